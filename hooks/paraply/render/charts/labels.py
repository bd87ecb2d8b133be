"""Where a chart's texts stand, so that none covers another: sizes are those of 14 px in any common sans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

CHARACTER: Final = 8.4
"""Width of a bold digit; most letters are narrower, so a box is rather too wide than too narrow."""

ASCENT: Final = 11.0
DESCENT: Final = 3.0
ABOVE: Final = -12.0
BELOW: Final = 22.0
SIDEWAYS: Final = 6.0
STRETCH: Final = 4.0
"""The longest piece of a sloping line that is one box: little but the line itself is in it."""


@dataclass(frozen=True, slots=True)
class Box:
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


def along(points: Sequence[tuple[float, float]], reach: float) -> list[Box]:
    """The room of a line through points, ``reach`` wide on each side, in short pieces."""
    boxes = []
    for (x, y), (to_x, to_y) in pairwise(points):
        is_straight = x == to_x or y == to_y
        count = 1 if is_straight else ceil(max(abs(to_x - x), abs(to_y - y)) / STRETCH)
        along_x, along_y = (to_x - x) / count, (to_y - y) / count
        left, top = min(0.0, along_x) - reach, min(0.0, along_y) - reach
        right, bottom = max(0.0, along_x) + reach, max(0.0, along_y) + reach
        for place in range(count):
            at_x, at_y = x + along_x * place, y + along_y * place
            boxes.append(Box(at_x + left, at_y + top, at_x + right, at_y + bottom))
    return boxes


def placed(text: str, x: float, y: float, taken: Sequence[Box], within: Box, *, below: bool) -> Label | None:
    """A label of the mark at ``x``, ``y`` that touches nothing, above or below it; None without room."""
    for label in _candidates(text, x, y, below=below):
        box = label.box
        inside = (
            within.left <= box.left
            and box.right <= within.right
            and within.top <= box.top
            and box.bottom <= within.bottom
        )
        if inside and not any(box.touches(other) for other in taken):
            return label
    return None


def within_reach(boxes: Iterable[Box], text: str, x: float) -> list[Box]:
    """The boxes that a label of the mark at ``x`` could touch, wherever ``placed`` puts it."""
    reach = width_of(text) + SIDEWAYS
    return [box for box in boxes if box.left < x + reach and x - reach < box.right]


def _candidates(text: str, x: float, y: float, *, below: bool) -> Iterable[Label]:
    for move in (BELOW, ABOVE) if below else (ABOVE, BELOW):
        yield Label(text, x, round(y + move, 1))
        yield Label(text, round(x + SIDEWAYS, 1), round(y + move, 1), "end")
        yield Label(text, round(x - SIDEWAYS, 1), round(y + move, 1), "start")
