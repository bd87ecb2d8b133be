"""The file that readers choose municipalities from: whose figures, of what, and rounded as the page is."""

import json
from typing import Any

import pytest

from paraply.model.content import Content
from paraply.render.others_data import CHART_SCRIPTS
from tests.made import KPI, US, content, measure, page, site, snapshot, views

ROWS: list[list[Any]] = [
    [US, 2022, "T", 70.0, ""], [US, 2024, "T", 72.25, ""],
    ["9001", 2022, "T", 80.05, ""], ["9001", 2023, "T", 81, ""], ["9001", 2024, "T", 79.95, ""],
    ["9002", 2024, "T", 60, ""], ["9002", 2024, "K", 61, ""],
    ["9003", 2022, "T", 50, ""], ["9003", 2024, "T", None, ".."],
    ["9004", 2024, "T", 79.95, ""],
]  # fmt: skip


def made(rows: list[list[Any]] = ROWS, **fields: Any) -> Content:
    source = {"kind": "kolada", "id": KPI}
    kolada = measure(source=source, rounds=["2022", "2024"], kolada_group="G1", **fields)
    places = [(code, "K") for code in (US, "9001", "9002", "9003", "9004")]
    return content(
        measures=[kolada], snapshots=[snapshot(rows)], places=places, groups=[("G1", ("9001", "9002", US))]
    )


def file(of: Content) -> dict[str, Any] | None:
    found = {each.address: each for each in site(of).files()}
    plain = found.get("matt/matt/andra.json")
    return json.loads(plain.content) if plain else None


def test_it_has_every_municipality_of_the_drawing_in_the_order_of_its_dots() -> None:
    told = file(made())
    assert told is not None
    assert [code for code, *_rest in told["places"]] == ["9002", US, "9001", "9004"]
    assert told["similar"] == ["9001", "9002"]
    assert told["ours"] == US
    assert told["source"] == "Källa: Kolada"


def test_figures_stand_by_our_own_periods_and_are_rounded_as_the_page_rounds() -> None:
    told = file(made())
    assert told is not None
    assert (told["periods"], told["newest"], told["decimals"]) == (["2022", "2024"], 1, 1)
    values = {code: values for code, _name, *values in told["places"]}
    assert values == {"9002": [None, 60.0], US: [70.0, 72.3], "9001": [80.1, 80.0], "9004": [None, 80.0]}


def test_without_a_line_there_is_the_one_period_that_all_are_compared_in() -> None:
    told = file(made([row for row in ROWS if row[1] == 2024], decimals=0))
    assert told is not None
    assert (told["periods"], told["newest"]) == (["2024"], 0)
    assert {code: values for code, _name, *values in told["places"]}["9001"] == [80]


@pytest.mark.parametrize(
    ("direction", "ranks"), [("higher", [4, 3, 1, 1]), ("lower", [1, 2, 3, 3]), ("neutral", [])]
)
def test_ranks_are_counted_as_ours_is_on_the_page(direction: str, ranks: list[int]) -> None:
    of = made(direction=direction)
    told = file(of)
    assert told is not None
    assert told["ranks"] == ranks
    [everyone] = [each for each in views(of).measures["matt"].comparisons if each.n == len(told["places"])]
    codes = [code for code, *_rest in told["places"]]
    assert (dict(zip(codes, ranks, strict=True))[US] if ranks else None) == everyone.rank


@pytest.mark.parametrize("others", [0, 1])
def test_with_fewer_than_three_there_is_no_drawing_and_no_file(others: int) -> None:
    rows = [row for row in ROWS if row[0] in (US, "9001")[: 1 + others]]
    assert file(made(rows)) is None


def test_a_page_without_a_chart_has_no_script() -> None:
    bare = site(content(measures=[measure(outcomes=[{"period": "2025", "value": 1}])]))
    assert page(bare, "matt/matt/").scripts() == ()
    assert page(site(made()), "matt/matt/").scripts() == CHART_SCRIPTS
