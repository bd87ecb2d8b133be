"""What is to be reached, in words: ``Målet är minst 90 procent.``."""

from decimal import Decimal

from paraply.derive.verdicts import WHOLE_SHARE
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.measure import Target, TargetState
from paraply.speech import amounts, periods
from paraply.speech.amounts import DAY_OF_MONTH, MONEY, PERCENT, Scale


def aim(low: Decimal | None, high: Decimal | None, scale: Scale) -> str:
    """What is to be reached, after "Målet är": ``minst 90 procent``, ``exakt 26 gånger``, ``noll``.

    A bound is told with all its decimals. Without any bound it is empty.
    """
    if scale.unit == DAY_OF_MONTH and (low is None or low == high) and high is not None:
        return _("att det sker senast den {day} varje månad", day=amounts.plain(high))
    if low is not None and high is not None:
        if low == high:
            return _("noll") if low == 0 else _("exakt {amount}", amount=amounts.bound(low, scale))
        return _("mellan {low} och {high}", low=amounts.plain(low), high=amounts.bound(high, scale))
    if low is not None:
        if low == WHOLE_SHARE and scale.unit == PERCENT:
            return amounts.bound(low, scale)
        return _("minst {amount}", amount=amounts.bound(low, scale))
    if high is not None:
        if high == 0 and not scale.signed and scale.unit not in MONEY:
            return _("noll")
        return _("högst {amount}", amount=amounts.bound(high, scale))
    return ""


def aim_of(target: Target, view: MeasureView) -> str:
    """A target after "Målet är"."""
    return aim(target.at_least, target.at_most, amounts.scale_of(view))


def bare(target: Target, view: MeasureView) -> str:
    """A target without its unit, beside a number that has it: ``minst 85``."""
    scale = amounts.scale_of(view)
    unitless = (
        scale if scale.unit == DAY_OF_MONTH else Scale(amounts.COUNT, scale.decimals, None, scale.signed)
    )
    if target.at_least == WHOLE_SHARE and target.at_most is None and scale.unit == PERCENT:
        return amounts.plain(WHOLE_SHARE)  # more than all there is none
    return aim(target.at_least, target.at_most, unitless)


def target_sentence(target: Target, view: MeasureView, *, held_then: bool = False) -> str:
    """``Målet är minst 85 procent.``; ``held_then``: it was, and another holds now."""
    text = aim_of(target, view)
    if not text:
        return no_target(view)
    return _("Målet var {target}.", target=text) if held_then else _("Målet är {target}.", target=text)


def from_then(target: Target, view: MeasureView) -> str:
    """``Från år 2027 är målet minst 90 procent.``."""
    then = periods.noun(target.from_period, school=view.measure.school_year)
    return _("Från {then} är målet {target}.", then=then, target=aim_of(target, view))


def no_target(view: MeasureView) -> str:
    """The sentence that stands where a target would: there is none, or none yet for the figures there are."""
    measure = view.measure
    if measure.targets:
        first = min((target.from_period for target in measure.targets), key=lambda period: period.first)
        return _("Målet gäller först från {then}.", then=periods.noun(first, school=measure.school_year))
    if view.measure.target_state is TargetState.NONE:
        return _("Kommunen har inte satt något mål.")
    return _("Vi vet inte om det finns något mål.")
