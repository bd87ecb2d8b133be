"""How many visits each page had in a month: counted from logs, with nothing kept about any visitor."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from paraply.language import _
from paraply.model.dates import Period, PeriodKind
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, FileRecord
from paraply.model.values import Text, refused

FEWEST = 5
"""Fewer visits than this in a month are not told: a small number can point at a person."""


def _month(period: Period) -> Period:
    if period.kind is not PeriodKind.MONTH:
        raise refused(
            "month", _("'{text}' är ingen månad", text=period.text), _("Skriv till exempel 2026-09.")
        )
    return period


class PageVisits(FieldGroup):
    """The visits to one page."""

    address: Text = Field(title="Sida", description="Sidans adress, till exempel /garantier/.")
    visits: int = Field(
        ge=FEWEST, title="Besök", description="Antal besök under månaden. Färre än fem utelämnas."
    )
    seconds: int | None = Field(
        None, ge=0, title="Tid", description="Genomsnittlig tid på sidan i sekunder, om källan säger den."
    )


class Visits(FileRecord):
    """The visits of a month, page by page."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "month",
        Keeping.MEANING: "pages withheld",
    }

    month: Annotated[Period, AfterValidator(_month)] = Field(
        title="Månad", description="Till exempel 2026-09."
    )
    pages: tuple[PageVisits, ...] = Field(
        (), title="Sidor", description="En rad per sida som har haft besök."
    )
    withheld: int = Field(
        0, ge=0, title="Utelämnade", description="Antal sidor med färre än fem besök, som inte visas."
    )
