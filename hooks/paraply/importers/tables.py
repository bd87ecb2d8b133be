"""What a table of a sheet consists of, and which of its cells look like figures."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from paraply.importers.cells import Absent, Blank, Figure, Limits, Unclear, read_cell
from paraply.importers.periods import when_of
from paraply.importers.vocabulary import OWN_HEADINGS, Role, age_of
from paraply.importers.workbook import Cell
from paraply.model.units import unit_named

YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SIGNS: Final = r"[\s\d.,:%+\u2212\u2013-]{0,20}"
_NUMBER_LIKE: Final = re.compile(rf"{_SIGNS}\d{_SIGNS}(?:\w{{1,5}}\.?)?")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its cell; ``is_carried``: it stands in an earlier cell, and goes on to this one."""

    text: str
    cell: str
    is_carried: bool = False
    raw: object = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its headings, the upper first. ``role`` is None for a column of figures."""

    number: int
    path: tuple[Text, ...]
    role: Role | None
    part: int = 0
    """Which of several tables side by side it is of: an empty column stands between."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures. ``sections`` are the rows above that head it; the last is the nearest."""

    number: int
    texts: tuple[tuple[Column, Text], ...]
    sections: tuple[Text, ...] = ()
    parent: Text | None = None
    """The row of which it is a part, as in ``varav kvinnor``."""
    part_in: int = -1
    """The column whose text says so: what stands before it says of both rows what they stand under."""
    cells: tuple[tuple[Column, Cell], ...] = ()
    is_longer: bool = False
    comments: tuple[Text, ...] = ()
    naming: int = -1
    """The column of labels that tells the rows apart best."""
    parted_by: frozenset[int] = frozenset()
    """Other columns of words, by which the rows of one label may be parted."""

    @property
    def label(self) -> Text | None:
        """The first text that names something."""
        named = {
            column.number: text for column, text in self.texts if column.role in {Role.LABEL, Role.UNKNOWN}
        }
        return named.get(self.naming) or next(iter(named.values()), self.texts[0][1] if self.texts else None)


@dataclass(slots=True)
class Table:
    """Columns and rows, with the lines of text above and below them."""

    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    above: list[Text] = field(default_factory=list)
    below: list[Text] = field(default_factory=list)
    corner: list[Text] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        """Whether it is what the site itself has exported."""
        return {text.text for column in self.columns for text in column.path} >= OWN_HEADINGS


@dataclass(slots=True)
class Grid:
    """All of a sheet: its tables, and the figures that stand in none."""

    sheet: str
    tables: list[Table] = field(default_factory=list)
    loose: list[Cell] = field(default_factory=list)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, a limit or a mark for a number that is missing."""
    if cell.fault:
        return True
    if isinstance(cell.raw, bool) or cell.raw is None or isinstance(cell.raw, date):
        return False
    if isinstance(cell.raw, int | float):
        return True
    return isinstance(read_cell(cell.raw), Figure | Limits | Absent) or _looks_like_number(str(cell.raw))


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number that is no year."""
    if isinstance(cell.raw, bool | date):
        return False
    if isinstance(cell.raw, int | float):
        return cell.percent or not YEAR.fullmatch(cell.text)
    if age_of(cell.text):
        return False  # ``30–49 år`` is a group
    if not is_figure(cell) or isinstance(read_cell(cell.raw), Absent | Blank):
        return False
    when, rest = when_of(cell.raw)
    return when is None or unit_named(rest) is not None or any(char.isdigit() for char in rest)


def _looks_like_number(text: str) -> bool:
    return isinstance(read_cell(text), Unclear) and bool(_NUMBER_LIKE.fullmatch(text.strip()))
