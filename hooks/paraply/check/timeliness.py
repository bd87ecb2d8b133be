"""Is it current? Dates that have passed, judged by the day the build was given."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.arithmetic import months_after
from paraply.model.dates import PartialDate
from paraply.model.guarantee import BasisKind, Guarantee
from paraply.model.kolada import Snapshot
from paraply.model.lateness import late
from paraply.model.measure import Measure
from paraply.model.results import Policy
from paraply.model.series import Point
from paraply.model.withdrawal import is_withdrawn
from paraply.problems import Family, Severity

A_YEAR: Final = 12


@rule(
    "A02",
    Family.CURRENT,
    Severity.WARNING,
    "Översynen är försenad",
    "Ett löfte eller styrdokument som ingen ser över blir sakta fel.",
)
def review_overdue(world: World) -> Iterator[Finding]:
    """``review_by`` has passed. What is under review, withdrawn or replaced needs no reminder."""
    reviewed: list[Guarantee | Policy] = [
        *world.content.guarantees.values(),
        *world.content.policies.values(),
    ]
    for record in reviewed:
        if record.is_review_overdue(world.today):
            message = _("Översynen skulle vara gjord senast {review_by}.", review_by=record.review_by)
            hint = _("Se över texten. Skriv dagen i read eller checked, och nästa datum i review_by.")
            yield record.place("review_by"), message, hint


@rule(
    "A03",
    Family.CURRENT,
    Severity.WARNING,
    "Resultatet är försenat",
    "Den som läser vill veta hur det går nu, inte hur det gick då.",
)
def outcome_late(world: World) -> Iterator[Finding]:
    """The next result should have been here since the newest period that was measured or explained."""
    for measure in world.content.measures.values():
        newest = _late(world, measure)
        if newest is None:
            continue
        hint = _("Lägg till det nya värdet, eller perioden med missing och why om det inte finns.")
        if measure.every is None:
            message = _(
                "Den senaste siffran gäller {period}, och det står inte hur ofta måttet mäts.",
                period=newest.period,
            )
        elif newest.is_measured:
            message = _(
                "Den senaste siffran gäller {period}, men måttet mäts {every}.",
                period=newest.period,
                every=measure.every.label,
            )
        else:
            message = _(
                "Sedan {period}, där det står varför siffran saknas, har inget kommit. Måttet mäts {every}.",
                period=newest.period,
                every=measure.every.label,
            )
        yield measure.place("every"), message, hint


@rule(
    "A04",
    Family.CURRENT,
    Severity.WARNING,
    "Dagen för nästa värde har passerat",
    "Sidan lovar ett nytt värde på en dag som redan har varit.",
)
def update_overdue(world: World) -> Iterator[Finding]:
    """``next_update`` has passed. Where the result itself is late, that is reported instead."""
    for measure in world.content.measures.values():
        due = measure.next_update
        if is_withdrawn(measure.withdrawn, world.today):
            continue
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
    ended = {
        measure.kolada: is_withdrawn(measure.withdrawn, world.today)
        for measure in sorted(world.content.measures.values(), key=lambda measure: measure.withdrawn is None)
    }  # one that is still reported has the last word
    for kpi, snapshot in world.content.snapshots.items():
        if ended.get(kpi):
            continue
        fetched = snapshot.fetched
        if published := _published_since(snapshot, world.today):
            message = _(
                "Kolada skulle publicera nya värden {published}, efter att filen hämtades {fetched}.",
                published=published,
                fetched=fetched,
            )
        elif snapshot.publication_date and months_after(fetched.last, A_YEAR) <= world.today:
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
    for promise in world.live_promises:
        if promise.basis is None or promise.basis.kind is not BasisKind.LAW:
            continue
        law, checked = promise.basis.reference or _("Lagen"), promise.basis.checked
        hint = _("Läs lagen, och skriv dagens datum i checked.")
        if checked is None:
            message = _("Det står inte när lagen kontrollerades ({law}).", law=law)
            yield promise.place("basis", "checked"), message, hint
        elif months_after(checked.last, A_YEAR) <= world.today:
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
    if world.unread.get("municipality.yml"):
        return
    assessed = municipality.accessibility.assessed
    hint = _("Gör en bedömning, och skriv dagen i accessibility.assessed.")
    if assessed is None:
        message = _("Uppgift saknas om när webbplatsens tillgänglighet bedömdes.")
    elif months_after(assessed.last, A_YEAR) <= world.today:
        message = _(
            "Webbplatsens tillgänglighet bedömdes {assessed}, för minst ett år sedan.", assessed=assessed
        )
    else:
        return
    yield municipality.place("accessibility", "assessed"), message, hint


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
        if is_withdrawn(report.withdrawn, world.today):
            continue
        if planned and planned.last < world.today and not (report.published or report.handled):
            message = _("Rapporten var planerad till {planned} men är inte publicerad.", planned=planned)
            yield report.place("planned"), message, _("Skriv när den publicerades, eller ett nytt datum.")


@rule(
    "A14",
    Family.CURRENT,
    Severity.WARNING,
    "Det som inte redovisas längre används ändå",
    "Sidan säger både att siffrorna har slutat och att de kommer.",
)
def used_though_withdrawn(world: World) -> Iterator[Finding]:
    """A withdrawn measure has newer figures or a promise that holds; a withdrawn report is still planned."""
    content, today = world.content, world.today
    for measure in content.measures.values():
        gone = measure.withdrawn
        if gone is None:
            continue
        for index, outcome in enumerate(measure.outcomes):
            if outcome.published and outcome.published.first >= gone.day.last:
                message = _("Måttet redovisas inte längre {day}, men har ett värde från {published}.",
                            day=gone.day, published=outcome.published)  # fmt: skip
                hint = _("Ta bort withdrawn om måttet redovisas igen, eller rätta dagen i day.")
                yield measure.place("outcomes", index), message, hint
        if measure.next_update and gone.has_begun(today):
            message = _(
                "Måttet redovisas inte längre, men nästa värde ska komma {due}.", due=measure.next_update
            )
            yield measure.place("next_update"), message, _("Ta bort next_update.")
    for promise in world.live_promises:
        used = content.measures.get(promise.measure or "")
        if used and is_withdrawn(used.withdrawn, today):
            message = _("Löftet följs upp med ”{measure}”, som inte redovisas längre.", measure=used.title)
            hint = _(
                "Byt measure till ett mått som redovisas, och skriv i follow_up hur löftet följs upp nu."
            )
            yield promise.place("measure"), message, hint
    for report in content.reports.values():
        if report.planned and is_withdrawn(report.withdrawn, today):
            message = _(
                "Rapporten redovisas inte längre, men är planerad till {planned}.", planned=report.planned
            )
            yield report.place("planned"), message, _("Ta bort planned.")


def _late(world: World, measure: Measure) -> Point | None:
    return late(measure, world.series_of(measure), world.today)


def _published_since(snapshot: Snapshot, today: date) -> PartialDate | None:
    """The first publication between the fetch and today."""
    dates = [day for day in (snapshot.prel_publication_date, snapshot.publication_date) if day]
    return min((day for day in dates if snapshot.fetched < day and day.last < today), default=None)
