"""Arithmetic with days and months."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
