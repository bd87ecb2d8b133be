"""'Så går det': how many promises are kept, goals met and measures better, each with its denominator."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paraply.derive.views import GoalView, MeasureView, PromiseView, Views
from paraply.model.choices import Choice, GoalVerdict, PromiseVerdict, Reason, Trend
from paraply.model.organisation import Area


@dataclass(frozen=True, slots=True)
class Tally:
    """Marks in the order they are drawn, and why those that cannot be judged cannot."""

    marks: Sequence[Choice]
    reasons: Mapping[Reason, int]

    @property
    def total(self) -> int:
        """How many there are: the denominator."""
        return len(self.marks)

    def count(self, *codes: Choice) -> int:
        """How many marks are one of ``codes``."""
        return sum(mark in codes for mark in self.marks)

    @property
    def judged(self) -> int:
        """How many can be judged at all."""
        return sum(mark.value not in {"not_assessed", "none"} for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Tallies:
    """The three tallies of the start page."""

    promises: Tally
    goals: Tally
    measures: Tally


def tallies_of(views: Views) -> Tallies:
    """Count what holds today."""
    return Tallies(
        promises=promise_tally(views.current_promises),
        goals=_goal_tally(views),
        measures=measure_tally(views.reported_measures),
    )


def promise_tally(promises: Iterable[PromiseView]) -> Tally:
    """How the promises went, the kept ones first."""
    promises = list(promises)
    reasons = Counter(view.judgement.reason for view in promises if view.judgement.reason)
    return Tally(_in_order((view.judgement.verdict for view in promises), list(PromiseVerdict)), reasons)


def measure_tally(measures: Iterable[MeasureView]) -> Tally:
    """How the measures have changed, the better ones first; those without better or worse are left out."""
    trends = [view.change.trend for view in measures if view.change.trend is not Trend.NONE]
    return Tally(_in_order(trends, list(Trend)), {})


def area_of_most(measures: Iterable[MeasureView], views: Views) -> tuple[Area, int] | None:
    """The area that most of the counted measures belong to, two of three or more, and how many; else None.

    A count for the whole municipality says little of the rest when nearly all of it is of one area.
    """
    counted = [view for view in measures if view.change.trend is not Trend.NONE]
    areas = Counter(area.id for view in counted if (area := views.area_of(view.measure)))
    if not areas:
        return None
    ((id_, held),) = areas.most_common(1)
    is_most = len(views.content.areas) > 1 and held * 3 >= len(counted) * 2
    return (views.content.areas[id_], held) if is_most else None


def goal_verdict(view: GoalView) -> GoalVerdict:
    """The decided verdict, or that there is none."""
    return view.assessment.verdict if view.assessment else GoalVerdict.NOT_ASSESSED


def _goal_tally(views: Views) -> Tally:
    """Every goal that holds and has a page: the same goals that the lists show and the areas count."""
    return Tally(_in_order((goal_verdict(view) for view in views.current_goals), list(GoalVerdict)), {})


def _in_order(marks: Iterable[Choice], order: Sequence[Choice]) -> list[Choice]:
    return sorted(marks, key=order.index)
