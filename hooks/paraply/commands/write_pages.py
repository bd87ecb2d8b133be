"""Write every page as a file that MkDocs, ProperDocs and Zensical build without the hooks: see LEAVING.md."""

import sys
from datetime import date
from pathlib import Path

from paraply.build import all_rules, build_site, read_history
from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.program import FOR_WRITERS
from paraply.files.handbookfiles import write_handbook
from paraply.files.pagefiles import FolderTakenError
from paraply.files.pagefiles import write_pages as write
from paraply.handbook.macros import Macros
from paraply.handbook.pages import FOLDER, menu, page_in, words
from paraply.language import N_, _
from paraply.problems import ContentError


@declare(
    "write-pages",
    about=N_("Skriv alla sidor till en mapp som andra program än vårt kan bygga webbplatsen av."),
    example="write-pages --output sidor",
    status=N_("0 klar, 1 det gick inte."),
    faults=(FolderTakenError,),
)
@option("--output", type=options.FILE, required=True, metavar=N_("MAPP"), help=N_("en ny eller tom mapp"))
@option("--handbook", is_flag=True, help=N_("skriv handboken i stället, som ett eget projekt"))
@options.root
@options.today
def command(output: Path, handbook: bool, root: Path, today: date) -> int:
    """Write the folder. The status is 1 when nothing was written."""
    if handbook:
        count = _write_handbook(output.resolve())
        told = _("{count} sidor ligger i {folder}/docs. LEAVING.md säger hur du bygger dem.",
                 count=count, folder=output)  # fmt: skip
        print(told)
        return 0
    try:
        count = write(build_site(root, today, read_history(root)), options.PROGRAM, output.resolve())
    except ContentError as error:
        print(*(problem for problem in error.problems if problem.is_error), sep="\n", file=sys.stderr)
        return 1
    told = _("{count} sidor ligger i {folder}/docs. LEAVING.md säger hur du bygger dem.",
             count=count, folder=output)  # fmt: skip
    print(told)
    return 0


def _write_handbook(output: Path) -> int:
    """The handbook's Markdown with its macros filled in, beside a configuration without hooks."""
    docs = options.PROGRAM / "docs"
    texts = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((docs / FOLDER).rglob("*.md"))
    }
    rules, made = all_rules(), {}
    for path, text in texts.items():
        macros = Macros(rules, FOR_WRITERS)
        whole = macros.whole(macros.expand(text))
        made[path] = whole.replace("---\n", "---\nhide: [tags]\n", 1)  # they are for the search
    listed = menu(page_in(path, text) for path, text in texts.items())
    said = {**words(), "to_site": ""}  # it stands alone
    return write_handbook(made, listed, said, options.PROGRAM, output)
