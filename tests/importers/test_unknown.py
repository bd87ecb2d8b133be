"""A label or heading that names none of our measures is asked about once, and remembered; never guessed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from paraply.command.statuses import CHANGED, FAILED, SAME
from paraply.load import load_content
from tests.importers.books import Rows, excel
from tests.importers.imports import imported
from tests.worlds import write

MEASURES = {
    "trygg": ("Trygg med hemtjänsten", "procent"),
    "netto": ("Verksamhetens nettokostnader", "mnkr"),
    "varme": ("Värmen i badhuset", "grader"),
    "barn": ("Barn i förskolan", "antal"),
    "fordon": ("Fossilfria bilar", "procent"),
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
        {"Är 'Ja svarade' måttens egna tal": "ja", "Är 'Rank' måttens": "placeringen är inget mått"},
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
    status, said = imported(root, file, yes=True)
    assert figures(root) == {}, said
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
    assert set(figures(root)) <= {"trygg 2024"} if "beside another has" in kind else figures(root) == {}


def test_a_figure_that_is_asked_about_is_not_in_the_plan(root: Path, tmp_path: Path) -> None:
    rows = [["mnkr", "2024"], ["Verksamhetens nettokostnader", "– 3 064,3"]]
    said = imported(root, excel(tmp_path / "a.xlsx", rows), yes=True)[1]
    assert "+ 2024" not in said
    assert "Talen är negativa, men Verksamhetens nettokostnader skrivs utan minus" in said
    assert "negated: true" in said


READ: dict[str, tuple[Sequence[Sequence[Any]], dict[str, str]]] = {
    "a unit that only our own measures have": (
        [["Mått", "Enhet", "jun-26"], ["Värmen i badhuset", "grader", "26,8"]],
        {"varme 2026-06": "26.8"},
    ),
    "a value with the former one on a line of its own": (
        [["Mått", "2024 (%)"], ["Trygg med hemtjänsten", "97,1\n(95,2)"]],
        {"trygg 2024": "97.1"},
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


def test_a_word_that_residents_search_by_is_no_name_of_a_measure(root: Path, tmp_path: Path) -> None:
    """*Frånvaro* finds the sick leave of staff in a search; in a school's file it is the pupils'."""
    path = root / "content/results/measures/varme.yml"
    path.write_text(path.read_text("utf-8") + "synonyms: [frånvaro]\n", "utf-8")
    book = excel(tmp_path / "skola.xlsx", [["Mått", "2024"], ["Total frånvaro (grader)", 10]])
    imported(root, book)
    assert figures(root) == {}
