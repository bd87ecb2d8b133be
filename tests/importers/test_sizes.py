"""A figure far from its history is asked about before it is written; one of a shorter time is not."""

from pathlib import Path
from typing import Any

import pytest

from paraply.command.statuses import CHANGED, SAME
from paraply.importers.meaning import Memory
from paraply.importers.plan import Plan
from paraply.importers.planner import Planner
from paraply.importers.reading import Sheets
from paraply.importers.vocabulary import Sort
from tests.importers.books import Rows, excel
from tests.importers.imports import REPLIES, SICK, TODAY, difference, files, imported
from tests.importers.test_meaning import sheet
from tests.made import content, measure

HISTORY = {
    "kWh per kvadratmeter": (150, 148),
    "procent": (85, 86),
    "antal": (1200, 1250),
}
SIZES = [
    ("kWh per kvadratmeter", "2025", 140, False),
    ("kWh per kvadratmeter", "2025", 12, True),
    ("kWh per kvadratmeter", "2026-04", 13, False),
    ("kWh per kvadratmeter", "2026-04", 160, False),
    ("kWh per kvadratmeter", "2026-04", 1, True),
    ("kWh per kvadratmeter", "2026-04", 1300, True),
    ("procent", "2026-04", 90, False),
    ("procent", "2026-04", 7, True),
    ("antal", "2026-04", 110, False),
    ("antal", "2026-04", 10, True),
    ("antal", "2026-04", 1250, True),
]


@pytest.mark.parametrize(("unit", "period", "value", "is_asked"), SIZES)
def test_a_size_is_compared_with_that_of_as_long_a_time(
    unit: str, period: str, value: int, is_asked: bool
) -> None:
    outcomes = [{"period": str(2023 + at), "value": one} for at, one in enumerate(HISTORY[unit])]
    known = content(measures=[measure(title="Alla svar", unit=unit, outcomes=outcomes)])
    memory = Memory(unit="måttets")
    found = Sheets("a", [sheet(["Mått", period], ["Alla svar", value])], known, memory, TODAY).meanings(
        memory
    )
    plan = Planner("a.xlsx", known, memory).plan(found)
    assert [one.about for one in plan.questions] == ["size"] * is_asked, plan
    assert [one.value for one in plan.writes] == [value] * (not is_asked)


def test_figures_of_a_file_stand_in_for_a_history_that_is_not_there() -> None:
    known = content(measures=[measure(title="Alla svar", unit="kronor per elev")])
    memory = Memory(unit="måttets")
    rows = sheet(["Mått", "2023", "2024", "2025"], ["Alla svar", 131200, 136900, 141.3])
    plan = Planner("a.xlsx", known, memory).plan(Sheets("a", [rows], known, memory, TODAY).meanings(memory))
    assert [entry.cell.name for one in plan.questions for entry in one.entries] == ["D2"]


WHOLES = [
    ("Prel kv 4 2025", "2025", True),
    ("Kv 4 2025", "2025", False),
    ("Prel kv 4 2025", "2024", False),
    ("Prel 2025", "2025", False),
]


@pytest.mark.parametrize(("part", "whole", "is_asked"), WHOLES)
def test_a_whole_is_no_more_final_than_its_parts(part: str, whole: str, is_asked: bool) -> None:
    known = content(measures=[measure(title="Alla svar", unit="antal")])
    rows = [sheet(["Mått", "Kv 3 2025", part, whole], ["Alla svar", 64, 78, 143])]

    def plan(**more: Any) -> Plan:
        memory = Memory(unit="måttets", **more)
        return Planner("a.xlsx", known, memory).plan(Sheets("a", rows, known, memory, TODAY).meanings(memory))

    first = plan()
    asked = [one for one in first.questions if one.about == "kind"]
    assert [entry.cell.name for one in asked for entry in one.entries] == ["D2"] * is_asked
    assert ("D2" in {one.entry.cell.name for one in first.writes}) is not is_asked
    for sort, kind in (("PRELIMINARY", "preliminary"), ("OUTCOME", "outcome")):
        then = plan(kinds={one.key: Sort[sort] for one in asked})
        assert "kind" not in {one.about for one in then.questions}
        found = {one.entry.cell.name: one.kind.value for one in then.writes}
        assert found["D2"] == (kind if is_asked else "outcome")


def test_a_figure_in_doubt_holds_back_its_measure_and_no_other(example: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Mått", "2025 (%)", "2026 (%)"],
        ["Sjukfrånvaro i kommunen", 6.3, 620],
        ["Synpunkter som får svar i tid", 83, 88],
    ]
    file, before = excel(tmp_path / "a.xlsx", rows), files(example)
    status, said = imported(example, file)
    assert (status, "620" in said, "1 tal läses inte in (Utfall: B2): väntar på svaret" in said) == (
        CHANGED,
        True,
        True,
    ), said
    assert {SICK, REPLIES} & set(difference(before, files(example))) == {REPLIES}
    after = files(example)
    assert (imported(example, file)[0], files(example)) == (SAME, after)


def test_a_year_may_be_the_school_year_that_ended_in_it() -> None:
    memory = Memory(unit="måttets")
    for outcomes, proposals in (([], ["2024/2025"]), ([{"period": "2024", "value": 70}], [])):
        known = content(
            measures=[measure(title="Alla svar", unit="procent", school_year=True, outcomes=outcomes)]
        )
        rows = [sheet(["Mått", "2025"], ["Alla svar", 71])]
        plan = Planner("a.xlsx", known, memory).plan(Sheets("a", rows, known, memory, TODAY).meanings(memory))
        assert [one.proposal for one in plan.questions] == proposals


def test_money_for_each_of_another_thing_is_asked_about_and_keeps_its_size() -> None:
    known = content(measures=[measure(title="Alla svar", unit="kronor per elev")])
    rows = [
        sheet(
            ["Räkenskapssammandrag 2025", "", "tkr per brukare"],
            [],
            ["Mått", "2024", "2025"],
            ["Alla svar", 136.9, 141.3],
        )
    ]
    memory = Memory()
    plan = Planner("a.xlsx", known, memory).plan(Sheets("a", rows, known, memory, TODAY).meanings(memory))
    assert [(one.about, one.key) for one in plan.questions] == [("same", "per brukare = per elev")]
    memory = Memory(answers=frozenset({("same", "per brukare = per elev")}))
    plan = Planner("a.xlsx", known, memory).plan(Sheets("a", rows, known, memory, TODAY).meanings(memory))
    assert [one.value for one in plan.writes] == [136900, 141300]
