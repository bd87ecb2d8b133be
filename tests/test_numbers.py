"""Swedish numbers, units, dates and periods."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply import numbers
from paraply.model.arithmetic import rounded
from paraply.model.dates import PartialDate, Period
from paraply.model.level import Level
from paraply.model.values import LARGEST
from paraply.numbers import MINUS, NBSP


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("0", 0, "0"),
        ("1234", 0, "1\u00a0234"),
        ("999", 0, "999"),
        ("1234567.89", 1, "1\u00a0234\u00a0567,9"),
        ("67044.5", 1, "67\u00a0044,5"),
        ("86.25", 1, "86,3"),
        ("86.2", 3, "86,200"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "\u22123"),
        ("-1234.5", 1, "\u22121\u00a0234,5"),
        ("-0.04", 1, "0,0"),
        ("-0", 0, "0"),
        ("999.95", 1, "1\u00a0000,0"),
        ("1E+3", 0, "1\u00a0000"),
        ("1000000000000000", 6, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000,000000"),
    ],
)
def test_number(value: str, decimals: int, text: str) -> None:
    assert numbers.number(Decimal(value), decimals) == text


def read_back(text: str) -> Decimal:
    return Decimal(text.replace(NBSP, "").replace(MINUS, "-").replace(",", "."))


@settings(max_examples=100)
@given(st.decimals(-LARGEST, LARGEST, places=6), st.integers(0, 6))
def test_a_written_number_reads_back_to_the_same_value(value: Decimal, decimals: int) -> None:
    text = numbers.number(value, decimals)
    assert read_back(text) == rounded(value, decimals)
    assert abs(read_back(text) - value) <= Decimal("0.5").scaleb(-decimals)
    assert set(text) <= set(f"0123456789,{NBSP}{MINUS}")


@settings(max_examples=100)
@given(st.decimals(-LARGEST, LARGEST, places=4))
def test_a_plain_number_keeps_every_decimal_and_no_needless_zero(value: Decimal) -> None:
    text = numbers.plain(value)
    assert read_back(text) == value
    assert not ("," in text and text.endswith("0"))


@pytest.mark.parametrize(
    ("value", "text"), [("10", "10"), ("10.0", "10"), ("3.50", "3,5"), ("1E+2", "100"), ("-0.0", "0")]
)
def test_plain(value: str, text: str) -> None:
    assert numbers.plain(Decimal(value)) == text


def test_the_longest_numbers_a_file_may_hold_can_be_written() -> None:
    assert numbers.plain(Decimal("1.2345678901234567890123456789012345")).startswith("1,2345678901")
    assert numbers.number(Decimal("123456789.1234567890123456789012345678901234567890"), 6) == (
        "123\u00a0456\u00a0789,123457"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1:a"),
        (2, "2:a"),
        (3, "3:e"),
        (10, "10:e"),
        (11, "11:e"),
        (12, "12:e"),
        (13, "13:e"),
        (20, "20:e"),
        (21, "21:a"),
        (22, "22:a"),
        (25, "25:e"),
        (27, "27:e"),
        (31, "31:a"),
        (111, "111:e"),
        (121, "121:a"),
    ],
)
def test_ordinals(value: int, text: str) -> None:
    assert numbers.ordinal(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "noll"), (1, "en"), (12, "tolv"), (13, "13"), (1300, "1\u00a0300"), (-1, "\u22121")],
)
def test_small_counts_in_words(value: int, text: str) -> None:
    assert numbers.count_word(value) == text


@pytest.mark.parametrize(
    ("unit", "figure", "spoken"),
    [
        ("procent", "86,2\u00a0%", "86,2\u00a0procent"),
        ("kronor", "86,2\u00a0kr", "86,2\u00a0kronor"),
        ("mnkr", "86,2\u00a0mnkr", "86,2\u00a0miljoner kronor"),
        ("tkr", "86,2\u00a0tkr", "86,2\u00a0tusen kronor"),
        ("antal", "86,2", "86,2"),
        ("sekunder", "86,2\u00a0sekunder", "86,2\u00a0sekunder"),
        ("index", "index\u00a086,2", "index\u00a086,2"),
        ("dagar", "86,2\u00a0dagar", "86,2\u00a0dagar"),
        ("kWh per kvm", "86,2\u00a0kWh per kvm", "86,2\u00a0kWh per kvm"),
        ("dag_i_månaden", "dag\u00a086,2", "dag\u00a086,2 i månaden"),
    ],
)
def test_units(unit: str, figure: str, spoken: str) -> None:
    value = Decimal("86.2")
    assert numbers.figure(value, unit, 1) == figure
    assert numbers.spoken(value, unit, 1) == spoken
    assert "_" not in numbers.short_unit(unit) + numbers.long_unit(unit)


@pytest.mark.parametrize(
    ("level", "text", "value", "unit"),
    [
        ({"bound": "at_most", "value": 10, "unit": "veckor"}, "högst 10\u00a0veckor", "10", "veckor"),
        ({"bound": "at_most", "value": 1, "unit": "veckor"}, "högst 1\u00a0vecka", "1", "vecka"),
        ({"bound": "at_least", "value": 2.5, "unit": "timmar"}, "minst 2,5\u00a0timmar", "2,5", "timmar"),
        ({"bound": "exactly", "value": 3, "unit": "dagar"}, "precis 3\u00a0dagar", "3", "dagar"),
        (
            {"bound": "at_least", "value": 1, "unit": "gånger", "per": "day"},
            "minst 1\u00a0gång per dag",
            "1",
            "gång per dag",
        ),
        (
            {"bound": "at_least", "value": 20, "unit": "antal", "per": "year"},
            "minst 20\u00a0per år",
            "20",
            "per år",
        ),
        ({"bound": "at_most", "value": 11, "unit": "antal"}, "högst 11", "11", ""),
        (
            {"bound": "by_day_of_month", "value": 27, "unit": "dag_i_månaden", "per": "month"},
            "senast den 27:e varje månad",
            "27:e",
            "varje månad",
        ),
    ],
)
def test_levels(level: dict[str, Any], text: str, value: str, unit: str) -> None:
    made = Level.model_validate(level)
    assert numbers.level_text(made) == text
    assert (numbers.level_value(made), numbers.level_unit(made)) == (value, unit)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2026", "2026"),
        ("2026-T1", "januari–april 2026"),
        ("2026-T2", "januari–augusti 2026"),
        ("2026-Q1", "kvartal 1 2026"),
        ("2026-Q4", "kvartal 4 2026"),
        ("2026-02", "februari 2026"),
        ("2023/2024", "2023/2024"),
        ("2022-08-01/2024-08-15", "1\u00a0augusti 2022–15\u00a0augusti 2024"),
    ],
)
def test_periods(written: str, text: str) -> None:
    assert numbers.period(Period.parse(written)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "uppgift saknas"),
        (date(2026, 6, 14), "14\u00a0juni 2026"),
        (PartialDate(2026, 6, 4), "4\u00a0juni 2026"),
        (PartialDate(2026, 6), "juni 2026"),
        (PartialDate(2026), "2026"),
    ],
)
def test_days(value: date | PartialDate | None, text: str) -> None:
    assert numbers.day(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("90", None, "minst 90 procent"),
        ("92.5", None, "minst 92,5 procent"),
        (None, "3", "högst 3 procent"),
        ("18", "22.5", "mellan 18,0 och 22,5 procent"),
        (None, None, "uppgift saknas"),
    ],
)
def test_bounds_in_running_text(low: str | None, high: str | None, text: str) -> None:
    made = numbers.bounds(Decimal(low) if low else None, Decimal(high) if high else None, "procent", 1)
    assert made.replace(NBSP, " ") == text


@pytest.mark.parametrize(("text", "decimals"), [("96.40", 2), ("96", 0), ("1E+3", 0), ("0.005", 3)])
def test_decimals_are_those_written(text: str, decimals: int) -> None:
    assert numbers.decimals_of(Decimal(text)) == decimals
