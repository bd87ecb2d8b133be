"""The start page: search, areas, how it goes, what is new and what comes next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from paraply.derive.news import news_of
from paraply.derive.reporting import coming_reports
from paraply.derive.tallies import Tallies, tallies_of
from paraply.derive.views import MeasureView, Views
from paraply.language import _, ngettext
from paraply.model.choices import Choice, GoalVerdict, PromiseVerdict, Trend
from paraply.model.record import Record
from paraply.render import urls, verdicts
from paraply.render.events import EventLine, event_line
from paraply.render.page import Page
from paraply.render.pages.areas import tiles_of
from paraply.render.pages.promises import standing_sentence, unjudged_sentence
from paraply.render.search import SEARCH_SCRIPTS

NEWS_ON_START = 4
REPORTS_ON_START = 3
FEATURED_ON_START = 3


@dataclass(frozen=True, slots=True)
class StartPart:
    """One of the three figures of "Så går det"."""

    heading: str
    count: int
    of: str
    marks: Sequence[Choice]
    symbol: Callable[[Choice], str]
    texts: Sequence[str]
    url: str
    link: str


def pages(views: Views) -> Iterator[Page]:
    """The start page."""
    events: list[EventLine] = [event_line(event, views) for event in news_of(views)[:NEWS_ON_START]]
    municipality = views.content.municipality
    yield Page(
        address=urls.START,
        title=_("Kvalitet och resultat"),
        description=(
            " ".join(
                [
                    _(
                        "Vad {municipality} lovar, vilka mål som gäller och hur det går.",
                        municipality=municipality.name,
                    ),
                    standing_sentence(views.current_promises),
                ]
            )
        ),
        template="start.html",
        values={
            "tiles": tiles_of(views),
            "standing": _parts(tallies_of(views), views),
            "featured": _featured(views),
            "examples": _examples(views),
            "news": events,
            "coming": coming_reports(views)[:REPORTS_ON_START],
        },
        layout="start",
        section="start",
        pictograms=True,
        scripts=SEARCH_SCRIPTS,
    )


def _parts(standing: Tallies, views: Views) -> list[StartPart]:
    promises, goals, measures = standing.promises, standing.goals, standing.measures
    kept, met, better = (
        promises.count(PromiseVerdict.KEPT),
        goals.count(GoalVerdict.MET),
        measures.count(Trend.BETTER),
    )
    return [
        StartPart(
            _("Löften till dig"),
            kept if promises.judged else 0,
            ngettext("av {number} bedömt löfte hölls", "av {number} bedömda löften hölls", promises.judged)
            if promises.judged
            else _("av {total} kan bedömas", total=promises.total),
            promises.marks,
            _verdict_symbol,
            [*filter(None, [unjudged_sentence(promises)]), *_claims(views)],
            urls.PROMISES,
            _("Se alla löften"),
        ),
        StartPart(
            _("Mål"),
            met if goals.judged else 0,
            ngettext("av {number} bedömt mål uppfyllt", "av {number} bedömda mål uppfyllda", goals.judged)
            if goals.judged
            else _("av {total} kan bedömas", total=goals.total),
            goals.marks,
            _verdict_symbol,
            [_goal_sentence(goals.judged, goals.total)],
            urls.GOALS,
            _("Se alla mål"),
        ),
        StartPart(
            _("Mått över tid"),
            better,
            _("av {total} blev bättre", total=measures.total),
            measures.marks,
            _trend_symbol,
            [_measure_sentence(standing, len(views.measures))],
            urls.MEASURES,
            _("Se alla mått"),
        ),
    ]


def _goal_sentence(judged: int, total: int) -> str:
    if total == 0:
        return _("Inga mål är inlagda.")
    if judged == 0:
        return _("Skälet: ingen bedömning är inlagd.")
    left = total - judged
    return (
        _("{left} av {total} mål går inte att bedöma än.", left=left, total=total)
        if left
        else _("Alla {total} mål är bedömda.", total=total)
    )


def _measure_sentence(standing: Tallies, total: int) -> str:
    tally = standing.measures
    if not tally.total:
        return _("Inget mått har två mätningar som går att jämföra.")
    rest = total - tally.total
    text = _(
        "{better} blev bättre, {worse} blev sämre och {unchanged} ändrades inte sedan förra mätningen.",
        better=tally.count(Trend.BETTER),
        worse=tally.count(Trend.WORSE),
        unchanged=tally.count(Trend.UNCHANGED),
    )
    if not rest:
        return text
    return " ".join([text, _("För {count} mått till går det inte att säga.", count=rest)])


def _claims(views: Views) -> list[str]:
    """Never that none was claimed without saying whether claims are counted."""
    claims = [claim for view in views.current_promises for claim in view.guarantee.claims if claim.counted]
    counted = [claim.claimed for claim in claims if claim.claimed is not None]
    if not counted:
        return [_("Uppgift saknas om hur många som har begärt ersättning för löftena ovan.")]
    return [_("{count} har begärt ersättning, i de löften där det räknas.", count=sum(counted))]


def _verdict_symbol(mark: Choice) -> str:
    return f"verdict-{verdicts.VERDICT_CLASSES[mark.value]}"


def _trend_symbol(mark: Choice) -> str:
    return f"change-{mark.value}"


def _featured(views: Views) -> list[MeasureView]:
    return [view for view in views.measures.values() if view.measure.featured][:FEATURED_ON_START]


def _examples(views: Views) -> list[Record]:
    promises: list[Record] = [view.guarantee for view in views.current_promises[:2]]
    measures: list[Record] = [view.measure for view in _featured(views)[:1]]
    return [*promises, *measures]
