"""Conversions of units that are exact: sizes of money, and share to percent."""

from decimal import Decimal
from typing import Final

from paraply.model.units import PER, SHARE, SHORT, unit_named

NEVER_NEGATIVE: Final = frozenset(
    {"antal", "dagar", "arbetsdagar", "vardagar", "veckor", "månader", "minuter", "timmar", "sekunder"}
)
"""Units of what is counted or takes time, and so is never less than nothing."""

_KRONOR: Final = {
    "kronor": Decimal(1),
    "tkr": Decimal(1000),
    "mnkr": Decimal(1_000_000),
    "mdkr": Decimal(1_000_000_000),
}


def is_money(unit: str) -> bool:
    """Whether the unit, as we write it, is a size of money, or of money for each of something."""
    return size_of(unit) in _KRONOR


def size_of(unit: str) -> str:
    """The size of money in a unit as we write it, without what it is for each of."""
    return unit.partition(PER)[0]


def is_same(unit: str, wanted: str) -> bool:
    """Whether a value in one unit is the same number in the other."""
    return converted(Decimal(1), unit, wanted) == 1


def same_unit(text: str) -> str:
    """The unit as we write it, else the text without case and short forms, to be compared."""
    unit, per, each = " ".join(text.replace("/", PER).split()).casefold().partition(PER)
    return unit_named(text) or f"{unit_named(unit) or unit}{per}{SHORT.get(each, each)}"


def converted(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The value in another unit, exactly; None when one is not a size of the other.

    Money for each of something is no money for all: ``kr/inv`` does not become ``kronor``. Of a measure that
    is for each, a sheet may say ``kr`` alone.
    """
    unit, wanted = same_unit(unit), same_unit(wanted)
    if unit == wanted:
        return value
    if is_money(wanted) and unit.partition(PER)[2] in {"", wanted.partition(PER)[2]}:
        unit, wanted = size_of(unit), size_of(wanted)
    if unit in _KRONOR and wanted in _KRONOR:
        return value * _KRONOR[unit] / _KRONOR[wanted]
    if (unit, wanted) == (SHARE, "procent"):
        return value * 100
    return None
