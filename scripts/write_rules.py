"""Write REGLER.md, the list of every rule that content is checked by; a test says when it is out of date.

Example: .venv/bin/python scripts/write_rules.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.build import all_rules  # noqa: E402  (the package is found through the line above)
from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.findings import rules_as_markdown  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.language import SWEDISH, _, use  # noqa: E402


def main() -> int:
    """Write the list."""
    parser = Parser(
        description=_("Skriv om listan över reglerna efter en ändring i hooks/paraply/check/ eller load/."),
        epilog=_("Exempel: .venv/bin/python scripts/write_rules.py. Slutstatus: 0 klar."),
    )
    parser.add_argument(
        "--output", type=Path, default=ROOT / "REGLER.md", metavar=_("FIL"), help=_("fil att skriva")
    )
    output: Path = parser.parse_args().output
    use(SWEDISH)  # the list is the program's, the same whichever municipality it stands with
    output.write_text(rules_as_markdown(all_rules()), encoding="utf-8")
    print(output.name)
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
