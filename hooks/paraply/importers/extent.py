"""How large the sheets of a packed workbook say that they are: asked before a library makes room for them.

A file of a few kilobytes may have a cell in row 1,048,576 and column XFD, or merge all cells into one. The
libraries then ask for the memory of seventeen billion cells, and the whole program dies.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from openpyxl.utils.cell import range_boundaries


@dataclass(slots=True)
class Extent:
    """Rows and columns up to the last cell with a value, and how many cells are merged."""

    rows: int = 0
    columns: int = 0
    merged: int = 0


def extents_of(data: bytes) -> Iterator[Extent]:
    """The extent of each part of the file; parts that are no sheets have none.

    Raises ``ValueError`` for a sheet that is no well-formed XML, or names a cell that cannot be.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            try:
                yield _extent(part)
            except ElementTree.ParseError as error:
                if b"sheetData" in part or b"table-row" in part:
                    raise ValueError(f"{name} is a sheet that is no XML") from error


def _extent(part: bytes) -> Extent:
    extent, row = Extent(), 0
    # Entities that grow without end are stopped by expat itself (2.4.1 and later, CVE-2013-0340).
    for _event, element in ElementTree.iterparse(io.BytesIO(part)):  # noqa: S314
        match element.tag.rpartition("}")[2]:
            case "c" if len(element) and (reference := element.get("r")):
                _reach(extent, *_corner(reference))
            case "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                extent.merged += ((bottom or 0) - (top or 0) + 1) * ((right or 0) - (left or 0) + 1)
            case "row":
                element.clear()
            case "table-row":
                columns = _columns(element)
                row += _repeated(element, "rows")
                if columns:
                    _reach(extent, row, columns)
                element.clear()
            case "table":
                row = 0
    return extent


def _reach(extent: Extent, row: int, column: int) -> None:
    extent.rows, extent.columns = max(extent.rows, row), max(extent.columns, column)


def _corner(reference: str) -> tuple[int, int]:
    _left, _top, right, bottom = range_boundaries(reference)
    return bottom or 0, right or 0


def _columns(row: ElementTree.Element) -> int:
    """The column of the last cell with a value in a row of an OpenDocument sheet."""
    last = at = 0
    for cell in row:
        at += _repeated(cell, "columns")
        if len(cell) or any(name.endswith("}value-type") for name, _value in cell.items()):
            last = at
    return last


def _repeated(element: ElementTree.Element, what: str) -> int:
    found = (value for name, value in element.items() if name.endswith(f"}}number-{what}-repeated"))
    return max(1, int(next(found, "1")))
