"""Columns and headings that part the figures: units, ages, unknown words; read, asked about or left."""

from pathlib import Path
from typing import Any

import pytest

from paraply.command.statuses import CHANGED, SAME
from paraply.load import load_content
from tests.importers.books import Rows, excel
from tests.importers.imports import imported
from tests.importers.test_unknown import Person, forget, mapping
from tests.worlds import write

MEASURES = {
    "behorig": ("Behöriga till gymnasiet", "procent"),
    "kostnad": ("Kostnad per elev", "tkr"),
    "vatten": ("Vatten per invånare och dygn", "liter"),
}
NAME = "Behöriga till gymnasiet (%)"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files: dict[str, str | None] = {
        f"results/measures/{id_}.yml": f"title: {title}\nunit: {unit}\ndecimals: 1\ndirection: neutral\n"
        for id_, (title, unit) in MEASURES.items()
    }
    files["results/municipality.yml"] = (
        "name: Exempelkommunen\ndimensions: {gender: Kön, unit: Enhet, age: Ålder}\n"
    )
    return write(tmp_path / "root", files)


def figures(root: Path) -> dict[str, str]:
    return {
        " ".join([id_, str(one.period), *([one.group.value] if one.group else [])]): str(one.value)
        for id_, measure in load_content(root).content.measures.items()
        for one in measure.outcomes
    }


def read(root: Path, tmp_path: Path, rows: Rows, **wish: Any) -> dict[str, str]:
    imported(root, excel(tmp_path / "skolan.xlsx", rows), **{"unit": "", **wish})
    return figures(root)


@pytest.mark.parametrize("group", ["Kön", "Ålder"])
def test_an_upper_heading_with_an_empty_first_cell_is_a_heading(
    root: Path, tmp_path: Path, group: str
) -> None:
    lower = {"Kön": ["Kvinnor", "Män"], "Ålder": ["16-29 år", "30 år och äldre"]}[group]
    rows: Rows = [
        ["Behöriga till gymnasiet, procent"],
        ["Uppgifterna avser 2025"],
        [],
        [None, group, None, None, None],
        ["Förvaltning", *lower, None, "Totalt"],
        ["Skolförvaltningen", 71.0, 72.0, None, 73.0],
        ["Hela kommunen", 81.0, 83.0, None, 82.0],
    ]
    words = {"Kön": ["women", "men"], "Ålder": ["16–29 år", "30 år och äldre"]}[group]
    assert read(root, tmp_path, rows) == {
        f"behorig 2025 {words[0]}": "81.0",
        f"behorig 2025 {words[1]}": "83.0",
        "behorig 2025": "82.0",
    }


SCHOOLS: Rows = [
    ["Skola", "Kön", "Behöriga till gymnasiet 2025 (%)"],
    ["Hela kommunen", "Totalt", 81],
    ["Ekskolan", "Totalt", 82],
    ["Ekskolan", "Flickor", 83],
    ["Kommunala skolor totalt", "Totalt", 84],
    ["Friskolan Båten (fristående)", "Totalt", 85],
]


def test_units_are_read_when_a_person_says_so_and_remembered(root: Path, tmp_path: Path) -> None:
    ours = {"behorig 2025": "81.0"}
    assert read(root, tmp_path, SCHOOLS) == ours
    person = Person(**{"Är det 'Skola'": "ja"})
    assert read(root, tmp_path, SCHOOLS, ask=person, yes=False) == {**ours, "behorig 2025 Ekskolan": "82.0"}
    assert "{about: units, text: Skola}" in mapping(root)
    forget(root)
    again = Person()
    assert read(root, tmp_path, SCHOOLS, ask=again, yes=False) == {**ours, "behorig 2025 Ekskolan": "82.0"}
    assert not [one for one in again.asked if "Är det 'Skola'" in one]


def test_units_are_asked_about_beside_a_column_that_we_do_not_know(root: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Läsår", "Skola", "Huvudman", "Behöriga till gymnasiet (%)"],
        ["2024/25", "Samtliga", "Samtliga", 81],
        ["2024/25", "Ekskolan", "Kommunal", 82],
        ["2024/25", "Båten", "Enskild", 83],
    ]
    answers = {"Är det 'Skola'": "ja", "raden 'Kommunal'": "ja", "raden 'Enskild'": "inte vår skola"}
    found = read(root, tmp_path, rows, ask=Person(**answers), yes=False)
    assert found == {"behorig 2024/2025": "81.0", "behorig 2024/2025 Ekskolan": "82.0"}


def test_what_is_said_of_units_can_be_followed(root: Path, tmp_path: Path) -> None:
    _status, said = imported(root, excel(tmp_path / "skolan.xlsx", SCHOOLS), unit="")
    assert "{about: units, text: Skola}" in said
    assert "'Kommunala skolor totalt' kan vara kommunens tal, eller tal för flera enheter" in said
    file = root / "content/results/imports/skolan.yml"
    file.write_text(f"{file.read_text('utf-8')}answers:\n  - {{about: units, text: Skola}}\n", "utf-8")
    status, said = imported(root, excel(tmp_path / "skolan.xlsx", SCHOOLS), unit="")
    assert status == CHANGED
    assert "gäller två delar på en gång: Ekskolan, Kvinnor" in said
    assert "+ 2025, Ekskolan: 82,0" in said


PARTED: Rows = [
    ["Nyckeltal", "Skolform", "Kön", "2025"],
    [NAME, "Grundskola", "Totalt", 81],
    [NAME, "Grundskola", "Flickor", 82],
]


def test_a_column_that_we_do_not_know_parts_the_figures(root: Path, tmp_path: Path) -> None:
    assert read(root, tmp_path, PARTED) == {}
    total = [[cell if cell != "Grundskola" else "Totalt" for cell in row] for row in PARTED]
    assert read(root, tmp_path, [*PARTED, *total[1:]]) == {
        "behorig 2025": "81.0",
        "behorig 2025 women": "82.0",
    }


def test_a_person_may_say_that_it_parts_nothing(root: Path, tmp_path: Path) -> None:
    person = Person(**{"vad som än står under 'Skolform'": "ja"})
    whole = {"behorig 2025": "81.0", "behorig 2025 women": "82.0"}
    assert read(root, tmp_path, PARTED, ask=person, yes=False) == whole
    forget(root)
    assert read(root, tmp_path, PARTED) == whole


@pytest.mark.parametrize("kind", ["Typ", "Slag"])
def test_two_columns_that_part_are_read_together(root: Path, tmp_path: Path, kind: str) -> None:
    cells = [(sex, sort) for sex in ("Flickor", "Totalt", "Pojkar") for sort in ("Utfall", "Mål")]
    rows: Rows = [
        ["Nyckeltal", "Kön", kind, "2025"],
        *([NAME, *both, at] for at, both in enumerate(cells, 70)),
    ]
    assert read(root, tmp_path, rows) == {
        "behorig 2025 women": "70.0",
        "behorig 2025": "72.0",
        "behorig 2025 men": "74.0",
    }


def test_a_part_below_its_measure_is_read_beside_a_goal(root: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Mål", "Indikator", "2025"],
        ["En god skola", NAME, 81],
        [None, "   varav kvinnor", 82],
        [None, "Antal svar", 83],
        [None, "   varav kvinnor", 84],
        [None, "   varav män", 85],
    ]
    assert read(root, tmp_path, rows) == {"behorig 2025": "81.0", "behorig 2025 women": "82.0"}


def test_a_part_of_what_is_none_of_ours_is_not_the_sections(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2025"], [NAME], ["Antal svar", 83], ["   varav kvinnor", 84]]
    assert read(root, tmp_path, rows) == {}


@pytest.mark.parametrize("form", ["{} (liter)", "{}, liter", "{} liter"])
def test_a_title_that_ends_in_the_measures_own_unit_is_its_name(
    root: Path, tmp_path: Path, form: str
) -> None:
    rows: Rows = [["Mått", "2025"], [form.format("Vatten per invånare och dygn"), 138]]
    found = read(root, tmp_path, rows, **({"unit": "måttets"} if form == "{} liter" else {}))
    assert found == {"vatten 2025": "138.0"}


def test_a_line_above_may_be_a_title_that_ends_in_the_measures_own_unit(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Vatten per invånare och dygn, liter"], ["Område", "2025"], ["Exempelkommunen", 138]]
    assert read(root, tmp_path, rows) == {"vatten 2025": "138.0"}


def test_answers_about_a_row_of_a_saved_mapping_are_saved(root: Path, tmp_path: Path) -> None:
    head = ["Nyckeltal", "Enhet", "2024"]
    name = NAME.removesuffix(" (%)")
    read(root, tmp_path, [head, ["Kostnad per elev", "tkr", 105.2], [name, None, 81]], unit="måttets")
    later: Rows = [
        ["Nyckeltal", "Enhet", "2025"],
        ["Kostnad per elev", "tkr", -107.2],
        [name, None, 0.82],
    ]
    person = Person(**{"Vända tecknet": "vänd", "procent eller andel": "andel", "Enhet (tom rad": ""})
    found = read(root, tmp_path, later, ask=person, yes=False)
    assert (found["kostnad 2025"], found["behorig 2025"]) == ("107.2", "82.0")
    assert "{label: Kostnad per elev, measure: kostnad, negated: true}" in mapping(root)
    forget(root)
    again = Person()
    assert read(root, tmp_path, later, ask=again, yes=False) == {
        "kostnad 2025": "107.2",
        "behorig 2025": "82.0",
    }
    assert not [one for one in again.asked if "Skriva detta" not in one]


def test_one_question_for_all_columns_that_a_line_may_date(root: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Enkät våren 2025 i alla skolor"],
        ["Nyckeltal", "Totalt", "Flickor", "Pojkar"],
        [NAME, 81, 82, 80],
    ]
    person = Person(**{"Period (tom rad: 2025)": "2025"})
    found = read(root, tmp_path, rows, ask=person, yes=False)
    assert found == {"behorig 2025": "81.0", "behorig 2025 women": "82.0", "behorig 2025 men": "80.0"}
    assert len([one for one in person.asked if "Period" in one]) == 1
    status, said = imported(root, excel(tmp_path / "b.xlsx", rows), unit="", period="2025")
    assert status == SAME, said


def test_the_plan_names_groups_and_formats_as_people_see_them(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Nyckeltal", "Kvinnor 2025"], ["Behöriga till gymnasiet", (0.814, "0.0%")]]
    _status, said = imported(root, excel(tmp_path / "a.xlsx", rows), unit="")
    assert "+ 2025, Kvinnor: 81,4" in said
    assert "enhet: talformatet '0.0%'" in said


def test_a_label_that_is_called_a_measure_keeps_the_group_it_names(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Nyckeltal", "2025"], ["Behöriga till gymnasiet bland män (%)", 81]]
    person = Person(**{"Vilket mått är": "behorig"})
    assert read(root, tmp_path, rows, ask=person, yes=False) == {"behorig 2025 men": "81.0"}
    forget(root)
    assert read(root, tmp_path, rows) == {"behorig 2025 men": "81.0"}


def test_a_measure_about_a_group_has_it_in_its_name(root: Path, tmp_path: Path) -> None:
    title = "title: Kvinnor i fullmäktige\nunit: procent\ndecimals: 1\ndirection: neutral\n"
    write(root, {"results/measures/kvinnor.yml": title})
    rows: Rows = [["Nyckeltal", "2025"], ["Andelen kvinnor bland ledamöter i fullmäktige (%)", 48]]
    person = Person(**{"Vilket mått är": "kvinnor"})
    assert read(root, tmp_path, rows, ask=person, yes=False) == {"kvinnor 2025": "48.0"}


@pytest.mark.parametrize("decimals", [0, 1])
def test_a_count_with_decimals_is_asked_about_before_it_is_rounded(
    root: Path, tmp_path: Path, decimals: int
) -> None:
    count = f"title: Elever i skolan\nunit: antal\ndecimals: {decimals}\ndirection: neutral\n"
    write(root, {"results/measures/elever.yml": count})
    status, said = imported(root, excel(tmp_path / "a.xlsx", [["Mått", "2025"], ["Elever i skolan", 410.5]]))
    assert ("410,5 är ett antal med decimaler: Elever i skolan" in said) is (decimals == 0)
    assert (status == CHANGED) is (decimals == 1)


def test_a_number_shown_in_thousands_is_told_as_it_is_seen(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2025"], ["Kostnad per elev (tkr)", (105_200, "#,##0,")]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows), unit="")
    assert status == CHANGED
    assert "105,2\u00a0tkr (B2, visas förkortat i filen)" in said


@pytest.mark.parametrize("mark", ["~100", "~0"])
def test_a_share_that_is_withheld_is_missing_and_not_rounded(root: Path, tmp_path: Path, mark: str) -> None:
    rows: Rows = [["Mått", "2024", "2025"], [NAME, 97, mark]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows), unit="")
    assert status == CHANGED
    assert f"2025: värdet saknas, är hemlig enligt lag (i filen: '{mark}')" in said
    assert figures(root) == {"behorig 2024": "97.0", "behorig 2025": "None"}
