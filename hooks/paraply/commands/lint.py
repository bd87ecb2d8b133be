"""Check the code's style and types, without running a test."""

from paraply.command.commandline import command as declare
from paraply.developer.tools import equipped, run_all
from paraply.language import N_


@declare(
    "lint",
    about=N_("Kontrollera kodens stil och typer, utan att köra något test."),
    example="lint",
    status=N_("0 inget att anmärka, 1 något är fel."),
)
def command() -> int:
    """Run ruff and mypy; the status is 1 when either finds something."""
    equipped()
    return run_all(["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
