"""The grammar's exports as files, imported as a communicator does, and judged by the right answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from paraply.command.statuses import CHANGED
from paraply.importers.answers import planned
from paraply.importers.periods import MONTHS
from paraply.importers.session import RefusedError, Wish, run
from paraply.importers.workbook import read_workbook
from paraply.load import load_content
from tests.importers.grammar import HISTORY, MEASURES, Export, Key, sheet_of
from tests.importers.imports import TODAY
from tests.worlds import write


@dataclass(slots=True)
class Result:
    """What became of an export."""

    name: str
    wrong: list[str] = field(default_factory=list)
    planned_wrong: list[str] = field(default_factory=list)
    is_read_first: bool = False
    is_read: bool = False
    questions: list[str] = field(default_factory=list)
    said: str = ""
    second: str = ""


def world(root: Path) -> Path:
    """A municipality with the grammar's measures, and some history of each."""
    files: dict[str, str | None] = {
        "results/municipality.yml": "name: Exempelkommunen\nshort_name: Exempel\ndimensions: {gender: Kön}\n"
    }
    for known in MEASURES:
        step = (known.high - known.low) / 5
        outcomes = "".join(
            f"  - {{period: {year}, value: {round(known.low + step * (number + 0.5), known.decimals)}}}\n"
            for number, year in enumerate(HISTORY)
        )
        files[f"results/measures/{known.id}.yml"] = (
            f'title: "{known.title}"\nunit: {known.unit}\ndecimals: {known.decimals}\ndirection: neutral\n'
            f"outcomes:\n{outcomes}"
        )
    return write(root, files)


def saved(export: Export, folder: Path) -> Path:
    """The export as a file of its format."""
    form = export.layout.format
    match form:
        case "xlsx":
            return _excel(export, folder / f"{export.name}.xlsx")
        case "ods":
            return _opendocument(export, folder / f"{export.name}.ods")
        case "xls":
            return _old_excel(export, folder / f"{export.name}.xls")
    delimiter = "," if form == "csv comma" else ";"
    path = folder / f"{export.name}.csv"
    lines = [delimiter.join(_quoted(cell, delimiter) for cell in row) for row in export.rows]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def _quoted(cell: Any, delimiter: str) -> str:
    text = "" if cell is None else str(cell[0] if isinstance(cell, tuple) else cell)
    return f'"{text}"' if delimiter in text else text


def _parts(cell: Any) -> tuple[Any, str]:
    return cell if isinstance(cell, tuple) else (cell, "")


def _excel(export: Export, path: Path) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet_of(export)
    for number, row in enumerate(export.rows, 1):
        for column, cell in enumerate(row, 1):
            value, form = _parts(cell)
            if value is not None and value != "":
                made: Any = page.cell(number, column)
                made.value = value
                made.number_format = form or made.number_format
    for top, left, bottom, right in export.merged:
        page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    match export.hidden:
        case ("row", number):
            page.row_dimensions[number + 1].hidden = True
        case ("column", number):
            page.column_dimensions[get_column_letter(number + 1)].hidden = True
    book.save(path)
    return path


def _old_excel(export: Export, path: Path) -> Path:
    book = xlwt.Workbook()
    page = book.add_sheet(sheet_of(export))
    areas = {(top, left): (bottom, right) for top, left, bottom, right in export.merged}
    for number, row in enumerate(export.rows):
        for column, cell in enumerate(row):
            value, form = _parts(cell)
            style = xlwt.easyxf(num_format_str=form or "General")
            if (number, column) in areas:
                bottom, right = areas[number, column]
                page.write_merge(number, bottom, column, right, value, style)
            elif value is not None and value != "":
                page.write(number, column, value, style)
    match export.hidden:
        case ("row", number):
            page.row(number).hidden = True
        case ("column", number):
            page.col(number).hidden = True
    book.save(str(path))
    return path


def _opendocument(export: Export, path: Path) -> Path:
    document = OpenDocumentSpreadsheet()
    table = Table(name=sheet_of(export))
    areas = {(top, left): right - left + 1 for top, left, _bottom, right in export.merged}
    covered = {
        (top, column) for top, left, _bottom, right in export.merged for column in range(left + 1, right + 1)
    }
    if export.hidden and export.hidden[0] == "column":
        table.addElement(TableColumn(numbercolumnsrepeated=str(export.hidden[1])))
        table.addElement(TableColumn(visibility="collapse"))
    for number, row in enumerate(export.rows):
        line = TableRow(visibility="collapse") if export.hidden == ("row", number) else TableRow()
        for column, cell in enumerate(row):
            value, _form = _parts(cell)
            if (number, column) in covered:
                line.addElement(CoveredTableCell())
                continue
            span = {"numbercolumnsspanned": str(areas[number, column])} if (number, column) in areas else {}
            if isinstance(value, date):
                made = TableCell(valuetype="date", datevalue=value.isoformat(), **span)
                made.addElement(P(text=f"{MONTHS[value.month - 1][:3]}-{value:%y}"))
                line.addElement(made)
            elif isinstance(value, int | float):
                line.addElement(TableCell(valuetype="float", value=str(value), **span))
            elif value is None or value == "":
                line.addElement(TableCell(**span))
            else:
                made = TableCell(valuetype="string", **span)
                made.addElement(P(text=str(value)))
                line.addElement(made)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(path)
    return path


def figures(root: Path) -> dict[Key, Decimal]:
    """Every figure that stands in the content beside its history."""
    found = {}
    for id_, measure in load_content(root).content.measures.items():
        for outcome in measure.outcomes:
            if outcome.imported is not None and outcome.value is not None:
                group = outcome.group.value if outcome.group else ""
                kind = outcome.kind.value
                if kind == "outcome" and outcome.period.is_part_year:
                    kind = "part_year"
                found[id_, _period(str(outcome.period)), kind, group] = outcome.value
    return found


def _period(text: str) -> str:
    return text


def _wrong(found: dict[Key, Decimal], right: dict[Key, Decimal]) -> list[str]:
    return [
        f"{key}: {value}, ska vara {right.get(key)}"
        for key, value in found.items()
        if right.get(key) != value
    ]


def _planned(file: Path, root: Path) -> dict[Key, Decimal]:
    """What the plan shows, whether or not it may be written."""
    try:
        plan = planned(Wish(file, root, TODAY), load_content(root).content, read_workbook(file))
    except RefusedError:
        return {}
    return {
        (one.measure.id, str(one.period), one.kind.value, one.group.value if one.group else ""): one.value
        for one in plan.writes
        if one.value is not None
    }


def tried(export: Export, folder: Path) -> Result:
    """Import an export three times: at once with --yes, with answers, and as next year's with the mapping."""
    result = Result(export.name)
    folder.mkdir(parents=True, exist_ok=True)
    file = saved(export, folder)
    root = world(folder / "at-once")
    said: list[str] = []
    result.planned_wrong = _wrong(_planned(file, root), export.right)
    run(Wish(file, root, TODAY, yes=True), said.append)
    found = figures(root)
    result.wrong = _wrong(found, export.right)
    result.is_read_first = found == export.right
    root = world(folder / "asked")

    def ask(question: str) -> str:
        result.questions.append(question)
        return _answer(question, export)

    first: list[str] = []
    run(Wish(file, root, TODAY, ask=ask), first.append)
    result.wrong += _wrong(figures(root), export.right)
    kept = {
        path.name: path.read_text(encoding="utf-8")
        for path in (root / "content/results/imports").glob("*.yml")
    }
    root = world(folder / "again")
    for name, text in kept.items():
        path = root / "content/results/imports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    again: list[str] = []
    status = run(Wish(file, root, TODAY, yes=True), again.append)
    result.wrong += _wrong(figures(root), export.right)
    result.is_read = status == CHANGED and figures(root) == export.right
    result.said, result.second = "\n".join(first), "\n".join(again)
    if status == CHANGED:
        before = figures(root)
        run(Wish(file, root, TODAY, yes=True), again.append)
        if figures(root) != before:
            result.wrong.append("a second run gives other content")
    return result


def _answer(question: str, export: Export) -> str:
    if "Enhet (tom rad" in question:
        return ""
    if "Period" in question:
        named = (export.cells.get(name) for name in re.findall(r"\b[A-Z]{1,2}\d+\b", question))
        return next((key[1] for key in named if key), "")
    return "j" if "[j/N]" in question else ""


def all_tried(exports: Iterator[Export], folder: Path) -> Iterator[tuple[Export, Result]]:
    """Each export with its result."""
    for export in exports:
        yield export, tried(export, folder / export.name)
