"""Write the content's files in the one way they are written, so that a change shows only what changed.

Example: .venv/bin/python scripts/format_content.py --check
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from paraply.command.commandline import Parser  # noqa: E402
from paraply.command.launch import launch  # noqa: E402
from paraply.files import atomic  # noqa: E402  (the package is found through the line above)
from paraply.files.os_errors import reason  # noqa: E402
from paraply.language import _, ngettext  # noqa: E402
from paraply.text.formatting import unformatted  # noqa: E402


def main() -> int:
    """Format all files or those named, or tell with --check, where the status is 1 when there are any."""
    parser = Parser(
        description=_(
            "Skriv filerna i content/ på ett och samma sätt. Värden, kommentarer och texter ändras "
            "aldrig, och den som är klar ändras inte igen."
        ),
        epilog=_(
            "Exempel: .venv/bin/python scripts/format_content.py --check. "
            "Slutstatus: 0 klar, 1 någon fil kan skrivas enklare (med --check) eller går inte att skriva."
        ),
    )
    parser.add_argument(
        "files", nargs="*", metavar=_("FIL"), help=_("bara de här, som content/guarantees/x.md")
    )
    parser.add_argument("--check", action="store_true", help=_("visa bara vilka filer som skulle ändras"))
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("MAPP"), help=_("mappen där content/ ligger")
    )
    chosen = parser.parse_args()
    try:
        named = {chosen.root / name for name in chosen.files}
        found = unformatted(chosen.root).items()
        wanted = {path: text for path, text in found if not named or path in named}
        if not chosen.check:
            atomic.write_all(wanted)
    except OSError as error:
        why = reason(error)
        print(
            _(
                "{file}: Det gick inte att läsa eller skriva ({why}). Inget skrevs.",
                file=error.filename,
                why=why,
            )
        )
        return 1
    for path in wanted:
        print(path.relative_to(chosen.root))
    if chosen.check and wanted:
        print(_("De här filerna kan skrivas enklare. Kör: make format-content"))
        return 1
    changed = ngettext("{number} fil är ändrad.", "{number} filer är ändrade.", len(wanted))
    print(changed if wanted else _("Alla filer är skrivna som de ska."))
    return 0


if __name__ == "__main__":
    sys.exit(launch(main))
