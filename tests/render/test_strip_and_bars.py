"""Dots of all municipalities, bars of a break-down, a share of a whole: drawn as the figures say."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.derive.comparisons import Comparison, With
from paraply.derive.views import MeasureView
from paraply.render.charts import Bars, Strip, group_bars, share, strip
from paraply.render.charts.labels import Label
from paraply.render.charts.strip import EDGE, PLOT
from tests.made import KPI, US, content, measure, snapshot, views


def compared(ours: float, *others: float) -> Comparison:
    rows = [[US, 2025, "T", ours, ""]]
    rows += [[f"{1000 + place}", 2025, "T", value, ""] for place, value in enumerate(others)]
    places = [(US, "K"), *((f"{1000 + place}", "K") for place in range(len(others)))]
    made = measure(source={"kind": "kolada", "id": KPI})
    found = views(content(measures=[made], snapshots=[snapshot(rows)], places=places))
    comparison = found.measures["matt"].compared_with(With.ALL)
    assert comparison is not None
    return comparison


def drawn(ours: float, *others: float) -> Strip:
    return strip(compared(ours, *others), "procent", 1, "Exempel")


class TestStrip:
    def test_every_other_municipality_is_a_dot_and_ours_is_named(self) -> None:
        chart = drawn(70, 60, 65, 65, 80)
        assert sum(count for _x, _below, count in chart.columns) == 4
        assert text_of(chart.ours).replace("\u00a0", " ") == "Exempel 70,0 %"
        assert text_of(chart.median).replace("\u00a0", " ") == "Median 65,0 %"

    def test_more_stands_to_the_right(self) -> None:
        chart = drawn(70, 60, 80)
        (low, *_), (high, *_) = chart.columns
        assert low < chart.ours_at < high
        ticks = [at for at, _label in chart.across]
        assert ticks == sorted(ticks)

    def test_equal_values_stand_on_each_other(self) -> None:
        assert [count for _x, _below, count in drawn(70, *[60] * 5).columns] == [5]

    @pytest.mark.parametrize("others", [1, 30, 290])
    def test_it_is_never_taller_than_a_phone_can_show(self, others: int) -> None:
        chart = drawn(70, *[60] * others)
        assert chart.height <= 190
        assert chart.base - 44 >= others * chart.step

    @pytest.mark.parametrize("ours", [0, 3, 48, 49, 50, 52, 80, 97, 100])
    def test_names_stay_inside_and_no_line_crosses_one(self, ours: float) -> None:
        chart = drawn(ours, 0, 49, 50, 51, 100)
        assert chart.ours is not None
        assert chart.median is not None
        line = chart.ours_at / 100 * PLOT
        box = chart.median.box(PLOT)
        assert not box.left < line < box.right
        for label in (chart.ours, chart.median, *(label for _at, label in chart.across if label)):
            assert label.box(PLOT).left >= -EDGE
            assert label.box(PLOT).right <= PLOT + EDGE

    def test_the_highest_there_can_be_stands_over_its_figure_on_the_axis(self) -> None:
        chart = drawn(100, 60, 80)
        at, label = chart.across[-1]
        assert at == chart.ours_at
        assert label is not None
        assert (label.text, label.at, label.anchor) == ("100", at, "middle")

    @settings(max_examples=60)
    @given(st.lists(st.floats(-1e12, 1e12).map(lambda value: round(value, 6)), min_size=1, max_size=40))
    def test_any_values_are_drawn_inside(self, values: list[float]) -> None:
        chart = drawn(values[0], *values)
        xs = [x for x, *_count in chart.columns]
        assert all(0 <= x <= 100 for x in (*xs, chart.ours_at, chart.median_at))
        assert all((after - before) * PLOT / 100 >= 5 for before, after in pairwise(xs))
        assert not re.search(r"nan|inf", chart.path)
        assert chart == drawn(values[0], *values)


def text_of(label: Label | None) -> str:
    assert label is not None
    return label.text


def parts(**fields: Any) -> MeasureView:
    outcomes = [
        {"period": "2024", "value": 60},
        {"period": "2025", "value": 70, "group": {"dimension": "gender", "value": "women"}},
        {"period": "2025", "value": 66},
        {"period": "2025", "value": 60, "group": {"dimension": "unit", "value": "Norra skolan"}},
    ]
    return views(content(measures=[measure(outcomes=outcomes, **fields)])).measures["matt"]


def bars_of(*values: float, unit: str = "procent") -> Bars:
    outcomes = [
        {
            "period": "2025",
            "value": value,
            **({"group": {"dimension": "unit", "value": f"e{row}"}} if row else {}),
        }
        for row, value in enumerate(values)
    ]
    [found] = group_bars(views(content(measures=[measure(outcomes=outcomes, unit=unit)])).measures["matt"])
    return found


class TestBars:
    def test_each_dimension_is_drawn_by_itself_with_the_total_first(self) -> None:
        gender, unit = group_bars(parts())
        assert (gender.dimension, unit.dimension) == ("gender", "unit")
        assert str(gender.period) == "2025"
        assert [bar.label for bar in gender.bars] == ["Alla", "Kvinnor"]
        assert [bar.label for bar in unit.bars] == ["Alla", "Norra skolan"]
        assert [bar.is_total for bar in gender.bars] == [True, False]

    def test_what_is_withheld_has_its_reason_and_no_bar(self) -> None:
        outcomes = [
            {"period": "2025", "value": 70, "group": {"dimension": "unit", "value": "Södra skolan"}},
            {"period": "2025", "missing": "too_few", "group": {"dimension": "unit", "value": "Norra skolan"}},
        ]
        [found] = group_bars(views(content(measures=[measure(outcomes=outcomes)])).measures["matt"])
        assert (found.bars[-1].text, found.bars[-1].width) == ("för få svar för att visas", 0)

    def test_no_more_than_twelve_parts_the_highest_and_how_many_there_are_besides(self) -> None:
        found = bars_of(50, *range(1, 36))
        assert [bar.label for bar in found.bars][:3] == ["Alla", "E35", "E34"]
        assert (len(found.bars), found.more) == (13, 23)
        assert bars_of(50, *range(1, 13)).more == 0

    def test_all_dimensions_are_on_one_scale(self) -> None:
        outcomes = [
            {"period": "2025", "value": value, "group": {"dimension": dimension, "value": "en"}}
            for dimension, value in (("unit", 200), ("age", 50))
        ]
        unit, age = group_bars(
            views(content(measures=[measure(outcomes=outcomes, unit="antal")])).measures["matt"]
        )
        assert (unit.bars[0].width, age.bars[0].width) == (100, 25)

    def test_the_headline_names_the_highest_and_the_lowest(self) -> None:
        finding = bars_of(70, 80, 60).finding
        assert finding.replace("\u00a0", " ") == (
            "Högst är det för e1: 80 procent. Lägst är det för e2: 60 procent."
        )
        assert bars_of(70, 80).finding.replace("\u00a0", " ") == "E1: 80 procent."
        assert bars_of(70, 80, 80).finding == ""

    def test_a_forecast_says_so(self) -> None:
        women = {"period": "2025", "value": 7, "group": {"dimension": "gender", "value": "women"}}
        guess = {"period": "2025", "value": 8, "kind": "forecast"}
        [found] = group_bars(views(content(measures=[measure(outcomes=[women, guess])])).measures["matt"])
        assert [bar.label for bar in found.bars] == ["Alla (prognos)", "Kvinnor"]

    def test_large_shares_are_of_the_whole_and_small_ones_of_the_largest(self) -> None:
        assert bars_of(80, 60).bars[0].width == pytest.approx(80)
        assert bars_of(4, 2).bars[0].width == 100
        assert bars_of(300, 150, unit="kronor").bars[1].width == 50

    def test_bars_start_at_zero_also_with_losses(self) -> None:
        loss, gain = bars_of(-5, 15, unit="mnkr").bars
        assert loss.x == 0
        assert loss.x + loss.width == gain.x == pytest.approx(25)

    def test_without_a_break_down_there_are_no_bars(self) -> None:
        assert group_bars(views(content(measures=[measure()])).measures["matt"]) == []

    @settings(max_examples=60)
    @given(st.lists(st.integers(-(10**12), 10**12), min_size=2, max_size=6))
    def test_any_values_are_drawn_inside(self, values: list[int]) -> None:
        for bar in bars_of(*values, unit="kronor").bars:
            assert bar.x >= -0.1
            assert bar.x + bar.width <= 100.2


def test_a_share_is_a_part_of_the_whole() -> None:
    half = share(Decimal(150), Decimal(300))
    assert half is not None
    assert (half.width, half.text) == (50, "150 av 300")
    assert share(Decimal(0), Decimal(0)) is None
    assert share(Decimal(5), Decimal(4)) is None
