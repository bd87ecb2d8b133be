"""How a spreadsheet export is read: which columns and rows are which measures, and what was answered."""

from typing import ClassVar

from pydantic import Field

from paraply.model.choices import Choice, OutcomeKind
from paraply.model.dates import Period
from paraply.model.keeping import Keeping, Kept
from paraply.model.measure import Group
from paraply.model.record import FieldGroup, FileRecord, MeasureId, Reason
from paraply.model.values import Text

OWN_UNIT = "måttets"
"""What ``unit`` says when figures without a unit are in the unit of their measure."""


class Asked(Choice):
    """What an answer is about."""

    KIND = "kind", "vilket slags tal det är"
    PERIOD = "period", "vilken period talen gäller"
    WHOSE = "whose", "vem talen gäller"
    GROUP = "group", "vilken grupp talen gäller"
    COLUMN = "column", "att kolumnen har måttens egna tal"
    UNITS = "units", "att kolumnen har enheter som läses in var för sig"
    PART = "part", "att kolumnen inte delar upp talen"
    BESIDE = "beside", "att talen efter en tom kolumn hör till raden"
    SAME = "same", "att filens enhet är måttets"
    SIGN = "sign", "att talen är negativa"
    SIZE = "size", "att talen kan vara så"


class ImportColumn(FieldGroup):
    """What a heading means, when its words alone do not tell."""

    heading: Text = Field(title="Rubrik", description="Kolumnens rubrik i filen.")
    period: Period | None = Field(None, title="Period", description="Perioden kolumnen gäller.")
    kind: OutcomeKind | None = Field(None, title="Slag", description="Utfall, prognos, preliminärt.")
    group: Group | None = Field(
        None, title="Grupp", description="Om kolumnen gäller en del, till exempel kvinnor."
    )


class ImportRow(FieldGroup):
    """A row of an export that holds one measure."""

    label: Text = Field(title="Radtext", description="Texten i radens första cell.")
    measure: MeasureId = Field(title="Mått", description="Måttets id.")
    under: Text | None = Field(
        None,
        title="Under",
        description="Rubrikraden ovanför eller bladets namn, om samma radtext finns flera gånger.",
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
    negated: bool = Field(
        default=False,
        title="Vänt tecken",
        description="Om filen har minus där måttet har plus, som för kostnader.",
    )


class ImportDeclined(FieldGroup):
    """A row, column or sheet that is left out, each time the export is read."""

    text: Text = Field(title="Text", description="Radtexten, rubriken eller bladets namn.")
    why: Reason = Field(title="Varför", description="Skälet, med egna ord.")
    under: Text | None = Field(None, title="Under", description="Bladets namn, om det bara gäller där.")


class ImportAnswer(FieldGroup):
    """An answer about a text that stands around the figures, or about this file alone."""

    about: Asked = Field(title="Om vad", description="Vad svaret gäller.")
    text: Text = Field(title="Text", description="Texten i filen.")
    period: Period | None = Field(None, title="Period", description="Perioden, om svaret är en.")
    kind: OutcomeKind | None = Field(None, title="Slag", description="Slaget, om svaret är ett.")
    file: Text | None = Field(
        None,
        title="Bara i filen",
        description="Filens namn och början av dess kontrollsumma, om svaret inte gäller nästa fil.",
    )


class ImportMapping(FileRecord):
    """Remembers what a person has said of a spreadsheet export, so that it is asked once."""

    keeping: ClassVar[Kept] = {
        Keeping.UNSEEN: "title sheet unit columns rows declined answers",
    }

    title: Text = Field(title="Titel", description="Vad exporten heter.")
    sheet: Text | None = Field(
        None, title="Blad", description="Bladets namn, om bara ett av flera ska läsas."
    )
    unit: Text | None = Field(
        None,
        title="Enhet när filen inte säger den",
        description="Till exempel tkr, eller måttets om talen är i måttens egna enheter.",
    )
    columns: tuple[ImportColumn, ...] = Field(
        (), title="Kolumner", description="Bara de vars rubrik inte säger allt."
    )
    rows: tuple[ImportRow, ...] = Field((), title="Rader", description="En rad per mått.")
    declined: tuple[ImportDeclined, ...] = Field(
        (), title="Läses inte", description="Rader, kolumner och blad som inte ska läsas, med skäl."
    )
    answers: tuple[ImportAnswer, ...] = Field(
        (), title="Svar", description="Texter omkring talen som inte ändrar vad talen är."
    )
