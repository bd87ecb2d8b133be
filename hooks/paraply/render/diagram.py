"""A measure's chart as a picture that others may take: an SVG with title, source and licence inside."""

from collections.abc import Iterator
from typing import Any, Final

from paraply.derive.views import MeasureView, Views
from paraply.language import _
from paraply.render import charts, wording
from paraply.render.charts.labels import width_of
from paraply.render.charts.line import HEIGHT, RIGHT
from paraply.render.charts.marks import Look
from paraply.render.figures import licence_of, span_of, unit_of
from paraply.render.templating import environment
from paraply.speech import changes

WIDTH: Final = 720
EDGE: Final = 20
ROOM: Final = WIDTH - 2 * EDGE
LINE: Final = 20
HEAD_LINE: Final = 25
SIGN: Final = 22
LONG_SIGN: Final = 38
MIDDLE: Final = 5
"""Pixels that a text keeps free for the sign of a mark or of a line, and how far above its base they are."""

LARGER: Final = 18 / 14
"""The heading's letters beside those that texts are measured in."""


def has_diagram(view: MeasureView) -> bool:
    """Whether a measure has a chart to take."""
    return charts.is_drawn(view.series.totals)


def diagram(view: MeasureView, views: Views) -> str:
    """The picture, with the finding above it, and what it is of; below it the source and the licence."""
    chart = charts.line_chart(view)
    if chart is None:
        return ""
    measure, municipality = view.measure, views.content.municipality
    about = f"{municipality.name}. {measure.title}, {unit_of(view)}, {span_of(view.series.totals)}"
    texts: list[tuple[str, str, int, int]] = []
    y = EDGE + 8
    for text in wrapped(changes.finding(view), larger=LARGER):
        texts.append((text, "head", EDGE, y))
        y += HEAD_LINE
    for text in wrapped(about):
        texts.append((text, "note", EDGE, y))
        y += LINE
    top = y
    y += HEIGHT + LINE
    key, named = [], []
    for sign, told in _told(view, views, chart):
        if isinstance(sign, str):
            named += [(sign, y - MIDDLE)] if sign else []
        else:
            key.append((sign, y - MIDDLE))
        x = EDGE + (0 if sign == "" else LONG_SIGN if isinstance(sign, str) else SIGN)
        for text in wrapped(told, WIDTH - EDGE - x):
            texts.append((text, "note", x, y))
            y += LINE
    values: dict[str, Any] = {
        "chart": chart, "texts": texts, "key": key, "named": named, "top": top, "width": WIDTH, "height": y,
        "title": measure.title, "left": EDGE + chart.left_room,
        "plot": ROOM - chart.left_room - RIGHT,
    }  # fmt: skip
    return environment().get_template("diagram.svg").render(values).strip() + "\n"


def _told(view: MeasureView, views: Views, chart: charts.LineChart) -> Iterator[tuple[Look | str, str]]:
    """What the marks and lines are, each with its sign, and whose the figures are."""
    yield from chart.key
    for what, word in chart.unnamed:
        yield ("target" if what == "target" else "line-2"), word
    if chart.peers:
        yield "", _("Streckad linje: medelvärdet i liknande kommuner.")
    if not chart.starts_at_zero:
        yield "", _("Skalan börjar vid {up}.", up=chart.up[0].text)
    source = licence_of(view)
    if chart.peers:
        source = ". ".join(filter(None, [source, wording.own_processing()]))
    if source:
        yield "", f"{source}."
    licence = None if view.measure.kolada else views.content.municipality.licence
    if licence:
        yield "", _("Licens: {licence}", licence=licence)


def wrapped(text: str, wide: float = ROOM, larger: float = 1.0) -> Iterator[str]:
    """The lines of a text in so wide a room; a word that is longer than that stands alone."""
    room, line = wide / larger, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line
