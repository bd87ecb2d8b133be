"""The measure pages: one per measure, and the list of all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from html import escape
from typing import Any, Final

from paraply import numbers
from paraply.derive.views import MeasureView, Views
from paraply.language import N_, _, ngettext
from paraply.model.choices import OutcomeKind, Reason, Trend
from paraply.model.dates import Period
from paraply.model.series import Point
from paraply.render import charts, linked, trends, urls, verdicts, wording
from paraply.render.directory import OTHER, areas_apart
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.values import address_of
from paraply.speech.groups import group_label

SECTION = "measures"
MOST_GROUPS: Final = 28
"""With the period and the total, the table has thirty columns at most."""

MOST_ROWS: Final = 200
ROWS_OPEN = 12
"""A longer table is folded: its summary says how long it is."""

FRAME_HEIGHT = 560
"""Pixels of an embedded page: a long question and verdict, in a column of 360."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A period of the table: the total first, then one cell per group."""

    period: Period
    cells: Sequence[str]
    notes: Sequence[str] = field(default_factory=list)
    carried: bool = False
    peers: str = ""


def pages(views: Views) -> Iterator[Page]:
    """The list of all measures by area, and every measure."""
    yield _list_page(views)
    for view in views.measures.values():
        page = _measure_page(view, views)
        yield page
        yield _embedded_page(view, page)


def without_target_sentence(shown: Sequence[MeasureView]) -> str:
    """Says once, above a list, what holds for all of it; empty when the measures differ."""
    if shown and all(view.judgement.reason is Reason.NO_TARGET for view in shown):
        return ngettext(
            "Kan inte bedömas gäller måttet: vi känner inte till något mål att jämföra med.",
            "Kan inte bedömas gäller alla {number} mått: vi känner inte till något mål att jämföra med.",
            len(shown),
        )
    return ""


def licence_of(view: MeasureView) -> str:
    """Kolada's raw values name Kolada; own values name their source (Kolada's terms)."""
    if view.measure.kolada:
        return f"{wording.raw_source()} ({view.measure.kolada})"
    source = view.measure.source
    return (
        _("Källa: {source}", source=source.title) if source and source.title else _("Källa: uppgift saknas")
    )


_FINDINGS = {
    (Trend.BETTER, True): N_("{now} {period}, högre och bättre än {then}"),
    (Trend.BETTER, False): N_("{now} {period}, lägre och bättre än {then}"),
    (Trend.WORSE, True): N_("{now} {period}, högre och sämre än {then}"),
    (Trend.WORSE, False): N_("{now} {period}, lägre och sämre än {then}"),
    (Trend.NONE, True): N_("{now} {period}, högre än {then}"),
    (Trend.NONE, False): N_("{now} {period}, lägre än {then}"),
}
"""By the trend, and whether the newest figure is the higher."""


def finding_of(view: MeasureView) -> str:
    """The chart's headline: how it has changed, in words."""
    change = view.change
    if (
        change.later is None
        or change.earlier is None
        or change.later.value is None
        or change.difference is None
    ):
        return _("{measure} över tid", measure=view.measure.title)
    then = numbers.period(change.earlier.period)
    now = numbers.spoken(change.later.value, view.measure.unit, view.decimals)
    if change.trend is Trend.UNCHANGED:
        return _(
            "{now} {period}, oförändrat sedan {then}",
            now=now,
            period=numbers.period(change.later.period),
            then=then,
        )
    told = _FINDINGS[change.trend, change.difference > 0]
    return _(told, now=now, period=numbers.period(change.later.period), then=then)


def _list_page(views: Views) -> Page:
    shown = list(views.measures.values())
    judged = [view for view in shown if view.judgement.reason is None]
    lead = (
        _(
            "{count} mått visar hur det går. {judged} av dem går att bedöma mot ett mål.",
            count=len(shown),
            judged=len(judged),
        )
        if shown
        else _("Inga mått är inlagda.")
    )
    groups = _by_area(views)
    return Page(
        address=urls.MEASURES,
        searched=_("nyckeltal, statistik, resultat"),
        title=_("Mått"),
        description=f"{views.content.municipality.name}: {lead}",
        template="measures.html",
        parts=frozenset(key for _title, key, *_rest in groups),
        values={"lead": lead, "groups": groups, "elsewhere": areas_apart(len(shown), views)},
        breadcrumbs=(crumbs.start(),),
        section=SECTION,
    )


def _by_area(views: Views) -> list[tuple[str, str, list[MeasureView], str]]:
    groups: dict[str, tuple[str, list[MeasureView]]] = {
        area.id: (area.title, []) for area in views.content.areas.values()
    }
    for view in views.measures.values():
        area = views.area_of(view.measure)
        key, title = (area.id, area.title) if area else (OTHER, _("Övrigt"))
        groups.setdefault(key, (title, []))[1].append(view)
    return [
        (title, key, shown, without_target_sentence(shown)) for key, (title, shown) in groups.items() if shown
    ]


def _measure_page(view: MeasureView, views: Views) -> Page:
    measure = view.measure
    area = views.area_of(measure)
    return Page(
        address=urls.of(measure),
        title=measure.question or measure.title,
        description=description_of(view),
        template="measure.html",
        values={"view": view, "area": area, "rows_open": ROWS_OPEN},
        later=partial(_shown, view, views),
        breadcrumbs=(*crumbs.measures(), Crumb(area.title, f"{urls.MEASURES}#{area.id}"))
        if area
        else crumbs.measures(),
        section=SECTION,
        edit=measure.file,
        updated=view.updated,
        linked=lambda: linked.as_text(linked.measure_dataset(view, views, description_of(view))),
    )


def _shown(view: MeasureView, views: Views) -> dict[str, Any]:
    return {
        "owners": views.owners_of(view.measure.owners),
        "uses": views.uses_of(view.measure),
        "chart": charts.line_chart(view),
        "finding": finding_of(view),
        "span": _span(view.series.totals),
        "licence": licence_of(view),
        "groups": [group_label(group, view) for group in view.series.groups[:MOST_GROUPS]],
        "rows": rows_of(view)[:MOST_ROWS],
        "cut": cut_of(view),
        "frame": frame_line(view, views),
    }


def _embedded_page(view: MeasureView, page: Page) -> Page:
    """A small page that other sites may frame; only the measure's own page is to be found by search."""
    return Page(
        address=urls.embedded(view.measure),
        title=page.title,
        description=page.description,
        template="embed.html",
        later=lambda: {"view": view, "licence": licence_of(view)},
        section=SECTION,
        layout="embed",
        edit=view.measure.file,
        updated=view.updated,
        noindex=True,
    )


def frame_line(view: MeasureView, views: Views) -> str:
    """The HTML that shows the measure on another site; empty when the site's own address is not known."""
    site_address = views.content.municipality.site_address
    if not site_address:
        return ""
    address = address_of(urls.embedded(view.measure), site_address)
    return (
        f'<iframe src="{escape(address)}" title="{escape(view.measure.title)}" '
        f'width="100%" height="{FRAME_HEIGHT}" loading="lazy"></iframe>'
    )


def description_of(view: MeasureView) -> str:
    """The answer in one or two sentences, for search engines and shared links."""
    latest = view.series.latest
    if latest is None or latest.value is None:
        return _("{measure}: uppgift saknas om resultatet.", measure=view.measure.title)
    value = numbers.spoken(latest.value, view.measure.unit, view.decimals)
    parts = [f"{view.measure.title}: {value} {numbers.period(latest.period)}."]
    if change := trends.change_text(view):
        parts.append(f"{change}.")
    parts.append(f"{view.judgement.verdict.label}. {verdicts.measure_verdict(view)}")
    return " ".join(parts)


def rows_of(view: MeasureView) -> list[MeasureRow]:
    """The table: periods newest first, the total and each group, with what there is to know of the period."""
    by_period: dict[Period, list[Point]] = {}
    for point in view.series.points:
        by_period.setdefault(point.period, []).append(point)
    return [_row(view, period, points) for period, points in sorted(by_period.items(), reverse=True)]


def cut_of(view: MeasureView) -> str:
    """What the table leaves to the file, so that it can be read on a page; empty when it has all."""
    groups, periods = len(view.series.groups), len({point.period for point in view.series.points})
    told = []
    if groups > MOST_GROUPS:
        told.append(_("{shown} av {all} delar", shown=MOST_GROUPS, all=groups))
    if periods > MOST_ROWS:
        told.append(_("{shown} av {all} perioder", shown=MOST_ROWS, all=periods))
    return _("Tabellen har {parts}. Alla finns i CSV-filen.", parts=_(" och ").join(told)) if told else ""


def _row(view: MeasureView, period: Period, points: Sequence[Point]) -> MeasureRow:
    total = next((point for point in points if point.outcome.group is None), None)
    by_group = {point.outcome.group: point for point in points}
    cells = [
        _cell(view, total),
        *(_cell(view, by_group.get(group)) for group in view.series.groups[:MOST_GROUPS]),
    ]
    notes = list(_notes(view, total))
    notes += [
        f"{group_label(point.outcome.group, view)}: {note}"
        for point in points
        if point.outcome.group
        for note in (point.outcome.why, point.outcome.note)
        if note and note not in notes
    ]
    peers = dict(view.peers).get(period)
    return MeasureRow(
        period,
        cells,
        notes,
        carried=bool(total and total.carried),
        peers=numbers.number(peers, view.decimals) if peers is not None else "–",
    )


def _cell(view: MeasureView, point: Point | None) -> str:
    if point is None:
        return "–"
    if point.value is not None:
        return numbers.number(point.value, view.decimals)
    missing = point.outcome.missing
    return missing.label if missing else _("uppgift saknas")


def _notes(view: MeasureView, point: Point | None) -> Iterator[str]:
    if point is None:
        return
    outcome = point.outcome
    if point.carried:
        yield _("inte mätt, förra värdet upprepas")
    elif point.kind is not OutcomeKind.OUTCOME:
        yield point.kind.label
    if outcome.numerator is not None and outcome.denominator is not None:
        counts = [numbers.plain(count) for count in (outcome.numerator, outcome.denominator)]
        yield _("{part} av {whole}", part=counts[0], whole=counts[1])
    if outcome.respondents is not None:
        yield _("{count} svar", count=numbers.number(Decimal(outcome.respondents), 0))
    if outcome.margin is not None:
        yield _("felmarginal ±{margin}", margin=numbers.plain(outcome.margin))
    if outcome.restated_from and outcome.restated_from.value is not None:
        told = _("rättat från {value}", value=numbers.number(outcome.restated_from.value, view.decimals))
        yield f"{told}: {outcome.restated_from.why}" if outcome.restated_from.why else told
    yield from (text for text in (outcome.why, outcome.note) if text)
    if outcome.source and outcome.source.title:
        yield _("källa: {source}", source=outcome.source.title)


def _span(points: Sequence[Point]) -> str:
    periods = [point.period for point in points if point.value is not None]
    if not periods:
        return ""
    first, last = numbers.period(periods[0]), numbers.period(periods[-1])
    return first if first == last else f"{first}–{last}"
