"""Every verdict and reason of the table in the content model, and what must never change one."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.derive.verdicts import judge_measure, judge_promise, missed_by, target_for
from paraply.model.choices import MeasureVerdict, PromiseVerdict, Reason
from paraply.model.measure import Measure
from paraply.model.series import Series, series_of
from tests.made import KPI, TODAY, US, content, guarantee, measure, series, snapshot

AT_LEAST_90 = [{"from_period": "2020", "at_least": 90}]


def judged(
    outcomes: list[dict[str, Any]],
    today: date = TODAY,
    targets: list[dict[str, Any]] | None = None,
    **fields: Any,
) -> tuple[str, str | None]:
    """The verdict and the reason of a measure with these outcomes."""
    made = measure(outcomes=outcomes, targets=AT_LEAST_90 if targets is None else targets, **fields)
    judgement = judge_measure(made, series(made), today)
    assert (judgement.reason is None) == (judgement.verdict is not MeasureVerdict.NOT_ASSESSED)
    return judgement.verdict.value, judgement.reason.value if judgement.reason else None


def of(value: float | str, period: str = "2025", **fields: Any) -> dict[str, Any]:
    return {"period": period, "value": value, **fields}


@pytest.mark.parametrize(
    ("value", "target", "tolerance", "verdict"),
    [
        (90, {"at_least": 90}, None, "met"),
        (91, {"at_least": 90}, None, "met"),
        (89.9, {"at_least": 90}, None, "not_met"),
        (89.9, {"at_least": 90}, 0, "not_met"),
        (89.9, {"at_least": 90}, 0.1, "near"),
        (88, {"at_least": 90}, 2, "near"),
        (87.9, {"at_least": 90}, 2, "not_met"),
        (10, {"at_most": 10}, None, "met"),
        (12, {"at_most": 10}, 2, "near"),
        (12.1, {"at_most": 10}, 2, "not_met"),
        (18, {"at_least": 18, "at_most": 22}, 1, "met"),
        (22, {"at_least": 18, "at_most": 22}, 1, "met"),
        (17, {"at_least": 18, "at_most": 22}, 1, "near"),
        (23, {"at_least": 18, "at_most": 22}, 1, "near"),
        (16.9, {"at_least": 18, "at_most": 22}, 1, "not_met"),
        (23.1, {"at_least": 18, "at_most": 22}, 1, "not_met"),
        (0, {"at_most": 0}, None, "met"),
        (1, {"at_most": 0}, None, "not_met"),
        (0, {"at_least": 0}, None, "met"),
        (-0.1, {"at_least": 0}, None, "not_met"),
        (-3, {"at_least": -3}, None, "met"),
    ],
)
def test_the_verdict_is_how_far_the_value_is_from_its_target(
    value: float, target: dict[str, Any], tolerance: float | None, verdict: str
) -> None:
    assert judged([of(value)], targets=[{"from_period": "2020", **target}], tolerance=tolerance) == (
        verdict,
        None,
    )


def test_floats_in_a_file_do_not_blur_the_edge_of_the_tolerance() -> None:
    target = [{"from_period": "2020", "at_least": 0.3}]
    assert judged([of(0.2)], targets=target, tolerance=0.1) == ("near", None)


class TestReasons:
    def test_no_target(self) -> None:
        assert judged([of(95)], targets=[]) == ("not_assessed", "no_target")

    def test_a_target_of_a_later_period_is_none_yet(self) -> None:
        assert judged([of(95)], targets=[{"from_period": "2026", "at_least": 90}]) == (
            "not_assessed",
            "no_target",
        )

    def test_a_target_that_was_given_up_is_none(self) -> None:
        given_up: list[dict[str, Any]] = [*AT_LEAST_90, {"from_period": "2025"}]
        assert judged([of(95)], targets=given_up) == ("not_assessed", "no_target")

    def test_no_outcome(self) -> None:
        assert judged([]) == ("not_assessed", "no_outcome")
        assert judged([{"period": "2025", "missing": "not_measured"}]) == ("not_assessed", "no_outcome")

    def test_only_a_group_is_no_outcome(self) -> None:
        women = of(95, group={"dimension": "gender", "value": "women"})
        assert judged([women]) == ("not_assessed", "no_outcome")

    @pytest.mark.parametrize("period", ["2025-T1", "2025-T2"])
    def test_part_year_by_its_period(self, period: str) -> None:
        assert judged([of(95, period)]) == ("not_assessed", "part_year")

    @pytest.mark.parametrize("kind", ["part_year", "preliminary", "forecast"])
    def test_part_year_preliminary_and_forecast_by_their_kind(self, kind: str) -> None:
        assert judged([of(95, kind=kind)]) == ("not_assessed", kind)
        assert judged([of(95, kind="outcome")]) == ("met", None)

    def test_the_newest_full_figure_is_judged_though_something_less_is_newer(self) -> None:
        assert judged([of(95), of(10, "2026", kind="forecast"), of(10, "2026-T2")]) == ("met", None)

    def test_a_missing_value_leaves_the_one_before_to_be_judged(self) -> None:
        assert judged([of(95, "2024"), {"period": "2025", "missing": "too_few"}]) == ("met", None)


class TestTooOld:
    @pytest.mark.parametrize(
        ("every", "period", "last_day"),
        [
            (None, "2024", date(2026, 12, 31)),
            ("year", "2024", date(2026, 12, 31)),
            ("two_years", "2024", date(2028, 12, 31)),
            ("four_years", "2024", date(2032, 12, 31)),
            ("half_year", "2024", date(2025, 12, 31)),
            ("third", "2024-06", date(2025, 2, 28)),
            ("quarter", "2024-Q1", date(2024, 9, 30)),
            ("month", "2024-12", date(2025, 2, 28)),
            ("day", "2024-01-01/2024-01-15", date(2024, 3, 15)),
            ("year", "2023/2024", date(2026, 6, 30)),
        ],
    )
    def test_two_rounds_after_the_period_ended(self, every: str | None, period: str, last_day: date) -> None:
        outcomes = [of(95, period)]
        assert judged(outcomes, last_day, every=every) == ("met", None)
        next_day = date.fromordinal(last_day.toordinal() + 1)
        assert judged(outcomes, next_day, every=every) == ("not_assessed", "too_old")

    def test_no_target_is_said_before_too_old(self) -> None:
        assert judged([of(95, "2010")], targets=[]) == ("not_assessed", "no_target")


class TestBreak:
    @pytest.mark.parametrize(
        ("before", "expected"),
        [
            ("2024", ("not_assessed", "break")),
            ("2025", ("not_assessed", "break")),
            ("2026", ("met", None)),
            ("2020", ("met", None)),
            ("2019", ("met", None)),
        ],
    )
    def test_between_the_target_and_the_outcome(self, before: str, expected: tuple[str, str | None]) -> None:
        assert judged([of(95)], breaks=[{"before": before, "why": "Frågan ändrades."}]) == expected

    def test_a_new_target_mends_it(self) -> None:
        targets = [*AT_LEAST_90, {"from_period": "2024", "at_least": 80}]
        broken = [{"before": "2024", "why": "Frågan ändrades."}]
        assert judged([of(85)], targets=targets, breaks=broken) == ("met", None)


class TestKolada:
    @staticmethod
    def judged(rows: list[list[Any]], rounds: list[int], **fields: Any) -> tuple[str, str | None]:
        made = measure(
            source={"kind": "kolada", "id": KPI}, rounds=rounds, targets=AT_LEAST_90, every="two_years"
        )
        found = series_of(made, content(measures=[made], snapshots=[snapshot(rows, **fields)]))
        judgement = judge_measure(made, found, TODAY)
        return judgement.verdict.value, judgement.reason.value if judgement.reason else None

    def test_a_carried_value_is_never_judged(self) -> None:
        rows = [[US, 2025, "T", 95.0, ""]]
        assert self.judged(rows, rounds=[2025]) == ("met", None)
        assert self.judged(rows, rounds=[2024]) == ("not_assessed", "carried")

    def test_the_round_before_a_carried_value_is_judged(self) -> None:
        rows = [[US, 2024, "T", 95.0, ""], [US, 2025, "T", 10.0, ""]]
        assert self.judged(rows, rounds=[2024]) == ("met", None)

    def test_other_municipalities_do_not_count(self) -> None:
        assert self.judged([["1234", 2025, "T", 95.0, ""]], rounds=[2025]) == ("not_assessed", "no_outcome")

    def test_a_value_with_a_status_is_no_result(self) -> None:
        assert self.judged([[US, 2025, "T", 95.0, "."]], rounds=[2025]) == ("not_assessed", "no_outcome")

    def test_between_two_publications_it_is_preliminary(self) -> None:
        rows = [[US, 2025, "T", 95.0, ""]]
        days = {"publ_period": "2025", "prel_publication_date": "2026-04-01"}
        assert self.judged(rows, [2025], publication_date="2026-09-01", **days) == (
            "not_assessed",
            "preliminary",
        )
        assert self.judged(rows, [2025], publication_date="2026-05-01", **days) == ("met", None)


def test_the_target_of_the_period_is_the_last_that_had_started() -> None:
    targets = [
        {"from_period": str(year), "at_least": least} for year, least in ((2023, 70), (2025, 90), (2024, 80))
    ]
    made = measure(outcomes=[of(85, str(year)) for year in range(2022, 2027)], targets=targets)
    found = [target_for(made, point) for point in series(made).points]
    assert [target and target.at_least for target in found] == [None, 70, 80, 90, 90]


@pytest.mark.parametrize("change", [lambda targets: targets, lambda targets: targets[::-1]])
def test_a_target_that_was_raised_judges_from_its_own_year(change: Any) -> None:
    targets = change([{"from_period": "2020", "at_least": 80}, {"from_period": "2025", "at_least": 90}])
    assert judged([of(85, "2024")], targets=targets) == ("met", None)
    assert judged([of(85, "2025")], targets=targets) == ("not_met", None)


# promises


def promised(
    outcome: dict[str, Any] | None,
    *,
    of_measure: dict[str, Any] | None = None,
    today: date = TODAY,
    **fields: Any,
) -> tuple[str, str | None]:
    """The verdict and the reason of a promise whose measure has this outcome."""
    made = measure(**{"outcomes": [outcome] if outcome else [], **(of_measure or {})})
    promise = guarantee(**{"measure": made.id, "measure_is": "share", **fields})
    judgement = judge_promise(promise, made, series(made), today)
    assert (judgement.reason is None) == (judgement.verdict is not PromiseVerdict.NOT_ASSESSED)
    return judgement.verdict.value, judgement.reason.value if judgement.reason else None


class TestShare:
    @pytest.mark.parametrize(
        ("value", "of_measure", "verdict"),
        [
            (100, {}, "kept"),
            (99.9, {}, "not_kept"),
            (99, {"tolerance": 1}, "nearly_kept"),
            (98.9, {"tolerance": 1}, "not_kept"),
            (95, {"targets": [{"from_period": "2020", "at_least": 95}]}, "kept"),
            (94, {"targets": [{"from_period": "2020", "at_least": 95}], "tolerance": 1}, "nearly_kept"),
            (94, {"targets": [{"from_period": "2020", "at_least": 95}]}, "not_kept"),
            (95, {"targets": [{"from_period": "2026", "at_least": 95}]}, "not_kept"),
            (95, {"targets": [{"from_period": "2020"}]}, "not_kept"),
        ],
    )
    def test_all_cases_or_the_decided_target(
        self, value: float, of_measure: dict[str, Any], verdict: str
    ) -> None:
        assert promised(of(value), of_measure=of_measure) == (verdict, None)

    def test_the_direction_of_the_measure_says_nothing_of_a_share(self) -> None:
        assert promised(of(100), of_measure={"direction": "lower"}) == ("kept", None)

    def test_a_break_between_the_target_and_the_outcome(self) -> None:
        fields = {"targets": AT_LEAST_90, "breaks": [{"before": "2024", "why": "Nytt system."}]}
        assert promised(of(95), of_measure=fields) == ("not_assessed", "break")


WEEKS = {"unit": "veckor", "direction": "lower"}


class TestLevel:
    @pytest.mark.parametrize(
        ("bound", "value", "tolerance", "verdict"),
        [
            ("at_most", 10, None, "kept"),
            ("at_most", 10.1, None, "not_kept"),
            ("at_most", 11, 1, "nearly_kept"),
            ("at_least", 10, None, "kept"),
            ("at_least", 9.9, None, "not_kept"),
            ("at_least", 9, 1, "nearly_kept"),
            ("exactly", 10, None, "kept"),
            ("exactly", 9, 1, "nearly_kept"),
            ("exactly", 11, 1, "nearly_kept"),
            ("exactly", 12, 1, "not_kept"),
        ],
    )
    def test_within_the_level(self, bound: str, value: float, tolerance: float | None, verdict: str) -> None:
        level = {"bound": bound, "value": 10, "unit": "veckor"}
        fields = {**WEEKS, "tolerance": tolerance}
        assert promised(of(value), of_measure=fields, measure_is="level", level=level) == (verdict, None)

    @pytest.mark.parametrize(("day", "verdict"), [(26, "kept"), (27, "kept"), (28, "not_kept")])
    def test_by_a_day_of_the_month(self, day: int, verdict: str) -> None:
        level = {"bound": "by_day_of_month", "value": 27, "unit": "dag_i_månaden", "per": "month"}
        found = promised(
            of(day, "2026-10"),
            of_measure={"unit": "dag_i_månaden", "every": "month"},
            measure_is="level",
            level=level,
        )
        assert found == (verdict, None)

    @pytest.mark.parametrize(
        ("period", "verdict"),
        [("2022", "kept"), ("2023", "kept"), ("2024", "not_kept"), ("2025", "not_kept")],
    )
    def test_history_is_judged_by_the_level_that_held_then(self, period: str, verdict: str) -> None:
        earlier = [
            {"until": "2023-12-31", "level": {"bound": "at_most", "value": 20, "unit": "veckor"}},
            {"until": "2022-12-31", "level": {"bound": "at_most", "value": 30, "unit": "veckor"}},
        ]
        of_measure = {**WEEKS, "every": "four_years"}
        found = promised(of(15, period), of_measure=of_measure, measure_is="level", earlier=earlier)
        assert found == (verdict, None)
        made = measure(**of_measure, outcomes=[of(15, period)])
        judged = judge_promise(
            guarantee(measure="matt", measure_is="level", earlier=earlier), made, series(made), TODAY
        )
        assert judged.level is not None
        assert judged.level.value == {"2022": 30, "2023": 20}.get(period, 10)

    def test_a_period_that_the_wording_changed_in_is_judged_by_the_new_level(self) -> None:
        earlier = [{"until": "2025-06-30", "level": {"bound": "at_most", "value": 20, "unit": "veckor"}}]
        assert promised(of(15), measure_is="level", earlier=earlier, of_measure=WEEKS) == ("not_kept", None)

    def test_a_wording_without_a_level_cannot_be_measured(self) -> None:
        found = promised(of(5), measure_is="level", earlier=[{"until": "2025-12-31"}], of_measure=WEEKS)
        assert found == ("not_assessed", "not_measurable")
        assert promised(of(5), measure_is="level", level=None, of_measure=WEEKS) == (
            "not_assessed",
            "not_measurable",
        )

    def test_days_are_never_judged_as_weeks(self) -> None:
        fields = {"unit": "dagar", "direction": "lower"}
        assert promised(of(9), measure_is="level", of_measure=fields) == ("not_assessed", "not_measurable")


class TestPromiseReasons:
    def test_no_measure(self) -> None:
        promise = guarantee()
        judgement = judge_promise(promise, None, None, TODAY)
        assert judgement.reason is Reason.NO_OUTCOME
        without = judge_promise(guarantee(level=None), None, None, TODAY)
        assert without.reason is Reason.NOT_MEASURABLE

    def test_no_outcome(self) -> None:
        assert promised(None) == ("not_assessed", "no_outcome")

    @pytest.mark.parametrize("kind", ["part_year", "preliminary", "forecast"])
    def test_something_less_than_an_outcome(self, kind: str) -> None:
        assert promised(of(100, kind=kind)) == ("not_assessed", kind)

    def test_too_old(self) -> None:
        assert promised(of(100, "2024"), today=date(2026, 12, 31)) == ("kept", None)
        assert promised(of(100, "2024"), today=date(2027, 1, 1)) == ("not_assessed", "too_old")

    def test_nobody_said_what_the_measure_shows(self) -> None:
        assert promised(of(100), measure_is=None) == ("not_assessed", "not_measurable")


# what must never change a verdict

numbers = st.decimals(-1000, 1000, places=2)
bounds = st.tuples(st.none() | numbers, st.none() | numbers)


def made_of(
    values: list[Decimal],
    low: Decimal | None,
    high: Decimal | None,
    tolerance: Decimal | None,
    direction: str,
) -> Measure:
    outcomes = [
        {"period": str(2026 - len(values) + place), "value": value} for place, value in enumerate(values)
    ]
    target = {"from_period": "1900", "at_least": low, "at_most": high}
    return measure(outcomes=outcomes, targets=[target], tolerance=tolerance, direction=direction)


def verdict_of(made: Measure, today: date = TODAY) -> tuple[MeasureVerdict, Reason | None]:
    judgement = judge_measure(made, series(made), today)
    return judgement.verdict, judgement.reason


some_values = st.lists(numbers, min_size=1, max_size=6)
some_tolerance = st.none() | st.decimals(0, 50, places=2)


@settings(max_examples=80)
@given(some_values, bounds, some_tolerance)
def test_a_mirrored_series_has_the_mirrored_target_and_the_same_verdict(
    values: list[Decimal], limits: tuple[Decimal | None, Decimal | None], tolerance: Decimal | None
) -> None:
    low, high = limits
    plain = made_of(values, low, high, tolerance, "higher")
    mirrored = made_of(
        [-value for value in values],
        None if high is None else -high,
        None if low is None else -low,
        tolerance,
        "lower",
    )
    assert verdict_of(plain) == verdict_of(mirrored)


@settings(max_examples=80)
@given(some_values, bounds, some_tolerance, st.sampled_from([Decimal("0.001"), Decimal(7), Decimal(1000)]))
def test_another_unit_gives_the_same_verdict(
    values: list[Decimal],
    limits: tuple[Decimal | None, Decimal | None],
    tolerance: Decimal | None,
    factor: Decimal,
) -> None:
    scaled = [None if bound is None else bound * factor for bound in (*limits, tolerance)]
    small = made_of(values, *limits, tolerance, "higher")
    large = made_of([value * factor for value in values], scaled[0], scaled[1], scaled[2], "higher")
    assert verdict_of(small) == verdict_of(large)


@settings(max_examples=60)
@given(some_values, bounds, some_tolerance, numbers, st.integers(1990, 2018))
def test_an_older_figure_never_changes_todays_verdict(
    values: list[Decimal],
    limits: tuple[Decimal | None, Decimal | None],
    tolerance: Decimal | None,
    older: Decimal,
    year: int,
) -> None:
    made = made_of(values, *limits, tolerance, "higher")
    outcomes = [outcome.model_dump() for outcome in made.outcomes]
    longer = made.model_copy(
        update={"outcomes": measure(outcomes=[*outcomes, {"period": str(year), "value": older}]).outcomes}
    )
    assert verdict_of(longer) == verdict_of(made)


@settings(max_examples=60)
@given(some_values, bounds, some_tolerance, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(
    values: list[Decimal],
    limits: tuple[Decimal | None, Decimal | None],
    tolerance: Decimal | None,
    random: Any,
) -> None:
    made = made_of(values, *limits, tolerance, "higher")
    later = {"from_period": "2024", "at_least": 5}
    targets = [*(target.model_dump() for target in made.targets), later]
    outcomes = [outcome.model_dump() for outcome in made.outcomes]
    shuffled_outcomes, shuffled_targets = list(outcomes), list(targets)
    random.shuffle(shuffled_outcomes)
    random.shuffle(shuffled_targets)
    first = measure(outcomes=outcomes, targets=targets, tolerance=tolerance)
    second = measure(outcomes=shuffled_outcomes, targets=shuffled_targets, tolerance=tolerance)
    assert verdict_of(first) == verdict_of(second)
    assert series(first) == Series(first, series(second).points)


@settings(max_examples=80)
@given(numbers, bounds)
def test_a_miss_is_never_negative_and_zero_only_inside(
    value: Decimal, limits: tuple[Decimal | None, Decimal | None]
) -> None:
    low, high = limits
    miss = missed_by(value, low, high)
    inside = (low is None or value >= low) and (high is None or value <= high)
    assert miss >= 0
    assert (miss == 0) == inside


@pytest.mark.parametrize(
    ("targets", "is_past"),
    [
        ([], False),
        ([{"from_period": "2020", "at_least": 90}], False),
        ([{"from_period": "2020", "at_least": 90}, {"from_period": "2026", "at_least": 95}], True),
        ([{"from_period": "2020", "at_least": 90}, {"from_period": "2027", "at_least": 95}], False),
    ],
)
def test_a_judgement_says_whether_another_target_has_begun_since(
    targets: list[dict[str, Any]], is_past: bool
) -> None:
    made = measure(outcomes=[of(91, "2025")], targets=targets)
    judgement = judge_measure(made, series(made), TODAY)
    assert judgement.is_past is is_past
