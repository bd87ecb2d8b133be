"""Charts are geometry: inside the view box, honest about gaps and breaks, and the same every time."""

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.derive.views import MeasureView
from paraply.model.values import LARGEST
from paraply.render import charts
from paraply.render.charts import LineChart, line_chart, sparkline
from paraply.render.charts.labels import ROOM, Box, Label, along
from paraply.render.charts.line import BOTTOM, HEIGHT, RIGHT, TOP
from tests.made import KPI, US, content, measure, snapshot, views


def view_of(*values: Any, first: int = 2020, **fields: Any) -> MeasureView:
    """A view of a measure with a value a year, or with outcomes as they are given."""
    outcomes = [
        value if isinstance(value, dict) else {"period": str(first + place), "value": value}
        for place, value in enumerate(values)
    ]
    return views(content(measures=[measure(outcomes=outcomes, **fields)])).measures["matt"]


def drawn(*values: Any, **fields: Any) -> LineChart:
    found = line_chart(view_of(*values, **fields))
    assert found is not None
    return found


def numbers_of(chart: LineChart) -> Iterator[tuple[float, float]]:
    """Every position in the chart as x and y; a position along one axis is given the middle of the other."""
    yield from ((mark.at, mark.y) for mark in chart.marks)
    yield from (point for segment in chart.solid for point in segment)
    yield from ((x, HEIGHT / 2) for x in (*(tick.at for tick in chart.across), *chart.breaks))
    yield from ((50, tick.at) for tick in chart.up)
    yield from ((x, y) for begins, ends, y in chart.steps for x in (begins, ends))
    yield from chart.peers


def labels(chart: LineChart) -> list[str]:
    return [mark.label.text for mark in chart.marks if mark.label]


def texts(chart: LineChart) -> list[Label]:
    """Every text in the chart, where the template draws it."""
    found = [Label(tick.text, 0, tick.at + 5, "end", -6) for tick in chart.up]
    found += [Label(chart.counted_in, 0, 14, "start", -8.0 * chart.left)] if chart.counted_in else []
    found += [*chart.across, *(name for name in (chart.target, chart.peers_at) if name)]
    return [*found, *chart.break_names, *(mark.label for mark in chart.marks if mark.label)]


def assert_inside(chart: LineChart) -> None:
    """In the narrowest drawing: in a wider one there is only more room between the texts."""
    boxes = [text.box(chart.plot) for text in texts(chart)]
    assert all(-8 * chart.left <= box.left + 0.01 and box.right <= chart.plot + RIGHT + 0.01 for box in boxes)
    assert not [(one, other) for one, other in combinations(boxes, 2) if one.touches(other)]
    for x, y in numbers_of(chart):
        assert math.isfinite(x)
        assert math.isfinite(y)
        assert 0 <= x <= 100
        assert TOP <= y <= HEIGHT - BOTTOM
    ups = [tick.at for tick in chart.up]
    assert ups == sorted(ups, reverse=True)
    assert len(set(ups)) == len(ups) >= 2
    assert chart.plot == ROOM - 8 * chart.left - RIGHT > 60


@pytest.mark.parametrize("values", [(), (80,), ({"period": "2025", "missing": "too_few"}, 80)])
def test_fewer_than_two_points_are_no_chart(values: tuple[Any, ...]) -> None:
    assert line_chart(view_of(*values)) is None
    assert sparkline(view_of(*values)) is None


def test_groups_are_not_in_the_chart() -> None:
    women = {"period": "2024", "value": 10, "group": {"dimension": "gender", "value": "women"}}
    assert line_chart(view_of(women, {"period": "2025", "value": 10})) is None


def test_two_figures_of_the_same_stretch_of_time_are_no_development() -> None:
    forecast = {"period": "2025", "value": 81, "kind": "forecast"}
    assert line_chart(view_of({"period": "2025", "value": 80}, forecast)) is None


def test_time_goes_right_and_more_goes_up() -> None:
    chart = drawn(70, 75, 72)
    assert_inside(chart)
    first, second, third = chart.marks
    assert first.at < second.at < third.at
    assert second.y < third.y < first.y
    assert labels(chart) == ["70", "75", "72"]
    assert chart.solid == [[(mark.at, mark.y) for mark in chart.marks]]


def test_a_year_without_value_leaves_room_for_itself_breaks_the_line_and_has_its_reason() -> None:
    chart = drawn(70, 71, {"period": "2022", "missing": "not_measured"}, 71, 72)
    measured = [mark.at for mark in chart.marks if mark.look.value == "measured"]
    gaps = [after - before for before, after in pairwise(measured)]
    assert gaps[1] == pytest.approx(2 * gaps[0], abs=0.2)
    assert [len(segment) for segment in chart.solid] == [2, 2]
    [hole] = [mark for mark in chart.marks if mark.look.value == "missing"]
    assert measured[1] < hole.at < measured[2]
    assert [word for look, word in chart.key if look.value == "missing"] == [
        "Värde saknas: 2022 (mättes inte)"
    ]


def test_a_step_longer_than_usual_is_not_crossed() -> None:
    chart = drawn(*({"period": str(year), "value": year} for year in (2015, 2016, 2017, 2021, 2022)))
    assert [len(segment) for segment in chart.solid] == [3, 2]
    every_other = drawn(*({"period": str(year), "value": year} for year in (2016, 2018, 2020, 2022)))
    assert [len(segment) for segment in every_other.solid] == [4]


@pytest.mark.parametrize(
    ("unit", "values", "ticks"),
    [
        ("procent", (96, 100, 100), ["94", "96", "98", "100"]),
        ("procent", (100, 100), ["90", "100"]),
        ("antal", (0, 0, 0), ["0", "1"]),
        ("antal", (25, 26, 25), ["24", "25", "26"]),
        ("procent", (98, 104), ["96", "98", "100", "102", "104"]),
    ],
)
def test_an_axis_shows_no_value_that_cannot_be(unit: str, values: tuple[int, ...], ticks: list[str]) -> None:
    assert [tick.text for tick in drawn(*values, unit=unit).up] == ticks


def test_values_that_are_long_are_counted_in_millions() -> None:
    chart = drawn(9_876_543_210, 11_000_000_000, unit="kronor")
    assert chart.counted_in == "miljarder"
    assert all(len(tick.text) <= 4 for tick in chart.up)
    assert drawn(12_000_000, 15_500_000, unit="kronor").counted_in == "miljoner"
    assert drawn(128_450, 141_003, unit="kronor").counted_in == ""
    assert_inside(chart)


@pytest.mark.parametrize("value", [0, 80, -3, 0.0001, 1e15, -1e15])
def test_all_values_equal(value: float) -> None:
    chart = drawn(value, value, value)
    assert_inside(chart)
    assert len({mark.y for mark in chart.marks}) == 1


def test_the_scale_starts_at_zero_when_zero_is_near_and_says_so() -> None:
    near, far = drawn(10, 50), drawn(80, 85)
    assert near.starts_at_zero
    assert near.up[0].text == "0"
    assert not far.starts_at_zero
    assert far.up[0].text != "0"


def test_negative_values() -> None:
    chart = drawn(-5, 10)
    assert_inside(chart)
    assert chart.up[0].text.startswith("\u2212")
    assert "0" in [tick.text for tick in chart.up]


def test_breaks_split_the_line_and_are_marked_between_the_points() -> None:
    chart = drawn(70, 71, 80, 81, breaks=[{"before": "2022", "why": "Ny fråga."}])
    assert [len(segment) for segment in chart.solid] == [2, 2]
    [at] = chart.breaks
    assert chart.marks[1].at < at < chart.marks[2].at
    assert_inside(chart)


def test_a_point_alone_between_breaks_has_no_line() -> None:
    broken = [{"before": "2021", "why": "Ny fråga."}, {"before": "2022", "why": "Ny fråga igen."}]
    chart = drawn(70, 75, 80, 81, breaks=broken)
    assert [len(segment) for segment in chart.solid] == [2]
    assert len(chart.marks) == 4
    assert len(chart.breaks) == 2


@pytest.mark.parametrize("before", ["2010", "2020", "2030"])
def test_a_break_outside_the_figures_is_not_drawn(before: str) -> None:
    chart = drawn(70, 71, breaks=[{"before": before, "why": "Ny fråga."}])
    assert chart.breaks == []
    assert [len(segment) for segment in chart.solid] == [2]


def test_carried_values_are_open_and_never_joined() -> None:
    rows = [[US, 2022 + place, "T", value, ""] for place, value in enumerate((70.0, 70.0, 75.0, 75.0, 80.0))]
    made = measure(source={"kind": "kolada", "id": KPI}, rounds=["2022", "2024", "2026"])
    chart = line_chart(views(content(measures=[made], snapshots=[snapshot(rows)])).measures["matt"])
    assert chart is not None
    assert [mark.is_open for mark in chart.marks] == [False, True, False, True, False]
    assert [look.value for look, _word in chart.key] == ["measured", "carried"]
    assert [len(segment) for segment in chart.solid] == [3]
    assert [mark.label for mark in chart.marks if mark.is_open] == [None, None]


def test_months_are_never_joined_with_years() -> None:
    months = [{"period": f"2024-{month:02}", "value": 90 + month} for month in (1, 2)]
    chart = drawn(*months, {"period": "2024", "value": 1200}, {"period": "2025", "value": 1300})
    assert [len(segment) for segment in chart.solid] == [2, 2]


@pytest.mark.parametrize("kind", ["forecast", "preliminary", "part_year"])
def test_what_is_not_final_is_open(kind: str) -> None:
    chart = drawn(70, 71, {"period": "2022", "value": 72, "kind": kind})
    assert [mark.is_open for mark in chart.marks] == [False, False, True]
    assert [len(segment) for segment in chart.solid] == [2]
    assert [look.value for look, _word in chart.key] == ["measured", "tentative"]
    assert drawn(70, 71).key == []


class TestTarget:
    def test_it_is_drawn_at_its_value_and_named(self) -> None:
        chart = drawn(70, 80, first=2024, targets=[{"from_period": "2024", "at_least": 80}])
        assert chart.target is not None
        assert chart.target.text == "Mål 80"
        assert chart.steps[-1][2] == chart.marks[1].y

    @pytest.mark.parametrize("bound", [0, 1000])
    def test_it_is_inside_even_when_far_from_the_figures(self, bound: float) -> None:
        chart = drawn(70, 80, first=2024, targets=[{"from_period": "2024", "at_most": bound}])
        assert chart.target is not None
        assert_inside(chart)

    def test_without_a_target_there_is_none(self) -> None:
        assert drawn(70, 80).target is None
        assert drawn(70, 80, targets=[{"from_period": "2030", "at_least": 80}]).target is None

    def test_targets_that_change_are_steps_and_the_last_is_named(self) -> None:
        targets = [{"from_period": "2020", "at_least": 70}, {"from_period": "2022", "at_least": 80}]
        chart = drawn(70, 72, 81, 82, targets=targets)
        (first, until, low), (since, last, high) = chart.steps
        assert first == 0
        assert chart.marks[1].at < until == since < chart.marks[2].at
        assert last == 100
        assert low > high
        assert chart.target is not None
        assert chart.target.text == "Mål 80"

    def test_no_figure_stands_on_a_target_whose_dash_would_be_its_minus_sign(self) -> None:
        targets = [{"from_period": "2020", "at_least": 90}, {"from_period": "2023", "at_least": 95}]
        chart = drawn(88.0, 90.4, 91.7, 93.6, 95.2, 96.1, targets=targets)
        assert_inside(chart)
        for mark in chart.marks:
            assert mark.label is not None
            for begins, ends, at in chart.steps:
                room = chart.plot / 100
                line = Box(begins * room, at - 1, ends * room, at + 1)
                assert not mark.label.box(chart.plot).touches(line), mark.label.text

    def test_a_range_has_two_lines_and_both_ends_in_its_name(self) -> None:
        targets = [{"from_period": "2020", "at_least": 70, "at_most": 80}]
        chart = drawn(70, 75, direction="range", targets=targets)
        assert len(chart.steps) == 2
        assert chart.target is not None
        assert chart.target.text == "Mål 70–80"

    def test_a_target_that_was_given_up_is_drawn_but_not_named(self) -> None:
        chart = drawn(70, 75, 76, targets=[{"from_period": "2020", "at_least": 80}, {"from_period": "2022"}])
        assert len(chart.steps) == 1
        assert chart.target is None


class TestPeers:
    def chart(self, *means: float, targets: Any = ()) -> LineChart:
        rows = [[US, 2022 + 2 * place, "T", 70.0 + place, ""] for place in range(3)]
        rows += [["9001", 2022 + 2 * place, "T", value, ""] for place, value in enumerate(means)]
        made = measure(
            source={"kind": "kolada", "id": KPI}, rounds=["2022", "2024", "2026"], kolada_group="G1",
            targets=targets,
        )  # fmt: skip
        found = content(measures=[made], snapshots=[snapshot(rows)], groups=[("G1", ("9001", US))])
        chart = line_chart(views(found).measures["matt"])
        assert chart is not None
        assert_inside(chart)
        return chart

    @pytest.mark.parametrize("means", [(70.2, 69, 70.5), (70.5, 70.5, 72.5), (69.8, 71.6, 71.4)])
    def test_no_figure_stands_on_their_line_whose_dash_would_be_its_minus_sign(
        self, means: tuple[float, ...]
    ) -> None:
        chart = self.chart(*means)
        assert len(chart.peers) == 3
        assert labels(chart)
        for mark in chart.marks:
            for (x, y), (to_x, to_y) in pairwise(chart.peers):
                for part in range(101):
                    across = (x + (to_x - x) * part / 100) * chart.plot / 100
                    at = Box(*(across, y + (to_y - y) * part / 100) * 2)
                    assert mark.label is None or not mark.label.box(chart.plot).touches(at)

    def test_the_mean_of_similar_municipalities_is_a_second_line_with_its_name(self) -> None:
        chart = self.chart(60, 65, 68)
        assert [x for x, _y in chart.peers] == [mark.at for mark in chart.marks]
        assert chart.peers_at is not None
        assert chart.peers_at.text == "Liknande 68,0"

    def test_a_single_mean_is_no_line(self) -> None:
        assert self.chart(60).peers == []
        assert self.chart(60).peers_at is None

    @pytest.mark.parametrize("target", [60, 67, 68, 69, 72, 100])
    def test_names_never_touch_and_one_without_room_is_told_below(self, target: int) -> None:
        chart = self.chart(60, 65, 68, targets=[{"from_period": "2022", "at_least": target}])
        told = [text for _what, text in chart.unnamed]
        for name, text in ((chart.target, f"Mål {target}"), (chart.peers_at, "Liknande 68,0")):
            assert (name is None) == (text in told)


def test_sixty_years_keep_labels_apart() -> None:
    chart = drawn(*range(60), first=1966)
    assert_inside(chart)
    assert len(chart.marks) == 60
    assert labels(chart) == ["0", "59"]
    years = [tick.text for tick in chart.across]
    assert years[0] == "1966"
    assert len(set(years)) == len(years) >= 3


@pytest.mark.parametrize(
    ("periods", "names"),
    [
        ([f"2026-{month:02}" for month in range(1, 11)], ["jan 2026", "apr", "juli", "okt"]),
        (
            [f"{2023 + at // 12}-{at % 12 + 1:02}" for at in range(27) if at != 3],
            ["jan 2023", "jan 2024", "jan 2025"],
        ),
        ([f"{2024 + at // 4}-Q{at % 4 + 1}" for at in range(8)], ["kv 1 2024", "kv 1 2025"]),
        (["2022/2023", "2023/2024", "2024/2025"], ["2022/23", "2023/24", "2024/25"]),
        (["2025-T1", "2025-T2"], ["apr 2025", "aug"]),
    ],
)
def test_months_and_quarters_are_named(periods: list[str], names: list[str]) -> None:
    chart = drawn(*({"period": period, "value": place} for place, period in enumerate(periods)))
    assert [label.text for label in chart.across] == names
    assert_inside(chart)


def test_a_dip_has_its_label_under_it() -> None:
    marks = drawn(75, 70, 76).marks
    assert [mark.label is not None and mark.label.y > mark.y for mark in marks] == [False, True, False]


def test_a_figure_stands_clear_of_the_line_it_belongs_to() -> None:
    chart = drawn(70, 80, 60, 75)
    for mark in chart.marks:
        assert mark.label is not None
        line = [(x * chart.plot / 100, y) for x, y in chart.solid[0]]
        box = mark.label.box(chart.plot)
        assert not [part for part in along(line, 1.0) if part.touches(box)], mark.label.text


def test_labels_have_the_decimals_of_the_measure() -> None:
    assert labels(drawn(70, 71.25, decimals=1)) == ["70,0", "71,3"]


def test_path_data() -> None:
    assert LineChart.path([(1, 2.25), (3, 4)]) == "M1.0 2.2L3.0 4.0"


decimals = st.one_of(
    st.decimals(-LARGEST, LARGEST, allow_nan=False, places=2),
    st.decimals(-100, 100, places=2),
    st.sampled_from([Decimal(0), Decimal("1e-9"), Decimal("-1e-9"), LARGEST, -LARGEST]),
)


@settings(max_examples=100)
@given(st.lists(decimals, min_size=2, max_size=8), st.none() | decimals)
def test_any_figures_give_a_chart_inside_its_box(values: list[Decimal], bound: Decimal | None) -> None:
    targets = [] if bound is None else [{"from_period": "1999", "at_least": bound}]
    view = view_of(*values, targets=targets)
    chart = line_chart(view)
    assert chart is not None
    assert_inside(chart)
    assert 2 <= len(chart.up) <= 8
    assert not re.search(r"nan|inf", " ".join(LineChart.path(segment) for segment in chart.solid))
    assert chart == line_chart(view)


@settings(max_examples=80)
@given(st.lists(decimals, min_size=2, max_size=8), st.sampled_from(["procent", "dagar"]))
def test_any_figures_give_a_sparkline_inside_its_box(values: list[Decimal], unit: str) -> None:
    view = view_of(*values, unit=unit)
    line = sparkline(view)
    assert line is not None
    assert all(0 <= x <= 108 and 0 <= y <= 48 for x, y in line.points)
    xs = [x for x, _y in line.points]
    assert xs == sorted(xs)
    assert line.path.startswith("M")
    assert line == sparkline(view)


def test_a_sparkline_shows_what_can_be_compared_with_the_newest_figure() -> None:
    broken = [{"before": "2022", "why": "Ny fråga."}]
    line = sparkline(view_of(70, 71, 80, 81, breaks=broken))
    assert line == sparkline(view_of(80, 81))
    assert sparkline(view_of(70, 71, 80, breaks=broken)) is None


def test_small_changes_look_small_in_a_sparkline() -> None:
    small, large = sparkline(view_of(80, 81)), sparkline(view_of(40, 81))
    assert small is not None
    assert large is not None

    def height(line: charts.Sparkline) -> float:
        return abs(line.points[0][1] - line.points[-1][1])

    assert height(small) == pytest.approx(36 / 20, abs=0.2)
    assert height(large) == pytest.approx(36)


def test_a_sparkline_has_only_what_was_measured() -> None:
    line = sparkline(view_of(80, 81, {"period": "2022", "value": 10, "kind": "forecast"}))
    assert line is not None
    assert len(line.points) == 2
