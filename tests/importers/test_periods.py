from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply import numbers
from paraply.importers.periods import period_in, read_period
from paraply.model.dates import Period


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
        ("Läsåret 2023/24", "2023/2024", "Läsåret"),
        ("2022-08-01 – 2024-08-01", "2022-08-01/2024-08-01", ""),
    ],
)
def test_a_heading_names_its_period(heading: str, period: str, rest: str) -> None:
    assert period_in(heading) == (Period.parse(period), rest)


@pytest.mark.parametrize("heading", ["Utfall", "Utfall 2024 2025", "2025-07-14", "20-64 år", "2024/2029", ""])
def test_a_heading_that_names_none_or_several_is_left(heading: str) -> None:
    assert period_in(heading)[0] is None


def test_a_cell_of_its_own_is_a_period() -> None:
    assert read_period(2015.0) == Period.parse("2015")
    assert read_period(date(2015, 12, 31)) == Period.parse("2015")
    assert read_period(datetime(2015, 1, 1, tzinfo=UTC)) == Period.parse("2015")
    assert read_period("2024-T2") == Period.parse("2024-T2")
    assert [read_period(raw) for raw in (None, True, "Utfall 2014", date(2015, 7, 14), 3.5)] == [None] * 5


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
