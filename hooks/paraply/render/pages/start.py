"""The start page: search, areas, how it goes, what is new and what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.news import news_of
from paraply.derive.reporting import coming_reports
from paraply.derive.tallies import Tallies, area_of_most, tallies_of
from paraply.derive.views import MeasureView, PromiseView, Views
from paraply.language import _, ngettext
from paraply.model.choices import Choice, GoalVerdict, PromiseVerdict, Reason, Trend
from paraply.model.record import Record
from paraply.render import urls, verdicts
from paraply.render.events import EventLine, event_line
from paraply.render.marks import Drawn, drawn
from paraply.render.page import Page
from paraply.render.pages.areas import tiles_of
from paraply.render.search import SEARCH_SCRIPTS
from paraply.speech import amounts, changes, claims, comparisons, periods, standing
from paraply.speech.text import capital

NEWS_ON_START: Final = 4
REPORTS_ON_START: Final = 3
FEATURED_ON_START: Final = 3
FEWEST_TO_SPLIT: Final = 6
"""Of fewer measures one sees without a word which area they are of."""
FEWEST_TO_COUNT: Final = 2
"""One of one is told in words: a large figure needs something to count."""


@dataclass(frozen=True, slots=True)
class StartPart:
    """One part of "Så går det": a figure with what it is of, or without one a sentence."""

    heading: str
    count: int
    of: str
    drawn: Drawn
    texts: Sequence[str]
    url: str
    link: str


@dataclass(frozen=True, slots=True)
class Live:
    """One answer right now, as a question and what is known."""

    question: str
    answer: str
    more: str
    url: str
    symbol: str
    look: str


def pages(views: Views) -> Iterator[Page]:
    """The start page."""
    featured = _featured(views)
    events: list[EventLine] = [event_line(event, views) for event in news_of(views)[:NEWS_ON_START]]
    municipality = views.content.municipality
    counted = tallies_of(views)
    yield Page(
        address=urls.START,
        title=_("Kvalitet och resultat"),
        description=" ".join(
            [
                _(
                    "Vad {municipality} lovar, vilka mål som gäller och hur det går.",
                    municipality=municipality.name,
                ),
                standing.promises_sentence(counted.promises),
            ]
        ),
        template="start.html",
        values={
            "lead": _lead(views),
            "live": _live(views),
            "tiles": tiles_of(views),
            "standing": _parts(counted, views),
            "judges": _judges(views),
            "featured": featured,
            "is_three": len(featured) == 3,
            "examples": _examples(views),
            "news": events,
            "coming": coming_reports(views)[:REPORTS_ON_START],
        },
        layout="start",
        section="start",
        pictograms=True,
        scripts=lambda: SEARCH_SCRIPTS,
    )


def _lead(views: Views) -> str:
    """What the site is; of a municipality that has just begun, what there is so far."""
    name = views.content.municipality.name
    if views.current_promises and views.reported_measures:
        return _(
            "Löften, mål och resultat för {municipality} på ett ställe, även när svaret är att vi inte vet.",
            municipality=name,
        )
    told = _("Här ska löften, mål och resultat för {municipality} stå.", municipality=name)
    promises, measures = len(views.current_promises), len(views.reported_measures)
    if measures:
        so_far = ngettext(
            "Hittills finns {number} mått men inga löften.",
            "Hittills finns {number} mått men inga löften.",
            measures,
        )
    elif promises:
        so_far = ngettext(
            "Hittills finns {number} löfte men inga siffror.",
            "Hittills finns {number} löften men inga siffror.",
            promises,
        )
    else:
        so_far = _("Här är tomt än.")
    return f"{told} {so_far}"


def _judges(views: Views) -> bool:
    """Whether anything here is judged at all: else nobody has to know what the verdicts mean."""
    return bool(
        views.current_promises
        or views.current_goals
        or any(view.judgement.reason is not Reason.NO_TARGET for view in views.reported_measures)
    )


def _parts(counted: Tallies, views: Views) -> list[StartPart]:
    """The three parts; one that holds nothing is left out, so that no row of noughts greets anyone."""
    promises, goals, measures = counted.promises, counted.goals, counted.measures
    parts = []
    if promises.total:
        kept, can_count = promises.count(PromiseVerdict.KEPT), promises.judged >= FEWEST_TO_COUNT
        big = kept if can_count else 0
        rest = standing.unjudged_sentence(promises) if big else ""
        parts.append(
            StartPart(
                _("Löften till dig"),
                big,
                _("av {judged} bedömda löften hölls", judged=promises.judged)
                if big
                else standing.promises_sentence(promises),
                drawn(promises.marks, _verdict_symbol),
                [*filter(None, [rest]), *_claims(views)],
                urls.PROMISES,
                _("Se alla löften"),
            )
        )
    if goals.total:
        met = goals.count(GoalVerdict.MET) if goals.judged >= FEWEST_TO_COUNT else 0
        left = goals.total - goals.judged
        rest = (
            _("{left} av {total} mål är inte bedömda än.", left=left, total=goals.total)
            if left and met
            else ""
        )
        parts.append(
            StartPart(
                _("Mål"),
                met,
                _("av {judged} bedömda mål uppfyllda", judged=goals.judged)
                if met
                else standing.goals_sentence(goals),
                drawn(goals.marks, _verdict_symbol),
                [*filter(None, [_goal_periods(views), rest])],
                urls.GOALS,
                _("Se alla mål"),
            )
        )
    if views.reported_measures:
        sums_up = standing.sums_up(views.reported_measures)
        better = measures.count(Trend.BETTER) if sums_up else 0
        told = standing.measures_sentence(views.reported_measures)
        parts.append(
            StartPart(
                _("Mått över tid"),
                better,
                _("av {total} blev bättre", total=measures.total) if better else told,
                drawn(measures.marks if sums_up else (), _trend_symbol),
                [told, *_mostly_of(measures.total, views)] if better else [],
                urls.MEASURES,
                _("Se alla mått"),
            )
        )
    return parts


def _goal_periods(views: Views) -> str:
    """Which years the goals were judged for: how it went in 2024 is not how it goes now."""
    reports = [views.report(view.assessment.report) for view in views.current_goals if view.assessment]
    judged = sorted(report.period for report in reports if report and report.period)
    if not judged:
        return ""
    is_one = judged[0] == judged[-1]
    return ngettext(
        "Bedömningen gäller {period}.",
        "Bedömningarna gäller {period}.",
        len(judged),
        period=periods.noun(judged[0]) if is_one else periods.span(judged[0], judged[-1]),
    )


def _mostly_of(total: int, views: Views) -> Iterator[str]:
    """Says when nearly all that is counted is of one area, which is then no picture of the others."""
    found = area_of_most(views.reported_measures, views)
    if not found or total < FEWEST_TO_SPLIT:
        return
    area, held = found
    if held == total:
        yield _("Alla {total} gäller {area}.", total=numbers.count_word(total), area=area.title)
    else:
        yield _("{held} av de {total} gäller {area}.", held=held, total=total, area=area.title)


def _claims(views: Views) -> list[str]:
    """How many have asked for compensation, where somebody counts; nothing where nothing is promised."""
    counting = [
        view.guarantee
        for view in views.current_promises
        if any(claim.counted and claim.claimed is not None for claim in view.guarantee.claims)
    ]
    every = [claim for guarantee in counting for claim in guarantee.claims]
    paying = any(view.guarantee.has_consequence for view in views.current_promises)
    return [claims.claims_total(every, len(counting))] if every or paying else []


def _live(views: Views) -> list[Live]:
    """Three answers: the greatest change for the better, the greatest for the worse, and what is not known.

    Only percentages are set beside each other; the greatest change is the one of most percentage points.
    """
    found = []
    for trend in (Trend.BETTER, Trend.WORSE):
        changed = [
            view
            for view in views.reported_measures
            if view.change.trend is trend and view.measure.unit == amounts.PERCENT
        ]
        if changed:
            found.append(_of_measure(max(changed, key=_size_of_change)))
    unknown = [view for view in views.current_promises if view.judgement.reason is Reason.NO_OUTCOME]
    if unknown:
        found.append(_of_unknown(unknown[0]))
    return found if len(found) > 1 else []


def _size_of_change(view: MeasureView) -> Decimal:
    return abs(view.change.difference or Decimal(0))


def _of_measure(view: MeasureView) -> Live:
    latest, trend = view.series.latest, view.change.trend
    answer = capital(amounts.result(view, latest)) if latest else ""
    beside = comparisons.comparison_sentences(view)
    return Live(
        view.measure.question or view.measure.title,
        answer,
        changes.change_sentence(view) or " ".join(beside[:1]),
        urls.of(view.measure),
        _trend_symbol(trend),
        trend.value,
    )


def _of_unknown(view: PromiseView) -> Live:
    return Live(
        view.guarantee.promise,
        _("Vi vet inte hur ofta löftet hålls"),
        "",
        urls.of(view.guarantee),
        _verdict_symbol(view.judgement.verdict),
        verdicts.VERDICT_CLASSES[view.judgement.verdict.value],
    )


def _verdict_symbol(mark: Choice) -> str:
    return f"verdict-{verdicts.VERDICT_CLASSES[mark.value]}"


def _trend_symbol(mark: Choice) -> str:
    return f"change-{mark.value}"


def _featured(views: Views) -> list[MeasureView]:
    return [view for view in views.reported_measures if view.measure.featured][:FEATURED_ON_START]


def _examples(views: Views) -> list[Record]:
    promises: list[Record] = [view.guarantee for view in views.current_promises[:2]]
    measures: list[Record] = [view.measure for view in _featured(views)[:1]]
    return [*promises, *measures]
