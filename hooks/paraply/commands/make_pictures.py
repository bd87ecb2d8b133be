"""Build both sites and picture every kind of page in every look: for a person to look at one by one."""

import sys
import tempfile
from pathlib import Path

from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.developer.tools import equipped
from paraply.files.publish import publish
from paraply.language import N_, _

ROOT = options.PROGRAM
HANDBOOK = ROOT / "docs" / "assets" / "handbook"
SITES = {"kommunen": ROOT / "mkdocs.yml", "exempel": ROOT / "tests" / "example" / "mkdocs.yml"}


@declare(
    "make-pictures",
    about=N_(
        "Ta en bild av varje slags sida i varje utseende, att se igenom en och en, och ta handbokens "
        "egna bilder på nytt (docs/assets/handbook/)."
    ),
    example="make-pictures --only handbok",
    status=N_("0 klar, 1 en webbplats gick inte att bygga."),
)
@option(
    "--output", type=options.FILE, default=ROOT / "pictures", metavar=N_("MAPP"), help=N_("mapp för bilderna")
)
@option("--only", default="", metavar=N_("TEXT"), help=N_("bara sidor vars adress har den här texten"))
def command(output: Path, only: str) -> int:
    """Build the two sites in a temporary folder, and take the pictures."""
    equipped()
    sys.path.append(str(ROOT))
    from tests.browser.handbook import take_for_handbook  # noqa: PLC0415  (needs what is installed above)
    from tests.browser.pictures import take  # noqa: PLC0415
    from tests.conftest import tool  # noqa: PLC0415

    chromium = tool("chromium")
    for name, config in SITES.items():
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            if publish(config, site, options.environment(None)):
                return 1
            for picture in take(site, output / name, chromium, only):
                print(picture, flush=True)
    if only in "handbok/":
        for picture in take_for_handbook(HANDBOOK, chromium):
            print(_("{picture}: ser annorlunda ut än förut, och ska checkas in", picture=picture), flush=True)
    return 0
