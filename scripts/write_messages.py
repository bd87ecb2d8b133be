"""Write the catalogue of all texts, which translators begin with; a test says when it is out of date.

Example: .venv/bin/python scripts/write_messages.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import all_rules  # noqa: E402  (the package is found through the line above)
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.developer.messages import TEMPLATE, template  # noqa: E402
from paraply.language import _  # noqa: E402


def main() -> int:
    """Write hooks/paraply/locale/paraply.pot."""
    parser = Parser(
        description=_(
            "Skriv om katalogen med alla texter efter en ändring av något ord som människor läser."
        ),
        epilog=_("Exempel: .venv/bin/python scripts/write_messages.py. Slutstatus: 0 klar."),
    )
    parser.add_argument("--output", type=Path, default=TEMPLATE, metavar=_("FIL"), help=_("fil att skriva"))
    output: Path = parser.parse_args().output
    output.write_bytes(template(all_rules()))
    print(output.name)
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
