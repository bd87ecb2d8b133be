"""Write the JSON Schemas that text editors use; a test says when they are out of date.

Example: .venv/bin/python scripts/write_schemas.py
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.developer.schemas import schemas  # noqa: E402  (the package is found through the line above)
from paraply.language import SWEDISH, _, use  # noqa: E402


def main() -> int:
    """Write every schema into schemas/."""
    parser = Parser(
        description=_("Skriv om filerna i schemas/ efter en ändring av fälten i hooks/paraply/model/."),
        epilog=_("Exempel: .venv/bin/python scripts/write_schemas.py. Slutstatus: 0 klar."),
    )
    parser.add_argument(
        "--output", type=Path, default=ROOT / "schemas", metavar=_("MAPP"), help=_("mapp att skriva i")
    )
    output: Path = parser.parse_args().output
    use(SWEDISH)  # the schemas are the program's, the same whichever municipality they stand with
    output.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (output / name).write_text(text, encoding="utf-8")
        print(f"{output.name}/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
