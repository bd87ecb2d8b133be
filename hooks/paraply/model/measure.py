"""A measure: one question, answered by figures over time."""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from paraply.language import N_, _
from paraply.model.choices import Choice, Direction, Every, Method, Missing, OutcomeKind, SourceKind
from paraply.model.dates import PartialDate, Period
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import (
    AreaId,
    DecisionId,
    FieldGroup,
    FileRecord,
    KoladaGroupId,
    OwnerId,
    PastDay,
    Reason,
    ReportId,
    Source,
)
from paraply.model.values import Decimals, Flag, Markdown, Number, Text, Whole
from paraply.model.withdrawal import Withdrawn

_GROUP_WORDS = {"women": N_("Kvinnor"), "men": N_("Män")}
"""Swedish words of Kolada's own groups; a municipality writes its own groups as they are to be shown."""


class TargetState(Choice):
    """Why a measure has no target."""

    UNKNOWN = "unknown", "Uppgift saknas om mål"
    NONE = "none", "Kommunen har inte satt något mål"


class People(Choice):
    """Whom the figures of women and men are about."""

    ADULTS = "adults", "vuxna"
    CHILDREN = "children", "barn och unga"


class CountedThing(FieldGroup):
    """What is counted, in the two forms that sentences need."""

    one: Text = Field(title="En", description="Ordet för en, till exempel ärende eller samtal.")
    many: Text = Field(title="Flera", description="Ordet för flera, till exempel ärenden eller samtal.")


class Target(FieldGroup):
    """What should be reached from a period on."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "from_period",
        Keeping.FACT: "at_least at_most decision",
    }

    from_period: Period = Field(title="Från och med", description="Första perioden målet gäller.")
    at_least: Number | None = Field(None, title="Minst", description="Lägsta godkända värde.")
    at_most: Number | None = Field(None, title="Högst", description="Högsta godkända värde.")
    decision: DecisionId | None = Field(None, title="Beslut", description="Id för beslutet om målet.")


class Group(FieldGroup):
    """One part of a break-down, such as women."""

    dimension: Text = Field(title="Indelning", description="Till exempel gender; namnges i municipality.yml.")
    value: Text = Field(title="Grupp", description="Till exempel women.")

    @property
    def label(self) -> str:
        """The group's word, such as ``Kvinnor``."""
        known = _GROUP_WORDS.get(self.value)
        return _(known) if known else self.value[:1].upper() + self.value[1:]


@lru_cache(maxsize=1024)
def _the_group(group: Group) -> Group:
    """The first one that is equal: the same few groups stand at every figure of a break-down."""
    return group


class EarlierFigure(FieldGroup):
    """What the figure was before it was corrected."""

    value: Number | None = Field(None, title="Tidigare värde", description="Värdet som publicerades först.")
    report: ReportId | None = Field(
        None, title="Rapport", description="Rapporten där det tidigare värdet stod."
    )
    published: PartialDate | None = Field(None, title="Publicerat", description="När det publicerades.")
    day: PastDay | None = Field(
        None, title="Rättat", description="Dagen då det rättades. Utan den: dagen då det nya publicerades."
    )
    why: Reason | None = Field(None, title="Varför", description="Varför värdet ändrades.")


class ImportOrigin(FieldGroup):
    """The cell a figure was read from."""

    file: Text = Field(title="Fil", description="Filens namn.")
    sheet: Text | None = Field(None, title="Blad", description="Bladets namn.")
    cell: Text | None = Field(None, title="Cell", description="Till exempel C14.")
    date: PastDay | None = Field(None, title="Inläst", description="Dagen den lästes in.")


class Outcome(FieldGroup):
    """A figure for a period, or the reason why there is none."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "period group",
        Keeping.FACT: "value kind numerator denominator respondents margin missing published report",
        Keeping.MEANING: "note",
        Keeping.SAID: "why",
        Keeping.PARTS: "source",
        Keeping.ITS_OWN: "restated_from",
        Keeping.UNSEEN: "imported",
    }

    period: Period = Field(title="Period", description="Perioden värdet gäller.")
    value: Number | None = Field(None, title="Värde", description="Talet i måttets enhet, med decimalpunkt.")
    kind: OutcomeKind = Field(
        OutcomeKind.OUTCOME, title="Slag", description="Utfall, prognos, preliminärt, del av året."
    )
    numerator: Number | None = Field(None, title="Täljare", description="Antal som uppfyller, av nämnaren.")
    denominator: Number | None = Field(None, title="Nämnare", description="Antal ärenden eller svar totalt.")
    respondents: Whole | None = Field(None, title="Antal svar", description="Hur många som svarade.")
    margin: Number | None = Field(None, title="Felmarginal", description="Plus eller minus, i måttets enhet.")
    group: Annotated[Group, AfterValidator(_the_group)] | None = Field(
        None, title="Grupp", description="Om värdet gäller en del, till exempel kvinnor."
    )
    note: Text | None = Field(None, title="Kommentar", description="Något att veta om just detta värde.")
    published: PartialDate | None = Field(None, title="Publicerat", description="När värdet publicerades.")
    report: ReportId | None = Field(None, title="Rapport", description="Id för rapporten där värdet finns.")
    missing: Missing | None = Field(None, title="Saknas", description="Varför värdet saknas.")
    why: Reason | None = Field(None, title="Varför det saknas", description="Skälet med egna ord.")
    restated_from: EarlierFigure | None = Field(None, title="Rättat", description="Vad värdet var tidigare.")
    imported: ImportOrigin | None = Field(None, title="Inläst från", description="Cellen värdet kom från.")
    source: Source | None = Field(None, title="Källa", description="Om värdet har en egen källa.")


def outcome_name(outcome: Outcome) -> str:
    """``2024``, ``2024 gender women``; what was forecast is another fact than what came of it."""
    group = f" {outcome.group.dimension} {outcome.group.value}" if outcome.group else ""
    forecast = " forecast" if outcome.kind is OutcomeKind.FORECAST else ""
    return f"{outcome.period}{group}{forecast}"


class Note(FieldGroup):
    """A remark on a single figure of a snapshot."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "period",
        Keeping.MEANING: "text",
    }

    period: Period = Field(title="Period", description="Perioden det gäller.")
    text: Text = Field(title="Text", description="Kommentaren.")


class Break(FieldGroup):
    """From this period on, figures cannot be compared with earlier ones."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "before",
        Keeping.FACT: "why",
    }

    before: Period = Field(title="Före", description="Första perioden efter brottet.")
    why: Reason = Field(title="Varför", description="Vad som ändrades.")


class Measure(FileRecord):
    """One question with its figures, target, definition and source."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "unit direction tolerance",
        Keeping.MEANING: (
            "title question counts people school_year decimals method definition every kolada_group"
        ),
        Keeping.SAID: "owners target_state",
        Keeping.RETOLD: "comment next_steps",
        Keeping.DUE: "next_update",
        Keeping.TOLD: "series series_question series_group area featured",
        Keeping.PARTS: "outcomes targets breaks notes withdrawn",
        Keeping.ITS_OWN: "rounds",
    }

    title: Text = Field(title="Titel", description="Kort namn i listor.")
    question: Text | None = Field(None, title="Fråga", description="Frågan måttet besvarar, i klarspråk.")
    series: Text | None = Field(
        None, title="Svit", description="Mått med samma ord visas i en figur, till exempel skolenkaten."
    )
    series_question: Text | None = Field(
        None, title="Svitens fråga", description="Figurens rad, till exempel Trygg i skolan."
    )
    series_group: Text | None = Field(
        None, title="Svitens grupp", description="Figurens spalt, till exempel Årskurs 5."
    )
    area: AreaId | None = Field(None, title="Område", description="Verksamhetsområdets id.")
    owners: tuple[OwnerId, ...] = Field(
        (), title="Ansvariga", description="Id för nämnd, kontor eller bolag."
    )
    unit: Text = Field(
        title="Enhet",
        description="procent, kronor, tkr (tusen kronor), mnkr (miljoner kronor), index, antal, dagar …",
    )
    decimals: Decimals | None = Field(None, title="Decimaler", description="Antal decimaler som visas.")
    counts: CountedThing | None = Field(
        None, title="Det som räknas", description="Vad antalet, täljaren och nämnaren räknar."
    )
    people: People | None = Field(
        None, title="Vilka det handlar om", description="Barn och unga kallas flickor och pojkar i texten."
    )
    school_year: Flag = Field(
        False, title="Läsår", description="Om en period som 2025/2026 är ett läsår i skolan."
    )
    direction: Direction = Field(title="Riktning", description="Vilket håll som är bättre.")
    method: Method | None = Field(None, title="Metod", description="Hur måttet tas fram.")
    definition: Markdown | None = Field(None, title="Definition", description="Exakt vad som mäts.")
    kolada_group: KoladaGroupId | None = Field(
        None, title="Jämförelsegrupp", description="Koladas id för gruppen."
    )
    rounds: tuple[Period, ...] = Field((), title="Mätår", description="Åren då det verkligen mättes.")
    every: Every | None = Field(None, title="Hur ofta", description="Hur ofta det mäts.")
    next_update: PartialDate | None = Field(
        None, title="Nästa uppdatering", description="När nästa värde kommer."
    )
    targets: tuple[Target, ...] = Field((), title="Mål", description="En rad per nivå över tid.")
    target_state: TargetState | None = Field(
        None, title="Varför mål saknas", description="Läses bara utan mål."
    )
    tolerance: Number | None = Field(
        None, ge=Decimal(0), title="Nära målet", description="Marginal i måttets enhet."
    )
    outcomes: tuple[Outcome, ...] = Field((), title="Utfall", description="Egna värden. Koladamått har inga.")
    notes: tuple[Note, ...] = Field((), title="Kommentarer till värden", description="Till enskilda år.")
    breaks: tuple[Break, ...] = Field((), title="Brott i serien", description="När mätningen ändrades.")
    comment: Markdown | None = Field(None, title="Varför det gick som det gick", description="Förklaring.")
    next_steps: Markdown | None = Field(None, title="Vad som händer nu", description="Vad kommunen gör.")
    featured: Text | None = Field(
        None, title="Utvalt", description="Varför det visas på start- eller områdessidan."
    )
    withdrawn: Withdrawn = None

    def is_broken_between(self, earlier: Period, later: Period) -> bool:
        """Whether the way of measuring changed after one period and at the latest with the other."""
        return any(earlier < broken.before <= later for broken in self.breaks)

    @property
    def kolada(self) -> str | None:
        """The KPI's id in Kolada when the figures come from there."""
        return self.source.id if self.source and self.source.kind is SourceKind.KOLADA else None
