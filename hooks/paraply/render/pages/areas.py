"""The area pages: everything of one area under one roof."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraply.derive.views import MeasureView, PromiseView, Views
from paraply.language import _, ngettext
from paraply.model.choices import Reason
from paraply.model.organisation import Area, Owner
from paraply.render import urls
from paraply.render.cards import record_card
from paraply.render.charts.matrix import charts_of
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.pages.measures import without_target_sentence
from paraply.render.pages.promises import standing_sentence
from paraply.render.unknown import unknown_of
from paraply.speech import standing
from paraply.speech.text import inside, listed

SECTION = "areas"
NAMED = 2
"""So many promises are named in one line of what is not known."""


@dataclass(frozen=True, slots=True)
class Tile:
    """An area with what it holds, in a few words."""

    area: Area
    summary: str


def pages(views: Views) -> Iterator[Page]:
    """The list of areas, and every area."""
    yield Page(
        address=urls.AREAS,
        title=_("Områden"),
        description=_(
            "Löften, mål och mått i {municipality}, område för område.",
            municipality=views.content.municipality.name,
        ),
        template="areas.html",
        values={"tiles": tiles_of(views)},
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
        pictograms=True,
        searched=_("ämnen"),
    )
    for area in views.content.areas.values():
        yield _area_page(area, views)


def tiles_of(views: Views) -> list[Tile]:
    """Every area with its counts."""
    return [Tile(area, _counts(area, views)) for area in views.content.areas.values()]


def _counts(area: Area, views: Views) -> str:
    promises = sum(view.guarantee.area == area.id for view in views.current_promises)
    measures = sum(view.measure.area == area.id for view in views.reported_measures)
    goals = sum(view.goal.area == area.id for view in views.current_goals)
    parts = [ngettext("{number} löfte", "{number} löften", promises)] if promises else []
    parts += [_("{count} mål", count=goals)] if goals else []
    parts += [_("{count} mått", count=measures)] if measures else []
    return ", ".join(parts) or _("Inget är inlagt än")


def _area_page(area: Area, views: Views) -> Page:
    promises = [view for view in views.current_promises if view.guarantee.area == area.id]
    measures = [view for view in views.reported_measures if view.measure.area == area.id]
    goals = [view for view in views.current_goals if view.goal.area == area.id]
    surveys = [survey for survey in views.content.surveys.values() if survey.area == area.id]
    owners: dict[str, Owner] = {}
    answering = [view.guarantee.owners for view in promises] + [view.measure.owners for view in measures]
    answering += [view.goal.owners for view in goals] + [survey.owners for survey in surveys]
    for ids in (area.owners, *answering):
        owners |= {owner.id: owner for owner in views.owners_of(ids)}
    drawn, alone = charts_of(measures)
    summary = standing.measures_sentence(measures, shown_below=True) if measures else ""
    contact = views.content.municipality.contact
    counts = _(
        "{area} i {municipality}: {counts}.",
        area=area.title,
        municipality=views.content.municipality.name,
        counts=_counts(area, views),
    )
    return Page(
        address=urls.of(area),
        title=area.title,
        description=f"{counts} {summary}".strip(),
        card=lambda: record_card(area, area.title, summary),
        template="area.html",
        values={
            "area": area,
            "summary": summary,
            "standing": standing_sentence(promises),
            "unknown": unknown_of(area.title, _unknown(area, promises, measures), contact),
            "promises": promises,
            "measures": measures,
            "all_old": standing.are_all_too_old(measures),
            "matrices": drawn,
            "alone": alone,
            "goals": goals,
            "surveys": surveys,
            "owners": list(owners.values()),
            "without": without_target_sentence(measures),
        },
        breadcrumbs=crumbs.areas(),
        section=SECTION,
        edit=area.file,
    )


def _unknown(area: Area, promises: Sequence[PromiseView], measures: Sequence[MeasureView]) -> list[str]:
    """What is not known of an area; each ends the sentence ``Vi vet inte …``."""
    title = inside(area.title)
    unknown = [] if promises else [_("om det finns löften om {area}", area=title)]
    lacking = [view.guarantee.title for view in promises if view.judgement.reason is Reason.NO_OUTCOME]
    if lacking:
        unknown.append(
            ngettext(
                "hur ofta löftet hålls ({names})",
                "hur ofta löftena hålls ({names})",
                len(lacking),
                names=listed([inside(name) for name in lacking[:NAMED]]),
            )
        )
    if not measures:
        unknown.append(_("hur det går, eftersom vi inte har några siffror om {area}", area=title))
    elif all(view.judgement.reason is Reason.NO_TARGET for view in measures):
        unknown.append(_("om det finns mål för siffrorna"))
    return unknown
