"""The rows of Kolada's API v3, read strictly: numbers are numbers, and texts have their letters.

Fields that are not used here may come and go. The shapes are those of Kolada's documentation, /v3/docs.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from paraply.kolada.faults import KoladaError
from paraply.language import _
from paraply.model.kolada import Gender
from paraply.text.yamlfaults import CONTROL

LARGEST: Final = 1e15
"""The largest number the content takes."""

_TWICE_ENCODED = re.compile("\u00c3[\u00a4\u00a5\u00b6\u00a9\u0084\u0085\u0096\u201e\u2026\u2013]")
"""å, ä, ö, Å, Ä, Ö or é whose UTF-8 was read as Latin-1 or Windows-1252, and encoded once more."""


def _decoded_once(text: str) -> str:
    """The text without control characters, which a reader of the content would refuse."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise KoladaError(_("En text från Kolada innehåller ett halvt tecken. Försök igen senare."))
    if _TWICE_ENCODED.search(text):
        raise KoladaError(
            _(
                "Texten '{text}' är dubbelkodad: å, ä och ö är förstörda på vägen. "
                "Försök igen senare, eller meddela Kolada (rka@rka.nu).",
                text=text[:60],
            )
        )
    return CONTROL.sub("", text)


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


Words = Annotated[str, AfterValidator(_decoded_once)]
Code = Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[A-Z]?[0-9]+$")]
Day = Annotated[Annotated[date, Field(strict=False)] | None, BeforeValidator(_empty_is_none)]
Finite = Annotated[float, Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]


class Row(BaseModel):
    """A row of an answer. Unknown fields are ignored; known ones must be of the right type."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class Named(Row):
    """Something in one of Kolada's lists."""

    id: Code
    title: Words


class Kpi(Named):
    """What Kolada tells about a KPI. ``municipality_type``: K municipality, L region, A both."""

    description: Words | None = None
    municipality_type: Literal["K", "L", "A"]
    operating_area: Words | None = None
    publication_date: Day = None
    prel_publication_date: Day = None
    publ_period: str | None = None


class Municipality(Named):
    """A municipality (K), or a region or the whole country (L)."""

    type: Literal["K", "L"]


class Member(Row):
    """A municipality in a group."""

    member_id: Code


class Group(Named):
    """A group of municipalities, such as those like ours."""

    members: list[Member]


class Reading(Row):
    """The value of one gender: T total, K women, M men. ``status``: Kolada's word when there is none."""

    gender: Gender
    value: Finite | None
    status: str | None = ""
    isdeleted: bool = False


class Data(Row):
    """The values of one KPI, municipality (or group) and year."""

    kpi: Code
    municipality: Code
    period: int
    values: list[Reading]


SnapshotRow: TypeAlias = tuple[str, int, Gender, float | None, str]
"""Municipality, year, gender, raw value or None, raw status: as a snapshot holds it."""


def snapshot_rows(data: Sequence[Data]) -> list[SnapshotRow]:
    """The rows of one KPI without what Kolada has deleted, by municipality, year and gender.

    Raises ``KoladaError`` when a municipality, year and gender stands twice: then rows are missing elsewhere.
    """
    rows: dict[tuple[str, int, str], SnapshotRow] = {}
    for each in data:
        for reading in each.values:
            if reading.isdeleted:
                continue
            key = (each.municipality, each.period, reading.gender)
            if key in rows:
                raise KoladaError(
                    _(
                        "Kolada skickade {kpi} för {place}, {year} och kön {gender} två gånger. "
                        "Då kan andra värden saknas. Försök igen senare.",
                        kpi=each.kpi,
                        place=key[0],
                        year=key[1],
                        gender=key[2],
                    )
                )
            rows[key] = (*key[:2], reading.gender, reading.value, reading.status or "")
    return [rows[key] for key in sorted(rows)]
