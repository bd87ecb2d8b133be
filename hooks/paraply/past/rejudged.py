"""Published figures that would be judged otherwise, though none was changed.

To add is no rewriting, unless what is added holds for a time that has passed: a target with an older first
period takes the place of the one that held then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply.derive.evidence import verdicts_of
from paraply.derive.verdicts import target_for
from paraply.language import _
from paraply.model.choices import MeasureVerdict
from paraply.model.dates import Period
from paraply.model.measure import Measure, Target
from paraply.model.series import Point, Series
from paraply.past.facts import OWN, Row

_BOUNDS: Final = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Rejudged:
    """A period whose verdict turns, and the field that turns it, with what it was and is."""

    period: Period
    row: Row
    field: str
    before: Decimal | None
    after: Decimal | str | None
    free_from: int
    """The first year of which nothing is published."""


def rejudged(old: Measure, new: Measure, series: Series) -> Iterator[Rejudged]:
    """The periods of ``series``, the figures as published, that the two versions judge differently."""
    then, now = verdicts_of(old, series), verdicts_of(new, Series(new, series.points))
    free = max((point.period.last.year for point in series.measured), default=0) + 1
    for point in series.measured:
        before = then[point.period]
        is_turned = before is not MeasureVerdict.NOT_ASSESSED and before is not now.get(point.period)
        if is_turned or _has_another_target(point, old, new):
            yield from _because(point, old, new, free)


def _has_another_target(point: Point, old: Measure, new: Measure) -> bool:
    """Whether a figure that had a target stands beside another one."""
    was, is_now = target_for(old, point), target_for(new, point)
    return was is not None and any(_bound(was, field) != _bound(is_now, field) for field in _BOUNDS)


def _because(point: Point, old: Measure, new: Measure, free: int) -> Iterator[Rejudged]:
    was, is_now = target_for(old, point), target_for(new, point)
    if is_now is not None and _has_another_target(point, old, new):
        field = next(field for field in _BOUNDS if _bound(was, field) != _bound(is_now, field))
        row = ("targets", str(is_now.from_period))
        yield Rejudged(point.period, row, field, _bound(was, field), _bound(is_now, field), free)
    elif old.tolerance != new.tolerance:
        yield Rejudged(point.period, OWN, "tolerance", old.tolerance, new.tolerance, free)
    elif came := [each for each in new.breaks if each not in old.breaks]:
        yield Rejudged(point.period, ("breaks", str(came[0].before)), "why", None, came[0].why, free)


def onwards_only(found: Rejudged) -> str:
    """The better way, where what is added can begin with what has yet to be published."""
    field = "before" if found.row[0] == "breaks" else "from_period"
    return _("Gäller det bara framåt: skriv {field}: {year}. Annars:", field=field, year=found.free_from)


def _bound(target: Target | None, field: str) -> Decimal | None:
    bound: Decimal | None = getattr(target, field, None)
    return bound
