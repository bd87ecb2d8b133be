"""On course: whether a measure moves fast enough to reach a target that lies ahead.

The yearly change that is needed is set beside the yearly change there has been, both in the measure's own
unit: a straight line to the target. Growth ratios, which set the change beside the value itself, are not
used: they have no answer for a target of 0, and take 90 → 92 and 10 → 12 percent for different paces.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply.derive.verdicts import missed_by, target_for
from paraply.model.arithmetic import months_between
from paraply.model.choices import Direction
from paraply.model.dates import Period
from paraply.model.measure import Measure, Target
from paraply.model.series import Point, Series

YEARS_LOOKED_BACK: Final = 5
"""The pace is that of the last years: an older measurement says little of where things are going."""


@dataclass(frozen=True, slots=True)
class Course:
    """The way to a later target. ``needed`` and ``actual`` are changes a year in the measure's unit.

    ``needed`` is 0 when the newest figure is there already, else it has the sign of the way there. ``ahead``
    is where the pace leads when the target begins to hold.
    """

    target: Target
    since: Point
    latest: Point
    needed: Decimal
    actual: Decimal
    ahead: Decimal

    @property
    def on_course(self) -> bool:
        """Whether the pace leads to the target; a figure that is there must not be on its way out."""
        return missed_by(self.ahead, self.target.at_least, self.target.at_most) == 0


def course_of(measure: Measure, series: Series, latest: Point | None) -> Course | None:
    """The way to the next target with another bound than today's; None when nothing can be said.

    ``latest`` is the figure that today's verdict rests on: when it can carry none, it shows no way either.
    """
    if latest is None or latest.value is None or measure.direction is Direction.NEUTRAL:
        return None
    target = _next_target(measure, latest)
    since = _first_of_late(series, latest)
    if target is None or since is None or since.value is None:
        return None
    if measure.is_broken_between(latest.period, target.from_period):
        return None  # the target is for another way of measuring
    passed = _months(since.period, latest.period)
    left = _months(latest.period, target.from_period)
    change = latest.value - since.value
    missing = missed_by(latest.value, target.at_least, target.at_most)
    upwards = target.at_least is not None and latest.value < target.at_least
    return Course(
        target=target,
        since=since,
        latest=latest,
        needed=(missing if upwards else -missing) * 12 / left,
        actual=change * 12 / passed,
        ahead=latest.value + change * left / passed,
    )


def _next_target(measure: Measure, latest: Point) -> Target | None:
    today = target_for(measure, latest)
    ahead = [
        target
        for target in measure.targets
        if target.from_period.first > latest.period.first
        and _months(latest.period, target.from_period) > 0
        and (target.at_least, target.at_most) != (None, None)
        and (today is None or (target.at_least, target.at_most) != (today.at_least, today.at_most))
    ]
    return min(ahead, key=lambda target: target.from_period.first, default=None)


def _first_of_late(series: Series, latest: Point) -> Point | None:
    """The oldest figure that can be compared with the latest and is not too old; None when that is alone."""
    recent = range(1, YEARS_LOOKED_BACK * 12 + 1)
    comparable = series.comparable_with(latest)
    return next((point for point in comparable if _months(point.period, latest.period) in recent), None)


def _months(earlier: Period, later: Period) -> int:
    """From the month one ends in to the month the other ends in."""
    return months_between(earlier.last, later.last)
