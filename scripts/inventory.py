"""Write the inventory as one spreadsheet per owner, or read a filled-in one back.

Example: .venv/bin/python scripts/inventory.py --output /tmp/inventering
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
from paraply.inventory.overview import WITHOUT_OWNER  # noqa: E402
from paraply.inventory.session import apply_sheet, write_sheets  # noqa: E402
from paraply.language import _  # noqa: E402


def main() -> int:
    """Read the arguments and the day, then write or apply. The status is 1 when nothing was written."""
    parser = Parser(
        description=_(
            "Inventera löftena: ett kalkylark per ansvarig, med det som saknas. "
            "Ett ifyllt ark läses in igen, och alla ändringar visas innan något skrivs."
        ),
        epilog=_(
            "Exempel: {command}. Med --apply: {statuses}",
            command=".venv/bin/python scripts/inventory.py "
            "--apply inventering-byggnadsnamnden.xlsx --dry-run",
            statuses=_(STATUSES),
        ),
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", type=Path, metavar=_("FIL"), help=_("läs in ett ifyllt ark"))
    what.add_argument(
        "--output", type=Path, default=Path("inventering"), metavar=_("MAPP"), help=_("mapp för arken")
    )
    parser.add_argument(
        "--owner", metavar="ID", help=_("bara den ansvariges ark, eller {name}", name=WITHOUT_OWNER)
    )
    parser.add_argument("--dry-run", action="store_true", help=_("visa bara vad som skulle ändras"))
    parser.add_argument("--yes", action="store_true", help=_("skriv utan att fråga"))
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    chosen = parser.parse_args()
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
    except BadTodayError as error:
        parser.error(str(error))
    if chosen.apply is None:
        return write_sheets(chosen.root, today, chosen.output, chosen.owner, print)
    ask = input if sys.stdin.isatty() else None
    try:
        return apply_sheet(
            chosen.root, today, chosen.apply, print, ask, yes=chosen.yes, dry_run=chosen.dry_run
        )
    except (KeyboardInterrupt, EOFError):
        print("\n" + _("Avbrutet. Inget skrevs."))
        return 1


if __name__ == "__main__":
    sys.exit(launch(main))
