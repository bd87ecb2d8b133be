"""Is it current? Dates that have passed, judged by the day the build was given."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final

from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.guarantee import BasisKind, Guarantee, GuaranteeState
from paraply.model.kolada import Snapshot
from paraply.model.measure import Measure
from paraply.model.organisation import Owner
from paraply.model.record import FileRecord
from paraply.model.results import Goal, Policy, PolicyState
from paraply.model.series import Point
from paraply.problems import Family, Severity

GRACE_MONTHS: Final = 6
"""A result is late when it is not there this long after its round ended: a report takes time to write."""

A_YEAR: Final = 12

_LIVE = {GuaranteeState.PLANNED, GuaranteeState.IN_FORCE, GuaranteeState.UNDER_REVIEW, GuaranteeState.UNKNOWN}


@rule(
    "A01",
    Family.CURRENT,
    Severity.WARNING,
    "Löftet har slutat gälla",
    "Invånarna tror annars att de kan lita på ett löfte som inte finns längre.",
)
def promise_ended(world: World) -> Iterator[Finding]:
    """``valid_to`` has passed, but the state still says that the promise holds."""
    for promise in world.content.guarantees.values():
        ended = promise.valid_to
        if ended and ended.last < world.today and promise.state in _LIVE:
            message = _(
                "Löftet gällde till och med {ended}, men läget är '{state}'.",
                ended=ended,
                state=promise.state.label,
            )
            hint = _("Skriv state: withdrawn, eller ett nytt slutdatum om löftet är förlängt.")
            yield promise.place("valid_to"), message, hint


@rule(
    "A02",
    Family.CURRENT,
    Severity.WARNING,
    "Översynen är försenad",
    "Ett löfte eller styrdokument som ingen ser över blir sakta fel.",
)
def review_overdue(world: World) -> Iterator[Finding]:
    """``review_by`` has passed. What is under review, withdrawn or replaced needs no reminder."""
    for record, review_by in _reviewed(world):
        if review_by.last < world.today:
            message = _("Översynen skulle vara gjord senast {review_by}.", review_by=review_by)
            yield record.place("review_by"), message, _("Se över texten och skriv nästa datum i review_by.")


@rule(
    "A03",
    Family.CURRENT,
    Severity.WARNING,
    "Resultatet är försenat",
    "Den som läser vill veta hur det går nu, inte hur det gick då.",
)
def outcome_late(world: World) -> Iterator[Finding]:
    """A round and half a year have passed since the newest period that was measured or explained."""
    for measure in world.content.measures.values():
        if (newest := _late(world, measure)) and measure.every:
            message = _(
                "Det senaste utfallet gäller {period}, men måttet mäts {every}.",
                period=newest.period,
                every=measure.every.label,
            )
            hint = _("Lägg till det nya värdet, eller perioden med missing och why om det inte finns.")
            yield measure.place("every"), message, hint


@rule(
    "A04",
    Family.CURRENT,
    Severity.WARNING,
    "Dagen för nästa värde har passerat",
    "Sidan lovar ett nytt värde på en dag som redan har varit.",
)
def update_overdue(world: World) -> Iterator[Finding]:
    """``next_update`` has passed. Where the result itself is late, that is told instead."""
    for measure in world.content.measures.values():
        due = measure.next_update
        if due and due.last < world.today and not _late(world, measure):
            message = _("Nästa värde skulle komma {due}, och den dagen har passerat.", due=due)
            yield measure.place("next_update"), message, _("Lägg till värdet, och skriv när nästa väntas.")


@rule(
    "A05",
    Family.CURRENT,
    Severity.WARNING,
    "Det finns nyare värden i Kolada",
    "Kommunens sida ska inte visa äldre siffror än Kolada.",
)
def snapshot_old(world: World) -> Iterator[Finding]:
    """Kolada has published since the fetch, or must have: what is published once is published yearly."""
    for snapshot in world.content.snapshots.values():
        fetched = snapshot.fetched
        if published := _published_since(snapshot, world.today):
            message = _(
                "Kolada skulle publicera nya värden {published}, efter att filen hämtades {fetched}.",
                published=published,
                fetched=fetched,
            )
        elif snapshot.publication_date and _months_since(fetched.last, world.today) >= A_YEAR:
            message = _("Filen hämtades {fetched}, för minst ett år sedan.", fetched=fetched)
        else:
            continue
        yield snapshot.place(), message, _("Hämta värdena igen med skriptet för Kolada.")


@rule(
    "A06",
    Family.CURRENT,
    Severity.WARNING,
    "Lagen är inte kontrollerad på ett år",
    "Lagar ändras. Ett löfte som hänvisar till en gammal lag kan vara fel.",
)
def law_unchecked(world: World) -> Iterator[Finding]:
    """A promise that rests on law says when someone last read the law."""
    for promise in _live(world):
        if promise.basis is None or promise.basis.kind is not BasisKind.LAW:
            continue
        law, checked = promise.basis.reference or _("Lagen"), promise.basis.checked
        hint = _("Läs lagen, och skriv dagens datum i checked.")
        if checked is None:
            message = _("Uppgift saknas om när lagen kontrollerades ({law}).", law=law)
            yield promise.place("basis", "checked"), message, hint
        elif _months_since(checked.last, world.today) >= A_YEAR:
            message = _(
                "Lagen kontrollerades senast {checked} ({law}), för minst ett år sedan.",
                checked=checked,
                law=law,
            )
            yield promise.place("basis", "checked"), message, hint


@rule(
    "A07",
    Family.CURRENT,
    Severity.WARNING,
    "Tillgängligheten är inte bedömd på ett år",
    "Tillgänglighetsredogörelsen ska bygga på en bedömning som gäller webbplatsen som den är nu.",
)
def accessibility_unassessed(world: World) -> Iterator[Finding]:
    """The accessibility statement rests on an assessment that is at most a year old."""
    municipality = world.content.municipality
    assessed = municipality.accessibility.assessed
    hint = _("Gör en bedömning, och skriv dagen i accessibility.assessed.")
    if assessed is None:
        message = _("Uppgift saknas om när webbplatsens tillgänglighet bedömdes.")
    elif _months_since(assessed.last, world.today) >= A_YEAR:
        message = _(
            "Webbplatsens tillgänglighet bedömdes {assessed}, för minst ett år sedan.", assessed=assessed
        )
    else:
        return
    yield municipality.place("accessibility", "assessed"), message, hint


@rule(
    "A08",
    Family.CURRENT,
    Severity.WARNING,
    "Löftets läge stämmer inte med datumet",
    "Ett löfte visas inte före dagen då det börjar gälla. Läget och datumet ska säga samma sak.",
)
def state_against_date(world: World) -> Iterator[Finding]:
    """Planned though its day has come, or in force before it with no earlier wording that holds till then."""
    for promise in world.content.guarantees.values():
        begins = promise.valid_from
        if begins is None:
            continue
        place = promise.place("state")
        if promise.state is GuaranteeState.PLANNED and begins.last <= world.today:
            message = _("Löftet står som planerat, men det gäller från {begins}.", begins=begins)
            yield place, message, _("Skriv state: in_force, eller flytta fram valid_from.")
        elif promise.state is GuaranteeState.IN_FORCE and begins.first > world.today:
            if any(earlier.until.last >= world.today for earlier in promise.earlier):
                continue
            message = _("Läget är att löftet gäller, men det börjar gälla först {begins}.", begins=begins)
            yield place, message, _("Skriv state: planned till dess.")


@rule(
    "A09",
    Family.CURRENT,
    Severity.WARNING,
    "Löftet är borttaget utan förklaring",
    "Den som söker löftet ska få veta vad som gäller i stället.",
)
def withdrawn_in_silence(world: World) -> Iterator[Finding]:
    """A withdrawn promise names its successor, the decision, or the reason in its text."""
    for promise in world.content.guarantees.values():
        told = promise.replaced_by or promise.path_decision or promise.body.strip()
        if promise.state is GuaranteeState.WITHDRAWN and not told:
            message = _(
                "Löftet gäller inte längre, men sidan säger inte varför eller vad som gäller i stället."
            )
            hint = _("Fyll i replaced_by, eller skriv varför i texten under fälten.")
            yield promise.place("state"), message, hint


@rule(
    "A10",
    Family.CURRENT,
    Severity.WARNING,
    "En åtgärd är försenad",
    "En lovad åtgärd ska antingen vara klar eller få ett nytt datum.",
)
def action_overdue(world: World) -> Iterator[Finding]:
    """An action after a survey is past its day and not done."""
    for survey in world.content.surveys.values():
        for index, action in enumerate(survey.actions):
            if action.due and action.due.last < world.today and action.done is None:
                message = _("Åtgärden skulle vara klar {due}: ”{action}”", due=action.due, action=action.text)
                hint = _("Skriv när den blev klar i done, eller ett nytt datum i due.")
                yield survey.place("actions", index, "due"), message, hint


@rule(
    "A11",
    Family.CURRENT,
    Severity.WARNING,
    "En planerad rapport är försenad",
    "Sidan lovar en rapport en dag som redan har varit.",
)
def report_overdue(world: World) -> Iterator[Finding]:
    """The day a report was planned for has passed, and nothing says that it is out."""
    for report in world.content.reports.values():
        planned = report.planned
        if planned and planned.last < world.today and not (report.published or report.handled):
            message = _("Rapporten var planerad till {planned} men är inte publicerad.", planned=planned)
            yield report.place("planned"), message, _("Skriv när den publicerades, eller ett nytt datum.")


@rule(
    "A12",
    Family.CURRENT,
    Severity.WARNING,
    "Något slutar innan det börjar",
    "Då gäller det ingen dag alls.",
)
def ends_before_it_begins(world: World) -> Iterator[Finding]:
    """``valid_to`` is before ``valid_from``, or a wording was over before the promise began."""
    content = world.content
    dated: Iterator[Guarantee | Goal | Owner] = chain(
        content.guarantees.values(), content.goals.values(), content.owners.values()
    )
    for record in dated:
        begins, ends = record.valid_from, record.valid_to
        if begins and ends and ends.last < begins.first:
            message = _(
                "Det gäller från {begins} till och med {ends}, alltså ingen dag.", begins=begins, ends=ends
            )
            yield record.place("valid_to"), message, _("Byt plats på datumen eller rätta det ena.")
    for promise in content.guarantees.values():
        begins = promise.valid_from if promise.state is not GuaranteeState.PLANNED else None
        for index, earlier in enumerate(promise.earlier):
            if begins and earlier.until.last < begins.first:
                message = _(
                    "En tidigare lydelse slutade {until}, men löftet började {begins}.",
                    until=earlier.until,
                    begins=begins,
                )
                hint = _(
                    "Skriv i valid_from när löftet först började. Nästa lydelse gäller dagen efter until."
                )
                yield promise.place("earlier", index, "until"), message, hint
                break


def _months_since(day: date, today: date) -> int:
    """Whole months that have passed since ``day``."""
    return 12 * (today.year - day.year) + today.month - day.month - (today.day < day.day)


def _live(world: World) -> Iterator[Guarantee]:
    """Promises that hold or may hold: neither drafts nor withdrawn."""
    return (promise for promise in world.content.guarantees.values() if promise.state in _LIVE)


def _reviewed(world: World) -> Iterator[tuple[FileRecord, PartialDate]]:
    for promise in _live(world):
        if promise.review_by and promise.state is not GuaranteeState.UNDER_REVIEW:
            yield promise, promise.review_by
    for policy in world.content.policies.values():
        if policy.review_by and not _is_settled(policy):
            yield policy, policy.review_by


def _is_settled(policy: Policy) -> bool:
    return policy.state in {PolicyState.UNDER_REVIEW, PolicyState.REPLACED}


def _late(world: World, measure: Measure) -> Point | None:
    """The newest told point of a measure whose next one should have been here by now."""
    if measure.every is None:
        return None
    points = world.series_of(measure).totals
    told = [point for point in points if point.is_measured or (point.outcome.missing and not point.carried)]
    if not told:
        return None
    allowed = measure.every.months + GRACE_MONTHS
    return told[-1] if _months_since(told[-1].period.last, world.today) >= allowed else None


def _published_since(snapshot: Snapshot, today: date) -> PartialDate | None:
    """The first publication between the fetch and today."""
    dates = [day for day in (snapshot.prel_publication_date, snapshot.publication_date) if day]
    return min((day for day in dates if snapshot.fetched < day and day.last < today), default=None)
