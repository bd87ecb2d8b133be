"""Decisions, and all that rests on each."""

from paraply.derive.decisions import decisions_of
from tests.made import content, decision, goal, guarantee, measure, policy, report, views


def test_everything_that_names_a_decision_rests_on_it_once_and_the_newest_stands_first() -> None:
    target = {"from_period": "2025", "at_least": 80, "decision": "budget"}
    made = content(
        decisions=[decision("okant"), decision("gammalt", date="2020-05"), decision("budget", date="2025")],
        guarantees=[guarantee("lofte", decision="budget", path_decision="budget"), guarantee("annat")],
        measures=[measure("matt", targets=[target, {**target, "from_period": "2026"}])],
        goals=[goal("mal", decision="budget")],
        policies=[policy("policy", decision="budget")],
        reports=[report("rapport", decision="gammalt")],
    )
    shown = {
        each.decision.id: [record.id for record in each.rests_on_it] for each in decisions_of(views(made))
    }
    assert shown == {"budget": ["lofte", "matt", "mal", "policy"], "gammalt": ["rapport"], "okant": []}
    assert list(shown) == ["budget", "gammalt", "okant"]
