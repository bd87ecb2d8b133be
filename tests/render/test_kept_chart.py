"""A promise over time: each outcome beside what held in its own period, and drawn by its verdict."""

from decimal import Decimal
from typing import Any

import pytest

from paraply.derive.outcomes import outcomes_of
from paraply.derive.views import PromiseView
from paraply.render.charts import LineChart, kept_chart, share
from paraply.render.charts.labels import ROOM
from paraply.render.charts.marks import Look
from paraply.speech.kept import finding
from tests.made import content, guarantee, html, measure, text_of, views

EIGHT = {"bound": "at_most", "value": 8, "unit": "veckor"}
TEN = {"bound": "at_most", "value": 10, "unit": "veckor"}
STEPS = [{"from_period": "2020", "at_least": 90}, {"from_period": "2023", "at_least": 95}]


def made(*values: Any, is_: str = "share", earlier: Any = (), level: Any = EIGHT, **fields: Any) -> Any:
    outcomes = [
        value if isinstance(value, dict) else {"period": str(2020 + place), "value": value}
        for place, value in enumerate(values)
        if value is not None
    ]
    return content(
        measures=[measure(outcomes=outcomes, **fields)],
        guarantees=[guarantee(measure="matt", measure_is=is_, level=level, earlier=earlier)],
    )


def view(*values: Any, **fields: Any) -> PromiseView:
    return views(made(*values, **fields)).promises["lofte"]


def drawn(shown: PromiseView) -> LineChart:
    chart = kept_chart(shown, outcomes_of(shown)[::-1])
    assert chart is not None
    return chart


class TestChart:
    def test_the_share_that_was_to_be_kept_is_a_stair_and_each_outcome_has_its_verdict(self) -> None:
        chart = drawn(view(91, 89, 92, 93, 96, targets=STEPS, tolerance=2))
        assert [mark.look for mark in chart.marks] == [
            Look.KEPT, Look.NEARLY_KEPT, Look.KEPT, Look.NEARLY_KEPT, Look.KEPT,
        ]  # fmt: skip
        (begins, until, low), (since, ends, high) = chart.steps
        assert (begins, ends) == (0, 100)
        assert chart.marks[2].at < until == since < chart.marks[3].at
        assert chart.rises == [(until, low, high)]
        assert chart.target is not None
        assert chart.target.text == "Mål 95"
        assert [word for _look, word in chart.key] == ["Löftet hölls", "Löftet hölls nästan"]

    def test_a_broken_promise_has_a_shape_of_its_own_on_the_page(self) -> None:
        found = html(made(91, 80, targets=STEPS), "garantier/lofte/")
        drawing = found.split("chart--line")[1].split("</figure>")[0].split('class="key"')[0]
        assert drawing.count('href="#verdict-met"') == 1
        assert drawing.count('href="#verdict-not-met"') == 1
        assert "80\u00a0procent år 2021. Löftet hölls inte.\n" in drawing

    def test_a_level_that_was_made_stricter_is_judged_and_drawn_as_it_was(self) -> None:
        earlier = [{"until": "2021-12-31", "promise": "Du får svar.", "level": TEN}]
        chart = drawn(view(9, 10, 9, 8, is_="level", unit="veckor", direction="lower", earlier=earlier))
        assert [mark.look for mark in chart.marks] == [Look.KEPT, Look.KEPT, Look.NOT_KEPT, Look.KEPT]
        assert len(chart.steps) == 2
        assert chart.steps[0][2] == chart.marks[1].y
        assert chart.steps[1][2] == chart.marks[3].y
        assert chart.target is not None
        assert chart.target.text == "Högst 8"

    def test_all_of_them_is_told_as_such(self) -> None:
        chart = drawn(view(100, 99))
        assert chart.target is not None
        assert chart.target.text == "Löftet: alla"

    def test_a_year_without_a_figure_makes_no_hole_in_what_was_promised(self) -> None:
        chart = drawn(view(91, 92, 92, None, 93, targets=STEPS[:1]))
        assert [step[:2] for step in chart.steps] == [(0, 100)]
        assert [len(segment) for segment in chart.solid] == [3]

    def test_what_cannot_be_judged_is_drawn_without_a_bound(self) -> None:
        broken = [{"before": "2022", "why": "Nytt system."}]
        chart = drawn(view(91, 92, 80, targets=STEPS[:1], breaks=broken))
        assert [mark.look for mark in chart.marks] == [Look.KEPT, Look.KEPT, Look.NOT_ASSESSED]
        assert chart.steps[-1][1] < chart.marks[2].at

    def test_one_outcome_is_no_drawing(self) -> None:
        shown = view(91, targets=STEPS)
        assert kept_chart(shown, outcomes_of(shown)) is None
        assert "chart--line" not in html(made(91, targets=STEPS), "garantier/lofte/")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((91, 92, 93), "Löftet hölls alla tre år"),
        ((91, 80, 92), "Löftet hölls i två av tre år"),
        ((80, 81), "Löftet hölls inte någon gång på två år"),
        ((89, 80), "Löftet hölls nästan i ett av två år, men aldrig helt"),
        ((91,), "Löftet över tid"),
    ],
)
def test_the_finding_counts_what_was_kept(values: tuple[float, ...], told: str) -> None:
    shown = view(*values, targets=[{"from_period": "2020", "at_least": 90}], tolerance=2)
    assert finding(shown, outcomes_of(shown)) == told


def test_months_school_years_and_what_has_no_verdict_are_named() -> None:
    months = [{"period": f"2026-0{each}", "value": 95} for each in (1, 2)]
    shown = view(*months, targets=STEPS[:1])
    assert finding(shown, outcomes_of(shown)) == "Löftet hölls båda månaderna"
    school = [{"period": f"{each}/{each + 1}", "value": 95} for each in (2021, 2022)]
    shown = view(*school, targets=STEPS[:1], school_year=True)
    assert finding(shown, outcomes_of(shown)) == "Löftet hölls båda läsåren"
    shown = view(91, 92, 80, targets=STEPS[:1], breaks=[{"before": "2022", "why": "Nytt system."}])
    assert finding(shown, outcomes_of(shown)) == "Löftet hölls båda åren, och en siffra går inte att bedöma"


class TestTable:
    def test_what_held_then_is_a_column_only_when_it_has_changed(self) -> None:
        steady = text_of(html(made(91, 92, targets=STEPS), "garantier/lofte/"))
        assert "Löftet då" not in steady
        changed = text_of(html(made(91, 92, 96, 97, targets=STEPS), "garantier/lofte/"))
        assert "Löftet då" in changed
        assert "Högst 8 veckor, mål 90" in changed
        assert "Högst 8 veckor, mål 95" in changed


class TestShare:
    @pytest.mark.parametrize("goal", ["0.5", "1", "33.3", "80", "95", "99.9"])
    def test_the_mark_stands_at_what_was_to_be_reached_and_its_name_is_inside(self, goal: str) -> None:
        bar = share(Decimal(77), Decimal(100), Decimal(goal))
        assert bar is not None
        assert bar.goal is not None
        assert bar.goal.at == float(goal)
        assert bar.goal.text == f"mål {goal.replace('.', ',')}"
        box = bar.goal.box(ROOM)
        assert 0 <= box.left < box.right <= ROOM
        assert 0 <= box.top < box.bottom <= bar.top
        assert bar.mark[1] <= bar.height

    def test_a_bar_that_is_short_of_its_mark_never_looks_as_there(self) -> None:
        bar = share(Decimal(94_999), Decimal(100_000), Decimal(95))
        assert bar is not None
        assert bar.width < 95

    def test_all_of_them_is_where_the_bar_ends(self) -> None:
        bar = share(Decimal(99), Decimal(100), Decimal(100))
        assert bar is not None
        assert bar.goal is None

    def test_the_page_has_it_on_its_first_screen(self) -> None:
        outcome = {"period": "2025", "value": 77, "numerator": 77, "denominator": 100}
        found = html(made(outcome, targets=[{"from_period": "2025", "at_least": 80}]), "garantier/lofte/")
        answer = found.split("</article>")[0]
        assert ">mål 80</text>" in answer
