"""Which rows of a sheet are headings, and the table that they begin."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from paraply.importers.cells import Absent, read_cell
from paraply.importers.columns import MOST_ROWS, column_role, name_first_label, role_in, tell_apart
from paraply.importers.fragments import Fragment, Vocabulary, plain, unit_at_end, without_marks
from paraply.importers.tables import YEAR, Column, Table, Text, is_number
from paraply.importers.vocabulary import PRINTED, Role
from paraply.importers.workbook import Cell
from paraply.model.units import unit_named

DEEPEST: Final = 5
"""So many rows of headings are read above a table."""


class Headings:
    """Finds headings with the words of a municipality; ``names`` are those of measures, made plain."""

    def __init__(
        self, words: Vocabulary, names: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()
    ) -> None:
        self._words = words
        self._names = names
        self._known = known

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

    def is_heading(  # noqa: PLR0911  (one for each way a row shows what it is)
        self, rows: Sequence[Sequence[Cell]], at: int
    ) -> bool:
        row = rows[at]
        filled = [(number, cell) for number, cell in enumerate(row) if cell.text.strip()]
        if not filled or (
            len({" ".join(cell.text.split()) for _number, cell in filled}) < 2 and filled[0][0] == 0
        ):
            return False
        if any(is_number(cell) or cell.fault or _is_mark(cell) for _number, cell in filled):
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
        others = len([one for one in headed if one > 0])
        if said.says:
            return others == len(filled) - 1 > 1 and said.unit is not None
        return others * 2 >= len(filled) - 1 and len(filled) > 1

    def block(self, rows: Sequence[Sequence[Cell]], at: int) -> tuple[int, int]:
        """The first and the last but one row of the headings that a row belongs to."""
        start, end = at, at + 1
        while end < len(rows) and end - start < DEEPEST:
            if not (self._continues(rows[end], rows[end - 1]) or self.is_heading(rows, end)):
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

    def table(self, rows: Sequence[Sequence[Cell]], start: int, end: int, waiting: list[Text]) -> Table:
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
                    carried = text_of(cell)
                    if not (paths[number] and paths[number][-1].text == carried.text):
                        paths[number].append(carried)
                elif carried and level < len(heads) - 1 and self._goes_on(heads, level, number, carried):
                    paths[number].append(Text(carried.text, carried.cell, True, carried.raw, carried.shown))
        body = list(rows[end:])
        filled = sum(any(is_number(cell) for cell in row) for row in body[:MOST_ROWS])
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
                        filled,
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


def _is_mark(cell: Cell) -> bool:
    """Whether a cell says that a figure is missing, and is no heading of such words."""
    return isinstance(read_cell(cell.raw), Absent) and role_in(cell.text.strip()) is None


def _are_marks(cells: Sequence[Cell]) -> bool:
    """Whether cells say that figures are missing, and at most their unit beside it."""
    marks = [cell for cell in cells if isinstance(read_cell(cell.raw), Absent)]
    others = [cell for cell in cells if cell not in marks]
    return not cells or (bool(marks) and all(unit_named(cell.text.strip()) for cell in others))


def text_of(cell: Cell, *, keep: bool = False) -> Text:
    """The text of a cell, and the cell; ``keep`` keeps its spaces."""
    text = cell.text if keep else " ".join(cell.text.split())
    return Text(text, cell.name, raw=cell.raw, shown=cell.shown)
