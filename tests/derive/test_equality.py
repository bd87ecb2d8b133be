"""The same questions to every promise: each rule here says what the check of the same thing says."""

from pathlib import Path

import pytest

from paraply.derive.equality import Equality, equality_of
from paraply.derive.published import published
from paraply.derive.views import views_of
from paraply.model.choices import Method
from paraply.model.level import LevelUnit
from paraply.model.questions import Answer, Question
from tests.made import content as content_of
from tests.made import guarantee, views
from tests.worlds import CLEAN, GUARANTEE, MEASURE, TODAY, Files, edited, found, with_files, world_of

LEVEL = "level: {bound: at_most, value: 8, unit: veckor}\n"
CLOCK = "clock_starts: När ansökan är komplett.\n"
PART = "your_part: [Lämna in alla handlingar., Svara när vi frågar.]\n"
CONSEQUENCE = """\
consequence:
  text: Avgiften sänks med en femtedel för varje vecka beslutet dröjer.
  compensation: fee_reduction
"""
CLAIM = "claim: {how: automatic, text: Avdraget görs utan att du ansöker.}\n"
FOLLOW_UP = "follow_up: {text: Vi mäter tiden i varje ärende., every: year, method: case_data}\n"
DECISION = "decision: kf-2019-12\n"
SERVICE_LEVEL = edited(GUARANTEE, "kind: guarantee\n", "kind: service_level\n")
WITHOUT_MEASURE = edited(GUARANTEE, "measure: bygglov-i-tid\nmeasure_is: share\n", "")


def equality(root: Path, files: Files = CLEAN) -> Equality:
    world = world_of(root, files)
    return equality_of(views_of(published(world.content, TODAY), [], TODAY))


def test_the_blameless_promise_answers_everything(tmp_path: Path) -> None:
    [row] = equality(tmp_path).rows
    assert row.is_complete
    unneeded = {question for question, answer in row.answers.items() if answer is Answer.NOT_NEEDED}
    assert unneeded == {Question.EXCEPTIONS}


@pytest.mark.parametrize(
    ("question", "code", "files"),
    [
        (Question.LEVEL, "G02", edited(GUARANTEE, LEVEL, "", SERVICE_LEVEL)),
        (Question.CLOCK_STARTS, "G04", edited(GUARANTEE, CLOCK, "")),
        (Question.YOUR_PART, "G07", edited(GUARANTEE, PART, "")),
        (Question.CONSEQUENCE, "G03", edited(GUARANTEE, CONSEQUENCE, "", SERVICE_LEVEL)),
        (Question.CLAIM, "G14", edited(GUARANTEE, CLAIM, "")),
        (  # also before the consequence is told in words
            Question.CLAIM,
            "G14",
            edited(
                GUARANTEE, CONSEQUENCE, "consequence: {compensation: money}\n", edited(GUARANTEE, CLAIM, "")
            ),
        ),
        (Question.FOLLOW_UP, "G05", edited(GUARANTEE, FOLLOW_UP, "")),
        (Question.DECISION, "G13", edited(GUARANTEE, f"{DECISION}valid", "valid")),
    ],
)
def test_what_a_check_misses_is_missing_here(
    tmp_path: Path, question: Question, code: str, files: Files
) -> None:
    assert not found(tmp_path / "clean", code)
    assert len(found(tmp_path / "checked", code, files)) == 1
    compared = equality(tmp_path / "compared", files)
    assert compared.rows[0].answers[question] is Answer.MISSING
    assert compared.complete == 0
    assert question in compared.answered_by_none


@pytest.mark.parametrize(
    ("question", "code", "files"),
    [
        (
            Question.CLOCK_STARTS,
            "G04",
            edited(GUARANTEE, "unit: veckor}\nclock", "unit: veckor, per: week}\nclock"),
        ),
        (
            Question.CLAIM,
            "G14",
            edited(
                GUARANTEE,
                "compensation: fee_reduction",
                "compensation: apology",
                edited(GUARANTEE, CLAIM, ""),
            ),
        ),
    ],
)
def test_what_a_check_does_not_ask_for_is_not_needed(
    tmp_path: Path, question: Question, code: str, files: Files
) -> None:
    files = edited(GUARANTEE, CLOCK, "", files) if question is Question.CLOCK_STARTS else files
    assert not found(tmp_path / "checked", code, files)
    compared = equality(tmp_path / "compared", files)
    assert compared.rows[0].answers[question] is Answer.NOT_NEEDED
    assert compared.needed(question) == 0
    told = [*compared.answered_by_all, *compared.answered_by_none, *compared.answered_by_some]
    assert question not in told


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("measured", [None, Method.CASE_DATA, Method.INDICATOR])
def test_indirect_follow_up_is_what_the_check_says(
    tmp_path: Path, method: Method, measured: Method | None
) -> None:
    base: Files = CLEAN if measured else WITHOUT_MEASURE
    files = edited(GUARANTEE, "every: year, method: case_data", f"every: year, method: {method}", base)
    if measured:
        files = edited(MEASURE, "method: case_data\n", f"method: {measured}\n", files)
    checked = bool(found(tmp_path / "checked", "G10", files))
    [row] = equality(tmp_path / "compared", files).rows
    assert row.is_indirect is checked
    if measured is Method.CASE_DATA:
        assert not checked


def test_the_laws_own_limit_is_what_the_check_says(tmp_path: Path) -> None:
    beyond = "  beyond_law: Beslutet kommer två veckor tidigare än lagen kräver.\n"
    same = edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 10, unit: veckor}\nclock")
    told = equality(tmp_path / "told", same)
    untold = equality(tmp_path / "untold", edited(GUARANTEE, beyond, "", same))
    assert ([row.is_law_only for row in told.resting_on_law], told.beyond_law) == ([False], 1)
    assert ([row.is_law_only for row in untold.resting_on_law], untold.beyond_law) == ([True], 0)
    assert found(tmp_path / "checked", "G11", edited(GUARANTEE, beyond, "", same))


def test_promises_are_set_apart_by_what_some_answer(tmp_path: Path) -> None:
    other = (
        (CLEAN[GUARANTEE] or "")
        .replace(CONSEQUENCE, "")
        .replace("unit: veckor}\nclock", "unit: dagar}\nclock")
    )
    other = other.replace("old_addresses: [info/bygglov/]\n", "").replace(CLAIM, "")
    compared = equality(tmp_path, with_files({"guarantees/annat.md": other}))
    assert (compared.total, compared.complete) == (2, 1)
    assert compared.answered_by_some == [Question.CONSEQUENCE]
    assert compared.needed(Question.CLAIM) == 1
    assert dict(compared.units) == {LevelUnit.DAYS: 1, LevelUnit.WEEKS: 1}


def test_withdrawn_promises_are_left_out_and_the_most_missed_comes_first() -> None:
    whole = guarantee("hel", decision="b", your_part=["Fråga."], clock_starts="När du frågar.")
    compared = equality_of(
        views(
            content_of(
                guarantees=[
                    whole,
                    guarantee("tva", clock_starts="När du frågar."),
                    guarantee("tre", decision="b"),
                    guarantee("borta", state="withdrawn"),
                ]
            )
        )
    )
    assert compared.total == 3
    assert compared.answered_by_some == [Question.YOUR_PART, Question.CLOCK_STARTS, Question.DECISION]


def test_no_promises() -> None:
    compared = equality_of(views(content_of()))
    assert (compared.total, compared.complete) == (0, 0)
    assert not compared.answered_by_all
    assert not compared.answered_by_none


def test_a_question_is_answered_by_all_by_none_or_by_some() -> None:
    """One that all who need it answer is not among those that none does, and one that some do is neither."""
    told = [
        guarantee("a", your_part=["Skriv."], clock_starts="När vi får brevet."),
        guarantee("b", your_part=["Ring."]),
    ]
    found = equality_of(views(content_of(guarantees=told)))
    assert Question.YOUR_PART in found.answered_by_all
    assert Question.CLOCK_STARTS in found.answered_by_some
    assert Question.DECISION in found.answered_by_none
    lists = [found.answered_by_all, found.answered_by_some, found.answered_by_none]
    assert sum(map(len, lists)) == len({question for each in lists for question in each})
