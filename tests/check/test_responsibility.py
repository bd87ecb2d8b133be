"""R07: who answers for something exists while it holds."""

from pathlib import Path

import pytest

from paraply.problems import Severity
from tests.worlds import GUARANTEE, MEASURE, OWNERS, REPORT, SURVEY, edited, found, line_of


def ended(day: str) -> dict[str, str | None]:
    return edited(OWNERS, "    valid_from: 2019-01-01", f"    valid_to: {day}")


def test_what_holds_today_needs_an_owner_of_today(tmp_path: Path) -> None:
    problems = found(tmp_path, "R07", ended("2025-12-31"))
    assert {problem.place for problem in problems} == {
        line_of(GUARANTEE, "owners"),
        line_of(MEASURE, "owners"),
    }
    assert all(
        "'byggnadsnamnden' (Byggnadsnämnden) upphörde 2025-12-31." in problem.message for problem in problems
    )
    assert all(problem.rule.severity is Severity.WARNING for problem in problems)


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11", "2026"])
def test_an_owner_answers_through_its_last_day(tmp_path: Path, day: str) -> None:
    assert not found(tmp_path, "R07", ended(day))


def test_a_past_promise_needs_an_owner_of_its_own_time(tmp_path: Path) -> None:
    past = edited(
        GUARANTEE,
        "valid_from: 2020-01-01",
        "valid_from: 2020-01-01\nvalid_to: 2021-12-31",
        ended("2021-12-31"),
    )
    assert {problem.place.file for problem in found(tmp_path, "R07", past)} == {f"content/{MEASURE}"}
    new = edited(
        OWNERS,
        "2019-01-01",
        "2022-01-01",
        edited(GUARANTEE, "valid_from: 2020-01-01", "valid_to: 2021-12-31"),
    )
    [problem] = found(tmp_path, "R07", new)
    assert problem.message == "'byggnadsnamnden' (Byggnadsnämnden) finns först från 2022-01-01."


def test_a_planned_promise_needs_an_owner_of_its_first_day(tmp_path: Path) -> None:
    planned = edited(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2027-01-01")
    assert found(tmp_path, "R07", edited(OWNERS, "valid_from: 2019-01-01", "valid_to: 2026-12-31", planned))
    assert not found(
        tmp_path, "R07", edited(OWNERS, "valid_from: 2019-01-01", "valid_to: 2027-01-01", planned)
    )


def test_a_withdrawn_promise_without_an_end_is_left_alone(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "state: in_force", "state: withdrawn", ended("2021-12-31"))
    assert {problem.place.file for problem in found(tmp_path, "R07", files)} == {f"content/{MEASURE}"}


def test_a_report_is_handled_by_someone_of_that_day(tmp_path: Path) -> None:
    files = edited(OWNERS, "kind: council", "kind: council\n    valid_from: 2026-05-01")
    [problem] = found(tmp_path, "R07", files)
    assert problem.place.file == f"content/{REPORT}"


def test_a_survey_belongs_to_someone_of_its_period(tmp_path: Path) -> None:
    files = edited(OWNERS, "name: Skolnämnden", "name: Skolnämnden\n    valid_to: 2025-12-31")
    assert f"content/{SURVEY}" in {problem.place.file for problem in found(tmp_path, "R07", files)}
