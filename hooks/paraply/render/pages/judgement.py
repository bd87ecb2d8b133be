"""The page on judgement: how every verdict, change and comparison is computed, with the code's own limits."""

from collections.abc import Iterator

from paraply import numbers
from paraply.derive.comparisons import Quartile, With, quartile_of
from paraply.derive.course import YEARS_LOOKED_BACK
from paraply.derive.verdicts import ROUND_WHEN_UNKNOWN, ROUNDS_UNTIL_TOO_OLD, WHOLE_SHARE
from paraply.derive.views import Views
from paraply.model.choices import (
    Direction,
    Every,
    GoalVerdict,
    MeasureVerdict,
    Missing,
    PromiseVerdict,
    Reason,
    Trend,
)
from paraply.model.measure import TargetState
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs

SECTION = "about"
MEASURES = {
    MeasureVerdict.MET: "Siffran når målet för sin period.",
    MeasureVerdict.NEAR: "Siffran missar målet, men högst med marginalen som är bestämd i förväg.",
    MeasureVerdict.NOT_MET: "Siffran missar målet med mer än marginalen.",
    MeasureVerdict.NOT_ASSESSED: "Målet eller siffran duger inte att bedöma med. Skälet står alltid bredvid.",
}
PROMISES = {
    PromiseVerdict.KEPT: "Löftet hölls så ofta, eller på den nivå, som det ska.",
    PromiseVerdict.NEARLY_KEPT: "Det som saknas är högst så stort som marginalen.",
    PromiseVerdict.NOT_KEPT: "Det som saknas är större än marginalen.",
    PromiseVerdict.NOT_ASSESSED: "Löftet går inte att mäta, eller så duger siffran inte att bedöma med.",
}
TRENDS = {
    Trend.BETTER: "Den senare siffran är bättre, åt det håll som är bra för just det måttet.",
    Trend.WORSE: "Den senare siffran är sämre.",
    Trend.UNCHANGED: "Skillnaden försvinner när siffrorna rundas av, eller är mindre än felmarginalen.",
    Trend.NONE: "Det finns inte två mätningar att jämföra, eller så är inget håll bättre.",
}
OTHERS = {
    With.SIMILAR: "Kommuner som liknar vår. Kolada väljer dem och gör om valet ungefär varje år.",
    With.COUNTY: "Kommunerna i samma län.",
    With.ALL: "Alla kommuner i landet som har ett värde det året.",
}


def pages(_views: Views) -> Iterator[Page]:
    """The one page. Measure pages link to ``#matt`` and ``#jamforelser``, data files to ``#matt``."""
    lead = (
        "En bedömning jämför en siffra med ett mål som är satt i förväg. "
        "Saknas målet eller siffran gör vi ingen bedömning."
    )
    yield Page(
        address=urls.JUDGEMENT,
        title="Så räknas bedömningarna",
        description=lead,
        template="judgement.html",
        values={
            "lead": lead,
            "measures": MEASURES,
            "promises": PROMISES,
            "goals": list(GoalVerdict),
            "trends": TRENDS,
            "places": places(),
            "others": OTHERS,
            "directions": list(Direction),
            "reasons": list(Reason),
            "missing_words": list(Missing),
            "without_target": [TargetState.UNKNOWN, TargetState.NONE],
            "too_old": too_old_text(),
            "years_back": numbers.count_word(YEARS_LOOKED_BACK),
            "whole_share": numbers.spoken(WHOLE_SHARE, "procent", 0),
        },
        breadcrumbs=crumbs.ABOUT,
        section=SECTION,
    )


def too_old_text() -> list[str]:
    """When a figure is too old, with an example in years."""
    rounds = numbers.count_word(ROUNDS_UNTIL_TOO_OLD)
    example = Every.TWO_YEARS
    years = numbers.count_word(ROUNDS_UNTIL_TOO_OLD * example.months // 12)
    return [
        f"En siffra är för gammal när {rounds} mätomgångar har gått sedan perioden tog slut.",
        f"Ett mått som mäts {example.label} blir alltså för gammalt efter {years} år.",
        f"Vet vi inte hur ofta det mäts räknar vi med {ROUND_WHEN_UNKNOWN.label}.",
    ]


def places() -> dict[Quartile, str]:
    """Which places each quarter holds, told for a hundred municipalities."""
    told = {}
    for quartile in Quartile:
        ranks = [rank for rank in range(1, 101) if quartile_of(rank, 100) is quartile]
        told[quartile] = f"Av 100 kommuner är det plats {ranks[0]} till {ranks[-1]}."
    return told
