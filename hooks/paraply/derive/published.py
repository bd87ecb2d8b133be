"""What is public today: drafts, and what holds from a future day, are left out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from paraply.model.content import Content
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee, GuaranteeState
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.results import Report, Survey
from paraply.model.wordings import is_begun, wording_on

R = TypeVar("R", bound=Record)
W = TypeVar("W", Measure, Survey, Report)


def published(content: Content, today: date) -> Content:
    """The content as residents may see it on ``today``.

    A promise, goal, policy or owner is left out before the day it holds from, and a figure
    before the day it is published. A promise that is about to change keeps its present wording until then,
    and what is to be withdrawn is as before until its day.
    """
    return replace(
        content,
        owners=_since(content.owners, today, "valid_from"),
        guarantees={
            id_: as_of(guarantee, today)
            for id_, guarantee in content.guarantees.items()
            if is_public(guarantee, today)
        },
        goals=_since(content.goals, today, "valid_from"),
        policies=_since(content.policies, today, "decided"),
        measures={
            id_: _still_reported(_known(measure, today), today) for id_, measure in content.measures.items()
        },
        surveys={id_: _still_reported(survey, today) for id_, survey in content.surveys.items()},
        reports={id_: _still_reported(report, today) for id_, report in content.reports.items()},
    )


def is_public(guarantee: Guarantee, today: date) -> bool:
    """Drafts never; planned ones and those of a future day not before it, unless an earlier wording holds."""
    return guarantee.state is not GuaranteeState.DRAFT and is_begun(guarantee, today)


def as_of(guarantee: Guarantee, today: date) -> Guarantee:
    """The promise with the wording, level and state that hold on ``today``, and no wording that comes later.

    A planned promise holds from its day on without anyone having to change the file.
    """
    wording = wording_on(guarantee, today)
    begins = guarantee.valid_from
    has_begun = begins is None or begins.first <= today
    is_planned = guarantee.state is GuaranteeState.PLANNED
    if wording.earlier is None:
        if not is_planned:
            return guarantee
        begun = guarantee.model_copy(update={"state": GuaranteeState.IN_FORCE})
        return begun.read_from(guarantee._origin)
    changed = guarantee.model_copy(
        update={
            "promise": wording.promise,
            "level": wording.level,
            "kind": wording.kind,
            "owners": wording.owners,
            "decision": wording.decision,
            "consequence": wording.consequence,
            "claim": wording.claim,
            "earlier": tuple(earlier for earlier in guarantee.earlier if earlier.until.last < today),
            "valid_from": begins if has_begun else None,
            "state": GuaranteeState.IN_FORCE if is_planned else guarantee.state,
        }
    )
    return changed.read_from(guarantee._origin)


def _known(measure: Measure, today: date) -> Measure:
    outcomes = tuple(outcome for outcome in measure.outcomes if not _after(outcome.published, today))
    if len(outcomes) == len(measure.outcomes):
        return measure
    return measure.model_copy(update={"outcomes": outcomes}).read_from(measure._origin)


def _still_reported(record: W, today: date) -> W:
    """The record without a withdrawal that is still to come."""
    if record.withdrawn is None or record.withdrawn.has_begun(today):
        return record
    return record.model_copy(update={"withdrawn": None}).read_from(record._origin)


def _since(records: Mapping[str, R], today: date, field: str) -> dict[str, R]:
    return {id_: record for id_, record in records.items() if not _after(getattr(record, field), today)}


def _after(day: PartialDate | None, today: date) -> bool:
    return day is not None and day.first > today
