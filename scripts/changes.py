"""Say in plain Swedish what changes for residents between two versions of the content.

Example: .venv/bin/python scripts/changes.py main --format markdown
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import compare_versions  # noqa: E402  (the package is found through the line above)
from paraply.changes import FORMATS, NoVersionError  # noqa: E402
from paraply.command.clock import BadTodayError, today_from  # noqa: E402
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.language import _  # noqa: E402


def main() -> int:
    """Read the arguments and the day, compare, print. The status is 1 when a version cannot be found."""
    parser = Parser(
        description=_("Berätta vad som ändras för invånarna mellan två versioner av innehållet."),
        epilog=_(
            "Exempel: .venv/bin/python scripts/changes.py main --format markdown. "
            "Slutstatus: 0 klar, 1 en version finns inte."
        ),
    )
    before = _(
        "en mapp där content/ ligger, eller en gren, tagg eller incheckning i git; "
        "grenar jämförs från där de skildes åt"
    )
    parser.add_argument("before", metavar=_("FÖRE"), help=before)
    parser.add_argument(
        "after", metavar=_("EFTER"), nargs="?", help=_("likadant; annars mappen som den är nu")
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("hur ändringarna skrivs ut"))
    parser.add_argument(
        "--built",
        type=Path,
        nargs=2,
        metavar=_("MAPP"),
        help=_("båda byggda webbplatserna: berätta vad programmet ändrar"),
    )
    arguments = parser.parse_args()
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        found = compare_versions(arguments.before, arguments.after, arguments.root, today, arguments.built)
    except (BadTodayError, NoVersionError) as error:
        print(error, file=sys.stderr)
        return 1
    print(FORMATS[arguments.format](found))
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
