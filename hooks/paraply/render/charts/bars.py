"""Bars: the parts of a break-down beside the total, and a share of a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period
from paraply.model.series import Point
from paraply.render.charts.line import WIDTH

ROW: Final = 46
"""A line of text with a bar of 16 under it."""

FULL: Final = float(WIDTH)
MIN_PARTS: Final = 2
MOST_OF_ALL: Final = 50.0
"""Shares above this are shown of the whole; smaller ones would be slivers, and are shown of the largest."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part with its bar, or with the reason why there is none. ``x`` is where the bar begins."""

    label: str
    text: str
    y: int
    x: float
    width: float
    is_total: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The total first, then each group of one period; ``zero`` is where nothing stands."""

    period: Period
    bars: Sequence[Bar]
    zero: float
    finding: str

    @property
    def height(self) -> int:
        """Height of the view box."""
        return ROW * len(self.bars)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole as one bar; ``width`` of ``FULL``."""

    width: float
    text: str


def group_bars(view: MeasureView) -> Bars | None:
    """The newest period with a break-down; None without one. A withheld part says why, without a bar."""
    periods = [point.period for point in view.series.points if point.outcome.group]
    if not periods:
        return None
    period = max(periods)
    points = [point for point in view.series.points if point.period == period]
    points.sort(key=lambda point: point.outcome.group is not None)  # the total first, else as in the file
    values = [float(point.value) for point in points if point.value is not None]
    if not values:
        return None
    low, high = min(0.0, *values), max(0.0, *values)
    if view.measure.unit == "procent" and low == 0 and MOST_OF_ALL < high <= 100:
        high = 100.0
    wide = (high - low) or 1.0
    zero = abs(low) / wide * FULL
    bars = [_bar(view, point, row, zero, wide) for row, point in enumerate(points)]
    return Bars(period, bars, round(zero, 1), _finding(view, points))


def _finding(view: MeasureView, points: Sequence[Point]) -> str:
    """Which part is highest and which lowest; empty when there are not two with a value, or all are equal."""
    valued = [(point.value, point.outcome.group) for point in points if point.value is not None]
    parts = [(value, group.label) for value, group in valued if group]
    if len(parts) < MIN_PARTS:
        return ""
    (high, most), (low, least) = max(parts), min(parts)
    if high == low:
        return ""
    unit, decimals = view.measure.unit, view.decimals
    highest, lowest = (numbers.figure(value, unit, decimals) for value in (high, low))
    return _(
        "Högst: {most} ({highest}). Lägst: {least} ({lowest})",
        most=most,
        highest=highest,
        least=least,
        lowest=lowest,
    )


def share(kept: Decimal, total: Decimal) -> Share | None:
    """How many of all, as a bar; None when there is no whole to be a part of."""
    if not 0 <= kept <= total or total == 0:
        return None
    told = _("{part} av {whole}", part=numbers.plain(kept), whole=numbers.plain(total))
    return Share(round(float(kept / total) * FULL, 1), told)


def _bar(view: MeasureView, point: Point, row: int, zero: float, wide: float) -> Bar:
    group = point.outcome.group
    value = float(point.value) if point.value is not None else 0.0
    length = abs(value) / wide * FULL
    missing = point.outcome.missing
    name = group.label if group else _("Alla")
    return Bar(
        label=f"{name} ({point.kind.label})" if point.kind is not OutcomeKind.OUTCOME else name,
        text=numbers.figure(point.value, view.measure.unit, view.decimals)
        if point.value is not None
        else (missing.label if missing else _("uppgift saknas")),
        y=row * ROW,
        x=round(zero - length if value < 0 else zero, 1),
        width=round(length, 1),
        is_total=group is None,
        is_open=point.carried or point.kind is not OutcomeKind.OUTCOME,
    )
