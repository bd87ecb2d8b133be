"""Format the code, and mend what can be mended without thought."""

from paraply.command.commandline import command as declare
from paraply.developer.tools import equipped, run_all
from paraply.language import N_


@declare(
    "format",
    about=N_("Skriv koden på ett och samma sätt, och laga det som går att laga utan att tänka."),
    example="format",
    status=N_("0 klar, 1 det gick inte."),
)
def command() -> int:
    """Run ruff's own mending, and its formatter."""
    equipped()
    return run_all(["ruff", "check", "--fix", "--exit-zero", "."], ["ruff", "format", "."])
