"""Kolada's figures and lists as they stand in the snapshots."""

from decimal import Decimal
from sys import intern
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from paraply.model.record import Part, Placed
from paraply.model.values import LARGEST, PartialDate

Year: TypeAlias = Annotated[int, Field(ge=1800, le=2200)]
RawValue: TypeAlias = Annotated[Decimal, Field(ge=-LARGEST, le=LARGEST, decimal_places=40)]
Gender: TypeAlias = Literal["T", "K", "M"]

Code: TypeAlias = Annotated[str, AfterValidator(intern)]
"""A municipality's code: one text in memory, however many rows have it."""

KoladaValue: TypeAlias = tuple[Code, Year, Gender, RawValue | None, str]
"""Municipality, year, gender (T total, K women, M men), raw value or None, raw status."""


class Snapshot(Placed):
    """All raw values of one KPI, as fetched. Written by the Kolada script only."""

    kpi: str = Field(title="Nyckeltal", description="Koladas id.")
    title: str = Field(title="Titel", description="Koladas titel.")
    description: str | None = Field(None, title="Beskrivning", description="Koladas beskrivning.")
    operating_area: str | None = Field(None, title="Verksamhet", description="Koladas verksamhetsområde.")
    publication_date: PartialDate | None = Field(
        None, title="Publicering", description="Slutlig publicering."
    )
    prel_publication_date: PartialDate | None = Field(
        None, title="Preliminär publicering", description="Dagen."
    )
    publ_period: str | None = Field(
        None, title="Publiceringsperiod", description="Året publiceringen gäller."
    )
    fetched: PartialDate = Field(title="Hämtat", description="Dagen värdena hämtades.")
    origin: str | None = Field(None, title="Ursprung", description="Varifrån värdena hämtades.")
    decimals_known: Annotated[int, Field(ge=0)] | None = Field(
        None, title="Kända decimaler", description="Antal."
    )
    values: tuple[KoladaValue, ...] = Field(title="Värden", description="Kommun, år, kön, värde, status.")


class KoladaMunicipality(Part):
    """A municipality (type K) or region (type L) in Kolada's list."""

    id: str = Field(title="Kod", description="Fyra siffror.")
    title: str = Field(title="Namn", description="Namnet.")
    type: str = Field(title="Slag", description="K eller L.")


class KoladaGroup(Part):
    """A group of municipalities that Kolada compares."""

    id: str = Field(title="Id", description="Koladas id.")
    title: str = Field(title="Titel", description="Koladas titel.")
    members: tuple[str, ...] = Field(title="Medlemmar", description="Kommunkoder.")
