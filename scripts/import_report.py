"""Import the figures of a spreadsheet: show what would change, ask, and write.

Example: .venv/bin/python scripts/import_report.py utfall-2025.xlsx
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.clock import BadTodayError, today_from  # noqa: E402  (the package is found through the line above)
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.command.statuses import STATUSES  # noqa: E402
from paraply.importers.session import Wish, run  # noqa: E402
from paraply.language import _  # noqa: E402


def main() -> int:
    """Read the arguments and the day, and import. The status is 1 when nothing was written for a reason."""
    parser = Parser(
        description=_("Läs in måttens siffror ur ett kalkylblad. Allt visas innan något skrivs."),
        epilog=_(
            "Exempel: {command}. {statuses}",
            command=".venv/bin/python scripts/import_report.py utfall-2025.xlsx --period 2025-T2 --dry-run",
            statuses=_(STATUSES),
        ),
    )
    parser.add_argument(
        "file", type=Path, metavar=_("FIL"), help=_("exporten: .xlsx, .xlsm, .xls, .ods, .csv eller .tsv")
    )
    parser.add_argument("--mapping", metavar="ID", help=_("vilken fil i content/results/imports/ som gäller"))
    parser.add_argument(
        "--period", metavar=_("PERIOD"), help=_("perioden, om filen inte säger den: 2025, 2025-T2, 2025-05")
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
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
    except BadTodayError as error:
        parser.error(str(error))
    ask = input if sys.stdin.isatty() and not chosen["yes"] else None
    try:
        return run(Wish(today=today, ask=ask, **chosen), print)
    except (KeyboardInterrupt, EOFError):
        print("\n" + _("Avbrutet. Inget skrevs."))
        return 1


if __name__ == "__main__":
    sys.exit(launch(main))
