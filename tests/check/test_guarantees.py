from pathlib import Path

import pytest
import yaml

from paraply.model.level import Level
from paraply.numbers import level_text
from tests.worlds import CLEAN, GUARANTEE, Files, all_found, edited, found, line_of

LEVEL = "level: {bound: at_most, value: 8, unit: veckor}\n"
CONSEQUENCE = """\
consequence:
  text: Avgiften sänks med en femtedel för varje vecka beslutet dröjer.
  compensation: fee_reduction
"""
CLAIM = "claim: {how: automatic, text: Avdraget görs utan att du ansöker.}\n"
FOLLOW_UP = "follow_up: {text: Vi mäter tiden i varje ärende., every: year, method: case_data}\n"
YOUR_PART = "your_part: [Lämna in alla handlingar., Svara när vi frågar.]\n"
BEYOND = "  beyond_law: Beslutet kommer två veckor tidigare än lagen kräver.\n"
MEASURED = "measure: bygglov-i-tid\nmeasure_is: share\n"
SERVICE = edited(GUARANTEE, "kind: guarantee", "kind: service_level")


def of_family(root: Path, files: Files) -> list[str]:
    return [problem.rule.code for problem in all_found(root, files) if problem.rule.code.startswith("G")]


def test_nothing_is_found_in_a_whole_world(tmp_path: Path) -> None:
    assert all_found(tmp_path) == []


def test_nothing_is_found_in_a_whole_service_level(tmp_path: Path) -> None:
    assert all_found(tmp_path, SERVICE) == []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_drafts_and_withdrawn_promises_are_not_judged(tmp_path: Path, state: str) -> None:
    bare = f"---\ntitle: Snabba svar\nkind: guarantee\nstate: {state}\npromise: Du får snabba svar.\n---\n"
    assert not of_family(tmp_path, {**CLEAN, "guarantees/svar.md": bare})
    assert of_family(
        tmp_path, {**CLEAN, "guarantees/svar.md": bare.replace(state, "unknown")}
    )  # control line


def test_each_gap_of_a_bare_promise_is_told_once(tmp_path: Path) -> None:
    bare = "---\ntitle: Svar\nkind: guarantee\npromise: Du får svar.\n---\n"
    assert of_family(tmp_path, {**CLEAN, "guarantees/svar.md": bare}) == ["G05", "G07", "G13", "G01"]
    bare = bare.replace("kind: guarantee", "kind: service_level")
    assert of_family(tmp_path, {**CLEAN, "guarantees/svar.md": bare}) == ["G02", "G03", "G05", "G07", "G13"]


@pytest.mark.parametrize(
    ("gone", "missing"), [(LEVEL, "nivå (level)"), (CONSEQUENCE + CLAIM, "konsekvens (consequence)")]
)
def test_a_guarantee_names_what_makes_it_a_service_level(tmp_path: Path, gone: str, missing: str) -> None:
    files = edited(GUARANTEE, gone, "")
    [problem] = found(tmp_path, "G01", files)
    assert problem.message == f"Tjänstegarantin visas som servicenivå, för att den saknar {missing}."
    assert problem.place == line_of(GUARANTEE, "kind")
    assert not {"G02", "G03"} & set(of_family(tmp_path, files))


def test_a_guarantee_without_both_says_both(tmp_path: Path) -> None:
    files = edited(GUARANTEE, LEVEL, "", edited(GUARANTEE, CONSEQUENCE + CLAIM, ""))
    [problem] = found(tmp_path, "G01", files)
    assert "nivå (level) och konsekvens (consequence)" in problem.message


def test_a_service_level_needs_a_level(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G02", edited(GUARANTEE, LEVEL, "", SERVICE))
    assert "ingen nivå" in problem.message
    assert "level: {bound: at_most, value: 8, unit: veckor}" in problem.hint  # as its own words say


def test_a_service_level_needs_a_consequence(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G03", edited(GUARANTEE, CONSEQUENCE + CLAIM, "", SERVICE))
    assert problem.message == "Löftet säger inte vad som händer om det inte hålls."


def without_clock(level: str) -> dict[str, str | None]:
    files = edited(GUARANTEE, "clock_starts: När ansökan är komplett.\n", "")
    return edited(GUARANTEE, LEVEL, f"level: {level}\n", files)


def test_a_longest_time_needs_a_start(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G04", without_clock("{bound: at_most, value: 8, unit: veckor}"))
    assert problem.message == "Löftet gäller högst 8\u00a0veckor, men det står inte räknat från vad."


@pytest.mark.parametrize(
    "level",
    [
        "{bound: at_least, value: 90, unit: procent}",
        "{bound: by_day_of_month, value: 27, unit: dag_i_månaden}",
        "{bound: at_least, value: 30, unit: minuter}",
        "{bound: at_most, value: 2, unit: timmar, per: week}",
    ],
)
def test_other_levels_have_no_clock(tmp_path: Path, level: str) -> None:
    assert not found(tmp_path, "G04", without_clock(level))


@pytest.mark.parametrize("left", ["", "follow_up: {}\n"])
def test_a_promise_is_followed_up(tmp_path: Path, left: str) -> None:
    files = edited(GUARANTEE, FOLLOW_UP, left)
    assert len(found(tmp_path, "G05", files)) == 1
    assert not found(tmp_path, "G06", files)


@pytest.mark.parametrize(
    ("follow_up", "gap"),
    [
        ("{text: Vi mäter., method: case_data}", "hur ofta (every)"),
        ("{every: month}", "hur (method)"),
        ("{text: Vi mäter.}", "hur ofta (every) eller hur (method)"),
    ],
)
def test_a_follow_up_says_how_often_and_how(tmp_path: Path, follow_up: str, gap: str) -> None:
    files = edited(GUARANTEE, FOLLOW_UP, f"follow_up: {follow_up}\n")
    [problem] = found(tmp_path, "G06", files)
    assert problem.message == f"Löftet följs upp, men det står inte {gap}."
    assert not found(tmp_path, "G05", files)


def test_a_promise_says_what_the_person_does(tmp_path: Path) -> None:
    assert len(found(tmp_path, "G07", edited(GUARANTEE, YOUR_PART, ""))) == 1


@pytest.mark.parametrize("method", ["internal_control", "complaints", "indicator", "average"])
def test_following_up_indirectly_is_not_enough(tmp_path: Path, method: str) -> None:
    files = edited(GUARANTEE, "every: year, method: case_data", f"every: year, method: {method}")
    assert not found(tmp_path, "G10", files)  # the measure counts every case
    [problem] = found(tmp_path, "G10", edited(GUARANTEE, MEASURED, "", files))
    assert problem.place == line_of(GUARANTEE, "follow_up")


def test_what_only_repeats_the_law_needs_something_more(tmp_path: Path) -> None:
    same = edited(GUARANTEE, "value: 10", "value: 8")
    assert not found(tmp_path, "G11", same)  # beyond_law says what is added
    assert not found(tmp_path, "G11", edited(GUARANTEE, BEYOND, ""))  # better than the law
    [problem] = found(tmp_path, "G11", edited(GUARANTEE, BEYOND, "", same))
    assert problem.message == "Löftet är detsamma som lagens gräns, högst 8\u00a0veckor."


def test_a_promise_cannot_give_less_than_the_law(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "G11", edited(GUARANTEE, "value: 10", "value: 7"))
    assert problem.message == "Löftet (högst 8\u00a0veckor) ger mindre än lagen kräver (högst 7\u00a0veckor)."


@pytest.mark.parametrize(
    ("law", "found_is"),
    [
        (
            "value: 40, unit: dagar",
            "Löftet (högst 8\u00a0veckor) ger mindre än lagen kräver (högst 40\u00a0dagar).",
        ),
        ("value: 56, unit: dagar", "Löftet är detsamma som lagens gräns, högst 56\u00a0dagar."),
        (
            "value: 12000, unit: minuter",
            "Löftet (högst 8\u00a0veckor) ger mindre än lagen kräver (högst 12\u00a0000\u00a0minuter).",
        ),
        ("value: 57, unit: dagar", None),
    ],
)
def test_the_laws_level_may_be_in_another_unit_of_time(
    tmp_path: Path, law: str, found_is: str | None
) -> None:
    files = edited(GUARANTEE, BEYOND, "", edited(GUARANTEE, "value: 10, unit: veckor", law))
    assert [problem.message for problem in found(tmp_path, "G11", files)] == ([found_is] if found_is else [])


def test_a_least_level_gives_less_when_it_is_lower(tmp_path: Path) -> None:
    files = edited(GUARANTEE, LEVEL, "level: {bound: at_least, value: 3, unit: gånger, per: year}\n")
    files = edited(
        GUARANTEE,
        "{bound: at_most, value: 10, unit: veckor}",
        "{bound: at_least, value: 4, unit: gånger, per: year}",
        files,
    )
    [problem] = found(tmp_path, "G11", files)
    assert problem.message == (
        "Löftet (minst 3\u00a0gånger per år) ger mindre än lagen kräver (minst 4\u00a0gånger per år)."
    )


@pytest.mark.parametrize(
    "level",
    [
        "{bound: at_least, value: 54, unit: timmar, per: week}",
        "{bound: at_most, value: 12000, unit: minuter}",
        "{bound: at_most, value: 1, unit: veckor}",
        "{bound: by_day_of_month, value: 27, unit: dag_i_månaden}",
        "{bound: exactly, value: 2.5, unit: timmar}",
    ],
)
def test_a_finding_says_a_level_as_the_page_does(tmp_path: Path, level: str) -> None:
    files = edited(GUARANTEE, LEVEL, f"level: {level}\n")
    files = edited(
        GUARANTEE, "{bound: at_most, value: 10, unit: veckor}", level, edited(GUARANTEE, BEYOND, "", files)
    )
    [problem] = found(tmp_path, "G11", files)
    shown = level_text(Level.model_validate(yaml.safe_load(level)))
    assert problem.message == f"Löftet är detsamma som lagens gräns, {shown}."


def test_other_units_than_the_laws_are_not_compared(tmp_path: Path) -> None:
    assert not found(
        tmp_path, "G11", edited(GUARANTEE, "value: 10, unit: veckor", "value: 7, unit: arbetsdagar")
    )


def test_the_law_is_named(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "  reference: Plan- och bygglagen\n", "")
    [problem] = found(tmp_path, "G12", files)
    assert problem.place == line_of(GUARANTEE, "basis")
    assert not found(tmp_path, "G12", edited(GUARANTEE, "kind: law", "kind: own", files))


def test_the_decision_is_named(tmp_path: Path) -> None:
    assert len(found(tmp_path, "G13", edited(GUARANTEE, "decision: kf-2019-12\n", ""))) == 1


@pytest.mark.parametrize("compensation", ["money", "fee_reduction", "in_kind"])
def test_what_is_worth_claiming_says_how(tmp_path: Path, compensation: str) -> None:
    files = edited(
        GUARANTEE,
        "compensation: fee_reduction",
        f"compensation: {compensation}",
        edited(GUARANTEE, CLAIM, ""),
    )
    assert len(found(tmp_path, "G14", files)) == 1
    assert not found(
        tmp_path, "G14", edited(GUARANTEE, "---\nLöftet", "claim: {how: apply}\n---\nLöftet", files)
    )


def test_an_apology_needs_no_claim(tmp_path: Path) -> None:
    files = edited(
        GUARANTEE, "compensation: fee_reduction", "compensation: apology", edited(GUARANTEE, CLAIM, "")
    )
    assert not found(tmp_path, "G14", files)
