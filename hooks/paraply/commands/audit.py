"""Ask whether a weakness is known in anything that is installed."""

from paraply.command.commandline import command as declare
from paraply.developer import supply
from paraply.developer.tools import equipped, run_each
from paraply.language import N_


@declare(
    "audit",
    about=N_("Fråga om någon brist är känd i det som installeras. Behöver nätet."),
    example="audit",
    status=N_("0 ingen är känd, 1 någon är det, eller det gick inte att fråga."),
)
def command() -> int:
    """Ask of every lock, also when one has answered badly."""
    equipped()
    return run_each(supply.INSTALL_UV) or run_each(*supply.audits())
