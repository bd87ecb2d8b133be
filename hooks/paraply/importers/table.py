"""A sheet → entries: one for each cell that may hold a figure, with all that its row and column say of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paraply.importers.headings import Heading, Role, read_heading, unit_at_end, without_footnote
from paraply.importers.periods import period_in, read_period
from paraply.importers.workbook import Cell, Sheet
from paraply.language import _
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period, PeriodKind
from paraply.model.measure import Group

DEEPEST_HEADING: Final = 40
"""Headings are looked for in so many rows from the top."""

_KINDS: Final = {kind.value: kind for kind in OutcomeKind}
_PART_OF = re.compile(
    r"^\s*(?:[-\u2013\u2022]\s*)?(?:varav|därav)\b|^\s*[-\u2013\u2022]\s*\w|^\s{2,}\S", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*[-\u2013\u2022]\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with what its row and column say. ``under``: the row above it belongs to, a group or a whole.

    ``unit_stated``: the unit has a cell of its own. ``unread`` is the heading or cell that should
    have named the period and does not.
    """

    sheet: str
    cell: Cell
    label: str
    under: str = ""
    series: str = ""
    id: str = ""
    period: Period | None = None
    unit: str | None = None
    unit_stated: bool = False
    kind: OutcomeKind = OutcomeKind.OUTCOME
    group: Group | None = None
    missing: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What may be told before reading: fixed periods of headings, and the period of those that name none."""

    own_names: frozenset[str] = frozenset()
    fixed: Mapping[str, tuple[Period, OutcomeKind | None]] | None = None
    period: Period | None = None

    def heading(self, text: str) -> Heading:
        """A heading, with the period that was fixed for it."""
        heading = read_heading(text, self.own_names)
        if self.fixed and (found := self.fixed.get(plain(text))):
            period, kind = found
            heading = replace(heading, role=Role.FIGURE, period=period, series="", kind=kind or heading.kind)
        return heading

    def read(self, sheet: Sheet) -> Sequence[Entry]:
        """The entries of a sheet; none when no row of it looks like headings."""
        found = self._headings(sheet)
        if found is None:
            return ()
        headings, above, first = found
        period = self.period or _stated(sheet.rows[:above])
        if period:
            headings = [_in_report_of(period, heading) for heading in headings]
        roles = {heading.role for heading in headings}
        is_long = Role.PERIOD in roles and any(_is_value(heading) for heading in headings)
        rows = sheet.rows[first:]
        return tuple(_long(sheet, headings, rows) if is_long else _wide(sheet, headings, rows, period))

    def _headings(self, sheet: Sheet) -> tuple[list[Heading], int, int] | None:
        """The headings, one for each column; how many rows stand above them, and which is the first below."""
        for number, row in enumerate(sheet.rows[:DEEPEST_HEADING]):
            texts = [_title(cell) for cell in row]
            if len({text for text in texts if text}) < 2 and not (
                len(texts) > 1 and not texts[0] and any(texts[1:])
            ):
                continue
            headings = [self.heading(text) for text in texts]
            if not any(heading.role is Role.FIGURE for heading in headings[1:]) and not _names_columns(
                headings
            ):
                continue
            below = sheet.rows[number + 1] if number + 1 < len(sheet.rows) else ()
            if self._continues(row, below):
                pairs = [_joined(upper, _title(cell)) for upper, cell in zip(texts, below, strict=False)]
                return [self.heading(text) for text in pairs], number, number + 2
            if any(heading.role is Role.FIGURE for heading in headings):
                return headings, number, number + 1
        return None

    def _continues(self, above: Sequence[Cell], below: Sequence[Cell]) -> bool:
        """Whether a row is a second row of headings: no label of its own, and only headings in it."""
        texts = [_title(cell) for cell in below]
        own_label = texts and texts[0] and texts[0] != _title(above[0])
        if not texts or (own_label and self.heading(texts[0]).role is not Role.LABEL):
            return False
        named = [self.heading(text) for text in texts[1:] if text]
        return bool(named) and all(heading.role is not Role.OTHER for heading in named)


def plain(text: str) -> str:
    """A label or heading without what makes no difference: case, spaces, punctuation, footnotes."""
    return " ".join(re.findall(r"[\w%]+", without_footnote(text).casefold()))


def _title(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _joined(upper: str, lower: str) -> str:
    return upper if upper == lower else f"{upper} {lower}".strip()


def _names_columns(headings: Sequence[Heading]) -> bool:
    """Whether it is the upper of two rows: a label's heading and words, with the years in the row below."""
    return any(heading.role is Role.LABEL for heading in headings[:2])


def _is_value(heading: Heading) -> bool:
    return heading.role is Role.FIGURE and heading.period is None


def _in_report_of(period: Period, heading: Heading) -> Heading:
    """In a report of part of a year, the year's own column is of that part; a forecast is of the year."""
    year = heading.period
    is_part = year and year.kind is PeriodKind.YEAR and period.kind is not PeriodKind.YEAR
    if year and is_part and year.last.year == period.last.year and heading.kind is OutcomeKind.OUTCOME:
        return replace(heading, period=period)
    return heading


def _stated(rows: Sequence[Sequence[Cell]]) -> Period | None:
    """The period that the title above the table names, when it names just one."""
    named = {period for row in rows for cell in row if (period := period_in(cell.text)[0])}
    return named.pop() if len(named) == 1 else None


def _at(row: Sequence[Cell], column: int | None) -> str:
    return row[column].text.strip().lstrip("'") if column is not None and column < len(row) else ""


def _column(headings: Sequence[Heading], *roles: Role) -> int | None:
    return next((number for role in roles for number, one in enumerate(headings) if one.role is role), None)


def _label_column(headings: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> int:
    """The column named so; else the first whose cells are mostly words."""
    if (named := _column(headings, Role.LABEL)) is not None:
        return named
    for number in range(len(headings)):
        filled = [row[number] for row in rows if number < len(row) and row[number].text.strip()]
        words = sum(
            isinstance(cell.raw, str) and any(sign.isalpha() for sign in cell.text) for cell in filled
        )
        if filled and words * 2 > len(filled):
            return number
    return 0


def _long(sheet: Sheet, headings: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> Iterator[Entry]:
    """A row for each figure: its label, period and value stand in columns of their own."""
    label, period = _label_column(headings, rows), _column(headings, Role.PERIOD)
    value = next(number for number, heading in enumerate(headings) if _is_value(heading))
    columns = {role: _column(headings, role) for role in Role}
    for row in rows:
        if len(row) <= value or not any(cell.text.strip() for cell in row):
            continue
        if _at(row, columns[Role.CARRIED]) == "true":
            continue
        when = row[period] if period is not None and period < len(row) else None
        read = read_period(when.raw) if when else None
        text, unit = _labelled(_at(row, label))
        dimension, group = _at(row, columns[Role.DIMENSION]), _at(row, columns[Role.GROUP])
        kind = _at(row, columns[Role.KIND])
        yield Entry(
            sheet.name,
            row[value],
            text,
            id=_at(row, columns[Role.ID]),
            period=read,
            unit=_at(row, columns[Role.UNIT]) or headings[value].unit or unit,
            unit_stated=bool(_at(row, columns[Role.UNIT])),
            kind=_KINDS.get(kind, OutcomeKind.OUTCOME),
            group=Group(dimension=dimension, value=group) if dimension and group else None,
            missing=_at(row, columns[Role.MISSING]),
            unread="" if read else f"'{when.text if when else ''}'",
        )


def _wide(
    sheet: Sheet, headings: Sequence[Heading], rows: Sequence[Sequence[Cell]], period: Period | None
) -> Iterator[Entry]:
    """A row for each measure, and a column for each period."""
    label, units, ids = (
        _label_column(headings, rows),
        _column(headings, Role.UNIT),
        _column(headings, Role.ID),
    )
    figures = [
        (number, one) for number, one in enumerate(headings) if one.role is Role.FIGURE and number != label
    ]
    group = parent = ""
    for row in rows:
        text = row[label].text if label < len(row) else ""
        if not text.strip():
            continue
        filled = [
            cell for number, cell in enumerate(row) if number != label and (cell.text.strip() or cell.fault)
        ]
        name, unit = _labelled(_BULLET.sub("", text))
        if not filled or all(cell.text.strip() == text.strip() for cell in filled):
            group, parent = name, ""
            continue
        is_part = bool(parent and _PART_OF.search(text))
        under = parent if is_part else group
        if not is_part:
            parent = name
        for number, heading in figures:
            if number >= len(row):
                continue
            when = heading.period or period
            yield Entry(
                sheet.name,
                row[number],
                name,
                under=under,
                series=heading.series,
                id=_at(row, ids),
                period=when,
                unit=_at(row, units) or heading.unit or unit or headings[label].unit,
                kind=heading.kind,
                unread="" if when else _("kolumnen '{heading}'", heading=heading.text),
            )


def _labelled(text: str) -> tuple[str, str | None]:
    """A row's label without its footnote, and the unit it ends with."""
    label = without_footnote(text)
    return label, unit_at_end(label)[1]
