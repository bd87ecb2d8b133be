"""All municipalities as dots along a scale, ours marked: where we stand, seen at a glance."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.derive.comparisons import Comparison
from paraply.language import _
from paraply.render.charts.axes import possible, values_along
from paraply.render.charts.labels import ROOM, Box, Label, first_clear, width_of
from paraply.render.charts.scale import Scale
from paraply.speech import amounts
from paraply.speech.amounts import NO_LIMITS, Limits

EDGE: Final = 16.0
"""Pixels at each side, for half of a figure on the axis."""

PLOT: Final = ROOM - 2 * EDGE
FIRST: Final = 2.0
LAST: Final = 98.0
DOT: Final = 5.2
"""From one dot to the next, so that they touch and never cover each other in the narrowest drawing."""

COLUMN: Final = 100 * DOT / PLOT
TALLEST: Final = 110.0
NAMES: Final = 44.0
"""Room above the dots for two lines of text: ours, and the median under it."""

OURS: Final = 14.0
MEDIAN: Final = 33.0
AXIS: Final = 28.0
TICK_GAP: Final = 8.0
TICK: Final = 5
OURS_RADIUS: Final = 4


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns of dots as (share of the width in percent, number of dots below, number of dots).

    In each column ours is lowest, then those that are similar, then all others. Ours is drawn by itself;
    ``ours_at`` and ``median_at`` are the lines. ``low`` and ``high`` are the ends of the axis.
    """

    columns: Sequence[tuple[float, int, int]]
    similar: Sequence[tuple[float, int, int]]
    low: float
    high: float
    step: float
    base: float
    ours_at: float
    ours: Label | None
    median_at: float
    median: Label | None
    across: Sequence[tuple[float, Label | None]]
    said: tuple[str, str]

    @property
    def tick_end(self) -> float:
        """How far down the marks of the axis reach."""
        return self.base + TICK

    @property
    def ours_y(self) -> float:
        """The middle of our own dot, which stands on the axis."""
        return self.base - OURS_RADIUS

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.base + AXIS

    @property
    def path(self) -> str:
        """SVG path data: a line a column, which dashes of length 0 with round ends turn into dots."""
        return self._path(self.columns)

    @property
    def similar_path(self) -> str:
        """The same of similar municipalities; empty without any."""
        return self._path(self.similar)

    @property
    def places(self) -> str:
        """What the script finds the dot of a municipality by."""
        return f"{self.low} {self.high} {FIRST:g} {LAST:g} {COLUMN:g} {self.base - DOT / 2:g} {self.step:g}"

    def _path(self, columns: Sequence[tuple[float, int, int]]) -> str:
        lowest, step = self.base - DOT / 2, self.step
        return "".join(
            f"M{x:.1f} {lowest - below * step:.1f}v-{(count - 1) * step + 0.1:.1f}"
            for x, below, count in columns
        )


def strip(
    comparison: Comparison,
    unit: str,
    decimals: int,
    label: str,
    limits: Limits = NO_LIMITS,
    similar: Collection[str] = (),
) -> Strip:
    """The dots of a comparison, in order of value.

    ``label``: what we are called. ``limits``: what ours is judged by, so that it never looks as reached.
    ``similar``: the codes of those that are like us, ours left out.
    """
    values = {id_: float(value) for id_, value in comparison.values.items()}
    can = possible(list(comparison.values.values()), unit)
    scale = Scale.around(list(values.values()), LAST, FIRST, can)
    ours_at, median_at = scale.at(float(comparison.ours)), scale.at(float(comparison.median))
    every = Counter(round(scale.at(value) / COLUMN) for value in values.values())
    alike = Counter(round(scale.at(values[code]) / COLUMN) for code in similar if code in values)
    ours_in = round(ours_at / COLUMN)  # where ours is drawn by itself, below the others
    tallest = max(every.values(), default=1)
    step = min(DOT, TALLEST / tallest)
    base = round(NAMES + (tallest + 1) * step, 1)
    shown = amounts.decimals_beside(comparison.ours, decimals, limits)
    figures = numbers.figure(comparison.ours, unit, shown), numbers.figure(comparison.median, unit, decimals)
    ours = f"{label} {figures[0]}", figures[0]
    number = numbers.number(comparison.median, decimals)
    median = _("Median {figure}", figure=figures[1]), figures[1], _("Median {figure}", figure=number), number
    return Strip(
        columns=_columns(
            {
                place: (alike[place] + (place == ours_in), count - alike[place] - (place == ours_in))
                for place, count in every.items()
            }
        ),
        similar=_columns({place: (int(place == ours_in), count) for place, count in alike.items()}),
        low=scale.low,
        high=scale.high,
        step=step,
        base=base,
        ours_at=ours_at,
        ours=_name(ours_at, OURS, ours),
        median_at=median_at,
        median=_name(median_at, MEDIAN, median, ours_at),
        across=_ticks(scale, base + 21),
        said=(ours[0], median[0]),
    )


def _columns(counts: Mapping[int, tuple[int, int]]) -> list[tuple[float, int, int]]:
    """By the number of their place, the dots below and those that are drawn; none without a dot."""
    return [(round(place * COLUMN, 1), *each) for place, each in sorted(counts.items()) if each[1] > 0]


def _name(at: float, y: float, texts: Sequence[str], other: float | None = None) -> Label | None:
    """The longest text there is room for at a line, clear of the ``other`` line that may cross it.

    Beside the two, it stands on the outer side of the nearer one: in a wider drawing they are farther apart.
    """
    room, taken = Box(-EDGE, 0, PLOT + EDGE, y + 4), []
    left = right = at
    if other is not None:
        left, right = min(at, other), max(at, other)
        line = other / 100 * PLOT
        taken = [Box(line - 2, OURS + 4, line + 2, y + 4)]
    for text in texts:
        places = [
            Label(text, place, y, anchor, dx)
            for place, anchor, dx in (
                (at, "middle", 0.0),
                (at, "start", -EDGE / 2),
                (at, "end", EDGE / 2),
                (right, "start", 5.0),
                (left, "end", -5.0),
            )
        ]
        if name := first_clear(places, taken, PLOT, room):
            return name
    return None


def _ticks(scale: Scale, y: float) -> list[tuple[float, Label | None]]:
    """Every value of the axis, with the figures that there is room for: the ends, and those between."""
    ticks, counted_in = values_along(scale)
    texts = [tick.text for tick in ticks]
    texts[-1] = f"{texts[-1]} {counted_in}".strip()
    labels: list[Label] = []
    for tick, text in zip(ticks, texts, strict=True):
        half = width_of(text) / 2
        at = tick.at / 100 * PLOT
        anchor = "start" if at - half < -EDGE else "end" if at + half > PLOT + EDGE else "middle"
        dx = {"start": -EDGE / 2, "end": EDGE / 2, "middle": 0.0}[anchor]
        labels.append(Label(text, tick.at, y, anchor, dx))
    kept = [labels[0]]
    last = labels[-1].box(PLOT)
    for label in labels[1:-1]:
        box = label.box(PLOT)
        if kept[-1].box(PLOT).right + TICK_GAP <= box.left and box.right + TICK_GAP <= last.left:
            kept.append(label)
    if kept[-1].box(PLOT).right + TICK_GAP <= last.left:
        kept.append(labels[-1])
    shown = {label.at: label for label in kept}
    return [(tick.at, shown.get(tick.at)) for tick in ticks]
