"""Measures that belong together, such as the questions of a survey: one figure of questions and groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from paraply.derive.views import MeasureView

FEWEST: Final = 2
"""Measures that make a figure: one alone is told as any other."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The measures of one series, all in one unit. ``rows`` have a place for every one of ``groups``."""

    name: str
    groups: Sequence[str]
    rows: Sequence[tuple[str, Sequence[MeasureView | None]]]

    @property
    def views(self) -> list[MeasureView]:
        """Its measures, question by question."""
        return [view for _question, cells in self.rows for view in cells if view]


def matrices_of(views: Iterable[MeasureView]) -> tuple[list[Matrix], list[MeasureView]]:
    """The figures of these measures, and the measures that are in none, in the order they came.

    A measure is in one when it has a series, a question and a group, in the unit of the first of its series;
    of two with the same question and group the first is.
    """
    by_series: dict[str, dict[tuple[str, str], MeasureView]] = {}
    units: dict[str, str] = {}
    every = list(views)
    for view in every:
        measure = view.measure
        if measure.series and measure.series_question and measure.series_group:
            unit = units.setdefault(measure.series, measure.unit)
            if unit == measure.unit:
                cells = by_series.setdefault(measure.series, {})
                cells.setdefault((measure.series_question, measure.series_group), view)
    found = [_matrix(name, cells) for name, cells in by_series.items() if len(cells) >= FEWEST]
    shown = {view.measure.id for matrix in found for view in matrix.views}
    return found, [view for view in every if view.measure.id not in shown]


def _matrix(name: str, cells: dict[tuple[str, str], MeasureView]) -> Matrix:
    groups = list(dict.fromkeys(group for _question, group in cells))
    questions = dict.fromkeys(question for question, _group in cells)
    rows = [(question, [cells.get((question, group)) for group in groups]) for question in questions]
    return Matrix(name, groups, rows)
