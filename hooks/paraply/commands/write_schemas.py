"""Write the JSON Schemas that text editors use; a test says when they are out of date."""

import json
from pathlib import Path

from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.options import FILE, PROGRAM
from paraply.developer.schemas import schemas
from paraply.language import N_, SWEDISH, use


@declare(
    "write-schemas",
    about=N_("Skriv om filerna i schemas/ efter en ändring av fälten i hooks/paraply/model/."),
    example="write-schemas",
    status=N_("0 klar."),
)
@option("--output", type=FILE, default=PROGRAM / "schemas", metavar=N_("MAPP"), help=N_("mapp att skriva i"))
def command(output: Path) -> int:
    """Write every schema into schemas/."""
    use(SWEDISH)  # the schemas are the program's, the same whichever municipality they stand with
    output.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (output / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{output.name}/{name}")
    return 0
