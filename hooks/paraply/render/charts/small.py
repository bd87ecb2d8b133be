"""The parts of a break-down over time: a small line each, all on one scale and one stretch of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply.derive.views import MeasureView
from paraply.model.measure import Group
from paraply.model.series import Point
from paraply.render.charts.axes import possible, values_along
from paraply.render.charts.labels import Line
from paraply.render.charts.line import FIRST, LAST, MIN_POINTS, LineChart, when
from paraply.render.charts.scale import Scale
from paraply.speech import amounts, periods
from paraply.speech.groups import group_label

TOP: Final = 8.0
BOTTOM: Final = 64.0
"""From where to where, down a drawing of 72 pixels, the scale reaches."""


@dataclass(frozen=True, slots=True)
class Small:
    """A part with its line, broken where it has no value, and the figures at its ends.

    Positions are as in a line.
    """

    label: str
    begins: str
    text: str
    lines: Sequence[Line]
    newest: tuple[float, float]

    @property
    def paths(self) -> list[str]:
        """SVG path data of each piece."""
        return [LineChart.path(line) for line in self.lines if len(line) >= MIN_POINTS]

    @property
    def alone(self) -> list[tuple[float, float]]:
        """The points that no line goes through, the newest left out."""
        return [line[0] for line in self.lines if len(line) == 1 and line[0] != self.newest]


@dataclass(frozen=True, slots=True)
class Smalls:
    """The parts that have two values or more; ``ends`` are those of the scale in words."""

    parts: Sequence[Small]
    ends: tuple[str, str]
    span: str


def small_lines(view: MeasureView, groups: Sequence[Group]) -> Smalls | None:
    """The groups over time, in the order given; None unless two of them have time in them."""
    every: dict[tuple[str, str], list[Point]] = {(group.dimension, group.value): [] for group in groups}
    for point in view.series.points:
        group = point.outcome.group
        if group and (own := every.get((group.dimension, group.value))) is not None:
            own.append(point)
    parts = [(group, every[group.dimension, group.value]) for group in groups]
    shown = [(group, points) for group, points in parts if len(_valued(points)) >= MIN_POINTS]
    valued = [point for _group, points in shown for point in _valued(points)]
    times = [when(point) for point in valued]
    if len(shown) < MIN_POINTS or min(times) == max(times):
        return None
    values = [point.value for point in valued if point.value is not None]
    can = possible(values, view.measure.unit)
    scale = Scale.around([float(value) for value in values], TOP, BOTTOM, can)
    ticks, counted_in = values_along(scale)
    ordered = sorted(valued, key=when)
    return Smalls(
        [_small(view, group, points, scale, (min(times), max(times))) for group, points in shown],
        (ticks[0].text, f"{ticks[-1].text} {counted_in}".strip()),
        periods.span(ordered[0].period, ordered[-1].period),
    )


def _valued(points: Sequence[Point]) -> list[Point]:
    return [point for point in points if point.is_measured]


def _small(
    view: MeasureView, group: Group, points: Sequence[Point], scale: Scale, ends: tuple[float, float]
) -> Small:
    first, last = ends
    lines: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point.value is None:
            lines.append([])  # a period without a value breaks the line
        elif point.is_measured:
            across = FIRST + (when(point) - first) / (last - first) * (LAST - FIRST)
            lines[-1].append((round(across, 1), scale.at(float(point.value))))
    drawn = [line for line in lines if line]
    oldest, *_between, newest = _valued(points)
    texts = amounts.shown(view, oldest), amounts.figure(view, newest)
    return Small(group_label(group, view), *texts, drawn, drawn[-1][-1])
