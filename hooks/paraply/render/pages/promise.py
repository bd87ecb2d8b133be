"""The page of one promise: the answer, what is known of it, and in one place what is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from paraply import numbers
from paraply.derive.appeals import appeal_of
from paraply.derive.outcomes import JudgedOutcome, outcomes_of
from paraply.derive.views import PromiseView, Views
from paraply.language import N_, _, ngettext
from paraply.model.choices import Reason
from paraply.model.consequence import Compensation
from paraply.model.guarantee import BasisKind, Guarantee, GuaranteeKind, GuaranteePath, GuaranteeState
from paraply.model.wordings import wordings_of
from paraply.render import charts, linked, urls
from paraply.render.cards import promise_card
from paraply.render.clock import clock_of
from paraply.render.facts import Fact, Line, decision_lines, known, owner_lines, source_lines, texts
from paraply.render.figures import span_of, unit_of
from paraply.render.others_data import CHART_SCRIPTS
from paraply.render.page import Crumb, Page
from paraply.render.pages import crumbs
from paraply.render.unknown import unknown_of
from paraply.render.worded import worded_lines
from paraply.speech import amounts, answers, appeals, claims, kept, levels, periods, verdicts
from paraply.speech.amounts import Limits
from paraply.speech.text import Told, capital, listed, sentence

SECTION: Final = "promises"
RELATED_SHOWN: Final = 5
LONG: Final = 70
"""A heading with more characters than this is set smaller."""

PAID: Final = {Compensation.MONEY, Compensation.FEE_REDUCTION, Compensation.IN_KIND}
"""Compensation that somebody can ask for."""

_TERMS: Final = {
    GuaranteeKind.GUARANTEE: f"{urls.GLOSSARY}#tjanstegaranti",
    GuaranteeKind.SERVICE_LEVEL: f"{urls.GLOSSARY}#serviceniva",
}
"""Where the word is explained."""

_PATHS: Final = {
    GuaranteePath.KEEP: N_("Löftet ska behållas."),
    GuaranteePath.UPDATE: N_("Löftet ska uppdateras."),
    GuaranteePath.PHASE_OUT: N_("Löftet ska tas bort."),
}

_UNKNOWN_STATE: Final = N_("om löftet gäller nu")


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A period of the table of how it has gone."""

    period: str
    result: str
    level: str
    code: str
    word: str
    reason: str


def promise_page(view: PromiseView, views: Views) -> Page:
    """A promise's page; what it shows is worked out when it is asked for."""
    guarantee = view.guarantee
    area = views.area_of(guarantee)
    trail = (
        (*crumbs.promises(), Crumb(area.title, f"{urls.PROMISES}#{area.id}")) if area else crumbs.promises()
    )
    answer = answers.promise_answer(view, views)
    return Page(
        address=urls.of(guarantee),
        title=guarantee.promise,
        description=answer,
        template="promise.html",
        values={"view": view},
        later=partial(_shown, view, views),
        breadcrumbs=trail,
        section=SECTION,
        scripts=lambda: CHART_SCRIPTS if charts.is_drawn([one.point for one in outcomes_of(view)]) else (),
        card=lambda: promise_card(view),
        linked=lambda: linked.as_text(linked.promise_service(view, views, answer)),
        edit=guarantee.file,
        updated=guarantee.source.read if guarantee.source else None,
        noindex=guarantee.state is GuaranteeState.WITHDRAWN,
    )


def _shown(view: PromiseView, views: Views) -> dict[str, Any]:
    guarantee = view.guarantee
    area = views.area_of(guarantee)
    in_area = views.promises_in(area)[: RELATED_SHOWN + 1] if area else []
    related = [other.guarantee for other in in_area if other.guarantee.id != guarantee.id]
    read = guarantee.source.read if guarantee.source else None
    items = list(_unknown(view, views))
    return {
        "g": guarantee,
        "is_long": len(guarantee.promise) > LONG,
        "ended": answers.ended_sentence(view) if guarantee.state is GuaranteeState.WITHDRAWN else "",
        "replacement": views.content.guarantees.get(guarantee.replaced_by or ""),
        "told_verdict": verdicts.promise_told(view),
        "part": charts.share(*view.cases, view.judgement.share) if view.cases else None,
        "otherwise": _otherwise(guarantee),
        "clock": clock_of(guarantee.level),
        "rows": known(_facts(view, views)),
        "about_rows": known(_about(view, views)),
        "unknown": unknown_of(guarantee.title, items, views.content.municipality.contact, read),
        **_kept(view),
        "worded": worded_lines(guarantee, views),
        "replaced": views.replaced_by(guarantee),
        "is_new": not (guarantee.earlier or views.replaced_by(guarantee) or _has_days(guarantee)),
        "related": [*views.goals_with(guarantee), *related[:RELATED_SHOWN]],
    }


def _has_days(guarantee: Guarantee) -> bool:
    """Whether a day is known on which the source was read or changed."""
    source = guarantee.source
    return source is not None and (source.read is not None or source.page_changed is not None)


def _otherwise(guarantee: Guarantee) -> Told | None:
    """What happens if the promise is not kept; None when that is not known."""
    consequence = guarantee.consequence
    if consequence is None or (not consequence.text and consequence.compensation is None):
        return None
    text = sentence(consequence.text or "")
    if not guarantee.has_consequence:
        return Told(_("Kommunen lovar inget om det inte hålls."), text)
    how = sentence(guarantee.claim.how.label) if guarantee.claim and guarantee.claim.how else ""
    return Told(text, how)


def is_paid(guarantee: Guarantee) -> bool:
    """Whether somebody can ask for something when the promise is broken."""
    consequence = guarantee.consequence
    return guarantee.has_consequence and consequence is not None and consequence.compensation in PAID


def _facts(view: PromiseView, views: Views) -> Iterator[tuple[str, list[Line]]]:
    guarantee = view.guarantee
    level, claim = guarantee.level, guarantee.claim
    yield _("Det som lovas"), texts(*levels.level_sentences(level)) if level else []
    yield _("När tiden börjar räknas"), texts(sentence(guarantee.clock_starts or ""))
    audience = listed([each.label for each in guarantee.audience])
    yield _("Gäller det mig?"), texts(_("Löftet gäller {audience}.", audience=audience) if audience else "")
    yield _("Undantag"), [Line(sentence(each)) for each in guarantee.exceptions]
    if is_paid(guarantee) and claim:
        how = sentence(claim.text or (claim.how.label if claim.how else ""))
        contact = _("Kontakt: {contact}.", contact=claim.contact.rstrip(".")) if claim.contact else ""
        yield _("Så får du det du har rätt till"), texts(how, contact)
    yield _("Klaga eller överklaga"), _complaints(view, views)
    yield _("Så följs det upp"), [*_follow_up(guarantee), *_controls(view, views)]
    if view.measure:
        name = _("Alla siffror: {measure}", measure=view.measure.measure.title)
        yield _("Resultat"), [Line(name=name, url=urls.of(view.measure.measure))]
    if guarantee.claims:
        told = [Line(claims.claims_sentence(each)) for each in guarantee.claims]
        yield _("Så många begärde ersättning"), told
    yield _("Bygger på"), texts(*levels.basis_sentences(guarantee))
    rests_on_law = guarantee.basis is not None and guarantee.basis.kind is BasisKind.LAW
    beyond = guarantee.basis.beyond_law if guarantee.basis and rests_on_law else None
    yield _("Utöver lagen"), texts(sentence(beyond or ""))


def _complaints(view: PromiseView, views: Views) -> list[Line]:
    contact = views.content.municipality.contact
    complain = (
        Line(name=_("Lämna en synpunkt"), url=contact.complaints_url)
        if contact.complaints_url
        else Line(_("Du kan alltid lämna en synpunkt till kommunen."))
    )
    appeal = appeals.appeal_sentences(appeal_of(view, views))
    return [*texts(*appeal), complain, Line(_("Det du skickar till kommunen blir allmän handling."))]


def _follow_up(guarantee: Guarantee) -> list[Line]:
    followed = guarantee.follow_up
    if followed is None:
        return []
    method = _("Metod: {method}.", method=followed.method.label) if followed.method else ""
    every = _("Det görs {every}.", every=followed.every.label) if followed.every else ""
    return texts(sentence(followed.text or ""), method, every)


def _controls(view: PromiseView, views: Views) -> Iterator[Line]:
    for survey, control in views.controls_of(view.guarantee):
        found = ""
        if control.deviations is not None:
            found = ngettext(
                "{count} avvikelse.",
                "{count} avvikelser.",
                control.deviations,
                count=capital(numbers.count_word(control.deviations)),
            )
        told = _("Internkontroll: {moment}", moment=sentence(control.moment))
        yield Line(" ".join(filter(None, [told, found])), survey.title, urls.of(survey))


def _about(view: PromiseView, views: Views) -> Iterator[tuple[str, list[Line]]]:
    guarantee = view.guarantee
    told = " ".join(_kind_sentences(guarantee))
    yield _("Typ"), [Line(name=guarantee.shown_kind.label, url=_TERMS[guarantee.shown_kind], after=told)]
    if guarantee.state is not GuaranteeState.UNKNOWN:
        path = _(_PATHS[guarantee.path]) if guarantee.is_live and guarantee.path in _PATHS else ""
        yield _("Gäller löftet?"), texts(sentence(guarantee.state.label), path)
    yield _("Ansvarig"), list(owner_lines(views.owners_of(guarantee.owners)))
    yield _("Beslut"), list(decision_lines(views.decision(guarantee.decision), views))
    path_decision = views.decision(guarantee.path_decision)
    yield _("Beslut om vägen framåt"), list(decision_lines(path_decision, views))
    begins, ends = guarantee.valid_from, guarantee.valid_to
    yield _("Gäller från"), texts(capital(numbers.day(begins)) if begins else "")
    until = _("Tills vidare") if begins and not ends and guarantee.state is not GuaranteeState.UNKNOWN else ""
    yield _("Gäller till och med"), texts(numbers.day(ends) if ends else until)
    yield (
        _("Ska ses över senast"),
        texts(capital(numbers.day(guarantee.review_by)) if guarantee.review_by else ""),
    )
    measure = view.measure.measure if view.measure else None
    update = measure.next_update if measure and not measure.withdrawn else None
    yield _("Nästa siffra väntas"), texts(capital(numbers.day(update)) if update else "")
    yield _("Källa"), list(source_lines(guarantee.source))


def _kind_sentences(guarantee: Guarantee) -> Iterator[str]:
    if guarantee.kind is not guarantee.shown_kind:
        lacking = [] if guarantee.level else [_("vilket tal som gäller")]
        lacking += [] if guarantee.has_consequence else [_("vad som händer om löftet inte hålls")]
        yield _("Kommunen kallar det tjänstegaranti, men det står inte {parts}.", parts=listed(lacking))
    if until := _was_guarantee_until(guarantee):
        yield _("Det var en tjänstegaranti till och med {day}.", day=numbers.in_sentence(until))


def _was_guarantee_until(guarantee: Guarantee) -> date | None:
    """The last day it was a tjänstegaranti, when it is a servicenivå now."""
    now, *before = wordings_of(guarantee)
    if now.kind is GuaranteeKind.GUARANTEE:
        return None
    return next((worded.until for worded in before if worded.kind is GuaranteeKind.GUARANTEE), None)


def _unknown(view: PromiseView, views: Views) -> Iterator[str]:
    """What is not known of a promise, most wanted first; each ends the sentence ``Vi vet inte …``."""
    guarantee = view.guarantee
    consequence, basis = guarantee.consequence, guarantee.basis
    if view.judgement.reason is Reason.NO_OUTCOME:
        yield _("hur ofta löftet hålls")
    if guarantee.state is GuaranteeState.UNKNOWN:
        yield _(_UNKNOWN_STATE)
    if not guarantee.your_part:
        yield _("vad du själv behöver göra")
    if consequence is None or (not consequence.text and consequence.compensation is None):
        yield _("vad som händer om löftet inte hålls")
    if is_paid(guarantee) and not (guarantee.claim and (guarantee.claim.text or guarantee.claim.how)):
        yield _("om du själv måste begära det du har rätt till")
    if is_paid(guarantee) and not guarantee.claims:
        yield _("hur många som har begärt ersättning")
    if guarantee.level and guarantee.level.is_longest_time and not guarantee.clock_starts:
        yield _("när tiden börjar räknas")
    if not guarantee.audience:
        yield _("vem löftet gäller för")
    if not (guarantee.exceptions or (guarantee.level and guarantee.level.extended)):
        yield _("om det finns undantag")
    if not (guarantee.follow_up and (guarantee.follow_up.text or guarantee.follow_up.method)):
        yield _("hur löftet följs upp")
    elif view.measure and view.measure.measure.withdrawn and guarantee.is_live:
        yield _("hur löftet följs upp nu, när måttet inte redovisas längre")
    if basis is None or (basis.kind is None and not basis.reference):
        yield _("vad löftet bygger på")
    yield from _unknown_about(guarantee, views)


def _unknown_about(guarantee: Guarantee, views: Views) -> Iterator[str]:
    if not views.owners_of(guarantee.owners):
        yield _("vem som ansvarar för löftet")
    if views.decision(guarantee.decision) is None:
        yield _("vem som beslutade om löftet")
    if guarantee.valid_from is None:
        yield _("när löftet började gälla")
    if guarantee.review_by is None and guarantee.state is not GuaranteeState.WITHDRAWN:
        yield _("när löftet ska ses över")
    if not list(source_lines(guarantee.source)):
        yield _("var uppgifterna kommer ifrån")


def _kept(view: PromiseView) -> dict[str, Any]:
    """How it has gone: the table, and the drawing where there are two outcomes or more."""
    outcomes = outcomes_of(view)
    rows = [_kept_row(view, each) for each in outcomes]
    shown = view.measure
    if shown is None or not rows:
        return {"kept": [], "kept_chart": None}
    return {
        "kept": rows,
        "kept_levels": len({row.level for row in rows}) > 1
        or any(each.level != view.guarantee.level for each in outcomes),  # else it stands in the promise
        "kept_chart": charts.kept_chart(view, outcomes[::-1]),
        "kept_finding": kept.finding(view, outcomes),
        "kept_unit": unit_of(shown),
        "kept_span": span_of([each.point for each in outcomes[::-1]]),
    }


def _kept_row(view: PromiseView, outcome: JudgedOutcome) -> KeptRow:
    shown = view.measure
    school = shown.measure.school_year if shown else False
    value = ""
    if shown and outcome.point.value is not None:
        beside = _limits_of(view, outcome)
        value = capital(amounts.told(outcome.point.value, amounts.scale_of(shown), beside))
    judgement = outcome.judgement
    return KeptRow(
        period=capital(periods.noun(outcome.point.period, school=school)),
        result=value,
        level=kept.level_then(outcome),
        code=judgement.verdict.value,
        word=judgement.verdict.label,
        reason=capital(judgement.reason.label) if judgement.reason else "",
    )


def _limits_of(view: PromiseView, kept: JudgedOutcome) -> Limits:
    """The bounds that a figure of the table is judged by."""
    if kept.judgement.share is not None:
        tolerance = (view.measure.measure.tolerance if view.measure else None) or 0
        return Limits((kept.judgement.share, kept.judgement.share - tolerance))
    return verdicts.limits_of_level(kept.level) if kept.level else Limits()


def facts_of(view: PromiseView, views: Views) -> list[Fact]:
    """The rows of what the promise means, as its page shows them."""
    return known(_facts(view, views))
