"""Measure speed and size beside their goals."""

import sys

from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.developer.tools import equipped, run_all
from paraply.language import N_


@declare(
    "bench",
    about=N_("Mät hur snabbt och hur stort det är, bredvid målen. Tar några minuter."),
    example="bench --write",
    status=N_("0 klar, 1 något mål nåddes inte."),
)
@option("--write", is_flag=True, help=N_("skriv också in siffrorna i benchmarks/RESULTS.md"))
def command(write: bool) -> int:
    """Run the benchmarks in a process of their own."""
    equipped()
    return run_all([sys.executable, "benchmarks/goals.py", *(["--write"] if write else [])])
