"""The page that compares with other municipalities, in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from paraply.model.content import Content
from paraply.render import urls
from tests.made import KPI, US, area, content, html, measure, municipality, snapshot, text_of, wrong_in
from tests.worlds import ELSEWHERE, world_of

OTHERS = ["1001", "1002", "1003", "1004", "1005", "1006", "1007"]
PLACES = [(id_, "K") for id_ in (US, *OTHERS)]


def world(ours: float | None, others: Sequence[float], direction: str = "higher", **fields: Any) -> Content:
    """Our value and others' for 2026; the first two others are similar to us."""
    rows: list[list[Any]] = [[id_, 2026, "T", value, ""] for id_, value in zip(OTHERS, others, strict=False)]
    rows += [[US, 2026, "T", ours, ""]] if ours is not None else []
    made = measure(
        "trygga",
        title="Trygga elever",
        area="omrade",
        direction=direction,
        source={"kind": "kolada", "id": KPI},
    )
    return content(
        of=municipality(short_name="Exempel", kolada={"default_group": "G1"}),
        areas=[area()],
        measures=[made, measure("eget")],
        snapshots=[snapshot(rows)],
        places=PLACES,
        groups=[("G1", OTHERS[:3])],
        **fields,
    )


def page_of(made: Content) -> str:
    markup = html(made, urls.COMPARE)
    assert wrong_in(markup) == []
    return text_of(markup)


def test_the_comparison_in_words_with_its_denominators() -> None:
    text = page_of(world(90, [80, 84, 95, 70, 70, 70, 70]))
    assert "1 av 2 mått går att jämföra. Exempel hör till den bästa fjärdedelen i det enda mått som" in text
    assert "3,7 procentenheter högre än i liknande kommuner, där medelvärdet är 86,3 procent." in text
    assert "1 av 8 kommuner har ett bättre resultat. Kommunen hör till den bästa fjärdedelen." in text
    assert "3 av 3 liknande kommuner har ett värde. I hela landet har 8 kommuner ett värde." in text
    assert "Källa: Kolada" in text
    assert "Egen bearbetning av data från Kolada" in text


def test_what_unfolds_is_named_by_what_is_in_it() -> None:
    made = world(90, [80, 84, 95, 70, 70, 70, 70])
    assert "Liknande kommuner: Trygga elever" in page_of(made)
    alone = page_of(replace(made, kolada_groups={}))
    assert "Hur många som jämförs: Trygga elever" in alone
    assert "iknande" not in alone
    assert "för platser." in alone


def test_those_beside_us_are_told() -> None:
    text = page_of(world(80, [80, 84, 95, 80, 70, 70, 70]))
    assert (
        "2 av 8 kommuner har ett bättre resultat. Kommunen ligger i mitten. "
        "Två andra kommuner har exakt samma värde." in text
    )


def test_lower_is_better_turns_the_place() -> None:
    text = page_of(world(90, [80, 84, 85, 70, 70, 70, 70], "lower"))
    assert "7 av 8 kommuner har ett bättre resultat. Kommunen hör till den sista fjärdedelen." in text


def test_a_neutral_measure_gets_a_median_and_no_place() -> None:
    text = page_of(world(90, [80, 84, 95, 70, 70, 70, 70], "neutral"))
    assert "Medianen bland alla kommuner är 75 procent." in text
    assert "Inget av dem ger kommunen en plats." in text
    assert "Kommunen hör till" not in text


def test_the_place_is_drawn_from_last_to_best() -> None:
    best, last = (
        html(world(90, [80, 84, 70, 70, 70, 70, 70], way), urls.COMPARE) for way in ("higher", "lower")
    )
    assert best.count('cx="104.0"') == 1
    assert last.count('cx="4.0"') == 1
    assert "Linjen visar platsen" in text_of(best)
    neutral = html(world(90, [80, 84, 70, 70, 70, 70, 70], "neutral"), urls.COMPARE)
    assert "ladder" not in neutral
    assert "Linjen visar platsen" not in text_of(neutral)


def test_more_measures_than_a_phone_shows_are_folded_away() -> None:
    made = [
        measure(f"m{number}", area="omrade", source={"kind": "kolada", "id": f"N0000{number}"})
        for number in range(8)
    ]
    markup = html(content(areas=[area()], measures=made), urls.COMPARE)
    assert "<summary>Visa sju mått till</summary>" in markup
    assert "till</summary>" not in html(content(areas=[area()], measures=made[:1]), urls.COMPARE)


def test_a_measure_that_cannot_be_compared_says_why() -> None:
    assert "Går inte att jämföra. Kommunen har inget uppmätt värde." in page_of(world(None, [80, 84]))
    alone = page_of(world(90, []))
    assert "Går inte att jämföra. Vi har inget värde för någon annan kommun den perioden." in alone
    assert "Bäst av" not in alone


def test_a_group_without_values_is_not_compared_with() -> None:
    rows = [["1005", 2026, "T", 70, ""], [US, 2026, "T", 90, ""]]
    made = world(90, [])
    text = page_of(content(
        of=made.municipality, areas=made.areas.values(), measures=made.measures.values(),
        snapshots=[snapshot(rows)], places=PLACES, groups=[("G1", OTHERS[:2])],
    ))  # fmt: skip
    assert "liknande kommuner (" not in text
    assert "Bäst av" not in text


def test_measures_from_elsewhere_are_counted_and_not_compared() -> None:
    assert "1 av kommunens mått kommer inte från Kolada." in page_of(world(90, [80, 84]))


def test_promises_of_others(tmp_path: Any) -> None:
    text = page_of(world_of(tmp_path).content)
    assert ELSEWHERE.endswith("annankommun.yml")
    assert "Annankommun Bygglov Högst 6 veckor Du slipper avgiften. Står inte 1 juni 2026" in text
    assert "Löften i andra kommuner" not in page_of(world(90, [80]))


def test_nothing_to_compare() -> None:
    text = page_of(content())
    assert "Inget mått går att jämföra med andra kommuner än." in text
    assert "Källa: Kolada" not in text
