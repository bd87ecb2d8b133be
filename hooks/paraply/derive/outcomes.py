"""How a promise has gone over time: every outcome judged by the level that held in its own period."""

from dataclasses import dataclass

from paraply.derive.evidence import series_until
from paraply.derive.verdicts import PromiseJudgement, judge_promise
from paraply.derive.views import PromiseView
from paraply.model.guarantee import Guarantee, GuaranteeState
from paraply.model.level import Level
from paraply.model.series import Point, Series
from paraply.model.wordings import wording_on


@dataclass(frozen=True, slots=True)
class JudgedOutcome:
    """An outcome, the level that held then (None when the promise had none), and the verdict by it."""

    point: Point
    level: Level | None
    judgement: PromiseJudgement


def outcomes_of(view: PromiseView) -> list[JudgedOutcome]:
    """The measured outcomes of the promise's own time, the newest first."""
    shown, guarantee = view.measure, view.guarantee
    if shown is None:
        return []
    kept = []
    measured = Series(shown.measure, shown.series.measured)  # nothing else is judged
    for point in measured.points:
        if _is_after(guarantee, point):
            continue
        until = series_until(measured, point.period.last)
        judgement = judge_promise(guarantee, shown.measure, until, point.period.last)
        if judgement.point is not None and judgement.point.period == point.period:
            kept.append(JudgedOutcome(point, wording_on(guarantee, point.period.last).level, judgement))
    return kept[::-1]


def _is_after(guarantee: Guarantee, point: Point) -> bool:
    """Whether an outcome is of a time when a withdrawn promise no longer held."""
    ended = guarantee.valid_to
    return (
        guarantee.state is GuaranteeState.WITHDRAWN and ended is not None and point.period.first > ended.last
    )
