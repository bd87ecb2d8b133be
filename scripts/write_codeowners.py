"""Write CODEOWNERS, who reviews which file, from the owners' reviewers; a test says when it is out of date.

Example: .venv/bin/python scripts/write_codeowners.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files import atomic  # noqa: E402  (the package is found through the line above)
from paraply.forge.codeowners import codeowners, unusable  # noqa: E402
from paraply.language import _  # noqa: E402
from paraply.load import load_content  # noqa: E402


def main() -> int:
    """Write the file, or with --check tell whether it is up to date. The status is 1 when it is not."""
    parser = Parser(
        description=_("Skriv CODEOWNERS: vem som granskar vilken fil, enligt reviewers i owners.yml."),
        epilog=_(
            "Exempel: .venv/bin/python scripts/write_codeowners.py --check. "
            "Slutstatus: 0 klar, 1 filen är inaktuell (med --check) eller går inte att skriva."
        ),
    )
    parser.add_argument("--check", action="store_true", help=_("skriv inget, säg bara om filen är inaktuell"))
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    chosen = parser.parse_args()
    loaded = load_content(chosen.root)
    wrong = [*(str(problem) for problem in loaded.problems if problem.is_error), *unusable(loaded.content)]
    if wrong:
        print(*wrong, _("Inget skrevs."), sep="\n")
        return 1
    path, text = chosen.root / "CODEOWNERS", codeowners(loaded.content)
    is_current = path.is_file() and path.read_text(encoding="utf-8") == text
    if chosen.check and not is_current:
        print(_("CODEOWNERS är inaktuell. Kör: .venv/bin/python scripts/write_codeowners.py"))
        return 1
    if not is_current:
        atomic.write(path, text)
    print(_("CODEOWNERS stämmer med innehållet."))
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
