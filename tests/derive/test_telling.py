"""Which measures tell most: the best, the worst and the one that moved, counted in deviations among all."""

from collections.abc import Mapping
from statistics import pstdev
from typing import Any

import pytest

from paraply.derive.telling import ENOUGH, Telling, telling
from paraply.model.measure import Measure
from paraply.model.record import Origin
from tests.made import US, content, measure, municipality, snapshot, views

OTHERS = [f"{number:04}" for number in range(1, ENOUGH)]
"""With ours, exactly as many municipalities as are enough."""

SIMILAR = OTHERS[:3]


def key(id_: str) -> str:
    return f"N{int.from_bytes(id_.encode()[-2:], 'big'):05}"


def told(
    measures: Mapping[str, Mapping[str, Any]], *, others: list[str] = OTHERS, similar: list[str] = SIMILAR
) -> dict[str, str]:
    """Why each measure is chosen. ``ours`` holds our values by year, ``at`` what others have in 2026."""
    made: list[Measure] = []
    snapshots = []
    for id_, fields in measures.items():
        ours, at = fields["ours"], fields.get("at", range(40, 40 + len(others)))
        rows = [[US, year, "T", value, ""] for year, value in ours.items()]
        rows += [[other, 2026, "T", value, ""] for other, value in zip(others, at, strict=True)]
        kpi = key(id_)
        source = {"kind": "kolada", "id": kpi}
        rest = {"every": "year"} | {
            name: value for name, value in fields.items() if name not in {"ours", "at"}
        }
        made.append(measure(id_, source=source, **rest).read_from(Origin(f"matt/{id_}.yml", id_)))
        snapshots.append(snapshot(rows, kpi))
    world = content(
        of=municipality(code=US, kolada={"default_group": "G1"} if similar else {}),
        measures=made,
        snapshots=snapshots,
        places=[(id_, "K") for id_ in [US, *others]],
        groups=[("G1", similar)],
    )
    return {each.id: each.why for each in telling(views(world))}


def test_the_best_and_the_worst_are_chosen_whichever_way_is_better() -> None:
    chosen = told(
        {
            "aa": {"ours": {2026: 90}},  # far above three similar ones at 40 to 42
            "bb": {"ours": {2026: 90}, "direction": "lower"},
            "cc": {"ours": {2026: 41}},
            "dd": {"ours": {2026: 40}, "direction": "lower"},
        }
    )
    assert list(chosen) == ["aa", "bb"]
    assert "bäst till jämfört med liknande kommuner" in chosen["aa"]
    assert "sämst till jämfört med liknande kommuner" in chosen["bb"]


def test_what_is_asked_when_the_municipality_chooses_is_not() -> None:
    assert told({"aa": {"ours": {2026: 90}, "every": None}}) == {}


def test_without_similar_ones_all_are_set_beside() -> None:
    chosen = told({"aa": {"ours": {2026: 90}}, "bb": {"ours": {2026: 10}}}, similar=[])
    assert "bäst till jämfört med andra kommuner" in chosen["aa"]
    assert "sämst till jämfört med andra kommuner" in chosen["bb"]


def test_none_is_best_where_all_are_worse_and_none_worst_where_all_are_better() -> None:
    assert [why for why in told({"aa": {"ours": {2026: 10}}}).values() if "bättre" in why] == []
    assert [why for why in told({"aa": {"ours": {2026: 90}}}).values() if "sämre" in why] == []
    assert told({"aa": {"ours": {2026: 41}}}) == {}, "as good as the similar ones, and never measured before"


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ({2025: 40, 2026: 41}, {2025: 30, 2026: 41}),
        ({2025: 40, 2026: 41}, {2025: 52, 2026: 41}),
        ({2023: 90, 2024: 10, 2025: 40, 2026: 41}, {2023: 41, 2024: 41, 2025: 35, 2026: 41}),
        ({2025: 41, 2026: 41}, {2025: 38, 2026: 41}),
        ({2025: 42, 2026: 41}, {2025: 30, 2026: 41}),
        ({2023: 41, 2024: 41, 2025: 40, 2026: 41}, {2023: 41, 2024: 41, 2025: 82, 2026: 41}),
    ],
)
def test_of_the_others_the_one_whose_newest_step_is_longest(
    small: Mapping[int, float], large: Mapping[int, float]
) -> None:
    chosen = told({"aa": {"ours": small}, "bb": {"ours": large}})
    assert chosen == {"bb": "Av de andra måtten hade det här ändrats mest när måtten valdes."}


def test_steps_are_counted_in_deviations_and_not_in_units() -> None:
    wide = [value * 100 for value in range(40, 40 + len(OTHERS))]
    assert pstdev(wide) > 100
    chosen = told(
        {
            "aa": {"ours": {2025: 4080, 2026: 4100}, "at": wide, "unit": "kronor"},
            "bb": {"ours": {2025: 39, 2026: 41}},
        }
    )
    assert list(chosen) == ["bb"]


@pytest.mark.parametrize("direction", ["range", "neutral"])
def test_a_measure_without_a_better_direction_tells_nothing(direction: str) -> None:
    assert told({"aa": {"ours": {2025: 10, 2026: 90}, "direction": direction}}) == {}


def test_nor_does_one_with_too_few_others_or_all_alike() -> None:
    assert told({"aa": {"ours": {2025: 10, 2026: 90}}}, others=OTHERS[:-1]) == {}
    alike = [50] * len(OTHERS)
    assert told({"aa": {"ours": {2025: 10, 2026: 50}, "at": alike}}) == {}


def test_what_is_told_is_a_value() -> None:
    assert Telling("aa", "Skäl") == Telling("aa", "Skäl")
