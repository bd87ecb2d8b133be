"""Old outcomes are judged by the level of their own time, and old wordings say which days they held."""

from datetime import date

from paraply.derive.kept import kept_over_time, wordings
from paraply.model.choices import PromiseVerdict
from paraply.model.guarantee import GuaranteeKind
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
        for row in kept_over_time(shown)
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
    assert [row.point.period.text for row in kept_over_time(shown)] == ["2022", "2021"]


def test_without_a_measure_there_is_nothing_to_tell() -> None:
    assert kept_over_time(views(content(guarantees=[guarantee()])).promises["lofte"]) == []


def test_wordings_follow_each_other_day_by_day() -> None:
    promise = guarantee(
        valid_from="2020-01-01",
        kind="service_level",
        owners=["nya"],
        earlier=[
            {"until": "2020-12-31", "promise": "Först.", "owners": ["gamla"], "decision": "beslut"},
            {
                "until": "2022-12-31",
                "promise": "Sedan.",
                "level": TWELVE,
                "kind": "guarantee",
                "why": "Därför.",
            },
        ],
    )
    now, then, first = wordings(promise)
    assert (now.since, now.until, now.kind) == (date(2023, 1, 1), None, GuaranteeKind.SERVICE_LEVEL)
    assert (then.since, then.until, then.kind) == (
        date(2021, 1, 1),
        date(2022, 12, 31),
        GuaranteeKind.GUARANTEE,
    )
    assert (then.owners, then.why) == (("nya",), "Därför.")
    assert (first.since, first.promise, first.owners, first.decision) == (
        date(2020, 1, 1),
        "Först.",
        ("gamla",),
        "beslut",
    )


def test_a_first_day_after_the_change_is_of_the_present_wording() -> None:
    now, then = wordings(guarantee(valid_from="2023-01-01", earlier=[{"until": "2022-12-31"}]))
    assert (now.since, then.since) == (date(2023, 1, 1), None)


def test_a_promise_that_never_changed_has_one_wording() -> None:
    [now] = wordings(guarantee())
    assert (now.since, now.until, now.promise) == (None, None, "Du får svar inom tio veckor.")
