"""The reporting year, and what a report said beside what the files give."""

from datetime import date
from typing import Any

import pytest

from paraply.derive.evidence import VerdictCount
from paraply.derive.reporting import (
    ClaimCount,
    GuaranteeTurnover,
    calendar_of,
    coming_reports,
    guarantees_on,
    handled_before,
    is_past,
    moved_between,
    report_view,
    stated_reports,
)
from tests.made import content, goal, guarantee, measure, report, views

TODAY = date(2026, 11, 23)


def handled(*days: str) -> list[dict[str, str]]:
    return [{"by": "namnden", "date": day} for day in days]


@pytest.mark.parametrize(
    ("fields", "past"),
    [
        ({"published": "2026-11-23"}, True),
        ({"published": "2026-11-24"}, False),
        ({"handled": handled("2026-04-01")}, True),
        ({"handled": handled("2026-12-01")}, False),
        ({"planned": "2026-11-01"}, False),
        ({"planned": "2025-11-01"}, True),
        ({"planned": "2025-11-23"}, False),
        ({"planned": "2025-11-22"}, True),
        ({"period": "2026"}, False),
        ({"period": "2025"}, False),
        ({"period": "2024"}, True),
        ({}, False),
    ],
)
def test_a_report_is_past_when_it_is_out_or_should_have_been_a_year_ago(
    fields: dict[str, Any], *, past: bool
) -> None:
    assert is_past(report(**fields), TODAY) is past


def test_the_calendar_groups_by_the_year_the_period_ends_newest_first() -> None:
    made = content(
        reports=[
            report("a", period="2024", published="2025-04-01"),
            report("b", period="2025-T1", published="2025-06-01"),
            report("c", period="2025-T2", published="2025-10-01"),
            report("d", period="2023/2024", published="2024-09-01"),
            report("e"),
        ]
    )
    years = [(year.year, [one.id for one in year.reports]) for year in calendar_of(views(made))]
    assert years == [(2025, ["c", "b"]), (2024, ["a", "d"]), (None, ["e"])]


def test_the_nearest_coming_report_stands_first_and_those_without_a_day_last() -> None:
    made = content(
        reports=[
            report("no-day", period="2026-10"),
            report("later", period="2026", planned="2027-04-01"),
            report("soon", period="2026-11", planned="2026-12"),
            report("gone", period="2025", published="2026-04-01"),
        ]
    )
    assert [one.id for one in coming_reports(views(made))] == ["soon", "later", "no-day"]


def test_the_same_report_of_other_years_is_the_same_kind_and_part_of_the_year() -> None:
    coming = report("oktober-2026", kind="month", period="2026-10")
    made = content(
        reports=[
            coming,
            report(
                "oktober-2025", kind="month", period="2025-10", handled=handled("2025-11-30", "2025-11-15")
            ),
            report("oktober-2024", kind="month", period="2024-10", handled=handled("2024-11-20")),
            report("februari-2026", kind="month", period="2026-02", handled=handled("2026-03-15")),
            report(
                "internkontroll", kind="internal_control", period="2025-10", handled=handled("2025-11-15")
            ),
        ]
    )
    found = [(other.id, str(day)) for other, day in handled_before(coming, views(made))]
    assert found == [("oktober-2025", "2025-11-15"), ("oktober-2024", "2024-11-20")]
    assert handled_before(report("utan-period", kind="month"), views(made)) == []


def test_stated_counts_stand_in_the_order_of_their_periods_whenever_they_were_handled() -> None:
    made = content(
        reports=[
            report("c", period="2024-T1", published="2024-05-22", stated={"guarantees": 15}),
            report("a", period="2022", published="2024-06-01", stated={"guarantees": 17}),
            report("b", period="2023", published="2024-03-27", stated={"guarantees": 28}),
            report("silent", period="2023-T2"),
        ]
    )
    shown = views(made)
    assert [one.id for one in stated_reports(shown)] == ["a", "b", "c"]
    befores = [report_view(made.reports[id_], shown).before for id_ in ("a", "b", "c", "silent")]
    assert [before.id if before else None for before in befores] == [None, "a", "b", None]


def test_guarantees_are_counted_by_their_own_dates_and_service_levels_are_not() -> None:
    made = content(
        guarantees=[
            guarantee("held", valid_from="2020"),
            guarantee("begins-later", valid_from="2025"),
            guarantee("ended", valid_from="2019", valid_to="2024-12-30", state="withdrawn"),
            guarantee("ends-that-day", valid_from="2019", valid_to="2024-12-31", state="withdrawn"),
            guarantee("undated"),
            guarantee("withdrawn-some-day", valid_from="2019", state="withdrawn"),
            guarantee("level", kind="service_level", valid_from="2020"),
        ]
    )
    held = guarantees_on(date(2024, 12, 31), views(made))
    assert held.ids == {"held", "ends-that-day"}
    assert held.undated == 2
    assert held.is_known


def test_nothing_dated_is_not_none_held() -> None:
    assert not guarantees_on(date(2024, 12, 31), views(content(guarantees=[guarantee()]))).is_known
    assert guarantees_on(date(2024, 12, 31), views(content())).is_known


def test_a_change_is_explained_by_what_began_and_ended_between_the_reports() -> None:
    before, after = report("a", period="2022"), report("b", period="2023")
    dated = [
        guarantee("stays", valid_from="2020"),
        guarantee("new", valid_from="2023-02-01"),
        guarantee("newer", valid_from="2023-12-31"),
        guarantee("gone", valid_from="2020", valid_to="2023-06-30", state="withdrawn"),
    ]
    assert moved_between(before, after, views(content(guarantees=dated))) == GuaranteeTurnover(
        begun=2, ended=1
    )
    assert moved_between(before, after, views(content(guarantees=[guarantee()]))) is None
    assert moved_between(report("c"), after, views(content(guarantees=dated))) is None


def test_claims_are_told_only_for_the_period_and_nobody_counting_is_not_zero() -> None:
    made = content(
        guarantees=[
            guarantee("a", claims=[{"period": "2025", "counted": True, "claimed": 3}]),
            guarantee("b", claims=[{"period": "2025", "counted": True, "claimed": 0}]),
            guarantee("c", claims=[{"period": "2025", "counted": False}]),
            guarantee("d", claims=[{"period": "2024", "counted": True, "claimed": 9}]),
        ],
        reports=[report(period="2025", stated={"claimed": 3})],
    )
    beside = report_view(made.reports["rapport"], views(made)).beside
    assert beside
    assert beside.claims == ClaimCount(claimed=3, counting=2, not_counting=1)


def test_promises_are_judged_with_the_figures_of_the_reports_period() -> None:
    def kept(id_: str, **values: float) -> Any:
        return measure(id_, outcomes=[{"period": year[1:], "value": value} for year, value in values.items()])

    made = content(
        guarantees=[
            guarantee("a", measure="a", measure_is="share"),
            guarantee("b", measure="b", measure_is="share"),
            guarantee("c", measure="c", measure_is="share"),
            guarantee("d", measure="a", measure_is="share", valid_from="2026"),
        ],
        measures=[kept("a", y2025=100, y2026=50), kept("b", y2025=70), kept("c", y2024=100)],
        reports=[report(period="2025", stated={"guarantees": 3})],
    )
    beside = report_view(made.reports["rapport"], views(made)).beside
    assert beside
    assert beside.promises == VerdictCount(reached=1, missed=1, unjudged=1)


def test_a_report_has_the_figures_and_assessments_that_name_it() -> None:
    made = content(
        measures=[
            measure(
                outcomes=[{"period": "2024", "value": 1}, {"period": "2025", "value": 2, "report": "rapport"}]
            )
        ],
        goals=[
            goal(assessments=[{"report": "annan", "verdict": "met"}, {"report": "rapport", "verdict": "met"}])
        ],
        reports=[report(period="2025"), report("annan", period="2024")],
    )
    shown = report_view(made.reports["rapport"], views(made))
    assert [str(point.period) for _, point in shown.outcomes] == ["2025"]
    assert len(shown.assessments) == 1
    assert shown.beside is None
