"""Every word of the inventory passes the catalogue: sheets go out and come back without a Swedish letter."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from paraply import language
from paraply.command.statuses import CHANGED, SAME
from paraply.inventory import reading
from paraply.inventory.columns import COLUMNS, HEADINGS
from paraply.inventory.session import apply_sheet, write_sheets
from paraply.inventory.sheet import HELP, MEMORY, SHEET, tab
from tests.commands import run
from tests.greek import greek, greek_known, latin_left
from tests.inventory.test_round_trip import FILES, OTHER, WRONG, applied, cell, filled
from tests.worlds import CLEAN, DECISION, MUNICIPALITY, TODAY, edited, with_files, write

SPEAKING_GREEK = edited(MUNICIPALITY, "name: Exempelkommunen\n", "name: Exempelkommunen\nlanguage: el\n")
CEASED = "  - {id: gamla-namnden, name: Gamla nämnden, kind: committee, valid_to: 2019-12-31}\n"
NAME = re.compile(r"inventering-[\w-]+\.xlsx|content/\S+?\.(?:md|yml)|\b[A-Z]{1,2}\d+\b|--[a-z]+")
"""What is the same in every language: names of files, cells, rules and flags."""

WRITTEN = (
    "bygglov", "byglov", "avlopp", "Status", "Eget", "Tas bor", "kf-2019-12", "kf-2019-13", "tio",
    "gamla-namnden", "Gamla nämnden", "Avdraget görs utan att du ansöker.",
    "python3 scripts/paraply.py check",
)  # fmt: skip
"""What somebody else than us has written: the content, and whoever fills in the sheet."""


@pytest.fixture(autouse=True)
def _knowing_greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with greek_known(tmp_path_factory.mktemp("language") / "locale"):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    owners = {"results/owners.yml": f"{CLEAN['results/owners.yml']}{CEASED}"}
    return write(
        tmp_path / "kommun", with_files({**owners, **{MUNICIPALITY: SPEAKING_GREEK[MUNICIPALITY]}}, FILES)
    )


@pytest.fixture
def said() -> list[str]:
    return []


def swedish_in(lines: list[str], *values: str) -> list[str]:
    """The words that are left, but for lines of a file and their place, as a diff has them."""
    told = "\n".join(line for line in lines if not line.startswith((" ", "+", "-", "@")))
    return latin_left(NAME.sub(" ", told), *WRITTEN, *values)


def _nothing(_sheet: Worksheet) -> None:
    """Save the sheet as it is."""


def _meeting(sheet: Worksheet) -> None:
    cell(sheet, "avlopp", "Konsekvens").value = "Συγγνωμη."
    cell(sheet, "bygglov", "Mötet: väg framåt").value = greek("Uppdateras")
    cell(sheet, "bygglov", "Så gör man").value = greek("Saknas")
    cell(sheet, "bygglov", "Mötet: det nya gäller från").value = "2026-11-23"
    cell(sheet, "bygglov", "Mötet: därför ändras löftet").value = "Συγγνωμη."


def test_the_sheet_is_in_the_language(root: Path) -> None:
    book = load_workbook(filled(root, _nothing))
    sheet = book[greek(SHEET)]
    assert [one.value for one in sheet[1]] == list(map(greek, HEADINGS))
    assert cell(sheet, "avlopp", "Nivå: tal").value == greek("Saknas")
    told = [str(row[0].value) for row in book[greek(HELP)].iter_rows() if row[0].value]
    assert (
        latin_left("\n".join(told), "python3 scripts/paraply.py inventory --apply", "Byggnadsnämnden") == []
    )
    assert {rule.prompt for rule in sheet.data_validations.dataValidation} == {greek("Välj ur listan.")}
    assert book.properties.language == "el"


def test_what_the_program_goes_by_is_the_same_in_every_language(root: Path) -> None:
    book = load_workbook(filled(root, _nothing))
    assert [one.value for one in book[MEMORY][1]] == ["Id", *(column.name for column in COLUMNS)]


def test_a_sheet_comes_back_in_the_language(root: Path, said: list[str]) -> None:
    assert applied(root, filled(root, _nothing), said) == SAME
    assert applied(root, filled(root, _meeting), said, dry_run=True) == CHANGED
    assert applied(root, filled(root, _meeting), said, yes=False) == 1
    assert applied(root, filled(root, _meeting), said) == CHANGED
    assert greek("Klart") in said[-1]
    assert swedish_in(said) == []
    bygglov = (root / "content/guarantees/bygglov.md").read_text(encoding="utf-8")
    assert "path: update\n" in bygglov
    assert "text: null" in bygglov
    assert "text: Συγγνωμη." in (root / "content" / OTHER).read_text(encoding="utf-8")


def test_it_is_asked_and_answered_in_the_language(root: Path) -> None:
    asked: list[str] = []
    answers = iter([greek("nej"), "j", "ja", greek("ja")])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    file = filled(root, _meeting)
    statuses = [
        apply_sheet(root, TODAY, file, print, answer, yes=False, dry_run=False) for _times in range(4)
    ]
    assert statuses == [1, 1, 1, CHANGED]
    assert asked[0] == greek("Skriva detta? [j/N] ")


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told_in_the_language(root: Path, said: list[str], what: str) -> None:
    change, _told = WRONG[what]
    assert applied(root, filled(root, change), said) == 1
    assert said[-1] == greek("Inget skrevs.")
    assert swedish_in(said, "replaced_by", "level", "bound", "value", "unit") == []


def test_what_is_wrong_with_the_file_is_told_in_the_language(root: Path, said: list[str]) -> None:
    file = filled(root, _meeting)
    other = root / "ark.xlsx"
    for data in (b"x", b"x" * 5_000_001):
        other.write_bytes(data)
        assert applied(root, other, said) == 1
    assert applied(root, root / "finns-inte.xlsx", said) == 1
    book = load_workbook(file)
    del book[MEMORY]
    book.save(other)
    assert applied(root, other, said) == 1
    (root / "content/guarantees/avlopp.md").write_text(CLEAN["guarantees/bygglov.md"], encoding="utf-8")
    assert applied(root, file, said) == 1
    (root / "content/guarantees/avlopp.md").unlink()
    assert applied(root, file, said) == 1
    (root / "content" / DECISION).unlink()
    assert applied(root, file, said) == 1
    keys = ("decisions", "decision", "targets")
    assert swedish_in(said, f"{root}/finns-inte.xlsx", "ark.xlsx", MEMORY, "info/bygglov/", *keys) == []


def test_who_has_no_sheet_is_told_in_the_language(root: Path, tmp_path: Path, said: list[str]) -> None:
    assert write_sheets(root, TODAY, tmp_path / "ut", "byggnamnden", said.append) == 1
    assert write_sheets(root, TODAY, tmp_path / "ut", "gamla-namnden", said.append) == 1
    (tmp_path / "ut").write_text("", encoding="utf-8")
    assert write_sheets(root, TODAY, tmp_path / "ut", None, said.append) == 1
    assert swedish_in(said, "byggnamnden", "byggnadsnamnden", f"{tmp_path}/ut") == []


def test_a_sheet_in_another_language_is_refused_and_nothing_is_taken_for_an_edit(
    root: Path, said: list[str]
) -> None:
    file = filled(root, _nothing)
    (root / "content" / MUNICIPALITY).write_text(CLEAN[MUNICIPALITY], encoding="utf-8")
    assert applied(root, file, said) == 1
    assert "'Inventering'" in said[0]
    book = load_workbook(file)
    book.worksheets[0].title = "Inventering"
    book.save(file)
    assert applied(root, file, said) == 1
    assert f"cell A1: Rubriken '{greek('Id')}' ska vara 'Id'." in said[-2]


def test_a_gap_that_has_got_another_word_since_is_still_a_gap(
    root: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(root, _nothing)
    monkeypatch.setattr(reading, "GAP", "Fattas")
    assert applied(root, file, said) == SAME


@pytest.mark.parametrize(("told", "name"), [("a/b: [c]", "a b   c "), ("x" * 40, "x" * 31)])
def test_a_sheet_has_a_name_that_a_spreadsheet_can_hold(
    monkeypatch: pytest.MonkeyPatch, told: str, name: str
) -> None:
    monkeypatch.setattr("paraply.inventory.sheet._", lambda _text: told)
    assert tab(SHEET) == name


def test_the_help_is_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    language.use("el")
    assert run("inventory", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    same = (
        "python3 scripts/paraply.py inventory",
        "inventering",
        "PARAPLY_TODAY",
        "utan-ansvarig",
        "-h",
        "-run",
        " ID",
    )
    assert swedish_in([told], *same) == []
