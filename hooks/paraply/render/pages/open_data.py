"""The page on open data: the files of every measure and promise, their fields and terms.

Above ``LIST_LIMIT`` files the page leads to one list per area.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paraply import numbers
from paraply.derive.letters import swedish_order
from paraply.derive.views import MeasureView, Views
from paraply.language import _, ngettext
from paraply.model.choices import (
    Choice,
    MeasureVerdict,
    Missing,
    OutcomeKind,
    PromiseVerdict,
    Reason,
    Trend,
)
from paraply.model.guarantee import Guarantee, GuaranteeKind, GuaranteePath, GuaranteeState
from paraply.model.level import Bound
from paraply.model.measure import Measure
from paraply.render import urls
from paraply.render.catalogue import has_catalogue
from paraply.render.directory import LIST_LIMIT
from paraply.render.measure_data import FIGURE_TABLE, MeasureData
from paraply.render.output import meanings
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.promise_data import PROMISE_TABLE, PromiseData
from paraply.speech.text import capital, listed, of

SECTION = "about"
LICENCES = {
    "creativecommons.org/publicdomain/zero/1.0": "CC0 1.0",
    "creativecommons.org/licenses/by/4.0": "CC BY 4.0",
    "creativecommons.org/licenses/by-sa/4.0": "CC BY-SA 4.0",
}
"""Licences by what their address holds, as people call them."""


@dataclass(frozen=True, slots=True)
class AreaFiles:
    """What an area's list holds: its measures and promises, in the order of the files."""

    title: str
    address: str
    measures: list[MeasureView] = field(default_factory=list)
    promises: list[Guarantee] = field(default_factory=list)

    @property
    def counts(self) -> str:
        """How many of each, in words."""
        return _counts(len(self.measures), len(self.promises))


def pages(views: Views) -> Iterator[Page]:
    """The page, and a list per area when all would be too long for one."""
    is_split = len(views.measures) + len(views.promises) > LIST_LIMIT
    groups = _by_area(views) if is_split else []
    yield _whole_page(views, groups)
    for group in groups:
        yield _area_page(group, views)


def _by_area(views: Views) -> list[AreaFiles]:
    """In the order of the areas; what belongs to none comes last."""
    areas = views.content.areas.values()
    groups = {urls.open_data_of(area): AreaFiles(area.title, urls.open_data_of(area)) for area in areas}
    groups.setdefault(urls.OPEN_DATA_OTHER, AreaFiles(_("Övrigt"), urls.OPEN_DATA_OTHER))

    def group_of(record: Guarantee | Measure) -> AreaFiles:
        area = views.area_of(record)
        return groups[urls.open_data_of(area) if area else urls.OPEN_DATA_OTHER]

    for view in _measures(views):
        group_of(view.measure).measures.append(view)
    for promise in _promises(views):
        group_of(promise).promises.append(promise)
    return [group for group in groups.values() if group.measures or group.promises]


def _measures(views: Views) -> list[MeasureView]:
    """By name: whoever looks for a file knows what it is about."""
    return sorted(views.measures.values(), key=lambda view: swedish_order(view.measure.title))


def _promises(views: Views) -> list[Guarantee]:
    return sorted(
        (view.guarantee for view in views.promises.values()), key=lambda each: swedish_order(each.title)
    )


def _area_page(group: AreaFiles, views: Views) -> Page:
    lead = _("Här är filerna med siffrorna bakom {records}.", records=group.counts)
    return Page(
        address=group.address,
        title=_("Öppna data: {area}", area=group.title),
        description=f"{views.content.municipality.name}, {group.title}: {lead}",
        template="open_data_area.html",
        values={"lead": lead, "group": group},
        breadcrumbs=(*crumbs.about(), Crumb(_("Öppna data"), urls.OPEN_DATA)),
        section=SECTION,
    )


def _counts(measures: int, promises: int) -> str:
    told = [_("{count} mått", count=measures)] if measures else []
    told += [ngettext("{number} löfte", "{number} löften", promises)] if promises else []
    return listed(told)


def _whole_page(views: Views, groups: Sequence[AreaFiles]) -> Page:
    lead = _("Inga mått eller löften är inlagda, så det finns inga siffror att hämta än.")
    if views.measures or views.promises:
        lead = _(
            "Du får hämta siffrorna bakom {records}, som kalkylblad eller för program.",
            records=_counts(len(views.measures), len(views.promises)),
        )
        if gone := len(views.measures) - len(views.reported_measures):
            kept = ngettext(
                "Ett av måtten redovisas inte längre, men filerna finns kvar.",
                "{count} av måtten redovisas inte längre, men filerna finns kvar.",
                gone,
                count=numbers.count_word(gone),
            )
            lead = f"{lead} {capital(kept)}"
    codes: list[tuple[str, type[Choice]]] = [
        (_("Slag av värde"), OutcomeKind),
        (_("Varför ett värde saknas"), Missing),
        (_("Bedömning av mått"), MeasureVerdict),
        (_("Bedömning av löften"), PromiseVerdict),
        (_("Varför en bedömning saknas"), Reason),
        (_("Utveckling"), Trend),
        (_("Slag av löfte"), GuaranteeKind),
        (_("Läge för löfte"), GuaranteeState),
        (_("Vägen framåt för löfte"), GuaranteePath),
        (_("Gräns för löfte"), Bound),
    ]
    return Page(
        address=urls.OPEN_DATA,
        searched=_("ladda ner, csv, json, api"),
        title=_("Öppna data"),
        description=of(views.content.municipality.name, lead),
        template="open_data.html",
        values={
            "lead": lead,
            "shown": _measures(views),
            "promises": _promises(views),
            "groups": groups,
            "tables": [
                (_("Kolumner i måttens CSV-filer"), _("Kolumn"), dict(FIGURE_TABLE.meanings())),
                (_("Kolumner i löftenas CSV-filer"), _("Kolumn"), dict(PROMISE_TABLE.meanings())),
                (_("Fält i måttens JSON-filer"), _("Fält"), dict(meanings(MeasureData))),
                (_("Fält i löftenas JSON-filer"), _("Fält"), dict(meanings(PromiseData))),
            ],
            "has_catalogue": has_catalogue(views),
            "licence_name": licence_name(views.content.municipality.licence or ""),
            "codes": [
                (label, [(choice.value, capital(choice.label)) for choice in choices])
                for label, choices in codes
            ],
            "has_kolada": any(view.measure.kolada for view in views.measures.values()),
            "has_feed": bool(views.content.municipality.site_address),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def licence_name(address: str) -> str:
    """What a licence is called; one that is not known by its address is "the terms of the licence"."""
    known = (name for part, name in LICENCES.items() if part in address)
    return next(known, _("licensens villkor"))
