"""A record's picture as an SVG of the size that social media show, made into PNG by ``pictures``.

Its texts are in one font that comes with the program, so that it is the same wherever it is made.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from paraply.render import charts
from paraply.render.cards import Card
from paraply.render.charts.labels import width_of
from paraply.render.templating import environment

TEMPLATE: Final = "card.svg"
WIDTH: Final = 1200
HEIGHT: Final = 630
EDGE: Final = 64
ROOM: Final = WIDTH - 2 * EDGE
LETTERS: Final = 0.85 / 14
"""The letters of the pictures' font, a pixel high, beside those that texts are measured in."""

BAND: Final = "#0d3a47"
HEAD_TOP: Final = 170
HEADINGS: Final = ((58, 66, 2), (46, 54, 3), (38, 46, 4))
"""Sizes of the heading with the height of its lines and how many there may be, the largest first."""

ANSWER: Final = 32
ANSWER_LINE: Final = 42
MOST_ANSWER: Final = 3
SIGN: Final = 48
"""Room for the sign of a verdict before the answer."""

BOTTOM: Final = HEIGHT - 40
BAR: Final = 40
BAR_ROOM: Final = 96
LEAST_LINE: Final = 70
MOST_LINE: Final = 150
LEAST_WIDE: Final = 300
FIGURE: Final = 36
PERIOD: Final = 26
BESIDE: Final = 28
"""Between a figure and the line that it is an end of."""

CUT: Final = "…"
NUMBERED: Final = re.compile(r"(?<=[^\W\d_]) (?=[0-9])")
"""The space of ``årskurs 9``, which keep together."""


def placed(card: Card, municipality: str, section: str, band: str = "") -> Mapping[str, Any]:
    """All that the picture is drawn of, each text at its place.

    ``band`` is the municipality's colour, and ``section`` what its site is called.
    """
    size, height, heading = _heading(card.heading)
    answer_x = EDGE + (SIGN if card.sign else 0)
    answer = fitted(card.answer, ANSWER, WIDTH - EDGE - answer_x, MOST_ANSWER)
    answer_top = HEAD_TOP + height * len(heading) + 22
    below = answer_top + ANSWER_LINE * len(answer) + 18
    name_room = ROOM - SIGN - _width(section, PERIOD) - 2 * BESIDE
    return {
        "kind": card.kind,
        "sign": card.sign,
        "band": band or BAND,
        "name": "".join(fitted(municipality, FIGURE, name_room, 1)),
        "section": section,
        "size": size,
        "heading": [(HEAD_TOP + height * line, text) for line, text in enumerate(heading, 1)],
        "answer_x": answer_x,
        "sign_at": answer_top + 8,
        "answer": [(answer_top + ANSWER_LINE * line - 6, text) for line, text in enumerate(answer, 1)],
        "bar": _bar(card.part) if card.part and below + BAR_ROOM <= BOTTOM else None,
        "line": _line(card, below) if card.ends and below + LEAST_LINE <= BOTTOM else None,
    }


def drawn(values: Mapping[str, Any]) -> str:
    """The picture as an SVG."""
    return environment().get_template(TEMPLATE).render(values)


def _heading(text: str) -> tuple[int, int, list[str]]:
    """The heading at the largest size at which all of it is shown; cut at the smallest."""
    text = NUMBERED.sub("\u00a0", text)
    for size, height, most in HEADINGS:
        lines = fitted(text, size, ROOM, most)
        if not any(line.endswith(CUT) for line in lines):
            return size, height, lines
    return size, height, lines


def _bar(part: charts.Share) -> dict[str, float | str]:
    """The bar of a share at the foot of the card, and the mark of what was to be reached, with its name."""
    goal = part.goal
    at = EDGE + goal.at / 100 * ROOM if goal else 0.0
    half = _width(goal.text, PERIOD) / 2 if goal else 0.0
    return {
        "y": BOTTOM - BAR, "width": round(part.width / 100 * ROOM, 1), "goal": goal.text if goal else "",
        "goal_at": round(at, 1), "name_at": round(min(max(at, EDGE + half), WIDTH - EDGE - half), 1),
        "mark_y": BOTTOM - BAR - 8, "name_y": BOTTOM - BAR - 18,
    }  # fmt: skip


def _line(card: Card, top: float) -> dict[str, object] | None:
    """The line in the room that is left, with its first figure before it and its last after it.

    None where the two leave it too little room.
    """
    widths = [max(_width(end.figure, FIGURE), _width(end.period, PERIOD)) for end in card.ends]
    left, right = EDGE + widths[0] + BESIDE, WIDTH - EDGE - widths[1] - BESIDE
    if right - left < LEAST_WIDE:
        return None
    top = max(top + 8, BOTTOM - MOST_LINE)
    xs, ys = [x for x, _y in card.course], [y for _x, y in card.course]
    wide, high = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    tall = min(BOTTOM - 12 - top, high * 3.2)  # a small change looks small
    begin = top + (BOTTOM - 12 - top - tall) / 2
    step, rise = (right - left) / wide, tall / high
    points = [
        (round(left + (x - min(xs)) * step, 1), round(begin + (y - min(ys)) * rise, 1))
        for x, y in card.course
    ]
    return {
        "path": charts.LineChart.path(points), "points": points if len(points) <= 30 else points[-1:],
        "ends": [
            (x, anchor, beside, round(beside + PERIOD + 2, 1), end)
            for x, anchor, y, end in (
                (left - BESIDE, "end", points[0][1], card.ends[0]),
                (right + BESIDE, "start", points[-1][1], card.ends[1]),
            )
            for beside in (min(max(y, top + FIGURE), BOTTOM - PERIOD),)
        ],
    }  # fmt: skip


def fitted(text: str, size: float, room: float, most: int) -> list[str]:
    """The lines of a text of a size in a room; what ``most`` lines do not hold is cut."""
    lines: list[str] = []
    line, wide, space = "", 0.0, _width(" ", size)
    for word in text.split(" "):
        more = _width(word, size)
        if line and wide + space + more > room:
            lines.append(line)
            line, wide = word, more
        else:
            line, wide = f"{line} {word}" if line else word, wide + space + more
    lines = [*lines, line] if line else lines
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}{CUT}"]
    return [_cut(line, size, room) for line in lines]


def _cut(line: str, size: float, room: float) -> str:
    """A line that is too long loses its end, so much that the sign of it has room."""
    if _width(line, size) <= room:
        return line
    kept = line.removesuffix(CUT)
    while kept and _width(f"{kept}{CUT}", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}{CUT}"


def _width(text: str, size: float) -> float:
    return width_of(text) * LETTERS * size
