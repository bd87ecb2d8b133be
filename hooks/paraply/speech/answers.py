"""One answer per record, which stands alone in a message: what is promised or measured, then how it went.

It is the page's description for search engines and shared links, the hit in the search, the entry of the
feed, and ``answer`` in the data files.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.goals import evidence_of
from paraply.derive.reporting import is_past
from paraply.derive.views import GoalView, MeasureView, PromiseView, Views
from paraply.language import N_, _
from paraply.model.choices import GoalVerdict, MeasureVerdict, Reason
from paraply.model.dates import PartialDate
from paraply.model.guarantee import GuaranteeState
from paraply.model.organisation import Owner, OwnerKind
from paraply.model.results import Meeting, Policy, PolicyState, Report, Survey, SurveyKind
from paraply.speech import amounts, changes, evidence, periods, targets, verdicts
from paraply.speech.text import first_sentence, inside, listed, sentence
from paraply.speech.withdrawals import withdrawn_sentence

QUESTION_MARK: Final = "?"
MOST_MEETINGS: Final = 3
"""So many of the meetings that a report was dealt with at are told, the newest."""

_NAMED: Final = frozenset({OwnerKind.COMPANY, OwnerKind.JOINT_AUTHORITY})
_WITH_TARGET = {
    MeasureVerdict.MET: N_("Målet, {aim}, nåddes."),
    MeasureVerdict.NEAR: N_("Målet, {aim}, nåddes nästan."),
    MeasureVerdict.NOT_MET: N_("Målet, {aim}, nåddes inte."),
}
_FIGURES_NOT_DONE = {
    Reason.PART_YEAR: N_("Siffran gäller bara en del av året."),
    Reason.PRELIMINARY: N_("Siffran är preliminär."),
    Reason.FORECAST: N_("Siffran är en prognos."),
    Reason.CARRIED: N_("Ingen ny mätning är gjord sedan dess."),
}


def measure_answer(view: MeasureView, place: str) -> str:
    """``Sjukfrånvaro: 6,8 procent i Exempelkommunen år 2025. Målet, högst 5,5 procent, nåddes inte.``."""
    title, point = view.measure.title, view.series.latest or view.judgement.point
    gone = withdrawn_sentence(view.measure)
    if point is None or point.value is None:
        none = _("{measure}: här finns ingen siffra för {place} än.", measure=title, place=place)
        last = view.measure.targets[-1] if view.measure.targets and not gone else None
        aim = targets.aim_of(last, view) if last else ""
        return " ".join(filter(None, [none, _("Målet är {target}.", target=aim) if aim else "", gone]))
    if point.carried:
        amount = amounts.told(point.value, amounts.scale_of(view))
        none = _("{measure}: här finns ingen uppmätt siffra för {place}.", measure=title, place=place)
        return " ".join(
            filter(None, [none, _("Kolada upprepar en äldre siffra, {amount}.", amount=amount), gone])
        )
    then = _verdict_or_change(view)
    keep = then != "" and then == changes.it_is_sentence(view) and changes.keeps_decimals(view)
    result = amounts.result(view, point, place=place, keep_decimals=keep)
    return " ".join(filter(None, [_("{measure}: {result}.", measure=title, result=result), then, gone]))


def _verdict_or_change(view: MeasureView) -> str:
    judgement = view.judgement
    if judgement.target is not None and not judgement.reason:
        return _(_WITH_TARGET[judgement.verdict], aim=targets.aim_of(judgement.target, view))
    if judgement.reason in _FIGURES_NOT_DONE:
        return _(_FIGURES_NOT_DONE[judgement.reason])
    if judgement.reason is Reason.BREAK:
        return str(verdicts.measure_told(view))
    if view.change.is_old:
        return _("Vi har ingen nyare siffra.")
    return changes.it_is_sentence(view)


def promise_answer(view: PromiseView, views: Views) -> str:
    """``Exempelkommunen lovar: du får beslut inom tio veckor. Löftet hölls i 296 av 308 ärenden …``."""
    guarantee, place = view.guarantee, views.content.municipality.name
    promise = inside(sentence(guarantee.promise))
    if guarantee.state is GuaranteeState.WITHDRAWN:
        told = [_("{place} lovade förut: {promise}", place=place, promise=promise), ended_sentence(view)]
        if after := views.promises.get(guarantee.replaced_by or ""):
            instead = inside(sentence(after.guarantee.promise))
            told.append(_("I stället gäller: {promise}", promise=instead))
        return " ".join(told)
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
    return _("Om det inte hålls: {consequence}", consequence=inside(first_sentence(consequence.text)))


def goal_answer(view: GoalView, views: Views) -> str:
    """``God ekonomisk hushållning: uppnådd år 2024, enligt kommunen. Skälet: …``."""
    title, assessment = view.goal.title, view.assessment
    if assessment is None:
        return " ".join(_unassessed(view, views.today))
    unjudged = assessment.verdict is GoalVerdict.NOT_ASSESSED and not assessment.word
    word = _("gick inte att bedöma") if unjudged else inside(assessment.word or assessment.verdict.label)
    report = views.report(assessment.report)
    when = periods.when(report.period) if report and report.period else ""
    if not view.is_current and (held := _held_sentence(view)):
        if when:
            return " ".join([held, _("Kommunens bedömning {when}: {word}.", when=when, word=word)])
        return " ".join([held, _("Kommunens bedömning: {word}.", word=word)])
    if when:
        told = _("{goal}: {word} {when}, enligt kommunen.", goal=title, word=word, when=when)
    else:
        told = _("{goal}: {word}, enligt kommunen.", goal=title, word=word)
    if contrast := evidence_of(view, views).contrast:
        return f"{told} {evidence.contrast_sentence(contrast)}"
    if not assessment.why:
        return told
    return " ".join([told, _("Skälet: {why}", why=inside(sentence(assessment.why)))])


def _unassessed(view: GoalView, today: date) -> list[str]:
    """A goal that nobody has judged: when it holds, and that it is not known how it has gone."""
    goal = view.goal
    begins, ends = goal.valid_from, goal.valid_to
    if begins is not None and begins.first > today:
        begun = _("{goal}: målet börjar gälla {day}.", goal=goal.title, day=numbers.in_sentence(begins))
        return [begun, _("Det finns ingen bedömning än.")]
    if view.is_current or ends is None:
        return [sentence(goal.title), _("Vi vet inte hur det har gått.")]
    return [_held_sentence(view), _("Vi vet inte hur det gick.")]


def _held_sentence(view: GoalView) -> str:
    """When a goal held whose time has passed; empty when that is not known."""
    goal = view.goal
    if goal.valid_to is None:
        return ""
    last = numbers.in_sentence(_year_of(goal.valid_to, last=True))
    if goal.valid_from is None:
        return _("{goal}: målet gällde till och med {last}.", goal=goal.title, last=last)
    first = numbers.in_sentence(_year_of(goal.valid_from, last=False))
    return _("{goal}: målet gällde från {first} till {last}.", goal=goal.title, first=first, last=last)


def _year_of(day: PartialDate, *, last: bool) -> PartialDate:
    """The year of a day that begins or ends one, else the day itself."""
    edge = (12, 31) if last else (1, 1)
    found = day.last if last else day.first
    return PartialDate(day.year) if (found.month, found.day) == edge else day


def survey_answer(survey: Survey, views: Views) -> str:
    """``541 av 620 svarade på Elevenkäten 2026, alltså 87 procent.``."""
    return " ".join(filter(None, [_survey_told(survey, views), withdrawn_sentence(survey)]))


def _survey_told(survey: Survey, views: Views) -> str:
    answered = answered_sentence(survey)
    about = inside(sentence(survey.about)) if survey.about else ""
    if answered:
        return " ".join([answered, sentence(survey.about)]) if survey.about else answered
    if about:
        if survey.title.endswith(QUESTION_MARK):
            return f"{survey.title} {sentence(survey.about or '')}"
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
    return " ".join(filter(None, [_report_told(report, views), withdrawn_sentence(report)]))


def _report_told(report: Report, views: Views) -> str:
    meetings = [meeting for meeting in report.handled if meeting.date]
    if meetings:
        last = max(meetings, key=lambda meeting: meeting.date.last if meeting.date else views.today)
        by = listed([owner.name for owner in views.owners_of([last.by])]) or last.by
        if len(meetings) > 1:
            return _("{report} behandlades {times}.", report=report.title, times=_times(meetings, views))
        if last.date:
            return _(
                "{body} behandlade {report} {day}.",
                body=by, report=report.title, day=numbers.in_sentence(last.date),
            )  # fmt: skip
    if report.published:
        return _("{report} kom {day}.", report=report.title, day=numbers.in_sentence(report.published))
    if report.planned and not report.withdrawn:
        return _("{report} väntas {day}.", report=report.title, day=numbers.in_sentence(report.planned))
    if not is_past(report, views.today):
        return _("{report} har inte kommit. Vi vet inte vilken dag den kommer.", report=report.title)
    return _("{report} från {place}.", report=report.title, place=views.content.municipality.name)


def _times(meetings: list[Meeting], views: Views) -> str:
    """Who dealt with a report and when, in order: ``av nämnden den 3 maj 2025 och av styrelsen den …``."""
    told = []
    for meeting in sorted(meetings, key=lambda one: one.date.last if one.date else views.today)[
        -MOST_MEETINGS:
    ]:
        day = numbers.in_sentence(meeting.date) if meeting.date else ""
        told.append(_("av {body} {day}", body=body_of(meeting, views), day=day))
    return listed(told)


def body_of(meeting: Meeting, views: Views) -> str:
    """Who dealt with a report, as it stands inside a sentence: ``kommunstyrelsen``, ``Campus AB``."""
    owners = views.owners_of([meeting.by])
    return listed([owner_in_sentence(owner) for owner in owners]) or meeting.by


def owner_in_sentence(owner: Owner) -> str:
    """An owner inside a sentence: a body of the municipality is a common noun, a company has a name."""
    return owner.name if owner.kind in _NAMED else inside(owner.name)


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
