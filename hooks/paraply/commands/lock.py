"""Write the lock files again from pyproject.toml."""

from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.invocation import quoted
from paraply.developer import supply
from paraply.developer.tools import equipped, run_all
from paraply.language import N_, _


@declare(
    "lock",
    about=N_("Skriv om låsfilerna efter en ändring av pyproject.toml. Behöver nätet."),
    example="lock --upgrade",
    status=N_("0 klar, 1 det gick inte."),
)
@option("--upgrade", is_flag=True, help=N_("ta nyare versioner"))
def command(upgrade: bool) -> int:
    """Resolve both lists of packages; the second keeps to the versions of the first."""
    equipped()
    status = run_all(supply.INSTALL_UV, *supply.locks(upgrade=upgrade))
    if not status:
        print(_("Kör nu: {first} och {second}", first=quoted("lint"), second=quoted("write-licences")))
    return status
