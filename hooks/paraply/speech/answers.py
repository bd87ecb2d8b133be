"""One answer per record, which stands alone in a message: what is promised or measured, then how it went.

It is the page's description for search engines and shared links, the hit in the search, the entry of the
feed, and ``answer`` in the data files.
"""

from decimal import Decimal

from paraply import numbers
from paraply.derive.views import GoalView, MeasureView, PromiseView, Views
from paraply.language import N_, _
from paraply.model.choices import MeasureVerdict, Reason, Trend
from paraply.model.guarantee import GuaranteeState
from paraply.model.results import Policy, PolicyState, Report, Survey, SurveyKind
from paraply.speech import amounts, changes, periods, targets, verdicts
from paraply.speech.text import inside, listed, sentence

_WITH_TARGET = {
    MeasureVerdict.MET: N_("Målet, {aim}, nåddes."),
    MeasureVerdict.NEAR: N_("Målet, {aim}, nåddes nästan."),
    MeasureVerdict.NOT_MET: N_("Målet, {aim}, nåddes inte."),
}
_TRENDS = {
    Trend.BETTER: N_("Det är bättre än {then}."),
    Trend.WORSE: N_("Det är sämre än {then}."),
}
_FIGURES_NOT_DONE = {
    Reason.PART_YEAR: N_("Siffran gäller bara en del av året."),
    Reason.PRELIMINARY: N_("Siffran är preliminär."),
    Reason.FORECAST: N_("Siffran är en prognos."),
    Reason.CARRIED: N_("Siffran är upprepad, inte mätt."),
}


def measure_answer(view: MeasureView, place: str) -> str:
    """``Sjukfrånvaro: 6,8 procent i Exempelkommunen år 2025. Målet, högst 5,5 procent, nåddes inte.``."""
    title, point = view.measure.title, view.series.latest or view.judgement.point
    if point is None or point.value is None:
        return _("{measure}: här finns ingen siffra för {place} än.", measure=title, place=place)
    result = _("{measure}: {result}.", measure=title, result=amounts.result(view, point, place=place))
    return " ".join(filter(None, [result, _verdict_or_change(view)]))


def _verdict_or_change(view: MeasureView) -> str:
    judgement = view.judgement
    if judgement.target is not None and not judgement.reason:
        return _(_WITH_TARGET[judgement.verdict], aim=targets.aim_of(judgement.target, view))
    if judgement.reason in _FIGURES_NOT_DONE:
        return _(_FIGURES_NOT_DONE[judgement.reason])
    if judgement.reason is Reason.TOO_OLD or view.change.is_old:
        return _("Vi har ingen nyare siffra.")
    return short_change(view)


def short_change(view: MeasureView) -> str:
    """Whether it is better than before, without the figure: ``Det är bättre än år 2024.``."""
    earlier = view.change.earlier
    if earlier is None:
        return ""
    then = periods.than(earlier.period, school=view.measure.school_year)
    if view.change.trend is Trend.UNCHANGED:
        return _unchanged(view, then)
    if view.change.trend in _TRENDS:
        return _(_TRENDS[view.change.trend], then=then)
    if (view.change.difference or 0) > 0:
        return _("Det är högre än {then}.", then=then)
    return _("Det är lägre än {then}.", then=then)


def _unchanged(view: MeasureView, then: str) -> str:
    if changes.is_same(view):
        return _("Det är samma som {then}.", then=then)
    return _("Det är ungefär som {then}.", then=then)


def promise_answer(view: PromiseView, place: str) -> str:
    """``Exempelkommunen lovar: du får beslut inom tio veckor. Löftet hölls i 296 av 308 ärenden …``."""
    guarantee = view.guarantee
    promise = inside(sentence(guarantee.promise))
    if guarantee.state is GuaranteeState.WITHDRAWN:
        return " ".join(
            [_("{place} lovade förut: {promise}", place=place, promise=promise), ended_sentence(view)]
        )
    told = [
        _("{place} lovar: {promise}", place=place, promise=promise),
        str(verdicts.promise_told(view)),
        otherwise(view),
    ]
    return " ".join(filter(None, told))


def ended_sentence(view: PromiseView) -> str:
    """That a promise no longer holds, and since when."""
    ended = view.guarantee.valid_to
    if ended is None:
        return _("Löftet gäller inte längre.")
    return _("Löftet gällde till och med {day}.", day=numbers.in_sentence(ended))


def otherwise(view: PromiseView) -> str:
    """What happens if it is not kept: ``Om det inte hålls: avgiften sänks.``; empty when nothing does."""
    consequence = view.guarantee.consequence
    if consequence is None or not consequence.text or not view.guarantee.has_consequence:
        return ""
    return _("Om det inte hålls: {consequence}", consequence=inside(sentence(consequence.text)))


def goal_answer(view: GoalView, views: Views) -> str:
    """``God ekonomisk hushållning: uppnådd år 2024, enligt Exempelkommunen.``."""
    title, place = view.goal.title, views.content.municipality.name
    assessment = view.assessment
    if assessment is None:
        return _("{goal}: {place} har inte bedömt målet än.", goal=title, place=place)
    word = inside(assessment.word or assessment.verdict.label)
    report = views.report(assessment.report)
    if report and report.period:
        return _(
            "{goal}: {word} {when}, enligt {place}.",
            goal=title, word=word, when=periods.when(report.period), place=place,
        )  # fmt: skip
    return _("{goal}: {word}, enligt {place}.", goal=title, word=word, place=place)


def survey_answer(survey: Survey, views: Views) -> str:
    """``541 av 620 svarade på Elevenkäten 2026, alltså 87 procent.``."""
    answered = answered_sentence(survey)
    about = inside(sentence(survey.about)) if survey.about else ""
    if answered:
        return " ".join([answered, sentence(survey.about)]) if survey.about else answered
    if about:
        return _("{survey}: {about}", survey=survey.title, about=about)
    return _(
        "{survey}: en kvalitetsmätning i {place}.",
        survey=survey.title,
        place=views.content.municipality.label,
    )


def answered_sentence(survey: Survey) -> str:
    """How many answered, of how many; empty when that is not known, or when nobody was asked."""
    if survey.kind is not SurveyKind.SURVEY or survey.answered is None:
        return ""
    answered = numbers.number(survey.answered, 0)
    if not survey.invited:
        return _("{answered} svarade på {survey}.", answered=answered, survey=survey.title)
    share = Decimal(100 * survey.answered) / survey.invited
    return _(
        "{answered} av {invited} svarade på {survey}, alltså {share}.",
        answered=answered,
        invited=numbers.number(survey.invited, 0),
        survey=survey.title,
        share=amounts.told(share, amounts.Scale("procent"), amounts.Limits((Decimal(100),))),
    )


def report_answer(report: Report, views: Views) -> str:
    """``Kommunstyrelsen behandlade Årsredovisning 2024 den 7 april 2025.``."""
    meetings = [meeting for meeting in report.handled if meeting.date]
    if meetings:
        last = max(meetings, key=lambda meeting: meeting.date.last if meeting.date else views.today)
        by = listed([owner.name for owner in views.owners_of([last.by])]) or last.by
        if last.date:
            return _(
                "{body} behandlade {report} {day}.",
                body=by, report=report.title, day=numbers.in_sentence(last.date),
            )  # fmt: skip
    if report.published:
        return _("{report} kom {day}.", report=report.title, day=numbers.in_sentence(report.published))
    if report.planned:
        return _("{report} väntas {day}.", report=report.title, day=numbers.in_sentence(report.planned))
    return _("{report} från {place}.", report=report.title, place=views.content.municipality.name)


def policy_answer(policy: Policy, views: Views) -> str:
    """``Servicepolicy: beslutad den 7 april 2025. Policyn ses över.``."""
    place = views.content.municipality.name
    if policy.decided:
        told = _("{policy} beslutades {day}.", policy=policy.title, day=numbers.in_sentence(policy.decided))
    else:
        told = _("{policy} är ett styrdokument i {place}.", policy=policy.title, place=place)
    if policy.state is PolicyState.UNDER_REVIEW:
        return " ".join([told, _("Det ses över.")])
    return " ".join([told, _("Det är ersatt.")]) if policy.state is PolicyState.REPLACED else told
