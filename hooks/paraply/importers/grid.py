"""A sheet → tables: the rows below each block of headings, and what stands above and below.

Nothing is taken for a figure here: a table only tells which words stand around a cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from paraply.importers.cells import Absent, read_cell
from paraply.importers.fragments import Vocabulary
from paraply.importers.headings import Headings, text_of
from paraply.importers.tables import Column, Grid, Row, Table, Text, is_figure, is_number
from paraply.importers.vocabulary import PART_OF, PRINTED, Role
from paraply.importers.workbook import Cell, Sheet

_INDENTED: Final = re.compile(r"^\s*[-\u2013\u2022]\s*\w|^\s{2,}\S")
_OF_THE_ROW: Final = frozenset({Role.UNIT, Role.MISSING})
"""What a row says of itself alone."""
_BULLET: Final = re.compile(r"^\s*[-\u2013\u2022]\s*")


class Reader:
    """Reads sheets with the words of a municipality; ``names`` are those of measures, made plain."""

    def __init__(
        self, words: Vocabulary, names: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()
    ) -> None:
        self._heads = Headings(words, names, known)

    def read(self, sheet: Sheet) -> Grid:
        """The tables of a sheet, in order."""
        grid, rows = Grid(sheet.name), sheet.rows
        table: Table | None = None
        waiting: list[Text] = []
        beside: list[Text] = []
        at = 0
        while at < len(rows):
            if self._heads.is_heading(rows, at) or (
                table is not None and self._is_headed_anew(rows, at, table)
            ):
                start, end = self._heads.block(rows, at)
                if table is not None:
                    table.below += waiting
                table = self._heads.table(rows, start, end, [*waiting])
                grid.tables.append(table)
                at, waiting = end, []
                at, waiting = self._body(rows, at, table)
                self._named(table)
                continue
            cells = [cell for cell in rows[at] if cell.text.strip()]
            texts = [text_of(cell) for cell in cells if not is_number(cell)]
            waiting += texts
            beside += texts if len(cells) > 1 else []
            if loose := [cell for cell in cells if is_number(cell)]:
                grid.loose += loose
                # Texts beside one another above such figures are about them, and no table further down.
                waiting, beside = [text for text in waiting if text not in beside], []
            at += 1
        if table is not None:
            table.below += waiting
        return grid

    def _body(self, rows: Sequence[Sequence[Cell]], at: int, table: Table) -> tuple[int, list[Text]]:
        """Read rows until the next headings; the lines after the last row of figures come back."""
        sections: list[Text] = []
        waiting: list[Text] = []
        before: dict[int, Text] = {}
        parents: dict[int, Text] = {}
        fresh = False
        while at < len(rows):
            row = rows[at]
            if self._heads.is_heading(rows, at):
                start, _end = self._heads.block(rows, at)
                if start <= at:
                    break
            if self._is_headed_anew(rows, at, table):
                break
            filled = [cell for cell in row if cell.text.strip() or cell.fault]
            texts = {" ".join(cell.text.split()) for cell in filled}
            figures = [
                (column, row[column.number])
                for column in table.columns
                if column.role is None
                and column.number < len(row)
                and (row[column.number].text.strip() or row[column.number].fault)
            ]
            if not figures and self._says_missing(row, table):
                figures = [
                    (column, row[column.number])
                    for column in table.columns
                    if column.role is None and column.path and column.number < len(row)
                ][:1]
            is_line = len(texts) == 1 and not any(is_number(cell) for cell in filled[:1])
            is_paper = bool(filled) and not any(is_number(cell) for cell in filled)
            if not filled:
                before = {}
            elif (
                is_paper and PRINTED.search(filled[0].text) and not self._heads.names_measure(filled[0].text)
            ) or (
                is_line
                and (not figures or len(filled) > 1 or isinstance(filled[0].raw, str))
                and not self._has_label(row, table)
            ):
                waiting.append(text_of(filled[0]))
            elif figures:
                if waiting:
                    sections = self._nested(sections, waiting, fresh)
                    table_line = [text for text in waiting if text not in sections]
                    table.below += table_line
                    waiting, parents = [], {}
                fresh = True
                named = dict(self._texts(row, table, before))
                labels = {
                    column.number: text
                    for column, text in named.items()
                    if column.role in {Role.LABEL, Role.UNKNOWN}
                }
                part_in = next((number for number, text in labels.items() if _is_part(text)), -1)
                longer = len([cell for cell in row if cell.text.strip()]) and self._is_longer(row, table)
                table.rows.append(
                    Row(
                        at,
                        tuple((column, _trimmed(text)) for column, text in named.items()),
                        tuple(sections),
                        parents.get(part_in),
                        part_in,
                        tuple(figures),
                        bool(longer),
                        tuple(
                            text_of(row[column.number])
                            for column in table.columns
                            if column.role is Role.COMMENT
                            and column.number < len(row)
                            and row[column.number].text.strip()
                        ),
                    )
                )
                if part_in < 0 and labels:
                    parents = {number: _trimmed(text) for number, text in labels.items()}
                before = {column.number: text for column, text in named.items()}
            else:
                waiting += [text_of(cell) for cell in filled]
            at += 1
        return at, waiting

    def _is_headed_anew(self, rows: Sequence[Sequence[Cell]], at: int, table: Table) -> bool:
        """Whether a row of words alone, in columns of figures and above more of these, heads them anew."""
        numbers = [column.number for column in table.columns if column.role is None]
        cells = [rows[at][number] for number in numbers if number < len(rows[at])]
        words = {cell.text.strip() for cell in cells if cell.text.strip()}
        below = rows[at + 1] if at + 1 < len(rows) else []
        if len(words) < 2 or any(is_figure(cell) for cell in rows[at]):
            return False
        named = [cell for cell in rows[at] if cell.text.strip()]
        if self._heads.names_measure(named[0].text) and named[0] not in cells:
            return False
        return any(is_number(below[number]) for number in numbers if number < len(below))

    @staticmethod
    def _named(table: Table) -> None:
        """Let each row know which of several columns of words tells the rows apart."""
        words: dict[int, set[str]] = {}
        for row in table.rows:
            for column, text in row.texts:
                if column.role in {Role.LABEL, Role.UNKNOWN}:
                    words.setdefault(column.number, set()).add(text.text)
        if words:
            labels = {column.number for column in table.columns if column.role is Role.LABEL}

            def telling(number: int) -> tuple[bool, int, int]:
                return number in labels and len(words[number]) > 1, len(words[number]), -number

            best = max(words, key=telling)
            parted = _parting(table, best if best in labels or not labels else max(labels))
            table.rows = [replace(row, naming=best, parted_by=parted) for row in table.rows]

    def _has_label(self, row: Sequence[Cell], table: Table) -> bool:
        """Whether a row with one text has it in a column of figures, as a mark that a figure is missing."""
        return any(
            column.role is None
            and column.number < len(row)
            and isinstance(read_cell(row[column.number].raw), Absent)
            for column in table.columns
        )

    @staticmethod
    def _says_missing(row: Sequence[Cell], table: Table) -> bool:
        """Whether a column of its own says why the row has no figure."""
        return any(
            column.role is Role.MISSING and column.number < len(row) and row[column.number].text.strip()
            for column in table.columns
        )

    @staticmethod
    def _nested(sections: list[Text], waiting: list[Text], fresh: bool) -> list[Text]:
        """The sections that head the next row: lines that follow one another, or the last one anew."""
        new = [text for text in waiting if len(text.text) <= 80][-3:]
        if not fresh:
            return [*sections, *new][-3:]
        kept = sections[: len(sections) - 1] if len(new) == 1 else []
        return [*kept, *new]

    @staticmethod
    def _is_longer(row: Sequence[Cell], table: Table) -> bool:
        headed = max((column.number for column in table.columns if column.path), default=0)
        return any(number > headed and cell.text.strip() for number, cell in enumerate(row))

    @staticmethod
    def _texts(row: Sequence[Cell], table: Table, before: dict[int, Text]) -> Iterator[tuple[Column, Text]]:
        """The texts of a row by column; an empty one goes on from the row above where others are filled."""
        own = [
            column
            for column in table.columns
            if column.role is not None and column.number < len(row) and row[column.number].text.strip()
        ]
        last = max((column.number for column in own), default=-1)
        for column in table.columns:
            if column.role is None or column.role is Role.COMMENT:
                continue
            if column in own:
                yield column, text_of(row[column.number], keep=True)
            elif column.number < last and column.number in before and column.role not in _OF_THE_ROW:
                text = before[column.number]
                yield column, Text(text.text, text.cell, True, text.raw, text.shown)


def _parting(table: Table, naming: int) -> frozenset[int]:
    """The columns of words that part the rows of one label, or may: what the sheet calls them is unknown.

    A column before the labels mostly heads them, as goals do their measures.
    """
    beside: dict[tuple[int, str], set[str]] = {}
    found = set()
    for row in table.rows:
        texts = {column.number: text.text for column, text in row.texts}
        for column, text in row.texts:
            if column.number == naming or column.role not in {Role.LABEL, Role.UNKNOWN}:
                continue
            if column.role is Role.UNKNOWN and column.number > naming:
                found.add(column.number)
            elif naming in texts:
                beside.setdefault((column.number, texts[naming]), set()).add(text.text)
    return frozenset(found | {number for (number, _label), words in beside.items() if len(words) > 1})


def _is_part(text: Text) -> bool:
    """Whether a label says that its row is a part of the one above."""
    return not text.is_carried and bool(PART_OF.match(text.text) or _INDENTED.search(text.text))


def _trimmed(text: Text) -> Text:
    return Text(
        " ".join(_BULLET.sub("", text.text).split()).lstrip("'"),
        text.cell,
        text.is_carried,
        text.raw,
        text.shown,
    )
