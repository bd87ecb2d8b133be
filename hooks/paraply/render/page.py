"""A page as a plain value: what it is about, and the template and values that make its body."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from paraply.model.dates import PartialDate
from paraply.render.cards import Card


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way from the start page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page. ``values`` are what the template may use besides the functions of ``templating``.

    ``later`` makes more of them when the body is rendered: a page that is only planned does not need them.
    """

    address: str
    title: str
    description: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    later: Callable[[], Mapping[str, Any]] = dict
    breadcrumbs: tuple[Crumb, ...] = ()
    section: str = ""
    layout: str = ""
    edit: str | None = None
    updated: PartialDate | None = None
    noindex: bool = False
    pictograms: bool = False
    scripts: Callable[[], tuple[str, ...]] = tuple
    parts: frozenset[str] | None = None
    """The anchors of a list whose parts come and go with the content; None when none of its anchors do."""
    searched: str = ""
    """What people call a page that is no record, with commas between; the search finds no other such page."""

    card: Callable[[], Card] | None = None
    """Makes what the page's own picture says, which others see who are sent its address."""

    linked: Callable[[], str] = str
    """Makes the JSON-LD for search engines, escaped for its block."""

    @property
    def source_path(self) -> str:
        """The Markdown file MkDocs believes the page is made from."""
        return f"{self.address}index.md"


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that is not a page, such as a data file. ``make`` gives its bytes when they are wanted.

    Those of one that ``is_made`` are there already, and best let go of.
    """

    address: str
    make: Callable[[], bytes]
    is_made: bool = False

    @property
    def content(self) -> bytes:
        """Its bytes, made anew each time."""
        return self.make()


def text_file(address: str, text: Callable[[], str]) -> PlainFile:
    """A file of text, in UTF-8."""
    return PlainFile(address, lambda: text().encode("utf-8"))
