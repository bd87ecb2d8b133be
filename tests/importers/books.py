"""Real spreadsheet files made in a test from rows of plain values.

A cell is a value, or a pair of a value and a number format: ``(0.962, "0.0%")``.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(rows: Rows, sheet: str = "Utfall") -> Workbook:
    """An Excel workbook, to be changed further and saved."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell: Any = page.cell(number, column)
            cell.value, shown = value if isinstance(value, tuple) else (value, None)
            cell.number_format = shown or cell.number_format
    return book


def excel(path: Path, rows: Rows, sheet: str = "Utfall") -> Path:
    """An .xlsx file."""
    workbook(rows, sheet).save(path)
    return path


def opendocument(path: Path, rows: Rows, hidden: Sequence[int] = ()) -> Path:
    """An .ods file; ``hidden`` are rows, counted from 0. "=" begins a formula.

    A pair is a percentage, or a date and what is shown of it.
    """
    document = OpenDocumentSpreadsheet()
    table = Table(name="Utfall")
    for number, row in enumerate(rows):
        line = TableRow(visibility="collapse") if number in hidden else TableRow()
        for value in row:
            line.addElement(_cell(value))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(path)
    return path


def _cell(value: Any) -> TableCell:
    if isinstance(value, tuple) and isinstance(value[0], date):
        cell = TableCell(valuetype="date", datevalue=value[0].isoformat())
        cell.addElement(P(text=value[1]))
        return cell
    if isinstance(value, tuple):
        return TableCell(valuetype="percentage", value=str(value[0]))
    if isinstance(value, date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value))
    if value is None:
        return TableCell()
    if value.startswith("="):
        return TableCell(formula=f"of:{value}")
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=value))
    return cell


def text(path: Path, rows: Rows, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """A text file with one line for each row."""
    lines = [delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows]
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path
