"""Write the content's files in the one way they are written, so that a change shows only what changed."""

from collections.abc import Sequence
from pathlib import Path

from paraply.command import options
from paraply.command.commandline import argument, option
from paraply.command.commandline import command as declare
from paraply.command.invocation import quoted
from paraply.files import atomic
from paraply.files.os_errors import reason
from paraply.language import N_, _, ngettext
from paraply.text.formatting import unformatted


@declare(
    "format-content",
    about=N_(
        "Skriv filerna i content/ på ett och samma sätt. Värden, kommentarer och texter ändras "
        "aldrig, och den som är klar ändras inte igen."
    ),
    example="format-content --check",
    status=N_("0 klar, 1 någon fil kan skrivas enklare (med --check) eller går inte att skriva."),
)
@argument(
    "files",
    nargs=-1,
    required=False,
    metavar=N_("FIL"),
    help=N_("bara de här, som content/guarantees/x.md"),
)
@option("--check", is_flag=True, help=N_("visa bara vilka filer som skulle ändras"))
@options.root
def command(files: Sequence[str], check: bool, root: Path) -> int:
    """Format all files or those named, or tell with --check, where the status is 1 when there are any."""
    try:
        named = {root / name for name in files}
        found = unformatted(root).items()
        wanted = {path: text for path, text in found if not named or path in named}
        if not check:
            atomic.write_all(wanted)
    except OSError as error:
        told = _("{file}: Det gick inte att läsa eller skriva ({why}). Inget skrevs.",
                 file=error.filename, why=reason(error))  # fmt: skip
        print(told)
        return 1
    for path in wanted:
        print(path.relative_to(root).as_posix())
    if check and wanted:
        print(_("De här filerna kan skrivas enklare. Kör: {command}", command=quoted("format-content")))
        return 1
    changed = ngettext("{number} fil är ändrad.", "{number} filer är ändrade.", len(wanted))
    print(changed if wanted else _("Alla filer är skrivna som de ska."))
    return 0
