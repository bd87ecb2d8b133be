"""Write the report to those who decide: how the promises stand, and what has changed."""

import sys
from datetime import date
from pathlib import Path

import click

from paraply.build import summarise
from paraply.changes import NoVersionError
from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.files import atomic
from paraply.language import N_, _
from paraply.problems import ContentError
from paraply.render.document import FORMATS


@declare(
    "summary",
    about=N_(
        "Skriv en rapport till nämnden eller kommunstyrelsen: hur det går med löftena, om de är "
        "likställda och vad som har ändrats."
    ),
    example="summary --since 2026-01-01 --output rapport.html\nsummary --compare main",
    status=N_("0 klar, 1 ingen rapport är skriven."),
    faults=(NoVersionError,),
)
@option("--since", type=options.Day(), metavar=N_("DATUM"), help=N_("ta med det som har hänt från den dagen"))
@option(
    "--compare",
    metavar="VERSION",
    help=N_("ta med vad som skiljer mot en gren, tagg, incheckning eller mapp"),
)
@option(
    "--output",
    type=options.FILE,
    metavar=N_("FIL"),
    help=N_("rapport.md, eller rapport.html som Word öppnar"),
)
@option("--address", metavar="URL", help=N_("webbplatsens adress, om den inte står i innehållet"))
@options.root
@options.today
def command(
    *,
    since: date | None,
    compare: str | None,
    output: Path | None,
    address: str | None,
    root: Path,
    today: date,
) -> int:
    """Write or print. The status is 1 when nothing was written."""
    suffix = output.suffix.lower() if output else ".md"
    if suffix not in FORMATS:
        endings = _(" eller ").join(FORMATS)
        raise click.UsageError(_("'{file}' slutar inte på {endings}.", file=output, endings=endings))
    try:
        text = FORMATS[suffix](summarise(root, today, since, compare, address))
    except ContentError as error:
        print(*(problem for problem in error.problems if problem.is_error), sep="\n", file=sys.stderr)
        return 1
    if output is None:
        sys.stdout.write(text)
    else:
        atomic.write(output, text)
        print(_("Rapporten ligger i {file}.", file=output))
    return 0
