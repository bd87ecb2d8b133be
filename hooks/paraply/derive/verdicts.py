"""Verdicts: how a measure went against its target, and whether a promise was kept.

Each rule stands in the table of verdicts in the content model. No verdict is ever made from a missing,
part-year, preliminary, forecast, carried or too old figure, without a target, or across a break.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from paraply.model.choices import MeasureVerdict, OutcomeKind, PromiseVerdict, Reason
from paraply.model.guarantee import Guarantee, MeasureIs
from paraply.model.lateness import is_too_old
from paraply.model.level import Level
from paraply.model.measure import Measure, Target
from paraply.model.series import Point, Series
from paraply.model.wordings import wording_on

WHOLE_SHARE: Final = Decimal(100)
"""A promise whose measure has no target is kept when all cases were kept, in percent."""

_KIND_REASONS = {
    OutcomeKind.PART_YEAR: Reason.PART_YEAR,
    OutcomeKind.PRELIMINARY: Reason.PRELIMINARY,
    OutcomeKind.FORECAST: Reason.FORECAST,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A measure's verdict: the figure and the target it rests on, or the reason why there is none.

    ``is_past``: another target has begun to hold since then.
    """

    verdict: MeasureVerdict
    reason: Reason | None = None
    point: Point | None = None
    target: Target | None = None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class PromiseJudgement:
    """A promise's verdict: the figure and the level or share it rests on, or the reason."""

    verdict: PromiseVerdict
    reason: Reason | None = None
    point: Point | None = None
    level: Level | None = None
    share: Decimal | None = None


def judge_measure(measure: Measure, series: Series, today: date) -> Judgement:
    """The verdict of the newest measured, full and final figure against the target of its period."""
    point, reason = judgeable(measure, series, today)
    if point is None or not point.is_measured or point.value is None:
        return Judgement(MeasureVerdict.NOT_ASSESSED, reason, point)
    target = target_for(measure, point)
    if target is None or (target.at_least is None and target.at_most is None):
        return Judgement(MeasureVerdict.NOT_ASSESSED, Reason.NO_TARGET, point)
    if reason:
        return Judgement(MeasureVerdict.NOT_ASSESSED, reason, point, target)
    if measure.is_broken_between(target.from_period, point.period):
        return Judgement(MeasureVerdict.NOT_ASSESSED, Reason.BREAK, point, target)
    miss = missed_by(point.value, target.at_least, target.at_most)
    begun = target.from_period.first
    is_past = any(begun < other.from_period.first <= today for other in measure.targets)
    near = measure.tolerance is not None and miss <= measure.tolerance
    missed = MeasureVerdict.NEAR if near else MeasureVerdict.NOT_MET
    return Judgement(missed if miss else MeasureVerdict.MET, None, point, target, is_past)


def judge_promise(
    guarantee: Guarantee, measure: Measure | None, series: Series | None, today: date
) -> PromiseJudgement:
    """The verdict of a promise by what its measure tells: the share of cases kept, or the level reached."""
    unknown = PromiseVerdict.NOT_ASSESSED
    if measure is None or series is None:
        missing = Reason.NO_OUTCOME if guarantee.level else Reason.NOT_MEASURABLE
        return PromiseJudgement(unknown, missing)
    point, reason = judgeable(measure, series, today)
    if point is None or point.value is None or reason:
        return PromiseJudgement(unknown, reason or Reason.NO_OUTCOME, point)
    tolerance = measure.tolerance or Decimal(0)
    if guarantee.measure_is is None:  # neither the share kept nor the level reached can be read from it
        return PromiseJudgement(unknown, Reason.NOT_MEASURABLE, point)
    if guarantee.measure_is is MeasureIs.LEVEL:
        level = wording_on(guarantee, point.period.last).level  # history is judged by its own promise
        if level is None or level.unit != measure.unit:
            return PromiseJudgement(unknown, Reason.NOT_MEASURABLE, point)
        miss = missed_by(point.value, level.at_least, level.at_most)
        return PromiseJudgement(_kept(miss, tolerance), None, point, level)
    target = target_for(measure, point)
    if target is not None and measure.is_broken_between(target.from_period, point.period):
        return PromiseJudgement(unknown, Reason.BREAK, point)
    share = target.at_least if target and target.at_least is not None else WHOLE_SHARE
    return PromiseJudgement(_kept(missed_by(point.value, share, None), tolerance), None, point, None, share)


def judgeable(measure: Measure, series: Series, today: date) -> tuple[Point | None, Reason | None]:
    """The newest measured, full and final total; with a reason when it cannot carry a verdict."""
    point = series.latest
    if point is None:
        return _newest_with_value(series), _why_nothing_measured(series)
    return point, Reason.TOO_OLD if is_too_old(measure, point, today) else None


def target_for(measure: Measure, point: Point) -> Target | None:
    """The target that held when the point's period began: the last one that had started by then."""
    started = [target for target in measure.targets if target.from_period.first <= point.period.first]
    return max(started, key=lambda target: target.from_period.first, default=None)


def missed_by(value: Decimal, at_least: Decimal | None, at_most: Decimal | None) -> Decimal:
    """How far a value is outside its bounds, in the measure's own unit; 0 inside them."""
    below = at_least - value if at_least is not None else Decimal(0)
    above = value - at_most if at_most is not None else Decimal(0)
    return max(below, above, Decimal(0))


def _kept(miss: Decimal, tolerance: Decimal) -> PromiseVerdict:
    if miss == 0:
        return PromiseVerdict.KEPT
    return PromiseVerdict.NEARLY_KEPT if miss <= tolerance else PromiseVerdict.NOT_KEPT


def _newest_with_value(series: Series) -> Point | None:
    return next((point for point in reversed(series.totals) if point.value is not None), None)


def _why_nothing_measured(series: Series) -> Reason:
    newest = _newest_with_value(series)
    if newest is None:
        return Reason.NO_OUTCOME
    return Reason.CARRIED if newest.carried else _KIND_REASONS.get(newest.kind, Reason.NO_OUTCOME)
