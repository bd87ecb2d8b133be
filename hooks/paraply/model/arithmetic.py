"""Arithmetic with days, months and rounding: the one way each is counted."""

from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(earlier: date, later: date) -> int:
    """From the month of one day to the month of the other, whatever day of the month each is."""
    return 12 * (later.year - earlier.year) + later.month - earlier.month


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, away from zero: the rounding of every shown number (content model)."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
