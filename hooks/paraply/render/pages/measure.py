"""The page of one measure: the figure, where it is going, and in one place what is not known of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from paraply import numbers
from paraply.derive.comparisons import Comparison, With
from paraply.derive.views import MeasureView, Views
from paraply.language import _, ngettext
from paraply.model.choices import Direction, Every, Reason
from paraply.model.measure import TargetState
from paraply.model.series import REPEATED, repeating
from paraply.render import charts, linked, urls, wording
from paraply.render.cards import measure_card
from paraply.render.diagram import has_diagram
from paraply.render.facts import Line, decision_details, known, owner_lines, source_lines, texts
from paraply.render.figures import MOST_GROUPS, MOST_ROWS, cut_of, licence_of, rows_of, span_of, unit_of
from paraply.render.others_data import CHART_SCRIPTS, everyone_of
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.pages.embedded import frame_lines
from paraply.render.trends import direction_text
from paraply.render.unknown import unknown_of
from paraply.speech import (
    amounts,
    answers,
    changes,
    comparisons,
    groups,
    periods,
    readings,
    targets,
    verdicts,
)
from paraply.speech.text import capital, sentence

SECTION: Final = "measures"
ROWS_OPEN: Final = 12
"""A longer table is folded: its summary says how long it is."""

COLUMNS_ON_PAPER: Final = 8
"""So many columns of a table are printed: the style sheet leaves out the others."""

LONG: Final = 70
"""A heading with more characters than this is set smaller."""


_UNWEIGHTED: Final = "(ovägt medel)"
"""Kolada's words in the title of a group."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of the table of comparisons."""

    label: str
    having: str
    place: str
    quarter: str
    mean: str
    median: str


def measure_page(view: MeasureView, views: Views) -> Page:
    """A measure's page; what it shows is worked out when it is asked for."""
    measure = view.measure
    area = views.area_of(measure)
    answer = answers.measure_answer(view, views.content.municipality.label)
    return Page(
        address=urls.of(measure),
        title=measure.question or measure.title,
        description=answer,
        template="measure.html",
        values={"view": view},
        later=partial(_shown, view, views),
        breadcrumbs=(*crumbs.measures(), Crumb(area.title, f"{urls.MEASURES}#{area.id}"))
        if area and not measure.withdrawn  # the list has those that are reported by area
        else crumbs.measures(),
        section=SECTION,
        edit=measure.file,
        updated=view.updated,
        scripts=lambda: _scripts(view),
        card=lambda: measure_card(view, answer),
        linked=lambda: linked.as_text(linked.measure_dataset(view, views, answer)),
    )


def answer_of(view: MeasureView) -> dict[str, Any]:
    """The figure and what is said of it: without a target the change and the comparison say how it goes."""
    measure, judgement, latest = view.measure, view.judgement, view.series.latest
    has_verdict = judgement.reason is not Reason.NO_TARGET and latest is not None
    return {
        "m": measure,
        "is_long": len(measure.question or measure.title) > LONG,
        "figure": amounts.shown(view, latest) if latest else "",
        "when": sentence(periods.noun(latest.period, school=measure.school_year)) if latest else "",
        "better": direction_text(view) if measure.direction is not Direction.NEUTRAL else "",
        "told_verdict": verdicts.measure_told(view),
        "has_verdict": has_verdict or latest is None,
        "no_change": changes.no_change_sentence(view),
        "no_target": targets.no_target(view) if judgement.reason is Reason.NO_TARGET and latest else "",
    }


def _shown(view: MeasureView, views: Views) -> dict[str, Any]:
    measure = view.measure
    owners = views.owners_of(measure.owners)
    area = views.area_of(measure)
    everyone = everyone_of(view)
    read = measure.source.read if measure.source else None
    items = list(_unknown(view, views))
    rows = rows_of(view)[:MOST_ROWS]
    heads = _heads(view, views)
    return {
        **answer_of(view),
        "area": area,
        "sentences": " ".join(comparisons.comparison_sentences(view)),
        **chart_of(view, views),
        "licence": licence_of(view),
        "broken_down": charts.group_bars(view),
        "course": " ".join(changes.course_sentences(view)),
        "heads": heads,
        "rows": rows,
        "stacked": len(heads) > 1,
        "cut": cut_of(view),
        "is_folded": len(rows) > ROWS_OPEN,
        "is_wide": 1 + len(heads) + bool(view.peers) > COLUMNS_ON_PAPER,
        "precision": " ".join(filter(None, [_precision(view), groups.rounding_in_any(view)])),
        "spread": _spread(view, everyone, views) if everyone else None,
        "example": _example(view, views),
        "spread_heading": comparisons.spread_heading(view, everyone) if everyone else "",
        "compared": [_compared(view, comparison) for comparison in view.comparisons],
        "compared_note": _compared_note(view, views.content.municipality.label),
        "others": list(_others(view, views)),
        "facts_rows": known(_facts(view, views)),
        "about_rows": known(
            [
                (_("Ansvarig"), list(owner_lines(owners))),
                (_("Område"), [Line(name=area.title, url=urls.of(area))] if area else []),
                (_("Siffrorna hämtade"), _fetched(view)),
                (_("Källa"), source_lines(measure.source)),
                (_("Nästa siffra väntas"), _next(view)),
            ]
        ),
        "unknown": unknown_of(measure.title, items, views.content.municipality.contact, read),
        "uses": views.uses_of(measure),
        "frame": frame_lines(view, views),
        "has_diagram": has_diagram(view),
    }


def chart_of(view: MeasureView, views: Views) -> dict[str, Any]:
    """The line, what stands around it, and what the script says of it."""
    return {
        "chart": charts.line_chart(view),
        "finding": changes.finding(view),
        "unit": unit_of(view),
        "span": span_of(view.series.totals),
        "everyone": everyone_of(view),
        "ours": readings.newest(view, views.content.municipality.label),
    }


def _spread(view: MeasureView, everyone: Comparison, views: Views) -> charts.Strip:
    latest = view.series.latest
    similar = view.compared_with(With.SIMILAR)
    alike = set(similar.values) - {views.content.municipality.code} if similar else set()
    limits = amounts.limits_at(view, latest) if latest else amounts.NO_LIMITS
    label = views.content.municipality.label
    return charts.strip(everyone, view.measure.unit, view.decimals, label, limits, alike)


def _example(view: MeasureView, views: Views) -> str:
    """A municipality to type, to show what the field is for: one that is like ours, else a near one."""
    ours = views.content.municipality.code or ""
    for with_ in (With.SIMILAR, With.ALL):
        if found := view.compared_with(with_):
            for code in sorted(found.values, key=lambda code: (code[:2] != ours[:2], code)):  # counties
                place = views.content.kolada_municipalities.get(code)
                if place and code != ours:
                    return place.title
    return ""


def _scripts(view: MeasureView) -> tuple[str, ...]:
    """The charts' script, on the pages with a chart that it reads."""
    return CHART_SCRIPTS if charts.is_drawn(view.series.totals) or everyone_of(view) else ()


def _next(view: MeasureView) -> list[Line]:
    update = None if view.measure.withdrawn else view.measure.next_update
    return texts(capital(numbers.day(update)) if update else "")


def _fetched(view: MeasureView) -> list[Line]:
    if view.snapshot is None:
        return []
    return texts(capital(numbers.day(view.snapshot.fetched)))


def _heads(view: MeasureView, views: Views) -> list[str]:
    """The columns of the table of figures, after the period."""
    heads = [views.content.municipality.label]
    heads += [groups.group_label(group, view) for group in view.series.groups[:MOST_GROUPS]]
    return heads


def _precision(view: MeasureView) -> str:
    known_to = view.snapshot.decimals_known if view.snapshot else None
    if known_to is None or known_to > view.decimals:
        return ""  # it is told more finely than here
    if known_to == 0:
        return _("Källan anger siffrorna utan decimaler.")
    return ngettext(
        "Källan anger siffrorna med {count} decimal.",
        "Källan anger siffrorna med {count} decimaler.",
        known_to,
        count=numbers.count_word(known_to),
    )


def _compared(view: MeasureView, comparison: Comparison) -> ComparedRow:
    having = _(
        "{count} av {members} har en siffra", count=comparison.members_with_value, members=comparison.members
    )
    place = quarter = ""
    if comparison.rank is not None and comparison.quartile is not None:
        place = _("{rank} av {n}", rank=comparison.rank, n=comparison.n)
        quarter = comparison.quartile.label
        if comparison.ties:
            quarter = ngettext(
                "{quartile}, delar plats med {ties} annan",
                "{quartile}, delar plats med {ties} andra",
                comparison.ties,
                quartile=quarter,
                ties=numbers.count_word(comparison.ties),
            )
    mean = comparison.group_mean
    return ComparedRow(
        label=capital(comparison.with_.label),
        having=having,
        place=place,
        quarter=quarter or _("varken högt eller lågt är bättre"),
        mean=numbers.number(mean, view.decimals) if mean is not None else "–",
        median=numbers.number(comparison.median, view.decimals),
    )


def _is_repeated(view: MeasureView) -> bool:
    """Whether many of those that we are compared with have the value of the year before."""
    if view.snapshot is None or not view.comparisons:
        return False
    year = view.comparisons[0].period.first.year
    return repeating(view.snapshot, {year}).get(year, 0) >= REPEATED


def _compared_note(view: MeasureView, place: str) -> str:
    told = [
        sentence(wording.own_processing()),
        _("I medelvärdet väger alla andra kommuner lika mycket. I medianen är {place} med.", place=place),
    ]
    if view.measure.every is Every.TWO_YEARS and _is_repeated(view):
        told.append(_("Mätningen görs vartannat år, så en del kommuners siffror är från året före."))
    return " ".join(told)


def _others(view: MeasureView, views: Views) -> Iterator[str]:
    """Whom the comparisons are with, by name."""
    places = views.content.kolada_municipalities
    for comparison in view.comparisons:
        if comparison.group is None:
            continue
        told = _group_text(capital(comparison.with_.label), comparison.group.title)
        if comparison.with_ is With.SIMILAR:
            names = [places[id_].title if id_ in places else id_ for id_ in comparison.group.members]
            told = f"{told} ({', '.join(names)})"
        yield sentence(told)


def _group_text(whom: str, title: str) -> str:
    """A group by Kolada's name for it, with whom told once, and ``ovägt medel`` in plain words."""
    plain = title.replace(_UNWEIGHTED, _("(alla kommuner väger lika)"))
    return plain if plain.casefold().startswith(whom.casefold()) else f"{whom}: {plain}"


def _facts(view: MeasureView, views: Views) -> Iterator[tuple[str, list[Line]]]:
    measure = view.measure
    method = sentence(measure.method.label) if measure.method else ""
    often = measure.every if not measure.withdrawn else None
    every = _("Det mäts {every}.", every=often.label) if often else ""
    years = ", ".join(round_.text for round_ in measure.rounds)
    yield _("Metod"), texts(method, every, _("Mätår: {rounds}.", rounds=years) if years else "")
    yield _("Mål"), list(_targets(view, views))
    first = next((point.period for point in view.series.measured), None)
    for broken in measure.breaks:
        if first and broken.before <= first:
            continue  # no figure here is from before it
        then = periods.when(broken.before, school=measure.school_year)
        why = sentence(broken.why)
        warning = _("Jämför inte med tidigare siffror.")
        is_said = " ".join(warning.split()[:2]) in why  # whoever wrote why often warns too
        yield _("Mätningen ändrades {then}", then=then), texts(why, "" if is_said else warning)
    rule = Line(name=_("Regeln för bedömningen"), url=f"{urls.JUDGEMENT}#matt")
    yield _("Så bedömer vi"), [rule]


def _targets(view: MeasureView, views: Views) -> Iterator[Line]:
    measure = view.measure
    for target in measure.targets:
        decision = views.decision(target.decision)
        details = decision_details(decision, views) if decision else ""
        yield Line(
            targets.from_then(target, view),
            decision.title if decision else "",
            (decision.url or "") if decision else "",
            details,
        )
    if measure.targets and measure.tolerance is not None:
        margin = amounts.difference(measure.tolerance, amounts.scale_of(view), measure.counts)
        yield Line(_("Nära målet är högst {margin} ifrån.", margin=margin))


def _unknown(view: MeasureView, views: Views) -> Iterator[str]:
    """What is not known of a measure; each ends the sentence ``Vi vet inte …``."""
    measure = view.measure
    if view.series.latest is None and view.judgement.point is None:
        yield _("hur det går, eftersom det inte finns någon siffra än")
    if not measure.targets and measure.target_state is not TargetState.NONE:
        yield _("om det finns något mål")
    if not views.owners_of(measure.owners):
        yield _("vem som ansvarar för det som mäts")
    if measure.next_update is None and measure.withdrawn is None:
        yield _("när nästa siffra kommer")
    if not measure.definition:
        yield _("exakt vad som mäts")
    if not measure.method:
        yield _("hur det mäts")
    if not list(source_lines(measure.source)):
        yield _("var siffrorna kommer ifrån")
