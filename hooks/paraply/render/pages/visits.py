"""The page on visits: the measures that say how the municipality's pages are used."""

from collections.abc import Iterator
from typing import Final

from paraply import numbers
from paraply.derive.views import MeasureView, Views
from paraply.language import _
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.pages.measures import licence_of, without_target_sentence

SECTION = "about"
MARK: Final = "besöksstatistik"
"""A measure with this word among its synonyms counts visits to the municipality's pages."""


def pages(views: Views) -> Iterator[Page]:
    """The one page."""
    shown = visit_measures(views)
    lead = lead_of(shown)
    yield Page(
        address=urls.VISITS,
        searched=_("besöksstatistik"),
        title=_("Besök på sidorna"),
        description=f"{views.content.municipality.name}: {lead}",
        template="visits.html",
        values={
            "lead": lead,
            "shown": shown,
            "mark": MARK,
            "without": without_target_sentence(shown),
            "sources": list(dict.fromkeys(licence_of(view) for view in shown)),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def visit_measures(views: Views) -> list[MeasureView]:
    """The measures marked as statistics of visits."""
    return [
        view
        for view in views.measures.values()
        if MARK in (synonym.casefold() for synonym in view.measure.synonyms)
    ]


def lead_of(shown: list[MeasureView]) -> str:
    """How many measures there are, and the period of the newest figure."""
    if not shown:
        return _("Uppgift saknas om hur många som besöker sidorna. Inga siffror är inlagda.")
    periods = [view.series.latest.period for view in shown if view.series.latest]
    told = _("{count} mått handlar om besök på kommunens sidor.", count=len(shown))
    if not periods:
        return " ".join([told, _("Uppgift saknas om resultatet.")])
    newest = numbers.period(max(periods))
    return " ".join([told, _("De senaste siffrorna gäller {period}.", period=newest)])
