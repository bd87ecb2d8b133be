"""List every part that is installed, as CycloneDX."""

from paraply.command.commandline import command as declare
from paraply.developer import supply
from paraply.developer.tools import ROOT, equipped, run_all
from paraply.language import N_


@declare(
    "sbom",
    about=N_("Lista alla delar som installeras, som CycloneDX i mappen sbom/. Behöver nätet."),
    example="sbom",
    status=N_("0 klar, 1 det gick inte."),
)
def command() -> int:
    """Write a file for each lock."""
    equipped()
    (ROOT / "sbom").mkdir(exist_ok=True)
    return run_all(supply.INSTALL_UV, *supply.part_lists())
