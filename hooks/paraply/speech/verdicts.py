"""How it went for a measure and for a promise, or why nobody can say: the answer first, then the figure."""

from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.verdicts import WHOLE_SHARE, Judgement, PromiseJudgement
from paraply.derive.views import MeasureView, PromiseView
from paraply.language import N_, _
from paraply.model.choices import MeasureVerdict, PromiseVerdict, Reason
from paraply.model.dates import PeriodKind
from paraply.model.guarantee import MeasureIs
from paraply.model.level import Bound, Level, Per
from paraply.model.series import Point
from paraply.speech import amounts, periods, targets
from paraply.speech.amounts import Limits
from paraply.speech.text import Told

_LEADS: Final = {
    MeasureVerdict.MET: N_("Målet nåddes:"),
    MeasureVerdict.NEAR: N_("Nära målet:"),
    MeasureVerdict.NOT_MET: N_("Målet nåddes inte:"),
}
_NOT_YET: Final = {
    Reason.PART_YEAR: N_("siffran gäller bara {period}."),
    Reason.PRELIMINARY: N_("siffran för {period} är preliminär."),
    Reason.FORECAST: N_("siffran för {period} är en prognos."),
}


def measure_told(view: MeasureView) -> Told:
    """The verdict on a measure: ``Målet nåddes: 88,3 procent år 2025. Målet är minst 85 procent.``."""
    judgement = view.judgement
    point, target = judgement.point, judgement.target
    if judgement.reason or point is None or target is None:
        return _unjudged(view, judgement)
    result = amounts.result(view, point)
    lead = _(_LEADS[judgement.verdict])
    if judgement.verdict is MeasureVerdict.NEAR and view.measure.tolerance is not None:
        margin = amounts.difference(view.measure.tolerance, amounts.scale_of(view), view.measure.counts)
        aim = targets.bare(target, view)
        rest = (
            _(
                "{result}. Målet var {aim}, och marginalen var {margin}.",
                result=result,
                aim=aim,
                margin=margin,
            )
            if judgement.is_past
            else _(
                "{result}. Målet är {aim}, och marginalen är {margin}.", result=result, aim=aim, margin=margin
            )
        )
        return Told(lead, rest)
    sentence = targets.target_sentence(target, view, held_then=judgement.is_past)
    return Told(lead, _("{result}. {target_sentence}", result=result, target_sentence=sentence))


def _unjudged(view: MeasureView, judgement: Judgement) -> Told:
    reason, point = judgement.reason, judgement.point
    if reason is Reason.NO_TARGET:
        if view.judgement.point is None:
            return Told(_("Bedöms inte:"), _("här finns ingen siffra än."))
        none = targets.no_target(view)
        return Told(_("Bedöms inte:"), none[:1].lower() + none[1:])
    return why_told(reason, point, view) or Told(_("Går inte att bedöma:"), _("här finns ingen siffra än."))


def why_told(reason: Reason | None, point: Point | None, view: MeasureView | None) -> Told | None:
    """Why a figure carries no verdict, whatever it is judged by; None when the reason lies elsewhere."""
    if point is None or view is None or reason is None:
        return None
    period = periods.noun(point.period, school=view.measure.school_year)
    if reason in _NOT_YET:
        return Told(_("Bedöms inte än:"), _(_NOT_YET[reason], period=period))
    if reason is Reason.TOO_OLD:
        return Told(_("Går inte att bedöma:"), _("den senaste siffran är från {period}.", period=period))
    if reason is Reason.CARRIED:
        measured = [round_ for round_ in view.measure.rounds if round_ < point.period]
        if not measured:
            return Told(_("Går inte att bedöma:"), _("siffran är upprepad, inte mätt."))
        last = periods.noun(max(measured), school=view.measure.school_year)
        return Told(_("Går inte att bedöma:"), _("ingen ny mätning är gjord sedan {period}.", period=last))
    broken = [each.before for each in view.measure.breaks if each.before <= point.period]
    if reason is Reason.BREAK and broken:
        then = periods.when(broken[-1], school=view.measure.school_year)
        return Told(
            _("Går inte att bedöma:"), _("mätningen ändrades {then}, när målet redan var satt.", then=then)
        )
    return None


def promise_told(view: PromiseView) -> Told:
    """The verdict on a promise: ``Löftet hölls i 296 av 308 ärenden år 2025. Det är 96,1 procent, …``."""
    return judged_told(view, view.judgement)


def judged_told(view: PromiseView, judgement: PromiseJudgement) -> Told:
    """One verdict on a promise, of any period."""
    shown, point = view.measure, judgement.point
    if judgement.reason or shown is None or point is None or point.value is None:
        return _unknown(view, judgement)
    if view.guarantee.measure_is is MeasureIs.LEVEL and judgement.level:
        return _by_level(judgement, shown, point, judgement.level)
    share = judgement.share if judgement.share is not None else WHOLE_SHARE
    return _by_share(judgement.verdict, shown, point, share)


def _unknown(view: PromiseView, judgement: PromiseJudgement) -> Told:
    if judgement.reason is Reason.NOT_MEASURABLE:
        if view.guarantee.level is None:
            return Told(_("Löftet går inte att mäta,"), _("eftersom det saknar ett tal."))
        return Told(_("Löftet går inte att mäta"), _("med de siffror som finns."))
    if told := why_told(judgement.reason, judgement.point, view.measure):
        return told
    return Told(_("Vi vet inte hur ofta löftet hålls."))


def _by_level(judgement: PromiseJudgement, shown: MeasureView, point: Point, level: Level) -> Told:
    scale = amounts.scale_of(shown)
    limits = limits_of_level(level)
    lead = {
        PromiseVerdict.KEPT: _("Löftet hölls:"),
        PromiseVerdict.NEARLY_KEPT: _("Löftet hölls nästan:"),
    }.get(judgement.verdict, _("Löftet hölls inte:"))
    if level.bound is Bound.BY_DAY_OF_MONTH:
        result = amounts.result(shown, point, limits)
        aim = _("att det sker senast den {day} varje månad", day=numbers.plain(level.value))
    else:
        then = periods.when(point.period, school=shown.measure.school_year)
        is_said = level.per is Per.YEAR and point.period.kind is PeriodKind.YEAR  # "26 times a year in 2025"
        per = level.per.label if level.per and not is_said else ""
        result = amounts.at(amounts.told(point.value or Decimal(0), scale, limits, per), then)
        aim = level_aim(level)
    return Told(lead, _("det blev {result}. Löftet är {aim}.", result=result, aim=aim))


def level_aim(level: Level) -> str:
    """A level after "Löftet är": ``högst 10 veckor``, ``exakt 26 gånger per år``."""
    low = level.value if level.bound in {Bound.AT_LEAST, Bound.EXACTLY} else None
    high = level.value if level.bound in {Bound.AT_MOST, Bound.EXACTLY} else None
    text = targets.aim(low, high, amounts.Scale(level.unit.value))
    return f"{text} {level.per.label}" if level.per else text


def limits_of_level(level: Level) -> Limits:
    """The bounds of a level."""
    low = (level.value,) if level.bound in {Bound.AT_LEAST, Bound.EXACTLY} else ()
    return Limits(low, (level.value,) if level.bound is not Bound.AT_LEAST else ())


def _by_share(verdict: PromiseVerdict, shown: MeasureView, point: Point, share: Decimal) -> Told:
    outcome = point.outcome
    scale = amounts.scale_of(shown)
    tolerance = shown.measure.tolerance or Decimal(0)
    limits = Limits((share, share - tolerance))
    then = periods.when(point.period, school=shown.measure.school_year)
    percent = amounts.told(point.value or Decimal(0), scale, limits)
    known = outcome.numerator is not None and outcome.denominator is not None
    if known:
        part, whole = outcome.numerator or Decimal(0), outcome.denominator or Decimal(0)
        told = amounts.part_of(part, whole, shown.measure.counts)
        cases = (
            _("för {cases} {when}", cases=told, when=then)
            if shown.measure.counts
            else _("i {cases} {when}", cases=told, when=then)
        )
    else:
        cases = _("i {percent} av fallen {when}", percent=percent, when=then)
    lead, aim = _share_words(verdict, share)
    if verdict is PromiseVerdict.KEPT and known and share != WHOLE_SHARE:
        return Told(
            lead,
            _(
                "{cases}. Det är {percent}, och målet är minst {share}.",
                cases=cases, percent=percent, share=amounts.plain(share),
            ),
        )  # fmt: skip
    return Told(lead, _("{cases}. {aim}", cases=cases, aim=aim))


def _share_words(verdict: PromiseVerdict, share: Decimal) -> tuple[str, str]:
    """How the first words are, and what the promise was to reach."""
    if share == WHOLE_SHARE:
        aim = _("Löftet gäller alla.")
        if verdict is PromiseVerdict.KEPT:
            return _("Löftet hölls"), aim
        if verdict is PromiseVerdict.NEARLY_KEPT:
            return _("Löftet hölls nästan alltid:"), aim
        return _("Löftet hölls inte alltid:"), aim
    aim = _("Målet är minst {share}\u00a0procent.", share=amounts.plain(share))
    if verdict is PromiseVerdict.KEPT:
        return _("Löftet hölls"), aim
    if verdict is PromiseVerdict.NEARLY_KEPT:
        return _("Löftet hölls nästan tillräckligt ofta:"), aim
    return _("Löftet hölls inte tillräckligt ofta:"), aim
