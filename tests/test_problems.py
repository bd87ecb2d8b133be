"""Findings are values: where, which rule, what, and what to do about it."""

import json

import pytest

from paraply.problems import (
    ContentError,
    Family,
    Place,
    Problem,
    Rule,
    Severity,
    did_you_mean,
    harmless,
    harmless_json,
    in_order,
)

WRONG = Rule("L01", Family.READ, Severity.ERROR, "Fel", "Därför.")
DOUBTFUL = Rule("G07", Family.GUARANTEE, Severity.WARNING, "Tveksamt", "Därför.")
HERE = Place("content/a.yml", 3)


def test_a_problem_says_file_line_rule_message_and_proposal() -> None:
    problem = WRONG.at(HERE, "Värdet är fel.", "Menade du 'rätt'?")
    assert str(problem) == "content/a.yml:3: L01 Värdet är fel. Menade du 'rätt'?"
    assert str(WRONG.at(HERE, "Värdet är fel.")) == "content/a.yml:3: L01 Värdet är fel."


def test_a_value_with_line_breaks_writes_no_lines_of_its_own() -> None:
    assert str(WRONG.at(HERE, "'a\n::error::b\r\u2028c' finns inte.")) == (
        "content/a.yml:3: L01 'a ::error::b c' finns inte."
    )


def test_only_errors_stop_the_build() -> None:
    assert WRONG.at(HERE, "x").is_error
    assert not DOUBTFUL.at(HERE, "x").is_error


def test_an_answer_leaves_the_finding_as_it_was() -> None:
    problem = DOUBTFUL.at(HERE, "x", "y")
    answered = problem.answered("Beslutat så.")
    assert answered == Problem(HERE, DOUBTFUL, "x", "y", "Beslutat så.")
    assert problem.accepted is None


def test_the_order_is_that_of_mending() -> None:
    places = [Place("b.yml", 1), Place("a.yml", 10), Place("a.yml", 9), Place("a.yml", 9)]
    problems = [
        WRONG.at(places[0], "1"),
        WRONG.at(places[1], "2"),
        WRONG.at(places[2], "4"),
        DOUBTFUL.at(places[3], "9"),
        WRONG.at(places[3], "3"),
    ]
    assert [problem.message for problem in in_order(problems)] == ["9", "3", "4", "2", "1"]
    assert in_order(reversed(problems)) == in_order(problems)


def test_an_error_carries_every_problem_and_tells_the_errors() -> None:
    error = ContentError(
        [WRONG.at(Place("content/b.yml"), "Två."), DOUBTFUL.at(HERE, "Nej."), WRONG.at(HERE, "Ett.")]
    )
    assert [problem.message for problem in error.problems] == ["Nej.", "Ett.", "Två."]
    assert str(error) == "content/a.yml:3: L01 Ett.\ncontent/b.yml:1: L01 Två."


@pytest.mark.parametrize(
    ("word", "hint"),
    [("tryghet", "Menade du 'trygghet'?"), ("trygghet", "Menade du 'trygghet'?"), ("xyz", ""), ("", "")],
)
def test_a_proposal_is_something_near(word: str, hint: str) -> None:
    assert did_you_mean(word, iter(["bygglov", "trygghet"])) == hint


def test_severities_and_families_have_swedish_words() -> None:
    assert [severity.label for severity in Severity] == ["fel", "varning"]
    assert all(family.label.endswith("?") for family in Family)
    assert len({family.label for family in Family}) == len(Family)


@pytest.mark.parametrize("value", ["##[error]x", "a ##[add-mask]b", "::add-mask::x", "  ::stop-commands::y"])
def test_no_value_is_a_command_to_what_runs_a_workflow(value: str) -> None:
    line = harmless(value)
    assert "##[" not in line
    assert not line.strip().startswith("::")
    told = str(Rule("L01", Family.READ, Severity.ERROR, "x", "y.").at(Place("content/a.yml"), value))
    assert "##[" not in told


def test_json_keeps_its_values_and_holds_no_command() -> None:
    text = harmless_json(json.dumps({"a": "x ##[error]y"}))
    assert "##[" not in text
    assert json.loads(text) == {"a": "x ##[error]y"}
