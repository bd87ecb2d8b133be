"""The present state: double follow-up counted by record, and what is left on either way."""

from dataclasses import replace
from typing import Any

import pytest

from paraply.derive.present_state import PresentState, present_state_of
from paraply.model.guarantee import Elsewhere, GuaranteePath
from paraply.model.questions import Question
from paraply.model.record import Origin
from paraply.model.results import ReportKind
from tests.made import (
    area,
    content,
    decision,
    goal,
    guarantee,
    investigation,
    measure,
    owner,
    report,
    survey,
    views,
)

FOLLOWED = {"text": "Vi räknar.", "every": "month", "method": "case_data"}
ANNUAL = report("ars-2025", kind="annual", period="2025")
MONTH = report("manad-2025", kind="month", period="2025-10")


def state_of(**records: Any) -> PresentState:
    return present_state_of(views(content(**records)))


def figure(report: str, period: str = "2025") -> dict[str, object]:
    return {"period": period, "value": 90, "report": report}


def places(**records: Any) -> list[int]:
    return [row.places for row in state_of(**records).followed.rows]


@pytest.mark.parametrize(
    ("records", "count"),
    [
        ({}, 0),
        ({"guarantees": [guarantee(follow_up=FOLLOWED)]}, 1),
        ({"guarantees": [guarantee(follow_up=FOLLOWED)], "goals": [goal(guarantees=["lofte"])]}, 2),
        (
            {
                "guarantees": [guarantee()],
                "surveys": [
                    survey(
                        f"ik-{year}",
                        kind="internal_control",
                        controls=[{"moment": "Stickprov", "guarantee": "lofte"}],
                    )
                    for year in (2024, 2025)
                ],
            },
            1,
        ),
    ],
    ids=["nowhere", "own", "own and goal", "all rounds of control are one place"],
)
def test_the_places_of_a_promise(records: dict[str, Any], count: int) -> None:
    assert sum(places(**{"guarantees": [guarantee()], **records})) == count


def test_two_years_of_a_report_are_one_place_and_two_kinds_are_two() -> None:
    before = report("ars-2024", kind="annual", period="2024")
    shown = measure(outcomes=[figure("ars-2024", "2024"), figure("ars-2025")])
    assert places(measures=[shown], reports=[before, ANNUAL]) == [1]
    shown = measure(outcomes=[figure("manad-2025", "2024"), figure("ars-2025")])
    assert places(measures=[shown], reports=[MONTH, ANNUAL]) == [2]


def test_a_figure_that_was_corrected_stood_in_both_reports() -> None:
    corrected = {**figure("ars-2025"), "restated_from": {"value": 80, "report": "manad-2025", "why": "Fel."}}
    assert places(measures=[measure(outcomes=[corrected])], reports=[MONTH, ANNUAL]) == [2]


def test_a_goal_whose_time_has_passed_asks_for_nothing() -> None:
    for last, count in (("2020-12-31", 1), (None, 2)):
        aim = goal(measures=["matt"], valid_to=last)
        shown = measure(outcomes=[figure("ars-2025")])
        assert places(measures=[shown], reports=[ANNUAL], goals=[aim]) == [count]


def test_a_promise_has_the_places_of_its_measure_which_is_counted_once() -> None:
    followed = state_of(
        guarantees=[guarantee(follow_up=FOLLOWED, measure="matt")],
        measures=[measure(outcomes=[figure("ars-2025")])],
        reports=[ANNUAL],
        goals=[goal(measures=["matt"], guarantees=["lofte"])],
    ).followed
    assert [(row.record.id, row.places) for row in followed.rows] == [("lofte", 3)]


def test_what_an_investigation_says_counts_for_guarantees_and_is_told_apart() -> None:
    said = investigation(reported_in=["annual", "interim_1"])
    followed = state_of(
        investigations=[said],
        guarantees=[guarantee(measure="matt"), guarantee("niva", kind="service_level")],
        measures=[measure(outcomes=[figure("ars-2025")])],
        reports=[ANNUAL],
    ).followed
    [row] = followed.rows
    assert (row.reports, row.stated) == ([ReportKind.ANNUAL], [ReportKind.INTERIM_1])
    assert (len(followed.repeated), followed.times, followed.stated) == (1, 2, 1)


def test_those_with_the_same_places_stand_together() -> None:
    followed = state_of(
        guarantees=[guarantee(id_, follow_up=FOLLOWED) for id_ in ("ett", "tva", "tre")],
        goals=[goal(guarantees=["ett", "tva"]), goal("annat", guarantees=["tre"])],
    ).followed
    assert [[row.record.id for row in rows] for rows in followed.alike] == [["ett", "tva"], ["tre"]]


def test_a_promise_that_is_gone_is_not_counted() -> None:
    state = state_of(guarantees=[guarantee(state="withdrawn", follow_up=FOLLOWED)])
    assert (state.total, state.followed.rows, state.work.left(GuaranteePath.UPDATE)) == (0, [], 0)


def test_the_decision_and_the_look_into_the_law_are_asked_on_both_ways() -> None:
    law = {"kind": "law", "reference": "Plan- och bygglagen"}
    work = state_of(guarantees=[guarantee(basis=law)]).work
    shared = [step for step in work.phase_out if step in work.update]
    assert len(shared) == 1
    assert "lagen" in shared[0]
    checked = state_of(guarantees=[guarantee(basis={**law, "checked": "2026-01-01"})]).work
    assert not any("Kontrollera vad lagen" in step for step in (*checked.phase_out, *checked.update))


def test_the_steps_of_phasing_out_are_done_one_by_one() -> None:
    decided = {"path": "phase_out", "path_decision": "beslut"}
    dated = {**decided, "valid_to": "2027-12-31"}
    replaced = {**dated, "replaced_by": "nytt"}
    gone = {"path": "phase_out", "kind": "service_level"}
    for fields, left in (({}, 3), (decided, 2), (dated, 1), (replaced, 0), (gone, 0)):
        new = guarantee("nytt", state="draft")
        work = state_of(guarantees=[guarantee(**fields), new], decisions=[decision()]).work
        assert work.left(GuaranteePath.PHASE_OUT) == left, fields


def test_a_decided_promise_that_stays_has_no_decision_left() -> None:
    for path, left in (("undecided", 1), ("keep", 0), ("update", 0), ("phase_out", 1)):
        promise = guarantee(path=path, path_decision="beslut")
        steps = state_of(guarantees=[promise], decisions=[decision()]).work.update
        assert sum("vara kvar" in step for step in steps) == left, path


def test_the_work_of_each_owner_and_of_nobody() -> None:
    state = state_of(
        guarantees=[guarantee("ett", owners=["namnden", "kontoret"]), guarantee("tva")],
        owners=[owner(), owner("kontoret"), owner("annat")],
    )
    assert [(one.owner.id if one.owner else None, one.promises) for one in state.owners] == [
        ("namnden", 1),
        ("kontoret", 1),
        (None, 1),
    ]
    assert state.total == 2


def test_what_the_reports_counted_stands_beside_what_held_by_dates() -> None:
    said = report("ars-2025", period="2025", stated={"guarantees": 15})
    dated = guarantee(valid_from="2020-01-01")
    [(_report, number, held)] = state_of(guarantees=[dated], reports=[said]).published.reports
    assert (number, held) == (15, 1)
    [(_report, _number, held)] = state_of(guarantees=[guarantee()], reports=[said]).published.reports
    assert held is None


def test_a_promise_that_needs_no_clock_is_not_counted_among_those_that_lack_it() -> None:
    payday = {"bound": "by_day_of_month", "value": 27, "unit": "dag_i_månaden", "per": "month"}
    share = state_of(guarantees=[guarantee("ett"), guarantee("tva", level=payday)]).shares[
        Question.CLOCK_STARTS
    ]
    assert (share.given, share.needed) == (0, 1)


def test_what_stands_beside_the_promises_is_counted() -> None:
    watched = survey("kontroll", kind="internal_control", controls=[{"moment": "Tiden.", "guarantee": "ett"}])
    state = state_of(
        guarantees=[guarantee("ett", owners=["namnden"]), guarantee("tva"), guarantee("tre")],
        owners=[owner()],
        areas=[area("a", owners=["namnden"]), area("b")],
        surveys=[watched, survey("enkat")],
        measures=[measure("eget"), measure("hamtat", source={"kind": "kolada", "id": "N00001"})],
    )
    assert (state.owned_promises.given, state.owned_promises.needed) == (1, 3)
    assert (state.owned_areas.given, state.owned_areas.needed) == (1, 2)
    assert (state.controls.rounds, state.controls.promises) == (1, 1)
    assert (state.measures.shown, state.measures.of_kolada, state.measures.compared) == (2, 1, 0)
    assert (state.elsewhere.promises, state.elsewhere.municipalities) == (0, 0)


def test_promises_of_one_municipality_elsewhere_are_of_one_municipality() -> None:
    others = [
        Elsewhere.model_validate({"municipality": name, "service": "Bygglov"}).read_from(
            Origin(f"content/results/elsewhere/{number}.yml", str(number))
        )
        for number, name in enumerate(("Alkulla", "Alkulla", "Bjorkby"))
    ]
    made = replace(content(), elsewhere={one.id: one for one in others})
    count = present_state_of(views(made)).elsewhere
    assert (count.promises, count.municipalities) == (3, 2)
