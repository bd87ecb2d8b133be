"""Units as people spell them, and the conversions that are exact: sizes of money, and share to percent."""

import re
from decimal import Decimal
from typing import Final

SHARE: Final = "andel"
"""A part of one, as a spreadsheet keeps a percentage: 0,962 is 96,2 procent."""

_SPELLINGS: Final = {
    "procent": "% procent proc proc. pct|i procent|i %|procentandel|andel i procent|andel (%)|andel %",
    "procentenheter": "procentenheter procentenhet p.e. %-enheter",
    "kronor": "kr kronor krona sek",
    "tkr": "tkr kkr ksek|tusental kronor|tusentals kronor|tusen kronor|tusen kr|1000 kr|1 000 kr",
    "mnkr": "mnkr mkr mnkr. msek|miljoner kronor|miljoner kr|miljon kronor",
    "mdkr": "mdkr mdr|miljarder kronor|miljarder kr|mdr kr",
    "antal": "antal st st. stycken stycket",
    "index": "index nki",
    "sekunder": "s sekunder sekund",
    "minuter": "min minuter minut",
    "timmar": "tim h timmar timme",
    "dagar": "dagar dag dygn",
    "arbetsdagar": "arbetsdagar arbetsdag",
    "vardagar": "vardagar vardag",
    "veckor": "v veckor vecka",
    "månader": "mån månader månad",
    "gånger": "gånger gång ggr",
    "dag_i_månaden": "dag_i_månaden|i månaden|dag i månaden",
    SHARE: "andel",
}
"""Words apart by a space, phrases by ``|``."""

_KNOWN: Final = {
    word: unit
    for unit, spellings in _SPELLINGS.items()
    for number, part in enumerate(spellings.split("|"))
    for word in (part.split() if number == 0 and "|" not in part else [part])
}
_EACH: Final = re.compile(
    r"(?P<money>.{1,20}?)\s?(?:/|per )\s?(?P<number>\d[\d ]*)?(?P<each>[^\W\d_]{2,20})\.?"
)
"""Money for each of something."""

_PER: Final = " per "
_SHORT: Final = {"inv": "invånare", "st": "styck", "tim": "timme", "h": "timme"}

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


def unit_named(text: str) -> str | None:
    """The unit a text spells, None when it is none we know: ``mnkr`` for ``Mkr``, ``kronor per invånare``."""
    word = " ".join(text.replace("\u00a0", " ").split()).casefold()
    if word in _KNOWN:
        return _KNOWN[word]
    each = _EACH.fullmatch(word)
    if each is None or (money := _KNOWN.get(each["money"].strip())) not in _KRONOR:
        return None
    number = "".join((each["number"] or "").split())
    return f"{money}{_PER}{f'{number} ' if number else ''}{_SHORT.get(each['each'], each['each'])}"


def is_money(unit: str) -> bool:
    """Whether the unit, as we write it, is a size of money, or of money for each of something."""
    return size_of(unit) in _KRONOR


def size_of(unit: str) -> str:
    """The size of money in a unit as we write it, without what it is for each of."""
    return unit.partition(_PER)[0]


def is_same(unit: str, wanted: str) -> bool:
    """Whether a value in one unit is the same number in the other."""
    return converted(Decimal(1), unit, wanted) == 1


def same_unit(text: str) -> str:
    """The unit as we write it, else the text without case and needless spaces, to be compared."""
    return unit_named(text) or " ".join(text.split()).casefold()


def converted(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The value in another unit, exactly; None when one is not a size of the other.

    Money for each of something is no money for all: ``kr/inv`` does not become ``kronor``. Of a measure that
    is for each, a sheet may say ``kr`` alone.
    """
    unit, wanted = same_unit(unit), same_unit(wanted)
    if unit == wanted:
        return value
    if is_money(wanted) and unit.partition(_PER)[2] in {"", wanted.partition(_PER)[2]}:
        unit, wanted = size_of(unit), size_of(wanted)
    if unit in _KRONOR and wanted in _KRONOR:
        return value * _KRONOR[unit] / _KRONOR[wanted]
    if (unit, wanted) == (SHARE, "procent"):
        return value * 100
    return None
