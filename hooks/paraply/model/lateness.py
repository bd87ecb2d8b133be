"""How old a figure may be: when the next one is late, and when the newest is too old to judge by.

The checks, the pages and ``status.json`` ask here, so that none says late where another does not.
"""

from datetime import date
from typing import Final

from paraply.model.arithmetic import months_after
from paraply.model.choices import Every
from paraply.model.measure import Measure
from paraply.model.series import Point, Series
from paraply.model.withdrawal import is_withdrawn

GRACE_MONTHS: Final = 6
"""A result is late when it is not there this long after its round ended: a report takes time to write."""

ROUNDS_UNTIL_TOO_OLD: Final = 2
"""A figure is too old when this many rounds have passed since its period ended (content model)."""

ROUND_WHEN_UNKNOWN: Final = Every.YEAR


def is_too_old(measure: Measure, point: Point, today: date) -> bool:
    """Whether a figure no longer says how things are."""
    return today > _last_day(measure, point)


def late(measure: Measure, series: Series, today: date) -> Point | None:
    """The newest total that is measured or explained, where the next one should have been here by now.

    A round and half a year have passed since it; at the latest, and where no round is known, when it is too
    old. What is no longer reported is never late.
    """
    newest, following = series.newest_told, series.next_period
    if newest is None or is_withdrawn(measure.withdrawn, today):
        return None
    due = _last_day(measure, newest)
    if measure.every is not None:
        ends = following.last if following else months_after(newest.period.last, measure.every.months)
        due = min(due, months_after(ends, GRACE_MONTHS))
    return newest if today > due else None


def _last_day(measure: Measure, point: Point) -> date:
    months = ROUNDS_UNTIL_TOO_OLD * (measure.every or ROUND_WHEN_UNKNOWN).months
    return months_after(point.period.last, months)
