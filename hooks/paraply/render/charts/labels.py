"""Where a chart's texts stand, so that none covers another at any width.

A drawing flows: positions along it are shares of its width, while text is always 14 px. Texts that are clear
of each other in the narrowest drawing are so in every wider one, since only the room between them grows.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

ROOM: Final = 240.0
"""The narrowest drawing, in pixels: a phone of 280 without its margins."""

ASCENT: Final = 11.0
DESCENT: Final = 3.0
ABOVE: Final = -12.0
BELOW: Final = 22.0
FARTHER: Final = (-24.0, 34.0, -36.0, 46.0)
SIDEWAYS: Final = 6.0
_BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text lies left of where it stands, by its anchor."""

Line: TypeAlias = Sequence[tuple[float, float]]
"""The points that a line goes through."""

_NARROW, _WIDE, _WIDEST = 4.8, 10.6, 14.0
_COMMON: Final = 8.6
"""Width of a bold digit in common sans fonts. Most small letters are narrower: boxes are rather too wide."""

_WIDTHS: Final = {
    **dict.fromkeys(" \u00a0\u202f.,:;'|!iíjlIft()-/", _NARROW),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZÅÄÖÉwæø+=−", _WIDE),
    **dict.fromkeys("mMW%@—…", _WIDEST),
}


class Box(NamedTuple):
    """The room that a text or a mark takes."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether the two share any room."""
        left, top, right, bottom = self
        return left < other[2] and other[0] < right and top < other[3] and other[1] < bottom


class Stroke(NamedTuple):
    """The room that a straight piece of a line takes, ``reach`` wide on each side.

    ``left`` and ``right`` are the ends of the room, as those of a box; the line has these heights there.
    """

    left: float
    left_y: float
    right: float
    right_y: float
    reach: float

    def touches(self, box: Box) -> bool:
        """Whether the line runs through a box: looked for only above and below it."""
        left, one, right, other, reach = self
        begins, top, ends, bottom = box
        if begins > right or left > ends:
            return False
        begins, ends = begins - reach, ends + reach
        left, right = left + reach, right - reach
        if left < right:
            slope = (other - one) / (right - left)
            if ends < right:
                other = one + slope * (ends - left)
            if begins > left:
                one += slope * (begins - left)
        if one > other:
            one, other = other, one
        return one - reach < bottom and top < other + reach


class Label(NamedTuple):
    """A text at its place: ``at`` is a share of the width, ``dx`` pixels from there, ``y`` the base line.

    ``anchor`` is what of the text stands there.
    """

    text: str
    at: float
    y: float
    anchor: str = "middle"
    dx: float = 0.0

    def box(self, plot: float) -> Box:
        """The room it takes in a plot of so many pixels."""
        width = width_of(self.text)
        left = self.at / 100 * plot + self.dx - width * _BEFORE[self.anchor]
        return Box(left, self.y - ASCENT, left + width, self.y + DESCENT)


@lru_cache(maxsize=4096)
def width_of(text: str) -> float:
    """The width of a text in pixels, in any common sans font of 14 px."""
    return sum(_WIDTHS.get(character, _COMMON) for character in text)


def around(x: float, y: float, radius: float) -> Box:
    """The room of a mark."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def along(points: Line, reach: float) -> list[Stroke]:
    """The room of a line through points, ``reach`` wide on each side."""
    found = []
    for one, other in pairwise(points):
        (left, left_y), (right, right_y) = (one, other) if one <= other else (other, one)
        found.append(Stroke(left - reach, left_y, right + reach, right_y, reach))
    return found


def first_clear(
    candidates: Iterable[Label], taken: Sequence[Box | Stroke], plot: float, within: Box
) -> Label | None:
    """The first label that touches nothing and stays within; None when there is none."""
    least, highest, most, lowest = within
    for label in candidates:
        box = label.box(plot)
        left, top, right, bottom = box
        if least <= left and right <= most and highest <= top and bottom <= lowest:
            for other in taken:  # most are far to the left or to the right
                if other[0] <= right and left <= other[2] and other.touches(box):
                    break
            else:
                return label
    return None


def beside(text: str, at: float, y: float, *, below: bool, far: bool = False) -> Iterable[Label]:
    """The places of a mark's figure, the best first: above or below it, and to its sides.

    ``far``: those that are farther above and below.
    """
    for move in FARTHER if far else (BELOW, ABOVE) if below else (ABOVE, BELOW):
        yield Label(text, at, round(y + move, 1))
        yield Label(text, at, round(y + move, 1), "end", SIDEWAYS)
        yield Label(text, at, round(y + move, 1), "start", -SIDEWAYS)
