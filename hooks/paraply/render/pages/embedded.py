"""A measure on another site: the small page that may be framed, and the lines that frame it."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final, NamedTuple

from paraply.derive.views import MeasureView, Views
from paraply.render import charts, urls
from paraply.render.figures import licence_of
from paraply.render.others_data import CHART_SCRIPTS
from paraply.render.page import Page
from paraply.render.values import address_of

SECTION: Final = "measures"


class Room(NamedTuple):
    """Pixels that hold the page in a column from 280 on: it gets shorter as its column gets wider.

    So no ``aspect-ratio`` fits: the height is ``narrow`` less ``slope`` for each pixel, and ``wide`` at the
    least. ``anywhere`` is for browsers and sites where the width of a column cannot be asked for.
    """

    anywhere: int
    narrow: int
    slope: float
    wide: int

    def at(self, width: int) -> float:
        """The height in so wide a column."""
        return max(self.wide, self.narrow - self.slope * width)

    @property
    def style(self) -> str:
        """The same in CSS, where a hundredth of the column is a unit."""
        return f"height: max({self.wide}px, {self.narrow}px - {self.slope * 100:.0f}cqi)"


WITH_CHART: Final = Room(1120, 1385, 0.95, 740)
BARE: Final = Room(560, 720, 0.62, 360)

FITTING: Final = (
    "addEventListener('message', e => { for (const f of document.querySelectorAll('iframe')) "
    "if (f.contentWindow === e.source && e.data.paraplyHeight) "
    "f.style.height = `${e.data.paraplyHeight}px` })"
)
"""What a site that frames a measure may add, so that the frame is as high as the page in it."""

SCRIPTS: Final = ("assets/embed.js",)


def embedded_page(view: MeasureView, page: Page, shown: Callable[[], Mapping[str, Any]]) -> Page:
    """A small page that other sites may frame; only the measure's own page is to be found by search.

    ``shown`` gives its figure, its verdict and its chart.
    """
    return Page(
        address=urls.embedded(view.measure),
        title=page.title,
        description=page.description,
        template="embed.html",
        later=lambda: {"view": view, "licence": licence_of(view), **shown()},
        scripts=lambda: (*SCRIPTS, *(CHART_SCRIPTS if charts.is_drawn(view.series.totals) else ())),
        section=SECTION,
        layout="embed",
        edit=view.measure.file,
        updated=view.updated,
        noindex=True,
    )


def frame_lines(view: MeasureView, views: Views) -> str:
    """The HTML that shows the measure on another site; empty when the site's own address is not known.

    Without the last line, the script, the frame has a height that holds the page in a column of its width.
    """
    site_address = views.content.municipality.site_address
    if not site_address:
        return ""
    address = address_of(urls.embedded(view.measure), site_address)
    room = WITH_CHART if charts.is_drawn(view.series.totals) else BARE
    return (
        '<div style="container-type: inline-size">'
        f'<iframe src="{escape(address)}" title="{escape(view.measure.title)}" '
        f'width="100%" height="{room.anywhere}" style="{room.style}" loading="lazy"></iframe></div>\n'
        f"<script>{FITTING}</script>"
    )
