"""Old outcomes are judged by the level of their own time."""

from paraply.derive.outcomes import outcomes_of
from paraply.model.choices import PromiseVerdict
from tests.made import content, guarantee, measure, views

TWELVE = {"bound": "at_most", "value": 12, "unit": "veckor"}
TIMES = measure(
    unit="veckor",
    direction="lower",
    outcomes=[{"period": str(year), "value": 11} for year in (2021, 2022, 2023, 2024)],
)


def test_each_outcome_is_judged_by_the_level_that_held_then() -> None:
    promise = guarantee(
        measure="matt",
        measure_is="level",
        earlier=[{"until": "2022-12-31", "level": TWELVE}, {"until": "2021-12-31"}],
    )
    shown = views(content(guarantees=[promise], measures=[TIMES])).promises["lofte"]
    told = [
        (row.point.period.text, row.level and int(row.level.value), row.judgement.verdict)
        for row in outcomes_of(shown)
    ]
    assert told == [
        ("2024", 10, PromiseVerdict.NOT_KEPT),
        ("2023", 10, PromiseVerdict.NOT_KEPT),
        ("2022", 12, PromiseVerdict.KEPT),
        ("2021", None, PromiseVerdict.NOT_ASSESSED),
    ]


def test_a_withdrawn_promise_answers_for_its_own_time_only() -> None:
    promise = guarantee(measure="matt", measure_is="level", state="withdrawn", valid_to="2022-12-31")
    shown = views(content(guarantees=[promise], measures=[TIMES])).promises["lofte"]
    assert [row.point.period.text for row in outcomes_of(shown)] == ["2022", "2021"]


def test_without_a_measure_there_is_nothing_to_tell() -> None:
    assert outcomes_of(views(content(guarantees=[guarantee()])).promises["lofte"]) == []
