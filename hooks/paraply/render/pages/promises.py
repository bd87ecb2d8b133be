"""The promise pages: one per promise, and the lists that narrow them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from paraply.derive.outcomes import outcomes_of
from paraply.derive.tallies import Tally, promise_tally
from paraply.derive.views import PromiseView, Views
from paraply.language import _, ngettext
from paraply.model.choices import PromiseVerdict, Reason
from paraply.model.guarantee import Guarantee, GuaranteeKind, GuaranteeState
from paraply.model.wordings import wordings_of
from paraply.render import linked, urls, verdicts, wording
from paraply.render.directory import OTHER, areas_apart
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs

SECTION = "promises"
RELATED_SHOWN = 5


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
    yield _ways_page(urls.PROMISES_BY_KIND, _("Löften efter slag"), _filters(views)[0])
    for view in views.promises.values():
        yield _promise_page(view, views)


def standing_sentence(promises: Iterable[PromiseView]) -> str:
    """``0 av 8 löften går att bedöma. Vanligaste skälet: uppgift saknas om resultatet (7).``."""
    tally = promise_tally(promises)
    if tally.total == 0:
        return _("Inga löften är inlagda.")
    if tally.judged == 0:
        if len(tally.reasons) == 1:
            [reason] = tally.reasons
            return _(
                "0 av {total} löften går att bedöma, därför att {reason}.",
                total=tally.total,
                reason=reason.label,
            )
        told = _("0 av {total} löften går att bedöma.", total=tally.total)
        return f"{told} {_reasons(tally.reasons)}"
    kept = tally.count(PromiseVerdict.KEPT)
    text = _("{kept} av {judged} löften som går att bedöma hölls.", kept=kept, judged=tally.judged)
    return " ".join(filter(None, [text, unjudged_sentence(tally)]))


def unjudged_sentence(tally: Tally) -> str:
    """``8 går inte att bedöma. Skälen är olika …``: what a count of the judged leaves out, and why."""
    if tally.total == 0:
        return _("Inga löften är inlagda.")
    unjudged = tally.total - tally.judged
    if not unjudged:
        return ""
    if len(tally.reasons) == 1:
        [reason] = tally.reasons
        if tally.judged == 0:
            return _("Skälet: {reason}.", reason=reason.label)
        return _("{count} går inte att bedöma, därför att {reason}.", count=unjudged, reason=reason.label)
    if tally.judged == 0:
        return _reasons(tally.reasons)
    left = _("{count} går inte att bedöma.", count=unjudged)
    return f"{left} {_reasons(tally.reasons)}"


def _reasons(reasons: Mapping[Reason, int]) -> str:
    """The reason that most have; each stands beside its promise, and all in one sentence is too long."""
    (first, most), (_second, next_most) = Counter(reasons).most_common(2)
    if most == next_most:
        return _("Skälen är olika. De står vid varje löfte.")
    return _("Vanligaste skälet: {reason} ({count}).", reason=first.label, count=most)


def _promise_page(view: PromiseView, views: Views) -> Page:
    guarantee = view.guarantee
    area = views.area_of(guarantee)
    trail = (
        (*crumbs.promises(), Crumb(area.title, f"{urls.PROMISES}#{area.id}")) if area else crumbs.promises()
    )
    return Page(
        address=urls.of(guarantee),
        title=guarantee.promise,
        description=_description(view),
        template="promise.html",
        values={"view": view},
        later=partial(_shown, view, views),
        breadcrumbs=trail,
        section=SECTION,
        linked=lambda: linked.as_text(linked.promise_service(view, views, _description(view))),
        edit=guarantee.file,
        updated=guarantee.source.read if guarantee.source else None,
        noindex=guarantee.state is GuaranteeState.WITHDRAWN,
    )


def _shown(view: PromiseView, views: Views) -> dict[str, Any]:
    guarantee = view.guarantee
    area = views.area_of(guarantee)
    in_area = views.promises_in(area)[: RELATED_SHOWN + 1] if area else []
    related = [other for other in in_area if other.guarantee.id != guarantee.id]
    return {
        "owners": views.owners_of(guarantee.owners),
        "decided": views.decision(guarantee.decision),
        "path_decided": views.decision(guarantee.path_decision),
        "replacement": views.content.guarantees.get(guarantee.replaced_by or ""),
        "replaced": views.replaced_by(guarantee),
        "related": related[:RELATED_SHOWN],
        "goals": views.goals_with(guarantee),
        "controls": views.controls_of(guarantee),
        "is_law_limit": guarantee.is_law_limit,
        "lacking": _lacking(guarantee),
        "kept": outcomes_of(view),
        "wordings": wordings_of(guarantee) if guarantee.earlier else [],
        "was_guarantee": _was_guarantee_until(guarantee),
    }


def _was_guarantee_until(guarantee: Guarantee) -> date | None:
    """The last day it was a tjänstegaranti, when it is a servicenivå now."""
    now, *before = wordings_of(guarantee)
    if now.kind is GuaranteeKind.GUARANTEE:
        return None
    return next((worded.until for worded in before if worded.kind is GuaranteeKind.GUARANTEE), None)


def _lacking(guarantee: Guarantee) -> str:
    """What a guarantee lacks to be one."""
    parts = [] if guarantee.level else [_("nivå")]
    parts += [] if guarantee.has_consequence else [_("konsekvens")]
    return wording.listed(parts)


def _description(view: PromiseView) -> str:
    guarantee = view.guarantee
    consequence = guarantee.consequence.text if guarantee.consequence and guarantee.has_consequence else None
    said = f"{view.judgement.verdict.label}. {verdicts.promise_verdict(view)}"
    if not consequence:
        return said
    return " ".join([said, _("Annars: {consequence}", consequence=wording.sentence(consequence))])


def _with_verdict(
    verdict: PromiseVerdict, everything: Sequence[PromiseView], chosen: Sequence[PromiseView]
) -> str:
    """How many have a verdict, and how many have none: none broken must not look like a good sign."""
    tally = promise_tally(everything)
    if chosen and verdict is PromiseVerdict.NOT_ASSESSED:
        return standing_sentence(chosen)
    if not tally.judged:
        return standing_sentence(everything)
    told = ngettext(
        "{count} av {number} löfte har den bedömningen.",
        "{count} av {number} löften har den bedömningen.",
        len(everything),
        count=len(chosen),
    )
    is_other = verdict is not PromiseVerdict.NOT_ASSESSED
    return " ".join(filter(None, [told, unjudged_sentence(tally) if is_other else ""]))


def _of_kind(everything: Sequence[PromiseView], chosen: Sequence[PromiseView]) -> str:
    """How the promises of a kind stand, or that none of all is of it."""
    if chosen or not everything:
        return standing_sentence(chosen)
    return ngettext(
        "0 av {number} löfte är av det slaget.", "0 av {number} löften är av det slaget.", len(everything)
    )


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
        description=f"{views.content.municipality.name}: {lead or standing_sentence(promises)}",
        template="promises.html",
        values={
            "lead": lead or standing_sentence(promises),
            "groups": groups,
            "elsewhere": elsewhere,
            "filters": _filters(views),
            "withdrawn": views.withdrawn_promises if with_withdrawn else [],
        },
        parts=frozenset(anchor for _title, anchor, _promises in groups),
        searched=_("tjänstegarantier, garantier, löften") if address == urls.PROMISES else "",
        breadcrumbs=crumbs.promises() if trail is None else trail,
        section=SECTION,
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
        Filter(_("Slag"), [everything, *kinds]),
        Filter(_("Bedömning"), [everything, *outcomes]),
        Filter(_("Område"), areas),
    ]
