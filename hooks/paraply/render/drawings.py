"""What of the site is made into pictures, when somebody asks for them: a card a record, and each chart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from typing import Final

from paraply.derive.views import Views
from paraply.render import urls
from paraply.render.card_drawing import TEMPLATE, WIDTH, drawn, placed
from paraply.render.diagram import diagram, has_diagram
from paraply.render.page import Page
from paraply.render.templating import environment

DIAGRAM_WIDTH: Final = 1440
"""Twice as many pixels as the drawing has, for screens and paper that show them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture to be: its address, how wide, and its SVG, made when it is wanted.

    Two with the same ``key`` are the same picture.
    """

    address: str
    key: str
    width: int
    svg: Callable[[], str]


Draw = Callable[[Sequence[Drawing]], Iterator[tuple[str, bytes]]]
"""Gives the PNG of each drawing, with its address."""


def drawings(pages: Sequence[Page], views: Views, section: str, band: str) -> Iterator[Drawing]:
    """Every picture of the site: the cards of the pages that have one, and the charts that are to be taken.

    ``section`` is what the site is called, and ``band`` its colour.
    """
    municipality = views.content.municipality.name
    template = _template()
    for page in pages:
        if page.card:
            values = placed(page.card(), municipality, section, band)
            key = _digest(template, repr(values))
            yield Drawing(urls.picture_of(page.address), key, WIDTH, partial(drawn, values))
    for view in views.measures.values():
        if has_diagram(view):
            svg = diagram(view, views)
            yield Drawing(urls.diagram_picture(view.measure), _digest(svg), DIAGRAM_WIDTH, partial(str, svg))


def pictured(pages: Sequence[Page], views: Views) -> Iterator[str]:
    """The addresses of the same."""
    yield from (urls.picture_of(page.address) for page in pages if page.card)
    yield from (urls.diagram_picture(view.measure) for view in views.measures.values() if has_diagram(view))


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


@lru_cache(maxsize=1)
def _template() -> str:
    loader = environment().loader
    return loader.get_source(environment(), TEMPLATE)[0] if loader else ""
