"""Write the inventory as one spreadsheet per owner, or read a filled-in one back."""

from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from paraply.command import options
from paraply.command.commandline import command as declare
from paraply.command.commandline import option
from paraply.command.statuses import STATUSES
from paraply.inventory.overview import WITHOUT_OWNER
from paraply.inventory.session import apply_sheet, write_sheets
from paraply.language import N_, _


@declare(
    "inventory",
    about=N_(
        "Inventera löftena: ett kalkylark per ansvarig, med det som saknas. "
        "Ett ifyllt ark läses in igen, och alla ändringar visas innan något skrivs."
    ),
    example="inventory --output inventering\ninventory --apply inventering-byggnadsnamnden.xlsx --dry-run",
    status=STATUSES,
    stopped=N_("Avbrutet. Inget skrevs."),
)
@option("--apply", type=options.FILE, metavar=N_("FIL"), help=N_("läs in ett ifyllt ark"))
@option(
    "--output",
    type=options.FILE,
    default=Path("inventering"),
    metavar=N_("MAPP"),
    help=N_("mapp för arken"),
)
@option(
    "--owner",
    metavar="ID",
    help=N_("bara den ansvariges ark, eller {name}"),
    values={"name": lambda: WITHOUT_OWNER},
)
@options.dry_run
@options.yes
@options.root
@options.today
def command(
    *,
    apply: Path | None,
    output: Path,
    owner: str | None,
    dry_run: bool,
    yes: bool,
    root: Path,
    today: date,
) -> int:
    """Write or apply. The status is 1 when nothing was written."""
    if apply is None:
        return write_sheets(root, today, output, owner, print)
    if click.get_current_context().get_parameter_source("output") is ParameterSource.COMMANDLINE:
        raise click.UsageError(_("{name} går inte ihop med {other}.", name="--apply", other="--output"))
    return apply_sheet(root, today, apply, print, options.asking(), yes=yes, dry_run=dry_run)
