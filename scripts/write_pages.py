"""Write every page as a file that MkDocs, ProperDocs and Zensical build without the hooks: see LEAVING.md.

Example: .venv/bin/python scripts/write_pages.py --output sidor && cd sidor && zensical build
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import build_site, read_history  # noqa: E402  (found through the line above)
from paraply.command.clock import BadTodayError, today_from  # noqa: E402
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files.pagefiles import FolderTakenError, write_pages  # noqa: E402
from paraply.language import _  # noqa: E402
from paraply.problems import ContentError  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments and the day, write the folder, and return the exit status."""
    parser = Parser(
        description=_("Skriv alla sidor till en mapp som andra program än vårt kan bygga webbplatsen av."),
        epilog=_(
            "Exempel: .venv/bin/python scripts/write_pages.py --output sidor. "
            "Slutstatus: 0 klar, 1 det gick inte."
        ),
    )
    parser.add_argument(
        "--output", type=Path, required=True, metavar=_("MAPP"), help=_("en ny eller tom mapp")
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    given = parser.parse_args(arguments)
    try:
        today = today_from(os.environ, datetime.now(tz=UTC))
        site = build_site(given.root, today, read_history(given.root))
        count = write_pages(site, ROOT, given.output.resolve())
    except ContentError as error:
        print(*(problem for problem in error.problems if problem.is_error), sep="\n", file=sys.stderr)
        return 1
    except (BadTodayError, FolderTakenError) as error:
        print(error, file=sys.stderr)
        return 1
    print(
        _(
            "{count} sidor ligger i {folder}/docs. LEAVING.md säger hur du bygger dem.",
            count=count,
            folder=given.output,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
