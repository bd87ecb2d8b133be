"""Write every page as a file that MkDocs, ProperDocs and Zensical build without the hooks: see LEAVING.md."""

import sys
from datetime import date
from pathlib import Path

from paraply.build import build_site, read_history
from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.files.pagefiles import FolderTakenError
from paraply.files.pagefiles import write_pages as write
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
@options.root
@options.today
def command(output: Path, root: Path, today: date) -> int:
    """Write the folder. The status is 1 when nothing was written."""
    try:
        count = write(build_site(root, today, read_history(root)), options.PROGRAM, output.resolve())
    except ContentError as error:
        print(*(problem for problem in error.problems if problem.is_error), sep="\n", file=sys.stderr)
        return 1
    told = _("{count} sidor ligger i {folder}/docs. LEAVING.md säger hur du bygger dem.",
             count=count, folder=output)  # fmt: skip
    print(told)
    return 0
