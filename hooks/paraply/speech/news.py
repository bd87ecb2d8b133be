"""What happened, as its result: the new figure beside the one before, and what the target was."""

from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from paraply.derive.news import judged_on
from paraply.derive.verdicts import target_for
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.arithmetic import rounded
from paraply.model.choices import OutcomeKind
from paraply.model.dates import PartialDate
from paraply.model.measure import Target
from paraply.model.series import Point
from paraply.speech import amounts, periods, targets, verdicts


def outcome_sentences(view: MeasureView, day: PartialDate | None, period: str = "") -> str:
    """``77,4 procent i oktober 2026, mot 76,3 procent i september 2026. Målet är minst 80 procent.``.

    ``day`` is when the figure was published; None for the newest. ``period`` is that of one figure among
    several of the day. Empty without a figure of all.
    """
    point = _published(view, day, period) if day else view.series.latest
    if point is None:
        return ""
    result, before = amounts.result(view, point), _before(view, point)
    told = _("{result}.", result=result)
    if point.kind is OutcomeKind.FORECAST:
        then = periods.noun(point.period, school=view.measure.school_year)
        amount = amounts.told(point.value or Decimal(0), amounts.scale_of(view))
        told = _("prognosen för {period} var {amount}.", period=then, amount=amount)
    elif point.kind is OutcomeKind.PRELIMINARY:
        told = _("preliminärt {result}.", result=result)
    if before is not None and before.value is not None:
        keep = _has_part(view, point) or _has_part(view, before)
        result = amounts.result(view, point, keep_decimals=keep)
        limits = amounts.limits_at(view, before)
        amount = amounts.told(before.value, amounts.scale_of(view), limits, keep_decimals=keep)
        then = periods.than(before.period, school=view.measure.school_year)
        same = amounts.told(point.value or Decimal(0), amounts.scale_of(view), limits, keep_decimals=keep)
        if amount == same:
            is_day = view.measure.unit == amounts.DAY_OF_MONTH
            told = (
                _("{result}, samma dag som {then}.", result=result, then=then)
                if is_day
                else _("{result}, samma som {then}.", result=result, then=then)
            )
        else:
            earlier = _then(view, before, amount, then, keep=keep)
            told = (
                _("{result}, jämfört med {before}.", result=result, before=earlier)
                if _("mot") in view.measure.unit.split()  # "mot det väntade, mot" would be one too many
                else _("{result}, mot {before}.", result=result, before=earlier)
            )
    target = target_for(view.measure, point)
    if target is None or not point.is_measured:
        return told
    return " ".join([told, targets.target_sentence(target, view, held_then=_held_then(view, target))])


def _then(view: MeasureView, before: Point, amount: str, then: str, *, keep: bool) -> str:
    """The figure before and its time; a unit of several words, said just before, is not said again."""
    value = rounded(before.value or Decimal(0), view.decimals)
    number = amounts.spoken_number(value, view.decimals, keep_decimals=keep)
    _number, _space, unit = amount.removeprefix(number).partition("\u00a0")
    if not amount.startswith(number) or " " not in unit or view.measure.unit in amounts.MONEY:
        return amounts.at(amount, then)
    return (
        _("{amount} för {when}", amount=number, when=then) if then.startswith(_("år")) else f"{number} {then}"
    )


def verdict_sentences(view: MeasureView, day: PartialDate) -> str:
    """The verdict as it became on a day: ``Målet nåddes inte: 79 procent år 2025. …``."""
    judgement = judged_on(view, day, with_the_day=True)
    is_past = judgement.target is not None and _held_then(view, judgement.target)
    return str(verdicts.measure_told(replace(view, judgement=replace(judgement, is_past=is_past))))


def _held_then(view: MeasureView, target: Target) -> bool:
    """Whether another target holds now, as the measure's page says; one still to come holds not yet."""
    judged = view.judgement.target
    if judged is None:
        return target != view.measure.targets[-1]
    if target == judged:
        return view.judgement.is_past
    return target.from_period.first < judged.from_period.first


def _has_part(view: MeasureView, point: Point) -> bool:
    """Whether a figure is told with decimals, so that the one beside it has as many."""
    value = rounded(point.value or Decimal(0), view.decimals)
    return value != value.to_integral_value()


def _published(view: MeasureView, day: PartialDate, period: str) -> Point | None:
    """The newest figure of all that was published on a day, or the one of a period."""
    found = [
        point
        for point in view.series.totals
        if point.outcome.published == day
        and point.value is not None
        and not point.carried
        and period in {"", str(point.period)}
    ]
    return found[-1] if found else None


def _before(view: MeasureView, point: Point) -> Point | None:
    """The measured figure before one of the same kind of period, on the same side of every break."""
    if not point.is_measured:
        return None
    earlier = [
        other
        for other in takewhile(lambda other: other.period < point.period, view.series.measured)
        if other.period.kind is point.period.kind
    ]
    if not earlier:
        return None
    broken = any(earlier[-1].period < each.before <= point.period for each in view.measure.breaks)
    return None if broken else earlier[-1]
