from pathlib import Path

import pytest

from tests.worlds import CLEAN, Files, found

HEAD = "title: {title}\narea: bygga-och-bo\nunit: {unit}\ndirection: higher\n"

CODES = {"S26"}
"""The rules that are tried here."""


def measures(*more: str, unit: str = "procent") -> Files:
    """The clean world with some measures more, each with these lines."""
    units = ["procent"] * (len(more) - 1) + [unit]
    return {
        **CLEAN,
        **{
            f"results/measures/fraga-{number}.yml": HEAD.format(title=f"Fråga {number}", unit=its) + lines
            for number, (lines, its) in enumerate(zip(more, units, strict=True), 1)
        },
    }


def cell(question: str, group: str, series: str = "enkaten") -> str:
    return f"series: {series}\nseries_question: {question}\nseries_group: {group}\n"


WHOLE = (cell("Trygg", "Årskurs 5"), cell("Trygg", "Årskurs 8"))


def test_measures_with_a_question_and_a_group_each_are_in_the_figure(tmp_path: Path) -> None:
    assert found(tmp_path, "S26", measures(*WHOLE, "")) == []


@pytest.mark.parametrize(
    ("lines", "unit", "line", "told", "hint"),
    [
        ("series: enkaten\nseries_question: Trygg\n", "procent", 5, "series_group saknas", "series_group."),
        ("series: enkaten\nseries_group: Alla\n", "procent", 5, "series_question saknas", "series_question."),
        ("series: enkaten\n", "procent", 5, "saknas", "series_question och series_group."),
        ("series_question: Trygg\n", "procent", 5, "är 'Trygg', men series saknas", "ta bort"),
        ("series_group: Alla\n", "procent", 5, "är 'Alla', men series saknas", "ta bort"),
        (cell("Nöjd", "Årskurs 5"), "antal", 5, "sviten 'enkaten' räknas i procent", "annan svit"),
        (cell("Trygg", "Årskurs 8"), "procent", 7, "'Trygg' för 'Årskurs 8' är redan", "annan fråga"),
        (cell("Trygg", "Årskurs 5", "elevenkaten"), "procent", 5, "ensamt i sviten", "samma ord"),
    ],
)
def test_one_that_is_left_out_is_told(
    lines: str, unit: str, line: int, told: str, hint: str, tmp_path: Path
) -> None:
    [problem] = found(tmp_path, "S26", measures(*WHOLE, lines, unit=unit))
    assert problem.place.file.endswith("results/measures/fraga-3.yml")
    assert problem.place.line == line
    assert told in problem.message
    assert hint in problem.hint
