import re
from dataclasses import replace
from pathlib import Path

import pytest

from paraply.check import check_content, rules
from paraply.load import load_content
from paraply.problems import Family, Place, Problem, Severity
from tests.worlds import (
    CLEAN,
    GOAL,
    GUARANTEE,
    KOLADA_MEASURE,
    MEASURE,
    OWNERS,
    REPORT,
    SNAPSHOT,
    Files,
    all_found,
    edited,
    found,
    line_of,
    with_files,
    world_of,
    write,
)

TWINS = {"L19", "D08", "D09"}
TWIN = "results/measures/tvilling.yml"
OTHER_PROMISE = "guarantees/startbesked.md"

LIBRARY = """\
title: Lån på biblioteken
question: Hur många lån gjordes?
area: bygga-och-bo
unit: antal
direction: higher
definition: Alla lån på bibliotek och bokbuss.
source: {kind: system, title: Bibliotekssystemet}
outcomes:
  - {period: 2024, value: 81234}
  - {period: 2025, value: 83310}
"""
TWIN_LIBRARY = LIBRARY.replace("Hur många lån gjordes?", "Hur mycket lånas?").replace(
    "Alla lån", "Samtliga lån"
)
LIBRARIES: Files = {**CLEAN, "results/measures/lan.yml": LIBRARY}


def twin_of_library(old: str = "", new: str = "", text: str = TWIN_LIBRARY) -> Files:
    return {**LIBRARIES, TWIN: text.replace(old, new) if old else text}


def with_stated(stated: str, files: Files = CLEAN) -> Files:
    return edited(REPORT, "published: 2026-04-20", f"published: 2026-04-20\nstated: {{{stated}}}", files)


def other_promise(*changes: tuple[str, str], files: Files = CLEAN) -> Files:
    """The clean world with one promise more, of another wording."""
    text = CLEAN[GUARANTEE].replace("Du får beslut senast", "Du får startbesked senast")
    text = text.replace("old_addresses: [info/bygglov/]", "old_addresses: []")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return with_files({OTHER_PROMISE: text}, files)


TWIN_OF_KOLADA = (
    CLEAN[KOLADA_MEASURE]
    .replace("definition: Andelen elever", "definition: Alla elever")
    .replace("title: Trygga elever", "title: Elever som är trygga")
)
KANSLI = "  - name: Kansliet\n    kind: office\n    id: "

REPEATED = {
    "D01": (
        {**CLEAN, TWIN: TWIN_OF_KOLADA},
        TWIN,
        "source",
        "Nyckeltalet N99999 visas redan i måttet 'trygghet-a",
    ),
    "D02": (
        {
            **CLEAN,
            TWIN: LIBRARY.replace(
                "Alla lån på bibliotek och bokbuss.",
                "andelen *elever* som svarar, att de känner sig trygga!",
            ),
        },
        TWIN,
        "definition",
        "'trygghet-arskurs-5' har samma definition",
    ),
    "D03": (twin_of_library(), TWIN, "outcomes", "i måttet 'lan': 81\u00a0234, 83\u00a0310"),
    "D04": (
        with_stated("guarantees: 17"),
        REPORT,
        "stated",
        "anger 17 garantier, men filerna ger 1 den 2025-12-31",
    ),
    "D05": (
        with_stated("claimed: 0"),
        REPORT,
        "stated",
        "anger 0 krav på ersättning, men löftenas claims ger 3",
    ),
    "D06": (
        {**CLEAN, TWIN: LIBRARY.replace("area: bygga-och-bo\n", "")},
        TWIN,
        "title",
        "visar måttet 'tvilling'",
    ),
    "D07": (
        {**CLEAN, "results/kolada/N88888.json": CLEAN[SNAPSHOT].replace("N99999", "N88888")},
        "results/kolada/N88888.json",
        "{",
        "använder nyckeltalet N88888",
    ),
    "D08": (
        other_promise(("startbesked", "beslut")),
        OTHER_PROMISE,
        "promise: Du",
        "'bygglov' säger samma sak",
    ),
    "D09": (
        other_promise(),
        OTHER_PROMISE,
        "title",
        "'Bygglov inom åtta veckor' heter också content/guarantees/b",
    ),
}


@pytest.mark.parametrize("code", REPEATED)
def test_what_is_told_twice_is_found(tmp_path: Path, code: str) -> None:
    files, path, at, says = REPEATED[code]
    [problem] = found(tmp_path, code, files)
    assert problem.place == line_of(path, at, files)
    assert says in problem.message
    assert problem.hint
    assert not problem.is_error


def test_every_rule_of_the_family_has_a_case() -> None:
    ours = {rule for rule in rules() if rule.family is Family.ONCE}
    assert {rule.code for rule in ours} == set(REPEATED)
    assert {rule.severity for rule in ours} == {Severity.WARNING}


def test_a_world_where_all_is_told_once_has_no_finding(tmp_path: Path) -> None:
    assert all_found(tmp_path / "clean") == []
    assert all_found(tmp_path / "library", LIBRARIES) == []


TOLD_ONCE = {
    "D01 another KPI": (
        "D01",
        {
            **CLEAN,
            TWIN: CLEAN[KOLADA_MEASURE].replace("N99999", "N88888"),
            "results/kolada/N88888.json": CLEAN[SNAPSHOT].replace("N99999", "N88888"),
        },
    ),
    "D02 no definition": (
        "D02",
        {
            **CLEAN,
            "results/measures/a.yml": LIBRARY.replace("definition: Alla lån på bibliotek och bokbuss.\n", ""),
            TWIN: LIBRARY.replace("definition: Alla lån på bibliotek och bokbuss.\n", ""),
        },
    ),
    "D03 one figure alone": ("D03", twin_of_library("  - {period: 2025, value: 83310}\n", "")),
    "D03 another figure too": ("D03", twin_of_library("83310", "83311")),
    "D03 other years": ("D03", twin_of_library("period: 202", "period: 201")),
    "D03 another unit": ("D03", twin_of_library("unit: antal", "unit: tkr")),
    "D03 forecasts": ("D03", twin_of_library("value: ", "kind: forecast, value: ")),
    "D08 the old one is withdrawn": (
        "D08",
        other_promise(("startbesked", "beslut"), ("state: in_force", "state: withdrawn")),
    ),
    "D09 D08 tells it": ("D09", other_promise(("startbesked", "beslut"))),
    "D09 one that is withdrawn": ("D09", other_promise(("state: in_force", "state: withdrawn"))),
    "D09 one that followed upon the other": (
        "D09",
        with_files(
            {
                "results/goals/a.md": (CLEAN[GOAL] or "").replace(
                    "2023-01-01", "2019-01-01\nvalid_to: 2022-12-31"
                ),
            }
        ),
    ),
    "D09 below another parent": (
        "D09",
        edited(
            OWNERS,
            "  - id: skolnamnden\n",
            f"{KANSLI}kansliet\n    parent: byggnadsnamnden\n{KANSLI}kansliet-2\n"
            "    parent: skolnamnden\n  - id: skolnamnden\n",
        ),
    ),
    "D08 a draft": ("D08", other_promise(("startbesked", "beslut"), ("state: in_force", "state: draft"))),
}


@pytest.mark.parametrize("case", TOLD_ONCE)
def test_what_is_told_once_is_left_alone(tmp_path: Path, case: str) -> None:
    code, files = TOLD_ONCE[case]
    assert found(tmp_path, code, files) == []


def test_short_figures_may_be_equal_by_chance(tmp_path: Path) -> None:
    short = {"81234": "95", "83310": "96"}
    first, second = LIBRARY, TWIN_LIBRARY
    for old, new in short.items():
        first, second = first.replace(old, new), second.replace(old, new)
    chance = {**CLEAN, "results/measures/lan.yml": first, TWIN: second}
    same_question = {**chance, TWIN: second.replace("Hur mycket lånas?", "hur många lån gjordes")}
    assert found(tmp_path / "chance", "D03", chance) == []
    assert len(found(tmp_path / "question", "D03", same_question)) == 1


def test_own_figures_that_repeat_kolada_are_found_in_the_own_file(tmp_path: Path) -> None:
    own = LIBRARY.replace("unit: antal", "unit: procent")
    own = own.replace("2024, value: 81234", "2024, value: 72.8").replace(
        "2025, value: 83310", "2026, value: 74"
    )
    first_by_name = "results/measures/a.yml"
    [problem] = found(tmp_path, "D03", {**CLEAN, first_by_name: own})
    assert problem.place.file == f"content/{first_by_name}"
    assert "trygghet-arskurs-5" in problem.message


def test_a_figure_of_a_group_is_no_figure_of_the_whole(tmp_path: Path) -> None:
    women = re.sub(r"(value: \d+)", r"\1, group: {dimension: gender, value: women}", TWIN_LIBRARY)
    assert found(tmp_path, "D03", twin_of_library(text=women)) == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("guarantees: 1", None),
        ("guarantees: 2", "filerna ger 1 den"),
        ("guarantees: 0", "filerna ger 1 den"),
        ("targets: met", None),
    ],
)
def test_guarantees_are_counted_on_the_last_day_of_the_report(
    tmp_path: Path, stated: str, expected: str | None
) -> None:
    problems = found(tmp_path, "D04", with_stated(stated))
    assert [expected in problem.message for problem in problems if expected] == [True] * bool(expected)
    assert bool(problems) is bool(expected)


NOT_COUNTED = [
    ("state: in_force", "state: draft"),
    ("kind: guarantee", "kind: service_level"),
    ("valid_from: 2020-01-01", "valid_from: 2026-01-01"),
    ("valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2025-12-30"),
]


@pytest.mark.parametrize(("old", "new"), NOT_COUNTED)
def test_a_promise_that_did_not_hold_is_not_counted(tmp_path: Path, old: str, new: str) -> None:
    files = with_stated("guarantees: 1", other_promise((old, new)))
    assert found(tmp_path / "one", "D04", files) == []
    counted = with_stated("guarantees: 1", other_promise())
    [problem] = found(tmp_path / "two", "D04", counted)
    assert "anger 1 garantier, men filerna ger 2" in problem.message


NOT_KNOWN = [
    ("valid_from: 2020-01-01\n", ""),
    ("valid_from: 2020-01-01", "valid_from: 2026-01-01\nearlier: [{until: 2025-12-31}]"),
    ("state: in_force", "state: withdrawn"),
]


@pytest.mark.parametrize(("old", "new"), NOT_KNOWN)
@pytest.mark.parametrize(("number", "says"), [(0, "minst 1"), (1, ""), (2, ""), (3, "högst 2")])
def test_a_promise_that_may_have_held_makes_the_count_a_range(
    tmp_path: Path, old: str, new: str, number: int, says: str
) -> None:
    problems = found(tmp_path, "D04", with_stated(f"guarantees: {number}", other_promise((old, new))))
    assert [says in problem.message for problem in problems] == ([True] if says else [])


def test_without_a_first_day_of_any_promise_nothing_can_be_counted(tmp_path: Path) -> None:
    undated = edited(GUARANTEE, "valid_from: 2020-01-01\n", "")
    [possible] = found(tmp_path / "possible", "D04", with_stated("guarantees: 1", undated))
    assert "går inte att räkna efter" in possible.message
    [impossible] = found(tmp_path / "impossible", "D04", with_stated("guarantees: 17", undated))
    assert "anger 17 garantier, men filerna ger högst 1" in impossible.message


@pytest.mark.parametrize(
    ("stated", "files", "number"),
    [
        ("claimed: 3", CLEAN, 0),
        ("claimed: 5", CLEAN, 1),
        (
            "claimed: 5",
            edited(GUARANTEE, "[{period: 2025, counted: true", "[{period: 2024, counted: true"),
            0,
        ),
        ("claimed: 5", other_promise(("claimed: 3, granted: 3", "granted: null")), 0),
        ("claimed: 2", other_promise(("claimed: 3, granted: 3", "granted: null")), 1),
    ],
    ids=["equal", "fewer", "another period", "one unknown, may be equal", "one unknown, still too many"],
)
def test_claims_are_added_up_over_the_promises(
    tmp_path: Path, stated: str, files: Files, number: int
) -> None:
    assert len(found(tmp_path, "D05", with_stated(stated, files))) == number


USED = {
    "area": LIBRARY,
    "start page": LIBRARY.replace("area: bygga-och-bo", "featured: Många undrar."),
}


@pytest.mark.parametrize("way", USED)
def test_a_measure_is_used_when_an_area_or_the_start_page_shows_it(tmp_path: Path, way: str) -> None:
    assert found(tmp_path, "D06", {**CLEAN, TWIN: USED[way]}) == []


@pytest.mark.parametrize("path", ["results/goals/trygg-skola.md", "results/surveys/skolenkaten-2026.yml"])
def test_a_measure_is_used_when_a_goal_or_a_survey_shows_it(tmp_path: Path, path: str) -> None:
    homeless = {**CLEAN, TWIN: LIBRARY.replace("area: bygga-och-bo\n", "")}
    shown = edited(
        path, "measures: [trygghet-arskurs-5]", "measures: [trygghet-arskurs-5, tvilling]", homeless
    )
    assert found(tmp_path / "alone", "D06", homeless)
    assert found(tmp_path / "shown", "D06", shown) == []


def test_a_measure_is_used_when_a_promise_shows_it(tmp_path: Path) -> None:
    homeless = edited(MEASURE, "area: bygga-och-bo\n", "")
    alone = edited(GUARANTEE, "measure: bygglov-i-tid\n", "", homeless)
    assert found(tmp_path / "alone", "D06", alone)
    assert found(tmp_path / "shown", "D06", homeless) == []


@pytest.mark.parametrize("code", ["D04", "D06"])
def test_nobody_is_blamed_for_what_an_unreadable_promise_may_say(tmp_path: Path, code: str) -> None:
    files = with_stated("guarantees: 2", {**CLEAN, TWIN: LIBRARY.replace("area: bygga-och-bo\n", "")})
    assert found(tmp_path / "readable", code, files)
    assert found(tmp_path / "broken", code, {**files, OTHER_PROMISE: "---\ntitle: [\n"}, broken=True) == []


def test_nobody_is_blamed_for_what_an_unreadable_measure_may_say(tmp_path: Path) -> None:
    files = {**CLEAN, KOLADA_MEASURE: "title: [\n"}
    assert found(tmp_path, "D07", files, broken=True) == []


def test_each_twin_is_told_of_at_its_own_place(tmp_path: Path) -> None:
    third = "results/measures/z-trilling.yml"
    files = {**CLEAN, TWIN: TWIN_OF_KOLADA, third: TWIN_OF_KOLADA}
    places = [problem.place for problem in found(tmp_path, "D01", files)]
    line = line_of(TWIN, "source", files).line
    assert places == [Place(f"content/{TWIN}", line), Place(f"content/{third}", line)]


COPIES = {
    "a name that a program gives": ("bygglov-kopia", None),
    "a number": ("bygglov-2", None),
    "a copy of": ("kopia-av-bygglov", None),
    "a name that comes first, new since a version that is known": ("avslag", CLEAN),
}


@pytest.mark.parametrize("case", COPIES)
def test_a_copy_is_told_of_in_the_copy_with_what_to_do(tmp_path: Path, case: str) -> None:
    """What is proposed is done: the file is taken away, or made something of its own."""
    name, before = COPIES[case]
    path = f"guarantees/{name}.md"
    known = load_content(write(tmp_path / "before", before)).content if before else None

    def told(files: Files, folder: str) -> list[Problem]:
        world = world_of(tmp_path / folder, files)
        return [one for one in check_content(replace(world, before=known)) if one.rule.code in TWINS]

    copied = {**CLEAN, path: CLEAN[GUARANTEE]}
    same, error = told(copied, "copied")
    assert (error.rule.code, error.place) == ("L19", line_of(path, "old_addresses", copied))
    assert error.message.endswith(f"{line_of(GUARANTEE, 'old_addresses')}. Det här ser ut att vara en kopia.")
    assert error.hint.endswith(f"ta bort filen content/{path}.")
    assert (same.rule.code, same.place) == ("D08", line_of(path, "promise", copied))
    own = CLEAN[GUARANTEE].replace("old_addresses: [info/bygglov/]\n", "")
    assert [one.rule.code for one in told({**CLEAN, path: own}, "address")] == ["D08"]
    own = own.replace("Du får beslut", "Du får startbesked")
    assert [one.rule.code for one in told({**CLEAN, path: own}, "promise")] == ["D09"]
    own = own.replace("Bygglov inom", "Startbesked inom")
    assert told({**CLEAN, path: own}, "title") == []


def test_a_copy_of_a_measure_is_told_of_in_the_copy(tmp_path: Path) -> None:
    files = {**LIBRARIES, "results/measures/kopia-av-lan.yml": LIBRARY}
    [told] = [one for one in all_found(tmp_path, files) if one.rule.code in {"D01", "D02", "D03", "D09"}]
    assert (told.place.file, told.rule.code) == ("content/results/measures/kopia-av-lan.yml", "D09")
    assert "Definitionen är också samma. Ta bort filen" in told.hint
    own = LIBRARY.replace("title: Lån", "title: Utlån").replace("Alla lån", "Varje lån")
    files = {**LIBRARIES, "results/measures/kopia-av-lan.yml": own}
    assert {one.rule.code for one in all_found(tmp_path, files) if one.rule.code[0] == "D"} == {"D03"}
