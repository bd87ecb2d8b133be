from datetime import date
from pathlib import Path

import pytest

from paraply.check import rules
from paraply.problems import Family, Severity
from tests.check.test_keyfigures import CODES as KEYFIGURE_CODES
from tests.check.test_matrices import CODES as MATRIX_CODES
from tests.check.test_series import CASES as SERIES_CASES
from tests.check.test_targets import CASES as TARGET_CASES
from tests.worlds import CLEAN, GUARANTEE, SURVEY, TODAY, Files, all_found, edited, found, line_of

MINE = "results/measures/mitt.yml"
HEAD = """\
title: Svar inom två dagar
area: bygga-och-bo
unit: procent
direction: higher
source: {kind: own, title: Kontaktcenter}
outcomes:
"""


def measure(*outcomes: str, unit: str = "procent", more: str = "") -> Files:
    """The clean world with one measure more, of these outcomes."""
    lines = "".join(f"  - {{{outcome}}}\n" for outcome in outcomes)
    return {**CLEAN, MINE: HEAD.replace("unit: procent", f"unit: {unit}") + lines + more}


def claims(text: str) -> Files:
    return edited(GUARANTEE, "counted: true, claimed: 3, granted: 3, compensation_sek: 9000", text)


GROUP = "group: {dimension: gender, value: women}"

CASES: dict[str, list[tuple[Files, str, str, str]]] = {
    "S03": [
        (
            measure("period: 2025, numerator: 9, denominator: 8"),
            MINE,
            "numerator",
            "numerator är 9 men denominator b",
        ),
        (
            measure("period: 2025, value: 50, respondents: 90, denominator: 80"),
            MINE,
            "respondents",
            "respondents är 90 men denominator bara 80",
        ),
        (
            measure("period: 2025, value: 10", f"period: 2025, value: 12, {GROUP}", unit="antal"),
            MINE,
            "value: 12",
            "women har 12 i 2025, men helheten är 10",
        ),
        (
            measure("period: 2025, value: 1.5", f"period: 2025, value: 1.6, {GROUP}", unit="mnkr"),
            MINE,
            "value: 1.6",
            "women har 1,6 i 2025, men helheten är 1,5",
        ),
        (
            measure("period: 2025, value: 0", f"period: 2025, value: 1, {GROUP}", unit="antal"),
            MINE,
            "value: 1,",
            "women har 1 i 2025, men helheten är 0",
        ),
        (
            edited(SURVEY, "answered: 430", "answered: 501"),
            SURVEY,
            "answered",
            "answered är 501 men invited bara 500",
        ),
        (
            claims("counted: true, claimed: 3, granted: 4"),
            GUARANTEE,
            "granted",
            "granted är 4 men claimed bara 3",
        ),
    ],
    "S04": [
        (measure("period: 2025, value: 100.1"), MINE, "value", "Värdet 100,1 procent är orimligt"),
        (measure("period: 2025, value: -0.1"), MINE, "value", "Värdet \u22120,1 procent"),
        (measure("period: 2025, value: -1", unit="antal"), MINE, "value", "Värdet \u22121 antal"),
        (measure("period: 2025, value: -2", unit="arbetsdagar"), MINE, "value", "Värdet \u22122 arbetsdagar"),
        (measure("period: 2025, value: 32", unit="dag_i_månaden"), MINE, "value", "Värdet 32 dag_i_månaden"),
        (
            measure(
                "period: 2025, value: 99",
                more="targets: [{from_period: 2025, at_least: 101, decision: kf-2019-12}]",
            ),
            MINE,
            "at_least",
            "Värdet 101 procent",
        ),
    ],
    "S05": [
        (
            measure("period: 2025, value: 95.1, numerator: 190, denominator: 200"),
            MINE,
            "value",
            "Andelen är 95,1 procent, men 190 av 200 är 95,00",
        ),
        (measure("period: 2025, value: 66, numerator: 2, denominator: 3"), MINE, "value", "2 av 3 är 66,67"),
        (measure("period: 2025, value: 0, numerator: 0, denominator: 0"), MINE, "value", "0 procent av noll"),
    ],
    "S27": [
        (measure("period: 2025, value: 50", unit="kr"), MINE, "unit", "Enheten är skriven 'kr'"),
        (measure("period: 2025, value: 50", unit="'%'"), MINE, "unit", "Enheten är skriven '%'"),
        (
            measure("period: 2025, value: 50", unit="Kronor/inv"),
            MINE,
            "unit",
            "Enheten är skriven 'Kronor/inv'",
        ),
    ],
    "S12": [
        (measure("period: 2025, value: 50, respondents: 4"), MINE, "respondents", "Bara 4 har svarat"),
        (
            measure("period: 2025, value: 50, respondents: 29", more="method: survey"),
            MINE,
            "respondents",
            "Bara 29 har svarat, och felmarginalen är okänd",
        ),
        (edited(SURVEY, "answered: 430", "answered: 4"), SURVEY, "answered", "Bara 4 har svarat"),
    ],
    "S13": [
        (
            measure("period: 2025, value: 50, missing: too_few"),
            MINE,
            "missing",
            "Värdet är 50, men missing säger 'för få svar för att visas'",
        ),
        (
            claims("counted: false, claimed: 3"),
            GUARANTEE,
            "counted: false",
            "claimed är 3, men counted: false",
        ),
        (
            claims("counted: false, granted: 0"),
            GUARANTEE,
            "counted: false",
            "granted är 0, men counted: false",
        ),
    ],
    "S14": [
        (
            measure("period: 2024, value: 5", "period: 2025"),
            MINE,
            "period: 2025",
            "Perioden 2025 har inget värde",
        ),
        (
            measure("period: 2025, value: null, kind: forecast"),
            MINE,
            "period",
            "Perioden 2025 har inget värde",
        ),
    ],
    "S15": [
        (measure("period: 2027, value: 50"), MINE, "period", "Perioden 2027 har inte börjat"),
        (measure("period: 2026-12, value: 50"), MINE, "period", "Perioden 2026-12 har inte börjat"),
        (
            measure("period: 2026, value: 50", more="method: case_data"),
            MINE,
            "period",
            "Perioden 2026 är inte slut",
        ),
    ],
}


@pytest.mark.parametrize(
    ("code", "number"), [(code, number) for code, cases in CASES.items() for number in range(len(cases))]
)
def test_an_unsound_figure_is_found(tmp_path: Path, code: str, number: int) -> None:
    files, path, at, says = CASES[code][number]
    [problem] = found(tmp_path, code, files)
    assert problem.place == line_of(path, at, files)
    assert says in problem.message
    assert problem.hint
    assert not problem.is_error


def test_every_rule_of_the_family_has_a_case() -> None:
    ours = {rule for rule in rules() if rule.family is Family.FIGURES}
    assert {rule.code for rule in ours} == (
        CASES.keys() | SERIES_CASES.keys() | TARGET_CASES.keys() | KEYFIGURE_CODES | MATRIX_CODES
    )
    assert {rule.severity for rule in ours} == {Severity.WARNING}


def test_a_sound_world_has_no_finding(tmp_path: Path) -> None:
    assert all_found(tmp_path / "clean") == []
    figures = found_codes(tmp_path / "more", measure("period: 2025, value: 50, respondents: 100"))
    assert figures == set()


def found_codes(root: Path, files: Files, today: date = TODAY) -> set[str]:
    problems = all_found(root, files, today=today)
    return {problem.rule.code for problem in problems if problem.rule.family is Family.FIGURES}


SOUND = {
    "a unit of its own": measure("period: 2025, value: 50", unit="ton koldioxid"),
    "a unit that says more": measure("period: 2025, value: 50", unit="dygn"),
    "all of them": measure("period: 2025, value: 100, numerator: 8, denominator: 8, respondents: 8"),
    "nobody": measure("period: 2025, value: 0, numerator: 0, denominator: 8"),
    "a share of a group may be greater": measure(
        "period: 2025, value: 50", f"period: 2025, value: 60, {GROUP}"
    ),
    "a group that is the whole": measure(
        "period: 2025, value: 10", f"period: 2025, value: 10, {GROUP}", unit="antal"
    ),
    "an average of a group may be greater": measure(
        "period: 2025, value: 10.5", f"period: 2025, value: 12, {GROUP}", unit="antal"
    ),
    "another year of a group": measure(
        "period: 2024, value: 10",
        f"period: 2025, value: 12, {GROUP}",
        "period: 2025, value: 13",
        unit="antal",
    ),
    "a group of a loss": measure(
        "period: 2025, value: -10", f"period: 2025, value: 12, {GROUP}", unit="mnkr"
    ),
    "the ends of a month": measure("period: 2024, value: 1", "period: 2025, value: 31", unit="dag_i_månaden"),
    "a loss": measure("period: 2025, value: -10", unit="kronor"),
    "an index has its own range": measure("period: 2025, value: 120", unit="index"),
    "a unit of one's own": measure("period: 2025, value: -3", unit="grader"),
    "rounded": measure("period: 2025, value: 66.7, numerator: 2, denominator: 3"),
    "rounded to a whole number": measure("period: 2025, value: 67, numerator: 2, denominator: 3"),
    "rounded half up": measure("period: 2025, value: 12.5, numerator: 249, denominator: 2000"),
    "part and whole of a mean": measure("period: 2025, value: 3, numerator: 6, denominator: 8", unit="index"),
    "five answers": measure("period: 2025, value: 50, respondents: 5"),
    "thirty answers": measure("period: 2025, value: 50, respondents: 30", more="method: survey"),
    "few answers that are no survey": measure(
        "period: 2025, value: 50, respondents: 29", more="method: register"
    ),
    "few answers with a margin": measure(
        "period: 2025, value: 50, respondents: 5, margin: 9", more="method: survey"
    ),
    "too few to show": measure("period: 2025, missing: too_few, respondents: 3"),
    "missing": measure("period: 2025, missing: not_measured"),
    "why": measure("period: 2025, why: Systemet byttes."),
    "note": measure("period: 2025, note: Systemet byttes."),
    "a forecast": measure("period: 2027, value: 50, kind: forecast"),
    "a survey of the spring": measure("period: 2026, value: 50", more="method: survey"),
    "an election": measure("period: 2026, value: 50", more="method: register"),
    "preliminary": measure("period: 2026, value: 50, kind: preliminary", more="method: case_data"),
    "nobody counts": claims("counted: false"),
    "no more granted than claimed": claims("counted: true, claimed: 3, granted: 3"),
    "a period that begins today": measure(f"period: {TODAY}/2026-12-31, value: 50"),
    "a survey of five": edited(SURVEY, "answered: 430", "answered: 5"),
    "a survey of nobody": edited(SURVEY, "answered: 430", "answered: 0"),
    "all answered": edited(SURVEY, "answered: 430", "answered: 500"),
}


@pytest.mark.parametrize("case", SOUND)
def test_a_sound_figure_is_left_alone(tmp_path: Path, case: str) -> None:
    assert found_codes(tmp_path, SOUND[case]) == set()


def test_a_period_ends_with_its_last_day(tmp_path: Path) -> None:
    files = measure("period: 2026, value: 50", more="method: case_data")
    assert found(tmp_path / "last", "S15", files, today=date(2026, 12, 31))
    assert not found(tmp_path / "after", "S15", files, today=date(2027, 1, 1))


def test_of_koladas_values_only_the_first_shows_that_the_unit_is_wrong(tmp_path: Path) -> None:
    path = "results/kolada/N99999.json"
    text = (CLEAN[path]).replace("71.2", "7120").replace("74.0", "7400")
    [problem] = found(tmp_path, "S04", {**CLEAN, path: text})
    assert problem.place == line_of("results/measures/trygghet-arskurs-5.yml", "unit")
    assert "Värdet 7\u00a0120 procent" in problem.message


@pytest.mark.parametrize("unit", ["kr", "'%'", "Tkr", "st", "kr/inv", "vecka"])
def test_a_unit_is_the_usual_one_when_the_proposal_is_followed(tmp_path: Path, unit: str) -> None:
    [problem] = found(tmp_path / "a", "S27", measure("period: 2025, value: 50", unit=unit))
    new = problem.hint.removeprefix("Skriv unit: ")
    assert found(tmp_path / "b", "S27", measure("period: 2025, value: 50", unit=new)) == []
