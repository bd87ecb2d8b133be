"""The promise pages: one per promise, and the lists that narrow them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from paraply import numbers
from paraply.derive.tallies import promise_tally
from paraply.derive.views import PromiseView, Views
from paraply.language import N_, _
from paraply.model.choices import PromiseVerdict
from paraply.model.guarantee import GuaranteeKind
from paraply.render import urls
from paraply.render.directory import OTHER, areas_apart
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.pages.promise import promise_page
from paraply.speech import standing
from paraply.speech.counts import of_each
from paraply.speech.text import of

SECTION = "promises"
_SAID_OF = {
    PromiseVerdict.KEPT: N_("{count} av {total} löften hölls."),
    PromiseVerdict.NEARLY_KEPT: N_("{count} av {total} löften hölls nästan."),
    PromiseVerdict.NOT_KEPT: N_("{count} av {total} löften hölls inte."),
    PromiseVerdict.NOT_ASSESSED: N_("{count} av {total} löften går inte att bedöma än."),
}
_NONE_OF = {
    PromiseVerdict.KEPT: N_("Vi vet inte om något av de {total} löftena hölls."),
    PromiseVerdict.NEARLY_KEPT: N_("Inget av de {total} löftena hölls nästan."),
    PromiseVerdict.NOT_KEPT: N_("Inget av de {total} löftena har brutits, så vitt vi vet."),
}


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A link that narrows the list, with how many it leaves."""

    title: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A heading and its choices."""

    heading: str
    choices: Sequence[FilterChoice]


def pages(views: Views) -> Iterator[Page]:
    """The list of all promises, the narrowed lists, and every promise."""
    everything = views.current_promises
    yield _list_page(
        views,
        urls.PROMISES,
        _("Löften"),
        everything,
        {area: f"{urls.AREAS}{area}/#loften" for area in areas_apart(len(everything), views)},
        (crumbs.start(),),
        with_withdrawn=True,
    )
    for verdict in PromiseVerdict:
        chosen = [view for view in views.current_promises if view.judgement.verdict is verdict]
        title = _("Löften: {verdict}", verdict=verdict.label.lower())
        lead = partial(_with_verdict, verdict, everything)
        yield from _narrowed(views, urls.promises_by_verdict(verdict.value), title, chosen, lead)
    for kind in GuaranteeKind:
        chosen = [view for view in views.current_promises if view.guarantee.shown_kind is kind]
        title = _("Löften: {kind}", kind=kind.label.lower())
        lead = partial(_of_kind, everything)
        yield from _narrowed(views, urls.promises_by_kind(kind.value), title, chosen, lead)
    yield _ways_page(urls.PROMISES_BY_VERDICT, _("Löften efter bedömning"), _filters(views)[1])
    yield _ways_page(urls.PROMISES_BY_KIND, _("Löften efter typ"), _filters(views)[0])
    for view in views.promises.values():
        yield promise_page(view, views)


def standing_sentence(promises: Iterable[PromiseView]) -> str:
    """How some promises stand as a whole."""
    return standing.promises_sentence(promise_tally(promises))


def _with_verdict(
    verdict: PromiseVerdict, everything: Sequence[PromiseView], chosen: Sequence[PromiseView]
) -> str:
    """How many have a verdict, and how many have none: none broken must not look like a good sign."""
    tally = promise_tally(everything)
    if chosen and verdict is PromiseVerdict.NOT_ASSESSED:
        return standing_sentence(chosen)
    if not tally.judged:
        return standing_sentence(everything)
    total = len(everything)
    if chosen:
        told = _(_SAID_OF[verdict], count=len(chosen), total=total)
    elif verdict is PromiseVerdict.NOT_ASSESSED:
        one, both = N_("Löftet går att bedöma."), N_("Båda löftena går att bedöma.")
        told = of_each(total, one, both, N_("Alla {count} löftena går att bedöma."))
    else:
        told = _(_NONE_OF[verdict], total=numbers.count_word(total))
    return " ".join(filter(None, [told, standing.unjudged_sentence(tally)]))


def _of_kind(everything: Sequence[PromiseView], chosen: Sequence[PromiseView]) -> str:
    """How the promises of a kind stand, or that none of all is of it."""
    if chosen or not everything:
        return standing_sentence(chosen)
    return _("Inget löfte är av den typen.")


def _narrowed(
    views: Views,
    address: str,
    title: str,
    promises: Sequence[PromiseView],
    lead_of: Callable[[Sequence[PromiseView]], str],
) -> Iterator[Page]:
    """A list of some promises; when it is too long, with a page for each area's part of it."""
    elsewhere = {area: urls.part_of(address, area) for area in areas_apart(len(promises), views)}
    yield _list_page(views, address, title, promises, elsewhere, lead=lead_of(promises))
    for name, area, part in _by_area(promises, views):
        if area in elsewhere:
            heading = _("{title} – {area}", title=title, area=name)
            trail = (*crumbs.promises(), Crumb(title, address))
            yield _list_page(views, elsewhere[area], heading, part, {}, trail, lead=lead_of(part))


def _list_page(
    views: Views,
    address: str,
    title: str,
    promises: Sequence[PromiseView],
    elsewhere: Mapping[str, str],
    trail: tuple[Crumb, ...] | None = None,
    *,
    lead: str = "",
    with_withdrawn: bool = False,
) -> Page:
    """``elsewhere`` says where the parts of those areas stand that are not on this page."""
    groups = _by_area(promises, views)
    return Page(
        address=address,
        title=title,
        description=of(views.content.municipality.name, lead or standing_sentence(promises)),
        template="promises.html",
        values={
            "lead": lead or standing_sentence(promises),
            "groups": groups,
            "elsewhere": elsewhere,
            "filters": _filters(views),
            "withdrawn": views.withdrawn_promises if with_withdrawn else [],
        },
        breadcrumbs=crumbs.promises() if trail is None else trail,
        section=SECTION,
        parts=frozenset(anchor for _title, anchor, _promises in groups),
        searched=_("tjänstegarantier, garantier, löften") if address == urls.PROMISES else "",
    )


def _ways_page(address: str, title: str, filter_: Filter) -> Page:
    return Page(
        address=address,
        title=title,
        description=_("{title}: välj en lista.", title=title),
        template="choices.html",
        values={"choices": filter_.choices},
        breadcrumbs=crumbs.promises(),
        section=SECTION,
    )


def _by_area(promises: Sequence[PromiseView], views: Views) -> list[tuple[str, str, list[PromiseView]]]:
    groups: dict[str, tuple[str, str, list[PromiseView]]] = {}
    for view in promises:
        area = views.area_of(view.guarantee)
        key, title = (area.id, area.title) if area else (OTHER, _("Övrigt"))
        groups.setdefault(key, (title, key, []))[2].append(view)
    return list(groups.values())


def _filters(views: Views) -> list[Filter]:
    promises = views.current_promises
    everything = FilterChoice(_("Alla"), urls.PROMISES, len(promises))
    by_kind = Counter(view.guarantee.shown_kind for view in promises)
    by_verdict = Counter(view.judgement.verdict for view in promises)
    by_area = Counter(view.guarantee.area for view in promises)
    kinds = [
        FilterChoice(kind.label, urls.promises_by_kind(kind.value), by_kind[kind]) for kind in GuaranteeKind
    ]
    outcomes = [
        FilterChoice(verdict.label, urls.promises_by_verdict(verdict.value), by_verdict[verdict])
        for verdict in PromiseVerdict
    ]
    areas = [
        FilterChoice(area.title, urls.of(area), by_area[area.id])
        for area in views.content.areas.values()
        if by_area[area.id]
    ]
    return [
        Filter(_("Typ"), [everything, *kinds]),
        Filter(_("Bedömning"), [everything, *outcomes]),
        Filter(_("Område"), areas),
    ]
