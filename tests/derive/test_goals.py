"""The tree of goals, and evidence that points another way than the decided verdict."""

from typing import Any

import pytest

from paraply.derive.evidence import VerdictCount
from paraply.derive.goals import (
    Branch,
    Evidence,
    assessments_of,
    branches_of,
    contradicts,
    evidence_of,
    goal_tree,
)
from paraply.model.choices import GoalVerdict
from tests.made import content, goal, guarantee, measure, report, views

ANNUAL = report("ar-2025", period="2025")
HALF = report("delar-2025", period="2025-T2")


def names(branches: list[Branch]) -> list[Any]:
    """The ids of a tree, children in lists after their parent."""
    found: list[Any] = []
    for branch in branches:
        found.append(branch.view.goal.id)
        if branch.children:
            found.append(names(list(branch.children)))
    return found


def with_target(id_: str, *values: tuple[str, float]) -> Any:
    outcomes = [{"period": period, "value": value} for period, value in values]
    return measure(id_, outcomes=outcomes, targets=[{"from_period": "2020", "at_least": 90}])


def evidence(verdict: str, *measures: Any, **fields: Any) -> Evidence:
    made = goal(
        measures=[one.id for one in measures],
        assessments=[{"report": "ar-2025", "verdict": verdict}],
        **fields,
    )
    promises = [guarantee(id_) for id_ in made.guarantees]
    shown = views(content(goals=[made], measures=measures, guarantees=promises, reports=[ANNUAL]))
    return evidence_of(shown.goals["mal"], shown)


def test_goals_stand_below_their_parent_from_fullmaktige_down() -> None:
    made = content(
        goals=[
            goal("a", level="company", parent="c"),
            goal("b", level="committee"),
            goal("c", level="council"),
            goal("d", level="company", parent="a"),
        ]
    )
    assert names(goal_tree(views(made), current=True)) == ["c", ["a", ["d"]], "b"]


def test_former_goals_have_a_tree_of_their_own_newest_first() -> None:
    made = content(
        goals=[
            goal("old", valid_to="2018"),
            goal("newer", valid_to="2022"),
            goal("now", parent="newer"),
            goal("today", valid_to="2026-11-23"),
        ]
    )
    shown = views(made)
    assert names(goal_tree(shown, current=False)) == ["newer", "old"]
    assert names(goal_tree(shown, current=True)) == ["now", "today"]


def test_goals_of_another_time_are_counted_as_entered() -> None:
    made = content(
        goals=[goal("a", parts_stated=3), goal("b", parent="a"), goal("c", parent="a", valid_to="2022")]
    )
    [branch] = goal_tree(views(made), current=True)
    assert branch.entered == 2
    assert names(list(branch.children)) == ["b"]
    assert names(list(branches_of(views(made))["a"].children)) == ["b", "c"]


def test_assessments_stand_newest_period_first_and_those_without_a_report_last() -> None:
    made = goal(
        assessments=[
            {"verdict": "not_assessed"},
            {"report": "delar-2025", "verdict": "partly_met"},
            {"report": "ar-2025", "verdict": "met"},
        ]
    )
    shown = views(content(goals=[made], reports=[HALF, ANNUAL]))
    assert [told.id if told else "" for _, told in assessments_of(made, shown)] == [
        "ar-2025",
        "delar-2025",
        "",
    ]


@pytest.mark.parametrize(
    ("verdict", "reached", "missed", "expected"),
    [
        (GoalVerdict.MET, 1, 2, True),
        (GoalVerdict.MET, 2, 2, False),
        (GoalVerdict.MOSTLY_MET, 0, 1, True),
        (GoalVerdict.PARTLY_MET, 0, 9, False),
        (GoalVerdict.NOT_MET, 1, 0, True),
        (GoalVerdict.NOT_MET, 1, 1, False),
        (GoalVerdict.NOT_ASSESSED, 9, 0, False),
    ],
)
def test_most_of_the_evidence_must_point_the_other_way(
    verdict: GoalVerdict, reached: int, missed: int, *, expected: bool
) -> None:
    assert (
        contradicts(verdict, VerdictCount(reached=reached, nearly=5, missed=missed, unjudged=5)) is expected
    )


def test_a_met_goal_whose_measure_missed_is_contradicted_by_the_figures_of_its_time() -> None:
    found = evidence("met", with_target("a", ("2025", 80)))
    assert found.contrast
    assert found.contrast.until
    assert found.contrast.until.isoformat() == "2025-12-31"
    assert found.contrast.measures == VerdictCount(missed=1)


def test_figures_that_came_later_contradict_only_today() -> None:
    found = evidence("met", with_target("a", ("2024", 95), ("2026-10", 80)))
    assert found.contrast
    assert found.contrast.until is None
    assert found.measure_count == VerdictCount(missed=1)


def test_figures_that_agree_are_no_contrast() -> None:
    assert evidence("met", with_target("a", ("2025", 95))).contrast is None
    assert evidence("not_met", with_target("a", ("2025", 80))).contrast is None


def test_promises_are_evidence_too_and_one_without_figures_judges_nothing() -> None:
    found = evidence("met", with_target("a", ("2025", 95)), guarantees=["lofte"])
    assert found.promise_count == VerdictCount(unjudged=1)
    assert [view.guarantee.id for view in found.promises] == ["lofte"]
    assert found.contrast is None


def test_a_goal_without_an_assessment_has_nothing_to_contradict() -> None:
    made = goal(measures=["a"])
    shown = views(content(goals=[made], measures=[with_target("a", ("2025", 80))]))
    assert evidence_of(shown.goals["mal"], shown).contrast is None
