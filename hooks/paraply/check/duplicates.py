"""Is it stated once? The same fact in two places becomes two facts, sooner or later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from paraply.check.copies import are_one, by_age, folded, shortened, twins
from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.results import Report
from paraply.model.series import FigureKey
from paraply.model.wordings import held_on, were_guarantees
from paraply.numbers import plain
from paraply.problems import Family, Severity

ENOUGH_DIGITS: Final = 5
"""Equal figures with this many significant digits together are no coincidence; 95 and 96 percent may be."""

Key = tuple[str, FigureKey]
"""A unit, and what a figure is of."""


@rule(
    "D01",
    Family.ONCE,
    Severity.WARNING,
    "Samma nyckeltal i två mått",
    "Två sidor om samma siffror förvirrar, och texterna blir olika med tiden.",
)
def same_kpi(world: World) -> Iterator[Finding]:
    """Two measures read the same KPI."""
    for first, second, kpi in twins(world, world.content.measures.values(), lambda measure: measure.kolada):
        if are_one(first, second):
            continue  # D09
        message = _("Nyckeltalet {kpi} visas redan i måttet '{id}'.", kpi=kpi, id=first.id)
        yield second.place("source", "id"), message, _("Behåll ett av måtten, och hänvisa till det.")


@rule(
    "D02",
    Family.ONCE,
    Severity.WARNING,
    "Samma definition i två mått",
    "Antingen är det samma mått två gånger, eller så säger definitionen inte exakt vad som mäts.",
)
def same_definition(world: World) -> Iterator[Finding]:
    """Two definitions are equal but for case, spaces and punctuation."""
    for first, second, _same in twins(
        world, world.content.measures.values(), lambda measure: folded(measure.definition)
    ):
        if are_one(first, second) or (first.kolada and first.kolada == second.kolada):
            continue  # D09 or D01
        message = _(
            "Måttet '{id}' har samma definition: ”{text}”",
            id=first.id,
            text=shortened(second.definition or ""),
        )
        hint = _("Ta bort det ena måttet, eller skriv vad som skiljer dem åt.")
        yield second.place("definition"), message, hint


@rule(
    "D03",
    Family.ONCE,
    Severity.WARNING,
    "Samma siffror i två filer",
    "När ett värde rättas på ett ställe glöms det andra.",
)
def same_figures(world: World) -> Iterator[Finding]:
    """Own figures that another measure has too.

    To spare coincidences, two measures must agree on every period they share: on two figures or more with
    enough digits, or on any figure when they also ask the same question.
    """
    numbers: dict[Key, int] = {}
    measures = by_age(world, world.content.measures.values())
    figures = {measure.id: _figures(world, measure, numbers) for measure in measures}
    for first, second in _candidates(world, figures):
        ours, theirs = figures[first.id], figures[second.id]
        if any(theirs.get(key, value) != value for key, value in ours.items()):
            continue
        shared = [key for key in ours if key in theirs]
        same_question = bool(folded(first.question)) and folded(first.question) == folded(second.question)
        enough = len(shared) > 1 and are_beyond_chance(ours[key] for key in shared)
        if (enough or same_question) and not are_one(first, second):
            periods = ", ".join(plain(ours[key]) for key in shared[:3])
            message = _(
                "Samma siffror för samma perioder står i måttet '{id}': {periods}.",
                id=first.id,
                periods=periods,
            )
            hint = _("Behåll siffrorna i ett mått och ta bort det andra.")
            yield second.place("outcomes"), message, hint


@rule(
    "D04",
    Family.ONCE,
    Severity.WARNING,
    "Rapportens antal garantier stämmer inte med filerna",
    "Läsaren ser två antal och kan inte veta vilket som är rätt.",
)
def stated_guarantees(world: World) -> Iterator[Finding]:
    """The number of guarantees a report states, beside those that held on the last day of its period."""
    if world.unread.get("guarantees"):
        return
    for report in world.content.reports.values():
        stated = report.stated.guarantees if report.stated else None
        if stated is None or report.period is None:
            continue
        day = report.period.last
        promises = were_guarantees(world.content.guarantees.values(), day)
        undated = not any(one.valid_from for one in promises)
        least = sum(held_on(one, day) is True for one in promises)
        most = sum(held_on(one, day) is not False for one in promises)
        place = report.place("stated", "guarantees")
        edge = min(max(stated, least), most)
        if edge != stated:
            message = _("Rapporten anger {stated} garantier, men filerna ger {edge} den {day}.")
            if least < most == edge:
                message = _("Rapporten anger {stated} garantier, men filerna ger högst {edge} den {day}.")
            elif least < most:
                message = _("Rapporten anger {stated} garantier, men filerna ger minst {edge} den {day}.")
            hint = _("Lägg till dem som saknas, eller skriv i accepted varför antalen skiljer sig.")
            yield place, message.format(stated=stated, edge=edge, day=day), hint
        elif promises and undated and stated:
            message = _(
                "Rapporten anger {stated} garantier. Det går inte att räkna efter, för ingen garanti i "
                "filerna har valid_from.",
                stated=stated,
            )
            yield place, message, _("Fyll i valid_from i löftena.")


@rule(
    "D05",
    Family.ONCE,
    Severity.WARNING,
    "Rapportens antal krav på ersättning stämmer inte med filerna",
    "Läsaren ser två antal och kan inte veta vilket som är rätt.",
)
def stated_claims(world: World) -> Iterator[Finding]:
    """The number of claims a report states, beside what the guarantees give for the same period."""
    if world.unread.get("guarantees"):
        return
    for report in world.content.reports.values():
        stated = report.stated.claimed if report.stated else None
        if stated is None or report.period is None:
            continue
        day = report.period.last
        promises = were_guarantees(world.content.guarantees.values(), day)
        counts = [_claimed(promise, report) for promise in promises if held_on(promise, day) is not False]
        known = [count for count in counts if count is not None]
        if sum(known) > stated or (known and len(known) == len(counts) and sum(known) != stated):
            message = _(
                "Rapporten anger {stated} krav på ersättning, men löftenas claims ger {claimed}.",
                stated=stated,
                claimed=sum(known),
            )
            hint = _("Rätta det som är fel, eller skriv i accepted varför antalen skiljer sig.")
            yield report.place("stated", "claimed"), message, hint


@rule(
    "D06",
    Family.ONCE,
    Severity.WARNING,
    "Ett mått visas ingenstans",
    "Ingen ser det, men någon måste ändå hålla det aktuellt.",
)
def unused_measure(world: World) -> Iterator[Finding]:
    """No area, goal, promise, survey or start page shows it."""
    content = world.content
    if any(world.unread.get(folder) for folder in ("goals", "guarantees", "surveys", "areas.yml")):
        return
    used = {promise.measure for promise in content.guarantees.values()}
    for goal in content.goals.values():
        used.update(goal.measures)
    for survey in content.surveys.values():
        used.update(survey.measures)
    for id_, measure in content.measures.items():
        if id_ not in used and not measure.area and not measure.featured:  # R01 tells of an area astray
            message = _("Inget område, mål, löfte eller mätning visar måttet '{id}'.", id=id_)
            yield measure.place(), message, _("Fyll i area, eller ta bort måttet.")


@rule(
    "D07",
    Family.ONCE,
    Severity.WARNING,
    "En fil från Kolada används inte",
    "Den hämtas och sparas till ingen nytta.",
)
def unused_snapshot(world: World) -> Iterator[Finding]:
    """No measure reads the snapshot."""
    if world.unread.get("measures"):
        return
    used = {measure.kolada for measure in world.content.measures.values()}
    for kpi, snapshot in world.content.snapshots.items():
        if kpi not in used:
            message = _(
                "Inget mått använder nyckeltalet {kpi} ({snapshot}).", kpi=kpi, snapshot=snapshot.title
            )
            yield snapshot.place(), message, _("Ta bort filen, eller lägg till ett mått som använder den.")


def _figures(world: World, measure: Measure, numbers: dict[Key, int]) -> dict[int, Decimal]:
    """A measure's figures by the number of their key.

    ``numbers`` gives each new key the next number: keys are slow to compare, and measures meet two by two.
    """
    unit = measure.unit.casefold()
    return {
        numbers.setdefault((unit, key), len(numbers)): value
        for key, value in world.series_of(measure).figures.items()
    }


def _candidates(
    world: World, figures: Mapping[str, Mapping[int, Decimal]]
) -> Iterator[tuple[Measure, Measure]]:
    """Pairs of measures with a figure in common, the second of which keeps its own."""
    holders = defaultdict(list)
    for id_, known in figures.items():
        for figure in known.items():
            if _digits(figure[1]):
                holders[figure].append(id_)
    measures = world.content.measures
    order = {id_: index for index, id_ in enumerate(figures)}
    for one in sorted(figures):
        sharing = {id_ for figure in figures[one].items() for id_ in holders.get(figure, ())}
        for other in sorted(id_ for id_ in sharing if order[id_] > order[one]):
            first, second = measures[one], measures[other]
            if second.outcomes:
                yield first, second
            elif first.outcomes:
                yield second, first


def are_beyond_chance(values: Iterable[Decimal]) -> bool:
    """Whether figures that two measures share are too many digits together for a coincidence."""
    return sum(map(_digits, values)) >= ENOUGH_DIGITS


def _digits(value: Decimal) -> int:
    """Significant digits: what a figure tells beyond chance. 96.5 has three, 100 has one, 0 has none."""
    return len(value.normalize().as_tuple().digits) if value else 0


def _claimed(promise: Guarantee, report: Report) -> int | None:
    """How many claims a promise had in the report's period; None when it does not say."""
    claims = promise.claims_in(report.period) if report.period else None
    return claims.claimed if claims and claims.counted else None
