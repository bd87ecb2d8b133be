"""What values do not tell of an old Excel sheet: what is hidden, merged areas, number formats."""

import io
from collections.abc import Container, Iterator

import xlrd

from paraply.importers.formats import shown_by
from paraply.importers.packed import Facts


def old_excel_facts(data: bytes, names: Container[str]) -> Iterator[tuple[str, Facts]]:
    """Facts of the sheets with these names."""
    book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO())
    for name in book.sheet_names():
        if name not in names:
            continue
        sheet, facts = book.sheet_by_name(name), Facts()
        facts.hidden_rows = {
            number for number, row in sheet.rowinfo_map.items() if row.hidden or row.height == 0
        }
        facts.hidden_columns = {
            number for number, column in sheet.colinfo_map.items() if column.hidden and number < sheet.ncols
        }
        facts.merged = [
            ((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells
        ]
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                kind = sheet.cell_type(row, column)
                if kind not in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
                    continue
                form = _format(book, sheet.cell_xf_index(row, column))
                if form and form != "General":
                    facts.formats[row, column] = form
                    if kind == xlrd.XL_CELL_NUMBER and shown_by(form).is_percent:
                        facts.percents.add((row, column))
        yield name, facts


def _format(book: xlrd.Book, index: int) -> str:
    found = book.format_map.get(book.xf_list[index].format_key) if index < len(book.xf_list) else None
    return str(found.format_str) if found else ""
