"""Import statistics of visits from server logs or Matomo: show what would change, ask, and write.

Example: .venv/bin/python scripts/import_visits.py access.log access.log.1.gz
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.clock import BadTodayError, today_from  # noqa: E402  (found through the line above)
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.command.statuses import STATUSES  # noqa: E402
from paraply.importers.session import Wish  # noqa: E402
from paraply.language import _  # noqa: E402
from paraply.visits.command import MAPPING, import_visits  # noqa: E402


def main() -> int:
    """Read the arguments and the day, and import. The status is 1 when nothing was written for a reason."""
    parser = Parser(
        description=_(
            "Läs in hur många som besöker sidorna, per månad. Ingen adress och ingen person sparas. "
            "Färre än fem besök i en månad visas inte."
        ),
        epilog=_(
            "Exempel: {command}. {statuses}",
            command=".venv/bin/python scripts/import_visits.py sidor-2026-09.csv --month 2026-09 --dry-run",
            statuses=_(STATUSES),
        ),
    )
    parser.add_argument(
        "files", type=Path, nargs="+", metavar=_("FIL"), help=_("serverloggar, eller .csv från Matomo")
    )
    parser.add_argument("--month", metavar=_("MÅNAD"), help=_("månaden, om exporten inte säger den: 2026-09"))
    parser.add_argument(
        "--mapping", metavar="ID", default=MAPPING, help=_("fil i imports/ (annars {name})", name=MAPPING)
    )
    parser.add_argument(
        "--why", default="", metavar=_("SKÄL"), help=_("varför redan publicerade värden ändras")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("visa bara vad som skulle ändras"))
    parser.add_argument("--yes", action="store_true", help=_("skriv utan att fråga"))
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    chosen = vars(parser.parse_args())
    files, month = chosen.pop("files"), chosen.pop("month")
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
    except BadTodayError as error:
        parser.error(str(error))
    ask = input if sys.stdin.isatty() and not chosen["yes"] else None
    try:
        return import_visits(files, Wish(files[0], today=today, ask=ask, **chosen), print, month)
    except (KeyboardInterrupt, EOFError):
        print("\n" + _("Avbrutet. Inget skrevs."))
        return 1


if __name__ == "__main__":
    sys.exit(launch(main))
