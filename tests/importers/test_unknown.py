"""A label or heading that names none of our measures is asked about once, and remembered; never guessed."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from paraply.command.statuses import CHANGED, FAILED, SAME
from paraply.load import load_content
from tests.importers.books import Rows, excel, workbook
from tests.importers.imports import imported
from tests.worlds import write

MEASURES = {
    "trygg": ("Trygg med hemtjänsten", "procent"),
    "netto": ("Verksamhetens nettokostnader", "mnkr"),
    "varme": ("Värmen i badhuset", "grader"),
    "barn": ("Barn i förskolan", "antal"),
    "fordon": ("Fossilfria bilar", "procent"),
    "energi": ("Energi i lokaler", "kWh per kvadratmeter"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files: dict[str, str | None] = {
        f"results/measures/{id_}.yml": f"title: {title}\nunit: {unit}\ndirection: neutral\n"
        for id_, (title, unit) in MEASURES.items()
    }
    files["results/municipality.yml"] = "name: Exempelkommunen\ndimensions: {gender: Kön}\n"
    return write(tmp_path / "root", files)


class Person:
    """Answers by what a question says, and keeps what was asked."""

    def __init__(self, **answers: str) -> None:
        self.answers = {"Skriva detta": "j", **answers}
        self.asked: list[str] = []

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        return next((answer for words, answer in self.answers.items() if words in question), "")


def figures(root: Path) -> dict[str, str]:
    return {
        f"{id_} {one.period}{f' {one.group.value}' if one.group else ''}": str(one.value)
        for id_, measure in load_content(root).content.measures.items()
        for one in measure.outcomes
    }


def mapping(root: Path) -> str:
    return "".join(path.read_text("utf-8") for path in (root / "content/results/imports").glob("*.yml"))


def forget(root: Path) -> None:
    """Take out the figures, and leave the mapping."""
    for path in (root / "content/results/measures").glob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(text.partition("outcomes:")[0], "utf-8")


KINDS: dict[str, tuple[Sequence[Sequence[Any]], dict[str, str], dict[str, str]]] = {
    "a row, by its number among the proposed": (
        [["Mått", "2024 (%)"], ["Andel kunder som känner sig trygga med hemtjänst", 86]],
        {"Vilket mått är 'Andel kunder": "1"},
        {"trygg 2024": "86"},
    ),
    "a row, by the measure's title": (
        [["Mått", "2024 (%)"], ["Fråga 7", 86]],
        {"Vilket mått är 'Fråga 7'": "trygg med hemtjänsten"},
        {"trygg 2024": "86"},
    ),
    "a column, where rows are periods": (
        [["År", "Nöjd %", "Svarande"], ["2024", 86, 40]],
        {"Vilket mått är 'Nöjd'": "trygg", "Vilket mått är 'Svarande'": "antal svar, inget mått"},
        {"trygg 2024": "86"},
    ),
    "a heading over two rows": (
        [["", "Kunder", "Kunder"], ["Månad", "Nöjda 2024", "Missnöjda 2024"], ["Januari", "86 %", "4 %"]],
        {"Vilket mått är 'Kunder Nöjda'": "trygg"},
        {"trygg 2024-01": "86"},
    ),
    "a text above, where rows and columns are periods": (
        [["Svarstid på webben"], [""], ["Månad", "2023", "2024"], ["Januari", "81 %", "82 %"]],
        {"Vilket mått är 'Svarstid på webben'": "trygg"},
        {"trygg 2023-01": "81", "trygg 2024-01": "82"},
    ),
    "rows of measures below words for the column": (
        [["Fråga", "Ja svarade 2024 (%)", "Rank 2024"], ["Trygg med hemtjänsten", 86, 3]],
        {"under 'Ja svarade' värden för": "ja", "under 'Rank' värden för": "placeringen är inget mått"},
        {"trygg 2024": "86"},
    ),
    "rows that are more than a measure in the heading": (
        [["Brukare", "År", "Trygg med hemtjänsten (%)"], ["Hemtjänst", "2024", 86], ["Boende", "2024", 80]],
        {"Är raden 'Hemtjänst' kommunens": "ja", "Är raden 'Boende' kommunens": "det är ett annat mått"},
        {"trygg 2024": "86"},
    ),
    "a group that ends the label": (
        [["Mått", "2024 (%)"], ["Känner sig trygga", 86], ["Känner sig trygga, män", 88]],
        {"Vilket mått är 'Känner": "trygg"},
        {"trygg 2024": "86", "trygg 2024 men": "88"},
    ),
    "two rows apart only by their units": (
        [["Mått", "2024"], ["Fria fordon (%)", 41], ["Fria fordon (antal)", 102]],
        {"Vilket mått är 'Fria fordon (%)'": "fordon"},
        {"fordon 2024": "41"},
    ),
    "costs with a minus": (
        [["mnkr", "2024"], ["Verksamhetens nettokostnader", "– 3 064,3"]],
        {"Vända tecknet": "vänd"},
        {"netto 2024": "3064.3"},
    ),
    "an average of something counted": (
        [["Mått", "2024 (st)"], ["Barn i förskolan", 15.1]],
        {"Stämmer det": "j"},
        {"barn 2024": "15.1"},
    ),
    "months below a title that names the year among other words": (
        [["Halvår 2024, kontaktcenter"], ["Mått (%)", "jan", "feb"], ["Trygg med hemtjänsten", 86, 87]],
        {"Året står bara i 'Halvår 2024, kontaktcenter'": ""},
        {"trygg 2024-01": "86", "trygg 2024-02": "87"},
    ),
    "months without any year": (
        [["Mått (%)", "jan", "feb"], ["Trygg med hemtjänsten", 86, 87]],
        {"Månaderna har inget år (B2, C2)": "2024"},
        {"trygg 2024-01": "86", "trygg 2024-02": "87"},
    ),
    "months of two years, without them": (
        [["Mått (%)", "dec", "jan"], ["Trygg med hemtjänsten", 86, 87]],
        {"'dec' säger inte vilket år": "2023", "'jan' säger inte vilket år": "januari 2024"},
        {"trygg 2023-12": "86", "trygg 2024-01": "87"},
    ),
    "the earlier of two forecasts": (
        [["Mått (%)", "Prognos april 2025", "Prognos augusti 2025"], ["Trygg med hemtjänsten", 86, 87]],
        {"'Prognos april 2025' kan": "en äldre prognos", "'Prognos augusti 2025' kan": "2025"},
        {"trygg 2025": "87"},
    ),
    "one heading in two tables, each with a title of its own": (
        [
            ["Svar i tid på webben"],
            ["År", "Andel (%)"],
            ["2024", 86],
            [],
            ["Svar i tid per brev"],
            ["År", "Andel (%)"],
            ["2024", 70],
        ],
        {"'Svar i tid på webben'": "trygg", "'Svar i tid per brev'": "fordon"},
        {"trygg 2024": "86", "fordon 2024": "70"},
    ),
    "a footnote on one figure": (
        [
            ["Mått (%)", "2023", "2024"],
            ["Trygg med hemtjänsten", 85, "86*"],
            ["Fossilfria bilar", 40, 41],
            [],
            ["* Preliminärt, några svar kan komma till."],
        ],
        {"Fotnoten säger 'Preliminärt, några svar kan komma till.' (C2)": "resultat"},
        {"trygg 2023": "85", "trygg 2024": "86", "fordon 2023": "40", "fordon 2024": "41"},
    ),
    "a heading above the measure's own that may name a part": (
        [
            ["", "Norra spåret", None],
            ["År", "Trygg med hemtjänsten (%)", "Fossilfria bilar (%)"],
            ["2024", 86, 40],
        ],
        {"Ovanför måttet står 'Norra spåret'": "ja"},
        {"trygg 2024": "86", "fordon 2024": "40"},
    ),
    "a word that may be the measure's unit": (
        [["Mått", "Enhet", "2024"], ["Värmen i badhuset", "antal", 26]],
        {"Filen säger antal, men måttet är i grader (C2). Är det samma enhet?": "j"},
        {"varme 2024": "26"},
    ),
    "figures behind an empty column": (
        [["Mått (%)", "Anm.", None, "2024"], ["Trygg med hemtjänsten", "ny fråga", None, 86]],
        {"Före '2024' står en tom kolumn": "ja"},
        {"trygg 2024": "86"},
    ),
    "codes before the names of places": (
        [["Region", "Kön", "Nöjda 2024 (%)"], ["9999 Exempelkommunen", "män", 86], ["0001 Riket", "män", 88]],
        {"Vilket mått är 'Nöjda'": "trygg"},
        {"trygg 2024 men": "86"},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_is_asked_once_and_remembered(root: Path, tmp_path: Path, kind: str) -> None:
    rows, answers, right = KINDS[kind]
    file = excel(tmp_path / "a.xlsx", rows)
    at_once = Path(shutil.copytree(root, tmp_path / "at-once"))
    said = imported(at_once, file, yes=True)[1]
    assert figures(at_once).items() < right.items(), said
    person = Person(**answers)
    status, said = imported(root, file, yes=False, ask=person)
    assert (status, figures(root)) == (CHANGED, right), (said, person.asked)
    for words in answers:
        assert sum(words in asked for asked in person.asked) >= 1, (words, person.asked)
    forget(root)
    status, said = imported(root, file, yes=True)
    assert (status, figures(root)) == (CHANGED, right), (said, mapping(root))
    assert imported(root, file, yes=True)[0] == SAME


def test_a_reason_is_remembered_with_what_is_left_out(root: Path, tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2024 (%)"], ["Trygg med hemtjänsten", 86], ["Maten", 70]])
    imported(root, file, yes=False, ask=Person(**{"'Maten'": "frågan ställs inte längre"}))
    assert "- {text: Maten, why: frågan ställs inte längre}" in mapping(root)
    said = imported(root, file, yes=True)[1]
    assert "1 tal läses inte in (Utfall: B3): frågan ställs inte längre." in said


def test_an_id_that_is_not_there_is_asked_again_and_an_empty_line_leaves_the_row(
    root: Path, tmp_path: Path
) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2024 (%)"], ["Maten", 70]])
    answers = iter(["trugg", ""])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    status, said = imported(root, file, yes=False, ask=ask)
    assert (status, figures(root), mapping(root)) == (FAILED, {}, "")
    assert asked[1].startswith("'trugg' är inget mått. Menade du 'trygg'?"), said


def test_answers_are_kept_when_no_figure_is_written(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2024 (%)"], ["Fråga 7", "400 tkr"]]
    file = excel(tmp_path / "a.xlsx", rows)
    status, said = imported(root, file, yes=False, ask=Person(**{"'Fråga 7'": "trygg"}))
    assert (status, figures(root)) == (FAILED, {})
    assert said.endswith("Kör igen, så frågas det inte om dem.\nInga siffror skrevs."), said
    again = Person()
    imported(root, excel(tmp_path / "a.xlsx", [rows[0], ["Fråga 7", 86]]), yes=False, ask=again)
    assert (again.asked, figures(root)) == (["Skriva detta? [j/N] "], {"trygg 2024": "86"})


@pytest.mark.parametrize("kept", ["j", "n"])
def test_whoever_does_not_want_the_plan_says_whether_the_answers_are_kept(
    root: Path, tmp_path: Path, kept: str
) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2024 (%)"], ["Fråga 7", 86]])
    person = Person(**{"'Fråga 7'": "trygg", "Skriva detta": "n", "Ska svaren sparas": kept})
    status, said = imported(root, file, yes=False, ask=person)
    assert (status, figures(root), "label: Fråga 7" in mapping(root)) == (FAILED, {}, kept == "j"), said


def test_whoever_breaks_off_has_the_answers_left(root: Path, tmp_path: Path) -> None:
    def ask(question: str) -> str:
        if "'Fråga 7'" in question:
            return "trygg"
        raise EOFError

    rows: Rows = [["Mått", "2024 (%)"], ["Fråga 7", 86], ["Barn i förskolan", 7], ["Fråga 8", 3]]
    with pytest.raises(EOFError):
        imported(root, excel(tmp_path / "a.xlsx", rows), yes=False, ask=ask)
    assert figures(root) == {}
    assert "- {label: Fråga 7, measure: trygg}" in mapping(root)


def test_a_question_that_is_passed_over_holds_only_its_own_figures(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått (%)", "2024", "Utfall"], ["Trygg med hemtjänsten", 86, 87]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows), yes=False, ask=Person())
    assert (status, figures(root)) == (CHANGED, {"trygg 2024": "86"})
    assert "1 tal förstods inte (Utfall: C2): ingen har svarat på frågan: kolumnen 'Utfall' säger" in said


def two_sheets(path: Path, one: Rows, other: Rows) -> Path:
    book = workbook(one, "Åk 8")
    for row in other:
        book.create_sheet("Åk 5") if "Åk 5" not in book.sheetnames else None
        book["Åk 5"].append(list(row))
    book.save(path)
    return path


def test_one_text_on_two_sheets_may_be_two_measures(root: Path, tmp_path: Path) -> None:
    head = ["Fråga (%)", "2024"]
    file = two_sheets(tmp_path / "a.xlsx", [head, ["Jag trivs", 86]], [head, ["Jag trivs", 70]])
    answers = {"Samma texter står på flera": "n", "blad Åk 8": "trygg", "blad Åk 5": "fordon"}
    imported(root, file, yes=False, ask=Person(**answers))
    assert figures(root) == {"trygg 2024": "86", "fordon 2024": "70"}
    forget(root)
    imported(root, file)
    assert figures(root) == {"trygg 2024": "86", "fordon 2024": "70"}, mapping(root)


def test_one_heading_in_two_tables_may_be_two_measures(root: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Bygglov på webben"], ["År", "Handlagda (%)"], ["2024", 86], [],
        ["Förhandsbesked i brev"], ["År", "Handlagda (%)"], ["2024", 70],
    ]  # fmt: skip
    file = excel(tmp_path / "a.xlsx", rows)
    person = Person(
        **{"på flera ställen ('Bygglov på webben', 'Förhandsbesked i brev')": "n", "B3: 86": "trygg"}
    )
    imported(root, file, yes=False, ask=Person(**{**person.answers, "B7: 70": "nej"}))
    assert figures(root) == {"trygg 2024": "86"}
    assert imported(root, file)[0] == SAME
    assert figures(root) == {"trygg 2024": "86"}


def test_what_is_left_out_on_one_sheet_is_read_on_another(root: Path, tmp_path: Path) -> None:
    goal = "Ett tryggt liv"
    one: Rows = [["Mål", "Mått (%)", "2024"], [goal, "Trygg med hemtjänsten", 86]]
    file = two_sheets(tmp_path / "a.xlsx", one, [["Mål", "Klart (%)"], [goal, 70]])
    imported(root, file, yes=False, ask=Person(**{f"'{goal}'": "nej", "'Klart'": "nej"}))
    assert figures(root) == {"trygg 2024": "86"}
    assert "under: Åk 5" in mapping(root)
    forget(root)
    again = Person()
    imported(root, file, yes=False, ask=again)
    assert (again.asked, figures(root)) == (["Skriva detta? [j/N] "], {"trygg 2024": "86"})


def test_whoever_has_answered_enough_ends_the_questions(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2024 (%)"], *([f"Fråga {letter}", 70] for letter in "abcdefgh")]
    person = Person(**{"Vilket mått": "sluta"})
    imported(root, excel(tmp_path / "a.xlsx", rows), yes=False, ask=person)
    assert len(person.asked) == 1


def test_without_anybody_to_ask_the_way_on_is_told(root: Path, tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2024 (%)"], ["Trygga kunder i hemtjänsten", 86]])
    status, said = imported(root, file, yes=True)
    assert status == FAILED
    line = "- {label: Trygga kunder i hemtjänsten, measure: trygg}"
    assert f"Kör utan --yes och svara, eller skriv i content/results/imports/a.yml under rows: {line}" in said


def test_a_mapping_is_known_again_by_what_its_headings_say(root: Path, tmp_path: Path) -> None:
    """It has *Trygga kunder år*, where the heading has more words; a title above is no lost row."""
    rows: Rows = [["Region", "År", "Trygga kunder per år, andel (%)"], ["Exempelkommunen", "2024", 86]]
    file = excel(tmp_path / "a.xlsx", rows)
    imported(root, file, yes=False, ask=Person(**{"Vilket mått": "trygg"}))
    status, said = imported(root, file)
    assert (status, figures(root)) == (SAME, {"trygg 2024": "86"}), (said, mapping(root))
    rows = [["Fossilfria bilar"], ["Period", "Värde (%)"], ["2024", 40]]
    for status in (CHANGED, SAME):
        ended, said = imported(root, excel(tmp_path / "b.xlsx", rows))
        assert (ended, "finns inte i filen" in said) == (status, False), said


ALONE: dict[str, tuple[Sequence[Sequence[Any]], Callable[[str], bool]]] = {
    "a table beside another has no row in common with it": (
        [
            ["", "Mått", "2024 (%)", "", "2018 (%)", "2022 (%)"],
            ["", "Trygg med hemtjänsten", 86, "", 82, 80],
        ],
        lambda said: "en tom kolumn skiljer talet från radens texter" in said,
    ),
    "a bare year in a report of a part of some year": (
        [
            ["Uppföljning, delårsrapport 2"],
            ["Mått", "2023 (%)", "2026 T2 (%)"],
            ["Trygg med hemtjänsten", 84, 86],
        ],
        lambda said: "kan vara hela 2023 eller bara en del" in said,
    ),
    "a second table below headings that nobody knows": (
        [
            ["Mått (%)", "2023", "2024"],
            ["Fossilfria bilar", 40, 41],
            [],
            ["Område", "Bemötande", "Kompetens"],
            ["Trygg med hemtjänsten", 67, 71],
        ],
        lambda said: "rubriken säger mer än vi förstår: 'Bemötande'" in said and "(trygg)" not in said,
    ),
    "those of others, where the heading says so": (
        [["Mått", "Fristående 2024 (%)"], ["Trygg med hemtjänsten", 86]],
        lambda said: "gäller andra än kommunen: rubriken 'Fristående 2024 (%)'" in said,
    ),
    "those of a neighbour, where the title is its name": (
        [["Grannby kommun"], ["Mått", "2024 (%)"], ["Trygg med hemtjänsten", 86]],
        lambda said: "gäller andra än kommunen: texten ovanför 'Grannby kommun'" in said,
    ),
    "those of a neighbour, named among other words": (
        [["Nyckeltal för Tierps kommun"], ["Mått", "2024 (%)"], ["Trygg med hemtjänsten", 86]],
        lambda said: "säger att talen kan gälla andra" in said,
    ),
    "a heading beside another, above figures further up": (
        [
            ["Våld", "antal", "", "Trygg med hemtjänsten"],
            ["a", 1, "", 7],
            [],
            ["", "Nära till buss", "andel %"],
            ["", "2024", 86],
        ],
        lambda said: "(trygg)" not in said,
    ),
    "a unit for each of something": (
        [
            ["Mått", "Enhet", "2024"],
            ["Verksamhetens nettokostnader", "tkr per plats och månad", 228],
            ["Trygg med hemtjänsten", "tkr per plats", 5],
        ],
        lambda said: "är i tkr per plats, men måttet är i procent" in said and "+" not in said,
    ),
    "what may be a measure, where the heading says that it is a unit": (
        [["Nämnd", "2024 (%)"], ["Socialnämnden", 80], ["Trygg med all hemtjänst", 86]],
        lambda said: "'Trygg med all hemtjänst' hör inte till något mått" in said,
    ),
    "those of the year before": (
        [["Bokslut 2024"], ["Mått", "Utfall fg år (%)"], ["Trygg med hemtjänsten", 86]],
        lambda said: "annat slags tal, inget utfall" in said,
    ),
    "a comment that tells another period": (
        [["Mått", "2024-12-31 (%)", "Anm."], ["Trygg med hemtjänsten", 86, "avser 1/8 2022–1/8 2024"]],
        lambda said: "ommentaren säger 'avser 1/8 2022–1/8 2024'" in said,
    ),
}


@pytest.mark.parametrize("kind", ALONE)
def test_what_stands_beside_is_not_taken_for_what_stands_here(root: Path, tmp_path: Path, kind: str) -> None:
    rows, is_told = ALONE[kind]
    said = imported(root, excel(tmp_path / "a.xlsx", rows), yes=True)[1]
    assert is_told(said), said
    assert set(figures(root)) <= {"trygg 2024", "trygg 2026-T2", "fordon 2023", "fordon 2024"}
    assert "beside another has" in kind or "trygg 2024" not in figures(root)


def test_one_year_in_two_columns_makes_all_bare_years_a_question(root: Path, tmp_path: Path) -> None:
    """One of them may hold the goals, and then so may the column of the year to come."""
    rows: Rows = [["Mått", "2024 (%)", "2024 (%)", "2026 (%)"], ["Trygg med hemtjänsten", 85, 86, 88]]
    said = imported(root, excel(tmp_path / "a.xlsx", rows, "Blad1"))[1]
    assert "cell B2 och 2 celler till: Rubriken '2024 (%)' står två gånger" in said
    assert figures(root) == {}


def test_a_figure_that_is_asked_about_is_not_in_the_plan(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["mnkr", "2024"], ["Verksamhetens nettokostnader", "– 3 064,3"]]
    said = imported(root, excel(tmp_path / "a.xlsx", rows), yes=True)[1]
    assert "+ 2024" not in said
    assert "Talen är negativa, men Verksamhetens nettokostnader skrivs utan minus" in said
    assert "negated: true" in said


def test_a_cell_that_cannot_be_read_leaves_the_others(root: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Mått", "2023 (%)", "2024 (%)"],
        ["Trygg med hemtjänsten", 85, "87 eller 88"],
        ["Fossilfria bilar", 40, 41],
        ["Fossilfria bilar", 40, 42],
    ]
    file = excel(tmp_path / "a.xlsx", rows)
    for status in (CHANGED, SAME):
        found, said = imported(root, file)
        assert (found, figures(root)) == (status, {"trygg 2023": "85", "fordon 2023": "40"}), said
        assert "  a.xlsx, blad Utfall, cell C2: '87 eller 88' går inte att läsa som ett tal." in said
        assert "  a.xlsx, blad Utfall, cell C4: Två värden för 2024 i måttet 'fordon', här och i C3" in said


MARKS = {
    ".. = färre än tio elever": "too_few",
    ".. skyddas av sekretess": "confidential",
    "..: ingen mätning det året": "not_measured",
    "Källa: registret": "not_reported",
    "i.u. = ingen uppgift    .. = mäts inte den här perioden": "not_measured",
    "Teckenförklaring: i.u. = ingen uppgift, .. = mäts inte den här perioden": "not_measured",
    ".. = inget finns att redovisa (noll)": None,
}


@pytest.mark.parametrize("note", MARKS)
def test_a_sheet_that_explains_its_marks_is_believed(root: Path, tmp_path: Path, note: str) -> None:
    rows: Rows = [["Mått", "2023 (%)", "2024 (%)"], ["Trygg med hemtjänsten", 85, ".."], [], [note]]
    said = imported(root, excel(tmp_path / "a.xlsx", rows))[1]
    outcomes = load_content(root).content.measures["trygg"].outcomes
    assert [one.missing.value for one in outcomes if one.missing] == [MARKS[note]] * bool(MARKS[note]), said
    assert ("kan vara noll" in said) == (MARKS[note] is None)


def test_what_footnotes_and_signs_say_stands_in_the_plan(root: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Mått", "2023 (%)", "2024 (%)"],
        ["Trygg med hemtjänsten", "85 ¹", "-"],
        [],
        ["1) Frågan är ny."],
        ["\u2013 betyder inte aktuellt"],
    ]
    said = imported(root, excel(tmp_path / "a.xlsx", rows))[1]
    assert "+ 2023: 85 % (B2, fotnot ¹ 'Frågan är ny.')" in said
    assert "(i filen: '- = inte aktuellt')" in said


def test_a_footnote_below_another_table_makes_a_figure_preliminary(root: Path, tmp_path: Path) -> None:
    rows: Rows = [
        ["Mått", "2024 (%)", "Prognos 2025 (%)"],
        ["Trygg med hemtjänsten", "86*", "87*"],
        [],
        ["Mått", "Budget 2025 (%)"],
        ["Fossilfria bilar", 50],
        [],
        ["* Preliminärt."],
    ]
    said = imported(root, excel(tmp_path / "a.xlsx", rows))[1]
    outcomes = load_content(root).content.measures["trygg"].outcomes
    assert [one.kind.value for one in outcomes] == ["preliminary", "forecast"], said
    assert "slag: fotnoten 'Preliminärt.'" in said


def test_a_label_of_signs_alone_is_told_of(root: Path, tmp_path: Path) -> None:
    table: Rows = [["Mått", "Utfall 2024"], ["-", 5]]
    titled: Rows = [["Trygg med hemtjänsten"], ["Mått", "Rank 2024 (%)"], ["-", 7]]
    for rows in (table, titled):
        status, said = imported(root, excel(tmp_path / "a.xlsx", rows))
        assert (status, "förstods inte" in said) == (FAILED, True), said


READ: dict[str, tuple[Sequence[Sequence[Any]], dict[str, str]]] = {
    "the second of three parts of a year, by the file's own legend": (
        [
            ["Mått (%)", "T1 2024", "T2 2024"],
            ["Trygg med hemtjänsten", 85, "86 p)"],
            [],
            ["p) prel."],
            ["T1 = januari-april, T2 = maj-augusti, T3 = september-december"],
        ],
        {"trygg 2024-T1": "85", "trygg 2024-05-01/2024-08-31": "86"},
    ),
    "a goal with the word kommun, and units that nobody lists": (
        [
            ["Mål", "Mått", "Enhet", "2024"],
            ["Hållbar kommun", "Trygg med hemtjänsten", "procent", 86],
            ["Hållbar kommun", "Energi i lokaler", "kWh/kvm", 141],
        ],
        {"trygg 2024": "86", "energi 2024": "141"},
    ),
    "a mean of what is measured, in brackets with its unit": (
        [["År", "Trygg med hemtjänsten (medel, %)"], ["2024", 86]],
        {"trygg 2024": "86"},
    ),
    "a unit with a short form, in a row of units": (
        [["Period", "Energi i lokaler"], ["", "kWh/kvm"], ["2024", 141]],
        {"energi 2024": "141"},
    ),
    "a heading above that says what the measure is about": (
        [
            ["", "Hemtjänst", "Bilar"],
            ["År", "Trygg med hemtjänsten (%)", "Fossilfria bilar (%)"],
            ["2024", 86, 40],
        ],
        {"trygg 2024": "86", "fordon 2024": "40"},
    ),
    "a unit that only our own measures have": (
        [["Mått", "Enhet", "jun-26"], ["Värmen i badhuset", "grader", "26,8"]],
        {"varme 2026-06": "26.8"},
    ),
    "a value with the former one on a line of its own": (
        [["Mått", "2024 (%)"], ["Trygg med hemtjänsten", "97,1\n(95,2)"]],
        {"trygg 2024": "97.1"},
    ),
    "whose, where a word of it may say the whole year": (
        [["Läsår", "Kommun", "Trygg med hemtjänsten (%)"], ["2025/26", "Hela kommunen", 86]],
        {"trygg 2025/2026": "86"},
    ),
    "a footnote that only names the source of the results": (
        [["Mått", "2024 (%)"], ["Trygg med hemtjänsten ¹", 86], [], ["¹ Resultat från enkäten i oktober."]],
        {"trygg 2024": "86"},
    ),
    "a line of a long list that has no figure": (
        [
            ["Id", "Nyckeltal", "Kommun", "Serie", "Period", "Värde", "Enhet"],
            ["E1", "Trygg med hemtjänsten", "Exempelkommunen", "Utfall", "2023", "n/a", "%"],
            ["E1", "Trygg med hemtjänsten", "Exempelkommunen", "Utfall", "2024", "86", "%"],
        ],
        {"trygg 2024": "86"},
    ),
    "a forecast in a list with one column of values": (
        [
            ["Nyckeltal", "Serie", "Period", "Värde", "Enhet"],
            ["Trygg med hemtjänsten", "Helårsprognos", "2027", "86", "%"],
        ],
        {"trygg 2027": "86"},
    ),
    "marks for a group that has never been measured": (
        [["Mått", "Kvinnor 2024 (%)", "Totalt 2024 (%)"], ["Trygg med hemtjänsten", "i.u.", 86]],
        {"trygg 2024": "86"},
    ),
    "comments in a column of their own": (
        [
            ["Period", "Trygg med hemtjänsten (%)", "Övrigt"],
            ["2023", 85, "ny fråga"],
            ["2024", 86, None],
            ["2025", 87, None],
        ],
        {"trygg 2023": "85", "trygg 2024": "86", "trygg 2025": "87"},
    ),
    "a missing mark in a forecast, which is no missing figure": (
        [["Mått", "2024 (%)", "Prognos 2025 (%)"], ["Trygg med hemtjänsten", 86, "-"]],
        {"trygg 2024": "86"},
    ),
    "a measure among the units of a column": (
        [["Nämnd", "2024 (%)"], ["Socialnämnden", 80], ["Trygg med hemtjänsten", 86]],
        {"trygg 2024": "86"},
    ),
    "measures in a column that is called something else": (
        [["Kön", "2024 (%)"], ["Trygg med hemtjänsten", 86], ["Källa:", "SCB"]],
        {"trygg 2024": "86"},
    ),
}


@pytest.mark.parametrize("kind", READ)
def test_what_is_stated_is_read_without_a_question(root: Path, tmp_path: Path, kind: str) -> None:
    rows, right = READ[kind]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows), yes=True)
    assert (status, figures(root)) == (CHANGED, right), said
    assert "förstods inte" not in said


def test_a_legend_states_no_unit(root: Path, tmp_path: Path) -> None:
    """*Grön 100 % eller mer* tells of the colours, not of the figures."""
    rows: Rows = [
        ["Mått", "2024"],
        ["Trygg med hemtjänsten", 86],
        [],
        ["Grön 100 % eller mer, gul under 90 %."],
    ]
    said = imported(root, excel(tmp_path / "a.xlsx", rows), unit=None)[1]
    assert "Filen säger inte vilken enhet talen har" in said


def test_a_file_of_which_nothing_was_understood_has_failed(root: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2024 (%)", "Mål 2024 (%)"], ["Maten", 70, 80]]
    status, said = imported(root, excel(tmp_path / "a.xlsx", rows))
    assert (status, "Inget lästes in: 1 tal förstods inte, se ovan." in said) == (FAILED, True), said


def test_a_word_that_residents_search_by_is_no_name_of_a_measure(root: Path, tmp_path: Path) -> None:
    """*Frånvaro* finds the sick leave of staff in a search; in a school's file it is the pupils'."""
    path = root / "content/results/measures/varme.yml"
    path.write_text(path.read_text("utf-8") + "synonyms: [frånvaro]\n", "utf-8")
    book = excel(tmp_path / "skola.xlsx", [["Mått", "2024"], ["Total frånvaro (grader)", 10]])
    imported(root, book)
    assert figures(root) == {}
