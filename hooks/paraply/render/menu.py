"""The residents' menu: the sections of the site, or what ``nav`` in ``mkdocs.yml`` says instead."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from paraply.language import N_, _
from paraply.model.byhand import ByHand, MenuEntry, Settings
from paraply.render import urls
from paraply.render.page import Page

NAVIGATION: Final = (
    (N_("Områden"), urls.AREAS, "areas"),
    (N_("Löften"), urls.PROMISES, "promises"),
    (N_("Mål"), urls.GOALS, "goals"),
    (N_("Mått"), urls.MEASURES, "measures"),
    (N_("Mätningar"), urls.SURVEYS, "surveys"),
    (N_("Rapporter"), urls.REPORTS, "reports"),
    (N_("Sök"), urls.A_TO_Z, "a-o"),
)


class Menu:
    """The menu of one site, and where each page written by hand stands in it."""

    def __init__(self, settings: Settings, pages: Sequence[Page], by_hand: ByHand) -> None:
        self._entries = settings.menu
        self._sections = {page.address: page.section for page in pages if page.section}
        self._titles = {page.address: page.title for page in pages}
        self._titles |= {page.address: page.title for page in by_hand.pages}

    def items(self) -> list[dict[str, Any]]:
        """Each line as the frame shows it. A part leads to the first of its pages."""
        if not self._entries:
            return [{"title": _(title), "url": url, "section": section} for title, url, section in NAVIGATION]
        return list(self._items())

    def _items(self) -> Iterator[dict[str, Any]]:
        for number, entry in enumerate(self._entries):
            if not (pages := entry.pages):
                continue
            first = pages[0]
            item = {"title": self._title(entry), "url": _bare(first), "section": self._section(number)}
            yield {**item, "outside": True} if first.is_outside else item

    def front_matter(self, address: str) -> Mapping[str, Any]:
        """What the frame says around a page written by hand, where its author has not said it."""
        crumbs = [{"title": _("Start"), "url": ""}]
        for number, entry in enumerate(self._entries):
            if not entry.entries or address not in {page.address for page in entry.pages}:
                continue
            part = [
                {"title": self._title(page), "url": _bare(page), "outside": page.is_outside}
                for page in entry.pages
            ]
            return {
                "breadcrumbs": crumbs,
                "section": self._section(number),
                "part": part,
                "part_title": entry.title,
            }
        return {"breadcrumbs": crumbs}

    def _title(self, entry: MenuEntry) -> str:
        return entry.title or self._titles.get(_bare(entry), entry.address)

    def _section(self, number: int) -> str:
        """What marks the line on its pages: the section of a page of ours, else the part's own."""
        entry = self._entries[number]
        return f"part-{number}" if entry.entries else self._sections.get(_bare(entry), "")


def _bare(entry: MenuEntry) -> str:
    address = entry.address
    last = address.rpartition("/")[2]
    return f"{address}/" if last and "." not in last and not entry.is_outside else address
