"""Import statistics of visits from server logs or Matomo: show what would change, ask, and write."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from paraply.command import options
from paraply.command.commandline import argument, option
from paraply.command.commandline import command as declare
from paraply.command.statuses import STATUSES
from paraply.importers.session import Wish
from paraply.language import N_
from paraply.load import load_content
from paraply.render import urls
from paraply.visits.command import MAPPING, Given, import_visits
from paraply.visits.progress import Reading


@declare(
    "import-visits",
    about=N_(
        "Läs in hur många som besöker sidorna, per månad. Ingen adress och ingen person sparas. "
        "Färre än fem besök i en månad visas inte."
    ),
    example="import-visits access.log*\nimport-visits sidor-2026-09.csv --month 2026-09 --dry-run",
    status=STATUSES,
    stopped=N_("Avbrutet. Inget skrevs."),
)
@argument(
    "files", type=options.FILE, nargs=-1, metavar=N_("FIL"), help=N_("serverloggar, eller .csv från Matomo")
)
@option("--month", metavar=N_("MÅNAD"), help=N_("månaden, om exporten inte säger den: 2026-09"))
@option(
    "--mapping",
    metavar="ID",
    default=MAPPING,
    help=N_("fil i imports/ (annars {name})"),
    values={"name": lambda: MAPPING},
)
@options.why
@options.dry_run
@options.yes
@options.root
@options.today
def command(
    *,
    files: Sequence[Path],
    month: str | None,
    mapping: str,
    why: str,
    dry_run: bool,
    yes: bool,
    root: Path,
    today: date,
) -> int:
    """Import. The status is 1 when nothing was written for a reason."""
    wish = Wish(
        files[0],
        root=root,
        today=today,
        mapping=mapping,
        why=why,
        dry_run=dry_run,
        yes=yes,
        ask=options.asking(yes=yes),
    )
    with Reading(files) as reading:
        return import_visits(Given(files, month, _pages(root), reading.heard), wish, print)


def _pages(root: Path) -> set[str]:
    """The address of every page of the site, from the server's root; a chart in another's page is none."""
    content = load_content(root).content
    drawn = {urls.embedded(measure) for measure in content.measures.values()}
    addresses = {address for address, _place in urls.claimed(content)} - drawn
    return {f"/{address}" for address in addresses if not address or address.endswith("/")}
