"""A number with what it counts, rounded so that it never contradicts the bound it is told beside."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.verdicts import WHOLE_SHARE, target_for
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.arithmetic import rounded
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period, PeriodKind
from paraply.model.level import LevelUnit
from paraply.model.measure import CountedThing, Target
from paraply.model.series import Point
from paraply.speech import periods

COUNT: Final = LevelUnit.COUNT.value
PERCENT: Final = LevelUnit.PERCENT.value
DAY_OF_MONTH: Final = LevelUnit.DAY_OF_MONTH.value
INDEX: Final = numbers.INDEX
THOUSANDS_OF_KRONOR: Final = "tkr"
MONEY: Final = frozenset({"kronor", "tkr", "mnkr", "mdkr"})
A_THOUSAND: Final = Decimal(1000)
MOST_DECIMALS: Final = 3
"""Of a difference, however small."""

_UNITS_OF_DIFFERENCES: Final = {PERCENT: "procentenheter", INDEX: "enheter", DAY_OF_MONTH: "dagar"}
_PER: Final = "per "


@dataclass(frozen=True, slots=True)
class Scale:
    """How the numbers of a measure are told: unit, decimals and what they count.

    ``signed``: they may be below zero, so that at most zero is not the same as none.
    """

    unit: str
    decimals: int = 0
    counts: CountedThing | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What a number is told beside: every bound from below, and every bound from above, in its own unit."""

    lows: tuple[Decimal, ...] = ()
    highs: tuple[Decimal, ...] = ()


NO_LIMITS: Final = Limits()


def scale_of(view: MeasureView) -> Scale:
    """The scale of a measure."""
    return Scale(view.measure.unit, view.decimals, view.measure.counts, view.is_signed)


def limits_of(target: Target | None, tolerance: Decimal | None = None) -> Limits:
    """The bounds of a target, and those of its margin."""
    if target is None:
        return NO_LIMITS
    margins = (Decimal(0), *((tolerance,) if tolerance else ()))
    lows = [target.at_least - margin for margin in margins if target.at_least is not None]
    highs = [target.at_most + margin for margin in margins if target.at_most is not None]
    return Limits(tuple(lows), tuple(highs))


def limits_at(view: MeasureView, point: Point) -> Limits:
    """The bounds that a figure of a measure is judged by."""
    return limits_of(target_for(view.measure, point), view.measure.tolerance)


def decimals_beside(value: Decimal, decimals: int, limits: Limits) -> int:
    """As many decimals as keep the shown number on the same side of every bound as the true one."""
    most = max(decimals, numbers.decimals_of(value))
    while decimals < most and _crosses(value, rounded(value, decimals), limits):
        decimals += 1
    return decimals


def number_beside(value: Decimal, decimals: int, limits: Limits = NO_LIMITS) -> str:
    """The number for tables and charts: ``86,2``."""
    return numbers.number(value, decimals_beside(value, decimals, limits))


def shown(view: MeasureView, point: Point) -> str:
    """A figure of a measure for tables: ``86,2``; empty without a value."""
    if point.value is None:
        return ""
    return number_beside(point.value, view.decimals, limits_at(view, point))


def figure(view: MeasureView, point: Point) -> str:
    """A figure of a measure with its short unit: ``86,2 %``; empty without a value."""
    if point.value is None:
        return ""
    decimals = decimals_beside(point.value, view.decimals, limits_at(view, point))
    return numbers.figure(point.value, view.measure.unit, decimals)


def told(
    value: Decimal, scale: Scale, limits: Limits = NO_LIMITS, per: str = "", *, keep_decimals: bool = False
) -> str:
    """A number in running text: ``86,2 procent``, ``knappt 95 procent``, ``1 gång per dag``.

    ``keep_decimals``: it stands beside a number with decimals, and has as many.
    """
    text = _told(value, scale, limits, keep_decimals=keep_decimals)
    return f"{text} {per}" if per else text


def _told(value: Decimal, scale: Scale, limits: Limits, *, keep_decimals: bool = False) -> str:
    if scale.unit == THOUSANDS_OF_KRONOR:
        return _of_thousands(value, scale.decimals, limits)
    if value == 0 and scale.unit == COUNT and scale.counts:
        return _("inga {things}", things=scale.counts.many)
    if barely := _barely(value, scale, limits):
        return barely
    decimals = decimals_beside(value, scale.decimals, limits)
    number = spoken_number(value, decimals, keep_decimals=keep_decimals)
    return with_unit(number, rounded(value, decimals), scale)


def spoken_number(value: Decimal, decimals: int, *, keep_decimals: bool = False) -> str:
    """A number in running text: a whole one has no decimals, and one below zero says so."""
    near = rounded(value, decimals)
    is_whole = near == near.to_integral_value() and not keep_decimals
    text = numbers.number(abs(near), 0 if is_whole else decimals)
    return _("minus {number}", number=text) if near < 0 else text


def bound(value: Decimal, scale: Scale) -> str:
    """A bound in running text: told whole, however many decimals the figures have."""
    if scale.unit == THOUSANDS_OF_KRONOR:
        is_small = abs(value) < A_THOUSAND
        told = value * A_THOUSAND if is_small else value / A_THOUSAND
        return with_unit(plain(told), told, Scale("kronor" if is_small else "mnkr"))
    return with_unit(plain(value), value, scale)


def plain(value: Decimal) -> str:
    """A number as it was decided, in running text: every decimal, and none that is needless."""
    return spoken_number(value, numbers.decimals_of(value.normalize()))


def difference(value: Decimal, scale: Scale, counts: CountedThing | None = None) -> str:
    """The size of a difference: ``1,1 procentenheter``, ``2 enheter``; never zero when it is not."""
    size, decimals = abs(value), scale.decimals
    unit = unit_of_difference(scale.unit)
    if unit == THOUSANDS_OF_KRONOR:
        return _of_thousands(size, decimals, NO_LIMITS)
    while decimals < MOST_DECIMALS and size < Decimal(1).scaleb(-decimals):
        decimals += 1
    number = spoken_number(size, decimals)
    return with_unit(number, rounded(size, decimals), Scale(unit, decimals, counts)) if unit else number


def unit_of_difference(unit: str) -> str:
    """What a difference is counted in: ``procentenheter`` of any share, and nothing of what is but a rate.

    What it is per is left out: it is told with the figures that differ. Empty for ``per 1 000 invånare``.
    """
    if unit.partition(" ")[0] == PERCENT:
        unit = PERCENT
    unit = "" if unit.startswith(_PER) else unit.partition(f" {_PER}")[0]
    return _UNITS_OF_DIFFERENCES.get(unit, unit)


def with_unit(number: str, value: Decimal, scale: Scale) -> str:
    """A number, already written, with the word it goes with: ``1 vecka``, ``index 72``, ``228 besök``."""
    one = numbers.plural_of(value)
    if scale.unit == COUNT:
        if scale.counts is None:
            return number
        return f"{number}{numbers.NBSP}{scale.counts.one if one == 1 else scale.counts.many}"
    if scale.unit == INDEX:
        return _("index\u00a0{number}", number=number)
    if scale.unit == DAY_OF_MONTH:
        return _("den\u00a0{number}", number=number)
    return f"{number}{numbers.NBSP}{numbers.unit_word(scale.unit, value)}"


def without_unit(amount: str, value: Decimal, scale: Scale) -> str:
    """An amount whose unit is told with the next one: ``knappt 95`` of ``knappt 95 procent av barnen``."""
    return amount.removesuffix(f"{numbers.NBSP}{numbers.unit_word(scale.unit, value)}")


def part_of(part: Decimal, whole: Decimal, counts: CountedThing | None) -> str:
    """``296 av 308 ärenden``: what is counted is named where a word for it is known, else it is ``fall``."""
    shown = [numbers.plain(number) for number in (part, whole)]
    things = counts.many if counts else _("fall")
    return _("{part} av {whole}\u00a0{things}", part=shown[0], whole=shown[1], things=things)


def result(
    view: MeasureView,
    point: Point,
    limits: Limits | None = None,
    *,
    place: str = "",
    keep_decimals: bool = False,
) -> str:
    """A figure and its time: ``88,3 procent år 2025``, ``antalet var 228 år 2024``."""
    value = point.value if point.value is not None else Decimal(0)
    scale = scale_of(view)
    if scale.unit == DAY_OF_MONTH and point.period.kind is PeriodKind.MONTH:
        return _day_of(value, point.period)
    beside = limits_at(view, point) if limits is None else limits
    text = told(value, scale, beside, keep_decimals=keep_decimals)
    if scale.unit == COUNT and scale.counts is None:
        text = _("antalet var {number}", number=_("noll") if value == 0 else text)
    then = periods.when(point.period, school=view.measure.school_year)
    if place:
        return _("{amount} i {place} {when}", amount=text, place=place, when=then)
    return at(text, then)


def at(amount: str, then: str) -> str:
    """An amount and its time: ``88,3 procent år 2025``; after a unit in ``år``, with a word between."""
    if amount.split()[-1:] == then.split()[:1]:
        return _("{amount} för {when}", amount=amount, when=then)
    return _("{amount} {when}", amount=amount, when=then)


def expected(view: MeasureView, point: Point) -> str:
    """A figure that was not final, when a later one is there: ``Prognosen var 24 tomter.``."""
    amount = told(point.value if point.value is not None else Decimal(0), scale_of(view))
    if point.kind is OutcomeKind.FORECAST:
        return _("Prognosen var {amount}.", amount=amount)
    if point.kind is OutcomeKind.PRELIMINARY:
        return _("Den preliminära siffran var {amount}.", amount=amount)
    return _("Tidigare var siffran {amount}.", amount=amount)


def _day_of(value: Decimal, period: Period) -> str:
    number = spoken_number(value, numbers.decimals_of(value.normalize()))
    return _("den {day}\u00a0{month}", day=number, month=numbers.month(period.first))


def _barely(value: Decimal, scale: Scale, limits: Limits) -> str:
    """``knappt 95 procent`` for what would be rounded up to a bound that it does not reach; else empty."""
    near = rounded(value, scale.decimals)
    for low in limits.lows:
        if value < low <= near and low > 0:
            amount = with_unit(plain(low), low, scale)
            if low == WHOLE_SHARE and scale.unit == PERCENT:
                return _("nästan {number}", number=amount)
            return _("knappt {number}", number=amount)
    for high in limits.highs:
        if value > high >= near and high > 0:
            return _("drygt {number}", number=with_unit(plain(high), high, scale))
    return ""


def _crosses(value: Decimal, near: Decimal, limits: Limits) -> bool:
    """Whether the shown number is on the other side of a bound than the true one, or looks like 0."""
    if near == 0 and value != 0 and Decimal(0) in (*limits.lows, *limits.highs):
        return True
    return _differ((low <= value, low <= near) for low in limits.lows) or _differ(
        (value <= high, near <= high) for high in limits.highs
    )


def _differ(pairs: Iterable[tuple[bool, bool]]) -> bool:
    return any(true != seen for true, seen in pairs)


def _of_thousands(value: Decimal, decimals: int, limits: Limits) -> str:
    """Thousands of kronor as people say them: ``13,1 miljoner kronor``, ``128 000 kronor``."""
    if abs(value) < 1000:
        return _told(value * 1000, Scale("kronor", 0), _times(limits, Decimal(1000)))
    return _told(value / 1000, Scale("mnkr", max(1, decimals)), _times(limits, Decimal("0.001")))


def _times(limits: Limits, factor: Decimal) -> Limits:
    return Limits(tuple(low * factor for low in limits.lows), tuple(high * factor for high in limits.highs))
