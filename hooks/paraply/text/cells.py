"""Rows of a spreadsheet that somebody has pasted among the fields of a file."""

import re
from collections.abc import Sequence
from typing import Final

MOST_ABOVE: Final = 200
"""Lines above a row that are looked at for the point of a list that it should be like."""

_BULLET = re.compile(r"[-–—•·*▪●○◦‣]?|\d{1,2}[.)]|[a-z]\)")
"""What a word processor puts before a tab."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:-[QT]\d)?")
_NUMBER = re.compile(r"[-−–]?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[.,]\d+)?")
_CSV = re.compile(r"[ ]*(?:- )?(?:19|20)\d\d([;,])[ ]?[-\d][\d ,.%;-]{0,200}")
"""A year and its number, as a file with semicolons or commas has them."""
_FIELDS = re.compile(r"(?:^[ ]*(?:- )?|[{,][ ]*)(period|value):[ ]")


def cells_of(line: str) -> list[str]:
    """The cells of a row; empty when a line is none."""
    if csv := _CSV.fullmatch(line):
        return [cell.strip() for cell in line.strip().removeprefix("- ").split(csv[1])]
    if "\t" not in line:
        return []
    cells = [cell.strip() for cell in line.strip().removeprefix("- ").split("\t")]
    is_row = len([cell for cell in cells if cell]) > 1 and not _BULLET.fullmatch(cells[0])
    if line.lstrip().startswith("- ") and not _is_figure(cells):  # a point of a list may hold a tab
        return []
    return cells if is_row else []


def _is_figure(cells: Sequence[str]) -> bool:
    """Whether they begin with a year and a number: only those are sure to be a figure of its period."""
    return len(cells) > 1 and bool(_YEAR.fullmatch(cells[0]) and _NUMBER.fullmatch(cells[1]))


def as_figure(cells: Sequence[str], lines: Sequence[str], number: int) -> str:
    """The row as one more point of the list of figures above it; empty when it is none."""
    if not _is_figure(cells):
        return ""
    named: set[str] = set()
    for line in reversed(lines[max(0, number - MOST_ABOVE) : number]):
        named.update(_FIELDS.findall(line))
        lead = len(line) - len(line.lstrip(" "))
        if line.startswith("- ", lead):
            value = re.sub(r"\s", "", cells[1]).replace(",", ".").replace("−", "-").replace("–", "-")
            return f"{' ' * lead}- {{period: {cells[0]}, value: {value}}}" if len(named) == 2 else ""
        if line.strip() and not lead:
            return ""
    return ""
