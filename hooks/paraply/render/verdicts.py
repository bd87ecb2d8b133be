"""Verdicts told in words: how it went for a measure and for a promise, or why nobody can say."""

from decimal import Decimal

from paraply import numbers
from paraply.derive.verdicts import Judgement
from paraply.derive.views import MeasureView, PromiseView
from paraply.language import N_, _
from paraply.model.choices import Reason
from paraply.model.guarantee import MeasureIs
from paraply.model.measure import TargetState
from paraply.render.wording import target_text, value_text

VERDICT_CLASSES = {
    "met": "met", "kept": "met",
    "near": "near", "nearly_kept": "near", "mostly_met": "near", "partly_met": "near",
    "not_met": "not-met", "not_kept": "not-met", "not_assessed": "not-assessed",
}  # fmt: skip
"""The look of each verdict: a word, a shape and a colour, never colour alone."""

_REASON_SENTENCES = {
    Reason.NO_OUTCOME: N_("Uppgift saknas om resultatet."),
    Reason.PART_YEAR: N_("Siffran gäller bara en del av året."),
    Reason.PRELIMINARY: N_("Siffran är preliminär."),
    Reason.FORECAST: N_("Siffran är en prognos."),
    Reason.BREAK: N_("Mätningen har ändrats sedan målet sattes."),
    Reason.CARRIED: N_("Värdet är upprepat från ett tidigare år."),
    Reason.NOT_MEASURABLE: N_("Löftet går inte att mäta så som det är skrivet."),
}


def why_no_target(view: MeasureView) -> str:
    """The sentence that stands where a target would."""
    if view.measure.target_state is TargetState.NONE:
        return _("Kommunen har inte satt något mål.")
    return _("Uppgift saknas om mål.")


def reason_sentence(reason: Reason | None, judgement_period: str = "") -> str:
    """Why something cannot be judged."""
    if reason is Reason.TOO_OLD:
        return (
            _("Den senaste siffran är för gammal: {period}.", period=judgement_period)
            if judgement_period
            else _("Siffran är för gammal.")
        )
    return _(_REASON_SENTENCES.get(reason, "")) if reason else ""


def measure_verdict(view: MeasureView) -> str:
    """What follows the verdict's word on a measure."""
    judgement = view.judgement
    if judgement.reason is Reason.NO_TARGET:
        return why_no_target(view)
    if judgement.target is None or judgement.reason:
        return _why_not(judgement)
    return _("Målet är {target}.", target=target_text(view, judgement.target))


def _why_not(judgement: Judgement) -> str:
    then = numbers.period(judgement.point.period) if judgement.point else ""
    return reason_sentence(judgement.reason, then)


def promise_verdict(view: PromiseView) -> str:
    """What follows the verdict's word on a promise: number, period, denominator and target."""
    judgement, shown = view.judgement, view.measure
    if judgement.reason is Reason.NO_OUTCOME:
        return _("Uppgift saknas om hur ofta löftet hålls.")
    if judgement.reason or shown is None or judgement.point is None or judgement.point.value is None:
        return reason_sentence(
            judgement.reason, numbers.period(judgement.point.period) if judgement.point else ""
        )
    when = numbers.period(judgement.point.period)
    value = value_text(shown, judgement.point.value)
    if view.guarantee.measure_is is MeasureIs.LEVEL and judgement.level:
        return _(
            "Det blev {value} {when}. Löftet är {level}.",
            value=value,
            when=when,
            level=numbers.level_text(judgement.level),
        )
    outcome = judgement.point.outcome
    cases = value
    if outcome.numerator is not None and outcome.denominator is not None:
        cases = _(
            "{numerator} av {denominator} ärenden ({value})",
            numerator=numbers.plain(outcome.numerator),
            denominator=numbers.plain(outcome.denominator),
            value=value,
        )
    if judgement.share in (None, Decimal(100)):
        return _("{cases} {when}. Målet är alla ärenden.", cases=cases, when=when)
    share = numbers.plain(judgement.share)
    return _("{cases} {when}. Målet är minst {share}\u00a0procent.", cases=cases, when=when, share=share)
