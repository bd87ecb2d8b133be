"""Ask Lighthouse for its marks of four pages."""

import sys

from paraply.command.commandline import command as declare
from paraply.developer.tools import equipped, ours, run_all
from paraply.language import N_


@declare(
    "bench-pages",
    about=N_("Låt Lighthouse betygsätta fyra sidor. Behöver nätet första gången."),
    example="bench-pages",
    status=N_("0 klar, 1 något mål nåddes inte."),
)
def command() -> int:
    """Get the browser, then measure."""
    equipped()
    return run_all(ours("install-test-tools"), [sys.executable, "benchmarks/pages.py"])
