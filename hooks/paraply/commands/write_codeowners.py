"""Write CODEOWNERS, who reviews which file, from the owners' reviewers."""

from pathlib import Path

from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.invocation import quoted
from paraply.files import atomic
from paraply.forge.codeowners import codeowners, unusable
from paraply.language import N_, _
from paraply.load import load_content


@declare(
    "write-codeowners",
    about=N_("Skriv CODEOWNERS: vem som granskar vilken fil, enligt reviewers i owners.yml."),
    example="write-codeowners --check",
    status=N_("0 klar, 1 filen är inaktuell (med --check) eller går inte att skriva."),
)
@option("--check", is_flag=True, help=N_("skriv inget, säg bara om filen är inaktuell"))
@options.root
def command(check: bool, root: Path) -> int:
    """Write the file, or with --check tell whether it is up to date. The status is 1 when it is not."""
    loaded = load_content(root)
    wrong = [*(str(problem) for problem in loaded.problems if problem.is_error), *unusable(loaded.content)]
    if wrong:
        print(*wrong, _("Inget skrevs."), sep="\n")
        return 1
    path, text = root / "CODEOWNERS", codeowners(loaded.content)
    is_current = path.is_file() and path.read_text(encoding="utf-8") == text
    if check and not is_current:
        print(_("CODEOWNERS är inaktuell. Kör: {command}", command=quoted("write-codeowners")))
        return 1
    if not is_current:
        atomic.write(path, text)
    print(_("CODEOWNERS stämmer med innehållet."))
    return 0
