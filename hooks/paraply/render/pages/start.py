"""The start page: search, areas, how it goes, what is new and what comes next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from paraply.derive.news import news_of
from paraply.derive.reporting import coming_reports
from paraply.derive.standing import Standing, standing_of
from paraply.derive.views import MeasureView, Views
from paraply.model.choices import Choice, GoalVerdict, PromiseVerdict, Trend
from paraply.model.record import Record
from paraply.render import urls, wording
from paraply.render.events import EventLine, event_line
from paraply.render.page import Page
from paraply.render.pages.areas import tiles_of
from paraply.render.pages.promises import standing_sentence
from paraply.render.search import SEARCH_SCRIPTS

NEWS_ON_START = 4
REPORTS_ON_START = 3
FEATURED_ON_START = 3


@dataclass(frozen=True, slots=True)
class Part:
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
    events: list[EventLine] = [event_line(event) for event in news_of(views)[:NEWS_ON_START]]
    yield Page(
        address=urls.START,
        title="Kvalitet och resultat",
        description=(
            f"Vad {views.content.municipality.name} lovar, vilka mål som gäller och hur det går. "
            f"{standing_sentence(views.current_promises)}"
        ),
        template="start.html",
        values={
            "tiles": tiles_of(views),
            "standing": _parts(standing_of(views), views),
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


def _parts(standing: Standing, views: Views) -> list[Part]:
    promises, goals, measures = standing.promises, standing.goals, standing.measures
    kept, met, better = (
        promises.count(PromiseVerdict.KEPT),
        goals.count(GoalVerdict.MET),
        measures.count(Trend.BETTER),
    )
    return [
        Part(
            "Löften till dig",
            kept if promises.judged else 0,
            f"av {promises.judged} {'bedömt löfte' if promises.judged == 1 else 'bedömda löften'} hölls"
            if promises.judged
            else f"av {promises.total} kan bedömas",
            promises.marks,
            _verdict_symbol,
            [standing_sentence(views.current_promises), *_claims(views)],
            urls.PROMISES,
            "Se alla löften",
        ),
        Part(
            "Mål",
            met if goals.judged else 0,
            f"av {goals.judged} {'bedömt mål uppfyllt' if goals.judged == 1 else 'bedömda mål uppfyllda'}"
            if goals.judged
            else f"av {goals.total} kan bedömas",
            goals.marks,
            _verdict_symbol,
            [_goal_sentence(goals.judged, goals.total)],
            urls.GOALS,
            "Se alla mål",
        ),
        Part(
            "Mått över tid",
            better,
            f"av {measures.total} blev bättre",
            measures.marks,
            _trend_symbol,
            [_measure_sentence(standing, len(views.measures))],
            urls.MEASURES,
            "Se alla mått",
        ),
    ]


def _goal_sentence(judged: int, total: int) -> str:
    if total == 0:
        return "Inga mål är inlagda."
    if judged == 0:
        return f"{judged} av {total} mål går att bedöma, därför att ingen bedömning är inlagd."
    left = total - judged
    return f"{left} av {total} mål går inte att bedöma än." if left else f"Alla {total} mål är bedömda."


def _measure_sentence(standing: Standing, total: int) -> str:
    tally = standing.measures
    if not tally.total:
        return "Inget mått har två mätningar som går att jämföra."
    rest = total - tally.total
    text = (
        f"{tally.count(Trend.BETTER)} blev bättre, {tally.count(Trend.WORSE)} blev sämre "
        f"och {tally.count(Trend.UNCHANGED)} ändrades inte sedan förra mätningen."
    )
    return f"{text} För {rest} mått till går det inte att säga." if rest else text


def _claims(views: Views) -> list[str]:
    """Never that none was claimed without saying whether claims are counted."""
    claims = [claim for view in views.current_promises for claim in view.guarantee.claims if claim.counted]
    counted = [claim.claimed for claim in claims if claim.claimed is not None]
    if not counted:
        return ["Uppgift saknas om hur många som har begärt ersättning för löftena ovan."]
    return [f"{sum(counted)} har begärt ersättning, i de löften där det räknas."]


def _verdict_symbol(mark: Choice) -> str:
    return f"verdict-{wording.VERDICT_CLASSES[mark.value]}"


def _trend_symbol(mark: Choice) -> str:
    return f"change-{mark.value}"


def _featured(views: Views) -> list[MeasureView]:
    return [view for view in views.measures.values() if view.measure.featured][:FEATURED_ON_START]


def _examples(views: Views) -> list[Record]:
    promises: list[Record] = [view.guarantee for view in views.current_promises[:2]]
    measures: list[Record] = [view.measure for view in _featured(views)[:1]]
    return [*promises, *measures]
