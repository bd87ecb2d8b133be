"""The figures of other municipalities beside ours, for the script that readers choose among them with.

One small file a measure, fetched when somebody asks. Its numbers are rounded as the page's are, so that
what the script says of a municipality never differs from what a table says.
"""

import json
from decimal import Decimal
from typing import Any, Final

from paraply.derive.comparisons import Comparison, With, ranks_in
from paraply.derive.views import MeasureView, Views
from paraply.model.arithmetic import rounded
from paraply.render import wording
from paraply.render.charts.line import drawn_points
from paraply.speech import periods

FEWEST_DOTS: Final = 3
"""Municipalities that a chart of all is drawn for."""

CHART_SCRIPTS: Final = ("assets/charts.js",)
"""What reads a chart out, and lets readers choose whom to compare with."""


def everyone_of(view: MeasureView) -> Comparison | None:
    """The comparison with all municipalities, when there are enough to draw; else None."""
    everyone = view.compared_with(With.ALL)
    return everyone if everyone and everyone.n >= FEWEST_DOTS else None


def others_data(view: MeasureView, everyone: Comparison, views: Views) -> bytes:
    """``places`` has each municipality's code, name and figure of each of ``periods``, null when unknown.

    They stand in order of their newest figure. The periods are those that our own line has a mark for, in
    its order; ``newest`` is the place among them of the period that all are compared in. ``ranks``
    are theirs, in the same order, counted on the figures before they are rounded; none when none is better.
    """
    content = views.content
    points = drawn_points(view) or [point for point in view.series.totals if point.period == everyone.period]
    column = {point.period.first.year: place for place, point in enumerate(points)}
    figures: dict[str, list[float | None]] = {code: [None] * len(points) for code in everyone.values}
    for code, year, gender, figure, status in view.snapshot.values if view.snapshot else ():
        if gender == "T" and figure and not status and code in figures and year in column:
            figures[code][column[year]] = _number(figure, view.decimals)
    similar = view.compared_with(With.SIMILAR)
    known = content.kolada_municipalities
    ranks = ranks_in(everyone, view.measure.direction)
    in_order = sorted(figures.items(), key=lambda item: (everyone.values[item[0]], item[0]))
    told: dict[str, Any] = {
        "periods": [periods.name(point.period) for point in points],
        "newest": column[everyone.period.first.year],
        "decimals": view.decimals,
        "ours": content.municipality.code,
        "similar": sorted(set(similar.values) - {content.municipality.code}) if similar else [],
        "places": [
            [code, known[code].title if code in known else code, *values] for code, values in in_order
        ],
        "ranks": [ranks[code] for code, _values in in_order] if ranks else [],
        "source": wording.raw_source(),
    }
    return b"%b\n" % json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _number(figure: str, decimals: int) -> float | int:
    value = rounded(Decimal(figure), decimals)
    return float(value) if decimals else int(value)
