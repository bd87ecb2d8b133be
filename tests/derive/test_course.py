"""On course: a straight line from the last years to a later target, in the measure's own unit."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraply.derive.course import YEARS_LOOKED_BACK, Course
from tests.made import content, measure, views

TARGETS = ({"from_period": "2029", "at_least": 90},)


def course(*values: Any, last: int = 2025, targets: Any = TARGETS, **fields: Any) -> Course | None:
    outcomes = [
        value if isinstance(value, dict) else {"period": str(last + 1 - len(values) + place), "value": value}
        for place, value in enumerate(values)
    ]
    made = measure(outcomes=outcomes, targets=targets, every="year", **fields)
    return views(content(measures=[made]), today=date(2026, 6, 1)).measures["matt"].course


def found(*values: Any, **fields: Any) -> Course:
    known = course(*values, **fields)
    assert known is not None
    return known


def test_the_pace_that_is_needed_is_set_beside_the_pace_there_has_been() -> None:
    on = found(78, 80, 82, 84, 86)  # 2 a year; 4 in 4 years are needed
    assert round(on.actual, 2) == 2
    assert round(on.needed, 2) == 1
    assert on.on_course
    assert not found(84, 84, 84.2, 84.3, 84.4).on_course


def test_a_pace_need_not_be_a_whole_number() -> None:
    on = found(84, 84, 84, 85)  # 1 in 3 years, where 5 in 4 years are needed
    assert round(on.actual, 2) == Decimal("0.33")
    assert round(on.needed, 2) == Decimal("1.25")
    assert round(on.ahead, 2) == Decimal("86.33")


@pytest.mark.parametrize("begins", ["2025-12", "2025-Q4"])
def test_a_target_that_begins_within_the_figures_period_leaves_no_way_to_go(begins: str) -> None:
    assert course(82, 84, targets=({"from_period": begins, "at_least": 90},)) is None


def test_the_wrong_way_is_never_on_course_however_fast() -> None:
    assert not found(98, 95, 92, 89, 86).on_course


def test_a_figure_that_is_there_already_needs_nothing() -> None:
    assert found(90, 91, 92).needed == 0
    assert found(90, 91, 92).on_course


def test_a_figure_that_is_there_and_on_its_way_out_is_not_on_course() -> None:
    falling = found(99, 95, 92, targets=({"from_period": "2028", "at_least": 90},))
    assert falling.needed == 0
    assert not falling.on_course


def test_a_pace_that_leads_past_a_range_is_not_on_course() -> None:
    into = ({"from_period": "2028", "at_least": 20, "at_most": 22},)
    assert found(10, 12, 14, 16, targets=into, direction="range").on_course
    assert not found(1, 6, 11, 16, targets=into, direction="range").on_course


def test_a_target_of_zero_can_be_reached() -> None:
    zero = ({"from_period": "2030", "at_most": 0},)
    down = found(9, 8, 7, 6, 5, targets=zero, direction="lower")
    assert down.on_course
    assert down.needed < 0
    assert not found(5.4, 5.3, 5.2, 5.1, 5.0, targets=zero, direction="lower").on_course


def test_only_the_last_years_count() -> None:
    old = {"period": str(2025 - YEARS_LOOKED_BACK - 1), "value": 0}
    assert found(old, 80, 81).since.value == 80
    assert found({**old, "period": str(2025 - YEARS_LOOKED_BACK)}, 80, 81).since.value == 0


def test_never_across_a_break_nor_from_what_was_not_measured() -> None:
    broken = found(10, 20, 80, 81, 82, breaks=({"before": "2023", "why": "ny fråga"},))
    assert str(broken.since.period) == "2023"
    guessed = [{"period": "2021", "value": 10, "kind": "preliminary"}, {"period": "2022", "value": 80}]
    assert str(found(*guessed, {"period": "2025", "value": 83}).since.period) == "2022"


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ((80, 81), {"targets": ()}),
        ((80, 81), {"targets": ({"from_period": "2020", "at_least": 90},)}),
        ((80, 81), {"targets": ({"from_period": "2020", "at_least": 90}, *TARGETS)}),
        ((80, 81), {"direction": "neutral"}),
        ((80, 81), {"breaks": ({"before": "2027", "why": "ny fråga"},)}),
        ((80,), {}),
        ((), {}),
        ((80, 81), {"last": 2010}),  # too old to carry a verdict
    ],
    ids=[
        "no target",
        "none ahead",
        "the same ahead",
        "no direction",
        "a break ahead",
        "one figure",
        "no figure",
        "too old",
    ],
)
def test_otherwise_nothing_is_said(values: tuple[Any, ...], fields: dict[str, Any]) -> None:
    assert course(*values, **fields) is None


FIGURES = st.lists(st.integers(0, 1000), min_size=2, max_size=5)


@given(FIGURES, st.integers(0, 1000))
def test_a_mirrored_series_is_as_much_on_course(figures: list[int], bound: int) -> None:
    up = found(*figures, targets=({"from_period": "2029", "at_least": bound},))
    down = found(
        *(-figure for figure in figures),
        targets=({"from_period": "2029", "at_most": -bound},),
        direction="lower",
    )
    assert up.on_course == down.on_course
    assert up.needed == -down.needed


@given(FIGURES, st.integers(0, 1000), st.sampled_from([Decimal("0.01"), Decimal(1000)]))
def test_another_unit_is_as_much_on_course(figures: list[int], bound: int, scale: Decimal) -> None:
    one = found(*figures, targets=({"from_period": "2029", "at_least": bound},))
    scaled = [str(figure * scale + 0) for figure in figures]
    other = found(
        *(Decimal(figure) for figure in scaled),
        targets=({"from_period": "2029", "at_least": Decimal(bound * scale)},),
    )
    assert one.on_course == other.on_course
