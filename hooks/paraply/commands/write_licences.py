"""Write LICENSES.md anew: the licence of everything that is installed."""

import sys

from paraply.command.commandline import command as declare
from paraply.command.environment import equip_for_tests
from paraply.command.options import PROGRAM
from paraply.developer.licences import FILE, as_markdown, packages
from paraply.files import atomic
from paraply.language import N_, _


@declare(
    "write-licences",
    about=N_("Skriv om LICENSES.md, licensen för allt som installeras, efter en ändring av låsfilerna."),
    example="write-licences",
    status=N_("0 alla licenser är tillåtna, 1 någon är det inte."),
)
def command() -> int:
    """Write the list. The status is 1 when a licence is not known, or not one that is allowed."""
    equip_for_tests(PROGRAM)
    listed = packages(PROGRAM)
    atomic.write(PROGRAM / FILE, as_markdown(listed))
    print(FILE)
    odd = [package for package in listed if not package.is_allowed]
    for package in odd:
        told = _(
            "{package}: licensen {licence} är inte bland dem som är tillåtna i licences.py.",
            package=f"{package.name} {package.version}",
            licence=package.licence or _("uppgift saknas"),
        )
        print(told, file=sys.stderr)
    return 1 if odd else 0
