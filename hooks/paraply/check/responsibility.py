"""Responsibility: who answers for something exists while it holds."""

from collections.abc import Iterator
from datetime import date

from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.guarantee import GuaranteeState
from paraply.model.record import Record
from paraply.problems import Family, Place, Severity

Responsibility = tuple[Place, str, date, date]
"""Where it says who answers, the owner's id, and the first and last day of the responsibility."""


@rule(
    "R07",
    Family.REFERENCES,
    Severity.WARNING,
    "En ansvarig finns inte under tiden",
    "Nämnder och kontor byter namn och läggs ned. Den som läser ska få veta vem som svarar i dag.",
)
def owner_outside_validity(world: World) -> Iterator[Finding]:
    """What holds today needs an owner of today; what is planned or past, one of its own time."""
    for place, owner_id, first, last in _responsibilities(world):
        owner = world.content.owners.get(owner_id)
        if owner is None:
            continue
        planned, current = first > world.today, first <= world.today <= last
        begins = world.today if current else first
        ends = world.today if current else first if planned else last
        if owner.valid_to and owner.valid_to.last < begins:
            hint = _("Byt till den som har tagit över.")
            yield (
                place,
                _(
                    "'{owner_id}' ({name}) upphörde {valid_to}.",
                    owner_id=owner_id,
                    name=owner.name,
                    valid_to=owner.valid_to,
                ),
                hint,
            )
        elif owner.valid_from and owner.valid_from.first > ends:
            hint = _("Ange den som svarade då.")
            yield (
                place,
                _(
                    "'{owner_id}' ({name}) finns först från {valid_from}.",
                    owner_id=owner_id,
                    name=owner.name,
                    valid_from=owner.valid_from,
                ),
                hint,
            )


def _responsibilities(world: World) -> Iterator[Responsibility]:
    content = world.content
    for promise in content.guarantees.values():
        if promise.state is not GuaranteeState.WITHDRAWN or promise.valid_to:
            yield from _owners(promise, promise.owners, *_days(promise.valid_from, promise.valid_to))
    for goal in content.goals.values():
        yield from _owners(goal, goal.owners, *_days(goal.valid_from, goal.valid_to))
    for measure in content.measures.values():
        yield from _owners(measure, measure.owners, date.min, date.max)
    for survey in content.surveys.values():
        if survey.period:
            yield from _owners(survey, survey.owners, survey.period.first, survey.period.last)
    for report in content.reports.values():
        for index, handled in enumerate(report.handled):
            if handled.date:
                yield report.place("handled", index, "by"), handled.by, handled.date.first, handled.date.last


def _owners(record: Record, owners: tuple[str, ...], first: date, last: date) -> Iterator[Responsibility]:
    for index, owner in enumerate(owners):
        yield record.place("owners", index), owner, first, last


def _days(valid_from: PartialDate | None, valid_to: PartialDate | None) -> tuple[date, date]:
    return (valid_from.first if valid_from else date.min), (valid_to.last if valid_to else date.max)
