"""The page on judgement: how every verdict, change and comparison is computed, with the code's own limits."""

from collections.abc import Iterator

from paraply import numbers
from paraply.derive.comparisons import Quartile, With, quartile_of
from paraply.derive.course import YEARS_LOOKED_BACK
from paraply.derive.verdicts import WHOLE_SHARE
from paraply.derive.views import Views
from paraply.language import N_, _, translated
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
from paraply.model.lateness import GRACE_MONTHS, ROUND_WHEN_UNKNOWN, ROUNDS_UNTIL_TOO_OLD
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs

SECTION = "about"
MEASURES = {
    MeasureVerdict.MET: N_("Siffran når målet för sin period."),
    MeasureVerdict.NEAR: N_("Siffran missar målet, men högst med marginalen som är bestämd i förväg."),
    MeasureVerdict.NOT_MET: N_("Siffran missar målet med mer än marginalen."),
    MeasureVerdict.NOT_ASSESSED: N_(
        "Målet eller siffran duger inte att bedöma med. Skälet står alltid bredvid."
    ),
}
PROMISES = {
    PromiseVerdict.KEPT: N_("Löftet hölls så ofta, eller på den nivå, som det ska."),
    PromiseVerdict.NEARLY_KEPT: N_("Det som saknas är högst så stort som marginalen."),
    PromiseVerdict.NOT_KEPT: N_("Det som saknas är större än marginalen."),
    PromiseVerdict.NOT_ASSESSED: N_("Löftet går inte att mäta, eller så duger siffran inte att bedöma med."),
}
TRENDS = {
    Trend.BETTER: N_("Den senare siffran är bättre, åt det håll som är bra för just det måttet."),
    Trend.WORSE: N_("Den senare siffran är sämre."),
    Trend.UNCHANGED: N_(
        "Skillnaden försvinner när siffrorna rundas av, eller är mindre än felmarginalen. "
        "Det går att säga också när inget håll är bättre."
    ),
    Trend.NONE: N_(
        "Det finns inte två mätningar att jämföra, den senaste är för gammal, eller så är inget håll bättre."
    ),
}
OTHERS = {
    With.SIMILAR: N_("Kommuner som liknar den här. Kolada väljer dem och gör om valet ungefär varje år."),
    With.COUNTY: N_("Kommunerna i samma län."),
    With.ALL: N_("Alla kommuner i landet som har ett värde det året."),
}


def pages(_views: Views) -> Iterator[Page]:
    """The one page. Measure pages link to ``#matt`` and ``#jamforelser``, data files to ``#matt``."""
    lead = _(
        "En bedömning jämför en siffra med ett mål som är satt i förväg. Saknas målet "
        "eller siffran gör vi ingen bedömning."
    )
    yield Page(
        address=urls.JUDGEMENT,
        searched=_("bedömning, rött gult grönt"),
        title=_("Så räknas bedömningarna"),
        description=lead,
        template="judgement.html",
        values={
            "lead": lead,
            "measures": translated(MEASURES),
            "promises": translated(PROMISES),
            "goals": list(GoalVerdict),
            "trend_words": translated(TRENDS),
            "places": places(),
            "others": translated(OTHERS),
            "directions": list(Direction),
            "reasons": list(Reason),
            "missing_words": list(Missing),
            "too_old": " ".join(too_old_text()),
            "years_back": numbers.count_word(YEARS_LOOKED_BACK),
            "whole_share": numbers.spoken(WHOLE_SHARE, "procent", 0),
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def too_old_text() -> list[str]:
    """When a figure is too old, with an example in years."""
    rounds = numbers.count_word(ROUNDS_UNTIL_TOO_OLD)
    example = Every.TWO_YEARS
    years = numbers.count_word(ROUNDS_UNTIL_TOO_OLD * example.months // 12)
    return [
        _(
            "En siffra är för gammal när {rounds} mätomgångar har gått sedan perioden tog slut.",
            rounds=rounds,
        ),
        _(
            "Ett mått som mäts {every} blir alltså för gammalt efter {years} år.",
            every=example.label,
            years=years,
        ),
        _(
            "Vet vi inte hur ofta det mäts räknar vi med {every}.",
            every=ROUND_WHEN_UNKNOWN.label,
        ),
        _(
            "Har nästa siffra dröjt mer än {months} månader står det att vi inte har någon nyare.",
            months=numbers.count_word(GRACE_MONTHS),
        ),
        _("Då säger vi inte heller om det har blivit bättre eller sämre."),
    ]


def places() -> dict[Quartile, str]:
    """Which places each quarter holds, told for a hundred municipalities."""
    told = {}
    for quartile in Quartile:
        ranks = [rank for rank in range(1, 101) if quartile_of(rank, 100) is quartile]
        told[quartile] = _(
            "Av 100 kommuner är det plats {first} till {last}.", first=ranks[0], last=ranks[-1]
        )
    return told
