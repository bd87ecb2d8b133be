"""Days and periods, as precise as they are known, each read strictly."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache, total_ordering
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from paraply.language import _
from paraply.model.arithmetic import months_after
from paraply.model.values import refused

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2200
"""No content is of a year outside these: a slip of the finger, or a word for never."""


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


class _FromText:
    """A value read from text (or a year written as a number) and written back as the same text."""

    example: str = ""

    @classmethod
    def parse(cls, text: str) -> Any:
        """Make the value; raises ``PydanticCustomError`` with a Swedish message."""
        raise refused("value", text)

    @classmethod
    @lru_cache(maxsize=8192)  # the same days and years stand in every record
    def of(cls, text: str) -> Any:
        """What ``parse`` makes of the text: one value, however often it is written."""
        return cls.parse(text)

    @classmethod
    def _read(cls, value: object) -> Any:
        if isinstance(value, cls):
            return value
        if isinstance(value, date):
            return cls.of(value.isoformat())
        if isinstance(value, int | str) and not isinstance(value, bool):
            return cls.of(str(value).strip())
        raise refused(
            "date",
            _("{value} är inget datum", value=value),
            _("Skriv till exempel {example}.", example=cls.example),
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "integer"], "examples": [cls.example]}


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate(_FromText):
    """A day, month or year: ``2016``, ``2016-05`` or ``2016-05-01``. Sorts by its first day."""

    year: int
    month: int | None = None
    day: int | None = None
    first: date = field(init=False, repr=False, compare=False)
    """The first day it can mean."""
    last: date = field(init=False, repr=False, compare=False)
    """The last day it can mean."""

    example = "2026-05-01"

    def __post_init__(self) -> None:
        first = date(self.year, self.month or 1, self.day or 1)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", first if self.day else _end_of_month(self.year, self.month or 12))

    @classmethod
    def on(cls, day: date) -> "PartialDate":
        """A day that is known."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read an ISO date of any precision."""
        found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
        if not found:
            raise refused(
                "date",
                _("'{text}' är inget datum", text=text),
                _("Skriv år-månad-dag, till exempel 2026-05-01."),
            )
        year = _year(found[1])
        month, day = (int(part) if part else None for part in found.groups()[1:])
        if month is not None and not 1 <= month <= 12:
            is_turned = day is not None and 1 <= day <= 12 and 13 <= month <= monthrange(year, day)[1]
            raise refused(
                "impossible_date",
                _("datumet {text} finns inte", text=text),
                _("Skriv {value}.", value=f"{text[:4]}-{found[3]}-{found[2]}")
                if is_turned
                else _("Månaden är ett tal från 01 till 12."),
            )
        days = monthrange(year, month)[1] if month else 0
        if day is not None and not 1 <= day <= days:
            raise refused(
                "impossible_date",
                _("datumet {text} finns inte", text=text),
                _(
                    "{month} har {days} dagar. Skriv rätt dag, eller {month} om bara månaden är känd.",
                    month=text[:7],
                    days=days,
                ),
            )
        return cls(year, month, day)

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


class PeriodKind(Enum):
    """The forms a period can be written in."""

    YEAR = "year"
    THIRD = "third"
    QUARTER = "quarter"
    MONTH = "month"
    SPLIT_YEAR = "split_year"
    DAYS = "days"


_LENGTHS: Final = {
    PeriodKind.YEAR: 12,
    PeriodKind.SPLIT_YEAR: 12,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}
"""In months, of the kinds that follow upon each other; delår 1 is a part of delår 2."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Period(_FromText):
    """A stretch of days, both ends counted. Sorts by its last day, then its first, then its text.

    Forms: ``2024``, ``2024-T1`` (January–April), ``2024-T2`` (January–August), ``2024-Q1``, ``2024-02``,
    ``2023/2024`` (school or financial year, July–June), ``2022-08-01/2024-08-01``.
    """

    text: str
    kind: PeriodKind
    first: date
    last: date

    example = "2025"

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period; raises a Swedish error for an unknown form or an impossible date."""
        if found := re.fullmatch(r"([0-9]{4})", text):
            year = _year(found[1])
            return cls(text, PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31))
        if found := re.fullmatch(r"([0-9]{4})-T([12])", text):
            year = _year(found[1])
            return cls(text, PeriodKind.THIRD, date(year, 1, 1), _end_of_month(year, 4 * int(found[2])))
        if found := re.fullmatch(r"([0-9]{4})-Q([1-4])", text):
            year, last_month = _year(found[1]), 3 * int(found[2])
            return cls(
                text, PeriodKind.QUARTER, date(year, last_month - 2, 1), _end_of_month(year, last_month)
            )
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            month = PartialDate.parse(text)
            return cls(text, PeriodKind.MONTH, month.first, month.last)
        if (found := re.fullmatch(r"([0-9]{4})/([0-9]{4})", text)) and int(found[2]) == int(found[1]) + 1:
            year = _year(found[1])
            return cls(text, PeriodKind.SPLIT_YEAR, date(year, 7, 1), date(year + 1, 6, 30))
        if found := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})", text):
            first, last = PartialDate.parse(found[1]).first, PartialDate.parse(found[2]).first
            if first > last:
                raise refused(
                    "period",
                    _("perioden {text} slutar innan den börjar", text=text),
                    _("Byt plats på dagarna."),
                )
            return cls(text, PeriodKind.DAYS, first, last)
        raise refused(
            "period",
            _("'{text}' är ingen period", text=text),
            _("Skriv till exempel 2025, 2025-T2, 2025-05 eller 2024/2025."),
        )

    @property
    def is_part_year(self) -> bool:
        """Whether it counts from New Year and stops early: delår 1 and 2."""
        return self.kind is PeriodKind.THIRD

    def after(self, months: int) -> "Period | None":
        """The period of the same kind that begins so many months later; None where there is no such."""
        length = _LENGTHS.get(self.kind)
        if length is None or months % length:
            return None
        first = months_after(self.first, months)
        if first.year >= LAST_YEAR:
            return None
        texts = {
            PeriodKind.YEAR: f"{first.year}",
            PeriodKind.SPLIT_YEAR: f"{first.year}/{first.year + 1}",
            PeriodKind.QUARTER: f"{first.year}-Q{first.month // 3 + 1}",
            PeriodKind.MONTH: f"{first.year}-{first.month:02}",
        }
        period: Period = Period.of(texts[self.kind])
        return period

    def __lt__(self, other: "Period") -> bool:
        return (self.last, self.first, self.text) < (other.last, other.first, other.text)

    def __str__(self) -> str:
        return self.text


def _year(digits: str) -> int:
    year = int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        hint = _("Lämna fältet tomt om slutet inte är bestämt.") if year > LAST_YEAR else ""
        raise refused("impossible_date", _("året {year} är orimligt", year=year), hint)
    return year
