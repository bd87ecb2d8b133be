"""A line over time with the targets that held, and with similar municipalities beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.verdicts import target_for
from paraply.derive.views import MeasureView
from paraply.model.choices import OutcomeKind
from paraply.model.series import Point
from paraply.model.values import Period, PeriodKind
from paraply.render.charts.scale import Scale

WIDTH: Final = 340
HEIGHT: Final = 214
LEFT: Final = 44
RIGHT: Final = 64
TOP: Final = 26
BOTTOM: Final = 28
MIN_POINTS: Final = 2
WIDEST_LABELS: Final = 6
PEERS: Final = "Liknande"
LINE_OF_TEXT: Final = 16.0


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
    """One series over time, the targets that held, and the mean of similar municipalities.

    ``steps`` are the targets as (from x, to x, y); ``target`` and ``peers_at`` say where their names stand.
    """

    solid: Sequence[Sequence[tuple[float, float]]]
    marks: Sequence[Mark]
    across: Sequence[Tick]
    up: Sequence[Tick]
    steps: Sequence[tuple[float, float, float]]
    target: Tick | None
    peers: Sequence[tuple[float, float]]
    peers_at: Tick | None
    breaks: Sequence[float]
    starts_at_zero: bool
    has_open: bool
    right: int = WIDTH - RIGHT

    @staticmethod
    def path(points: Sequence[tuple[float, float]]) -> str:
        """SVG path data of a line."""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def line_chart(view: MeasureView) -> LineChart | None:
    """The totals over time; None with fewer than two. Lines join measured points, never across a break."""
    points = [point for point in view.series.totals if point.value is not None]
    if len(points) < MIN_POINTS:
        return None
    times = [when(point) for point in points]
    first, last = min(times), max(times)
    if first == last:
        return None
    values = [point.value or Decimal(0) for point in points]
    held = _held(view, points)
    peers = [(period, value) for period, value in view.peers if first <= _middle_of(period) <= last]
    shown = [*values, *(bound for _from, _to, bound in held), *(value for _period, value in peers)]
    scale = Scale.around([float(value) for value in shown], TOP, HEIGHT - BOTTOM)

    def across(time: float) -> float:
        return LEFT + 12 + (time - first) / (last - first) * (WIDTH - LEFT - RIGHT - 24)

    def inside(time: float) -> float:
        return round(min(max(across(time), LEFT), WIDTH - RIGHT), 1)

    places = [across(time) for time in times]
    marks = _marks(points, places, scale, view)
    steps = [(inside(begins), inside(ends), scale.at(float(bound))) for begins, ends, bound in held]
    beside = [(round(across(_middle_of(period)), 1), scale.at(float(value))) for period, value in peers]
    named = _named_target(view, points)
    target = Tick(steps[-1][2], named) if named else None
    peers_at = Tick(beside[-1][1], PEERS) if len(beside) >= MIN_POINTS else None
    target, peers_at = _apart(target, peers_at)
    return LineChart(
        solid=_segments(points, marks, view),
        marks=marks,
        across=_across(points, places),
        up=[
            Tick(scale.at(value), numbers.number(Decimal(str(value)), scale.decimals))
            for value in scale.ticks
        ],
        steps=steps,
        target=target,
        peers=beside if peers_at else [],
        peers_at=peers_at,
        breaks=_breaks(points, places, view),
        starts_at_zero=scale.low == 0,
        has_open=any(mark.is_open for mark in marks),
    )


def when(point: Point) -> float:
    """When a point stands on the axis of time, in days."""
    return _middle_of(point.period)


def _middle_of(period: Period) -> float:
    return (period.first.toordinal() + period.last.toordinal()) / 2


def _is_open(point: Point) -> bool:
    return point.carried or point.kind is not OutcomeKind.OUTCOME


def _marks(points: Sequence[Point], places: Sequence[float], scale: Scale, view: MeasureView) -> list[Mark]:
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
    segments: dict[tuple[int, PeriodKind], list[tuple[float, float]]] = {}
    for point, mark in zip(points, marks, strict=True):
        if not mark.is_open:
            part = sum(start <= point.period for start in starts)
            kind = point.period.kind  # a month is never joined with a year
            segments.setdefault((part, kind), []).append((mark.x, mark.y))
    return [segment for segment in segments.values() if len(segment) >= MIN_POINTS]


def _across(points: Sequence[Point], places: Sequence[float]) -> list[Tick]:
    ticks: list[Tick] = []
    years = [str(point.period.last.year) for point in points]
    for year, x in zip(years, places, strict=True):
        if not ticks or (year != ticks[-1].text and x - ticks[-1].at >= 44):
            ticks.append(Tick(round(x, 1), year))
    return ticks


def _held(view: MeasureView, points: Sequence[Point]) -> list[tuple[float, float, Decimal]]:
    """The bounds of the targets that held while the points were measured, as (from day, to day, bound).

    The upper bound of a range comes before the lower one, so that the last is the one that is named.
    """
    targets = sorted(view.measure.targets, key=lambda target: target.from_period.first)
    starts = [target.from_period.first.toordinal() for target in targets]
    first = min(point.period.first.toordinal() for point in points)
    end = max(point.period.last.toordinal() for point in points) + 1
    held = []
    for target, starts_at, next_starts_at in zip(targets, starts, [*starts[1:], end], strict=False):
        begins, ends = max(starts_at, first), min(next_starts_at, end)
        bounds = [bound for bound in (target.at_most, target.at_least) if bound is not None]
        held += [(float(begins), float(ends), bound) for bound in bounds if begins < ends]
    return held


def _named_target(view: MeasureView, points: Sequence[Point]) -> str:
    """The name of the target that holds for the last point, ``Mål 95`` or ``Mål 18–22``; else empty."""
    target = target_for(view.measure, points[-1])
    bounds = (
        [numbers.plain(bound) for bound in (target.at_least, target.at_most) if bound is not None]
        if target
        else []
    )
    return f"Mål {'–'.join(bounds)}" if bounds else ""


def _apart(one: Tick | None, other: Tick | None) -> tuple[Tick | None, Tick | None]:
    """Two names at the right edge, moved from each other when they would touch, and kept inside."""
    if one is None or other is None or abs(one.at - other.at) >= LINE_OF_TEXT:
        return one, other
    middle_, half = (one.at + other.at) / 2, LINE_OF_TEXT / 2
    middle_ = min(max(middle_, TOP + half), HEIGHT - BOTTOM - half)
    up, down = round(middle_ - half, 1), round(middle_ + half, 1)
    if one.at <= other.at:
        return Tick(up, one.text), Tick(down, other.text)
    return Tick(down, one.text), Tick(up, other.text)


def _breaks(points: Sequence[Point], places: Sequence[float], view: MeasureView) -> list[float]:
    found = []
    for broken in view.measure.breaks:
        before = [x for point, x in zip(points, places, strict=True) if point.period < broken.before]
        after = [x for point, x in zip(points, places, strict=True) if point.period >= broken.before]
        if before and after:
            found.append(round((before[-1] + after[0]) / 2, 1))
    return found
