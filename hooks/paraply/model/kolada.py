"""Kolada's figures and lists as they stand in the snapshots."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from sys import intern
from typing import Annotated, Any, Final, Literal, Self, TypeAlias, cast

from pydantic import AfterValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from paraply.model.dates import FIRST_YEAR, LAST_YEAR, PartialDate
from paraply.model.record import Excerpt, FieldGroup, PastDay
from paraply.model.values import LARGEST

Year: TypeAlias = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
RawValue: TypeAlias = Annotated[Decimal, Field(ge=-LARGEST, le=LARGEST, decimal_places=40)]
Gender: TypeAlias = Literal["T", "K", "M"]

Word: TypeAlias = Annotated[str, AfterValidator(intern)]
"""A municipality's code, or a status: interned, since thousands of rows share it."""

KoladaValue: TypeAlias = tuple[Word, Year, Gender, RawValue | None, Word]
"""Municipality, year, gender (T total, K women, M men), raw value or None, raw status: a row of the file."""

KoladaRow: TypeAlias = tuple[str, int, Gender, str, str]
"""The same, with the value as ``Decimal`` reads it, or nothing."""


IMPOSSIBLE: Final = "impossible"
"""The status that a value gets here when it cannot have been measured; it never stands in a file."""


@dataclass(frozen=True, slots=True)
class KoladaRows:
    """Rows in the order of the file, held as columns, which takes a seventh of the memory.

    A measure has hundreds and asks for few, so a value becomes a number when somebody wants it.
    """

    codes: Sequence[str]
    years: Sequence[int]
    genders: Sequence[Gender]
    figures: str
    """The values, with a space between."""
    statuses: Sequence[str]

    @classmethod
    def of(cls, values: Sequence[KoladaValue]) -> Self:
        """Hold the rows of a file."""
        return cls(
            codes=tuple(row[0] for row in values),
            years=array("h", (row[1] for row in values)),
            genders=cast("Sequence[Gender]", "".join(row[2] for row in values)),
            figures=" ".join("" if row[3] is None else str(row[3]) for row in values),
            statuses=tuple(row[4] for row in values),
        )

    def __iter__(self) -> Iterator[KoladaRow]:
        """Every row, made as it is asked for."""
        figures = self.figures.split(" ") if self.codes else []
        return zip(self.codes, self.years, self.genders, figures, self.statuses, strict=True)

    def marked(self, is_possible: Callable[[Decimal], bool]) -> Self:
        """The rows, with the status ``IMPOSSIBLE`` at each value that is not possible."""
        statuses = tuple(
            IMPOSSIBLE if figure and not status and not is_possible(Decimal(figure)) else status
            for *_row, figure, status in self
        )
        return self if statuses == self.statuses else replace(self, statuses=statuses)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.of,
            handler(tuple[KoladaValue, ...]),
            serialization=core_schema.plain_serializer_function_ser_schema(list),
        )


class Revision(FieldGroup):
    """A value of ours that Kolada has changed since it was fetched before."""

    year: Year = Field(title="År", description="Året värdet gäller.")
    gender: Gender = Field(title="Kön", description="T, K eller M.")
    was: RawValue | None = Field(None, title="Det stod", description="Värdet som hämtades förut.")
    now: RawValue | None = Field(None, title="Nu står det", description="Värdet som ersatte det.")
    day: PastDay = Field(title="Dag", description="Dagen det nya värdet hämtades.")


class Snapshot(Excerpt):
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
    fetched: PastDay = Field(title="Hämtat", description="Dagen värdena hämtades.")
    origin: str | None = Field(None, title="Ursprung", description="Varifrån värdena hämtades.")
    decimals_known: Annotated[int, Field(ge=0)] | None = Field(
        None, title="Kända decimaler", description="Antal."
    )
    revisions: tuple[Revision, ...] = Field(
        (), title="Revideringar", description="Våra värden som Kolada har ändrat."
    )
    values: KoladaRows = Field(title="Värden", description="Kommun, år, kön, värde, status.")


class KoladaMunicipality(FieldGroup):
    """A municipality (type K) or region (type L) in Kolada's list."""

    id: str = Field(title="Kod", description="Fyra siffror.")
    title: str = Field(title="Namn", description="Namnet.")
    type: Literal["K", "L"] = Field(title="Slag", description="K eller L.")


class KoladaGroup(FieldGroup):
    """A group of municipalities that Kolada compares."""

    id: str = Field(title="Id", description="Koladas id.")
    title: str = Field(title="Titel", description="Koladas titel.")
    members: tuple[str, ...] = Field(title="Medlemmar", description="Kommunkoder.")
