import zipfile
from datetime import date
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P, Span

from paraply.importers import workbook
from paraply.importers.bounds import FileRefusedError
from paraply.importers.periods import when_of
from paraply.importers.workbook import Cell, read_workbook
from tests.importers.books import Rows, excel, opendocument, text
from tests.importers.books import workbook as made

ROWS: Rows = [["Nyckeltal", "Utfall 2024", 2025], ["Trygga på våra äldreboenden", (0.962, "0.0%"), "67 044"]]


def values(path: Path) -> list[list[object]]:
    [sheet] = read_workbook(path)
    return [[cell.raw for cell in row] for row in sheet.rows]


def refusal(path: Path) -> str:
    with pytest.raises(FileRefusedError) as refused:
        read_workbook(path)
    assert refused.value.hint.endswith(".")
    return refused.value.message


@pytest.mark.parametrize("make", [excel, opendocument])
def test_values_percentages_and_names_of_cells(tmp_path: Path, make: object) -> None:
    path = excel(tmp_path / "a.xlsx", ROWS) if make is excel else opendocument(tmp_path / "a.ods", ROWS)
    [sheet] = read_workbook(path)
    assert sheet.name == "Utfall"
    assert [cell.text for cell in sheet.rows[0]] == ["Nyckeltal", "Utfall 2024", "2025"]
    cell = sheet.rows[1][1]
    assert (cell.name, cell.raw, cell.percent) == ("B2", 0.962, True)
    assert sheet.rows[1][2] == Cell("C2", "67 044")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ";"), ("a.csv", ","), ("a.tsv", "\t"), ("a.txt", "\t")]
)
def test_text_in_the_encodings_of_old_programs(
    tmp_path: Path, encoding: str, name: str, delimiter: str
) -> None:
    rows = [["Nyckeltal", "2024"], ["Trygga på våra äldreboenden", "–4"]]
    [sheet] = read_workbook(text(tmp_path / name, rows, delimiter, encoding))
    assert [[cell.raw for cell in row] for row in sheet.rows] == rows
    assert (sheet.name, sheet.rows[1][1].name) == ("", "B2")


def test_a_decimal_comma_does_not_part_cells(tmp_path: Path) -> None:
    assert values(text(tmp_path / "a.csv", [["Mått", "2024"], ["Svar", "71,9"]])) == [
        ["Mått", "2024"],
        ["Svar", "71,9"],
    ]


def test_dates_stay_dates(tmp_path: Path) -> None:
    [row] = values(excel(tmp_path / "a.xlsx", [["x", date(2025, 12, 31)]]))
    assert str(row[1])[:10] == "2025-12-31"
    [sheet] = read_workbook(opendocument(tmp_path / "a.ods", [["x", date(2025, 12, 31)]]))
    assert sheet.rows[0][1].text == "2025-12-31"


@pytest.mark.parametrize(
    ("shown", "period"),
    [
        ("apr-26", "2026-04"),
        ("april 2026", "2026-04"),
        ("2026", "2026"),
        ("2026-04-01", None),
        ("1 april", None),
        ("januari-april 2026", None),
    ],
)
def test_a_date_in_opendocument_is_what_people_see_of_it(
    tmp_path: Path, shown: str, period: str | None
) -> None:
    [sheet] = read_workbook(opendocument(tmp_path / "a.ods", [["x", (date(2026, 4, 1), shown)]]))
    cell = sheet.rows[0][1]
    when = when_of(cell.raw, cell.shown)[0]
    assert (str(when.period()) if when else None) == period


def test_formulas_give_their_value_and_are_never_computed(tmp_path: Path) -> None:
    [sheet] = read_workbook(excel(tmp_path / "a.xlsx", [["x", "=1+1", "#N/A"]]))
    assert [cell.raw for cell in sheet.rows[0]] == ["x", None, None]
    assert "formeln har inget uträknat värde" in sheet.rows[0][1].fault
    assert "felet #N/A" in sheet.rows[0][2].fault
    [sheet] = read_workbook(opendocument(tmp_path / "a.ods", [["x", "=1+1"]]))
    assert "formeln har inget uträknat värde" in sheet.rows[0][1].fault


def test_a_computed_formula_is_read(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["x", "=0.5+0.5"]])
    with zipfile.ZipFile(path) as packed:
        content = packed.read("xl/worksheets/sheet1.xml").decode()
    computed = content.replace("</f><v />", "</f><v>0.995</v>").replace("</f><v></v>", "</f><v>0.995</v>")
    assert computed != content
    _write_member(path, "xl/worksheets/sheet1.xml", computed)
    [sheet] = read_workbook(path)
    assert (sheet.rows[0][1].raw, sheet.rows[0][1].fault) == (0.995, "")


def test_what_is_hidden_is_left_out_and_told(tmp_path: Path) -> None:
    book = made([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    page = book.worksheets[0]
    page.row_dimensions[2].hidden = True
    page.column_dimensions["B"].hidden = True
    book.create_sheet("Dold").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    [sheet] = read_workbook(tmp_path / "a.xlsx")
    assert [[cell.name for cell in row] for row in sheet.rows] == [["A1", "C1"], ["A3", "C3"]]
    assert sheet.notes == ("Dolda rader lästes inte: 2.", "Dolda kolumner lästes inte: B.")
    [sheet] = read_workbook(opendocument(tmp_path / "a.ods", [["a"], ["b"], ["c"]], hidden=[1]))
    assert [[cell.raw for cell in row] for row in sheet.rows] == [["a"], ["c"]]


def test_a_text_in_merged_cells_stands_in_all_of_them_but_a_number_once(tmp_path: Path) -> None:
    book = made([["Utfall", None, 5], [None, None, None]])
    page = book.worksheets[0]
    page.merge_cells("A1:B2")
    page.merge_cells("C1:C2")
    book.save(tmp_path / "a.xlsx")
    assert values(tmp_path / "a.xlsx") == [["Utfall", "Utfall", 5.0], ["Utfall", "Utfall", None]]


def test_macros_are_never_run_and_do_not_stand_in_the_way(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsm", ROWS)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not run")
    assert values(path)[1][0] == "Trygga på våra äldreboenden"


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    plain = excel(tmp_path / "plain.xlsx", ROWS)
    with plain.open("rb") as source, (tmp_path / "a.xlsx").open("wb") as target:
        OOXMLFile(source).encrypt("hemligt", target)
    assert refusal(tmp_path / "a.xlsx").startswith("Filen är skyddad med lösenord")


@pytest.mark.parametrize("part", [0.01, 0.3, 0.9, 0.999])
def test_a_truncated_file_is_refused(tmp_path: Path, part: float) -> None:
    for path in (excel(tmp_path / "a.xlsx", ROWS), opendocument(tmp_path / "a.ods", ROWS)):
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * part)])
        assert refusal(path) == "Filen är trasig eller avklippt."


def test_a_changed_byte_is_found_by_the_sums_of_the_file(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", ROWS)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    assert refusal(path) == "Filen är trasig eller avklippt."


def test_a_packing_that_cannot_be_undone_is_refused(tmp_path: Path) -> None:
    """The first block says that it is of a kind that does not exist."""
    path = excel(tmp_path / "a.xlsx", ROWS)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        first = packed.infolist()[0]
    data[30 + len(first.filename)] |= 0b110
    path.write_bytes(data)
    assert refusal(path) == "Filen är trasig eller avklippt."


def test_a_file_that_unpacks_to_far_too_much_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert path.stat().st_size < 100_000
    assert refusal(path) == "Filen blir 60 MB när den packas upp."


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_a_cell_too_far_away_is_refused_before_there_is_room_made_for_it(tmp_path: Path, state: str) -> None:
    """The libraries would ask for 17,179,869,184 cells, and the program would die of it."""
    book = made(ROWS)
    far = book.create_sheet("Långt bort")
    far["A1"], far["XFD1048576"], far.sheet_state = 1, 2, state
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "Ett blad i filen har plats för 17179869184 celler."


def test_all_cells_merged_into_one_are_refused(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", ROWS)
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    _exchange(path, "xl/worksheets/sheet1.xml", "</sheetData>", merged)
    assert refusal(path) == "Ett blad i filen har plats för 17179869184 celler."


def test_a_value_after_rows_that_repeat_without_end_is_refused(tmp_path: Path) -> None:
    path = opendocument(tmp_path / "a.ods", ROWS)
    far = '<table:table-row table:number-rows-repeated="1048000"/><table:table-row><table:table-cell/>'
    last = (
        '<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
    )
    _exchange(path, "content.xml", "</table:table>", f"{far}{last}</table:table-row></table:table>")
    assert refusal(path).startswith("Ett blad i filen har plats för 16")


def test_a_formatted_cell_far_away_is_no_value(tmp_path: Path) -> None:
    book = made(ROWS)
    book.worksheets[0]["XFD1048576"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    assert values(tmp_path / "a.xlsx") == values(excel(tmp_path / "b.xlsx", ROWS))


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_no_entity_brings_a_file_in(tmp_path: Path, ending: str) -> None:
    secret = tmp_path / "hemligt.txt"
    secret.write_text("hemligheten", encoding="utf-8")
    path = tmp_path / f"a.{ending}"
    member, start = (
        ("xl/worksheets/sheet1.xml", "<worksheet")
        if ending == "xlsx"
        else ("content.xml", "<office:document-content")
    )
    excel(path, ROWS) if ending == "xlsx" else opendocument(path, ROWS)
    _exchange(path, member, start, f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>{start}')
    _exchange(path, member, ">Nyckeltal<", ">&e;<")
    try:
        told = repr(read_workbook(path))
    except FileRefusedError as refused:
        told = str(refused)
    assert "hemligheten" not in told


def test_entities_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><x>&a11;</x>'
    path = opendocument(tmp_path / "a.ods", ROWS)
    _write_member(path, "content.xml", bomb)
    assert refusal(path) == "Filen är trasig eller avklippt."


def test_a_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    assert (
        refusal(text(tmp_path / "a.csv", [["a", "1"]] * 100_000)) == "Filen har 100000 rader och 2 kolumner."
    )


def test_as_many_rows_in_a_workbook_are_refused_before_they_are_held(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["a", 1]])
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_001))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    _write_member(path, "xl/worksheets/sheet1.xml", sheet)
    assert refusal(path) == "Bladet Utfall har 100000 rader och 1 kolumner."


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF", "Filer som slutar på '.pdf' går inte att läsa."),
        ("a.csv", b"", "Filen är tom."),
        ("a.csv", b"a\x00b", "Filen är ingen textfil."),
        ("a.csv", b"PK\x03\x04", "Filen är ett kalkylblad, men namnet säger text."),
        ("a.xlsx", b"hello", "Filen är trasig eller avklippt."),
        ("a.xls", b"hello", "Filen är trasig eller avklippt."),
        (
            "a.ods",
            b"\xd0\xcf\x11\xe0",
            "Filen är skyddad med lösenord, eller i ett äldre format än namnet säger.",
        ),
    ],
)
def test_what_is_no_spreadsheet_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name) == message


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(tmp_path / "a.xlsx").startswith("Filen finns inte, eller går inte att öppna")
    (tmp_path / "b.csv").mkdir()
    assert refusal(tmp_path / "b.csv") == "Det är ingen vanlig fil."
    monkeypatch.setattr(workbook, "MAX_BYTES", 3)
    (tmp_path / "c.csv").write_bytes(b"long")
    assert refusal(tmp_path / "c.csv").startswith("Filen är 0 MB")


def _exchange(path: Path, member: str, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as packed:
        text_ = packed.read(member).decode()
    assert old in text_
    _write_member(path, member, text_.replace(old, new, 1))


def _write_member(path: Path, member: str, content: str) -> None:
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members[member] = content.encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)


def one_cell(path: Path, position: str, before: str, mark: str, *, is_nested: bool = False) -> Path:
    """An OpenDocument sheet of one cell, whose text ends in a part at another height."""
    book = OpenDocumentSpreadsheet()
    moved, coloured = Style(name="T1", family="text"), Style(name="T2", family="text")
    moved.addElement(TextProperties(textposition=position))
    coloured.addElement(TextProperties(color="#ff0000"))
    for style in (moved, coloured):
        book.automaticstyles.addElement(style)
    span = Span(stylename=moved, text=mark)
    if is_nested:
        outer = Span(stylename=coloured)
        outer.addElement(span)
        span = outer
    within: Element = span
    for around in (P(text=before), TableCell(valuetype="string"), TableRow(), Table(name="Blad1")):
        around.addElement(within)
        within = around
    book.spreadsheet.addElement(within)
    book.save(str(path))
    return path


@pytest.mark.parametrize("position", ["super 58%", "33% 58%", "super"])
@pytest.mark.parametrize("is_nested", [False, True])
def test_a_raised_mark_in_opendocument_is_no_digit(tmp_path: Path, position: str, is_nested: bool) -> None:
    assert values(one_cell(tmp_path / "a.ods", position, "84,2", "1", is_nested=is_nested)) == [["84,2¹"]]


@pytest.mark.parametrize("position", ["sub 58%", "-33% 58%", "0% 100%"])
def test_a_digit_that_is_not_raised_is_read_as_it_is(tmp_path: Path, position: str) -> None:
    assert values(one_cell(tmp_path / "a.ods", position, "CO", "2")) == [["CO2"]]
