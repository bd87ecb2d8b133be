"""Whether a line runs through a text's room, told exactly."""

from math import ceil

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paraply.render.charts.labels import Box, Stroke, along

PLACES = st.floats(0, 100).map(lambda place: round(place, 1))
POINTS = st.tuples(PLACES, PLACES)
BOX = Box(40, 40, 60, 54)


@pytest.mark.parametrize(
    ("line", "touches"),
    [
        ([(0, 47), (100, 47)], True),
        ([(0, 38), (100, 38)], False),  # above
        ([(0, 39.5), (100, 39.5)], True),  # the line has room of its own
        ([(0, 0), (30, 47)], False),  # ends before it
        ([(100, 47), (50, 47)], True),  # drawn from the right
        ([(50, 0), (50, 100)], True),  # straight down
        ([(50, 0), (50, 30)], False),
        ([(30, 44), (46, 30)], False),  # past a corner, though the room around the line has it
        ([(50, 47), (50, 47)], True),  # no longer than a point
    ],
)
def test_a_line_touches_what_it_runs_through(line: list[tuple[float, float]], touches: bool) -> None:
    assert any(part.touches(BOX) for part in along(line, 1)) is touches


@given(POINTS, POINTS, POINTS)
@example((0.0, 0.0), (0.0, 9.0), (0.0, 0.0))
def test_a_line_touches_a_box_when_some_point_of_it_does(
    begins: tuple[float, float], ends: tuple[float, float], corner: tuple[float, float]
) -> None:
    box = Box(*corner, corner[0] + 20, corner[1] + 14)
    [part] = along([begins, ends], 0)
    steps = ceil(abs(ends[0] - begins[0]) + abs(ends[1] - begins[1])) * 4 + 1
    on_line = [
        tuple(begins[axis] + (ends[axis] - begins[axis]) * step / steps for axis in (0, 1))
        for step in range(steps + 1)
    ]
    assert isinstance(part, Stroke)
    if any(box.left < x < box.right and box.top < y < box.bottom for x, y in on_line):
        assert part.touches(box)
    elif not any(box.left - 1 < x < box.right + 1 and box.top - 1 < y < box.bottom + 1 for x, y in on_line):
        assert not part.touches(box)
