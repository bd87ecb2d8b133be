"""Out to a spreadsheet, edited as a person would, and back: exactly what was edited changes."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from paraply.build import examine_since
from paraply.command.statuses import CHANGED, SAME
from paraply.inventory.columns import COLUMNS, HEADINGS
from paraply.inventory.session import apply_sheet, write_sheets
from tests.worlds import CLEAN, DECISION, GUARANTEE, TODAY, Files, edited, with_files, write

Change = Callable[[Worksheet], None]

OTHER = "guarantees/avlopp.md"
BARE = """\
---
# Det här löftet är ofullständigt.
title: Svar om avlopp
kind: guarantee
owners: [byggnadsnamnden]
promise: Du får svar om ditt avlopp.   # ingen tid är bestämd
synonyms: ["avlopp", 'brunn']
---

Texten   har sina mellanrum.\x20\x20

- och sin lista
"""
FILES = with_files({OTHER: BARE})


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "kommun", FILES)


def _swapped(sheet: Worksheet) -> None:
    for line in range(1, sheet.max_row + 1):
        first, second = sheet.cell(line, 6), sheet.cell(line, 7)
        first.value, second.value = second.value, first.value


def _looped(sheet: Worksheet) -> None:
    cell(sheet, "avlopp", "Mötet: ersätts av (id)").value = "bygglov"
    cell(sheet, "bygglov", "Mötet: ersätts av (id)").value = "avlopp"


def _nothing(_sheet: Worksheet) -> None:
    """Save the sheet as it is."""


def cell(sheet: Worksheet, id_: str, heading: str) -> Any:
    [line] = [row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == id_]
    return sheet.cell(line, HEADINGS.index(heading) + 1)


def filled(root: Path, change: Change, owner: str = "byggnadsnamnden") -> Path:
    """The owner's sheet after a person's change, saved."""
    out = root.parent / "ark"
    assert write_sheets(root, TODAY, out, owner, print) == 0
    file = out / f"inventering-{owner}.xlsx"
    book = load_workbook(file)
    change(book.worksheets[0])
    book.save(file)
    return file


def texts(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def applied(root: Path, file: Path, said: list[str], **options: bool) -> int:
    chosen = {"yes": True, "dry_run": False, **options}
    return apply_sheet(root, TODAY, file, said.append, None, **chosen)


def test_what_a_person_edits_changes_and_nothing_else(root: Path, said: list[str]) -> None:
    def meeting(sheet: Worksheet) -> None:
        cell(sheet, "bygglov", "Nivå: tal").value = 7
        cell(sheet, "bygglov", "Mötet: väg framåt").value = "Uppdateras"
        cell(sheet, "bygglov", "Mötet: beslut om vägen (id)").value = "kf-2019-12"
        cell(sheet, "bygglov", "Ses över senast").value = datetime.fromisoformat("2028-03-01")
        cell(sheet, "bygglov", "Så gör man").value = None
        cell(sheet, "bygglov", "Mötet: det nya gäller från").value = datetime.fromisoformat("2026-11-23")
        cell(sheet, "bygglov", "Mötet: därför ändras löftet").value = "Vi har fler handläggare."
        cell(sheet, "avlopp", "Nivå: gräns").value = "högst"
        cell(sheet, "avlopp", "Nivå: tal").value = 2.5
        cell(sheet, "avlopp", "Nivå: enhet").value = "månader"
        cell(sheet, "avlopp", "Motkrav (ett per rad)").value = "Fyll i: allt.\nSvara oss."
        cell(sheet, "avlopp", "Konsekvens").value = "Du får en ursäkt."
        cell(sheet, "avlopp", "Mötet: anteckningar (läses inte in)").value = "Vi återkommer."

    before = texts(root)
    assert applied(root, filled(root, meeting), said) == CHANGED
    after = texts(root)
    assert {name for name in after if after[name] != before.get(name)} == {
        f"content/{GUARANTEE}",
        f"content/{OTHER}",
    }
    expected: Files = CLEAN
    for old, new in (
        ("value: 8, unit: veckor}\nclock", "value: 7, unit: veckor}\nclock"),
        ("review_by: 2027-03-01", "review_by: 2028-03-01"),
        ("text: Avdraget görs utan att du ansöker.", "text: null"),
        (
            "old_addresses: [info/bygglov/]\n",
            "old_addresses: [info/bygglov/]\npath: update\npath_decision: kf-2019-12\nearlier:\n"
            "  - {until: 2026-11-22, "
            "promise: Du får beslut senast åtta veckor efter att din ansökan är komplett., "
            "level: {bound: at_most, value: 8, unit: veckor}, "
            "claim: {how: automatic, text: Avdraget görs utan att du ansöker.}, "
            "why: Vi har fler handläggare.}\n",
        ),
    ):
        expected = edited(GUARANTEE, old, new, expected)
    assert after[f"content/{GUARANTEE}"].decode() == expected[GUARANTEE]
    fields = (
        'your_part: ["Fyll i: allt.", Svara oss.]\n'
        "level: {bound: at_most, value: 2.5, unit: månader}\n"
        "consequence: {text: Du får en ursäkt.}\n"
    )
    start, _, body = BARE.partition("---\n\n")
    read = after[f"content/{OTHER}"].decode()
    assert read.startswith(start)
    assert read.endswith(f"---\n\n{body}")
    assert sorted(read[len(start) :].partition("---")[0].splitlines()) == sorted(fields.splitlines())
    assert any("+path: update" in line for line in said)
    assert said[-1] == "Klart: 12 ändringar i 2 filer."


def test_a_published_level_is_not_changed_without_its_day_and_its_reason(root: Path, said: list[str]) -> None:
    def meeting(sheet: Worksheet) -> None:
        cell(sheet, "bygglov", "Nivå: tal").value = 15

    def with_the_day(sheet: Worksheet) -> None:
        meeting(sheet)
        cell(sheet, "bygglov", "Mötet: det nya gäller från").value = datetime.fromisoformat("2026-11-23")

    before = texts(root)
    assert applied(root, filled(root, meeting), said) == 1
    assert "Nivå: tal är publicerat och ändras från '8'." in said[0]
    assert "Mötet: det nya gäller från och Mötet: därför ändras löftet" in said[0]
    said.clear()
    assert applied(root, filled(root, with_the_day), said) == 1
    assert "Fyll i Mötet: därför ändras löftet på samma rad" in said[0]
    assert texts(root) == before


def test_another_published_fact_is_not_rewritten_by_a_sheet(root: Path, said: list[str]) -> None:
    def meeting(sheet: Worksheet) -> None:
        cell(sheet, "bygglov", "Gäller från").value = datetime.fromisoformat("2019-01-01")

    before = texts(root)
    assert applied(root, filled(root, meeting), said) == 1
    assert "”Gäller från” är publicerat och ändras från 1 januari 2020" in said[0].replace("\u00a0", " ")
    assert "Fyll i Mötet: därför ändras löftet på samma rad" in said[0]
    assert texts(root) == before


def test_what_is_published_and_no_wording_is_corrected_with_the_meetings_reason(
    root: Path, said: list[str]
) -> None:
    def meeting(sheet: Worksheet) -> None:
        cell(sheet, "bygglov", "När klockan startar").value = "När vi har öppnat din ansökan."
        cell(sheet, "bygglov", "Undantag (ett per rad)").value = "Röda dagar."
        cell(sheet, "bygglov", "Uppföljning").value = "Vi frågar alla som sökt."

    def with_the_reason(sheet: Worksheet) -> None:
        meeting(sheet)
        cell(sheet, "bygglov", "Mötet: därför ändras löftet").value = "E-tjänsten öppnar ansökan själv."

    before = texts(root)
    file = filled(root, meeting)
    clock = cell(load_workbook(file).worksheets[0], "bygglov", "När klockan startar").coordinate
    assert applied(root, file, said) == 1
    assert f"cell {clock}: ”När klockan startar” är publicerat och ändras" in said[0]
    assert texts(root) == before
    said.clear()
    assert applied(root, filled(root, with_the_reason), said) == CHANGED
    written = texts(root)[f"content/{GUARANTEE}"].decode()
    assert "clock_starts: När vi har öppnat din ansökan.\n" in written
    assert "{field: clock_starts, was: När ansökan är komplett., day: 2026-11-23, by: " in written
    assert written.count("why: E-tjänsten öppnar ansökan själv.}") == 2  # corrected, and one answer
    assert written.count("rule: H16") == 1
    old = write(root.parent / "before", FILES)
    found = [one for one in examine_since(str(old), root, TODAY).problems if one.rule.code[0] == "H"]
    assert [str(one) for one in found if one.accepted is None] == []


def test_a_sheet_nobody_edited_changes_nothing(root: Path, said: list[str]) -> None:
    before = texts(root)
    assert applied(root, filled(root, _nothing), said) == SAME
    assert said == ["Inget är ändrat i arket."]
    assert texts(root) == before


def test_sorted_rows_and_gaps_left_as_they_are_change_nothing(root: Path, said: list[str]) -> None:
    def swap(sheet: Worksheet) -> None:
        for number in range(1, len(HEADINGS) + 1):
            first, second = sheet.cell(2, number), sheet.cell(3, number)
            first.value, second.value = second.value, first.value

    assert applied(root, filled(root, swap), said) == SAME
    assert said == ["Inget är ändrat i arket."]


def test_a_trial_run_and_a_no_write_nothing(root: Path, said: list[str]) -> None:
    def change(sheet: Worksheet) -> None:
        cell(sheet, "avlopp", "Konsekvens").value = "Du får en ursäkt."

    before = texts(root)
    file = filled(root, change)
    assert applied(root, file, said, dry_run=True) == CHANGED
    assert said[-1] == "Provkörning: inget skrevs."
    assert applied(root, file, said, yes=False) == 1
    assert "Kör igen med --yes" in said[-1]
    assert apply_sheet(root, TODAY, file, said.append, lambda _: "nej", yes=False, dry_run=False) == 1
    assert texts(root) == before
    assert apply_sheet(root, TODAY, file, said.append, lambda _: "ja", yes=False, dry_run=False) == CHANGED
    assert texts(root) != before


def test_windows_line_endings_survive(root: Path, said: list[str]) -> None:
    path = root / "content" / OTHER
    path.write_bytes(BARE.replace("\n", "\r\n").encode())

    def change(sheet: Worksheet) -> None:
        cell(sheet, "avlopp", "Läge").value = "Ses över"

    assert applied(root, filled(root, change), said) == CHANGED
    read = path.read_bytes()
    assert read.count(b"\n") == read.count(b"\r\n")
    assert b"state: under_review\r\n---" in read


def test_the_sheet_is_made_for_a_meeting(root: Path) -> None:
    file = filled(root, _nothing)
    book = load_workbook(file)
    sheet = book["Inventering"]
    assert [one.value for one in sheet[1]] == list(HEADINGS)
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:AJ3"
    gap = cell(sheet, "avlopp", "Nivå: tal")
    assert (gap.value, gap.fill.fgColor.rgb) == ("Saknas", "00FCE3B6")
    assert cell(sheet, "bygglov", "Nivå: tal").value == 8
    assert cell(sheet, "bygglov", "Undantag (ett per rad)").value is None
    assert "Bestämma en nivå" in cell(sheet, "avlopp", "Kvar att göra").value
    assert "G13 Det står inte vilket beslut" in cell(sheet, "avlopp", "Varningar").value
    ranges = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    state = book["Val"][ranges["F2:F3"].split("!")[1].replace("$", "")]
    assert "Ses över" in {one[0].value for one in state}
    assert "Välj 'Tas bort' som väg, och 'Gäller inte längre' som läge." in str(book["Så gör du"]["A8"].value)
    assert {"Tas bort", "Gäller inte längre"} <= {one.value for row in book["Val"] for one in row}
    assert book["Så var det"].sheet_state == "veryHidden"


def test_no_text_becomes_a_formula(root: Path) -> None:
    path = root / "content" / OTHER
    path.write_text(
        BARE.replace("title: Svar om avlopp", "title: Svar\nclock_starts: '=1+1'"), encoding="utf-8"
    )
    sheet = load_workbook(filled(root, _nothing))["Inventering"]
    assert cell(sheet, "avlopp", "När klockan startar").data_type == "s"


def test_every_owner_with_promises_gets_a_sheet_and_so_do_those_without_owner(
    root: Path, tmp_path: Path, said: list[str]
) -> None:
    lonely = BARE.replace("owners: [byggnadsnamnden]\n", "")
    (root / "content/guarantees/ensamt.md").write_text(lonely, encoding="utf-8")
    assert write_sheets(root, TODAY, tmp_path / "alla", None, said.append) == 0
    names = {path.name for path in (tmp_path / "alla").iterdir()}
    assert names == {
        "inventering-byggnadsnamnden.xlsx",
        "inventering-byggkontoret.xlsx",
        "inventering-utan-ansvarig.xlsx",
    }
    assert write_sheets(root, TODAY, tmp_path / "en", "byggnamnden", said.append) == 1
    assert said[-1] == "Det finns inget ark för 'byggnamnden'. Menade du 'byggnadsnamnden'?"
    assert not (tmp_path / "en").exists()


def test_the_same_day_gives_the_same_cells(root: Path) -> None:
    def cells(file: Path) -> list[list[object]]:
        book = load_workbook(io.BytesIO(file.read_bytes()))
        return [[one.value for row in sheet.iter_rows() for one in row] for sheet in book.worksheets]

    assert cells(filled(root, _nothing)) == cells(filled(root, _nothing))


def test_content_with_errors_is_told_and_no_sheet_is_written(
    root: Path, tmp_path: Path, said: list[str]
) -> None:
    (root / "content" / DECISION).unlink()
    assert write_sheets(root, TODAY, tmp_path / "ut", None, said.append) == 1
    assert said[0] == "Innehållet har fel som måste rättas först:"
    assert not (tmp_path / "ut").exists()


WRONG: dict[str, tuple[Change, str]] = {
    "unknown id": (
        lambda sheet: setattr(cell(sheet, "bygglov", "Id"), "value", "byglov"),
        "cell A2: 'byglov' finns inte bland löftena. Menade du 'bygglov'?",
    ),
    "no id": (
        lambda sheet: setattr(cell(sheet, "bygglov", "Id"), "value", None),
        "cell A2: Rad 2 har inget id. Skriv tillbaka löftets id i kolumn A.",
    ),
    "the same row twice": (
        lambda sheet: sheet.append([one.value for one in sheet[3]]),
        "cell A4: 'avlopp' står redan på rad 3. Ta bort den ena raden.",
    ),
    "deleted row": (
        lambda sheet: sheet.delete_rows(3),
        "Raden för 'avlopp' är borta. Ångra det.",
    ),
    "moved column": (
        _swapped,
        "cell F1: Kolumnen 'Slag' står där 'Läge' ska stå. Ångra flytten",
    ),
    "renamed column": (
        lambda sheet: setattr(sheet.cell(1, 6), "value", "Status"),
        "cell F1: Rubriken 'Status' ska vara 'Läge'.",
    ),
    "deleted column": (
        lambda sheet: sheet.delete_cols(len(HEADINGS)),
        "cell AJ1: Rubriken 'Mötet: anteckningar (läses inte in)' saknas.",
    ),
    "new column": (
        lambda sheet: setattr(sheet.cell(1, len(HEADINGS) + 1), "value", "Eget"),
        "cell AK1: Kolumnen 'Eget' hör inte till arket.",
    ),
    "no such choice": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Mötet: väg framåt"), "value", "Tas bor"),
        "Mötet: väg framåt: 'Tas bor' är inget av valen. Menade du 'Tas bort'?",
    ),
    "no such decision": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Beslut (id)"), "value", "kf-2019-13"),
        "Beslut (id): 'kf-2019-13' finns inte bland besluten. Menade du 'kf-2019-12'?",
    ),
    "no number": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Nivå: tal"), "value", "tio"),
        "Nivå: tal: 'tio' är inget tal. Skriv bara siffror, till exempel 10.",
    ),
    "no day": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Gäller från"), "value", "2027-02-30"),
        "Gäller från: '2027-02-30' är inget datum som finns. 2027-02 har 28 dagar.",
    ),
    "formula": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Nivå: tal"), "value", "=1+1"),
        "cell J3: Nivå: tal: cellen har en formel. Skriv värdet i stället.",
    ),
    "another wording": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Löfte"), "value", "Du får svar inom en dag."),
        "cell B3: Löfte: lydelsen är ändrad, men läses inte in härifrån. Skriv tillbaka den. "
        "Ändra den i löftets fil eller i formuläret, som sparar den förra.",
    ),
    "half a level": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Nivå: tal"), "value", 10),
        "rad 3: L13 ",
    ),
    "a loop": (
        _looped,
        "R02 ",
    ),
    "an owner that ceased": (
        lambda sheet: setattr(cell(sheet, "avlopp", "Ansvariga (id)"), "value", "gamla-namnden"),
        "rad 3: R07 'gamla-namnden' (Gamla nämnden) upphörde 2019-12-31.",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_input_says_where_and_what_and_writes_nothing(
    tmp_path: Path, said: list[str], what: str
) -> None:
    ceased = "  - {id: gamla-namnden, name: Gamla nämnden, kind: committee, valid_to: 2019-12-31}\n"
    owners = {"results/owners.yml": f"{CLEAN['results/owners.yml']}{ceased}"}
    root = write(tmp_path / "kommun", with_files(owners, FILES))
    change, message = WRONG[what]
    before = texts(root)
    assert applied(root, filled(root, change), said) == 1
    assert any(message in line for line in said), said
    assert said[-1] == "Inget skrevs."
    assert texts(root) == before


def test_everything_wrong_is_told_at_once(root: Path, said: list[str]) -> None:
    def change(sheet: Worksheet) -> None:
        cell(sheet, "avlopp", "Nivå: tal").value = "tio"
        cell(sheet, "bygglov", "Gäller från").value = "snart"

    applied(root, filled(root, change), said)
    assert len(said) == 3


def test_what_was_changed_in_the_meantime_is_not_written_over(root: Path, said: list[str]) -> None:
    def change(sheet: Worksheet) -> None:
        cell(sheet, "bygglov", "Nivå: tal").value = 7

    file = filled(root, change)
    path = root / "content" / GUARANTEE
    newer = (
        edited(GUARANTEE, "value: 8, unit: veckor}\nclock", "value: 6, unit: veckor}\nclock")[GUARANTEE] or ""
    )
    path.write_text(newer, encoding="utf-8")
    assert applied(root, file, said) == 1
    assert "Då stod det '8', nu står det '6' och i arket '7'." in said[0]
    path.write_text(
        newer.replace("value: 6, unit: veckor}\nclock", "value: 7, unit: veckor}\nclock"), encoding="utf-8"
    )
    assert applied(root, file, said) == SAME
    assert said[-1] == "Inget är ändrat i arket."


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"inget ark", "trasig eller avklippt"), (b"x" * 5_000_001, "Gränsen är 5 MB")],
)
def test_what_is_no_sheet_is_refused(root: Path, said: list[str], data: bytes, message: str) -> None:
    file = root / "fel.xlsx"
    file.write_bytes(data)
    assert applied(root, file, said) == 1
    assert message in said[0]


def test_a_sheet_that_says_it_is_huge_is_refused_before_room_is_made_for_it(
    root: Path, said: list[str]
) -> None:
    """4.9 kB with all of a sheet in one merged area took three gigabytes."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Id"
    book.worksheets[0].merged_cells.ranges.add("A1:XFD1048576")
    file = root / "stor.xlsx"
    book.save(file)
    assert applied(root, file, said) == 1
    assert "har plats för" in said[0]


def test_another_workbook_is_refused(root: Path, said: list[str]) -> None:
    file = root / "annat.xlsx"
    Workbook().save(file)
    assert applied(root, file, said) == 1
    assert "inget ark från inventeringen" in said[0]


def test_a_file_that_is_not_there_is_told(root: Path, said: list[str]) -> None:
    assert applied(root, root / "finns-inte.xlsx", said) == 1
    assert "Det gick inte att läsa eller skriva" in said[0]


def test_headings_are_names_of_their_own() -> None:
    assert len(set(HEADINGS)) == len(HEADINGS)
    assert all(len(column.path) <= 2 for column in COLUMNS)
