from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply import numbers
from paraply.importers.periods import when_in, when_of
from paraply.model.dates import Period


def period_in(text: str) -> tuple[Period | None, str]:
    when, rest = when_in(text)
    return (when.period() if when else None), rest


def read_period(raw: object, shown: str = "") -> Period | None:
    when, rest = when_of(raw, shown)
    return when.period() if when and not rest else None


@pytest.mark.parametrize(
    ("heading", "period", "rest"),
    [
        ("Utfall 2014", "2014", "Utfall"),
        ("2018", "2018", ""),
        ("Genomsnitt större städer 1) 2016", "2016", "Genomsnitt större städer 1)"),
        ("Avvikelse mot budget 2021", "2021", "Avvikelse mot budget"),
        ("Delår 2 2025", "2025-T2", ""),
        ("Utfall tertial 1, 2025", "2025-T1", "Utfall"),
        ("2025 T2", "2025-T2", ""),
        ("jan–aug 2025", "2025-T2", ""),
        ("Utfall januari-april 2025", "2025-T1", "Utfall"),
        ("Utfall 2025-08-31", "2025-T2", "Utfall"),
        ("2025-12-31", "2025", ""),
        ("Kv 3 2025", "2025-Q3", ""),
        ("2025 Q1", "2025-Q1", ""),
        ("Utfall okt 2025", "2025-10", "Utfall"),
        ("2025-10", "2025-10", ""),
        ("Läsåret 2023/24", "2023/2024", ""),
        ("2023-24", "2023/2024", ""),
        ("jun-26", "2026-06", ""),
        ("Ack aug 2025", "2025-T2", ""),
        ("per 31 augusti 2025", "2025-T2", ""),
        ("Delårsrapport augusti 2025", "2025-T2", ""),
        ("Utfall t.o.m. oktober 2025", "2025-01-01/2025-10-31", "Utfall"),
        ("jan-mars 2025", "2025-Q1", ""),
        ("Mål (2025)", "2025", "Mål"),
        ("2022-08-01 – 2024-08-01", "2022-08-01/2024-08-01", ""),
    ],
)
def test_a_heading_names_its_period(heading: str, period: str, rest: str) -> None:
    assert period_in(heading) == (Period.parse(period), rest)


@pytest.mark.parametrize(
    "heading",
    [
        "Utfall",
        "Hela kommunen",
        "Utfall 2024 2025",
        "2025-07-14",
        "20-64 år",
        "2024/2029",
        "",
        "15 mars 2024",
        "2023-2024",
    ],
)
def test_a_heading_that_names_none_or_several_is_left(heading: str) -> None:
    assert period_in(heading)[0] is None


def test_a_cell_of_its_own_is_a_period() -> None:
    assert read_period(2015.0) == Period.parse("2015")
    assert read_period(date(2015, 12, 31)) == Period.parse("2015")
    assert read_period(datetime(2015, 1, 1, tzinfo=UTC)) is None  # a day, which ends no part of a year
    assert read_period(datetime(2015, 1, 1, tzinfo=UTC), "yyyy") == Period.parse("2015")
    assert read_period(date(2015, 6, 1), "mmm-yy") == Period.parse("2015-06")
    assert read_period(date(2015, 6, 1), "yyyy-mm-dd") is None
    assert read_period("2024-T2") == Period.parse("2024-T2")
    assert [read_period(raw) for raw in (None, True, "Utfall 2014", date(2015, 7, 14), 3.5)] == [None] * 5


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Prognos helår", (1, 12)),
        ("T2", (1, 8)),
        ("Per 30 april", (1, 4)),
        ("augusti", (8, 8)),
        ("jan-aug", (1, 8)),
    ],
)
def test_a_heading_may_name_a_part_of_a_year_that_another_names(text: str, months: tuple[int, int]) -> None:
    when, _rest = when_in(text)
    assert when is not None
    assert (when.year, when.months, when.period()) == (None, months, None)


days = st.dates(date(1900, 1, 1), date(2096, 12, 31))
years = st.integers(1900, 2098)
periods = st.one_of(
    years.map(str),
    st.builds("{}-T{}".format, years, st.integers(1, 2)),
    st.builds("{}-Q{}".format, years, st.integers(1, 4)),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    years.map(lambda year: f"{year}/{year + 1}"),
    st.builds(lambda first, length: f"{first}/{first + timedelta(length)}", days, st.integers(0, 900)),
).map(Period.parse)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(periods)
def test_every_period_the_site_writes_is_read_back(period: Period) -> None:
    assert read_period(numbers.period(period)) == period
    assert read_period(str(period)) == period
    assert period_in(f"Utfall {numbers.period(period)}") == (period, "Utfall")
