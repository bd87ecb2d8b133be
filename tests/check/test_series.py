import json
import re
from pathlib import Path

import pytest

from tests.worlds import CLEAN, GUARANTEE, KOLADA_MEASURE, SNAPSHOT, Files, all_found, edited, found, line_of

MINE = "results/measures/mitt.yml"
HEAD = """\
title: Lån på biblioteken
area: bygga-och-bo
unit: antal
direction: higher
source: {kind: own, title: Biblioteket}
"""


def measure(*outcomes: str, more: str = "every: year", unit: str = "antal") -> Files:
    """The clean world with one measure more, of these outcomes."""
    lines = "".join(f"  - {{period: {outcome}}}\n" for outcome in outcomes)
    return {**CLEAN, MINE: f"{HEAD.replace('antal', unit)}{more}\noutcomes:\n{lines}"}


def series(*values: object, first: int = 2018, more: str = "", unit: str = "antal") -> Files:
    """A measure with one value a year."""
    outcomes = (f"{first + number}, value: {value}" for number, value in enumerate(values))
    return measure(*outcomes, more=more, unit=unit)


def snapshot(*rows: tuple[str, int, str, float | None, str], **changes: object) -> Files:
    """The clean world with other rows in the snapshot."""
    return {**CLEAN, SNAPSHOT: json.dumps({**json.loads(CLEAN[SNAPSHOT]), "values": rows, **changes})}


def group(value: str, number: int, dimension: str = "gender", year: int = 2025) -> str:
    return f"{year}, value: {number}, group: {{dimension: {dimension}, value: {value}}}"


OURS = [("9999", year, "T", 70.0 + year % 10, "") for year in (2022, 2024, 2026)]
THEIRS = ("9998", 2026, "T", 72.5, "")
WITHOUT_2024 = snapshot(OURS[0], OURS[2], THEIRS)
NOTED = edited(
    KOLADA_MEASURE,
    "target_state: none",
    "notes: [{period: 2024, text: Skolorna svarade inte.}]",
    WITHOUT_2024,
)

CASES: dict[str, list[tuple[Files, str, str, str]]] = {
    "S01": [
        (
            measure("2024, value: 5", "2025, value: 6", "2025, value: 7"),
            MINE,
            "value: 7",
            "2025 står redan på rad 9",
        ),
        (measure(group("women", 5), group("women", 6)), MINE, "value: 6", "2025 står redan på rad 8"),
        (
            measure("2025, value: 5", "2025-01-01/2025-12-31, value: 6"),
            MINE,
            "value: 6",
            "står redan på rad 8",
        ),
        (
            measure(
                "2025, value: 5",
                more="targets:\n  - {from_period: 2024}\n  - {from_period: 2024, at_least: 1}",
            ),
            MINE,
            "at_least: 1",
            "targets: perioden 2024 står redan på rad 7",
        ),
        (
            edited(GUARANTEE, "claims: [", "claims:\n  [{period: 2025, counted: false},\n  "),
            GUARANTEE,
            "{period: 2025, counted: true",
            "claims: perioden 2025 står redan på rad",
        ),
    ],
    "S02": [
        (measure("2022, value: 5", "2024, value: 5"), MINE, "2024", "2023 saknas, men måttet mäts varje år"),
        (
            measure("2018, value: 5", "2024, value: 5", more="every: two_years"),
            MINE,
            "2024",
            "2020, 2022 saknas",
        ),
        (
            measure("2023-12, value: 5", "2024-02, value: 5", more="every: month"),
            MINE,
            "2024-02",
            "2024-01 saknas",
        ),
        (
            measure("2020-01, value: 5", "2025-03, value: 5", more="every: month"),
            MINE,
            "2025-03",
            "Något mellan 2020-01 och 2025-03 saknas",
        ),
        (
            measure("2024-T1, value: 5", "2025-T2, value: 5", more="every: third"),
            MINE,
            "2025-T2",
            "Något mellan 2024-T1 och 2025-T2 saknas",
        ),
        (
            measure("2025-Q1, value: 5", "2025-Q3, value: 5", more="every: quarter"),
            MINE,
            "2025-Q3",
            "2025-Q2 saknas, men måttet mäts varje kvartal",
        ),
        (
            measure("2023/2024, value: 5", "2025/2026, value: 5"),
            MINE,
            "2025/2026",
            "2024/2025 saknas",
        ),
        (
            measure("2023, value: 5", "2024-T2, value: 5", "2025, value: 5"),
            MINE,
            "2025, value",
            "2024 saknas",
        ),
        (
            measure("2023, value: 5", "2024, value: 5, kind: forecast", "2025, value: 5"),
            MINE,
            "2025, value",
            "2024 saknas",
        ),
        (
            edited(KOLADA_MEASURE, "rounds: [2022, 2024, 2026]", "rounds: [2022, 2026]"),
            KOLADA_MEASURE,
            "rounds",
            "2024 saknas, men måttet mäts vartannat år",
        ),
    ],
    "S06": [
        (series(10, 12, 11, 20), MINE, "2021", "från 11 till 20 i 2021. Den största ändringen förut var 2."),
        (series(10, 10, 10, 11), MINE, "2021", "Den största ändringen förut var 0."),
        (
            series(90, 10, 12, 11, 20, more="breaks: [{before: 2019, why: Ny metod.}]"),
            MINE,
            "2022, ",
            "från 11 till 20 i 2022",
        ),
    ],
    "S07": [
        (
            measure("2025, value: 12", group("women", 5), group("men", 6)),
            MINE,
            "value: 5",
            "Delarna i 2025 blir 11, men helheten är 12",
        ),
        (
            measure(
                "2025, value: 12",
                group("norr", 7, "unit"),
                group("soder", 6, "unit"),
                group("women", 6),
                group("men", 6),
            ),
            MINE,
            "value: 7",
            "Delarna i 2025 blir 13, men helheten är 12",
        ),
    ],
    "S16": [
        (WITHOUT_2024, KOLADA_MEASURE, "rounds", "Kolada har inget värde för kommun 9999 i 2024"),
        (
            snapshot(OURS[0], ("9999", 2024, "T", None, "Missing"), OURS[2], THEIRS),
            KOLADA_MEASURE,
            "rounds",
            "i 2024",
        ),
        (
            snapshot(OURS[0], ("9999", 2024, "T", 5.0, ".."), OURS[2], THEIRS),
            KOLADA_MEASURE,
            "rounds",
            "i 2024",
        ),
        (
            snapshot(OURS[0], ("9999", 2024, "K", 5.0, ""), OURS[2], THEIRS),
            KOLADA_MEASURE,
            "rounds",
            "i 2024",
        ),
        (
            edited(KOLADA_MEASURE, "rounds: [2022, 2024, 2026]\n", "", snapshot(THEIRS)),
            KOLADA_MEASURE,
            "source",
            "Kolada har inget värde för kommun 9999 i nyckeltalet N99999",
        ),
    ],
    "S17": [
        (snapshot(*OURS, THEIRS, THEIRS), SNAPSHOT, "{", "Raden för 9998, 2026 och T står två gånger"),
        (snapshot(*OURS, *OURS), SNAPSHOT, "{", "Raden för 9999, 2022 och T står två gånger, och 2 till"),
        (snapshot(*OURS, ("9997", 2026, "T", 5.0, "")), SNAPSHOT, "{", "'9997' är ingen kommun"),
    ],
}


@pytest.mark.parametrize(
    ("code", "number"), [(code, number) for code, cases in CASES.items() for number in range(len(cases))]
)
def test_an_unsound_series_is_found(tmp_path: Path, code: str, number: int) -> None:
    files, path, at, says = CASES[code][number]
    [problem] = found(tmp_path, code, files)
    assert problem.place == line_of(path, at, files)
    assert says in problem.message
    assert problem.hint
    assert not problem.is_error


SOUND = {
    "S01 other kind": measure("2025, value: 5", "2025, value: 6, kind: forecast"),
    "S01 other group": measure("2025, value: 11", group("women", 5), group("men", 6)),
    "S01 part of the year": measure("2025-T2, value: 5", "2025, value: 6", "2025-Q4, value: 1"),
    "S02 explained": measure(
        "2022, value: 5", "2023, missing: not_measured", "2024, value: 5", "2025, value: 6"
    ),
    "S02 no rhythm": measure("2009, value: 5", "2014, value: 5", "2016, value: 6", more=""),
    "S02 every other year": measure("2022, value: 5", "2024, value: 5", more="every: two_years"),
    "S02 a year late": measure("2021, value: 5", "2024, value: 5", more="every: two_years"),
    "S02 a long period": measure("2022, value: 5", "2023-01-01/2024-12-31, value: 5", "2025, value: 6"),
    "S02 thirds": measure("2024-T1, value: 5", "2024-T2, value: 6", "2024, value: 7", more="every: third"),
    "S02 months": measure("2024-12, value: 5", "2025-01, value: 6", "2025-02, value: 7", more="every: month"),
    "S02 preliminary": measure("2024, value: 5", "2025, value: 6, kind: preliminary"),
    "S02 other kinds of period": measure("2023/2024, value: 5", "2024/2025, value: 5"),
    "S06 as large as before": series(10, 16, 10, 28),
    "S06 few points": series(10, 12, 90),
    "S06 a still series moves a little": series(94, 94, 94, "96.8"),
    "S06 a break": series(10, 12, 11, 90, more="breaks: [{before: 2021, why: Ny metod.}]"),
    "S06 another kind of period": measure(
        "2022, value: 10", "2023, value: 12", "2024, value: 11", "2025-Q1, value: 2", more=""
    ),
    "S06 a forecast": measure(
        "2022, value: 10",
        "2023, value: 12",
        "2024, value: 11",
        "2025, value: 11",
        "2026, value: 90, kind: forecast",
    ),
    "S07 one part": measure("2025, value: 12", group("women", 5)),
    "S07 a part is missing": measure(
        "2025, value: 12", group("women", 5), "2025, missing: too_few, group: {dimension: gender, value: men}"
    ),
    "S07 shares": measure("2025, value: 50", group("women", 45), group("men", 55), unit="procent"),
    "S07 averages": measure("2025, value: 5.5", group("women", 5), group("men", 5)),
    "S07 no total": measure(group("women", 5), group("men", 6)),
    "S07 other years": measure("2024, value: 12", group("women", 5), group("men", 6), "2025, value: 11"),
    "S16 explained": NOTED,
    "S16 a round of a later day": edited(KOLADA_MEASURE, "[2022, 2024, 2026]", "[2022, 2024, 2026, 2028]"),
    "S16 no rounds": edited(KOLADA_MEASURE, "rounds: [2022, 2024, 2026]\n", ""),
    "S17 groups and regions": edited(
        "results/kolada/municipalities.json",
        "[{",
        '[{"id": "0000", "title": "Riket", "type": "L"}, {',
        snapshot(*OURS, ("0000", 2026, "T", 5.0, ""), ("G2328", 2026, "T", 5.0, "")),
    ),
    "S17 genders": snapshot(*OURS, ("9999", 2026, "K", 5.0, ""), ("9999", 2026, "M", 5.0, "")),
}


@pytest.mark.parametrize("case", SOUND)
def test_a_sound_series_is_left_alone(tmp_path: Path, case: str) -> None:
    assert found(tmp_path, case[:3], SOUND[case]) == []


def test_a_sound_series_has_no_finding_at_all(tmp_path: Path) -> None:
    files = series(10, 12, 11, 13, first=2022, more="every: year")
    assert [problem for problem in all_found(tmp_path, files) if problem.rule.code.startswith("S")] == []


def test_a_part_that_is_too_great_is_told_once(tmp_path: Path) -> None:
    files = measure("2025, value: 12", group("women", 15), group("men", 6))
    codes = [problem.rule.code for problem in all_found(tmp_path, files)]
    assert [code for code in codes if code.startswith("S")] == ["S03"]


def test_without_a_list_of_municipalities_any_four_digits_will_do(tmp_path: Path) -> None:
    without = {"results/kolada/municipalities.json": None, "results/kolada/groups.json": None}
    good = {**snapshot(*OURS, ("0114", 2026, "T", 5.0, "")), **without}
    bad = {**snapshot(*OURS, ("V15E", 2026, "T", 5.0, "")), **without}
    good = {
        path: re.sub(r".*(kolada_group|default_group).*\n", "", text or "")
        for path, text in good.items()
        if text
    }
    bad = {
        path: re.sub(r".*(kolada_group|default_group).*\n", "", text or "")
        for path, text in bad.items()
        if text
    }
    assert found(tmp_path / "good", "S17", good) == []
    [problem] = found(tmp_path / "bad", "S17", bad)
    assert "'V15E' är ingen kommun" in problem.message


def test_a_municipality_without_a_code_has_no_values_to_miss(tmp_path: Path) -> None:
    files = edited("results/municipality.yml", "code: '9999'\n", "", WITHOUT_2024)
    assert found(tmp_path, "S16", files) == []


def test_a_row_of_kolada_is_named_by_its_own_line(tmp_path: Path) -> None:
    stranger = ("9997", 2026, "T", 5.0, "")
    rows = ",\n".join(json.dumps(row) for row in (*OURS, THEIRS, stranger, THEIRS, stranger))
    text = (snapshot()[SNAPSHOT] or "").replace('"values": []', f'"values": [\n{rows}\n]')
    files = {**CLEAN, SNAPSHOT: text}
    first = line_of(SNAPSHOT, json.dumps(OURS[0]), files).line or 0
    places = [problem.place.line for problem in found(tmp_path, "S17", files)]
    assert places == [first + 4, first + 5], "the first stranger, and the second of what stands twice"
