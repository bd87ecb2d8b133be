"""What stands in each column of a table: labels, codes, periods, units, groups, comments, or figures."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final

from paraply.importers.fragments import Vocabulary, plain, unit_at_end, without_marks
from paraply.importers.periods import when_of
from paraply.importers.tables import Column, Table, Text, is_figure, is_number
from paraply.importers.units import same_unit
from paraply.importers.vocabulary import CODES, Role, role_of
from paraply.importers.workbook import Cell

MOST_ROWS: Final = 400
"""So many rows tell what stands in a column."""


def role_in(text: str) -> Role | None:
    """The role of the column that a text heads."""
    clean = unit_at_end(without_marks(text)[0])[0].strip(" .:").casefold()
    if role := role_of(clean):
        return role
    parts = [role_of(part.strip()) for part in re.split(r"/| och | & ", clean)]
    if len(parts) > 1 and all(parts):
        return Role.LABEL if Role.LABEL in parts else parts[0]
    return Role.ID if CODES.fullmatch(clean) else None


def column_role(
    path: Sequence[Text],
    body: Sequence[Cell],
    before: Sequence[Column],
    words_of: Vocabulary,
    known: Set[str],
    filled: int = 0,
) -> Role | None:
    """What stands in a column with these headings and cells; None for figures.

    ``filled``: how many rows have a figure. Words behind the figures of few of these part no rows.
    """
    cells = [cell for cell in body if cell.text.strip()]
    figures = sum(is_figure(cell) for cell in cells)
    numbers = sum(is_number(cell) for cell in cells)
    words = len(cells) - figures
    whens = sum(when_of(cell.raw, cell.shown)[0] is not None for cell in cells)
    joined = " ".join(text.text for text in path)
    said = words_of.fragment(joined)
    named = [role for text in reversed(path) if (role := role_in(text.text))]
    role = named[0] if named else role_in(joined)
    if role is not Role.ID and numbers * 2 > len(cells) and _says_itself(path, words_of, role):
        role = None
    if role is Role.UNIT:
        units = sum(_is_unit(cell.text, words_of) for cell in cells)
        return Role.UNIT if units * 2 >= len(cells) or not words else Role.WHOSE
    if role in {Role.LABEL, Role.COMMENT} and said.sort and figures:
        role = role if words * 2 > len(cells) else None
    if role is Role.PERIOD and (said.when or said.sort) and not whens:
        role = None
    if role is Role.KIND and not any(words_of.fragment(cell.text, role).sort for cell in cells):
        role = None
    if role in {Role.PERIOD, Role.ID}:
        return role
    if role is not None:
        return role if words or not numbers or role in {Role.WHOSE, Role.GROUP, Role.KIND} else None
    if said.when:
        return None  # what stands below a period is a figure, or says why there is none
    if said.says or plain(joined) in known:
        is_after = any(column.role is None for column in before)
        return None if figures or not words else Role.COMMENT if said.sort and is_after else Role.UNKNOWN
    if not path and whens > max(numbers, len(cells) - whens):
        return Role.PERIOD  # the lines below the table may stand in its first column
    if words * 2 > len(cells):
        long = sum(len(cell.text) > 60 for cell in cells)
        is_seldom = len(cells) * 2 <= filled and any(column.role is None for column in before)
        return Role.COMMENT if long * 3 > len(cells) or is_seldom else Role.UNKNOWN
    return None


def _is_unit(text: str, words_of: Vocabulary) -> bool:
    """Whether a text is a unit, or one for each of something: *kronor per plats*, *procent av max*."""
    first = text.replace("/", " ").split()[0]
    said = (words_of.fragment(one).unit for one in (text, first))
    return same_unit(text) in words_of.units or any(said)


def _says_itself(path: Sequence[Text], words_of: Vocabulary, role: Role | None) -> bool:
    """Whether the lowest heading says what its figures are, as *Kvinnor* does below *Kön*."""
    if len(path) < 2 or role_in(path[-1].text) is not None:
        return False
    return role is Role.LABEL or words_of.fragment(path[-1].text).says


def tell_apart(table: Table, body: Sequence[Sequence[Cell]]) -> None:
    """Tell tables side by side apart: a column without headings and cells stands between them.

    Below headings in two rows, which also stand in groups, such a column is only space: columns of figures
    alone then belong to the words on their left.
    """
    filled = {number for row in body[:MOST_ROWS] for number, cell in enumerate(row) if cell.text.strip()}
    part = 0
    for at, column in enumerate(table.columns):
        if not column.path and column.number not in filled:
            part += 1
        table.columns[at] = replace(column, part=part)
    if all(len(column.path) < 2 for column in table.columns):
        return
    worded = {one.part for one in table.columns if one.role not in {None, Role.COMMENT}}
    for at, column in enumerate(table.columns):
        left = max((part for part in worded if part <= column.part), default=column.part)
        table.columns[at] = replace(column, part=left)


def name_first_label(table: Table) -> None:
    """The first column of words, when no heading says where the labels stand."""
    if any(column.role is Role.LABEL for column in table.columns):
        return
    for at, column in enumerate(table.columns):
        if column.role is None and column.path:
            return
        if column.role is Role.UNKNOWN:
            table.columns[at] = replace(column, role=Role.LABEL)
            return
