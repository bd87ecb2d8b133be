"""Build the site beside the old one and put it in its place only when everything is right.

Example: .venv/bin/python scripts/build_site.py --output site
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files.publish import publish  # noqa: E402  (the package is found through the line above)
from paraply.language import _  # noqa: E402


def main() -> int:
    """Read the arguments, build, and return the exit status."""
    parser = Parser(
        description=_(
            "Bygg webbplatsen. Den gamla ligger kvar tills den nya är hel och alla länkar stämmer."
        ),
        epilog=_(
            "Exempel: PARAPLY_TODAY=2026-11-23 .venv/bin/python scripts/build_site.py --output site. "
            "Slutstatus: 0 klar, annars något är fel: den gamla webbplatsen är kvar."
        ),
    )
    parser.add_argument(
        "--config",
        type=Path,
        default=ROOT / "mkdocs.yml",
        metavar=_("FIL"),
        help=_("mkdocs.yml att bygga efter"),
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=ROOT / "site",
        metavar=_("MAPP"),
        help=_("mapp för den färdiga webbplatsen"),
    )
    arguments = parser.parse_args()
    status = publish(arguments.config.resolve(), arguments.output.resolve(), dict(os.environ))
    if status == 0:
        made = arguments.output.resolve()
        shown = made.relative_to(Path.cwd()) if made.is_relative_to(Path.cwd()) else made
        print(
            _("Webbplatsen ligger i {folder}/. Titta på den med make serve.", folder=shown), file=sys.stderr
        )
    return status


if __name__ == "__main__":
    sys.exit(launch(main))
