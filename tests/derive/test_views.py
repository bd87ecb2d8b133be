"""What belongs together: a record with its owners, area, uses, controls and what is late."""

from decimal import Decimal
from pathlib import Path

import pytest

from paraply.derive.comparisons import With
from paraply.model.dates import PartialDate
from paraply.problems import Family, Place, Rule, Severity
from tests.made import (
    KPI,
    US,
    area,
    content,
    decision,
    goal,
    guarantee,
    measure,
    municipality,
    owner,
    report,
    snapshot,
    survey,
    views,
)
from tests.worlds import TODAY, world_of


def test_promises_come_by_area_in_the_order_of_the_file_then_by_id() -> None:
    made = content(
        areas=[area("vatten"), area("bygga")],
        guarantees=[
            guarantee("a", area="bygga"),
            guarantee("b"),
            guarantee("d", area="vatten"),
            guarantee("c", area="vatten"),
        ],
    )
    assert list(views(made).promises) == ["c", "d", "a", "b"]


def test_owners_areas_decisions_and_reports_are_found_by_id() -> None:
    made = content(
        areas=[area()],
        owners=[owner("a"), owner("sen", valid_from="2030")],
        decisions=[decision()],
        reports=[report()],
    )
    shown = views(made)
    assert [found.id for found in shown.owners_of(["sen", "a"])] == ["a"]
    assert shown.area_of(measure(area="omrade")) == made.areas["omrade"]
    assert shown.area_of(measure()) is None
    assert shown.decision("beslut") == made.decisions["beslut"]
    assert shown.decision(None) is None
    assert shown.report("rapport") == made.reports["rapport"]
    assert shown.report("okand") is None


def test_a_measure_knows_who_uses_it() -> None:
    made = content(
        measures=[measure("a"), measure("b")],
        guarantees=[guarantee(measure="a", measure_is="share"), guarantee("utan")],
        goals=[goal(measures=["a"]), goal("sen", measures=["a"], valid_from="2030")],
        surveys=[survey(measures=["a"])],
    )
    shown = views(made)
    assert [user.id for user in shown.uses_of(made.measures["a"])] == ["lofte", "mal", "enkat"]
    assert shown.uses_of(made.measures["b"]) == []


def test_controls_are_found_by_the_promise_they_watch() -> None:
    controls = [{"moment": "Svarstid", "guarantee": "lofte"}, {"moment": "Annat"}]
    made = content(guarantees=[guarantee()], surveys=[survey(kind="internal_control", controls=controls)])
    shown = views(made)
    [(found, control)] = shown.controls_of(made.guarantees["lofte"])
    assert (found.id, control.moment) == ("enkat", "Svarstid")
    assert shown.controls_of(guarantee("annat")) == []


LATE = Rule("C00", Family.CURRENT, Severity.WARNING, "För gammalt", "Därför.")
OTHER = Rule("F00", Family.FIGURES, Severity.WARNING, "Fel tal", "Därför.")


def test_what_is_late_is_what_the_checks_of_currency_found_and_nobody_answered() -> None:
    made = content(measures=[measure("a"), measure("b")])
    place = Place("content/results/measures/a.yml", 3)
    late = LATE.at(place, "Utfallet är sent.")
    problems = [late, late.answered("Väntar på enkäten."), OTHER.at(place, "Summan stämmer inte.")]
    shown = views(made, problems=problems)
    assert shown.late_in(made.measures["a"]) == [late]
    assert shown.late_in(made.measures["b"]) == []


class TestGoals:
    def test_the_newest_assessment_is_of_the_report_whose_period_ends_last(self) -> None:
        made = content(
            reports=[report("r1", period="2024"), report("r2", period="2025"), report("r3")],
            goals=[
                goal(
                    assessments=[
                        {"report": "r2", "verdict": "met"},
                        {"report": "r1", "verdict": "not_met"},
                        {"report": "r3", "verdict": "partly_met"},
                    ]
                )
            ],
        )
        assessment = views(made).goals["mal"].assessment
        assert assessment is not None
        assert assessment.report == "r2"

    @pytest.mark.parametrize(
        ("valid_to", "is_current"),
        [
            (None, True),
            ("2026-11-23", True),
            ("2026", True),
            ("2026-11", True),
            ("2026-11-22", False),
            ("2025", False),
        ],
    )
    def test_a_goal_is_current_through_its_last_day(self, valid_to: str | None, is_current: bool) -> None:
        shown = views(content(goals=[goal(valid_to=valid_to)]))
        assert shown.goals["mal"].is_current is is_current
        assert bool(shown.current_goals) is is_current


class TestDecimals:
    @pytest.mark.parametrize(
        ("values", "decimals"),
        [([], 0), (["90"], 0), (["90", "90.5"], 1), (["90.25", "1"], 2), (["0.12345"], 3), (["90.0"], 1)],
    )
    def test_as_many_as_the_figures_are_written_with(self, values: list[str], decimals: int) -> None:
        outcomes = [{"period": str(2020 + place), "value": value} for place, value in enumerate(values)]
        assert views(content(measures=[measure(outcomes=outcomes)])).measures["matt"].decimals == decimals

    def test_what_the_measure_says_comes_first(self) -> None:
        made = measure(decimals=0, outcomes=[{"period": "2025", "value": 90.55}])
        assert views(content(measures=[made])).measures["matt"].decimals == 0

    def test_kolada_has_one(self) -> None:
        made = measure(source={"kind": "kolada", "id": KPI})
        rows = [[US, 2025, "T", 90.123456, ""]]
        assert views(content(measures=[made], snapshots=[snapshot(rows)])).measures["matt"].decimals == 1


class TestUpdated:
    def test_the_newest_day_a_figure_was_published(self) -> None:
        outcomes = [
            {"period": "2024", "value": 1, "published": "2026-02-01"},
            {"period": "2025", "value": 1, "published": "2026-01"},
            {"period": "2026", "value": 1, "published": "2027-01-01"},
        ]
        shown = views(content(measures=[measure(outcomes=outcomes), measure("utan")]))
        assert shown.measures["matt"].updated == PartialDate(2026, 2, 1)
        assert shown.measures["utan"].updated is None

    def test_the_day_koladas_values_were_fetched(self) -> None:
        made = measure(source={"kind": "kolada", "id": KPI})
        shown = views(content(measures=[made], snapshots=[snapshot([])])).measures["matt"]
        assert shown.updated == PartialDate(2026, 6, 14)


def test_a_comparison_is_found_by_whom_it_is_with() -> None:
    made = content(
        of=municipality(kolada={"default_group": "G1"}),
        measures=[measure(source={"kind": "kolada", "id": KPI})],
        snapshots=[snapshot([[US, 2025, "T", 90.0, ""], ["0001", 2025, "T", 80.0, ""]])],
        places=[(US, "K"), ("0001", "K")],
        groups=[("G1", ["0001"])],
    )
    shown = views(made).measures["matt"]
    similar = shown.compared_with(With.SIMILAR)
    assert similar is not None
    assert similar.group is not None
    assert shown.compared_with(With.COUNTY) is None


def test_the_whole_of_exempelkommunen(tmp_path: Path) -> None:
    world = world_of(tmp_path)
    shown = views(world.content, TODAY)
    assert {id_: view.judgement.verdict.value for id_, view in shown.promises.items()} == {"bygglov": "kept"}
    verdicts = {
        id_: (view.judgement.verdict.value, view.judgement.reason) for id_, view in shown.measures.items()
    }
    assert verdicts == {"bygglov-i-tid": ("met", None), "trygghet-arskurs-5": ("not_assessed", "no_target")}
    assert {id_: view.change.trend.value for id_, view in shown.measures.items()} == {
        "bygglov-i-tid": "better",
        "trygghet-arskurs-5": "better",
    }
    assert len(shown.measures["trygghet-arskurs-5"].comparisons) == 3


@pytest.mark.parametrize(
    ("counted", "cases"),
    [
        ({"numerator": 9, "denominator": 10}, (Decimal(9), Decimal(10))),
        ({"numerator": 0, "denominator": 10}, (Decimal(0), Decimal(10))),
        ({"numerator": 9}, None),
        ({"denominator": 10}, None),
        ({}, None),
    ],
)
def test_cases_are_told_when_both_numbers_are_known(
    counted: dict[str, int], cases: tuple[Decimal, Decimal] | None
) -> None:
    outcome = {"period": "2025", "value": 90, **counted}
    made = content(
        measures=[measure("m", unit="procent", outcomes=[outcome])],
        guarantees=[guarantee("a", measure="m", measure_is="share")],
    )
    assert views(made).promises["a"].cases == cases
