"""Periods and dates as people and the site write them → the model's, and what is left of a heading."""

import re
from datetime import date, datetime
from typing import Final

from pydantic_core import PydanticCustomError

from paraply.model.dates import Period

MONTHS: Final = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
)  # fmt: skip
_MONTH = "(" + "|".join(f"{name[:3]}(?:{name[3:]}|\\.)?" if name[3:] else name for name in MONTHS) + ")"
_YEAR = r"((?:19|20)\d\d)"
_DASH = r"\s*[-\u2013]\s*"
_ISO = r"(\d{4}-\d{2}-\d{2})"

_DAY = r"(\d{1,2}) " + _MONTH + rf" {_YEAR}"
_INTERIM = r"(?:delårsrapport|delår|tertial|T)\s*([12])"
_FROM_JANUARY = r"\bjan(?:uari)?\.?" + _DASH
_QUARTER = r"(?:kvartal|kv\.?|Q)\s*([1-4])"

_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"{_ISO}(?:/|{_DASH}){_ISO}", "{1}/{2}"),
        (_DAY + _DASH + _DAY, "{3}-{2}-{1}/{6}-{5}-{4}"),
        (rf"{_YEAR}[\s,/-]+{_INTERIM}\b", "{1}-T{2}"),
        (rf"\b{_INTERIM}[\s,/-]+{_YEAR}", "{2}-T{1}"),
        (rf"{_FROM_JANUARY}apr(?:il|\.)?\s+{_YEAR}", "{1}-T1"),
        (rf"{_FROM_JANUARY}aug(?:usti|\.)?\s+{_YEAR}", "{1}-T2"),
        (rf"{_YEAR}[\s,/-]+{_QUARTER}\b", "{1}-Q{2}"),
        (rf"\b{_QUARTER}[\s,/-]+{_YEAR}", "{2}-Q{1}"),
        (_ISO, "ending {1}"),
        (rf"\b{_MONTH}\s+{_YEAR}", "{2}-{1}"),
        (rf"{_YEAR}\s*/\s*((?:19|20)?\d\d)\b", "{1}/{2}"),
        (rf"{_YEAR}-(0[1-9]|1[0-2])(?!\d)", "{1}-{2}"),
        (rf"(?<![\d/-]){_YEAR}(?![\d/-])", "{1}"),
    )
)
"""How a period may be written, and how the model writes it. The first found counts: exact ones first."""


def period_in(text: str) -> tuple[Period | None, str]:
    """The one period a heading names, and the words around it. None when it names none, or more than one."""
    text = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
    for pattern, form in _FORMS:
        if found := pattern.search(text):
            period = _period(form, found)
            rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
            if period is None or re.search(rf"(?<!\d){_YEAR}(?!\d)", rest):
                return None, text
            return period, rest.strip(" ,:;-")
    return None, text


def _period(written: str, found: re.Match[str]) -> Period | None:
    parts = [f"{_month(part):02}" if part[:1].isalpha() else part for part in found.groups()]
    text = re.sub(r"-(\d)(?!\d)", r"-0\1", written.format("", *parts))
    if text.startswith("ending "):
        return _ending(text.removeprefix("ending "))
    if split := re.fullmatch(r"(\d\d)(\d\d)/(\d\d)", text):
        text = f"{split[1]}{split[2]}/{split[1]}{split[3]}"
    return _parsed(text)


def _ending(day: str) -> Period | None:
    """The year, or the part of it, that ends on a day; the first day of a year means the year."""
    known = {"12-31": "", "01-01": "", "04-30": "-T1", "08-31": "-T2"}
    return _parsed(day[:4] + known[day[5:]]) if day[5:] in known else None


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except PydanticCustomError:
        return None


def read_period(raw: object) -> Period | None:
    """The period of a cell of its own, in the model's way of writing or a person's; None when it is none."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return _ending(raw.isoformat())
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = str(raw).strip().strip("'")
    if period := _parsed(text):
        return period
    period, rest = period_in(text)
    return period if not rest else None


def _month(name: str) -> int:
    return next(number for number, full in enumerate(MONTHS, 1) if full[:3] == name[:3].casefold())
