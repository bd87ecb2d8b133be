"""The counts of 'Så går det', each with its denominator."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraply.derive.evidence import VerdictCount
from paraply.derive.tallies import Tally, area_of_most, goal_verdict, measure_tally, promise_tally, tallies_of
from paraply.model.choices import GoalVerdict, PromiseVerdict, Reason, Trend
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from tests.made import area, content, goal, guarantee, measure, views


def with_share(id_: str, share: float | None, **fields: Any) -> tuple[Guarantee, Measure]:
    outcomes = [] if share is None else [{"period": "2025", "value": share}]
    made = measure(f"{id_}-i-tid", outcomes=outcomes, tolerance=5)
    return guarantee(id_, measure=made.id, measure_is="share", **fields), made


def codes(tally: Tally) -> list[str]:
    return [mark.value for mark in tally.marks]


def test_promises_are_counted_kept_first_with_the_reasons_of_the_rest() -> None:
    pairs = [with_share("a", None), with_share("b", 50), with_share("c", 100), with_share("d", 96)]
    made = content(
        guarantees=[*(promise for promise, _ in pairs), guarantee("e", level=None)],
        measures=[share for _, share in pairs],
    )
    tally = tallies_of(views(made)).promises
    assert codes(tally) == ["kept", "nearly_kept", "not_kept", "not_assessed", "not_assessed"]
    assert (tally.total, tally.judged) == (5, 3)
    assert tally.count(PromiseVerdict.KEPT, PromiseVerdict.NEARLY_KEPT) == 2
    assert tally.reasons == {Reason.NO_OUTCOME: 1, Reason.NOT_MEASURABLE: 1}


def test_withdrawn_promises_are_not_counted() -> None:
    promise, share = with_share("a", 100, state="withdrawn")
    made = views(content(guarantees=[promise, guarantee("b")], measures=[share]))
    assert codes(tallies_of(made).promises) == ["not_assessed"]
    assert [view.guarantee.id for view in made.withdrawn_promises] == ["a"]


def test_a_promise_of_unknown_state_is_counted_like_one_in_force() -> None:
    promise, share = with_share("a", 100, state="unknown")
    assert codes(tallies_of(views(content(guarantees=[promise], measures=[share]))).promises) == ["kept"]


def test_measures_without_better_or_worse_are_left_out() -> None:
    def changed(id_: str, before: float, now: float, direction: str = "higher") -> Measure:
        outcomes = [{"period": "2024", "value": before}, {"period": "2025", "value": now}]
        return measure(id_, outcomes=outcomes, direction=direction)

    made = [
        changed("a", 5, 4),
        changed("b", 4, 5),
        changed("c", 5, 5),
        changed("d", 4, 5, "neutral"),
        measure("e"),
    ]
    tally = measure_tally(views(content(measures=made)).measures.values())
    assert codes(tally) == ["better", "worse", "unchanged"]
    assert (tally.total, tally.judged, tally.count(Trend.BETTER)) == (3, 3, 1)


@pytest.mark.parametrize(("here", "there", "most"), [(2, 1, 2), (3, 1, 3), (3, 2, None), (0, 0, None)])
def test_an_area_holds_most_from_two_measures_of_three(here: int, there: int, most: int | None) -> None:
    outcomes = [{"period": "2024", "value": 1}, {"period": "2025", "value": 2}]
    places = ["skola"] * here + ["vard"] * there
    measures = [measure(f"m{at}", area=place, outcomes=outcomes) for at, place in enumerate(places)]
    made = views(content(areas=[area("skola"), area("vard")], measures=measures))
    held = area_of_most(made.reported_measures, made)
    assert (held and (held[0].id, held[1])) == (most and ("skola", most))


def assessed(verdict: str) -> list[dict[str, str]]:
    return [{"verdict": verdict}]


class TestGoals:
    def test_as_decided_and_without_a_decision_not_assessed(self) -> None:
        made = [
            goal("a"),
            goal("b", assessments=assessed("partly_met")),
            goal("c", assessments=assessed("met")),
        ]
        shown = views(content(goals=made))
        assert codes(tallies_of(shown).goals) == ["met", "partly_met", "not_assessed"]
        assert goal_verdict(shown.goals["a"]) is GoalVerdict.NOT_ASSESSED

    def test_every_goal_with_a_page_is_counted_once(self) -> None:
        made = [
            goal("ovan", parts_stated=7, assessments=assessed("met")),
            goal("a", parent="ovan", assessments=assessed("not_met")),
            goal("b", parent="ovan"),
        ]
        shown = views(content(goals=made))
        assert codes(tallies_of(shown).goals) == ["met", "not_met", "not_assessed"]
        assert tallies_of(shown).goals.total == len(shown.current_goals)

    def test_a_goal_whose_time_has_passed_is_not_counted(self) -> None:
        made = [goal("nu", valid_to="2026"), goal("forr", valid_to="2025-12-31", assessments=assessed("met"))]
        assert codes(tallies_of(views(content(goals=made))).goals) == ["not_assessed"]


def test_nothing_at_all() -> None:
    standing = tallies_of(views(content()))
    assert [tally.total for tally in (standing.promises, standing.goals, standing.measures)] == [0, 0, 0]
    assert promise_tally([]).judged == 0


@pytest.mark.parametrize("verdict", GoalVerdict)
def test_every_goal_verdict_can_be_counted(verdict: GoalVerdict) -> None:
    tally = tallies_of(views(content(goals=[goal(assessments=assessed(verdict.value))]))).goals
    assert tally.count(verdict) == 1
    assert tally.judged == (verdict is not GoalVerdict.NOT_ASSESSED)


COUNTS = st.builds(
    VerdictCount, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)
)


@given(COUNTS, COUNTS)
def test_two_counts_together_are_counted_each_by_itself(one: VerdictCount, other: VerdictCount) -> None:
    both = one + other
    for name in ("reached", "nearly", "missed", "unjudged", "judged", "total"):
        assert getattr(both, name) == getattr(one, name) + getattr(other, name)
    assert both.judged == both.reached + both.nearly + both.missed
    assert both.total == both.judged + both.unjudged
