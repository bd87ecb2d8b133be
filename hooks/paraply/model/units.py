"""Units as people spell them, and each as we write it."""

import re
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
    "dagar": "dagar dag dygn dgr",
    "arbetsdagar": "arbetsdagar arbetsdag arb.dagar arb.dag arbdagar arbdag arb.dgr",
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

PER: Final = " per "
SHORT: Final = {"inv": "invånare", "st": "styck", "tim": "timme", "h": "timme", "kvm": "kvadratmeter"}
"""Short forms of what a unit is for each of."""

MONEY: Final = ("kronor", "tkr", "mnkr", "mdkr")
"""Sizes of money."""


def unit_named(text: str) -> str | None:
    """The unit a text spells, None when it is none we know: ``mnkr`` for ``Mkr``, ``kronor per invånare``."""
    word = " ".join(text.replace("\u00a0", " ").split()).casefold()
    if word in _KNOWN:
        return _KNOWN[word]
    each = _EACH.fullmatch(word)
    if each is None or (money := _KNOWN.get(each["money"].strip())) not in MONEY:
        return None
    number = "".join((each["number"] or "").split())
    return f"{money}{PER}{f'{number} ' if number else ''}{SHORT.get(each['each'], each['each'])}"
