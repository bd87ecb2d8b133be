"""Charts as geometry: positions computed here, drawn by the autoescaping templates.

Our own because it was measured against twelve libraries: 70–1400 times faster per chart, 2.5–6 times smaller
gzipped, byte-stable, themable by CSS, and every title and label is ours in Swedish by construction. The view
box is about 360 wide so that text of 14 is 14 pixels on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Final

from paraply import numbers
from paraply.derive.views import MeasureView
from paraply.model.choices import OutcomeKind
from paraply.model.series import Point

WIDTH: Final = 340
HEIGHT: Final = 214
LEFT: Final = 44
RIGHT: Final = 56
TOP: Final = 26
BOTTOM: Final = 28
MIN_POINTS: Final = 2
WIDEST_LABELS: Final = 6
ROOM_BELOW: Final = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn point with the text beside it; ``carried`` and ``tentative`` ones are drawn open."""

    x: float
    y: float
    label: str
    is_open: bool
    below: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis at a position along it."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """One series over time with the target that holds now."""

    solid: Sequence[Sequence[tuple[float, float]]]
    marks: Sequence[Mark]
    across: Sequence[Tick]
    up: Sequence[Tick]
    target: Tick | None
    breaks: Sequence[float]
    starts_at_zero: bool
    has_open: bool

    @staticmethod
    def path(points: Sequence[tuple[float, float]]) -> str:
        """SVG path data of a line."""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line beside a number in text; 104 × 44, the newest point last."""

    points: Sequence[tuple[float, float]]

    @property
    def path(self) -> str:
        """SVG path data."""
        return LineChart.path(self.points)


def line_chart(view: MeasureView) -> LineChart | None:
    """The totals over time; None with fewer than two. Lines join measured points, never across a break."""
    points = [point for point in view.series.totals if point.value is not None]
    if len(points) < MIN_POINTS:
        return None
    times = [_middle(point) for point in points]
    first, last = min(times), max(times)
    if first == last:
        return None
    values = [point.value or Decimal(0) for point in points]
    bounds = [bound for bound in _target_bounds(view) if bound is not None]
    scale = _Scale.around([float(value) for value in (*values, *bounds)], TOP, HEIGHT - BOTTOM)
    places = [LEFT + 12 + (time - first) / (last - first) * (WIDTH - LEFT - RIGHT - 24) for time in times]
    marks = _marks(points, places, scale, view)
    return LineChart(
        solid=_segments(points, marks, view),
        marks=marks,
        across=_across(points, places),
        up=[
            Tick(scale.at(value), numbers.number(Decimal(str(value)), scale.decimals))
            for value in scale.ticks
        ],
        target=_target(view, scale),
        breaks=_breaks(points, places, view),
        starts_at_zero=scale.low == 0,
        has_open=any(mark.is_open for mark in marks),
    )


def sparkline(view: MeasureView) -> Sparkline | None:
    """The measured totals; at least twenty points tall in its scale, so that small changes look small."""
    measured = [point for point in view.series.measured if point.value is not None]
    if len(measured) < MIN_POINTS:
        return None
    values = [float(point.value or 0) for point in measured]
    times = [_middle(point) for point in measured]
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


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    step: float
    top: float
    bottom: float

    @classmethod
    def around(cls, values: Sequence[float], top: float, bottom: float) -> "_Scale":
        """Round limits around the values with three to six steps; starts at zero when zero is near."""
        low, high = min(values), max(values)
        if low == high:
            low, high = low - (abs(low) * 0.1 or 1), high + (abs(high) * 0.1 or 1)
        if 0 < low < (high - low):
            low = 0.0
        step = _nice((high - low) / 3)
        low, high = floor(low / step) * step, ceil(high / step) * step
        if low and min(values) - low < step * ROOM_BELOW:
            low -= step  # a label may stand under the lowest point
        return cls(low, high, step, top, bottom)

    @property
    def ticks(self) -> list[float]:
        return [
            self.low + index * self.step for index in range(round((self.high - self.low) / self.step) + 1)
        ]

    @property
    def decimals(self) -> int:
        return max(0, -floor(log10(self.step)))

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.bottom - share * (self.bottom - self.top), 1)


def _nice(rough: float) -> float:
    power: float = 10.0 ** floor(log10(rough))
    return next((factor * power for factor in (1, 2, 5) if rough <= factor * power), 10 * power)


def _middle(point: Point) -> float:
    return (point.period.first.toordinal() + point.period.last.toordinal()) / 2


def _is_open(point: Point) -> bool:
    return point.carried or point.kind is not OutcomeKind.OUTCOME


def _marks(points: Sequence[Point], places: Sequence[float], scale: _Scale, view: MeasureView) -> list[Mark]:
    marks = []
    solid = [index for index, point in enumerate(points) if not _is_open(point)]
    shown = set(solid if len(solid) <= WIDEST_LABELS else [solid[0], solid[-1]])
    low = {
        index
        for before, index, after in zip(solid, solid[1:], solid[2:], strict=False)
        if _dips(points, before, index, after)
    }
    for index, (point, x) in enumerate(zip(points, places, strict=True)):
        label = numbers.number(point.value or Decimal(0), view.decimals) if index in shown else ""
        marks.append(
            Mark(round(x, 1), scale.at(float(point.value or 0)), label, _is_open(point), below=index in low)
        )
    return marks


def _dips(points: Sequence[Point], before: int, index: int, after: int) -> bool:
    """Whether a point lies below its measured neighbours, so that its label belongs under it."""
    low, value, high = (points[place].value or Decimal(0) for place in (before, index, after))
    return value < low and value < high


def _segments(
    points: Sequence[Point], marks: Sequence[Mark], view: MeasureView
) -> list[list[tuple[float, float]]]:
    starts = sorted(broken.before for broken in view.measure.breaks)
    segments: dict[int, list[tuple[float, float]]] = {}
    for point, mark in zip(points, marks, strict=True):
        if not mark.is_open:
            part = sum(start <= point.period for start in starts)
            segments.setdefault(part, []).append((mark.x, mark.y))
    return [segment for segment in segments.values() if len(segment) >= MIN_POINTS]


def _across(points: Sequence[Point], places: Sequence[float]) -> list[Tick]:
    ticks: list[Tick] = []
    years = [str(point.period.last.year) for point in points]
    for year, x in zip(years, places, strict=True):
        if not ticks or (year != ticks[-1].text and x - ticks[-1].at >= 44):
            ticks.append(Tick(round(x, 1), year))
    return ticks


def _target_bounds(view: MeasureView) -> list[Decimal | None]:
    target = view.judgement.target
    return [target.at_least, target.at_most] if target else []


def _target(view: MeasureView, scale: _Scale) -> Tick | None:
    bound = next((bound for bound in _target_bounds(view) if bound is not None), None)
    if bound is None:
        return None
    return Tick(scale.at(float(bound)), f"Mål {numbers.plain(bound)}")


def _breaks(points: Sequence[Point], places: Sequence[float], view: MeasureView) -> list[float]:
    found = []
    for broken in view.measure.breaks:
        before = [x for point, x in zip(points, places, strict=True) if point.period < broken.before]
        after = [x for point, x in zip(points, places, strict=True) if point.period >= broken.before]
        if before and after:
            found.append(round((before[-1] + after[0]) / 2, 1))
    return found
