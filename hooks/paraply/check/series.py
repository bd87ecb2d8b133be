"""Are figures sound? What can be told from a series: doubles, gaps, jumps, sums, and Kolada's rows."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from paraply.check.figures import adds_up, totals_and_parts
from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.arithmetic import months_between
from paraply.model.choices import Every, OutcomeKind
from paraply.model.dates import Period
from paraply.model.kolada import Snapshot
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.series import Point, Series
from paraply.numbers import plain
from paraply.problems import Family, Place, Severity

JUMP: Final = 3
"""A change is a jump when it is more than this many times the largest one before it."""

ENOUGH_POINTS: Final = 4
"""With fewer points nobody can say what changes are usual."""

SMALL_CHANGE: Final = Decimal("0.01")
"""Of a value: what a series that has stood still is said to have seen, or the least step would be a jump."""

MOST_NAMED: Final = 12
"""So many absent periods are named one by one."""

_FULL_KINDS = {OutcomeKind.OUTCOME, OutcomeKind.PRELIMINARY}


@rule(
    "S01",
    Family.FIGURES,
    Severity.WARNING,
    "Samma period två gånger",
    "Ingen kan veta vilket av värdena som gäller.",
)
def duplicate_period(world: World) -> Iterator[Finding]:
    """Outcomes of one kind and group, targets and claims: one for each period."""
    for measure in world.content.measures.values():
        outcomes = ((one.period, (_days(one.period), one.kind, one.group)) for one in measure.outcomes)
        yield from _doubles(measure, "outcomes", "period", outcomes)
        targets = ((one.from_period, one.from_period.first) for one in measure.targets)
        yield from _doubles(measure, "targets", "from_period", targets)
    for promise in world.content.guarantees.values():
        claims = ((one.period, _days(one.period)) for one in promise.claims)
        yield from _doubles(promise, "claims", "period", claims)


@rule(
    "S02",
    Family.FIGURES,
    Severity.WARNING,
    "Det saknas en period i serien",
    "En lucka utan förklaring ser ut som om något döljs.",
)
def gap(world: World) -> Iterator[Finding]:
    """More time than a round and a half between two totals, with neither a value nor a reason in between."""
    for measure in world.content.measures.values():
        if measure.every is None:
            continue
        for earlier, later in pairwise(_rounds(world.series_of(measure), measure.every)):
            if absent := _absent(earlier.period, later.period, measure.every):
                message = _(
                    "{absent} saknas, men måttet mäts {every}.", absent=absent, every=measure.every.label
                )
                hint = (
                    _("Kolada har inget värde då. Skriv varför i notes, med perioden.")
                    if measure.kolada
                    else _("Lägg till perioden med värdet, eller med missing och why.")
                )
                yield _place_of(measure, later), message, hint


@rule(
    "S06",
    Family.FIGURES,
    Severity.WARNING,
    "Värdet hoppar",
    "Ett stort hopp är ofta ett skrivfel. Är det sant behöver det förklaras.",
)
def jump(world: World) -> Iterator[Finding]:
    """The latest change is far greater than any earlier one since the last break."""
    for measure in world.content.measures.values():
        series = world.series_of(measure)
        points = series.comparable_with(series.latest) if series.latest else ()
        values = [point.value for point in points if point.value is not None]
        if len(values) < ENOUGH_POINTS:
            continue
        *earlier, latest = (abs(later - before) for before, later in pairwise(values))
        seen = max(*earlier, SMALL_CHANGE * abs(values[-2]))
        if latest > JUMP * seen:
            message = _(
                "Värdet gick från {before} till {now} i {period}. Den största ändringen förut var {largest}.",
                before=plain(values[-2]),
                now=plain(values[-1]),
                period=points[-1].period,
                largest=plain(max(earlier)),
            )
            hint = _("Kontrollera värdet. Har mätningen ändrats? Skriv det i breaks.")
            yield _place_of(measure, points[-1]), message, hint


@rule(
    "S07",
    Family.FIGURES,
    Severity.WARNING,
    "Delarnas summa är inte helheten",
    "Den som räknar efter ska få samma svar.",
)
def sum_off(world: World) -> Iterator[Finding]:
    """The parts of a count, when there are at least two, all known, and none greater than the whole."""
    for measure in world.content.measures.values():
        if measure.unit != "antal" or not adds_up(measure):
            continue
        for total, whole, parts in totals_and_parts(measure):
            for dimension in dict.fromkeys(part.group.dimension for _at, part in parts if part.group):
                mine = [(at, one) for at, one in parts if one.group and one.group.dimension == dimension]
                values = [one.value for _at, one in mine if one.value is not None]
                known = len(values) == len(mine) >= 2 and all(value <= whole for value in values)
                if known and sum(values) != whole:
                    message = _(
                        "Delarna i {period} blir {parts}, men helheten är {total}.",
                        period=total.period,
                        parts=plain(Decimal(sum(values))),
                        total=plain(whole),
                    )
                    hint = _("Rätta det tal som är fel, eller lägg till delen som saknas.")
                    yield measure.place("outcomes", mine[0][0], "value"), message, hint


@rule(
    "S16",
    Family.FIGURES,
    Severity.WARNING,
    "Kolada har inget värde för kommunen",
    "Sidan visar då att uppgift saknas. Läsaren vill veta varför.",
)
def no_value_of_ours(world: World) -> Iterator[Finding]:
    """In a round that was over when the values were fetched and that no note explains, or not at all."""
    code = world.content.municipality.code
    for measure in world.content.measures.values():
        snapshot = world.content.snapshots.get(measure.kolada or "")
        if snapshot is None or code is None:
            continue
        points = world.series_of(measure).totals
        valued = {point.period for point in points if point.value is not None}
        explained = {note.period for note in measure.notes}
        if not measure.rounds and not valued:
            message = _(
                "Kolada har inget värde för kommun {code} i nyckeltalet {kpi}.", code=code, kpi=snapshot.kpi
            )
            yield measure.place("source", "id"), message, _("Kontrollera nyckeltalet och kommunkoden.")
        for index, period in enumerate(measure.rounds):
            if period.first < snapshot.fetched.first and period not in valued | explained:
                message = _("Kolada har inget värde för kommun {code} i {period}.", code=code, period=period)
                hint = _("Skriv varför i notes, eller ta bort året ur rounds om det inte mättes.")
                yield measure.place("rounds", index), message, hint


@rule(
    "S17",
    Family.FIGURES,
    Severity.WARNING,
    "Rader i filen från Kolada är fel",
    "Jämförelsen räknar varje kommun en gång, och bara kommuner som finns.",
)
def odd_rows(world: World) -> Iterator[Finding]:
    """Rows that stand twice, or are of something that is no municipality, region or group."""
    refetch = _("Hämta filen igen med skriptet.")
    known = world.content.kolada_municipalities.keys() | world.content.kolada_groups.keys()
    for snapshot in world.content.snapshots.values():
        keys = [(area, year, gender) for area, year, gender, *_rest in snapshot.values]
        if doubles := [row for row, times in Counter(keys).items() if times > 1]:
            area, year, gender = doubles[0]
            again = keys.index(doubles[0], keys.index(doubles[0]) + 1)
            message = _(
                "Raden för {area}, {year} och {gender} står två gånger{and_more}.",
                area=area,
                year=year,
                gender=gender,
                and_more=_and_more(doubles),
            )
            yield snapshot.place("values", again), message, refetch
        if strangers := _strangers(snapshot, known):
            message = _(
                "'{stranger}' är ingen kommun, region eller grupp i Kolada{and_more}.",
                stranger=strangers[0],
                and_more=_and_more(strangers),
            )
            at = next(at for at, row in enumerate(keys) if row[0] == strangers[0])
            yield snapshot.place("values", at), message, refetch


def _days(period: Period) -> Hashable:
    return period.first, period.last


def _doubles(
    record: Record, field: str, key: str, entries: Iterable[tuple[Period, Hashable]]
) -> Iterator[Finding]:
    first: dict[Hashable, int] = {}
    for index, (period, trait) in enumerate(entries):
        if trait in first:
            message = _(
                "{field}: perioden {period} står redan på rad {line}.",
                field=field,
                period=period,
                line=record.place(field, first[trait], key).line,
            )
            hint = _("Behåll ett av värdena. Ett rättat värde skrivs med restated_from.")
            yield record.place(field, index, key), message, hint
        first.setdefault(trait, index)


def _rounds(series: Series, every: Every) -> list[Point]:
    """The totals that are one round each: parts of the year count only for what is measured more often."""
    kinds = _FULL_KINDS | ({OutcomeKind.PART_YEAR} if every.months < 12 else set())
    return [point for point in series.totals if not point.carried and point.kind in kinds]


def _absent(earlier: Period, later: Period, every: Every) -> str:
    """What should stand between two periods; empty when nothing should.

    A round and a half must lie between their ends, and half a round between the periods themselves, for a
    long period may fill the time.
    """
    ends = months_between(earlier.last, later.last)
    days_between = (later.first - earlier.last).days
    if 2 * ends <= 3 * every.months or 2 * days_between <= 30 * every.months:
        return ""
    following = earlier.after(every.months) if earlier.kind is later.kind else None
    absent = []
    while following and following.last < later.first:
        absent.append(str(following))
        following = following.after(every.months)
    if 0 < len(absent) <= MOST_NAMED:
        return ", ".join(absent)
    return _("Något mellan {earlier} och {later}", earlier=earlier, later=later)


def _place_of(measure: Measure, point: Point) -> Place:
    """Where a point stands: in the measure's own file, or what leads to it in Kolada."""
    for index, outcome in enumerate(measure.outcomes):
        if outcome is point.outcome:
            return measure.place("outcomes", index, "period")
    return measure.place("rounds") if measure.rounds else measure.place("source", "id")


def _strangers(snapshot: Snapshot, known: Iterable[str]) -> list[str]:
    """Codes of the rows that are in no list; without a list any four digits will do."""
    listed = set(known)
    codes = dict.fromkeys(area for area, *_rest in snapshot.values)
    unlisted = [code for code in codes if code not in listed and not re.fullmatch(r"G\d+", code)]
    return unlisted if listed else [code for code in unlisted if not re.fullmatch(r"\d{4}", code)]


def _and_more(found: Sequence[object]) -> str:
    return _(", och {count} till", count=len(found) - 1) if len(found) > 1 else ""
