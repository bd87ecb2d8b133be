"""What the figures said at an earlier day: the evidence beside what was decided or reported then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from paraply.derive.verdicts import Judgement, PromiseJudgement, judge_measure, judge_promise
from paraply.derive.views import MeasureView, PromiseView
from paraply.model.choices import Choice, MeasureVerdict, PromiseVerdict
from paraply.model.dates import Period
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.series import Series

Verdicts: TypeAlias = Mapping[Period, Choice]
"""Verdicts by the period of the figure they rest on."""

_REACHED: frozenset[Choice] = frozenset({MeasureVerdict.MET, PromiseVerdict.KEPT})
_NEARLY: frozenset[Choice] = frozenset({MeasureVerdict.NEAR, PromiseVerdict.NEARLY_KEPT})
_MISSED: frozenset[Choice] = frozenset({MeasureVerdict.NOT_MET, PromiseVerdict.NOT_KEPT})


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many measures or promises reached what was set; ``unjudged`` are those nobody can tell of."""

    reached: int = 0
    nearly: int = 0
    missed: int = 0
    unjudged: int = 0

    @property
    def judged(self) -> int:
        """How many can be judged: the denominator."""
        return self.reached + self.nearly + self.missed

    @property
    def total(self) -> int:
        """How many there are."""
        return self.judged + self.unjudged

    def __add__(self, other: "VerdictCount") -> "VerdictCount":
        return VerdictCount(
            self.reached + other.reached,
            self.nearly + other.nearly,
            self.missed + other.missed,
            self.unjudged + other.unjudged,
        )


def count_measures(measures: Iterable[MeasureView], day: date | None = None) -> VerdictCount:
    """VerdictCount the measures' verdicts, as they are or as they were on ``day``."""
    judged = [measure_then(view, day) if day else view.judgement for view in measures]
    return count_verdicts(judgement.verdict for judgement in judged)


def count_promises(promises: Iterable[PromiseView], day: date | None = None) -> VerdictCount:
    """VerdictCount the promises' verdicts, as they are or as they were on ``day``."""
    judged = [promise_then(view, day) if day else view.judgement for view in promises]
    return count_verdicts(judgement.verdict for judgement in judged)


def count_verdicts(verdicts: Iterable[Choice]) -> VerdictCount:
    """VerdictCount verdicts of measures or promises."""
    found = list(verdicts)
    reached, nearly, missed = (
        sum(verdict in some for verdict in found) for some in (_REACHED, _NEARLY, _MISSED)
    )
    return VerdictCount(reached, nearly, missed, len(found) - reached - nearly - missed)


def measure_then(view: MeasureView, day: date) -> Judgement:
    """The verdict with the figures of periods that had ended by ``day``."""
    return judge_measure(view.measure, series_until(view.series, day), day)


def promise_then(view: PromiseView, day: date) -> PromiseJudgement:
    """The verdict with the figures of periods that had ended by ``day``."""
    if view.measure is None:
        return view.judgement
    series = series_until(view.measure.series, day)
    return judge_promise(view.guarantee, view.measure.measure, series, day)


def series_until(series: Series, day: date) -> Series:
    """The points of the periods that had ended by ``day``."""
    return Series(series.measure, tuple(point for point in series.points if point.period.last <= day))


def verdicts_of(measure: Measure, series: Series) -> Verdicts:
    """The verdict of each measured total, as it was when its period had ended."""
    return {
        point.period: judge_measure(measure, Series(measure, (point,)), point.period.last).verdict
        for point in series.measured
    }


def promise_verdicts_of(promise: Guarantee, measure: Measure, series: Series) -> Verdicts:
    """The same of a promise, by the level that held then."""
    return {
        point.period: judge_promise(promise, measure, Series(measure, (point,)), point.period.last).verdict
        for point in series.measured
    }
