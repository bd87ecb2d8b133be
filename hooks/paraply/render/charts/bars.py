"""Bars: the parts of a break-down beside the total, one drawing a dimension, and a share of a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.verdicts import WHOLE_SHARE
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period
from paraply.model.series import Point
from paraply.render.charts.labels import ROOM, Label, width_of
from paraply.render.charts.small import Smalls, small_lines
from paraply.speech import amounts
from paraply.speech.groups import dimension_sentence, group_label, rounding_sentence

FULL: Final = 100.0
MOST_PARTS: Final = 12
"""More bars than this answer nothing; the table and the file have the rest."""

MOST_OF_ALL: Final = 50.0
"""Shares above this are shown of the whole; smaller ones would be slivers, and are shown of the largest."""

THICK: Final = 16.0
EDGE: Final = 3.0
NAME_LINE: Final = 12.0
UNDER_NAME: Final = 20.0
"""Of a bar with a mark, in pixels: its height, the room around it, and the line of the mark's name."""


SHORT: Final = 0.5
"""How far from the mark, in percent, a bar ends at the most that is short of it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part with its bar, or with the reason why there is none. ``x`` and ``width`` are percents."""

    label: str
    text: str
    x: float
    width: float
    is_total: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The total first, then each group of one dimension in one period, and how many groups are not shown.

    ``over_time`` has the same groups over time, where there is time in them; ``rounding`` explains a total
    that lies outside its groups.
    """

    dimension: str
    period: Period
    bars: Sequence[Bar]
    finding: str
    more: int
    over_time: Smalls | None
    rounding: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole as one bar; ``width`` in percent; ``goal`` names the mark of what was to be."""

    width: float
    text: str
    goal: Label | None = None

    @property
    def top(self) -> float:
        """Where the bar begins, in pixels: under the name of its mark, when it has one."""
        return UNDER_NAME if self.goal else EDGE

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.top + THICK + EDGE

    @property
    def mark(self) -> tuple[float, float]:
        """From where to where, down the drawing, the mark reaches."""
        return self.top - EDGE, self.top + THICK + EDGE


def group_bars(view: MeasureView) -> list[Bars]:
    """The newest period of each dimension, all on one scale. A withheld part says why, without a bar."""
    dimensions: dict[str, list[Point]] = {}
    for point in view.series.points:
        if point.outcome.group:
            dimensions.setdefault(point.outcome.group.dimension, []).append(point)
    shown: list[tuple[str, Period, list[Point]]] = []
    for dimension, points in dimensions.items():
        period = max(point.period for point in points)
        parts = [point for point in points if point.period == period]
        if any(point.value is not None for point in parts):
            total = [point for point in view.series.totals if point.period == period]
            shown.append((dimension, period, [*total, *parts]))
    valued = [point.value for _name, _when, points in shown for point in points if point.value is not None]
    values = [float(value) for value in valued]
    if not values:
        return []
    low, high = min(0.0, *values), max(0.0, *values)
    if view.measure.unit == "procent" and low == 0 and MOST_OF_ALL < high <= FULL:
        high = FULL
    return [_dimension(view, *each, low, (high - low) or 1.0) for each in shown]


def _dimension(
    view: MeasureView, dimension: str, period: Period, points: list[Point], low: float, wide: float
) -> Bars:
    totals = [point for point in points if point.outcome.group is None]
    parts = [point for point in points if point.outcome.group]
    if len(parts) > MOST_PARTS:  # the highest, which a reader looks for first
        parts = sorted(parts, key=lambda point: (point.value is None, -(point.value or 0)))
    bars = [_bar(view, point, low, wide) for point in (*totals, *parts[:MOST_PARTS])]
    shown = [point.outcome.group for point in parts[:MOST_PARTS] if point.outcome.group]
    more = max(0, len(parts) - MOST_PARTS)
    rounding = rounding_sentence(view, totals[0], _valued(parts)) if totals else ""
    return Bars(dimension, period, bars, _finding(view, parts), more, small_lines(view, shown), rounding)


def _finding(view: MeasureView, parts: Sequence[Point]) -> str:
    """Which part is highest and which lowest; empty when there are not two with a value, or all are equal."""
    return dimension_sentence(view, _valued(parts))


def _valued(parts: Sequence[Point]) -> list[Point]:
    return [point for point in parts if point.value is not None]


def share(kept: Decimal, total: Decimal, goal: Decimal | None = None) -> Share | None:
    """How many of all, as a bar; None when there is no whole to be a part of.

    ``goal`` is the percent that was to be reached. All of them is where the bar ends, and needs no mark.
    """
    if not 0 <= kept <= total or total == 0:
        return None
    told = _("{part} av {whole}", part=numbers.plain(kept), whole=numbers.plain(total))
    width, mark = round(float(kept / total) * FULL, 1), _goal(goal) if goal is not None else None
    if mark and goal is not None and kept * 100 < goal * total:
        width = min(width, round(mark.at - SHORT, 1))  # a bar that is short of the mark never looks as there
    return Share(width, told, mark)


def _goal(goal: Decimal) -> Label | None:
    """The name of the mark, wholly above the bar at any width."""
    if not 0 < goal < WHOLE_SHARE:
        return None
    text, at = _("mål {bounds}", bounds=numbers.plain(goal)), round(float(goal), 1)
    half, place = width_of(text) / 2, at / 100 * ROOM
    anchor = "start" if place < half else "end" if place > ROOM - half else "middle"
    return Label(text, at, NAME_LINE, anchor)


def _bar(view: MeasureView, point: Point, low: float, wide: float) -> Bar:
    group = point.outcome.group
    value = float(point.value) if point.value is not None else 0.0
    zero, length = abs(low) / wide * FULL, abs(value) / wide * FULL
    missing = point.outcome.missing
    name = group_label(group, view) if group else _("Alla")
    return Bar(
        label=f"{name} ({point.kind.label})" if point.kind is not OutcomeKind.OUTCOME else name,
        text=amounts.figure(view, point)
        if point.value is not None
        else (missing.label if missing else _("ingen siffra")),
        x=round(zero - length if value < 0 else zero, 1),
        width=round(length, 1),
        is_total=group is None,
        is_open=point.carried or point.kind is not OutcomeKind.OUTCOME,
    )
