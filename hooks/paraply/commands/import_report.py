"""Import the figures of a spreadsheet: show what would change, ask, and write."""

from datetime import date
from pathlib import Path

from paraply.command import options
from paraply.command.commandline import argument, option
from paraply.command.commandline import command as declare
from paraply.command.statuses import STATUSES
from paraply.importers.session import Wish, run
from paraply.language import N_


@declare(
    "import-report",
    about=N_("Läs in måttens siffror ur ett kalkylblad. Allt visas innan något skrivs."),
    example="import-report utfall-2025.xlsx --period 2025-T2 --dry-run",
    status=STATUSES,
    stopped=N_("Avbrutet. Inget skrevs."),
)
@argument(
    "file",
    type=options.FILE,
    metavar=N_("FIL"),
    help=N_("exporten: .xlsx, .xlsm, .xls, .ods, .csv eller .tsv"),
)
@option("--mapping", metavar="ID", help=N_("vilken fil i content/results/imports/ som gäller"))
@option(
    "--period",
    metavar=N_("PERIOD"),
    help=N_("perioden, om filen inte säger den: 2025, 2025-T2, 2025-05"),
)
@option(
    "--unit",
    metavar=N_("ENHET"),
    help=N_("enheten, om filen inte säger den: procent, tkr, eller måttets för måttens egna"),
)
@options.why
@options.dry_run
@options.yes
@options.root
@options.today
def command(
    *,
    file: Path,
    mapping: str | None,
    period: str | None,
    unit: str | None,
    why: str,
    dry_run: bool,
    yes: bool,
    root: Path,
    today: date,
) -> int:
    """Import. The status is 1 when nothing was written for a reason."""
    wish = Wish(
        file,
        root=root,
        today=today,
        mapping=mapping,
        period=period,
        unit=unit,
        why=why,
        dry_run=dry_run,
        yes=yes,
        ask=options.asking(yes=yes),
    )
    return run(wish, print)
