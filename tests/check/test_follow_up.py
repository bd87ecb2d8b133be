"""How a promise is followed up: its measure shows what was promised, in the same unit."""

from pathlib import Path

import pytest

from tests.worlds import CLEAN, GUARANTEE, MEASURE, edited, found, line_of


def test_a_promise_says_what_its_measure_is(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G15", edited(GUARANTEE, "measure_is: share\n", ""))
    assert "'bygglov-i-tid'" in problem.message


def test_a_share_is_in_percent(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G15", edited(MEASURE, "unit: procent", "unit: dagar"))
    assert problem.message == "Måttet 'bygglov-i-tid' ska vara en andel men räknas i dagar."


def test_a_level_and_its_measure_have_the_same_unit(tmp_path: Path) -> None:
    level = edited(GUARANTEE, "measure_is: share", "measure_is: level")
    [problem] = found(tmp_path, "G15", level)
    assert problem.message == "Löftet räknas i veckor men måttet 'bygglov-i-tid' i procent."
    assert not found(tmp_path, "G15", edited(MEASURE, "unit: procent", "unit: veckor", level))
    for unit in ("dagar", "år"):  # before and after the promise's in the alphabet
        [problem] = found(tmp_path, "G15", edited(MEASURE, "unit: procent", f"unit: {unit}", level))
        assert problem.message == f"Löftet räknas i veckor men måttet 'bygglov-i-tid' i {unit}."


@pytest.mark.parametrize("field", ["title", "question"])
def test_a_measure_asks_about_the_level_that_is_promised(tmp_path: Path, field: str) -> None:
    """As a promise of fifteen days whose measure asks how many are answered within five weekdays."""
    old = next(line for line in (CLEAN[MEASURE] or "").splitlines() if line.startswith(f"{field}: "))
    files = edited(MEASURE, old, f"{field}: Hur många får svar inom fem vardagar?")
    [problem] = found(tmp_path, "G16", files)
    assert problem.place == line_of(GUARANTEE, "measure")
    assert problem.message == (
        f"Löftet är högst 8\u00a0veckor, men måttet 'bygglov-i-tid' säger 5\u00a0vardagar i {field}."
    )
    for fits in ("Hur många får svar inom åtta veckor?", "Hur många får svar i tid?"):
        assert not found(tmp_path, "G16", edited(MEASURE, old, f"{field}: {fits}"))


@pytest.mark.parametrize(
    ("text", "method", "is_found"),
    [
        ("Statistik över den genomsnittliga tiden tas fram.", "case_data", True),
        ("Vi ser hur lång tid det tar i snitt.", "case_data", True),
        ("Statistik över den genomsnittliga tiden tas fram.", "average", False),
        ("Vi mäter tiden i varje ärende.", "case_data", False),
        ("Vi frågar om snittet på bakverken.", "case_data", False),
    ],
)
def test_a_mean_is_not_told_as_cases_that_are_counted(
    tmp_path: Path, text: str, method: str, is_found: bool
) -> None:
    was = "follow_up: {text: Vi mäter tiden i varje ärende., every: year, method: case_data}"
    files = edited(GUARANTEE, was, f"follow_up: {{text: {text}, every: year, method: {method}}}")
    assert [one.place.line for one in found(tmp_path, "G17", files)] == (
        [line_of(GUARANTEE, "follow_up").line] if is_found else []
    )
