"""The page on quality work: its six parts under one umbrella, how they hang together, and the decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraply import numbers
from paraply.derive.decisions import DecisionView, decisions_of
from paraply.derive.reporting import coming_reports
from paraply.derive.surveys import rounds_of
from paraply.derive.views import Views
from paraply.model.guarantee import GuaranteeKind
from paraply.model.record import Record
from paraply.model.results import Decision, DecisionRoute, Report, SurveyKind
from paraply.render import urls, wording
from paraply.render.page import Page
from paraply.render.pages import crumbs

SECTION = "about"
MOST_NAMED = 8
"""How many of the records that rest on a decision are named beside it."""

_ROUTES = {
    DecisionRoute.OWN_CASE: "Beslutet togs som ett eget ärende.",
    DecisionRoute.OPERATIONAL_PLAN: "Beslutet togs i verksamhetsplanen.",
    DecisionRoute.BUDGET: "Beslutet togs i budgeten.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts: what it is, what there is of it here, and where."""

    title: str
    what: str
    count: str
    links: Sequence[tuple[str, str]]


def pages(views: Views) -> Iterator[Page]:
    """The one page. A decision's anchor is its id; no other id on the page can be one (``del_…``)."""
    decisions = decisions_of(views)
    lead = (
        "Allt kvalitetsarbete hör ihop i sex delar: uppdrag, mål och mått, kvalitetsmätningar, rapportering, "
        "internkontroll och garantier."
    )
    yield Page(
        address=urls.QUALITY_WORK,
        title="Så arbetar vi med kvalitet",
        description=f"{views.content.municipality.name}: {lead}",
        template="quality_work.html",
        values={
            "lead": lead,
            "parts": list(parts_of(views)),
            "decisions": decisions,
            "decisions_text": _decisions_text(decisions),
            "decided_by": lambda decision: decided_by(decision, views),
            "facts_of": facts_of,
            "named": _named,
        },
        breadcrumbs=crumbs.ABOUT,
        section=SECTION,
    )


def parts_of(views: Views) -> Iterator[Part]:
    """The six parts, in the order they build on each other."""
    areas = views.content.areas.values()
    surveys = [s for s in views.content.surveys.values() if s.kind is not SurveyKind.INTERNAL_CONTROL]
    rounds = rounds_of(views)
    coming = coming_reports(views)
    told = sum(bool(area.mission) for area in areas)
    yield Part(
        "Uppdrag",
        "Det som lagen säger att kommunen ska göra. Uppdraget är ramen för allt annat.",
        f"{told} av {wording.counted(len(areas), 'område', 'områden')} har uppdraget beskrivet."
        if areas
        else "Inga områden är inlagda.",
        [("Områdena med sina uppdrag", urls.AREAS)],
    )
    yield Part(
        "Mål och mått",
        "Målen säger vad politikerna vill nå. Måtten visar med siffror hur det går.",
        f"{_here(len(views.current_goals), 'mål', 'mål')} {_here(len(views.measures), 'mått', 'mått')}",
        [("Målen", urls.GOALS), ("Måtten", urls.MEASURES), ("Jämför med andra kommuner", urls.COMPARE)],
    )
    yield Part(
        "Kvalitetsmätningar",
        "Enkäter, tillsyn och granskningar. De visar vad de som använder tjänsterna tycker.",
        _here(len(surveys), "mätning", "mätningar"),
        [("Mätningarna", urls.SURVEYS)],
    )
    yield Part(
        "Rapportering",
        "Resultaten samlas i rapporter under året, och till sist i årsredovisningen.",
        f"{_here(len(views.content.reports), 'rapport', 'rapporter')} {_next_report(coming)}",
        [("Rapporterna", urls.REPORTS)],
    )
    yield Part(
        "Internkontroll",
        "Kontroller av att kommunen följer sina egna regler och upptäcker fel i tid.",
        _here(len(rounds), "internkontroll", "internkontroller"),
        [("Internkontrollen", urls.INTERNAL_CONTROL)],
    )
    yield Part(
        "Garantier",
        "Löften till dig: vad du kan räkna med och vad som händer om det inte blir så.",
        _promises(views),
        [("Löftena", urls.PROMISES), ("Är löftena likställda?", urls.EQUALITY)],
    )


def decided_by(decision: Decision, views: Views) -> str:
    """Who decided: an owner's name, or the name as written."""
    owner = views.content.owners.get(decision.decided_by or "")
    return owner.name if owner else decision.decided_by or "Beslutad av: uppgift saknas"


def facts_of(decision: Decision) -> str:
    """What is known of paragraph, number and route as sentences, and all that is not in one more."""
    section = (decision.section or "").removeprefix("§").strip()
    told: list[str] = []
    unknown: list[str] = []
    for name, text in (
        ("paragraf", f"Paragraf {section}." if section else ""),
        ("diarienummer", f"Diarienummer {decision.number}." if decision.number else ""),
        ("hur beslutet togs", _ROUTES[decision.route] if decision.route else ""),
    ):
        (told if text else unknown).append(text or name)
    if decision.url is None:
        unknown.append("var protokollet finns")
    missing = [f"Uppgift saknas om {wording.listed(unknown)}."] if unknown else []
    return " ".join([*told, *missing])


def _here(count: int, one: str, many: str) -> str:
    if count == 0:
        return f"Inga {many} är inlagda."
    return f"Här finns {wording.counted(count, one, many)}."


def _next_report(coming: Sequence[Report]) -> str:
    days = [report.planned for report in coming if report.planned]
    return f"Nästa väntas {numbers.day(days[0])}." if days else "Uppgift saknas om när nästa kommer."


def _promises(views: Views) -> str:
    promises = views.current_promises
    if not promises:
        return "Inga löften är inlagda."
    kinds = [
        wording.counted(sum(view.guarantee.shown_kind is kind for view in promises), one, many)
        for kind, one, many in (
            (GuaranteeKind.GUARANTEE, "tjänstegaranti", "tjänstegarantier"),
            (GuaranteeKind.SERVICE_LEVEL, "servicenivå", "servicenivåer"),
        )
    ]
    return f"Här finns {wording.counted(len(promises), 'löfte', 'löften')}: {wording.listed(kinds)}."


def _decisions_text(decisions: Sequence[DecisionView]) -> str:
    if not decisions:
        return "Inga beslut är inlagda."
    count = wording.counted(len(decisions), "beslut", "beslut")
    return f"{count} är inlagda, med det nyaste först." if len(decisions) > 1 else "Ett beslut är inlagt."


def _named(view: DecisionView) -> tuple[Sequence[Record], int]:
    """The first records that rest on a decision, and how many more there are."""
    return view.rests_on_it[:MOST_NAMED], max(0, len(view.rests_on_it) - MOST_NAMED)
