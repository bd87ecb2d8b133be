"""What the catalogue knows of Kolada's figures, and what the values tell of themselves."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from paraply.derive.comparisons import compare
from paraply.keyfigures.catalogue import figures
from paraply.model.series import series_of
from tests.worlds import CLEAN, KOLADA_MEASURE, NOT_SHOWN, Files, all_found, found, world_of

US = "9999"
CODES = {"S20", "S21", "S22", "S23", "S24", "S25", "S28"}
"""Each has a case below that passes and one that fails."""
N15813, U21478, U07451 = "N15813", "U21478", "U07451"
TITLES = {
    N15813: figures()[N15813].kolada.title,
    U21478: "Brukarbedömning hemtjänst - svåra besvär av ensamhet, andel (%)",
    U07451: "Företagsklimat Insikt - Totalt, Index, gammal definition (-2024)",
    "N99999": "Trygga elever, andel (%)",
    "U07489": "Nöjdhet avfallshantering en- och tvåfamiljshus, andel (%)",
}


def world(
    kpi: str, years: range, *, more: str = "", unit: str = "procent", title: str | None = None
) -> Files:
    """The clean world with the Kolada measure on another figure."""
    measure = (
        f"title: Ett mått\nquestion: Hur går det?\narea: forskola-och-skola\nowners: [skolnamnden]\n"
        f"unit: {unit}\ndirection: higher\ndefinition: Andelen som är nöjda.\n"
        f"source: {{kind: kolada, id: {kpi}}}\ntarget_state: none\nevery: year\n{more}"
    )
    rows = [
        [place, year, "T", 50 + (year * 7 + int(place)) % 11, ""] for place in ("9998", US) for year in years
    ]
    snapshot = {
        "kpi": kpi,
        "title": title or TITLES[kpi],
        "fetched": "2026-06-14",
        "values": rows,
    }
    return {
        **CLEAN,
        "results/kolada/N99999.json": None,
        KOLADA_MEASURE: measure,
        f"results/kolada/{kpi}.json": json.dumps(snapshot),
    }


def test_a_title_that_the_catalogue_does_not_know_is_told(tmp_path: Path) -> None:
    assert not found(tmp_path / "a", "S20", world(N15813, range(2024, 2027)))
    [problem] = found(tmp_path / "b", "S20", world(N15813, range(2024, 2027), title="Lärare, andel (%)"))
    assert "'Lärare, andel (%)'" in problem.message
    assert figures()[N15813].kolada.title in problem.message
    answer = "accepted: [{rule: S20, why: Samma sak.}]\n"
    answered = world(N15813, range(2024, 2027), title="Lärare, andel (%)", more=answer)
    assert [one.accepted for one in found(tmp_path / "c", "S20", answered)] == ["Samma sak."]


def test_what_is_not_in_the_catalogue_may_have_any_title(tmp_path: Path) -> None:
    assert not found(tmp_path, "S20", world("N99999", range(2024, 2027), title="Något, andel (%)"))


@pytest.mark.parametrize("kpi", [N15813, U21478])
def test_a_known_break_is_asked_for_until_it_is_there(kpi: str, tmp_path: Path) -> None:
    [problem] = found(tmp_path / "a", "S21", world(kpi, range(2022, 2027)))
    assert "breaks: [{before: 2024, why: …}]" in problem.hint
    mended = world(kpi, range(2022, 2027), more="breaks: [{before: 2024, why: Kolada mäter något annat.}]\n")
    assert not found(tmp_path / "b", "S21", mended)
    misplaced = world(kpi, range(2022, 2027), more="breaks: [{before: 2026, why: Något annat.}]\n")
    assert found(tmp_path / "c", "S21", misplaced)


@pytest.mark.parametrize("years", [range(2019, 2024), range(2024, 2027)])
def test_a_series_on_one_side_of_the_break_needs_none(years: range, tmp_path: Path) -> None:
    assert not found(tmp_path, "S21", world(U21478, years))


def test_an_ended_figure_is_told_with_what_follows_it(tmp_path: Path) -> None:
    files = world(U07451, range(2020, 2025), unit="index")
    [problem] = found(tmp_path / "a", "S22", files)
    assert "2024" in problem.message
    assert "U07453" in problem.hint
    mended = world(
        U07451, range(2020, 2025), unit="index", more="breaks: [{before: 2025, why: Serien slutade.}]\n"
    )
    assert not found(tmp_path / "b", "S22", mended)
    assert not found(tmp_path / "c", "S22", world(N15813, range(2024, 2027)))


def test_an_ended_figure_without_a_successor_gets_no_proposal_of_one(tmp_path: Path) -> None:
    files = world("N99999", range(2020, 2025), title="Personal, andel (%) (- 2024)")
    [problem] = found(tmp_path, "S22", files)
    assert "Lägg till" not in problem.hint


@pytest.mark.parametrize(
    ("unit", "title", "wrong"),
    [
        ("procent", "Insatser, antal/10 000 inv", True),
        ("antal", "Insatser, andel (%)", True),
        ("procent", "Insatser, andel (%)", False),
        ("antal per 10 000 invånare", "Insatser, antal/10 000 inv", False),
    ],
)
def test_a_share_is_no_number(unit: str, title: str, wrong: bool, tmp_path: Path) -> None:
    files = world("N99999", range(2024, 2027), unit=unit, title=title)
    problems = found(tmp_path, "S23", files)
    assert bool(problems) is wrong
    for problem in problems:
        right = "procent" if "andel" in title else "antal"
        assert problem.hint == f"Skriv unit: {right}, eller hämta värdena igen."


def repeating(share: float, every: str = "", kpi: str = "N99999") -> Files:
    """A hundred municipalities of which a share has the same value two years in a row."""
    rows = [
        [f"{1000 + number}", year, "T", number + (year if number >= 100 * share else 0), ""]
        for number in range(100)
        for year in (2024, 2025)
    ]
    rows += [[US, year, "T", 70, ""] for year in (2024, 2025)]
    places = [{"id": str(row[0]), "title": f"Kommun {row[0]}", "type": "K"} for row in rows[::2]]
    files = dict(world(kpi, range(0)))
    snapshot = json.loads(files[f"results/kolada/{kpi}.json"] or "")
    return {
        **files,
        KOLADA_MEASURE: (files[KOLADA_MEASURE] or "").replace("every: year\n", every),
        f"results/kolada/{kpi}.json": json.dumps({**snapshot, "values": rows}),
        "results/kolada/municipalities.json": json.dumps(places),
        "results/kolada/groups.json": "[]",
        "results/municipality.yml": (files["results/municipality.yml"] or "").replace(
            "kolada: {default_group: G99999, county_group: G99998}\n", ""
        ),
    }


def test_values_that_half_of_all_repeat_are_asked_about(tmp_path: Path) -> None:
    [problem] = found(tmp_path / "a", "S24", repeating(0.5))
    assert "2025" in problem.message
    assert not found(tmp_path / "b", "S24", repeating(0.1))
    assert not found(tmp_path / "c", "S24", repeating(0.5, "every: year\n"))
    assert not found(tmp_path / "d", "S24", repeating(0.5, "rounds: [2024]\n"))


def test_a_value_that_cannot_be_is_told_and_counts_as_missing(tmp_path: Path) -> None:
    kpi = "U31803"
    sound = world(kpi, range(2022, 2025), title=figures()[kpi].kolada.title)
    assert not found(tmp_path / "a", "S28", sound)
    snapshot = json.loads(sound[f"results/kolada/{kpi}.json"] or "")
    zeros = [[*row[:3], 0 if row[1] == 2024 else row[3], row[4]] for row in snapshot["values"]]
    files = {**sound, f"results/kolada/{kpi}.json": json.dumps({**snapshot, "values": zeros})}
    [problem] = found(tmp_path / "b", "S28", files)
    assert problem.message == "Kolada har värdet 0 för år 2024. Det kan inte ha mätts, och visas inte."
    content = world_of(tmp_path / "b", files).content
    [measure] = [each for each in content.measures.values() if each.kolada == kpi]
    assert [point.value is None for point in series_of(measure, content).totals] == [False, False, True]
    compared = compare(measure, series_of(measure, content), content)
    assert {str(each.period) for each in compared} == {"2023"}


@pytest.mark.parametrize(("value", "is_possible"), [(0, False), (27, True), (168, True), (211, False)])
def test_what_is_possible_has_its_bounds(value: int, *, is_possible: bool) -> None:
    hours = figures()["N09808"].possible
    assert hours is not None
    assert hours.holds(Decimal(value)) == is_possible


def test_the_catalogue_has_answered_for_its_own(tmp_path: Path) -> None:
    assert figures()["U07489"].every is None
    files = repeating(0.5, kpi="U07489")
    assert not [problem for problem in all_found(tmp_path, files) if problem.rule.code == "S24"]


@pytest.mark.parametrize(
    ("id_", "told"),
    [
        ("N99999", "N99999 visas, i måttet ”Trygga elever i årskurs 5”."),
        ("n15613", "Menade du 'N15613'?"),
        ("Trygghet", "Skriv Koladas id, till exempel N15613."),
        ("N15613", ""),
        ("N07609", ""),
    ],
)
def test_what_is_said_not_to_be_shown_is_a_figure_that_is_not(id_: str, told: str, tmp_path: Path) -> None:
    files = {
        **CLEAN,
        NOT_SHOWN: f"not_shown:\n  - {{id: {id_}, why: För få svarade., checked: 2026-09-01}}\n",
    }
    problems = found(tmp_path, "S25", files)
    assert bool(problems) is bool(told)
    assert all(told in f"{problem.message} {problem.hint}" for problem in problems)
