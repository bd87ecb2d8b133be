"""What values alone do not tell of an OpenDocument sheet, read as it streams.

A sheet may repeat its last empty row a million times. Entities that grow without end are stopped by expat
itself (2.4.1 and later, CVE-2013-0340).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Final
from xml.etree import ElementTree

from paraply.importers.packed import NO_VALUE, Facts, with_marks
from paraply.importers.periods import when_in
from paraply.language import _

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER: Final = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_RAISED: Final = re.compile(r"super|0*[1-9]")
"""How a position above the line begins: ``super 58%``, ``33% 58%``; one below it is ``sub`` or negative."""
_MOST_REPEATED: Final = 20_000
_MOST_COLUMNS: Final = 1_000


@dataclass(slots=True)
class _Styles:
    """Number formats by their name, those of cells, and the styles of raised text."""

    formats: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)

    def of(self, style: str | None) -> str:
        """The number format of a cell's style, as Excel would write it."""
        return self.formats.get(self.cells.get(style or "", ""), "")


def opendocument_facts(data: bytes) -> Iterator[tuple[str, Facts]]:
    """The facts of each sheet."""
    styles = _Styles()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in ("styles.xml", "content.xml"):
            if part in packed.namelist():
                with packed.open(part) as content:
                    yield from _read(content, styles)


def _read(content: IO[bytes], styles: _Styles) -> Iterator[tuple[str, Facts]]:
    facts, name, row, column = Facts(), "", 0, 0
    for event, element in ElementTree.iterparse(content, events=("start", "end")):  # noqa: S314
        tag = element.tag
        if tag == f"{_TABLE}table":
            if event == "start":
                facts, name, row, column = Facts(), element.get(f"{_TABLE}name", ""), 0, 0
            else:
                yield name, facts
        elif event == "start":
            continue
        elif tag == f"{_STYLE}style":
            _take_style(element, styles)
        elif tag.startswith(_NUMBER) and tag.endswith("-style"):
            styles.formats[element.get(f"{_STYLE}name", "")] = _format(element)
        elif tag == f"{_TABLE}table-column":
            repeated = _times(element, "columns")
            if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
                facts.hidden_columns.update(range(column, column + min(repeated, _MOST_COLUMNS)))
            column += repeated
        elif tag == f"{_TABLE}table-row":
            repeated = _times(element, "rows")
            if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
                facts.hidden_rows.update(range(row, row + min(repeated, _MOST_REPEATED)))
            _read_row(element, row, facts, styles)
            row += repeated
            element.clear()


def _take_style(element: ElementTree.Element, styles: _Styles) -> None:
    name = element.get(f"{_STYLE}name", "")
    if form := element.get(f"{_STYLE}data-style-name"):
        styles.cells[name] = form
    for inner in element:
        if any(key.endswith("}text-position") and _RAISED.match(value) for key, value in inner.items()):
            styles.raised.add(name)


def _format(element: ElementTree.Element) -> str:
    """A number style as a format: its digits, how often it divides by a thousand, its words."""
    form = ""
    for part in element:
        if part.tag == f"{_NUMBER}number":
            factor = part.get(f"{_NUMBER}display-factor", "1")
            form += "0" + "," * ((len(factor.split(".")[0]) - 1) // 3)
        elif part.tag == f"{_NUMBER}text" and part.text:
            is_percent = element.tag == f"{_NUMBER}percentage-style" and part.text.strip() == "%"
            form += "%" if is_percent else f'"{part.text}"'
        elif part.tag == f"{_NUMBER}year":
            form += "yyyy"
        elif part.tag == f"{_NUMBER}month":
            form += "mmm" if part.get(f"{_NUMBER}textual") == "true" else "mm"
        elif part.tag == f"{_NUMBER}day":
            form += "dd"
        elif part.tag == f"{_NUMBER}currency-symbol" and part.text:
            form += f'"{part.text}"'
    return form


def _format_of_date(cell: ElementTree.Element) -> str:
    """The format of a date without a style of its own, by what people see: *apr-26* is no first of April."""
    when, rest = when_in(" ".join("".join(cell.itertext()).split()))
    if when is None or rest or when.year is None:
        return ""
    is_month = when.months is not None and when.months[0] == when.months[1]
    return "yyyy-mm" if is_month else "yyyy" if when.months is None else ""


def _read_row(element: ElementTree.Element, row: int, facts: Facts, styles: _Styles) -> None:
    column = 0
    for cell in element:
        kind, at = cell.get(f"{_OFFICE}value-type"), (row, column)
        if kind == "percentage":
            facts.percents.add(at)
        if kind in {"float", "date", "currency"}:
            form = styles.of(cell.get(f"{_TABLE}style-name"))
            if form := form or (_format_of_date(cell) if kind == "date" else ""):
                facts.formats[at] = form
        if kind == "string" and (parts := _raised_parts(cell, styles)):
            facts.texts[at] = with_marks(parts)
        if cell.get(f"{_TABLE}formula") and kind is None:
            facts.faults[at] = _(NO_VALUE)
        across, down = (int(cell.get(f"{_TABLE}number-{way}-spanned", "1")) for way in ("columns", "rows"))
        if across > 1 or down > 1:
            facts.merged = [*facts.merged, (at, (row + down - 1, column + across - 1))]
        column += _times(cell, "columns")


def _raised_parts(cell: ElementTree.Element, styles: _Styles) -> list[tuple[str, bool]]:
    """The parts of a cell's text, when any of them is raised."""
    parts: list[tuple[str, bool]] = []
    for paragraph in cell.iter(f"{_TEXT}p"):
        waiting: list[tuple[ElementTree.Element | str, bool]] = [(paragraph, False)]
        while waiting:  # spans lie within spans, as deep as whoever made the file likes
            part, is_raised = waiting.pop()
            if isinstance(part, str):
                parts.append((part, is_raised))
                continue
            within = is_raised or part.get(f"{_TEXT}style-name") in styles.raised
            inner = [each for child in part for each in ((child, within), (child.tail or "", within))]
            waiting += [*reversed(inner), (part.text or "", within)]
    return parts if any(is_raised for _text, is_raised in parts) else []


def _times(element: ElementTree.Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
