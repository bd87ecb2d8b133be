"""The measure pages: one per measure, and the list of all."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

from paraply import numbers
from paraply.derive.views import MeasureView, Views
from paraply.language import _, ngettext
from paraply.model.choices import Reason
from paraply.render import urls
from paraply.render.directory import OTHER, areas_apart
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.pages.embedded import embedded_page
from paraply.render.pages.measure import answer_of, chart_of, measure_page
from paraply.speech.text import capital, of

SECTION: Final = "measures"


def pages(views: Views) -> Iterator[Page]:
    """The list of all measures by area, and every measure."""
    yield _list_page(views)
    for view in views.measures.values():
        page = measure_page(view, views)
        yield page
        yield embedded_page(view, page, partial(_embedded, view, views))


def _embedded(view: MeasureView, views: Views) -> dict[str, Any]:
    """What a measure's small page shows of it."""
    return {**answer_of(view), **chart_of(view, views)}


def without_target_sentence(shown: Sequence[MeasureView]) -> str:
    """Says once, above a list, what holds for all of it; empty when the measures differ."""
    if shown and all(view.judgement.reason is Reason.NO_TARGET for view in shown):
        return ngettext(
            "Måttet bedöms inte: vi känner inte till något mål som siffran kan jämföras med.",
            "Inget av de {count} måtten bedöms: "
            "vi känner inte till något mål som siffrorna kan jämföras med.",
            len(shown),
            count=numbers.count_word(len(shown)),
        )
    return ""


def _list_page(views: Views) -> Page:
    shown = views.reported_measures
    judged = [view for view in shown if view.judgement.reason is None]
    lead = _lead(len(shown), len(judged))
    groups = _by_area(views)
    return Page(
        address=urls.MEASURES,
        searched=_("nyckeltal, statistik, resultat"),
        title=_("Mått"),
        description=of(views.content.municipality.name, lead),
        template="measures.html",
        parts=frozenset(key for _title, key, *_rest in groups),
        values={"lead": lead, "groups": groups, "elsewhere": areas_apart(len(shown), views)},
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
    )


def _lead(shown: int, judged: int) -> str:
    if not shown:
        return _("Inga mått är inlagda.")
    if shown == 1:
        return (
            _("Ett mått visar hur det går. Det går att bedöma mot ett mål.")
            if judged
            else _("Ett mått visar hur det går. Det går inte att bedöma mot ett mål.")
        )
    return _(
        "{count} mått visar hur det går. {judged} av dem går att bedöma mot ett mål.",
        count=capital(numbers.count_word(shown, neuter=True)),
        judged=capital(numbers.count_word(judged, neuter=True)) if judged else _("Inget"),
    )


def _by_area(views: Views) -> list[tuple[str, str, list[MeasureView], str]]:
    groups: dict[str, tuple[str, list[MeasureView]]] = {
        area.id: (area.title, []) for area in views.content.areas.values()
    }
    for view in views.reported_measures:
        area = views.area_of(view.measure)
        key, title = (area.id, area.title) if area else (OTHER, _("Övrigt"))
        groups.setdefault(key, (title, []))[1].append(view)
    return [
        (title, key, shown, without_target_sentence(shown)) for key, (title, shown) in groups.items() if shown
    ]
