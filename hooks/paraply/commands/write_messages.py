"""Write the catalogue of all texts, which translators begin with; a test says when it is out of date."""

from pathlib import Path

from paraply.build import all_rules
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.options import FILE
from paraply.developer.messages import TEMPLATE, template
from paraply.language import N_


@declare(
    "write-messages",
    about=N_("Skriv om katalogen med alla texter efter en ändring av något ord som människor läser."),
    example="write-messages",
    status=N_("0 klar."),
)
@option("--output", type=FILE, default=TEMPLATE, metavar=N_("FIL"), help=N_("fil att skriva"))
def command(output: Path) -> int:
    """Write hooks/paraply/locale/paraply.pot."""
    output.write_bytes(template(all_rules()))
    print(output.name)
    return 0
