"""A small line beside a number in text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply.derive.views import MeasureView
from paraply.model.series import Point
from paraply.render.charts.line import MIN_POINTS, LineChart, when

MOST_DOTS: Final = 8


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line beside a number in text; 104 × 44, the newest point last."""

    points: Sequence[tuple[float, float]]

    @property
    def newest(self) -> tuple[float, float]:
        """The last point."""
        return self.points[-1]

    @property
    def dots(self) -> Sequence[tuple[float, float]]:
        """The points before the newest, while there are few enough to tell apart."""
        return self.points[:-1] if len(self.points) <= MOST_DOTS else ()

    @property
    def path(self) -> str:
        """SVG path data."""
        return LineChart.path(self.points)


def comparable(view: MeasureView) -> Sequence[Point]:
    """The points of the small line, the newest last."""
    newest = view.series.latest
    return view.series.comparable_with(newest) if newest else ()


def sparkline(view: MeasureView) -> Sparkline | None:
    """The measured totals; at least twenty points tall in its scale, so that small changes look small.

    It has room for no sign of a break, and shows what can be compared with the newest figure.
    """
    measured = comparable(view)
    if len(measured) < MIN_POINTS:
        return None
    values = [float(point.value or 0) for point in measured]
    times = [when(point) for point in measured]
    low, high = min(values), max(values)
    least = 20.0 if view.measure.unit == "procent" else (abs(high) or 1.0) * 0.2
    if high - low < least:
        middle = (high + low) / 2
        low, high = middle - least / 2, middle + least / 2
    width = (times[-1] - times[0]) or 1
    return Sparkline(
        [
            (round(4 + 98 * (time - times[0]) / width, 1), round(40 - 36 * (value - low) / (high - low), 1))
            for time, value in zip(times, values, strict=True)
        ]
    )
