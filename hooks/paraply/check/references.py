"""References: every id leads to a record, and what leads on never leads back to itself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from paraply.check.fields import FieldText, Sought, texts_of
from paraply.check.rule import Finding, World, rule
from paraply.language import N_, _
from paraply.model.choices import SourceKind
from paraply.model.ids import plain_id
from paraply.model.kind import Kind, name_of
from paraply.model.kinds import BY_NAME
from paraply.model.record import Record
from paraply.problems import Family, Place, Severity, did_you_mean, nearest

DEEPEST = 50
"""Steps from a goal or an owner up to the one at the top: far more than any has, and what pages can show."""

ALIKE = 0.82
"""How like an id must be to be proposed: the nämnder's ids are like each other, and one is not the other."""

MOST_OF_ONE = 3
"""Places that are told of one id that is not there: it is one mistake, however many refer to it."""

_BETWEEN_IDS = re.compile(r"[,;\s]+(?:och[\s]+)?")

KOLADA_GROUPS = "content/results/kolada/groups.json"

_AMONG_GROUPS = N_("bland Koladas grupper")

RecordType = TypeVar("RecordType", bound=Record)


@rule(
    "R01",
    Family.REFERENCES,
    Severity.ERROR,
    "Hänvisningen leder ingenstans",
    "Ett id som inte finns ger en tom plats på sidan.",
)
def dangling(world: World) -> Iterator[Finding]:
    """Every field that holds an id, in every record and its parts."""
    astray: dict[tuple[str, str], list[tuple[Record, FieldText]]] = {}
    for record in world.content.records():
        for text in texts_of(record, Sought.REFERENCES):
            if text.refers and not _exists(world, text.refers, text.value):
                astray.setdefault((text.refers, text.value), []).append((record, text))
    for (kind, id_), places in astray.items():
        shown, others = places[:MOST_OF_ONE], places[MOST_OF_ONE:]
        for record, text in shown:
            message = _(
                "{field}: '{id}' finns inte {among}.",
                field=_dotted(text),
                id=id_,
                among=_(BY_NAME[kind].among if kind in BY_NAME else _AMONG_GROUPS),
            )
            hint = _one_each(world, text) or _nearest(world, kind, id_)
            also = _also_in(others) if (record, text) == shown[-1] else ""
            yield record.place(*text.path), message, f"{hint} {also}".strip()


def _also_in(places: Sequence[tuple[Record, FieldText]]) -> str:
    """Where the same id stands too, when it has been told often enough; empty for none."""
    files = ", ".join(dict.fromkeys(record.file for record, _text in places))
    return _("Samma id står också i {files}.", files=files) if files else ""


@rule(
    "R02",
    Family.REFERENCES,
    Severity.ERROR,
    "Hänvisningar går i cirkel",
    "Den som följer dem kommer aldrig fram.",
)
def cycle(world: World) -> Iterator[Finding]:
    """Promises that replace each other, and goals or owners that stand above themselves."""
    content = world.content
    yield from _cycles(content.guarantees, "replaced_by", lambda promise: promise.replaced_by)
    yield from _cycles(content.goals, "parent", lambda goal: goal.parent)
    yield from _cycles(content.owners, "parent", lambda owner: owner.parent)


@rule(
    "R12",
    Family.REFERENCES,
    Severity.ERROR,
    "Mål eller ansvariga står i för många led",
    "Ingen läsare kan följa så många led, och sidan går inte att visa.",
)
def too_deep(world: World) -> Iterator[Finding]:
    """Each record that is the first too far below the one at the top; cycles are reported by R02."""
    content = world.content
    yield from _too_deep(content.goals, lambda goal: goal.parent)
    yield from _too_deep(content.owners, lambda owner: owner.parent)


@rule(
    "R03",
    Family.REFERENCES,
    Severity.ERROR,
    "Ett mått från Kolada saknar sina värden",
    "Värdena läses ur en sparad fil. Utan den visar sidan inget resultat.",
)
def no_snapshot(world: World) -> Iterator[Finding]:
    """A measure whose source is Kolada needs the id of a KPI, and its snapshot."""
    unread = world.unread.get("kolada", frozenset())
    for measure in world.content.measures.values():
        if not measure.source or measure.source.kind is not SourceKind.KOLADA:
            continue
        if measure.kolada is None:
            message = _("Källan är Kolada, men nyckeltalets id saknas.")
            yield measure.place("source"), message, _("Skriv source: {kind: kolada, id: N99999}.")
        elif measure.kolada not in world.content.snapshots and measure.kolada not in unread:
            message = _("Filen content/results/kolada/{kpi}.json finns inte.", kpi=measure.kolada)
            yield (
                measure.place("source", "id"),
                message,
                _("Hämta från Kolada med skriptet, eller rätta nyckeltalets id."),
            )


@rule(
    "R04",
    Family.REFERENCES,
    Severity.ERROR,
    "Ett mått från Kolada har egna värden",
    "Samma värde på två ställen blir förr eller senare två olika värden.",
)
def own_values_beside_kolada(world: World) -> Iterator[Finding]:
    """The values of a Kolada measure live in the snapshot only."""
    for measure in world.content.measures.values():
        if measure.outcomes and measure.source and measure.source.kind is SourceKind.KOLADA:
            message = _(
                "Måttet hämtas från Kolada men har också {count} egna värden.", count=len(measure.outcomes)
            )
            hint = _("Ta bort outcomes, eller byt källa om värdena är era egna. Kommentarer skrivs i notes.")
            yield measure.place("outcomes"), message, hint


@rule(
    "R06",
    Family.REFERENCES,
    Severity.ERROR,
    "En indelning har inget svenskt namn",
    "Ordet i filen är en kod. Det som visas för läsaren står i municipality.yml.",
)
def unnamed_dimension(world: World) -> Iterator[Finding]:
    """Each dimension of a break-down is named once, in the municipality's own file."""
    if world.unread.get("municipality.yml"):
        return
    known = world.content.municipality.dimensions
    for measure in world.content.measures.values():
        first: dict[str, Place] = {}
        for index, outcome in enumerate(measure.outcomes):
            if outcome.group:
                first.setdefault(
                    outcome.group.dimension, measure.place("outcomes", index, "group", "dimension")
                )
        if measure.kolada:
            groups = world.series_of(measure).groups
            first.update({group.dimension: measure.place("source", "id") for group in groups})
        for dimension, place in first.items():
            if dimension not in known:
                hint = did_you_mean(dimension, known) or _(
                    "Skriv dimensions: {{{dimension}: …}} i municipality.yml.", dimension=dimension
                )
                yield (
                    place,
                    _(
                        "Indelningen '{dimension}' har inget svenskt namn i municipality.yml.",
                        dimension=dimension,
                    ),
                    hint,
                )


@rule(
    "R08",
    Family.REFERENCES,
    Severity.ERROR,
    "Filen från Kolada gäller ett annat nyckeltal",
    "Filens namn och nyckeltalet i den ska vara samma, annars visas fel siffror.",
)
def snapshot_of_another_kpi(world: World) -> Iterator[Finding]:
    """A snapshot file is named after the KPI it holds."""
    for name, snapshot in world.content.snapshots.items():
        if snapshot.kpi != name:
            message = _(
                "Filen heter {name}.json men innehåller nyckeltalet {kpi}.", name=name, kpi=snapshot.kpi
            )
            yield snapshot.place(), message, _("Hämta från Kolada med skriptet igen.")


@rule(
    "R09",
    Family.REFERENCES,
    Severity.ERROR,
    "En kommunkod finns inte i Koladas lista",
    "En jämförelse behöver veta vilka kommuner den gäller.",
)
def unknown_municipality(world: World) -> Iterator[Finding]:
    """Our own code and the members of the groups must be in Kolada's list, when there is one."""
    content = world.content
    known = content.kolada_municipalities
    if not known:
        return
    if content.municipality.code and content.municipality.code not in known:
        message = _("Kommunkoden {code} finns inte i Koladas lista.", code=content.municipality.code)
        yield content.municipality.place("code"), message, _("Rätta koden, eller hämta listan igen.")
    for group in content.kolada_groups.values():
        if strangers := [code for code in group.members if code not in known]:
            message = _(
                "Gruppen {id} har medlemmar som inte finns i kommunlistan: {strangers}.",
                id=group.id,
                strangers=", ".join(strangers[:5]),
            )
            yield Place(KOLADA_GROUPS), message, _("Hämta från Kolada med skriptet: båda listorna på nytt.")


def _known(world: World, kind: str) -> Mapping[str, object]:
    return world.content.kolada_groups if kind == "kolada/groups" else world.content.folders[kind]


def _exists(world: World, kind: str, id_: str) -> bool:
    """Whether the record is there, or cannot be blamed for its absence because its file could not be read."""
    known = _known(world, kind)
    if id_ in known:
        return True
    if kind in BY_NAME and not BY_NAME[kind].has_file:
        return bool(world.unread.get(f"{kind}.yml"))
    if kind == "kolada/groups":
        return "groups" in world.unread.get("kolada", frozenset()) and not known
    return id_ in world.unread.get(kind, frozenset())


def _one_each(world: World, text: FieldText) -> str:
    """What to write for several ids in one value; empty unless one of them is there."""
    kind, ids = text.refers, [part for part in _BETWEEN_IDS.split(text.value) if part]
    if not kind or len(ids) < 2 or not any(_exists(world, kind, id_) for id_ in ids):
        return ""
    if isinstance(text.path[-1], int):
        return _("Skriv dem var för sig: {ids}.", ids=f"[{', '.join(ids)}]")
    first = next(id_ for id_ in ids if _exists(world, kind, id_))
    return _("Här får bara ett stå. Skriv {field}: {id}", field=text.path[-1], id=first)


def _nearest(world: World, kind: str, id_: str) -> str:
    known = _known(world, kind)
    if kind == "kolada/groups":
        return did_you_mean(id_, known) or _(
            "Hämta från Kolada med skriptet: grupperna står i {file}.", file=KOLADA_GROUPS
        )
    names = {name_of(record).casefold(): id_ for id_, record in world.content.folders[kind].items()}
    file = id_.strip("\"'”’‘“ ").rpartition("/")[2]  # who names the file means its record
    word = file.removesuffix(BY_NAME[kind].ending).casefold()
    if world.before and word in world.before.folders[kind] and word == id_:
        return _("Den fanns förut. Lägg tillbaka den, eller skriv en annan här.")
    found = (
        word
        if word in known
        else names.get(word) or nearest(word, known, ALIKE) or names.get(nearest(word, names, ALIKE), "")
    )
    if found:
        return _("Menade du '{id}' ({name})?", id=found, name=name_of(world.content.folders[kind][found]))
    there = _("Det finns {known}.", known=", ".join(known)) if known and len(known) <= 8 else ""
    return f"{there} {_added(BY_NAME[kind], id_)}".strip()


def _added(kind: Kind, id_: str) -> str:
    """How to add the record that is missing."""
    if kind.has_file:
        file = f"content/{kind.path}/{plain_id(id_)}{kind.ending}"
        if plain_id(id_) != id_:
            return _("Skapa filen {file}, och skriv {id} här.", file=file, id=plain_id(id_))
        return _("Rätta id:t, eller skapa filen {file}.", file=file)
    needed = [name for name, info in kind.model.model_fields.items() if info.is_required() and name != "id"]
    fields = ", ".join([f"id: {plain_id(id_)}", *(f"{name}: …" for name in needed)])
    if kind.made_by:
        return _(
            "Är det nytt? Lägg till det med kommandot new {noun} --id {id}, eller i {file}: - {{{fields}}}",
            noun=kind.made_by,
            id=plain_id(id_),
            file=kind.file,
            fields=fields,
        )
    return _(
        "Är det nytt? Lägg till i {file}: - {{{fields}}}",
        file=kind.file,
        fields=fields,
    )


def _dotted(text: FieldText) -> str:
    """A path as people read it: list positions count from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in text.path)


def _cycles(
    records: Mapping[str, RecordType], field: str, next_of: Callable[[RecordType], str | None]
) -> Iterator[Finding]:
    """Each cycle once, reported at the first of its members."""
    done: set[str] = set()
    for start in records:
        trail: list[str] = []
        step: str | None = start
        while step is not None and step in records and step not in done and step not in trail:
            trail.append(step)
            step = next_of(records[step])
        if step is not None and step in trail:
            circle = trail[trail.index(step) :]
            message = _(
                "{field}: {circle} leder tillbaka till sig själv.",
                field=field,
                circle=" → ".join([*circle, step]),
            )
            yield records[step].place(field), message, _("Ta bort en av hänvisningarna.")
        done.update(trail)


def _too_deep(
    records: Mapping[str, RecordType], next_of: Callable[[RecordType], str | None]
) -> Iterator[Finding]:
    """Those ``DEEPEST`` + 1 steps down, at the field that leads up; each step is counted once."""
    steps: dict[str, int] = {}
    for start in records:
        trail: list[str] = []
        step: str | None = start
        while step is not None and step in records and step not in steps and step not in trail:
            trail.append(step)
            step = next_of(records[step])
        if step in trail:
            steps |= dict.fromkeys(trail, 0)  # a circle
            continue
        above = steps.get(step, -1) if step is not None else -1
        for id_ in reversed(trail):
            above += 1
            steps[id_] = above
            if above == DEEPEST + 1:
                yield (
                    records[id_].place("parent"),
                    _("'{id}' står {steps} led under det översta.", id=id_, steps=above),
                    _("Låt det ha en närmare förälder: högst {most} led går att visa.", most=DEEPEST),
                )
