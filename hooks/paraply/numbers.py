"""Swedish numbers, dates and periods, and nothing else: one way to write each, by Babel's data (CLDR)."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

from paraply.derive.changes import rounded
from paraply.model.guarantee import Bound, Level, LevelUnit
from paraply.model.values import PartialDate, Period, PeriodKind

LOCALE: Final = "sv_SE"
NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"

_WORDS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip
_DAY_OF_MONTH = LevelUnit.DAY_OF_MONTH.value
_SHORT_UNITS = {"procent": "%", "kronor": "kr", "sekunder": "s", _DAY_OF_MONTH: "i månaden"}
_LONG_UNITS = {
    "mnkr": "miljoner kronor", "tkr": "tusen kronor", "mdkr": "miljarder kronor", "antal": "",
    _DAY_OF_MONTH: "dag i månaden",
}  # fmt: skip
_SINGULAR = {
    "sekunder": "sekund", "minuter": "minut", "timmar": "timme", "dagar": "dag", "arbetsdagar": "arbetsdag",
    "vardagar": "vardag", "veckor": "vecka", "månader": "månad", "gånger": "gång",
}  # fmt: skip


def number(value: Decimal | float, decimals: int) -> str:
    """``67 044,5``: decimal comma, no-break space between thousands, half up, a true minus sign."""
    shown = rounded(Decimal(str(value)), decimals)
    if shown == 0:
        shown = abs(shown)
    return _formatted(shown, decimals)


@lru_cache(maxsize=8192)
def _formatted(value: Decimal, decimals: int) -> str:
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    text: str = format_decimal(value, format=pattern, locale=LOCALE, decimal_quantization=False)
    return text.replace("-", MINUS)


def plain(value: Decimal) -> str:
    """A number as written in a file, without needless zeros: 10, 3,5."""
    exponent = value.normalize().as_tuple().exponent
    return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def count_word(value: int) -> str:
    """Small counts in words: ``åtta``; from thirteen in digits."""
    return _WORDS[value] if 0 <= value < len(_WORDS) else number(value, 0)


def short_unit(unit: str) -> str:
    """The sign of a unit in figures and tables: ``%``, ``kr``; other units as they are."""
    return "" if unit == "antal" else _SHORT_UNITS.get(unit, unit)


def long_unit(unit: str) -> str:
    """The word of a unit in running text: ``procent``, ``miljoner kronor``."""
    return _LONG_UNITS.get(unit, unit)


def points_unit(unit: str) -> str:
    """The unit of a difference: percent differ by percentage points."""
    return {"procent": "procentenheter", _DAY_OF_MONTH: "dagar"}.get(unit, long_unit(unit))


def figure(value: Decimal, unit: str, decimals: int) -> str:
    """``86,2 %``: number and short unit, kept together on one line; ``dag 27`` for a day of the month."""
    if unit == _DAY_OF_MONTH:
        return f"dag{NBSP}{number(value, decimals)}"
    sign = short_unit(unit)
    return f"{number(value, decimals)}{NBSP}{sign}" if sign else number(value, decimals)


def spoken(value: Decimal, unit: str, decimals: int) -> str:
    """``86,2 procent``: number and unit in running text; ``dag 27 i månaden`` for a day of the month."""
    if unit == _DAY_OF_MONTH:
        return f"dag{NBSP}{number(value, decimals)} i månaden"
    word = long_unit(unit)
    return f"{number(value, decimals)}{NBSP}{word}" if word else number(value, decimals)


def bounds(low: Decimal | None, high: Decimal | None, unit: str, decimals: int) -> str:
    """What is to be reached, in running text: ``minst 90 procent``, ``mellan 18 och 22 dagar``.

    Whole bounds have no decimals; without any bound it is unknown.
    """
    if all(bound == bound.to_integral_value() for bound in (low, high) if bound is not None):
        decimals = 0
    if low is not None and high is not None:
        return f"mellan {number(low, decimals)} och {spoken(high, unit, decimals)}"
    if low is not None:
        return f"minst {spoken(low, unit, decimals)}"
    return f"högst {spoken(high, unit, decimals)}" if high is not None else "uppgift saknas"


def level_value(level: Level) -> str:
    """The number of a level as the eye-catcher of a list: ``10``, ``27:e``."""
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return ordinal(int(level.value))
    return plain(level.value)


def level_unit(level: Level) -> str:
    """The unit that belongs to ``level_value``: ``veckor``, ``varje månad``, ``gång per månad``."""
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return "varje månad"
    unit = "" if level.unit is LevelUnit.COUNT else unit_word(level.unit.value, level.value)
    return f"{unit} {level.per.label}".strip() if level.per else unit


def unit_word(unit: str, value: Decimal) -> str:
    """``vecka`` for one, ``veckor`` for more."""
    return _SINGULAR.get(unit, unit) if value == 1 else unit


def level_text(level: Level) -> str:
    """A level in words: ``högst 10 veckor``, ``senast den 27:e varje månad``."""
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return f"senast den {level_value(level)} varje månad"
    return f"{level.bound.label} {level_value(level)}{NBSP}{level_unit(level)}".strip()


def ordinal(value: int) -> str:
    """``1:a``, ``27:e``: Swedish ordinals in digits."""
    return f"{value}:{'a' if value % 10 in {1, 2} and value % 100 not in {11, 12} else 'e'}"


def day(value: date | PartialDate | None) -> str:
    """``14 juni 2026``, ``juni 2026`` or ``2026``, as precisely as it is known."""
    if value is None:
        return "uppgift saknas"
    if isinstance(value, PartialDate):
        if value.month is None:
            return str(value.year)
        if value.day is None:
            return _date(value.first, "LLLL y")
        value = value.first
    return _date(value, "d MMMM y")


@lru_cache(maxsize=4096)
def _date(value: date, pattern: str) -> str:
    text: str = format_date(value, pattern, locale=LOCALE)
    return text


def period(value: Period) -> str:
    """``2026``, ``januari–april 2026``, ``kvartal 1 2026``, ``juni 2026``, ``2023/2024``, days."""
    match value.kind:
        case PeriodKind.YEAR | PeriodKind.SPLIT_YEAR:
            return value.text
        case PeriodKind.THIRD:
            return f"januari–{_date(value.last, 'MMMM y')}"
        case PeriodKind.QUARTER:
            return f"kvartal {value.last.month // 3} {value.last.year}"
        case PeriodKind.MONTH:
            return _date(value.first, "LLLL y")
    return f"{day(value.first)}–{day(value.last)}"
