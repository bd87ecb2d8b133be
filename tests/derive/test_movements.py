"""How a measure has changed since the last comparable measurement."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.derive.movements import Movement, movement_of
from paraply.model.arithmetic import rounded
from tests.made import measure, series


def changed(*values: tuple[str, float | str | Decimal], decimals: int = 1, **fields: Any) -> Movement:
    """The change of a measure with these periods and values; a dict's fields go to the newest outcome."""
    newest = fields.pop("newest", {})
    outcomes: list[dict[str, Any]] = [{"period": period, "value": value} for period, value in values]
    outcomes[-1] |= newest
    made = measure(outcomes=outcomes, **fields)
    return movement_of(made, series(made), decimals)


def told(change: Movement) -> tuple[str, str | None, str | None]:
    earlier, later = (str(point.period) if point else None for point in (change.earlier, change.later))
    return change.trend.value, earlier, later


@pytest.mark.parametrize(
    ("direction", "now", "trend"),
    [
        ("higher", 81, "better"),
        ("higher", 79, "worse"),
        ("lower", 81, "worse"),
        ("lower", 79, "better"),
        ("neutral", 81, "none"),
        ("neutral", 79, "none"),
        ("range", 81, "none"),
        ("higher", 80, "unchanged"),
        ("neutral", 80, "unchanged"),
    ],
)
def test_the_direction_says_which_way_is_better(direction: str, now: float, trend: str) -> None:
    change = changed(("2024", 80), ("2025", now), direction=direction)
    assert told(change) == (trend, "2024", "2025")
    assert change.difference == Decimal(now) - 80


@pytest.mark.parametrize(
    ("before", "now", "trend"),
    [(15, 17, "better"), (17, 15, "worse"), (25, 23, "better"), (17, 26, "worse"), (26, 18, "better")],
)
def test_a_range_is_better_the_nearer_its_bounds(before: float, now: float, trend: str) -> None:
    targets = [{"from_period": "2020", "at_least": 18, "at_most": 22}]
    assert told(changed(("2024", before), ("2025", now), direction="range", targets=targets))[0] == trend


@pytest.mark.parametrize(("before", "now"), [(19, 21), (17, 23)])
def test_as_right_for_a_range_as_before_is_a_difference_but_neither_better_nor_worse(
    before: float, now: float
) -> None:
    targets = [{"from_period": "2020", "at_least": 18, "at_most": 22}]
    change = changed(("2024", before), ("2025", now), direction="range", targets=targets)
    assert told(change) == ("none", "2024", "2025")
    assert change.difference == Decimal(now) - Decimal(before)


@pytest.mark.parametrize(
    ("margin", "trend"), [(None, "better"), (1.9, "better"), (2, "better"), (2.1, "unchanged")]
)
def test_a_difference_inside_the_margin_of_error_is_unchanged(margin: float | None, trend: str) -> None:
    assert told(changed(("2024", 80), ("2025", 82), newest={"margin": margin}))[0] == trend


def test_the_margin_of_the_earlier_figure_counts_too() -> None:
    outcomes = [{"period": "2024", "value": 80, "margin": 3}, {"period": "2025", "value": 82, "margin": 1}]
    made = measure(outcomes=outcomes)
    assert told(movement_of(made, series(made), 1))[0] == "unchanged"


@pytest.mark.parametrize(
    ("before", "now", "decimals", "trend"),
    [
        ("80.05", "80.14", 1, "unchanged"),  # both are shown as 80,1
        ("80.04", "80.06", 1, "better"),  # 80,0 and 80,1
        ("80.04", "80.06", 2, "better"),
        ("79.5", "80.4", 0, "unchanged"),  # both are shown as 80
        ("80", "80", 0, "unchanged"),
        ("-0.04", "0.04", 1, "unchanged"),
    ],
)
def test_what_looks_the_same_is_unchanged(before: str, now: str, decimals: int, trend: str) -> None:
    assert told(changed(("2024", before), ("2025", now), decimals=decimals))[0] == trend


def test_a_single_point_says_nothing() -> None:
    change = changed(("2025", 80))
    assert told(change) == ("none", None, None)
    assert change.difference is None


def test_no_point_says_nothing() -> None:
    made = measure()
    assert told(movement_of(made, series(made), 1)) == ("none", None, None)


@pytest.mark.parametrize("before", ["2025", "2024"])
def test_never_across_a_break(before: str) -> None:
    broken = [{"before": before, "why": "Frågan ändrades."}]
    change = changed(("2023", 70), ("2024", 80), ("2025", 90), breaks=broken)
    assert told(change) == (("none", None, None) if before == "2025" else ("better", "2024", "2025"))


def test_a_break_after_the_newest_figure_is_not_there_yet() -> None:
    broken = [{"before": "2026", "why": "Frågan ändras."}]
    assert told(changed(("2024", 80), ("2025", 90), breaks=broken)) == ("better", "2024", "2025")


def test_a_month_is_never_compared_with_a_year() -> None:
    assert told(changed(("2025", 80), ("2026-01", 90)))[0] == "none"
    assert told(changed(("2025-01", 70), ("2025", 80), ("2026-01", 90))) == ("better", "2025-01", "2026-01")
    assert told(changed(("2024/2025", 80), ("2025", 90)))[0] == "none"


@pytest.mark.parametrize("kind", ["forecast", "preliminary", "part_year"])
def test_only_measured_full_and_final_figures_are_compared(kind: str) -> None:
    change = changed(("2023", 70), ("2024", 80), ("2025", 10), newest={"kind": kind})
    assert told(change) == ("better", "2023", "2024")


def test_part_years_are_not_compared() -> None:
    assert told(changed(("2024-T2", 80), ("2025-T2", 90)))[0] == "none"


def test_missing_years_are_passed_over() -> None:
    outcomes = [
        {"period": "2022", "value": 70},
        {"period": "2023", "missing": "not_measured"},
        {"period": "2025", "value": 75},
    ]
    made = measure(outcomes=outcomes)
    assert told(movement_of(made, series(made), 1)) == ("better", "2022", "2025")


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("2.5", 0, "3"),
        ("1.005", 2, "1.01"),
        ("0.04", 1, "0.0"),
        ("7", 2, "7.00"),
    ],
)
def test_rounding_is_half_up_away_from_zero(value: str, decimals: int, expected: str) -> None:
    assert str(rounded(Decimal(value), decimals)) == expected


values = st.decimals(-1000, 1000, places=2)


@settings(max_examples=80)
@given(values, values)
def test_the_other_direction_turns_better_into_worse(before: Decimal, now: Decimal) -> None:
    turned = {"better": "worse", "worse": "better", "unchanged": "unchanged"}
    up = told(changed(("2024", before), ("2025", now), direction="higher"))[0]
    down = told(changed(("2024", before), ("2025", now), direction="lower"))[0]
    assert down == turned[up]


@settings(max_examples=60)
@given(values, values, values)
def test_an_older_figure_changes_nothing(older: Decimal, before: Decimal, now: Decimal) -> None:
    short = changed(("2024", before), ("2025", now))
    long = changed(("2020", older), ("2024", before), ("2025", now))
    assert told(short) == told(long)
    assert short.difference == long.difference == now - before
