"""The arithmetic of levels: what is the same, what gives less, and what cannot be compared."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraply.model.arithmetic import months_after, months_between
from paraply.model.level import AVERAGE_SECONDS, EXACT_SECONDS, TIME_UNITS, Bound, Level, LevelUnit, Per

FEWER_SECONDS = sorted(EXACT_SECONDS, key=EXACT_SECONDS.__getitem__)
WHOLE = st.integers(0, 10_000)


def level(bound: str, value: object, unit: str, per: str | None = None, wider: object = None) -> Level:
    if bound is Bound.BY_DAY_OF_MONTH and isinstance(value, int):
        value = value % 31 + 1
    fields: dict[str, Any] = {"bound": bound, "value": value, "unit": unit, "per": per}
    return Level.model_validate(fields | {"extended": {"value": wider} if wider else None})


def levels(bounds: tuple[Bound, ...] = tuple(Bound)) -> st.SearchStrategy[Level]:
    made = st.builds(
        level, st.sampled_from(bounds), WHOLE, st.sampled_from(LevelUnit), st.sampled_from([None, *Per])
    )
    return made.filter(lambda made: made.bound is Bound.BY_DAY_OF_MONTH or made.unit is made.counted_in)


def keeps(outcome: Decimal, promised: Level) -> bool:
    """Whether an outcome, in seconds or in a unit that is no time, keeps a level."""
    ratio = EXACT_SECONDS.get(promised.counted_in, Decimal(1))
    low, high = promised.at_least, promised.at_most
    return (low is None or outcome >= low * ratio) and (high is None or outcome <= high * ratio)


@pytest.mark.parametrize(
    ("ours", "law", "gives_less", "same"),
    [
        (level("at_most", 8, "veckor"), level("at_most", 40, "dagar"), True, False),
        (level("at_most", 8, "veckor"), level("at_most", 56, "dagar"), False, True),
        (level("at_most", 8, "veckor"), level("at_most", 57, "dagar"), False, False),
        (level("at_least", 54, "timmar", "week"), level("at_least", 3300, "minuter", "week"), True, False),
        (level("at_least", 54, "timmar", "week"), level("at_least", 3240, "minuter", "week"), False, True),
        (level("at_least", 54, "timmar", "week"), level("at_least", 55, "timmar", "month"), False, False),
        (level("at_most", 10, "arbetsdagar"), level("at_most", 10, "dagar"), False, False),
        (level("at_most", 3, "månader"), level("at_most", 60, "dagar"), False, False),
        (level("at_most", 90, "procent"), level("at_most", 60, "minuter"), False, False),
        (level("by_day_of_month", 27, "dagar"), level("by_day_of_month", 25, "dag_i_månaden"), True, False),
        (level("by_day_of_month", 25, "dagar"), level("by_day_of_month", 25, "dag_i_månaden"), False, True),
        (level("exactly", 8, "veckor"), level("at_most", 40, "dagar"), True, False),
        (level("exactly", 2, "gånger", "year"), level("at_least", 3, "gånger", "year"), True, False),
        (level("exactly", 3, "gånger"), level("exactly", 4, "gånger"), False, False),
        (level("at_most", 3, "gånger"), level("exactly", 2, "gånger"), False, False),
        (level("at_most", 3, "dagar"), level("at_least", 3, "dagar"), False, False),
        (level("at_most", 10, "veckor", wider=30), level("at_most", 10, "veckor", wider=20), True, False),
        (level("at_most", 10, "veckor", wider=20), level("at_most", 70, "dagar", wider=140), False, True),
        (level("at_most", 10, "veckor"), level("at_most", 10, "veckor", wider=20), False, True),
    ],
)
def test_a_level_beside_the_laws(ours: Level, law: Level, gives_less: bool, same: bool) -> None:
    assert (ours.gives_less_than(law), ours.same_limit(law)) == (gives_less, same)


@given(levels(), levels())
def test_of_two_levels_at_most_one_gives_less_and_none_when_they_are_the_same(
    one: Level, other: Level
) -> None:
    assert not (one.gives_less_than(other) and other.gives_less_than(one))
    assert one.same_limit(one)
    assert not one.gives_less_than(one)
    assert one.same_limit(other) is other.same_limit(one)
    if one.same_limit(other):
        assert not one.gives_less_than(other)


@given(
    levels((Bound.AT_MOST, Bound.AT_LEAST, Bound.EXACTLY)),
    st.sampled_from([Bound.AT_MOST, Bound.AT_LEAST]),
    WHOLE,
    st.integers(0, 10**7),
)
def test_to_give_less_is_to_let_an_outcome_through_that_the_law_does_not(
    ours: Level, bound: Bound, value: int, outcome: int
) -> None:
    unit = LevelUnit.HOURS if ours.unit in EXACT_SECONDS else ours.unit
    law = level(bound, value, unit, ours.per)
    if ours.bound not in {bound, Bound.EXACTLY}:
        assert not ours.gives_less_than(law)
        return
    edge = ours.value * EXACT_SECONDS.get(ours.unit, Decimal(1))
    assert ours.gives_less_than(law) is not keeps(edge, law)
    if not ours.gives_less_than(law) and keeps(Decimal(outcome), ours):
        assert keeps(Decimal(outcome), law)


@given(levels(), st.data())
def test_a_level_in_a_shorter_unit_is_the_same_limit(made: Level, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(FEWER_SECONDS))
    converted = made.in_unit(unit)
    if made.counted_in not in TIME_UNITS:
        assert converted is None
        return
    assert converted is not None
    assert (converted.bound, converted.unit, converted.per) == (made.bound, unit, made.per)
    if EXACT_SECONDS.get(made.unit, 0) >= EXACT_SECONDS[unit]:
        assert converted.same_limit(made)


def test_a_wider_limit_is_converted_with_its_level() -> None:
    made = level("at_most", 2, "veckor", wider=3).in_unit(LevelUnit.DAYS)
    assert made is not None
    assert made.extended is not None
    assert (made.value, made.extended.value) == (Decimal(14), Decimal(21))
    assert level("at_most", 2, "veckor").in_unit(LevelUnit.PERCENT) is None


def test_the_average_lengths_are_those_the_pages_tell() -> None:
    made = {unit: level("at_most", 10, unit).in_unit(LevelUnit.DAYS) for unit in AVERAGE_SECONDS}
    days = {unit.value: round(found.value, 1) for unit, found in made.items() if found}
    assert days == {"arbetsdagar": 14, "vardagar": 14, "månader": Decimal("304.4")}


@given(levels())
def test_only_a_time_to_wait_for_has_a_start(made: Level) -> None:
    is_time = made.bound is not Bound.BY_DAY_OF_MONTH and made.unit in TIME_UNITS and made.per is None
    assert made.is_longest_time is (is_time and made.bound is not Bound.AT_LEAST)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 600))
def test_months_after_are_the_months_between(day: date, months: int) -> None:
    later = months_after(day, months)
    assert months_between(day, later) == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])
