"""Periods inside sentences: a year is never set beside a number without a word between them."""

from calendar import monthrange
from datetime import date
from typing import Final

from paraply import numbers
from paraply.language import N_, _
from paraply.model.dates import Period, PeriodKind

_QUARTERS: Final = (
    N_("första kvartalet {year}"), N_("andra kvartalet {year}"),
    N_("tredje kvartalet {year}"), N_("fjärde kvartalet {year}"),
)  # fmt: skip


def when(period: Period, *, school: bool = False) -> str:
    """The time as it stands in a sentence: ``år 2025``, ``i maj 2025``, ``under tredje kvartalet 2026``.

    ``school``: a year that begins in July is a school year.
    """
    match _kind(period):
        case PeriodKind.YEAR:
            return noun(period)
        case PeriodKind.MONTH:
            return _("i {month}", month=_month(period.first))
        case PeriodKind.THIRD | PeriodKind.QUARTER:
            return _("under {period}", period=noun(period))
        case PeriodKind.SPLIT_YEAR if school:
            return noun(period, school=True)
    if period.first == period.last:
        return _("den {day}", day=numbers.day(period.first))
    if _whole_months(period):
        return _("från {first} till {last}", first=_month(period.first), last=_month(period.last))
    first, last = numbers.day(period.first), numbers.day(period.last)
    return _("från den {first} till och med den {last}", first=first, last=last)


def noun(period: Period, *, school: bool = False) -> str:
    """The time without its preposition, after ``från`` or ``sedan``: ``år 2025``, ``maj 2025``."""
    match _kind(period):
        case PeriodKind.YEAR:
            return _("år {year}", year=period.first.year)
        case PeriodKind.MONTH:
            return _month(period.first)
        case PeriodKind.QUARTER:
            return _(_QUARTERS[period.last.month // 3 - 1], year=period.last.year)
        case PeriodKind.SPLIT_YEAR if school:
            return _("läsåret {year}", year=_split(period))
    return name(period)


def than(period: Period, *, school: bool = False) -> str:
    """The time after ``än`` or ``som``: like ``when``, but a stretch of days is named as one."""
    if is_span(period, school=school):
        return _("under perioden {period}", period=name(period))
    return when(period, school=school)


def is_span(period: Period, *, school: bool = False) -> bool:
    """Whether a sentence tells it ``från … till …``, so that no other ``från`` can stand before it."""
    return _kind(period) in {PeriodKind.DAYS, PeriodKind.SPLIT_YEAR} and not school


def name(period: Period) -> str:
    """The time as a label in tables and charts: ``2025``, ``maj 2025``, ``november 2025–mars 2026``."""
    kind = _kind(period)
    if kind is PeriodKind.YEAR:
        return str(period.first.year)
    if kind is PeriodKind.MONTH:
        return _month(period.first)
    if kind is PeriodKind.QUARTER:
        return noun(period)
    if kind is PeriodKind.DAYS and _whole_months(period):
        return f"{_month(period.first)}–{_month(period.last)}"
    return numbers.period(period)


def span(first: Period, last: Period) -> str:
    """The time from one period to another as a label: ``2016–2022``, ``november 2021–mars 2026``."""
    if first == last:
        return name(first)
    if first.kind is PeriodKind.DAYS or last.kind is PeriodKind.DAYS:
        return f"{_month(first.first)}–{_month(last.last)}"
    return f"{name(first)}–{name(last)}"


def from_to(first: Period, last: Period) -> str:
    """The time from one period to another in a sentence: ``från år 2023 till år 2026``."""
    if first == last:
        return when(first)
    if first.kind is not last.kind or is_span(first):
        return _("från {first} till {last}", first=_month(first.first), last=_month(last.last))
    return _("från {first} till {last}", first=noun(first), last=noun(last))


def _kind(period: Period) -> PeriodKind:
    """The form the period is told in: days that are a whole month or year are told as one."""
    if period.kind is not PeriodKind.DAYS or not _whole_months(period):
        return period.kind
    if (period.first.year, period.first.month) == (period.last.year, period.last.month):
        return PeriodKind.MONTH
    if period.first.year == period.last.year and (period.first.month, period.last.month) == (1, 12):
        return PeriodKind.YEAR
    return PeriodKind.DAYS


def _whole_months(period: Period) -> bool:
    last = period.last
    return period.first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _month(day: date) -> str:
    return numbers.month(day)


def _split(period: Period) -> str:
    return f"{period.first.year}/{period.last.year % 100:02}"
