"""Fetch figures from Kolada for the measures that name a KPI, search for KPIs, or add one."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from paraply.command import options
from paraply.command.commandline import Number, OneOf, option
from paraply.command.commandline import command as declare
from paraply.command.statuses import STATUSES
from paraply.files.os_errors import told
from paraply.kolada import client, measures, snapshots
from paraply.kolada import command as asked
from paraply.kolada.faults import KoladaError
from paraply.kolada.progress import Bar
from paraply.language import N_, _
from paraply.model.choices import Direction

DIRECTIONS = {way.value: way for way in Direction}


@declare(
    "fetch-kolada",
    about=N_("Hämta värden från Kolada till de mått som har source: {kind: kolada, id: …}."),
    example="fetch-kolada\nfetch-kolada --search trygg\nfetch-kolada --add N15613 --direction higher",
    status=STATUSES,
)
@option("--search", metavar=N_("ORD"), help=N_("sök nyckeltal med ordet i titeln"))
@option("--add", metavar="ID", help=N_("lägg till ett mått med Koladas id, och hämta dess värden"))
@option("--direction", type=OneOf(DIRECTIONS), help=N_("för --add: vilket håll som är bättre"))
@option("--unit", metavar=N_("ENHET"), help=N_("för --add: enheten, om den inte framgår av titeln"))
@option("--area", metavar=N_("OMRÅDE"), help=N_("för --add: id för området i areas.yml"))
@option(
    "--id",
    metavar=N_("NAMN"),
    help=N_("för --add: måttets namn i adressen, till exempel trygghet-arskurs-5"),
)
@option("--accept", multiple=True, metavar="ID", help=N_("godta att nyckeltalet har bytt titel"))
@option("--dry-run", is_flag=True, help=N_("visa vad som skulle ändras, men skriv inget"))
@option("--base-url", default=client.BASE_URL, metavar=N_("ADRESS"), help=N_("hämta från en kopia av Kolada"))
@option(
    "--origin", default=snapshots.ORIGIN, metavar=N_("TEXT"), help=N_("för en kopia: varifrån värdena kommer")
)
@option("--decimals-known", type=Number(), metavar=N_("ANTAL"), help=N_("för en kopia med avrundade värden"))
@options.root
@options.today
def command(
    *,
    search: str | None,
    add: str | None,
    direction: str | None,
    unit: str | None,
    area: str | None,
    id: str | None,
    accept: Sequence[str],
    dry_run: bool,
    base_url: str,
    origin: str,
    decimals_known: int | None,
    root: Path,
    today: date,
) -> int:
    """Ask Kolada, write and print. The status is told in ``STATUSES``."""
    patience = click.get_current_context().obj
    try:
        stamp = snapshots.Stamp(today, origin, decimals_known)
        with Bar() as bar, client.Client(base_url, patience, bar) as kolada:
            if search:
                answer = asked.search(kolada, search)
            elif add:
                chosen = measures.Choices(DIRECTIONS.get(direction or ""), unit, area, id)
                ask = bar.ask_direction if options.asking() else None
                answer = asked.add(root, kolada, stamp, add, chosen, ask, dry_run=dry_run)
            else:
                answer = asked.update(root, kolada, stamp, accept, dry_run=dry_run)
    except (KoladaError, OSError, KeyboardInterrupt) as error:
        why = told(error) if isinstance(error, OSError) else str(error) or _("Avbrutet.")
        print(why, _("Ingen fil är ändrad."), sep="\n", file=sys.stderr)
        return 1
    print(*answer.lines, sep="\n")
    return answer.status
