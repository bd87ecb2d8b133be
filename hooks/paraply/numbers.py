"""Numbers, dates and periods, and nothing else: one way to write each, by the language's data (CLDR)."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from paraply import language
from paraply.language import N_, _, ngettext
from paraply.model.arithmetic import rounded
from paraply.model.dates import PartialDate, Period, PeriodKind
from paraply.model.level import Bound, Level, LevelUnit

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"

_WORDS = (
    N_("noll"), N_("en"), N_("två"), N_("tre"), N_("fyra"), N_("fem"), N_("sex"), N_("sju"), N_("åtta"),
    N_("nio"), N_("tio"), N_("elva"), N_("tolv"),
)  # fmt: skip
_DAY_OF_MONTH = LevelUnit.DAY_OF_MONTH.value
INDEX: Final = "index"
_SHORT_UNITS = {"procent": "%", "kronor": N_("kr"), _DAY_OF_MONTH: N_("i månaden")}
_LONG_UNITS = {
    "mnkr": N_("miljoner kronor"), "tkr": N_("tusen kronor"), "mdkr": N_("miljarder kronor"), "antal": "",
    "kronor": N_("kronor"), _DAY_OF_MONTH: N_("dag i månaden"),
}  # fmt: skip
_UNITS: Final[dict[str, Callable[[int], str]]] = {
    "sekunder": lambda n: ngettext("sekund", "sekunder", n),
    "minuter": lambda n: ngettext("minut", "minuter", n),
    "timmar": lambda n: ngettext("timme", "timmar", n),
    "dagar": lambda n: ngettext("dag", "dagar", n),
    "arbetsdagar": lambda n: ngettext("arbetsdag", "arbetsdagar", n),
    "vardagar": lambda n: ngettext("vardag", "vardagar", n),
    "veckor": lambda n: ngettext("vecka", "veckor", n),
    "månader": lambda n: ngettext("månad", "månader", n),
    "år": lambda n: ngettext("år", "år", n),
    "gånger": lambda n: ngettext("gång", "gånger", n),
    "personer": lambda n: ngettext("person", "personer", n),
    "grader": lambda n: ngettext("grad", "grader", n),
    "procent": lambda n: ngettext("procent", "procent", n),
    "procentenheter": lambda n: ngettext("procentenhet", "procentenheter", n),
    "enheter": lambda n: ngettext("enhet", "enheter", n),
    "kronor": lambda n: ngettext("krona", "kronor", n),
    "mnkr": lambda n: ngettext("miljon kronor", "miljoner kronor", n),
    "mdkr": lambda n: ngettext("miljard kronor", "miljarder kronor", n),
}
"""Units in the forms that go with a number; any other unit stands as it is written."""

_KNOWN_UNITS = {unit.value: unit for unit in LevelUnit}


def number(value: Decimal | float, decimals: int) -> str:
    """``67 044,5``: decimal comma, no-break space between thousands, half up, a true minus sign."""
    return _number(value, decimals, language.code())


@lru_cache(maxsize=8192)  # a figure is told on the pages of all that it is part of, several times on its own
def _number(value: Decimal | float, decimals: int, locale: str) -> str:
    shown = rounded(Decimal(str(value)), decimals)
    if shown == 0:
        shown = abs(shown)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    text: str = format_decimal(shown, format=pattern, locale=locale, decimal_quantization=False)
    return text.replace("-", MINUS)


def decimals_of(value: Decimal) -> int:
    """How many decimals a value is written with: 96.40 has two, 1E+3 none."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(value: Decimal) -> str:
    """A number as written in a file, without needless zeros: 10, 3,5."""
    return number(value, decimals_of(value.normalize()))


def count_word(value: int, *, neuter: bool = False) -> str:
    """Small counts in words: ``åtta``; from thirteen in digits. ``neuter``: one is ``ett``, not ``en``."""
    if value == 1 and neuter:
        return _("ett")
    return _(_WORDS[value]) if 0 <= value < len(_WORDS) else number(value, 0)


def short_unit(unit: str) -> str:
    """The sign of a unit in figures and tables: ``%``, ``kr``; other units as they are."""
    return "" if unit == "antal" else _(_SHORT_UNITS[unit]) if unit in _SHORT_UNITS else _word(unit)


def long_unit(unit: str) -> str:
    """The word of a unit in running text: ``procent``, ``miljoner kronor``."""
    known = _LONG_UNITS.get(unit)
    return _word(unit) if known is None else _(known)


_IN_THOUSANDS: Final = re.compile(r"(?<=\d) (?=\d\d\d)")
"""Where a number in a unit, as in ``per 100 000 invånare``, would be cut in two at the end of a line."""


def _word(unit: str) -> str:
    """Units are words in the content; those of promises are ours too, and have a translation."""
    known = _KNOWN_UNITS.get(unit)
    return known.label if known else _IN_THOUSANDS.sub(NBSP, unit)


def figure(value: Decimal, unit: str, decimals: int) -> str:
    """``86,2 %``: number and short unit, kept together on one line; ``dag 27``, ``index 72``."""
    if unit == _DAY_OF_MONTH:
        return _("dag\u00a0{number}", number=number(value, decimals))
    if unit == INDEX:
        return _("index\u00a0{number}", number=number(value, decimals))
    sign = short_unit(unit)
    return f"{number(value, decimals)}{NBSP}{sign}" if sign else number(value, decimals)


def spoken(value: Decimal, unit: str, decimals: int) -> str:
    """``86,2 procent``: number and unit in running text; ``dag 27 i månaden`` for a day of the month."""
    if unit == _DAY_OF_MONTH:
        return _("dag\u00a0{number} i månaden", number=number(value, decimals))
    if unit == INDEX:
        return _("index\u00a0{number}", number=number(value, decimals))
    word = long_unit(unit)
    return f"{number(value, decimals)}{NBSP}{word}" if word else number(value, decimals)


def bounds(low: Decimal | None, high: Decimal | None, unit: str, decimals: int) -> str:
    """What is to be reached, in running text: ``minst 90 procent``, ``mellan 18 och 22 dagar``.

    Whole bounds have no decimals; without any bound it is unknown.
    """
    if all(bound == bound.to_integral_value() for bound in (low, high) if bound is not None):
        decimals = 0
    if low is not None and high is not None:
        return _("mellan {low} och {high}", low=number(low, decimals), high=spoken(high, unit, decimals))
    if low is not None:
        return _("minst {low}", low=spoken(low, unit, decimals))
    return _("högst {high}", high=spoken(high, unit, decimals)) if high is not None else _("uppgift saknas")


def level_value(level: Level) -> str:
    """The number of a level as the eye-catcher of a list: ``10``, ``27:e``."""
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return ordinal(int(level.value))
    return plain(level.value)


def level_unit(level: Level) -> str:
    """The unit that belongs to ``level_value``: ``veckor``, ``varje månad``, ``gång per månad``."""
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return _("varje månad")
    unit = "" if level.unit is LevelUnit.COUNT else unit_word(level.unit.value, level.value)
    return f"{unit} {level.per.label}".strip() if level.per else unit


def unit_word(unit: str, value: Decimal) -> str:
    """``vecka`` for one, ``veckor`` for more."""
    words = _UNITS.get(unit)
    return words(plural_of(value)) if words else _word(unit)


def plural_of(value: Decimal) -> int:
    """The number that chooses the form of a word: what is not whole is more than one."""
    whole = value.to_integral_value()
    return int(abs(whole)) if whole == value else 2


def amount(value: Decimal, unit: LevelUnit) -> str:
    """How much, apart from what it limits: ``10 veckor``, ``1 vecka``, ``den 27:e i månaden``."""
    if unit is LevelUnit.DAY_OF_MONTH:
        return _("den {day} i månaden", day=ordinal(int(value)))
    return f"{plain(value)}{NBSP}{unit_word(unit.value, value)}"


def level_text(level: Level) -> str:
    """A level in words: ``högst 10 veckor``, ``senast den 27:e varje månad``."""
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return _("senast den {day} varje månad", day=level_value(level))
    return f"{level.bound.label} {level_value(level)}{NBSP}{level_unit(level)}".strip()


def ordinal(value: int) -> str:
    """``1:a``, ``27:e``: Swedish ordinals in digits."""
    ends_in_a = value % 10 in {1, 2} and value % 100 not in {11, 12}
    return _("{number}:a", number=value) if ends_in_a else _("{number}:e", number=value)


def day(value: date | PartialDate | None) -> str:
    """``14 juni 2026``, ``juni 2026`` or ``2026``, as precisely as it is known; day and month together."""
    if value is None:
        return _("uppgift saknas")
    if isinstance(value, PartialDate):
        if value.month is None:
            return str(value.year)
        if value.day is None:
            return _month(value.first, language.code())
        value = value.first
    return _day(value, language.code())


def in_sentence(value: date | PartialDate) -> str:
    """A day inside a sentence: ``den 7 april 2025``, ``i april 2025``, ``år 2025``."""
    if isinstance(value, PartialDate):
        if value.month is None:
            return _("år {year}", year=value.year)
        if value.day is None:
            return _("i {month}", month=month(value.first))
    return _("den {day}", day=day(value))


@lru_cache(maxsize=4096)
def _day(value: date, locale: str) -> str:
    text: str = format_date(value, "long", locale=locale)
    return text.replace(" ", NBSP, 1)


def month(value: date) -> str:
    """The month of a day: ``juni 2026``."""
    return _month(value, language.code())


@lru_cache(maxsize=4096)
def _month(value: date, locale: str) -> str:
    text: str = format_skeleton("yMMMM", value, locale=locale)
    return text


def period(value: Period) -> str:
    """``2026``, ``januari–april 2026``, ``kvartal 1 2026``, ``juni 2026``, ``2023/2024``, days."""
    match value.kind:
        case PeriodKind.YEAR | PeriodKind.SPLIT_YEAR:
            return value.text
        case PeriodKind.MONTH:
            return _month(value.first, language.code())
        case PeriodKind.THIRD:
            return _("januari–{month}", month=_month(value.last, language.code()))
        case PeriodKind.QUARTER:
            return _("kvartal {number} {year}", number=value.last.month // 3, year=value.last.year)
    return f"{day(value.first)}–{day(value.last)}"
