"""A measure on another site: the small page that may be framed, and the lines that frame it."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from paraply.derive.views import MeasureView, Views
from paraply.render import charts, urls
from paraply.render.figures import licence_of
from paraply.render.others_data import CHART_SCRIPTS
from paraply.render.page import Page
from paraply.render.values import address_of

SECTION: Final = "measures"
HEIGHT: Final = 1120
BARE_HEIGHT: Final = 560
"""Pixels that hold the page with a chart, and without one, in any column from 280 on."""

FITTING: Final = (
    "addEventListener('message', e => { for (const f of document.querySelectorAll('iframe')) "
    "if (f.contentWindow === e.source && e.data.paraplyHeight) f.height = e.data.paraplyHeight })"
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

    Without the second line, the script, the frame has a height that holds the page in a narrow column.
    """
    site_address = views.content.municipality.site_address
    if not site_address:
        return ""
    address = address_of(urls.embedded(view.measure), site_address)
    high = HEIGHT if charts.is_drawn(view.series.totals) else BARE_HEIGHT
    return (
        f'<iframe src="{escape(address)}" title="{escape(view.measure.title)}" '
        f'width="100%" height="{high}" loading="lazy"></iframe>\n'
        f"<script>{FITTING}</script>"
    )
