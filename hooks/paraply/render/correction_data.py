"""Corrections as others read them: what stood, what stands now, when and why, as JSON and as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from paraply.derive.corrections import Fix, FixKind, corrections_of
from paraply.derive.views import Views
from paraply.language import N_
from paraply.model.dates import PartialDate
from paraply.model.kinds import kind_of
from paraply.render.corrected import FixLine, line_of
from paraply.render.output import Column, Output, Table
from paraply.render.values import address_of


class CorrectionData(Output):
    """A correction. Values are in words, with their unit, as on the page."""

    day: PartialDate | None = Field(description=N_("Dagen, eller null när den inte är känd."))
    kind: FixKind = Field(description=N_("Vad som ändrades."))
    record: str = Field(description=N_("Det som rättades, som slag och id."))
    title: str = Field(description=N_("Vad det heter, med raden som rättades."))
    field: str = Field(description=N_("Fältet, med det namn det har i filerna."))
    of: str | None = Field(description=N_("Raden i en lista, till exempel perioden."))
    was: str = Field(description=N_("Det som stod."))
    now: str = Field(description=N_("Det som står nu."))
    why: str | None = Field(description=N_("Varför."))
    by: str | None = Field(description=N_("Vem som beslutade."))
    verdict: str | None = Field(description=N_("Om bedömningen ändrades."))
    url: str = Field(description=N_("Sidan."))


@dataclass(frozen=True, slots=True)
class ToldFix:
    """A correction with its words."""

    fix: Fix
    line: FixLine
    site_address: str

    @property
    def day(self) -> PartialDate | None:
        """When."""
        return self.fix.day

    @property
    def kind(self) -> FixKind:
        """What was changed."""
        return self.fix.kind

    @property
    def record(self) -> str:
        """The kind and the id of the record."""
        return f"{kind_of(self.fix.record).name}/{getattr(self.fix.record, 'id', '')}".rstrip("/")

    @property
    def title(self) -> str:
        """What it is called."""
        return self.line.title

    @property
    def field(self) -> str:
        """The field's dotted name."""
        return self.fix.field

    @property
    def of(self) -> str | None:
        """The row."""
        return self.fix.of or None

    @property
    def was(self) -> str:
        """What stood."""
        return self.line.before

    @property
    def now(self) -> str:
        """What stands."""
        return self.line.after

    @property
    def why(self) -> str | None:
        """The reason."""
        return self.line.why or None

    @property
    def by(self) -> str | None:
        """Who decided."""
        return self.line.by or None

    @property
    def verdict(self) -> str | None:
        """What became of the verdict."""
        return self.line.verdict or None

    @property
    def url(self) -> str:
        """The record's page."""
        return address_of(self.line.url, self.site_address)


CORRECTION_TABLE = Table(
    tuple(Column(name, field.description or "") for name, field in CorrectionData.model_fields.items())
)


def corrections(views: Views, site_address: str) -> Iterator[ToldFix]:
    """Every correction, in the order of the page."""
    for fix in corrections_of(views):
        yield ToldFix(fix, line_of(fix, views), site_address)
