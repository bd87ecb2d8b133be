"""What is new, from dates in the content."""

from collections.abc import Sequence
from typing import Any

from paraply.derive.news import Event, EventKind, news_of
from tests.made import content, decision, guarantee, measure, policy, report, snapshot, views


def told(events: Sequence[Event]) -> list[tuple[str, str, int]]:
    return [(str(event.day), event.kind.value, len(event.records)) for event in events]


def test_events_stand_newest_first_and_those_of_a_day_are_told_together() -> None:
    made = content(
        measures=[
            measure(
                id_,
                outcomes=[
                    {"period": "2024", "value": 1, "published": "2025-02-01"},
                    {"period": "2025", "value": 2, "published": "2026-02-01"},
                ],
            )
            for id_ in ("a", "b")
        ],
        reports=[report(published="2026-04-01", handled=[{"by": "namnden", "date": "2026-05-01"}])],
    )
    assert told(news_of(views(made))) == [
        ("2026-05-01", "handled", 1),
        ("2026-04-01", "report", 1),
        ("2026-02-01", "outcome", 2),
        ("2025-02-01", "outcome", 2),
    ]


def test_a_measure_with_many_figures_of_a_day_is_told_once() -> None:
    outcomes = [
        {"period": "2025", "value": 1, "published": "2026-02-01"},
        {
            "period": "2025",
            "value": 2,
            "published": "2026-02-01",
            "group": {"dimension": "gender", "value": "men"},
        },
    ]
    assert told(news_of(views(content(measures=[measure(outcomes=outcomes)])))) == [
        ("2026-02-01", "outcome", 1)
    ]


def test_what_has_not_happened_yet_is_not_news() -> None:
    made = content(
        guarantees=[guarantee(valid_from="2020-01-01", valid_to="2026-11-24")],
        reports=[report(published="2026-11-24")],
        decisions=[decision(date="2026")],
    )
    assert told(news_of(views(made))) == [("2020-01-01", "promise", 1)]


def test_a_promise_is_news_when_it_begins_and_ends_and_else_when_it_was_read() -> None:
    made = content(
        guarantees=[
            guarantee("a", valid_from="2020-01-01", valid_to="2025-12-31", source={"read": "2026-11-01"}),
            guarantee("b", source={"read": "2026-11-01"}),
        ]
    )
    assert told(news_of(views(made))) == [
        ("2026-11-01", EventKind.PROMISE_READ.value, 1),
        ("2025-12-31", EventKind.PROMISE_ENDED.value, 1),
        ("2020-01-01", EventKind.PROMISE.value, 1),
    ]


def test_a_fetch_from_kolada_is_news_once_for_all_its_measures() -> None:
    source = {"kind": "kolada", "id": "N99999"}
    made = content(
        measures=[measure("a", source=source), measure("b", source=source)], snapshots=[snapshot([])]
    )
    assert told(news_of(views(made))) == [("2026-06-14", "fetched", 2)]


def test_decisions_and_policies_are_news_and_a_known_year_stands_after_its_days() -> None:
    made = content(
        decisions=[decision("a", date="2017-11-06"), decision("b", date="2017")],
        policies=[policy(decided="2016")],
    )
    assert told(news_of(views(made))) == [
        ("2017", "decision", 1),
        ("2017-11-06", "decision", 1),
        ("2016", "policy", 1),
    ]


def test_no_dates_no_news() -> None:
    assert news_of(views(content(guarantees=[guarantee()], measures=[measure()]))) == ()


def turns(*outcomes: dict[str, Any], **fields: Any) -> list[tuple[str, str, int]]:
    """What is told of verdicts, with the target 90 or what ``fields`` say."""
    values: dict[str, Any] = {"targets": [{"from_period": "2020", "at_least": 90}], **fields}
    told_of = told(news_of(views(content(measures=[measure(outcomes=list(outcomes), **values)]))))
    return [event for event in told_of if event[1].startswith("verdict")]


OLD = {"period": "2024", "value": 80, "published": "2025-02-01"}
NEW = {"period": "2025", "value": 95, "published": "2026-02-01"}


def test_a_verdict_that_turned_is_told_on_the_day_of_the_figure() -> None:
    assert turns(OLD, NEW) == [("2026-02-01", "verdict_better", 1)]
    assert turns({**OLD, "value": 95}, {**NEW, "value": 80}) == [("2026-02-01", "verdict_worse", 1)]
    assert turns({**OLD, "value": 89}, {**NEW, "value": 80}, tolerance=2) == [
        ("2026-02-01", "verdict_worse", 1)
    ]


def test_a_verdict_that_stands_or_was_never_made_has_not_turned() -> None:
    assert turns(OLD, {**NEW, "value": 81}) == []
    assert turns(NEW) == []
    assert turns(OLD, {**NEW, "kind": "preliminary"}) == []
    assert turns(OLD, NEW, targets=[]) == []


def test_a_figure_without_a_day_was_known_when_its_period_had_ended() -> None:
    assert turns({"period": "2024", "value": 80}, NEW) == [("2026-02-01", "verdict_better", 1)]


def test_a_turn_stays_told_when_newer_figures_come() -> None:
    newest = {"period": "2026-09", "value": 96, "published": "2026-10-01"}
    assert turns(OLD, NEW, newest) == [("2026-02-01", "verdict_better", 1)]


def test_a_changed_promise_is_told_the_day_after_the_old_wording() -> None:
    made = content(guarantees=[guarantee(earlier=[{"until": "2024-12-31", "promise": "Du får svar."}])])
    assert told(news_of(views(made))) == [("2025-01-01", "promise_changed", 1)]
