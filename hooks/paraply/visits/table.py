"""Counts of visits → the sheet that the import of spreadsheets reads: a row a page, a column a month."""

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter

from paraply.importers.cells import Raw
from paraply.importers.words import fewer_than
from paraply.importers.workbook import Cell, Sheet
from paraply.model.visits import FEWEST
from paraply.visits.counts import Count, Statistics

TIME: Final = " tid"
"""What is added to a page's label in the row with the mean time on it, in seconds.

Mappings remember rows by their labels, so it is the same in any language.
"""

MOST_PROPOSED: Final = 10


def labels_in(statistics: Statistics) -> list[str]:
    """The most visited pages, for one who has not yet chosen which ones to follow."""
    visits: dict[str, int] = {}
    for (page, _month), count in statistics.counts.items():
        visits[page] = visits.get(page, 0) + count.visits
    return sorted(visits, key=lambda page: (-visits[page], page))[:MOST_PROPOSED]


def sheet_of(statistics: Statistics, labels: Sequence[str]) -> Sheet:
    """A row of visits a label, and one of seconds where the source knows them; few visits are withheld."""
    withheld = fewer_than(FEWEST)
    # The words by which the import knows its columns and units, in any language.
    rows: list[list[Raw]] = [["Mått", "Enhet", *statistics.months]]
    for label in labels:
        counts = [_count(statistics, label, month) for month in statistics.months]
        rows.append([label, "antal", *(withheld if each.visits < FEWEST else each.visits for each in counts)])
        if statistics.has_times:
            times = [each.seconds if each.visits >= FEWEST else withheld for each in counts]
            rows.append([f"{label}{TIME}", "sekunder", *times])
    cells = [
        [Cell(f"{get_column_letter(column)}{number}", raw) for column, raw in enumerate(row, 1)]
        for number, row in enumerate(rows, 1)
    ]
    return Sheet(statistics.source, cells, statistics.notes)


def _count(statistics: Statistics, label: str, month: str) -> Count:
    """The count of a label. ``/garantier/*`` is counted in a log; in Matomo it is the sum of its pages."""
    if (label, month) in statistics.counts or not label.endswith("*"):
        return statistics.of(label, month)
    within = [
        count
        for (page, at), count in statistics.counts.items()
        if at == month and page.startswith(label.removesuffix("*")) and count.visits
    ]
    visits = sum(count.visits for count in within)
    if not visits or any(count.seconds is None for count in within):
        return Count(visits)
    return Count(visits, sum(count.visits * (count.seconds or 0) for count in within) / visits)
