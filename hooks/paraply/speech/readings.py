"""One figure of a chart, said by itself: what stands at the place that a reader points at."""

from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.arithmetic import rounded
from paraply.model.choices import OutcomeKind
from paraply.model.series import Point
from paraply.speech import amounts, periods
from paraply.speech.text import capital


def reading(view: MeasureView, point: Point) -> str:
    """``86,2 procent år 2026.``, with why it is something less, or why there is none; one line."""
    if point.value is None:
        missing = point.outcome.missing
        why = missing.label if missing else _("ingen siffra")
        return f"{capital(periods.name(point.period))}: {why}."
    told = capital(amounts.result(view, point, keep_decimals=_have_parts(view)))
    if point.carried:
        return _("{result}, inte mätt utan upprepad.", result=told)
    return f"{told}." if point.kind is OutcomeKind.OUTCOME else f"{told}, {point.kind.label}."


def unfinished(view: MeasureView) -> str:
    """What is known where no figure is final: ``Prognosen är 24 tomter för år 2026.``; else empty."""
    point = view.judgement.point
    if view.series.latest is not None or point is None or point.value is None or point.carried:
        return ""
    if point.kind is OutcomeKind.FORECAST:
        amount = amounts.told(point.value, amounts.scale_of(view))
        then = periods.noun(point.period, school=view.measure.school_year)
        return _("Prognosen är {amount} för {period}.", amount=amount, period=then)
    result = amounts.result(view, point)
    if point.kind is OutcomeKind.PRELIMINARY:
        return _("Preliminärt {result}.", result=result)
    return _("{result}.", result=capital(result))


def peers(view: MeasureView) -> str:
    """The last of similar municipalities beside it: ``85,1 procent år 2026``; empty without any."""
    if not view.peers:
        return ""
    period, value = view.peers[-1]
    scale = amounts.scale_of(view)
    amount = amounts.told(value, scale, keep_decimals=view.decimals > 0)
    if scale.unit == amounts.COUNT and scale.counts is None:
        amount = _("antalet {number}", number=amount)
    return amounts.at(amount, periods.when(period, school=view.measure.school_year))


def _have_parts(view: MeasureView) -> bool:
    """Whether any figure of a chart has decimals, so that all of them are told with as many."""
    values = (rounded(p.value, view.decimals) for p in view.series.points if p.value is not None)
    return any(value != value.to_integral_value() for value in values)


def newest(view: MeasureView, place: str) -> str:
    """Our own figure that others are set beside: ``Exempel 86,2 procent``; empty without one."""
    latest = view.series.latest
    if latest is None or latest.value is None:
        return ""
    amount = amounts.told(latest.value, amounts.scale_of(view), amounts.limits_at(view, latest))
    return _("{place} {amount}", place=place, amount=amount)
