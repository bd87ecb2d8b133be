"""A survey as one figure: small drawings of questions and groups, all on one scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply.derive.matrices import Matrix, matrices_of
from paraply.derive.views import MeasureView
from paraply.model.dates import Period
from paraply.model.level import LevelUnit
from paraply.render.charts.axes import WHOLE, possible, values_along
from paraply.render.charts.labels import width_of
from paraply.render.charts.scale import Scale
from paraply.speech import amounts

NAME: Final = 104.0
FIGURE: Final = 72.0
"""Pixels beside a drawing on a phone, for each word of a group's name and for its figure."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure: its newest figure, the one before and the mean of similar municipalities, in percents."""

    group: str
    view: MeasureView | None
    now: float | None = None
    before: float | None = None
    peers: float | None = None


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """The cells question by question. ``ends`` are the ends of the scale in words.

    ``period`` is what all newest figures are of; None when they are of several. ``is_long``: on a phone there
    is no room for the names of the groups, or for the figures, beside the drawings.
    """

    name: str
    views: Sequence[MeasureView]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    ends: tuple[str, str]
    unit_of: MeasureView
    period: Period | None
    has_before: bool
    has_peers: bool
    is_long: bool


def matrix_chart(matrix: Matrix) -> MatrixChart | None:
    """The drawing of a series; None when none of its measures has a figure.

    Shares are of the whole, from 0 to 100: else a small difference would look large in so small a drawing.
    """
    views = matrix.views
    told = [_figures(view) for view in views]
    values = [value for figures in told for value in figures if value is not None]
    if not values:
        return None
    can = possible(values, views[0].measure.unit)
    scale = Scale.around([float(value) for value in values], 100, 0, can)
    if views[0].measure.unit == LevelUnit.PERCENT.value and can.least == 0 and can.most == WHOLE:
        scale = Scale(0, WHOLE, WHOLE / 4, 100, 0)
    ticks, counted_in = values_along(scale)
    rows = [
        (question, [_cell(view, group, scale) for view, group in zip(cells, matrix.groups, strict=True)])
        for question, cells in matrix.rows
    ]
    drawn = [cell for _question, cells in rows for cell in cells]
    periods = {view.series.latest.period for view in views if view.series.latest}
    return MatrixChart(
        name=matrix.name,
        views=views,
        rows=rows,
        ends=(ticks[0].text, f"{ticks[-1].text} {counted_in}".strip()),
        unit_of=views[0],
        period=periods.pop() if len(periods) == 1 else None,
        has_before=any(cell.before is not None for cell in drawn),
        has_peers=any(cell.peers is not None for cell in drawn),
        is_long=any(map(_is_long, drawn)),
    )


def _is_long(cell: Cell) -> bool:
    latest = cell.view.series.latest if cell.view else None
    figure = amounts.figure(cell.view, latest) if cell.view and latest else ""
    return max(map(width_of, cell.group.split()), default=0.0) > NAME or width_of(figure) > FIGURE


def _figures(view: MeasureView) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The newest figure, the one it is compared with, and what similar municipalities had then."""
    latest, earlier = view.series.latest, view.change.earlier
    peers = dict(view.peers).get(latest.period) if latest else None
    return latest.value if latest else None, earlier.value if earlier else None, peers


def _cell(view: MeasureView | None, group: str, scale: Scale) -> Cell:
    if view is None:
        return Cell(group, None)
    places = [None if value is None else scale.at(float(value)) for value in _figures(view)]
    return Cell(group, view, *places)


def charts_of(views: Iterable[MeasureView]) -> tuple[list[MatrixChart], list[MeasureView]]:
    """The figures of these measures, and the measures that are told one by one."""
    found, alone = matrices_of(views)
    drawn = [chart for matrix in found if (chart := matrix_chart(matrix))]
    shown = {view.measure.id for chart in drawn for view in chart.views}
    undrawn = [view for matrix in found for view in matrix.views if view.measure.id not in shown]
    return drawn, [*alone, *undrawn]
