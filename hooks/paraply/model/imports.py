"""How a spreadsheet export is read: which of its columns and rows are which measures."""

from pydantic import Field

from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period
from paraply.model.measure import Group
from paraply.model.record import FieldGroup, FileRecord, MeasureId
from paraply.model.values import Text


class ImportColumn(FieldGroup):
    """A column of an export that holds one period's figures, when its heading alone does not tell."""

    heading: Text = Field(title="Rubrik", description="Kolumnens rubrik i filen.")
    period: Period = Field(title="Period", description="Perioden kolumnen gäller.")
    kind: OutcomeKind | None = Field(None, title="Slag", description="Utfall, prognos, preliminärt.")


class ImportRow(FieldGroup):
    """A row of an export that holds one measure."""

    label: Text = Field(title="Radtext", description="Texten i radens första cell.")
    measure: MeasureId = Field(title="Mått", description="Måttets id.")
    under: Text | None = Field(
        None, title="Under", description="Rubrikraden ovanför, om samma radtext finns flera gånger."
    )
    series: Text | None = Field(
        None,
        title="Ord i rubriken",
        description="Till exempel Nettokostnad, om kolumnerna har flera slags tal.",
    )
    unit: Text | None = Field(
        None,
        title="Enhet i filen",
        description="Om filen inte säger den. Tusen kronor (tkr) räknas om, och andelar blir procent.",
    )
    group: Group | None = Field(
        None, title="Grupp", description="Om raden gäller en del, till exempel kvinnor."
    )


class ImportMapping(FileRecord):
    """Remembers which columns and rows of a spreadsheet export are which measures."""

    title: Text = Field(title="Titel", description="Vad exporten heter.")
    sheet: Text | None = Field(None, title="Blad", description="Bladets namn, om filen har flera.")
    columns: tuple[ImportColumn, ...] = Field(
        (), title="Kolumner", description="Bara de vars rubrik inte säger perioden."
    )
    rows: tuple[ImportRow, ...] = Field((), title="Rader", description="En rad per mått.")
