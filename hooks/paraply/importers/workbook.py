"""A spreadsheet file, whatever its format → sheets of cells: values only, never formulas or macros.

Every size is bounded before anything is unpacked, since a file may come from anywhere. What a person does not
see in the file (hidden rows, columns and sheets) is not read, and is told.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

import python_calamine as calamine
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from paraply.importers.bounds import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_ROWS,
    FileRefusedError,
    broken,
    check_packing,
    check_room,
    check_size,
    encrypted,
    large,
)
from paraply.importers.cells import Raw
from paraply.importers.oldexcel import old_excel_facts
from paraply.importers.opendocument import opendocument_facts
from paraply.importers.packed import Facts, excel_facts, opened
from paraply.importers.textfile import rows_of
from paraply.language import _

EXCEL: Final = (".xlsx", ".xlsm")
TEXT: Final = (".csv", ".tsv", ".txt")
KNOWN: Final = (*EXCEL, ".xls", ".ods", *TEXT)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's value and how to find it again. ``fault`` says why its value cannot be trusted."""

    name: str
    raw: Raw = None
    percent: bool = False
    fault: str = ""
    shown: str = ""
    """Its number format, where that is told."""

    @property
    def text(self) -> str:
        """The value as a heading or label: whole numbers without decimals."""
        if isinstance(self.raw, float) and self.raw.is_integer():
            return str(int(self.raw))
        if isinstance(self.raw, datetime):
            return self.raw.date().isoformat()
        return "" if self.raw is None else str(self.raw)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is seen of a sheet, row by row. ``notes`` tell what was left out."""

    name: str
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = field(default=())


def read_workbook(path: Path) -> list[Sheet]:
    """Every visible sheet. Raises ``FileRefusedError`` for what cannot be read safely."""
    ending = path.suffix.lower()
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise FileRefusedError(_("Det är ingen vanlig fil."), _("Ange filen som exporten sparades i."))
        if size > MAX_BYTES:
            raise large(size, MAX_BYTES)
        data = path.read_bytes()
    except OSError:
        told = _("Filen finns inte, eller går inte att öppna.")
        raise FileRefusedError(told, _("Kontrollera namnet.")) from None
    if ending not in KNOWN:
        told = _("Filer som slutar på '{ending}' går inte att läsa.", ending=ending)
        raise FileRefusedError(told, _("Spara den som .xlsx, .ods eller .csv."))
    if not data.strip():
        raise FileRefusedError(_("Filen är tom."), _("Gör exporten igen."))
    return [_from_text(data)] if ending in TEXT else _from_binary(data, ending)


def _from_text(data: bytes) -> Sheet:
    rows = [
        [Cell(f"{get_column_letter(column + 1)}{number + 1}", raw or None) for column, raw in enumerate(row)]
        for number, row in enumerate(rows_of(data))
    ]
    return Sheet("", rows)


def excel_book(data: bytes, *, most_bytes: int = MAX_BYTES) -> Workbook:
    """A workbook as openpyxl reads it, with all sheets and cells, once its sizes have been checked.

    Raises ``FileRefusedError`` for what cannot be read safely.
    """
    if len(data) > most_bytes:
        raise large(len(data), most_bytes)
    try:
        check_packing(data)
        check_room(data)
        return opened(data)
    except FileRefusedError:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it stumble on
        raise broken() from error


def _from_binary(data: bytes, ending: str) -> list[Sheet]:
    if ending != ".xls":
        check_packing(data)
    try:
        if ending != ".xls":
            check_room(data)
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            sheet
            for sheet in book.sheets_metadata
            if sheet.typ is calamine.SheetTypeEnum.WorkSheet
            and sheet.visible is calamine.SheetVisibleEnum.Visible
        ]
        sheets = [book.get_sheet_by_name(sheet.name) for sheet in visible]
        for sheet in sheets:
            row, column = sheet.end or (0, 0)
            check_size(_("Bladet {sheet}", sheet=sheet.name), row + 1, column + 1)
        facts = _facts(data, ending, {sheet.name for sheet in visible})
        return [_sheet(sheet, facts.get(sheet.name, Facts())) for sheet in sheets]
    except FileRefusedError:
        raise
    except calamine.PasswordError:
        raise encrypted() from None
    except Exception as error:  # the libraries raise whatever a broken file makes them stumble on
        raise broken() from error


def _facts(data: bytes, ending: str, names: set[str]) -> Mapping[str, Facts]:
    if ending == ".xls":
        return dict(old_excel_facts(data, names))
    return dict(opendocument_facts(data) if ending == ".ods" else excel_facts(data, names))


def _sheet(sheet: calamine.CalamineSheet, facts: Facts) -> Sheet:
    """Rows as wide and as many as what is known of them: values alone end before a last cell with a fault."""
    known = [(0, 0), sheet.end or (0, 0), *facts.faults, *(end for _start, end in facts.merged)]
    height = min(max(row for row, _column in known) + 1, MAX_ROWS)
    width = max(column for _row, column in known) + 1
    values = sheet.to_python(skip_empty_area=False)
    values += [[] for _missing in range(height - len(values))]
    rows = [
        [
            _cell(column, row, cells[column] if column < len(cells) else None, facts)
            for column in range(min(width, MAX_CELLS // height))
            if column not in facts.hidden_columns
        ]
        for row, cells in enumerate(values)
        if row not in facts.hidden_rows
    ]
    _spread(rows, [*facts.merged, *(sheet.merged_cell_ranges or ())])
    return Sheet(sheet.name, rows, tuple(_hidden(facts)))


def _cell(column: int, row: int, raw: object, facts: Facts) -> Cell:
    name = f"{get_column_letter(column + 1)}{row + 1}"
    fault = facts.faults.get((row, column), "")
    percent = (row, column) in facts.percents
    if isinstance(raw, time | timedelta):
        return Cell(name, str(raw), fault=fault or _("cellen är ett klockslag eller en tid"))
    if raw == "" or raw is None:
        return Cell(name, fault=fault)
    raw = facts.texts.get((row, column), raw)
    value = raw if isinstance(raw, str | int | float | bool | datetime) else _date(raw)
    return Cell(name, value, percent, fault, facts.formats.get((row, column), ""))


def _date(raw: object) -> Raw:
    return raw if hasattr(raw, "isoformat") else str(raw)  # type: ignore[return-value]  # calamine's dates are dates


def _spread(rows: list[list[Cell]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Let a text in merged cells stand in each of them, as it is seen; a number stays in its own cell."""
    where = {cell.name: (at, number) for at, row in enumerate(rows) for number, cell in enumerate(row)}
    for (top, left), (bottom, right) in merged:
        first = where.get(f"{get_column_letter(left + 1)}{top + 1}")
        if first is None or (bottom - top + 1) * (right - left + 1) > MAX_ROWS:
            continue
        shown = rows[first[0]][first[1]]
        if not isinstance(shown.raw, str):
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                name = f"{get_column_letter(column + 1)}{row + 1}"
                if name in where:
                    at, number = where[name]
                    rows[at][number] = Cell(name, shown.raw)


def _hidden(facts: Facts) -> list[str]:
    notes = []
    if facts.hidden_rows:
        listed = ", ".join(str(row + 1) for row in sorted(facts.hidden_rows)[:10])
        rest = " …" if len(facts.hidden_rows) > 10 else ""
        notes.append(_("Dolda rader lästes inte: {rows}.", rows=f"{listed}{rest}"))
    if facts.hidden_columns:
        listed = ", ".join(get_column_letter(column + 1) for column in sorted(facts.hidden_columns)[:10])
        notes.append(_("Dolda kolumner lästes inte: {columns}.", columns=listed))
    return notes
