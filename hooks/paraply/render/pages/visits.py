"""The page on visits: the measures that say how the municipality's pages are used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.derive.views import MeasureView, Views
from paraply.language import _, ngettext
from paraply.model.kind import name_of
from paraply.model.kinds import KINDS
from paraply.render import urls
from paraply.render.figures import licence_of
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.pages.measures import without_target_sentence
from paraply.speech.text import of

SECTION = "about"
MOST_SHOWN: Final = 100
"""Pages in the table."""
MARK: Final = "besöksstatistik"
"""A measure with this word among its synonyms counts visits to the municipality's pages."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page with its visits, in words. ``address`` is None where the page is not known by name."""

    name: str
    address: str | None
    visits: str
    seconds: str | None


@dataclass(frozen=True, slots=True)
class ByPage:
    """The visits of a month, page by page."""

    period: str
    rows: Sequence[PageRow]
    has_seconds: bool
    notes: str


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    shown = visit_measures(views)
    lead = lead_of(views)
    yield Page(
        address=urls.VISITS,
        searched=_("besöksstatistik"),
        title=_("Besök på sidorna"),
        description=of(views.content.municipality.name, lead),
        template="visits.html",
        values={
            "lead": lead,
            "shown": shown,
            "by_page": by_page(views),
            "without": without_target_sentence(shown),
            "sources": list(dict.fromkeys(licence_of(view) for view in shown)),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def by_page(views: Views) -> ByPage | None:
    """The newest month that is counted page by page; None without one."""
    months = sorted(views.content.visits.values(), key=lambda one: one.month)
    if not months:
        return None
    newest = months[-1]
    names = names_of(views)
    most = sorted(newest.pages, key=lambda page: (-page.visits, page.address))
    rows = [
        PageRow(
            names.get(page.address, page.address),
            page.address.removeprefix("/") if page.address in names else None,
            numbers.number(page.visits, 0),
            None if page.seconds is None else numbers.number(page.seconds, 0),
        )
        for page in most[:MOST_SHOWN]
    ]
    period, left = numbers.period(newest.month), len(most) - len(rows)
    notes = [ngettext("och {number} sida till", "och {number} sidor till", left)] if left else []
    if newest.withheld:
        notes.append(
            ngettext(
                "{number} sida till hade färre än fem besök.",
                "{number} sidor till hade färre än fem besök.",
                newest.withheld,
            )
        )
    title = newest.source.title if newest.source else None
    if title:
        notes.append(_("Källa: {source}.", source=title))
    return ByPage(period, rows, any(row.seconds for row in rows), " ".join(notes))


def names_of(views: Views) -> dict[str, str]:
    """What the pages that have a name of their own are called, by address."""
    names = {"/": _("Startsidan")}
    for kind in KINDS:
        if kind.has_page:
            names[f"/{kind.address}"] = kind.heading
            for record in views.content.folders[kind.name].values():
                names[f"/{urls.of(record)}"] = name_of(record)
    return names


def visit_measures(views: Views) -> list[MeasureView]:
    """The measures marked as statistics of visits."""
    return [
        view
        for view in views.measures.values()
        if MARK in (synonym.casefold() for synonym in view.measure.synonyms)
    ]


def lead_of(views: Views) -> str:
    """Whether visits are known, page by page or by measures, and the period of the newest figure."""
    shown, counted = visit_measures(views), by_page(views)
    told = []
    if counted:
        told.append(_("Besöken är räknade sida för sida för {period}.", period=counted.period))
    if shown:
        told.append(
            ngettext(
                "{number} mått handlar om besök på kommunens sidor.",
                "{number} mått handlar om besök på kommunens sidor.",
                len(shown),
            )
        )
        periods = [view.series.latest.period for view in shown if view.series.latest]
        if periods:
            newest = numbers.period(max(periods))
            told.append(_("De senaste siffrorna gäller {period}.", period=newest))
        else:
            told.append(_("Uppgift saknas om resultatet."))
    return " ".join(told) or _("Uppgift saknas om hur många som besöker sidorna. Inga siffror är inlagda.")
