"""Make this clone another municipality's: its name and areas in the place of the content that is here."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from paraply.build import examine
from paraply.changes import head_of
from paraply.command import options
from paraply.command.commandline import Number, argument, option
from paraply.command.commandline import command as declare
from paraply.command.invocation import quoted
from paraply.derive.published import published
from paraply.derive.telling import telling
from paraply.derive.views import views_of
from paraply.files.os_errors import told
from paraply.keyfigures.catalogue import areas as standard_areas
from paraply.keyfigures.catalogue import figures
from paraply.kolada import client, snapshots
from paraply.kolada.adopting import groups_of
from paraply.kolada.beginning import NOT_SHOWN, chosen, feature, fill, titles_of
from paraply.kolada.faults import KoladaError
from paraply.kolada.progress import Bar
from paraply.language import N_, _, code, ngettext
from paraply.load import load_content
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
@argument("name", required=False, metavar=N_("NAMN"), help=N_("kommunens namn"))
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
    "--measures",
    multiple=True,
    metavar=N_("URVAL"),
    help=N_(
        "hämta mått ur katalogen från Kolada: core, standard eller more, eller ett område som {areas}. "
        "Behöver --code"
    ),
    values={"areas": lambda: ", ".join(standard_areas())},
)
@option("--base-url", default=client.BASE_URL, metavar=N_("ADRESS"), help=N_("hämta från en kopia av Kolada"))
@option(
    "--origin", default=snapshots.ORIGIN, metavar=N_("TEXT"), help=N_("för en kopia: varifrån värdena kommer")
)
@option("--decimals-known", type=Number(), metavar=N_("ANTAL"), help=N_("för en kopia med avrundade värden"))
@option(
    "--into",
    type=options.FILE,
    metavar=N_("MAPP"),
    help=N_("en ny mapp för innehållet: programmet och det som finns här står kvar"),
)
@options.root
@options.today
def command(
    *,
    name: str | None,
    root: Path,
    into: Path | None,
    today: date,
    areas: Sequence[str],
    measures: Sequence[str],
    base_url: str,
    origin: str,
    decimals_known: int | None,
    **fields: str,
) -> int:
    """Begin. The status is 1 when nothing was changed."""
    if into and into.exists() and any(into.iterdir()):
        print(_("Mappen {folder} är inte tom. Välj en ny mapp.", folder=into), file=sys.stderr)
        return 1
    old = "" if into else load_content(root).content.municipality.name
    if old:
        print(_whose(old, name), flush=True)
    if name is None:
        yours = _("Er kommun")
        begin_here = quoted(f'start "{yours}"')
        print(_("Skriv vad er kommun heter: {command}", command=begin_here), file=sys.stderr)
        return 1
    commit, is_committed = head_of(root)
    if not into and commit is None:
        print(_("Här finns inget git med innehållet i. Utan det går inget att ta tillbaka."), file=sys.stderr)
        return 1
    if not into and not is_committed:
        print(_("Allt måste vara sparat i git först, så att inget går förlorat: git status"), file=sys.stderr)
        return 1
    told_of: list[str] = []
    try:  # what the command speaks is what the content had
        beginning = Beginning(name, **fields, areas=list(areas), language=code())
        if measures:
            patience = click.get_current_context().obj
            with Bar() as bar, client.Client(base_url, patience, bar) as kolada:
                first = Figures(kolada, snapshots.Stamp(today, origin, decimals_known), measures, today)
                beginning = first.known_of(beginning)
                errors = begin(root, beginning, lambda folder: examine(folder, today).problems, into, first)
            told_of = first.told
        else:
            errors = begin(root, beginning, lambda folder: examine(folder, today).problems, into)
    except (KoladaError, OSError, KeyboardInterrupt) as error:
        why = told(error) if isinstance(error, OSError) else str(error) or _("Avbrutet.")
        print(why, _("Inget är ändrat."), sep="\n", file=sys.stderr)
        return 1
    if errors:
        print(*errors, _("Inget är ändrat."), sep="\n", file=sys.stderr)
        return 1
    print(_(KNOWN, name=name), *told_of, _next(into), sep="\n")
    return 0


class Figures:
    """The figures to begin with: asked for once the folder is there, and told of afterwards."""

    def __init__(
        self, kolada: client.Client, stamp: snapshots.Stamp, words: Sequence[str], today: date
    ) -> None:
        """``words`` name levels and areas of the catalogue. Raises ``KoladaError`` for any other."""
        self._kolada, self._stamp, self._today = kolada, stamp, today
        self._wanted = chosen(words)
        self.told: list[str] = []

    def known_of(self, beginning: Beginning) -> Beginning:
        """The beginning with its groups in Kolada and the areas that the figures belong to."""
        if not beginning.code:
            raise KoladaError(_("--measures behöver också --code, kommunkoden med fyra siffror."))
        groups = groups_of(self._kolada, beginning.code)
        return replace(
            beginning,
            default_group=beginning.default_group or groups.default_group,
            county_group=beginning.county_group or groups.county_group,
            areas=beginning.areas or titles_of(self._wanted),
        )

    def __call__(self, folder: Path) -> None:
        """Fill a folder, and choose what stands on its first page."""
        adopted = fill(folder, self._kolada, self._stamp, self._wanted)
        examined = examine(folder, self._today)
        views = views_of(published(examined.content, self._today), examined.problems, self._today)
        feature(folder, {each.id: each.why for each in telling(views)})
        count = len(self._wanted) - len(adopted.left_out)
        self.told.append(ngettext("{number} mått är inlagt.", "{number} mått är inlagda.", count))
        if adopted.left_out:
            left = ngettext(
                "{number} nyckeltal är inte med, och står med skäl i {file}:",
                "{number} nyckeltal är inte med, och står med skäl i {file}:",
                len(adopted.left_out),
                file=NOT_SHOWN,
            )
            self.told += [left, *(f"  {id_} {figures()[id_].title}" for id_ in adopted.left_out)]
        self.told += adopted.notes


def _whose(old: str, new: str | None) -> str:
    """Whose content is here, and what becomes of it, before anything else is said."""
    told = _("Här ligger innehåll om {old}.", old=old)
    follows = (
        _("Det byts ut mot {new}. Git har det kvar.", new=new)
        if new
        else _("Det byts ut mot ert eget. Git har det kvar.")
    )
    return f"{told} {follows}"


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
