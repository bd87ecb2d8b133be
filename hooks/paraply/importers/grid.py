"""A sheet → tables: which rows are headings, which columns hold labels, and what stands above and below.

Nothing is taken for a figure here: a table only tells which words stand around a cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from paraply.importers.cells import Absent, read_cell
from paraply.importers.columns import MOST_ROWS, column_role, name_first_label, role_in, tell_apart
from paraply.importers.fragments import Fragment, Vocabulary, plain, unit_at_end, without_marks
from paraply.importers.tables import YEAR, Column, Grid, Row, Table, Text, is_number
from paraply.importers.units import unit_named
from paraply.importers.vocabulary import PRINTED, Role
from paraply.importers.workbook import Cell, Sheet

DEEPEST: Final = 5
"""So many rows of headings are read above a table."""

_PART_OF: Final = re.compile(
    r"^\s*(?:[-\u2013\u2022]\s*)?(?:varav|därav)\b|^\s*[-\u2013\u2022]\s*\w|^\s{2,}\S", re.IGNORECASE
)
_OF_THE_ROW: Final = frozenset({Role.UNIT, Role.MISSING})
"""What a row says of itself alone."""
_BULLET: Final = re.compile(r"^\s*[-\u2013\u2022]\s*")


class Reader:
    """Reads sheets with the words of a municipality; ``names`` are those of measures, made plain."""

    def __init__(
        self, words: Vocabulary, names: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()
    ) -> None:
        self._words = words
        self._names = names
        self._known = known

    def read(self, sheet: Sheet) -> Grid:
        """The tables of a sheet, in order."""
        grid, rows = Grid(sheet.name), sheet.rows
        table: Table | None = None
        waiting: list[Text] = []
        at = 0
        while at < len(rows):
            if self._is_heading(rows, at):
                start, end = self._block(rows, at)
                if table is not None:
                    table.below += waiting
                table = self._table(rows, start, end, [*waiting])
                grid.tables.append(table)
                at, waiting = end, []
                at, waiting = self._body(rows, at, table)
                self._named(table)
                continue
            cells = [cell for cell in rows[at] if cell.text.strip()]
            waiting += [_text(cell) for cell in cells if not is_number(cell)]
            grid.loose += [cell for cell in cells if is_number(cell)]
            at += 1
        if table is not None:
            table.below += waiting
        return grid

    # headings

    def _says(self, text: str) -> Fragment:
        return self._words.fragment(text)

    def _is_headed(self, cell: Cell) -> bool:
        """Whether a cell is a heading by its own words: a period, a kind, a role, a measure's name."""
        text = " ".join(cell.text.split())
        if not text or (PRINTED.search(text) and len(text) > 12):
            return False
        if isinstance(cell.raw, date):
            return True
        if role_in(text) or plain(text) in self._known or self.names_measure(text):
            return True
        if is_number(cell):
            return False
        said = self._says(text)
        return said.says and len(said.rest.split()) <= 4

    def names_measure(self, text: str) -> bool:
        """Whether a text is the name of a measure, its unit left out."""
        return plain(text) in self._names or plain(unit_at_end(without_marks(text)[0])[0]) in self._names

    def _is_heading(  # noqa: PLR0911  (one for each way a row shows what it is)
        self, rows: Sequence[Sequence[Cell]], at: int
    ) -> bool:
        row = rows[at]
        filled = [(number, cell) for number, cell in enumerate(row) if cell.text.strip()]
        if not filled or (
            len({" ".join(cell.text.split()) for _number, cell in filled}) < 2 and filled[0][0] == 0
        ):
            return False
        if any(is_number(cell) or cell.fault for _number, cell in filled):
            return False
        headed = [number for number, cell in filled if self._is_headed(cell)]
        if not any(number > 0 for number in headed):
            return False
        number, first = filled[0]
        if number > 0:
            return True
        text = " ".join(first.text.split())
        if self.names_measure(text) and role_in(text) is None:
            # A row of a measure without figures: its other cells are marks, years or words.
            return all(self.names_measure(cell.text) for _number, cell in filled)
        if _are_marks([cell for _number, cell in filled[1:]]):
            return False
        if role_in(text) or unit_named(without_marks(text)[0]) or plain(text) in self._known:
            return True
        said = self._says(text)
        if said.says and not said.rest and len(headed) == len(filled):
            return not all(YEAR.fullmatch(cell.text.strip()) for _number, cell in filled) or len(filled) > 2
        return (
            len([one for one in headed if one > 0]) * 2 >= len(filled) - 1
            and len(filled) > 1
            and not said.says
        )

    def _block(self, rows: Sequence[Sequence[Cell]], at: int) -> tuple[int, int]:
        """The first and the last but one row of the headings that a row belongs to."""
        start, end = at, at + 1
        while end < len(rows) and end - start < DEEPEST:
            if not (self._continues(rows[end], rows[end - 1]) or self._is_heading(rows, end)):
                break
            end += 1
        while start > 0 and end - start < DEEPEST and self._is_upper(rows[start - 1]):
            start -= 1
        return start, end

    def _continues(self, row: Sequence[Cell], above: Sequence[Cell]) -> bool:
        """Whether a row is one more row of headings: no figures, no label of its own, and only headings."""
        filled = [(number, cell) for number, cell in enumerate(row) if cell.text.strip()]
        if not filled or any(is_number(cell) or cell.fault for _number, cell in filled):
            return False
        if len(filled) == 1 and filled[0][0] == 0:
            return False
        number, first = filled[0]
        if number == 0 and first.text != (above[0].text if above else ""):
            text = " ".join(first.text.split())
            if role_in(text) is None and not unit_named(without_marks(text)[0]):
                return False
        rest = [cell for number, cell in filled if number > 0]
        if _are_marks(rest):
            return False
        return bool(rest) and all(self._is_headed(cell) or unit_named(cell.text.strip()) for cell in rest)

    @staticmethod
    def _is_upper(row: Sequence[Cell]) -> bool:
        """Whether a row above the headings heads some of their columns: words, and not only in the first."""
        filled = [(number, cell) for number, cell in enumerate(row) if cell.text.strip()]
        texts = {" ".join(cell.text.split()) for _number, cell in filled}
        if not filled or any(is_number(cell) or PRINTED.search(cell.text) for _number, cell in filled):
            return False
        return len(texts) > 1 or filled[0][0] > 0

    def _table(self, rows: Sequence[Sequence[Cell]], start: int, end: int, waiting: list[Text]) -> Table:
        heads = rows[start:end]
        taken = {cell.name for row in heads for cell in row}
        table = Table(above=[text for text in waiting if text.cell not in taken])
        width = max((len(row) for row in rows[start : end + 400]), default=0)
        paths: list[list[Text]] = [[] for _column in range(width)]
        for level, row in enumerate(heads):
            carried: Text | None = None
            for number in range(width):
                cell = row[number] if number < len(row) else None
                if cell is not None and cell.text.strip():
                    carried = _text(cell)
                    if not (paths[number] and paths[number][-1].text == carried.text):
                        paths[number].append(carried)
                elif carried and level < len(heads) - 1 and self._goes_on(heads, level, number, carried):
                    paths[number].append(Text(carried.text, carried.cell, True, carried.raw, carried.shown))
        body = list(rows[end:])
        for number in range(width):
            table.columns.append(
                Column(
                    number,
                    tuple(paths[number]),
                    column_role(
                        paths[number],
                        [row[number] for row in body[:MOST_ROWS] if number < len(row)],
                        table.columns,
                        self._words,
                        self._known,
                    ),
                )
            )
        name_first_label(table)
        tell_apart(table, body)
        table.corner = [
            path[-1] for column in table.columns if column.role is not None for path in [column.path] if path
        ]
        return table

    def _goes_on(self, heads: Sequence[Sequence[Cell]], level: int, number: int, carried: Text) -> bool:
        """Whether a heading goes on to the right, over a column with a heading of its own below."""
        below = [row[number] for row in heads[level + 1 :] if number < len(row) and row[number].text.strip()]
        if not below or (role_in(carried.text) and not self._says(carried.text).says):
            return False
        return not any(role_in(cell.text) is Role.COMMENT for cell in below)

    # the rows below

    def _body(self, rows: Sequence[Sequence[Cell]], at: int, table: Table) -> tuple[int, list[Text]]:
        """Read rows until the next headings; the lines after the last row of figures come back."""
        sections: list[Text] = []
        waiting: list[Text] = []
        before: dict[int, Text] = {}
        parents: dict[int, Text] = {}
        fresh = False
        while at < len(rows):
            row = rows[at]
            if self._is_heading(rows, at):
                start, _end = self._block(rows, at)
                if start <= at:
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
            elif (is_paper and PRINTED.search(filled[0].text) and not self.names_measure(filled[0].text)) or (
                is_line
                and (not figures or len(filled) > 1 or isinstance(filled[0].raw, str))
                and not self._has_label(row, table)
            ):
                waiting.append(_text(filled[0]))
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
                            _text(row[column.number])
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
                waiting += [_text(cell) for cell in filled]
            at += 1
        return at, waiting

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
                yield column, _text(row[column.number], keep=True)
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
    return not text.is_carried and bool(_PART_OF.search(text.text))


def _are_marks(cells: Sequence[Cell]) -> bool:
    """Whether cells say that figures are missing, and at most their unit beside it."""
    marks = [cell for cell in cells if isinstance(read_cell(cell.raw), Absent)]
    others = [cell for cell in cells if cell not in marks]
    return not cells or (bool(marks) and all(unit_named(cell.text.strip()) for cell in others))


def _text(cell: Cell, *, keep: bool = False) -> Text:
    text = cell.text if keep else " ".join(cell.text.split())
    return Text(text, cell.name, raw=cell.raw, shown=cell.shown)


def _trimmed(text: Text) -> Text:
    return Text(
        " ".join(_BULLET.sub("", text.text).split()).lstrip("'"),
        text.cell,
        text.is_carried,
        text.raw,
        text.shown,
    )
