"""Say in plain Swedish what changes for residents between two versions of the content."""

from datetime import date
from pathlib import Path

from paraply.build import compare_versions
from paraply.changes import FORMATS, NoVersionError
from paraply.command import options
from paraply.command.commandline import OneOf, argument, option
from paraply.command.commandline import command as declare
from paraply.language import N_


@declare(
    "changes",
    about=N_("Berätta vad som ändras för invånarna mellan två versioner av innehållet."),
    example="changes main --format markdown",
    status=N_("0 klar, 1 en version finns inte."),
    faults=(NoVersionError,),
)
@argument(
    "before",
    metavar=N_("FÖRE"),
    help=N_(
        "en mapp där content/ ligger, eller en gren, tagg eller incheckning i git; "
        "grenar jämförs från där de skildes åt"
    ),
)
@argument("after", required=False, metavar=N_("EFTER"), help=N_("likadant; annars mappen som den är nu"))
@options.root
@option("--format", "form", type=OneOf(FORMATS), default="text", help=N_("hur ändringarna skrivs ut"))
@option(
    "--built",
    type=options.FILE,
    nargs=2,
    metavar=N_("MAPP MAPP"),
    help=N_("båda byggda webbplatserna: berätta vad programmet ändrar"),
)
@options.today
def command(
    *,
    before: str,
    after: str | None,
    root: Path,
    form: str,
    built: tuple[Path, Path] | None,
    today: date,
) -> int:
    """Compare and print. The status is 1 when a version cannot be found."""
    print(FORMATS[form](compare_versions(before, after, root, today, built or None)))
    return 0
