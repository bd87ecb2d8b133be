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
_EACH: Final = re.compile(r"(.{1,20}?)\s?(?:/|per )\s?(?:\d[\d ]*)?[^\W\d_]{2,20}")
"""Money for each of something: the measure says of what."""

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
    """The unit a text spells, ``mnkr`` for ``Mkr``; None when it is none we know."""
    word = " ".join(text.replace("\u00a0", " ").split()).casefold()
    if word in _KNOWN:
        return _KNOWN[word]
    each = _EACH.fullmatch(word)
    money = _KNOWN.get(each[1].strip()) if each else None
    return money if money in _KRONOR else None


def same_unit(text: str) -> str:
    """The unit as we write it, else the text without case and needless spaces, to be compared."""
    return unit_named(text) or " ".join(text.split()).casefold()


def converted(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The value in another unit, exactly; None when one is not a size of the other."""
    unit, wanted = same_unit(unit), same_unit(wanted)
    if unit == wanted:
        return value
    if unit in _KRONOR and wanted in _KRONOR:
        return value * _KRONOR[unit] / _KRONOR[wanted]
    if (unit, wanted) == (SHARE, "procent"):
        return value * 100
    return None
