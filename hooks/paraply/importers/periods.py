"""Periods as people write them → years and months, and what is left of the text.

A heading may name the year and the row above it the part of the year, or the other way round: the two are
read apart, and put together by ``meaning``.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from pydantic_core import PydanticCustomError

from paraply.model.dates import Period

MONTHS: Final = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
)  # fmt: skip
_MONTH = (
    "(jan(?:uari|\\.)?|feb(?:ruari|r\\.?|\\.)?|mar(?:s|\\.)?|apr(?:il|\\.)?|maj|juni?\\.?|juli?\\.?|aug(?:usti|\\.)?"
    "|sept?(?:ember|\\.)?|okt(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)(?![^\\W\\d_])"
)
_YEAR = r"((?:19|20)\d\d)"
_DASH = r"\s?(?:-|\u2013|till(?: och med)?)\s?"
_ISO = r"(\d{4}-\d{2}-\d{2})"
_DAY = r"(\d{1,2}) " + _MONTH + rf" {_YEAR}"
_BEGIN = r"(?<![^\W_])"
_UNTIL = (
    r"(?:per|t\.?\s?o\.?\s?m\.?|till och med|fram till|ack(?:umulerat|\.)?(?: t\.?o\.?m\.?| per)?"
    r"|delår\w*(?: per)?)"
)


@dataclass(frozen=True, slots=True)
class When:
    """What a text says of a period: the year, the first and last month of it, or a period of another form.

    ``months`` is None when only the year is named. ``is_point`` says that the text names the last day.
    """

    year: int | None = None
    months: tuple[int, int] | None = None
    other: Period | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing more is needed to know the days."""
        return self.other is not None or (self.year is not None and self.months is not None)

    def period(self) -> Period | None:
        """The period in the model's way of writing; a year without months is the whole of it."""
        if self.other or self.year is None:
            return self.other
        first, last = self.months or (1, 12)
        year = self.year
        if (first, last) == (1, 12):
            return parsed(str(year))
        if (first, last) in {(1, 4), (1, 8)}:
            return parsed(f"{year}-T{last // 4}")
        if first == last:
            return parsed(f"{year}-{first:02}")
        if first % 3 == 1 and last == first + 2:
            return parsed(f"{year}-Q{last // 3}")
        days = [
            31,
            29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28,
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ]
        return parsed(f"{year}-{first:02}-01/{year}-{last:02}-{days[last - 1]}")


def _number_of(name: str) -> int:
    return next(number for number, full in enumerate(MONTHS, 1) if full[:3] == name[:3].casefold())


_WHOLE: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"{_ISO}(?:/|{_DASH}){_ISO}", "{0}/{1}"),
        (_DAY + _DASH + _DAY, "{2}-{1}-{0}/{5}-{4}-{3}"),
        (
            rf"(?:läsåret|läsår|lå|verksamhetsåret)\s?:?\s?{_YEAR}\s?[/\u2013-]\s?((?:19|20)?\d\d)(?!\d)",
            "{0}/{1}",
        ),
        (rf"(?<![\d/-]){_YEAR}\s?/\s?((?:19|20)?\d\d)(?![\d/-])", "{0}/{1}"),
        (rf"(?<![\d/-]){_YEAR}[-\u2013](1[3-9]|[2-9]\d)(?![\d/-])", "{0}/{1}"),
    )
)
"""Forms that name all of the period at once, and how the model writes them."""

_ENDS: Final = re.compile(
    rf"{_BEGIN}(?:{_UNTIL}\s(?:den\s)?)?(?<!\d)(\d{{1,2}})(?:\s{_MONTH}|/(\d{{1,2}}))(?![\d/])", re.IGNORECASE
)
_ENDS_ISO: Final = re.compile(rf"(?:{_BEGIN}{_UNTIL}\s)?(?<![\d-]){_ISO}(?![\d-])", re.IGNORECASE)
_UNTIL_MONTH: Final = re.compile(
    rf"{_BEGIN}{_UNTIL}(?:\sutfall|\sresultat)?\s{_MONTH}|{_BEGIN}{_MONTH}\s(?:ack(?:umulerat|\.)?)(?![^\W_])",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(rf"{_BEGIN}{_MONTH}{_DASH}{_MONTH}", re.IGNORECASE)
_INTERIM: Final = re.compile(
    rf"{_BEGIN}(?:delårsrapport(?:en)?|delårsbokslut(?:et)?|delårsuppföljning|delår|tertialrapport|tertialuppföljning|tertial|t)\s?-?([12])(?![\d)])",
    re.IGNORECASE,
)
_INTERIM_YEAR: Final = re.compile(rf"{_YEAR}\s?-?T([12])(?!\d)", re.IGNORECASE)
_QUARTER: Final = re.compile(r"(?:(?<![^\W\d_])(?:kvartal|kv\.?|kvt|q)\s?([1-4])(?!\d))", re.IGNORECASE)
_MONTH_SHORT: Final = re.compile(rf"{_BEGIN}{_MONTH}\s?[-'\u2019\u2013]\s?(\d\d)(?!\d)", re.IGNORECASE)
_YEAR_MONTH: Final = re.compile(rf"(?<![\d/-]){_YEAR}[-\u2013M](0[1-9]|1[0-2])(?![\d/-])")
_MONTH_ALONE: Final = re.compile(rf"{_BEGIN}{_MONTH}", re.IGNORECASE)
_WHOLE_YEAR: Final = re.compile(
    rf"{_BEGIN}(?:helår(?:et)?|hela året|hela(?=\s{_YEAR}|$)|årsvis)(?![^\W_])", re.IGNORECASE
)
"""*Hela* alone or before a year; *hela kommunen* says whose."""
_YEAR_ALONE: Final = re.compile(rf"(?<![\d/,.-]){_YEAR}(?![\d/]|[-,.]\d)")


def when_in(text: str) -> tuple[When | None, str]:
    """What a text says of a period, and the words around it. None when it says nothing, or two things."""
    text = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
    for pattern, form in _WHOLE:
        if found := pattern.search(text):
            period = _whole(form, found)
            rest = _without(text, found)
            if period is None or _YEAR_ALONE.search(rest):
                return None, text
            return When(other=period), rest
    found_months = _months_in(text)
    if found_months is False:
        return None, text
    months, year, rest = found_months or (None, None, text)
    if year is None and (found := _YEAR_ALONE.search(rest)):
        year, rest = int(found[1]), _without(rest, found)
    if _YEAR_ALONE.search(rest) or (months and _months_in(rest)):
        return None, text
    if year is None and months is None:
        return None, text
    when = When(year, months)
    return (when, rest) if year is None or when.period() else (None, text)


def _months_in(  # noqa: PLR0911  (one for each form)
    text: str,
) -> tuple[tuple[int, int] | None, int | None, str] | Literal[False] | None:
    """Months, the year where the form has one, and the rest; False for a day that ends no part of a year."""
    if found := _ENDS_ISO.search(text):
        ending = _ending(int(found[1][5:7]), int(found[1][8:]))
        return (ending, int(found[1][:4]), _without(text, found)) if ending else False
    if (found := _SPAN.search(text)) and _number_of(found[1]) < _number_of(found[2]):
        return (_number_of(found[1]), _number_of(found[2])), None, _without(text, found)
    if found := _ENDS.search(text):
        month = _number_of(found[2]) if found[2] else int(found[3])
        ending = _ending(month, int(found[1]))
        return (ending, None, _without(text, found)) if ending else False
    if found := _UNTIL_MONTH.search(text):
        return (1, _number_of(found[1] or found[2])), None, _without(text, found)
    if found := _INTERIM_YEAR.search(text):
        return (1, 4 * int(found[2])), int(found[1]), _without(text, found)
    if found := _INTERIM.search(text):
        return (1, 4 * int(found[1])), None, _without(text, found)
    if found := _QUARTER.search(text):
        last = 3 * int(found[1])
        return (last - 2, last), None, _without(text, found)
    if found := _MONTH_SHORT.search(text):
        return (_number_of(found[1]),) * 2, 2000 + int(found[2]), _without(text, found)
    if found := _YEAR_MONTH.search(text):
        return (int(found[2]),) * 2, int(found[1]), _without(text, found)
    if found := _MONTH_ALONE.search(text):
        return (_number_of(found[1]),) * 2, None, _without(text, found)
    if found := _WHOLE_YEAR.search(text):
        return (1, 12), None, _without(text, found)
    return None


def _without(text: str, found: re.Match[str]) -> str:
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
    return re.sub(r"[(\[]\s*[)\]]", "", rest).strip(" ,:;-\u2013/.")


def _ending(month: int, day: int) -> tuple[int, int] | None:
    """The part of the year that ends on a day: all of it, or the part a report is about."""
    known = {(12, 31): (1, 12), (4, 30): (1, 4), (8, 31): (1, 8)}
    return known.get((month, day))


def _whole(form: str, found: re.Match[str]) -> Period | None:
    parts = [f"{_number_of(part):02}" if part[:1].isalpha() else part for part in found.groups()]
    text = re.sub(r"-(\d)(?!\d)", r"-0\1", form.format(*parts))
    if split := re.fullmatch(r"(\d\d)(\d\d)/(\d\d)", text):
        text = f"{split[1]}{split[2]}/{split[1]}{split[3]}"
    return parsed(text)


def parsed(text: str) -> Period | None:
    """The period in the model's own way of writing; None for any other text."""
    try:
        return Period.parse(text)
    except PydanticCustomError:
        return None


def when_of(raw: object, shown: str = "") -> tuple[When | None, str]:
    """What a cell says of a period. ``shown``: its number format, which tells what of a date people see."""
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        letters = re.sub(r'"[^"]*"|\\.|\[[^\[\]]*\]', "", shown).casefold()
        # *april* says no year, whichever the cell has.
        has_year = "y" in letters.replace("å", "y")
        if "d" not in letters and (has_year or "mmm" in letters):
            return When(raw.year if has_year else None, (raw.month,) * 2 if "m" in letters else None), ""
        ending = _ending(raw.month, raw.day)
        return (When(raw.year, ending), "") if ending else (None, raw.isoformat())
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = str(raw).strip().strip("'")
    if period := parsed(text):
        return _as_when(period), ""
    return when_in(text)


def _as_when(period: Period) -> When:
    if re.fullmatch(r"\d{4}", period.text):
        return When(period.first.year)
    if period.first.year == period.last.year and re.fullmatch(r"\d{4}-(?:[TQ]\d|\d\d)", period.text):
        return When(period.first.year, (period.first.month, period.last.month))
    return When(other=period)
