"""How a promise has gone over time: every outcome judged by the level that held in its own period."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from paraply.derive.evidence import series_until
from paraply.derive.verdicts import PromiseJudgement, judge_promise, level_for
from paraply.derive.views import PromiseView
from paraply.model.guarantee import Guarantee, GuaranteeKind, GuaranteeState
from paraply.model.level import Level
from paraply.model.series import Point, Series


@dataclass(frozen=True, slots=True)
class Kept:
    """An outcome, the level that held then (None when the promise had none), and the verdict by it."""

    point: Point
    level: Level | None
    judgement: PromiseJudgement


@dataclass(frozen=True, slots=True)
class Worded:
    """A wording, and the first and last day it held; None where the day is not known, or has not come."""

    since: date | None
    until: date | None
    promise: str
    level: Level | None
    kind: GuaranteeKind
    owners: tuple[str, ...]
    decision: str | None
    why: str | None


def kept_over_time(view: PromiseView) -> list[Kept]:
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
            kept.append(Kept(point, level_for(guarantee, point), judgement))
    return kept[::-1]


def wordings(guarantee: Guarantee) -> list[Worded]:
    """Every wording, the present one first. What an older one does not say is as it was afterwards."""
    after = Worded(
        guarantee.valid_from.first if guarantee.valid_from else None,
        guarantee.valid_to.last if guarantee.valid_to else None,
        guarantee.promise,
        guarantee.level,
        guarantee.kind,
        guarantee.owners,
        guarantee.decision,
        None,
    )
    told = []
    for earlier in sorted(guarantee.earlier, key=lambda earlier: earlier.until.last, reverse=True):
        began = earlier.until.last + timedelta(days=1)
        first = after.since if after.since and after.since < began else None
        told.append(replace(after, since=began))
        after = Worded(
            first,
            earlier.until.last,
            earlier.promise or after.promise,
            earlier.level,
            earlier.kind or after.kind,
            earlier.owners or after.owners,
            earlier.decision or after.decision,
            earlier.why,
        )
    return [*told, after]


def _is_after(guarantee: Guarantee, point: Point) -> bool:
    """Whether an outcome is of a time when a withdrawn promise no longer held."""
    ended = guarantee.valid_to
    return (
        guarantee.state is GuaranteeState.WITHDRAWN and ended is not None and point.period.first > ended.last
    )
