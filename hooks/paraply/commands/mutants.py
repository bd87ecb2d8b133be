"""Change the ground of the program one thing at a time, and see whether the tests notice."""

import sys

from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.developer import supply
from paraply.developer.tools import ROOT, equipped, run_all
from paraply.language import N_


@declare(
    "mutants",
    about=N_(
        "Ändra programmets grund en sak i taget, och se om testerna märker det. Tar många minuter. "
        "Behöver nätet första gången."
    ),
    example="mutants --sample 40 --only level",
    status=N_("0 nio av tio ändringar märktes, 1 färre."),
)
@option("--sample", type=int, default=150, metavar=N_("ANTAL"), help=N_("så många ändringar"))
@option("--only", default="", metavar=N_("TEXT"), help=N_("bara i filer med den här texten i sin sökväg"))
@option("--write", is_flag=True, help=N_("skriv också in andelen i benchmarks/MUTANTS.md"))
def command(sample: int, only: str, write: bool) -> int:
    """Get Cosmic Ray when it is not there, and run the changes in a process of their own."""
    equipped()
    is_there = (ROOT / supply.MUTANTS / "cosmic_ray").is_dir()
    asked = ["--sample", str(sample), "--only", only, *(["--write"] if write else [])]
    changes = [sys.executable, "benchmarks/mutants.py", *asked]
    return run_all(*([] if is_there else [supply.INSTALL_COSMIC_RAY]), changes)
