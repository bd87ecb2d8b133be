"""A cell as it stands in a report → what it says. Read right, or a question: never a guess.

The forms are those of Swedish annual reports and follow-up systems, and those that ``numbers`` writes.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias

from paraply.importers.words import Said, judgement_said, missing_said, two_meanings
from paraply.language import _
from paraply.model.choices import Missing
from paraply.model.units import unit_named
from paraply.model.values import LARGEST

Raw: TypeAlias = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number. ``unit`` as we write it, or as it stands when unknown; ``previous`` stood in brackets."""

    value: Decimal
    unit: str | None = None
    footnote: str = ""
    previous: Decimal | None = None
    is_preliminary: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What is to be reached, both ends included or not as the text says; a target, never an outcome."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """The cell says that there is no figure, and why."""

    missing: Missing
    word: str


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty cell: it says nothing, and the next cell is still the next column's."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """What cannot be read, or can be read in two ways, and what to write instead."""

    message: str
    hint: str


Reading: TypeAlias = Figure | Limits | Absent | Said | Blank | Unclear

LONGEST: Final = 200
"""Longer texts are comments, not figures."""

_SPACE = "[ \u00a0\u202f\u2009]"
_MINUS = "[-\u2212\u2013\u2011]"
_DIGITS = (
    rf"(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}|[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?=,)"
    r"|(?!0[0-9])[0-9]+)"
)
"""Digits as they are written here; 0114 is a code, and digits of other scripts are asked about."""

_NUMBER = rf"{_DIGITS}(?:,[0-9]+|\.[0-9]+)?"
_SIGNED = rf"(?:(?P<sign>\+|{_MINUS}){_SPACE}*)?(?P<number>{_NUMBER})"
_FOOTNOTE = r"[ \u00a0]?(?P<footnote>\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}[)⁾]?|(?<![0-9,.])(?:[0-9]{1,2}|[a-z])\))"
_PREVIOUS = rf"{_SPACE}*\((?P<previous>(?:\+|{_MINUS})?{_SPACE}*{_NUMBER})\)"
_UNIT = r"(?P<unit>(?![¹²³⁴⁵⁶⁷⁸⁹⁰])[^\W\d](?:[^\d()*]*[^\W\d])?\.?|%(?:-enheter)?)"
_FIGURE = re.compile(
    rf"(?:(?P<before>index|dag|ca|cirka|drygt|knappt|omkring){_SPACE}+)?{_SIGNED}(?:{_SPACE}*{_UNIT})?{_FOOTNOTE}?(?:{_PREVIOUS})?",
    re.IGNORECASE,
)
_PRELIMINARY = re.compile(r"(?<=[\w%*)]) ?(?:\(prel\w{0,9}\.?\)|(?<!\w)prel\w{0,9}\.?)", re.IGNORECASE)
"""How a figure says that it is not final: ``85,1 (prel.)``."""
_CLOCK = re.compile(r"\d{1,4}:[0-5]\d(?::[0-5]\d)?")
_BOUND = re.compile(
    rf"(?P<bound>minst|lägst|högst|max|som{_SPACE}mest|>=|<=|[<>≥≤]){_SPACE}*(?P<rest>.+)", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?:mellan{_SPACE}+)?(?P<low>{_NUMBER}){_SPACE}*(?:[-\u2013]|till|och){_SPACE}*(?P<high>{_NUMBER})(?:{_SPACE}*{_UNIT})?",
    re.IGNORECASE,
)
_DOT_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_EXCEL_ERROR = re.compile(r"#[\wÅÄÖ/!?]+[!?]?")
_LEAST: Final = {"minst", "lägst", ">", ">=", "≥"}
_DAY_OF_MONTH: Final = {"dag": "dag i månaden"}
_ABOUT: Final = {"ca", "cirka", "drygt", "knappt", "omkring"}


def read_cell(raw: Raw, *, percent: bool = False, thousands: int = 0) -> Reading:
    """What a cell says, as it is shown. ``percent``: 0.962 is shown as 96,2 %; ``thousands``: 5000 as 5."""
    if raw is None:
        return Blank()
    if isinstance(raw, bool):
        return Unclear(_("cellen är sant eller falskt, inget tal"), _("Skriv talet."))
    if isinstance(raw, date | datetime):
        return Unclear(
            _("cellen är ett datum, {day}", day=f"{raw:%Y-%m-%d}"),
            _("Excel gör ibland om tal till datum. Skriv talet på nytt, och formatera cellen som tal."),
        )
    if isinstance(raw, int | float):
        return _from_number(raw, percent=percent, thousands=thousands)
    return read_text(raw)


def _from_number(raw: int | float, *, percent: bool, thousands: int) -> Reading:
    value = Decimal(f"{raw:.15g}")  # what a spreadsheet shows: 15 digits, not the binary number behind them
    if not value.is_finite() or abs(value) > LARGEST:
        return _too_large(raw)
    value = value.scaleb(-3 * thousands)
    return Figure(_tidy(value * 100), "procent") if percent else Figure(_tidy(value))


def _too_large(number: object) -> Unclear:
    return Unclear(
        _("talet {number} är för stort", number=number), _("Gränsen är en biljard. Kontrollera enheten.")
    )


def _tidy(value: Decimal) -> Decimal:
    """The same number written out, without an exponent and without zeros that nobody wrote."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def read_text(text: str) -> Reading:
    """What a text says."""
    text = re.sub(r"[\r\n]+", " ", text.strip(" \t\r\n\u00a0\u202f'"))
    if not text:
        return Blank()
    if told := two_meanings(text):
        return Unclear(*told)
    if _EXCEL_ERROR.fullmatch(text):
        return Unclear(_("cellen visar felet {fault}", fault=text), _("Rätta formeln i filen."))
    if (missing := missing_said(text)) and len(text) <= LONGEST:
        return Absent(missing, text)
    if len(text) > LONGEST:
        return Unclear(
            _("'{text}' är en text, inget tal", text=f"{text[:40]}…"), _("Skriv talet i en egen cell.")
        )
    reading = _limits(text) or _range(text) or _figure(text)
    is_sure = not isinstance(reading, Unclear) and (reading.unit is None or unit_named(reading.unit))
    return reading if is_sure else judgement_said(text) or reading


def _odd(text: str) -> str:
    """Why a text that may be meant as a number is none."""
    if text.isdigit() and not text.isascii():
        return _("'{text}' har andra siffror än 0–9", text=text)
    if re.fullmatch(r"0\d+", text):
        return _("'{text}' börjar med 0, och kan vara en kod", text=text)
    if re.fullmatch(rf"{_MINUS}?[\d  ]+(?:[,.]\d+)?", text):
        return _("'{text}' har mellanslag på ett ovanligt ställe", text=text)
    return _("'{text}' går inte att läsa som ett tal", text=text)


def _figure(text: str) -> Figure | Unclear:
    mark = next((mark for mark in _PRELIMINARY.finditer(text) if mark.end() == len(text)), None)
    found = _FIGURE.fullmatch(text[: mark.start()] if mark else text)
    if _CLOCK.fullmatch(text):
        return Unclear(
            _("'{text}' är en tid, inget tal", text=text),
            _("Skriv hela sekunder eller minuter, till exempel 72."),
        )
    if not found:
        return Unclear(_odd(text), _("Skriv bara talet, till exempel 1 234,5."))
    if (before := (found["before"] or "").casefold()) in _ABOUT:
        return Unclear(_("'{text}' är ungefärligt", text=text), _("Skriv det exakta talet."))
    digits = found["number"]
    if _DOT_THOUSANDS.fullmatch(digits):
        whole, decimal = digits.replace(".", " "), digits.replace(".", ",")
        ways = {"whole": whole, "decimal": decimal}
        told = _("'{text}' kan läsas på två sätt: {whole} eller {decimal}", text=text, **ways)
        return Unclear(told, _("Skriv {whole} eller {decimal}.", **ways))
    value = _value(digits, found["sign"])
    if value is None or abs(value) > LARGEST:
        return _too_large(text)
    unit = found["unit"]
    unit = _DAY_OF_MONTH.get(before, unit)
    named = unit_named(unit) or unit if unit else "index" if before == "index" else None
    previous = None
    if inner := found["previous"]:
        bare = inner.lstrip("+-\u2212\u2013\u2011 \u00a0\u202f")
        previous = _value(bare, "" if inner[:1] in "+0123456789" else "-")
    return Figure(value, named, (found["footnote"] or "").strip(), previous, is_preliminary=mark is not None)


def _value(digits: str, sign: str | None) -> Decimal | None:
    packed = re.sub(_SPACE, "", digits)
    if "," in packed or packed.count(".") > 1:
        packed = packed.replace(".", "").replace(",", ".")
    if len(packed) > 40:
        return None
    value = Decimal(packed)
    return -value if sign and sign != "+" else value


def _limits(text: str) -> Limits | Unclear | None:
    found = _BOUND.fullmatch(text)
    if not found:
        return None
    inner = _figure(found["rest"])
    if not isinstance(inner, Figure):
        return inner
    least = found["bound"].casefold() in _LEAST
    return Limits(inner.value if least else None, None if least else inner.value, inner.unit)


def _range(text: str) -> Limits | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    low, high = (_value(found[end], None) for end in ("low", "high"))
    unit = found["unit"]
    return Limits(low, high, (unit_named(unit) or unit) if unit else None)
