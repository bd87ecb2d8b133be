"""An investigation of the promises: what it found, and the ways forward that it sees."""

from typing import ClassVar

from pydantic import Field

from paraply.model.choices import Choice
from paraply.model.guarantee import GuaranteePath
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import DecisionId, FieldGroup, FileRecord, MeasureId, OwnerId
from paraply.model.results import ReportKind
from paraply.model.values import Flag, Text, WebAddress


class Subject(Choice):
    """What a finding is about, and so which count of the section answers it today."""

    PUBLISHED = "published", "Publicerat och beslutat"
    REPORTED = "reported", "Antalet i rapporterna"
    LEVELS = "levels", "Nivå och resultat"
    CONSEQUENCES = "consequences", "Konsekvens"
    YOUR_PART = "your_part", "Motkrav"
    FOLLOW_UP = "follow_up", "Sätt att följa upp"
    SAME_QUESTIONS = "same_questions", "Samma frågor till alla löften"
    REPEATED = "repeated", "Uppföljning på flera ställen"
    LAW = "law", "Löften och lag"
    CONTROLS = "controls", "Internkontroll"
    POLICIES = "policies", "Styrdokument"
    VISITS = "visits", "Besök"
    MEASURES = "measures", "Mått"
    OWNERS = "owners", "Ansvariga"
    QUALITY_WORK = "quality_work", "Kvalitetsarbetets delar"
    ELSEWHERE = "elsewhere", "Löften i andra kommuner"
    WAYS = "ways", "Vägarna framåt"


class InvestigationFinding(FieldGroup):
    """Something the investigation found, and what in the section answers it."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "title",
        Keeping.FACT: "text doubt",
        Keeping.TOLD: "answered_by measures",
    }

    title: Text = Field(title="Fynd", description="Det utredningen fann, kort.")
    text: Text = Field(title="Så säger utredningen", description="Med dess egna ord eller återgivet.")
    doubt: Text | None = Field(None, title="Oklart", description="Det som utredningen inte säger.")
    answered_by: tuple[Subject, ...] = Field(
        (), title="Besvaras av", description="Det på sidorna som svarar på fyndet, med siffran i dag."
    )
    measures: tuple[MeasureId, ...] = Field(
        (), title="Mått", description="Måtten som visar utredningens egna siffror."
    )


class Alternative(FieldGroup):
    """One of the ways forward that the investigation sees."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "title",
        Keeping.FACT: "path text is_recommended",
    }

    path: GuaranteePath = Field(title="Väg", description="Den väg för löftena som alternativet leder till.")
    title: Text = Field(title="Alternativ", description="Vad alternativet är, kort.")
    text: Text = Field(title="Innebörd", description="Vad alternativet innebär, som utredningen säger det.")
    is_recommended: Flag = Field(
        False, title="Förordas", description="Om det är det som utredningen själv lutar åt."
    )


class Investigation(FileRecord):
    """What the municipality itself has found out about its promises and how they are followed up."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "title owner commission decision reported_in",
        Keeping.TOLD: "url",
        Keeping.PARTS: "findings alternatives",
    }

    title: Text = Field(title="Titel", description="Utredningens namn.")
    owner: OwnerId | None = Field(None, title="Gjord av", description="Id för den som gjorde utredningen.")
    commission: Text | None = Field(
        None, title="Uppdrag", description="Vad som skulle utredas, och var det beslutades."
    )
    decision: DecisionId | None = Field(
        None, title="Beslut efteråt", description="Id för beslutet som följde på utredningen, när det finns."
    )
    url: WebAddress | None = Field(None, title="Adress", description="Var utredningen finns.")
    reported_in: tuple[ReportKind, ...] = Field(
        (), title="Rapporteras i", description="Rapporterna där alla tjänstegarantier ska följas upp."
    )
    findings: tuple[InvestigationFinding, ...] = Field((), title="Fynd", description="Ett per rad.")
    alternatives: tuple[Alternative, ...] = Field(
        (), title="Alternativ", description="Vägarna framåt som utredningen ser."
    )
