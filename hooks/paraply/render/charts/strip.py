"""All municipalities as dots along a scale, ours marked: where we stand, seen at a glance."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from paraply import numbers
from paraply.derive.comparisons import Comparison
from paraply.language import _
from paraply.render.charts.labels import width_of
from paraply.render.charts.line import WIDTH, Tick
from paraply.render.charts.scale import Scale

EDGE: Final = 14.0
DOT: Final = 5.2
"""From one dot to the next, so that they touch and never cover each other."""

TALLEST: Final = 110.0
NAMES: Final = 44.0
"""Room above the dots for two lines of text: ours, and the median under it."""

AXIS: Final = 26.0
ENDS: Final = 70.0
"""A name nearer the edge than this is written inwards."""


@dataclass(frozen=True, slots=True)
class Name:
    """A text at a position along the scale, and which way it is written from there."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns of dots as (x, number of dots); ours is drawn by itself, at the bottom of its column."""

    columns: Sequence[tuple[float, int]]
    step: float
    base: float
    ours: Name
    median: Name
    across: Sequence[Tick]

    @property
    def height(self) -> float:
        """Height of the view box."""
        return self.base + AXIS

    @property
    def path(self) -> str:
        """SVG path data: a line a column, which dashes of length 0 with round ends turn into dots."""
        return "".join(
            f"M{x:.1f} {self.base - DOT / 2:.1f}v-{(count - 1) * self.step + 0.1:.1f}"
            for x, count in self.columns
        )


def strip(comparison: Comparison, unit: str, decimals: int, label: str) -> Strip:
    """The dots of a comparison, in order of value. ``label``: what we are called."""
    values = {id_: float(value) for id_, value in comparison.values.items()}
    scale = Scale.around(list(values.values()), WIDTH - EDGE, EDGE)
    ours, median = float(comparison.ours), float(comparison.median)
    ours_at, median_at = scale.at(ours), scale.at(median)
    columns = Counter(round(scale.at(value) / DOT) for value in values.values())
    columns[round(scale.at(ours) / DOT)] -= 1  # ours is drawn by itself
    tallest = max(columns.values(), default=1) + 1
    step = min(DOT, TALLEST / tallest)
    base = NAMES + (tallest + 1) * step
    return Strip(
        columns=[(place * DOT, count) for place, count in sorted(columns.items()) if count > 0],
        step=step,
        base=round(base, 1),
        ours=_name(ours_at, f"{label} {numbers.figure(comparison.ours, unit, decimals)}"),
        median=_clear_of(
            ours_at,
            _name(median_at, _("Median {figure}", figure=numbers.figure(comparison.median, unit, decimals))),
        ),
        across=[Tick(scale.at(value), _written(value, scale)) for value in scale.ticks],
    )


def _name(x: float, text: str) -> Name:
    anchor = "start" if x < ENDS else "end" if x > WIDTH - ENDS else "middle"
    return Name(x, text, anchor)


def _clear_of(line: float, name: Name) -> Name:
    """The name under ours, written away from our line, which would else cross it; as the edges let it."""
    width = width_of(name.text)
    if abs(line - name.x) > width / 2 and name.anchor == "middle":
        return name
    if line >= name.x >= width:
        return replace(name, anchor="end")
    if line <= name.x <= WIDTH - width:
        return replace(name, anchor="start")
    return name


def _written(value: float, scale: Scale) -> str:
    return numbers.number(value, scale.decimals)
