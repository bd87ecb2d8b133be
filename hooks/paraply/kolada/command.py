"""What a person asks for: update the figures, search for a KPI, or add one. Lines to show come back."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from paraply import load
from paraply.command.findings import open_problems
from paraply.command.invocation import quoted
from paraply.command.statuses import CHANGED, SAME
from paraply.keyfigures import catalogue
from paraply.keyfigures.catalogue import figures
from paraply.kolada.client import Client
from paraply.kolada.faults import KoladaError
from paraply.kolada.fetch import Fetched, fetch
from paraply.kolada.measures import Choices, measure_file
from paraply.kolada.rows import Kpi
from paraply.kolada.snapshots import FOLDER, Stamp
from paraply.language import _, ngettext
from paraply.model.choices import Direction
from paraply.model.measure import Measure
from paraply.model.record import Origin
from paraply.text.yamlfile import read_yaml
from paraply.trial import Judged, judged, tried


@dataclass(frozen=True, slots=True)
class Told:
    """Lines to show, and the exit status: ``SAME`` or ``CHANGED``."""

    lines: tuple[str, ...]
    status: int = SAME


def search(client: Client, words: str) -> Told:
    """The KPIs for municipalities with these words in their title, after those that the catalogue has."""
    known = catalogue.found(words)
    first = (_("I katalogen, med färdig text:"), *(f"{one.id}  {one.title}" for one in known), "")
    listed = _titled(client, words)
    return replace(listed, lines=(*first, *listed.lines)) if known else listed


def _titled(client: Client, words: str) -> Told:
    """The KPIs that Kolada itself finds."""
    found = [kpi for kpi in client.kpis_titled(words) if kpi.municipality_type != "L"]
    if not found:
        return Told(
            (_("Kolada har inget nyckeltal med '{words}' i titeln. Pröva ett kortare ord.", words=words),)
        )
    shown = sorted(found, key=lambda kpi: kpi.title)
    return Told(
        (
            *(f"{kpi.id}  {' '.join(kpi.title.split())}{_age(kpi)}" for kpi in shown),
            "",
            ngettext(
                "{number} nyckeltal. Lägg till ett: {command}",
                "{number} nyckeltal. Lägg till ett: {command}",
                len(shown),
                command=quoted(f"fetch-kolada --add {shown[0].id}"),
            ),
        )
    )


def update(root: Path, client: Client, stamp: Stamp, accepted: Collection[str], *, dry_run: bool) -> Told:
    """Fetch what the content names and write what differs. After a ``KoladaError`` nothing is written."""
    before = _readable(root, stamp)
    fetched = fetch(before.content, client, stamp, {each.strip().upper() for each in accepted})
    return _written(root, stamp, before, fetched, dry_run=dry_run)


def add(
    root: Path,
    client: Client,
    stamp: Stamp,
    kpi_id: str,
    chosen: Choices,
    ask: Callable[[Kpi], Direction] | None = None,
    *,
    dry_run: bool,
) -> Told:
    """Write a measure file for a KPI, and fetch its figures. ``ask`` is asked which way is better.

    Raises ``KoladaError`` when there is no such KPI, or it is there already; then nothing is written.
    """
    before = _readable(root, stamp)
    content = before.content
    kpi_id = kpi_id.strip().upper()
    for measure in content.measures.values():
        if measure.kolada == kpi_id:
            place = measure.place("source", "id")
            raise KoladaError(_("Nyckeltalet {id} finns redan: {place}", id=kpi_id, place=place))
    kpi = client.kpis([kpi_id]).get(kpi_id)
    if kpi is None:
        raise KoladaError(_("Nyckeltalet {id} finns inte i Kolada. Sök med --search ORD.", id=kpi_id))
    if chosen.direction is None and ask and kpi_id not in figures():
        chosen = replace(chosen, direction=ask(kpi))
    file = measure_file(kpi, content, chosen, stamp.fetched)
    fields = read_yaml(file.text, file.path)
    new = Measure.model_validate(fields.value).read_from(Origin(file.path, file.id, fields.lines))
    wider = replace(content, measures={**content.measures, file.id: new})
    fetched = fetch(wider, client, stamp, only={kpi_id})
    files = {file.path: file.text, **fetched.files}
    changes = {file.path: [_("+ Nytt mått"), *(f"  {guess}" for guess in file.guesses)], **fetched.changes}
    told = _written(root, stamp, before, Fetched(files, changes, fetched.notes), dry_run=dry_run)
    if dry_run:
        return told
    then = _("Läs igenom {file}, och bygg sedan sidan: {command}", file=file.path, command=quoted("site"))
    return replace(told, lines=(*told.lines, then))


def _readable(root: Path, stamp: Stamp) -> Judged:
    """The content, when it can be read. Broken snapshots do not matter: they are what is to be written."""
    before = judged(root, stamp.fetched)
    errors = [
        str(problem)
        for problem in before.errors
        if problem.rule in load.RULES and not problem.place.file.startswith(f"{FOLDER}/")
    ]
    if errors:
        raise KoladaError("\n".join((_("Innehållet har fel som behöver rättas först:"), *errors)))
    return before


def _written(root: Path, stamp: Stamp, before: Judged, fetched: Fetched, *, dry_run: bool) -> Told:
    """Judge the content with the files, and put them in place, all or none, unless it is a dry run."""
    if not fetched.files:
        return Told((*fetched.notes, _("Inget är ändrat: allt stämmer med Kolada.")))
    trial = tried(root, stamp.fetched, before, fetched.files)
    if errors := [str(problem) for problem in trial.new if problem.is_error]:
        raise KoladaError("\n".join((_("Värdena skulle ge fel i innehållet:"), *errors)))
    if not dry_run:
        trial.write()
    later = [_("Att se över efteråt: {what}", what=problem) for problem in open_problems(trial.new)]
    count = len(fetched.files)
    done = (
        ngettext(
            "Provkörning: {number} fil skulle ha ändrats.",
            "Provkörning: {number} filer skulle ha ändrats.",
            count,
        )
        if dry_run
        else ngettext("{number} fil är ändrad.", "{number} filer är ändrade.", count)
    )
    return Told((*_sections(fetched), *fetched.notes, *later, done), CHANGED)


def _sections(fetched: Fetched) -> Iterator[str]:
    for heading, lines in fetched.changes.items():
        yield heading
        yield from (f"  {line}" for line in lines)
        yield ""


def _age(kpi: Kpi) -> str:
    if not kpi.publ_period:
        return "  " + _("(uppdateras kanske inte längre)")
    return "  " + _("(nästa: {period})", period=kpi.publ_period)
