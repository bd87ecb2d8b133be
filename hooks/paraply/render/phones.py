"""Telephone numbers in free text → links that a phone can call. Dates, figures and register numbers stay."""

import re
from typing import Final

from markupsafe import Markup, escape

ABROAD: Final = "+46"
"""Sweden's country code, in place of the first 0 of a number (E.164)."""

_SPACE = "[ \u00a0]"
_NUMBER = re.compile(
    rf"""
    (?<![\w/.,:+-])(?<!\d{_SPACE})
    (?:\+46{_SPACE}?(?:\(0\))?{_SPACE}?|0)[1-9]\d{{0,2}}   # the area: 08, 0999, +46 (0)999
    {_SPACE}?[-\u2011–]{_SPACE}?                       # always a hyphen, as the public telephone books write
    (?:\d{{2,3}}(?:{_SPACE}\d{{2,3}}){{1,2}}|\d{{5,8}})  # 710 00, 123 456 78, 71000
    (?![\w–-]|[.,:/]\d|{_SPACE}\d)
    """,
    re.VERBOSE,
)
_LEAST, _MOST = 7, 10
"""Digits of a Swedish number, its first 0 included."""

_REGISTERED = re.compile(
    r"(?:\b(?:(?:dnr|diarienr|diarienummer|diarienumret)[.:]?(?:[ \u00a0][A-ZÅÄÖ]{1,5})?"
    r"|ärende|ärendenr|ärendenummer|beslut|protokoll|faktura|fakturanr|fakturanummer|bankgiro|plusgiro|bg|pg|ocr"
    r"|org\.?nr|organisationsnummer|personnummer|kl|klockan)|§)[.:]?[ \u00a0]*$",
    re.IGNORECASE,
)
"""What stands before a number of another kind: in a register, of an account, or a time of the day."""

_CALLED = re.compile(r"\b(?:tfn|tel|telefon|telefonnummer|mobil|ring)[.:]?[^.!?]*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"[\s\u00a0]*(?:%|(?:kr|kronor|tkr|mnkr|miljoner|procent|personer|invånare|st|stycken|timmar|minuter|dagar|veckor"
    r"|månader|år|km|meter|kvadratmeter|ton|kg|liter)\b)",
    re.IGNORECASE,
)
"""What stands after a figure."""

_LOOKED_BACK = 40
_HYPHENS = re.compile("[-\u2011–]")
_MARKUP = re.compile(r"<[^<>]*>")


def call(number: str) -> str:
    """The address that calls a number: ``0999-710 00`` is ``tel:+4699971000``, ``112`` is ``tel:112``."""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    if digits.startswith("00"):
        return f"tel:+{digits[2:]}"
    return f"tel:{ABROAD}{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


def with_links(text: str) -> Markup:
    """The text, escaped unless it is markup, with a link at each telephone number outside links and code."""
    html = escape(text)
    if not _HYPHENS.search(html):
        return html  # no number
    told, at, closed = [], 0, ""
    for tag in (*_MARKUP.finditer(html), None):
        end = tag.start() if tag else len(html)
        told.append(html[at:end] if closed else _NUMBER.sub(_linked, html[at:end]))
        if tag is None:
            break
        told.append(tag[0])
        at = tag.end()
        name = re.split(r"[\s>]", tag[0][1:], maxsplit=1)[0]
        if closed:
            closed = "" if name == f"/{closed}" else closed
        elif name in {"a", "code"}:
            closed = name
    return Markup("".join(told))  # noqa: S704  (escaped above, or markup already)


def _linked(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0].replace("(0)", "").replace(ABROAD, "0"))
    before = found.string[max(0, found.start() - _LOOKED_BACK) : found.start()]
    is_other = bool(_REGISTERED.search(before)) and not _CALLED.search(before)
    if not _LEAST <= len(digits) <= _MOST or is_other or _COUNTED.match(found.string, found.end()):
        return found[0]
    return f'<a href="{call(found[0])}">{found[0]}</a>'
