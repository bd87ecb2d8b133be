"""Amounts in Swedish text: numbers in digits or words that stand with a unit, and days of the month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.model.level import TIME_UNITS, Level, LevelUnit, same_amount

_ONES = """
    noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton
    arton nitton
"""
_TENS = """
    tjugo trettio fyrtio femtio sextio sjuttio åttio nittio
"""
_DAYS = """
    första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde
    femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde
    tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta
"""


def _number_words() -> dict[str, int]:
    tens = {word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
    ones = {word: number for number, word in enumerate(_ONES.split())}
    words = {**ones, "en": 1, "aderton": 18, **tens, "hundra": 100, "etthundra": 100}
    for ten, value in tens.items():
        words.update({f"{ten}{word}": value + number for word, number in ones.items() if 1 <= number <= 9})
        words[f"{ten}en"] = value + 1
    return words


NUMBER_WORDS: Final = _number_words()
"""``noll`` to ``hundra``."""

_ORDINALS: Final = {word: number for number, word in enumerate(_DAYS.split(), 1)}

_UNITS: Final = {
    LevelUnit.SECONDS: r"sekund(?:en|er|erna|ers)?",
    LevelUnit.MINUTES: r"minut(?:en|er|erna|ers)?",
    LevelUnit.HOURS: r"timm(?:e|en|ar|arna|ars)|tim",
    LevelUnit.DAYS: r"(?:kalender)?dag(?:en|ar|arna|ars)?|dygn(?:et)?",
    LevelUnit.WORKING_DAYS: r"arbetsdag(?:en|ar|arna|ars)?",
    LevelUnit.WEEKDAYS: r"vardag(?:en|ar|arna|ars)?",
    LevelUnit.WEEKS: r"veck(?:a|an|or|orna|ors)",
    LevelUnit.MONTHS: r"månad(?:en|er|erna|ers)?",
    LevelUnit.PERCENT: r"procent|%",
    LevelUnit.TIMES: r"gång(?:en|er|erna)?",
}
_NUMBER = r"\d+(?:[,.]\d+)?|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_BETWEEN = r"[\s\u00a0\u202f)(-]{0,20}(?:(?:hela|fulla|helgfria|påbörjade|stycken|st)\s+)?"
_AMOUNT: Final = re.compile(
    rf"(?<![\w,.])(?P<first>{_NUMBER})(?:\s*(?:[–-]|till|eller|och)\s*(?P<last>{_NUMBER}))?{_BETWEEN}"
    rf"(?:{'|'.join(f'(?P<{unit.name}>{forms})' for unit, forms in _UNITS.items())})(?![\w-])",
    re.IGNORECASE,
)
_MONTH_NAMES = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_DAY: Final = re.compile(
    rf"\bden\s+(?:(?P<digits>[12]?\d|3[01])(?::?e|:?a)?|(?P<word>{'|'.join(_ORDINALS)})(?=\s+(?:i|varje)\s))\b"
    rf"(?!\s+(?:{_MONTH_NAMES}))(?![/-]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, and the words that said it."""

    value: Decimal
    unit: LevelUnit
    text: str = ""
    at: int = 0
    """Where in the text they stand."""

    def __str__(self) -> str:
        return numbers.amount(self.value, self.unit)

    @property
    def family(self) -> str:
        """Amounts of one family can stand for the same thing, and can therefore contradict each other."""
        return "time" if self.unit in TIME_UNITS else self.unit.value

    def same_as(self, other: "Amount") -> bool:
        """Whether both mean the same: two weeks are fourteen days, but ten days are not ten working days."""
        return same_amount(self.value, self.unit, other.value, other.unit)


def amounts_of(level: Level) -> list[Amount]:
    """What a level says: its value, and the wider limit where it has one."""
    values = [level.value, *([level.extended.value] if level.extended else [])]
    return [Amount(value, level.counted_in) for value in values]


def amounts_in(text: str) -> Iterator[Amount]:
    """Every amount a text names; a range names both its ends."""
    for found in _AMOUNT.finditer(text):
        unit = next(unit for unit in _UNITS if found.group(unit.name))
        for number in (found["first"], found["last"]):
            if number:
                yield Amount(_value(number), unit, found.group().strip(), found.start())
    for found in _DAY.finditer(text):
        value = int(found["digits"]) if found["digits"] else _ORDINALS[found["word"].lower()]
        yield Amount(Decimal(value), LevelUnit.DAY_OF_MONTH, found.group(), found.start())


def _value(number: str) -> Decimal:
    words = NUMBER_WORDS.get(number.lower())
    return Decimal(words) if words is not None else Decimal(number.replace(",", "."))
