"""Ask whether the links to other sites still lead somewhere."""

from paraply.command.commandline import command as declare
from paraply.developer import npm
from paraply.developer.tools import ROOT, equipped, ours, run_all
from paraply.language import N_

FOLDER = ROOT / "scripts" / "links"


@declare(
    "links",
    about=N_("Fråga om länkarna till andra webbplatser fortfarande leder någonstans. Behöver nätet."),
    example="links",
    status=N_("0 alla svarar, 1 någon gör det inte."),
    faults=(npm.NpmError,),
)
def command() -> int:
    """Build the site, and have linkinator follow its links."""
    equipped()
    if not npm.is_installed(FOLDER):
        npm.install(FOLDER)
    program = FOLDER / "node_modules" / ".bin" / "linkinator"
    return run_all(ours("site"), [str(program), "site", "--config", str(FOLDER / "linkinator.json")])
