"""The page on quality work: its six parts under one umbrella, how they hang together, and the decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraply import numbers
from paraply.derive.decisions import DecisionView, decisions_of
from paraply.derive.reporting import coming_reports
from paraply.derive.surveys import rounds_of
from paraply.derive.views import Views
from paraply.language import N_, _, ngettext
from paraply.model.guarantee import GuaranteeKind
from paraply.model.record import Record
from paraply.model.results import Decision, DecisionRoute, Report, SurveyKind
from paraply.render import urls
from paraply.render.page import Page
from paraply.render.pages import crumbs
from paraply.render.wording import decided_by
from paraply.speech import standing
from paraply.speech.text import listed, of

SECTION = "about"
MOST_NAMED = 8
"""How many of the records that rest on a decision are named beside it."""

_ROUTES = {
    DecisionRoute.OWN_CASE: N_("Beslutet togs som ett eget ärende."),
    DecisionRoute.OPERATIONAL_PLAN: N_("Beslutet togs i verksamhetsplanen."),
    DecisionRoute.BUDGET: N_("Beslutet togs i budgeten."),
}


@dataclass(frozen=True, slots=True)
class WorkPart:
    """One of the six parts: what it is, what there is of it here, and where."""

    title: str
    what: str
    count: str
    links: Sequence[tuple[str, str]]


def pages(views: Views) -> Iterator[Page]:
    """The one page. A decision's anchor is its id; no other id on the page can be one (``del_…``)."""
    decisions = decisions_of(views)
    lead = _(
        "Allt kvalitetsarbete hör ihop i sex delar: uppdrag, mål och mått, "
        "kvalitetsmätningar, rapportering, internkontroll och garantier."
    )
    yield Page(
        address=urls.QUALITY_WORK,
        searched=_("kvalitetsarbete"),
        title=_("Så arbetar vi med kvalitet"),
        description=of(views.content.municipality.name, lead),
        template="quality_work.html",
        values={
            "lead": lead,
            "parts": list(parts_of(views)),
            "decisions": decisions,
            "decisions_text": _decisions_text(decisions),
            "decided_by": lambda decision: decided_by(decision, views.content),
            "facts_of": facts_of,
            "lacking": lacking_of(decisions),
            "named": _named,
        },
        breadcrumbs=crumbs.about(),
        section=SECTION,
    )


def parts_of(views: Views) -> Iterator[WorkPart]:
    """The six parts, in the order they build on each other."""
    areas = views.content.areas.values()
    surveys = [s for s in views.content.surveys.values() if s.kind is not SurveyKind.INTERNAL_CONTROL]
    rounds = rounds_of(views)
    coming = coming_reports(views)
    told = sum(bool(area.mission) for area in areas)
    goals, measures = len(views.current_goals), len(views.reported_measures)
    yield WorkPart(
        _("Uppdrag"),
        _("Det som lagen säger att kommunen ska göra. Uppdraget är ramen för allt annat."),
        ngettext(
            "{told} av {number} område har uppdraget beskrivet.",
            "{told} av {number} områden har uppdraget beskrivet.",
            len(areas),
            told=told,
        )
        if areas
        else _("Inga områden är inlagda."),
        [(_("Områdena med sina uppdrag"), urls.AREAS)],
    )
    yield WorkPart(
        _("Mål och mått"),
        _("Målen säger vad politikerna vill nå. Måtten visar med siffror hur det går."),
        " ".join(
            [
                _("Här finns {count} mål.", count=goals) if goals else _("Inga mål är inlagda."),
                _("Här finns {count} mått.", count=measures) if measures else _("Inga mått är inlagda."),
            ]
        ),
        [
            (_("Målen"), urls.GOALS),
            (_("Måtten"), urls.MEASURES),
            (_("Jämför med andra kommuner"), urls.COMPARE),
        ],
    )
    yield WorkPart(
        _("Kvalitetsmätningar"),
        _("Enkäter, tillsyn och granskningar. De visar vad de som använder tjänsterna tycker."),
        ngettext("Här finns {number} mätning.", "Här finns {number} mätningar.", len(surveys))
        if surveys
        else _("Inga mätningar är inlagda."),
        [(_("Mätningarna"), urls.SURVEYS)],
    )
    yield WorkPart(
        _("Rapportering"),
        _("Resultaten samlas i rapporter under året, och till sist i årsredovisningen."),
        f"{_reports(len(views.content.reports))} {_next_report(coming)}",
        [(_("Rapporterna"), urls.REPORTS)],
    )
    yield WorkPart(
        _("Internkontroll"),
        _("Kontroller av att kommunen följer sina egna regler och upptäcker fel i tid."),
        ngettext("Här finns {number} internkontroll.", "Här finns {number} internkontroller.", len(rounds))
        if rounds
        else _("Inga internkontroller är inlagda."),
        [(_("Internkontrollen"), urls.INTERNAL_CONTROL)],
    )
    yield WorkPart(
        _("Garantier"),
        _("Löften till dig: vad du kan räkna med och vad som händer om det inte blir så."),
        _promises(views),
        [(_("Löftena"), urls.PROMISES), (_("Svarar alla löften på samma frågor?"), urls.EQUALITY)],
    )


def facts_of(decision: Decision) -> str:
    """What is known of paragraph, number and route, as sentences."""
    section = (decision.section or "").removeprefix("§").strip()
    told = [
        _("Paragraf {section}.", section=section) if section else "",
        _("Diarienummer {number}.", number=decision.number) if decision.number else "",
        _(_ROUTES[decision.route]) if decision.route else "",
    ]
    return " ".join(filter(None, told))


def lacking_of(decisions: Sequence[DecisionView]) -> str:
    """How many decisions lack a part of what leads to them, told once; empty when none does."""
    known = [(one.decision.section, one.decision.number, one.decision.url) for one in decisions]
    lacking = sum(not all(parts) for parts in known)
    if not lacking:
        return ""
    return ngettext(
        "För ett av besluten vet vi inte paragraf, diarienummer eller var protokollet finns.",
        "För {lacking} av besluten vet vi inte paragraf, diarienummer eller var protokollet finns.",
        lacking,
        lacking=numbers.count_word(lacking),
    )


def _reports(count: int) -> str:
    if count == 0:
        return _("Inga rapporter är inlagda.")
    return ngettext("Här finns {number} rapport.", "Här finns {number} rapporter.", count)


def _next_report(coming: Sequence[Report]) -> str:
    days = [report.planned for report in coming if report.planned]
    return (
        _("Nästa väntas {day}.", day=numbers.in_sentence(days[0]))
        if days
        else _("Vi vet inte när nästa kommer.")
    )


def _promises(views: Views) -> str:
    promises = views.current_promises
    if not promises:
        return standing.no_promises()
    guarantees, levels = (
        sum(view.guarantee.shown_kind is kind for view in promises)
        for kind in (GuaranteeKind.GUARANTEE, GuaranteeKind.SERVICE_LEVEL)
    )
    kinds = [
        ngettext("{number} tjänstegaranti", "{number} tjänstegarantier", guarantees),
        ngettext("{number} servicenivå", "{number} servicenivåer", levels),
    ]
    return ngettext(
        "Här finns {number} löfte: {kinds}.",
        "Här finns {number} löften: {kinds}.",
        len(promises),
        kinds=listed(kinds),
    )


def _decisions_text(decisions: Sequence[DecisionView]) -> str:
    if not decisions:
        return _("Inga beslut är inlagda.")
    return ngettext(
        "Ett beslut är inlagt.", "{number} beslut är inlagda, med det nyaste först.", len(decisions)
    )


def _named(view: DecisionView) -> tuple[Sequence[Record], int]:
    """The first records that rest on a decision, and how many more there are."""
    return view.rests_on_it[:MOST_NAMED], max(0, len(view.rests_on_it) - MOST_NAMED)
