"""A survey as one figure: shared scale, the figure before, peers, and a link to each measure."""

from typing import Any

import pytest

from paraply.model.content import Content
from paraply.render.charts.matrix import MatrixChart, charts_of
from paraply.speech import matrices
from tests.made import KPI, US, area, content, html, measure, snapshot, survey, text_of, views, wrong_in


def one(id_: str, question: str, group: str, *values: float, **fields: Any) -> Any:
    outcomes = [{"period": str(2024 + place), "value": value} for place, value in enumerate(values)]
    return measure(
        id_, title=f"{question}, {group}", outcomes=outcomes, area="omrade", series="enkat",
        series_question=question, series_group=group, **fields,
    )  # fmt: skip


def made(*measures: Any) -> Content:
    return content(
        measures=measures,
        areas=[area()],
        surveys=[survey(measures=[each.id for each in measures], area="omrade")],
    )


FOUR = (
    one("a", "Trygg", "Årskurs 5", 80, 86), one("b", "Trygg", "Årskurs 8", 70, 65),
    one("c", "Nöjd", "Årskurs 5", 60, 60), one("d", "Nöjd", "Årskurs 8"),
)  # fmt: skip


def drawn(of: Content) -> MatrixChart:
    [chart], _alone = charts_of(list(views(of).measures.values()))
    return chart


def test_shares_stand_on_one_scale_of_the_whole_with_the_figure_before() -> None:
    chart = drawn(made(*FOUR))
    assert chart.ends == ("0", "100")
    cells = {cell.view.measure.id: cell for _question, row in chart.rows for cell in row if cell.view}
    assert (cells["a"].before, cells["a"].now, cells["a"].peers) == (80, 86, None)
    assert (cells["d"].before, cells["d"].now) == (None, None)
    assert chart.period is not None
    assert chart.period.text == "2025"


def test_other_figures_stand_on_one_round_scale_that_holds_them_all() -> None:
    money = [
        one(id_, "Kostnad", id_, value, value * 2, unit="kronor") for id_, value in (("a", 90), ("b", 990))
    ]
    chart = drawn(made(*money))
    places = [cell.now for _question, row in chart.rows for cell in row if cell.now is not None]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


def test_what_has_no_room_beside_a_drawing_stands_above_it() -> None:
    def is_long(group: str, value: float, unit: str) -> bool:
        return drawn(made(*(one(id_, id_, group, value, unit=unit) for id_ in "ab"))).is_long

    assert not is_long("Gymnasiet, år 2", 60, "procent")
    assert is_long("Samhällsbyggnadskontoret", 60, "procent")
    assert is_long("Årskurs 5", 9_876_543_210, "kronor")


def test_similar_municipalities_are_marked() -> None:
    rows = [[US, 2025, "T", 80, ""], ["9001", 2025, "T", 90, ""], [US, 2024, "T", 70, ""]]
    source = {"kind": "kolada", "id": KPI}
    both = [one(id_, "Trygg", id_, source=source, kolada_group="G1") for id_ in ("a", "b")]
    chart = drawn(content(measures=both, snapshots=[snapshot(rows)], groups=[("G1", ("9001", US))]))
    assert chart.has_peers
    assert {cell.peers for _question, row in chart.rows for cell in row} == {90}


@pytest.mark.parametrize("address", ["matningar/enkat/", "omraden/omrade/"])
def test_the_figure_takes_the_place_of_the_cards(address: str) -> None:
    found = html(
        made(*FOUR, measure("ensam", outcomes=[{"period": "2025", "value": 5}], area="omrade")), address
    )
    assert wrong_in(found) == []
    assert found.count('<figure class="matrix-figure"') == 1
    assert found.count('class="row"') == 1
    text = text_of(found)
    assert "Ett av tre resultat är bättre än förra gången, ett är sämre och ett är oförändrat" in text
    for told in ("Trygg", "Årskurs 8", "86,0 %", "80 procent år 2024.", "Ingen siffra än"):
        assert told in text.replace("86 %", "86,0 %")
    for id_ in "abcd":
        assert f'matt/{id_}/"' in found


def test_the_comparison_tells_each_place() -> None:
    rows = [[US, 2025, "T", 80, ""], *([f"900{each}", 2025, "T", 60 + 7 * each, ""] for each in range(5))]
    both = [one(id_, "Trygg", id_, source={"kind": "kolada", "id": KPI}) for id_ in ("a", "b")]
    places = [(US, "K"), *((f"900{each}", "K") for each in range(5))]
    found = html(content(measures=both, areas=[area()], snapshots=[snapshot(rows)], places=places), "jamfor/")
    assert wrong_in(found) == []
    assert found.count('<figure class="matrix-figure"') == 1
    assert text_of(found).count("Plats 3 av 6") == 2


def test_a_verdict_is_told_where_there_is_one() -> None:
    judged = [
        one(id_, "Trygg", id_, 80, 86, targets=[{"from_period": "2024", "at_least": 85}]) for id_ in "ab"
    ]
    found = html(made(*judged), "matningar/enkat/")
    assert found.count("Målet nåddes") >= 2


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([(80, 86), (70, 75)], "Två av två resultat är bättre än förra gången"),
        ([(80, 86), (70, 65)], "Ett av två resultat är bättre än förra gången, och ett är sämre"),
        ([(80, 70), (70, 65)], "Inget av två resultat är bättre än förra gången, och två är sämre"),
        ([(80,), (70,)], "Två resultat"),
    ],
)
def test_the_finding_counts_what_has_changed(pairs: list[tuple[float, ...]], told: str) -> None:
    several = [one(f"m{place}", "Trygg", str(place), *pair) for place, pair in enumerate(pairs)]
    assert matrices.finding(list(views(made(*several)).measures.values())) == told
