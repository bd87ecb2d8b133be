"""Which day it is, as the entry points are told."""

from datetime import UTC, date, datetime

import pytest

from paraply.command.clock import BadTodayError, today_from

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
"""Half past midnight in Sweden."""


@pytest.mark.parametrize("text", ["2026-11-23", " 2026-11-23\n"])
def test_the_day_of_the_environment(text: str) -> None:
    assert today_from({"PARAPLY_TODAY": text}, NOW) == date(2026, 11, 23)


@pytest.mark.parametrize("environment", [{}, {"PARAPLY_TODAY": ""}, {"PARAPLY_TODAY": "  "}])
def test_else_the_present_day_in_sweden(environment: dict[str, str]) -> None:
    assert today_from(environment, NOW) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["igår", "2026-13-01", "2026-02-29", "23/11 2026", "2026"])
def test_what_is_no_day_is_refused_in_swedish(text: str) -> None:
    with pytest.raises(
        BadTodayError, match=r"som inte är ett datum\. Skriv till exempel 2026-11-23"
    ) as caught:
        today_from({"PARAPLY_TODAY": text}, NOW)
    assert f"'{text}'" in str(caught.value)
