"""What values alone do not tell of a spreadsheet: number formats, what is hidden, formulas not computed."""

import io
import zipfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from paraply.language import N_, _

Position = tuple[int, int]
"""Row and column, counted from 0."""

NO_VALUE: Final = N_("formeln har inget uträknat värde, eller ett fel")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_REPEATED: Final = 20_000


@dataclass(slots=True)
class Facts:
    """Of one sheet. ``faults`` say why a cell's value cannot be used."""

    percents: set[Position] = field(default_factory=set)
    faults: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: Sequence[tuple[Position, Position]] = ()


def facts_of(data: bytes, ending: str, names: Container[str]) -> Mapping[str, Facts]:
    """Facts of the sheets with these names; an .xls tells none."""
    if ending == ".xls":
        return {}
    return dict(_opendocument(data) if ending == ".ods" else _excel(data, names))


def _excel(data: bytes, names: Container[str]) -> Iterator[tuple[str, Facts]]:
    formulas = load_workbook(io.BytesIO(data), data_only=False, keep_vba=False, keep_links=False)
    values = load_workbook(io.BytesIO(data), data_only=True, keep_vba=False, keep_links=False)
    for sheet in formulas.worksheets:
        if sheet.title in names:
            yield sheet.title, _excel_sheet(sheet, values[sheet.title])


def _excel_sheet(sheet: Worksheet, values: Worksheet) -> Facts:
    facts = Facts()
    # Only the cells that are there: iter_rows makes all those between, and one may be formatted far away.
    for (row, column), cell in sheet._cells.items():
        if cell.value is None:
            continue
        at = (row - 1, column - 1)
        if "%" in (cell.number_format or "") and cell.data_type in "nf":
            facts.percents.add(at)
        value = values.cell(row, column).value if cell.data_type == "f" else cell.value
        if value is None or (cell.data_type == "f" and str(value).startswith("#")):
            facts.faults[at] = _(NO_VALUE)
        elif cell.data_type == "e":
            facts.faults[at] = _("cellen visar felet {fault}", fault=cell.value)
    facts.hidden_rows = {int(number) - 1 for number, row in sheet.row_dimensions.items() if row.hidden}
    for wide in sheet.column_dimensions.values():
        first, last = wide.min, wide.max
        if wide.hidden and first and last:
            facts.hidden_columns.update(range(int(first) - 1, min(int(last), 1000)))
    facts.merged = [
        (
            (int(one.min_row or 1) - 1, int(one.min_col or 1) - 1),
            (int(one.max_row or 1) - 1, int(one.max_col or 1) - 1),
        )
        for one in sheet.merged_cells.ranges
    ]
    return facts


def _opendocument(data: bytes) -> Iterator[tuple[str, Facts]]:
    """Read as it streams: a sheet may repeat its last empty row a million times."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open("content.xml") as content:
        facts, name, row = Facts(), "", 0
        # Entities that grow without end are stopped by expat itself (2.4.1 and later, CVE-2013-0340).
        for event, element in ElementTree.iterparse(content, events=("start", "end")):  # noqa: S314
            if element.tag == f"{_TABLE}table":
                if event == "start":
                    facts, name, row = Facts(), element.get(f"{_TABLE}name", ""), 0
                else:
                    yield name, facts
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                repeated = _times(element, "rows")
                if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
                    facts.hidden_rows.update(range(row, row + min(repeated, _MOST_REPEATED)))
                _opendocument_row(element, row, facts)
                row += repeated
                element.clear()


def _opendocument_row(element: ElementTree.Element, row: int, facts: Facts) -> None:
    column = 0
    for cell in element:
        kind = cell.get(f"{_OFFICE}value-type")
        if kind == "percentage":
            facts.percents.add((row, column))
        if cell.get(f"{_TABLE}formula") and kind is None:
            facts.faults[row, column] = _(NO_VALUE)
        across, down = (int(cell.get(f"{_TABLE}number-{way}-spanned", "1")) for way in ("columns", "rows"))
        if across > 1 or down > 1:
            facts.merged = [*facts.merged, ((row, column), (row + down - 1, column + across - 1))]
        column += _times(cell, "columns")


def _times(element: ElementTree.Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
