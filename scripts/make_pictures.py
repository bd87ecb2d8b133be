"""Build both sites and picture every kind of page in every look: for a person to look at one by one.

Example: .venv/bin/python scripts/make_pictures.py --only garantier
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from paraply.command.launch import launch  # noqa: E402
from paraply.files.publish import publish  # noqa: E402  (found through the line above)
from tests.browser.handbook import take_for_handbook  # noqa: E402
from tests.browser.pictures import take  # noqa: E402
from tests.conftest import tool  # noqa: E402

HANDBOOK = ROOT / "docs" / "assets" / "handbook"
SITES = {"kommunen": ROOT / "mkdocs.yml", "exempel": ROOT / "tests" / "example" / "mkdocs.yml"}


def main() -> int:
    """Read the arguments, build the two sites in a temporary folder, and take the pictures."""
    parser = argparse.ArgumentParser(
        description="Picture every kind of page in every look, to look at one by one, and take the "
        "handbook's own pictures anew (docs/assets/handbook/).",
        epilog="Example: .venv/bin/python scripts/make_pictures.py --only handbok. "
        "Exit status: 0 done, otherwise a site could not be built.",
    )
    parser.add_argument("--output", type=Path, default=ROOT / "pictures", help="folder for the pictures")
    parser.add_argument("--only", default="", metavar="TEXT", help="only pages whose address holds this")
    arguments = parser.parse_args()
    chromium = tool("chromium")
    for name, config in SITES.items():
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            if status := publish(config, site, dict(os.environ)):
                return status
            for picture in take(site, arguments.output / name, chromium, arguments.only):
                print(picture, flush=True)
    if arguments.only in "handbok/":
        for picture in take_for_handbook(HANDBOOK, chromium):
            print(f"{picture}: looks otherwise than before, to be committed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
