"""Where a chart's texts stand, so that none covers another: sizes are those of 14 px in any common sans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

CHARACTER: Final = 8.4
"""Width of a bold digit; most letters are narrower, so a box is rather too wide than too narrow."""

ASCENT: Final = 11.0
DESCENT: Final = 3.0
ABOVE: Final = -12.0
BELOW: Final = 22.0
SIDEWAYS: Final = 6.0
Line: TypeAlias = Sequence[tuple[float, float]]
"""The points that a line goes through."""


class Box(NamedTuple):
    """The room that a text or a mark takes."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Stroke(NamedTuple):
    """The room that a straight piece of a line takes, from left to right, ``reach`` wide on each side."""

    left: float
    left_y: float
    right: float
    right_y: float
    reach: float

    def touches(self, box: Box) -> bool:
        """Whether the line runs through a box: looked for only above and below it."""
        begins, ends = max(self.left, box.left - self.reach), min(self.right, box.right + self.reach)
        if begins > ends:
            return False
        one, other = self.left_y, self.right_y
        if self.left < self.right:
            slope = (other - one) / (self.right - self.left)
            one, other = one + slope * (begins - self.left), one + slope * (ends - self.left)
        return min(one, other) - self.reach < box.bottom and box.top < max(one, other) + self.reach


@dataclass(frozen=True, slots=True)
class Label:
    """A text at its place: ``y`` is the base line, ``anchor`` what of the text stands at ``x``."""

    text: str
    x: float
    y: float
    anchor: str = "middle"

    @property
    def box(self) -> Box:
        """The room it takes."""
        width = width_of(self.text)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - ASCENT, left + width, self.y + DESCENT)


def width_of(text: str) -> float:
    """The width of a text, in the units of the view box."""
    return CHARACTER * len(text)


def around(x: float, y: float, radius: float) -> Box:
    """The room of a mark."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def along(points: Line, reach: float) -> list[Stroke]:
    """The room of a line through points, ``reach`` wide on each side."""
    return [Stroke(*min(one, other), *max(one, other), reach) for one, other in pairwise(points)]


def placed(
    text: str, x: float, y: float, taken: Sequence[Box | Stroke], within: Box, *, below: bool
) -> Label | None:
    """A label of the mark at ``x``, ``y`` that touches nothing, above or below it; None without room."""
    for label in _candidates(text, x, y, below=below):
        box = label.box
        inside = (
            within.left <= box.left
            and box.right <= within.right
            and within.top <= box.top
            and box.bottom <= within.bottom
        )
        if inside and not any(other.touches(box) for other in taken):
            return label
    return None


def _candidates(text: str, x: float, y: float, *, below: bool) -> Iterable[Label]:
    for move in (BELOW, ABOVE) if below else (ABOVE, BELOW):
        yield Label(text, x, round(y + move, 1))
        yield Label(text, round(x + SIDEWAYS, 1), round(y + move, 1), "end")
        yield Label(text, round(x - SIDEWAYS, 1), round(y + move, 1), "start")
