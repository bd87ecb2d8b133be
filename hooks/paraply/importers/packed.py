"""What values alone do not tell of a spreadsheet: formats, what is hidden, raised marks, faults."""

import io
import warnings
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from paraply.importers.formats import shown_by
from paraply.language import N_, _

Position = tuple[int, int]
"""Row and column, counted from 0."""

NO_VALUE: Final = N_("formeln har inget uträknat värde, eller ett fel")
_RAISED: Final = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


@dataclass(slots=True)
class Facts:
    """Of one sheet. ``faults`` say why a cell's value cannot be used."""

    percents: set[Position] = field(default_factory=set)
    formats: dict[Position, str] = field(default_factory=dict)
    faults: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: Sequence[tuple[Position, Position]] = ()
    texts: dict[Position, str] = field(default_factory=dict)
    """Texts with raised letters, which are the marks of footnotes and no digits."""


def with_marks(parts: Iterable[tuple[str, bool]]) -> str:
    """A text of parts, raised or not: a raised ``1`` becomes ``¹``, any other raised text a star."""
    return "".join(_raised(text) if is_raised else text for text, is_raised in parts)


def _raised(text: str) -> str:
    return "".join(_RAISED.get(char, "") for char in text) or ("*" if text.strip() else text)


def excel_facts(data: bytes, names: Container[str]) -> Iterator[tuple[str, Facts]]:
    """Facts of the sheets with these names in an .xlsx file, whose extent has been checked."""
    formulas = opened(data, rich_text=True)
    values = opened(data, data_only=True)
    for sheet in formulas.worksheets:
        if sheet.title in names:
            yield sheet.title, _excel_sheet(sheet, values[sheet.title])


def opened(data: bytes, *, data_only: bool = False, rich_text: bool = False) -> Workbook:
    """The workbook as openpyxl reads it, without the warnings that it writes in English."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(
            io.BytesIO(data), data_only=data_only, rich_text=rich_text, keep_vba=False, keep_links=False
        )


def _excel_sheet(sheet: Worksheet, values: Worksheet) -> Facts:
    facts = Facts()
    # Only the cells that are there: iter_rows makes all those between, and one may be formatted far away.
    for (row, column), cell in sheet._cells.items():
        if cell.value is None:
            continue
        at = (row - 1, column - 1)
        if isinstance(cell.value, CellRichText):
            parts = [(part.text, part.font.vertAlign == "superscript")
                     if isinstance(part, TextBlock) else (part, False) for part in cell.value]  # fmt: skip
            if any(is_raised for _part, is_raised in parts):
                facts.texts[at] = with_marks(parts)
        form = cell.number_format or ""
        if cell.data_type in "nfd" and form != "General":
            facts.formats[at] = form
            if cell.data_type != "d" and shown_by(form).is_percent:
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
