"""Write REGLER.md, the list of every rule that content is checked by; a test says when it is out of date."""

from pathlib import Path

from paraply.build import all_rules
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.findings import rules_as_markdown
from paraply.command.options import FILE, PROGRAM
from paraply.language import N_, SWEDISH, use


@declare(
    "write-rules",
    about=N_("Skriv om listan över reglerna efter en ändring i hooks/paraply/check/ eller load/."),
    example="write-rules",
    status=N_("0 klar."),
)
@option("--output", type=FILE, default=PROGRAM / "REGLER.md", metavar=N_("FIL"), help=N_("fil att skriva"))
def command(output: Path) -> int:
    """Write the list."""
    use(SWEDISH)  # the list is the program's, the same whichever municipality it stands with
    output.write_text(rules_as_markdown(all_rules()), encoding="utf-8", newline="\n")
    print(output.name)
    return 0
