"""What stands along the axes: values that can be, in words that fit, and days, months and years by name."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.dates import format_skeleton

from paraply import language, numbers
from paraply.language import N_, _
from paraply.model.dates import Period, PeriodKind
from paraply.model.level import LevelUnit
from paraply.render.charts.labels import Label, width_of
from paraply.render.charts.scale import Possible, Scale

SHARE: Final = LevelUnit.PERCENT.value
COUNTS: Final = frozenset({LevelUnit.COUNT.value, "personer"})
WHOLE: Final = 100.0
TICK_GAP: Final = 10.0
BELOW_THE_MIDDLE: Final = 5
"""From the middle of a figure to the line it stands on, in pixels."""

_STRIDES: Final = {
    PeriodKind.MONTH: (1, 2, 3, 6, 12),
    PeriodKind.QUARTER: (1, 2, 4),
    PeriodKind.THIRD: (1, 2),
}
"""From one name to the next, by the kind of period, so that the same part of each year is named."""

_LARGE: Final = ((1e9, N_("miljarder")), (1e6, N_("miljoner")))
"""What the axis counts in, when its values are at least ten times that."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis at a position along it."""

    at: float
    text: str

    @property
    def baseline(self) -> float:
        """Where its text stands beside a vertical axis, so that it is level with the position."""
        return self.at + BELOW_THE_MIDDLE


def possible(values: Sequence[Decimal], unit: str) -> Possible:
    """What values there can be: nothing below zero where nothing is, no share above the whole.

    Counts have no parts; a measure without a unit of its own is a count when all its values are whole.
    """
    is_whole = unit in COUNTS and all(value == value.to_integral_value() for value in values)
    return Possible(
        least=0.0 if min(values) >= 0 else float("-inf"),
        most=WHOLE if unit == SHARE and max(values) <= WHOLE else float("inf"),
        whole=is_whole,
    )


def values_along(scale: Scale) -> tuple[list[Tick], str]:
    """The values of an axis, and what they are counted in: ``miljoner`` where whole numbers would not fit."""
    reach = max(abs(scale.low), abs(scale.high))
    parts, word = next(((parts, word) for parts, word in _LARGE if reach >= 10 * parts), (1.0, ""))
    decimals = scale.decimals if parts == 1 else max(0, Scale.around([0, scale.step / parts], 0, 1).decimals)
    if parts != 1:
        decimals = 0 if scale.step >= parts else 1
    ticks = [
        Tick(scale.at(value), numbers.number(Decimal(str(value / parts)), decimals)) for value in scale.ticks
    ]
    return ticks, _(word) if word else ""


def periods_along(
    periods: Sequence[Period], places: Sequence[float], plot: float, edges: tuple[float, float]
) -> list[Label]:
    """Names of as many periods as there is room for, evenly chosen from the first on.

    ``edges`` are the pixels beside the plot, at the left and at the right, that names may take.
    """
    named: list[tuple[float, Period]] = []
    before = ""
    for period, place in zip(periods, places, strict=True):
        if (text := _text(period, None)) != before:
            named.append((place, period))
            before = text
    if not named:
        return []
    kind, first = named[0][1].kind, _place_in_time(named[0][1])
    steps = _STRIDES.get(kind, (1,))
    order = (
        [_place_in_time(period) - first for _at, period in named] if kind in _STRIDES else range(len(named))
    )
    narrowest = width_of(_text(named[0][1], named[0][1])) + TICK_GAP
    apart = max((named[-1][0] - named[0][0]) / 100 * plot / max(1, _span(named)), 0.1)
    for stride in (*steps, *(steps[-1] * more for more in range(2, len(named) + 1))):
        if stride * apart < narrowest and stride < _span(named):
            continue  # no need to try
        chosen = [each for place, each in zip(order, named, strict=True) if place % stride == 0]
        labels = [_within(label, plot, edges) for label in _labels(chosen)]
        boxes = [label.box(plot) for label in labels]
        if all(one.right + TICK_GAP <= other.left for one, other in itertools.pairwise(boxes)):
            return labels
    return []


def _span(named: Sequence[tuple[float, Period]]) -> int:
    """How many steps there are from the first to the last."""
    if named[0][1].kind in _STRIDES:
        return max(1, _place_in_time(named[-1][1]) - _place_in_time(named[0][1]))
    return max(1, len(named) - 1)


def _place_in_time(period: Period) -> int:
    """The number of a month, quarter or third since year 0: an absent one does not move the others."""
    parts = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.THIRD: 2}.get(period.kind, 1)
    return period.last.year * parts + (period.last.month * parts - 1) // 12


def _within(label: Label, plot: float, edges: tuple[float, float]) -> Label:
    """The name, moved inwards where it would leave the drawing."""
    box = label.box(plot)
    if box.left < -edges[0]:
        return Label(label.text, 0.0, label.y, "start", -edges[0])
    if box.right > plot + edges[1]:
        return Label(label.text, 100.0, label.y, "end", edges[1])
    return label


def _labels(chosen: Sequence[tuple[float, Period]]) -> list[Label]:
    labels: list[Label] = []
    before: Period | None = None
    for place, period in chosen:
        labels.append(Label(_text(period, before), place, 0))
        before = period
    return labels


def _text(period: Period, before: Period | None) -> str:
    """``2024``, ``2023/24``, ``jan 2024``; the year is said once."""
    year = str(period.last.year)
    if period.kind is PeriodKind.YEAR:
        return year
    if period.kind is PeriodKind.SPLIT_YEAR:
        return f"{period.first.year}/{year[2:]}"
    if period.kind is PeriodKind.QUARTER:
        part = _("kv {number}", number=period.last.month // 3)
    else:
        part = _month(period.last.month, language.code())
    same = before is not None and before.last.year == period.last.year and before.kind is period.kind
    return part if same else f"{part} {year}"


@lru_cache(maxsize=64)
def _month(month: int, locale: str) -> str:
    return str(format_skeleton("MMM", date(2000, month, 1), locale=locale)).removesuffix(".")


def left_of(ticks: Sequence[Tick]) -> int:
    """The room that an axis takes at the left, in units of 8 px, as the style sheet counts it."""
    return int(-(-(max(width_of(tick.text) for tick in ticks) + 8) // 8))
