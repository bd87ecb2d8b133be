"""How a measure has changed since the last comparable measurement."""

from dataclasses import dataclass
from decimal import Decimal

from paraply.derive.verdicts import missed_by, target_for
from paraply.model.arithmetic import rounded
from paraply.model.choices import Direction, Trend
from paraply.model.measure import Measure
from paraply.model.series import Point, Series


@dataclass(frozen=True, slots=True)
class Movement:
    """The trend and the two measured points it rests on; both are None when nothing can be said.

    ``is_old``: a newer figure should have been here, so this one does not say how things are going now.
    """

    trend: Trend
    earlier: Point | None = None
    later: Point | None = None
    is_old: bool = False

    @property
    def difference(self) -> Decimal | None:
        """Later minus earlier, in the measure's unit."""
        if (
            self.earlier is None
            or self.later is None
            or self.earlier.value is None
            or self.later.value is None
        ):
            return None
        return self.later.value - self.earlier.value


def movement_of(measure: Measure, series: Series, decimals: int) -> Movement:
    """Compare the two newest measured totals of the same kind of period, never across a break.

    A difference that disappears in the margin of error, or when both are shown rounded, is unchanged. Without
    a direction, or when both are equally right for a range, there is a difference but no better or worse.
    """
    pair = series.comparable_with(series.latest)[-2:] if series.latest else ()
    if len(pair) < 2:
        return Movement(Trend.NONE)
    earlier, later = pair
    before, after = earlier.value or Decimal(0), later.value or Decimal(0)
    margin = max((point.outcome.margin or Decimal(0)) for point in pair)
    if rounded(after, decimals) == rounded(before, decimals) or abs(after - before) < margin:
        return Movement(Trend.UNCHANGED, earlier, later)
    gain = _gain(measure, earlier, later)
    if not gain:
        return Movement(Trend.NONE, earlier, later)
    return Movement(Trend.BETTER if gain > 0 else Trend.WORSE, earlier, later)


def _gain(measure: Measure, earlier: Point, later: Point) -> Decimal | None:
    """How much better the later value is; None when the direction says nothing."""
    before, after = earlier.value or Decimal(0), later.value or Decimal(0)
    if measure.direction is Direction.HIGHER:
        return after - before
    if measure.direction is Direction.LOWER:
        return before - after
    target = target_for(measure, later)
    if measure.direction is Direction.RANGE and target:
        return missed_by(before, target.at_least, target.at_most) - missed_by(
            after, target.at_least, target.at_most
        )
    return None
