"""Make this clone another municipality's: its name and areas in the place of the content that is here."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from paraply.build import examine
from paraply.changes import head_of
from paraply.command import options
from paraply.command.commandline import argument, option
from paraply.command.commandline import command as declare
from paraply.command.invocation import quoted
from paraply.files.os_errors import told
from paraply.language import N_, _, code
from paraply.newfile.municipality import AREAS, Beginning
from paraply.newfile.municipality import start as begin

KNOWN = N_('Klart: {name}. Allt som inte är känt står som "uppgift saknas".')
DONE = N_("""  git add -A && git commit -m "Start"   spara
  {serve}
      titta
  {fetch}
      ett första mått, med er egen jämförelsegrupp
  {new}
      ett första löfte""")
BESIDE = N_("""Innehållet ligger i {into}, och byggs med programmet som ligger här:
  {site}
  {new}
      ett första löfte""")


@declare(
    "start",
    about=N_("Gör kopian till en annan kommuns. Innehållet som finns byts ut; git har det kvar."),
    example='start "Tierps kommun" --short-name Tierp --code 0360',
    status=N_("0 klar, 1 inget är ändrat."),
)
@argument("name", metavar=N_("NAMN"), help=N_("kommunens namn"))
@option("--short-name", metavar=N_("NAMN"), help=N_("kort namn, som i diagram"))
@option("--code", metavar=N_("KOD"), help=N_("kommunkod, fyra siffror"))
@option("--primary", metavar=N_("FÄRG"), help=N_("färg i sidhuvudet, till exempel #0d3a47"))
@option("--accent", metavar=N_("FÄRG"), help=N_("färg på knappar"))
@option(
    "--default-group",
    metavar="ID",
    help=N_("Koladas id för liknande kommuner, om gruppen redan är hämtad"),
)
@option("--county-group", metavar="ID", help=N_("Koladas id för länets kommuner, om gruppen redan är hämtad"))
@option(
    "--area",
    "areas",
    multiple=True,
    metavar=N_("OMRÅDE"),
    help=N_("ett område; flera går bra. Annars: {areas}"),
    values={"areas": lambda: "; ".join(AREAS)},
)
@option(
    "--into",
    type=options.FILE,
    metavar=N_("MAPP"),
    help=N_("en ny mapp för innehållet: programmet och det som finns här står kvar"),
)
@options.root
@options.today
def command(*, root: Path, into: Path | None, today: date, areas: Sequence[str], **fields: str) -> int:
    """Begin. The status is 1 when nothing was changed."""
    if into and into.exists() and any(into.iterdir()):
        print(_("Mappen {folder} är inte tom. Välj en ny mapp.", folder=into), file=sys.stderr)
        return 1
    commit, is_committed = head_of(root)
    if not into and commit is None:
        print(_("Här finns inget git med innehållet i. Utan det går inget att ta tillbaka."), file=sys.stderr)
        return 1
    if not into and not is_committed:
        print(_("Allt måste vara sparat i git först, så att inget går förlorat: git status"), file=sys.stderr)
        return 1
    try:  # what the command speaks is what the content had
        beginning = Beginning(**fields, areas=list(areas), language=code())
        errors = begin(root, beginning, lambda folder: examine(folder, today).problems, into)
    except OSError as error:
        print(told(error), _("Inget är ändrat."), sep="\n", file=sys.stderr)
        return 1
    if errors:
        print(*errors, _("Inget är ändrat."), sep="\n", file=sys.stderr)
        return 1
    print(_(KNOWN, name=fields["name"]), _next(into), sep="\n")
    return 0


def _next(into: Path | None) -> str:
    """What one does then."""
    if into:
        site = quoted(f"site --config {into / 'mkdocs.yml'} --output {into / 'site'}")
        return _(BESIDE, into=into, site=site, new=quoted(f"new guarantee --root {into}"))
    return _(
        DONE,
        serve=quoted("serve"),
        fetch=quoted("fetch-kolada --add N15613"),
        new=quoted("new guarantee"),
    )
