"""What is reported besides promises and measures: goals, surveys, reports, policies and decisions."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from paraply.model.choices import Choice, GoalVerdict
from paraply.model.dates import PartialDate, Period
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import (
    AreaId,
    DecisionId,
    FieldGroup,
    FileRecord,
    GoalId,
    GuaranteeId,
    MeasureId,
    OwnerId,
    PastDay,
    Reason,
    ReportId,
    Source,
)
from paraply.model.values import Markdown, Text, WebAddress, Whole
from paraply.model.withdrawal import Withdrawn


class GoalLevel(Choice):
    """Who set the goal."""

    COUNCIL = "council", "Kommunfullmäktige"
    COMMITTEE = "committee", "Nämnd"
    COMPANY = "company", "Bolag"


class AssignmentState(Choice):
    """How far an assignment has come."""

    DONE = "done", "Genomfört"
    ONGOING = "ongoing", "Pågår"
    DELAYED = "delayed", "Försenat"
    DROPPED = "dropped", "Struket"


class Assessment(FieldGroup):
    """A goal's verdict as decided in a report, with its reasons."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "report",
        Keeping.FACT: "verdict word why",
        Keeping.RETOLD: "next",
        Keeping.PARTS: "source",
    }

    report: ReportId | None = Field(None, title="Rapport", description="Rapporten där bedömningen gjordes.")
    verdict: GoalVerdict = Field(title="Bedömning", description="Som den beslutades.")
    word: Text | None = Field(None, title="Ordval", description="Bedömningens ord, om de var andra.")
    why: Reason | None = Field(None, title="Skäl", description="Varför målet bedömdes så.")
    next: Text | None = Field(None, title="Vad som händer nu", description="Vad som görs härnäst.")
    source: Source | None = Field(None, title="Källa", description="Var bedömningen står.")


class Assignment(FieldGroup):
    """Something an owner was asked to do for a goal."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "text",
        Keeping.SAID: "state",
        Keeping.TOLD: "report",
    }

    text: Text = Field(title="Uppdrag", description="Vad som ska göras.")
    state: AssignmentState | None = Field(None, title="Läge", description="Hur långt det har kommit.")
    report: ReportId | None = Field(None, title="Rapport", description="Rapporten där läget står.")


class Goal(FileRecord):
    """A political goal, with the evidence beside the decided verdict."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "title level decision parts_stated measures guarantees valid_from",
        Keeping.END: "valid_to",
        Keeping.SAID: "body owners",
        Keeping.TOLD: "parent area",
        Keeping.PARTS: "assessments assignments",
    }

    title: Text = Field(title="Titel", description="Målet, kort.")
    level: GoalLevel = Field(title="Nivå", description="Vem som har satt målet.")
    parent: GoalId | None = Field(None, title="Överordnat mål", description="Id för målet ovanför.")
    owners: tuple[OwnerId, ...] = Field(
        (), title="Ansvariga", description="Id för nämnd, kontor eller bolag."
    )
    area: AreaId | None = Field(None, title="Område", description="Verksamhetsområdets id.")
    valid_from: PartialDate | None = Field(
        None, title="Gäller från", description="Visas inte före den dagen."
    )
    valid_to: PartialDate | None = Field(None, title="Gäller till och med", description="Sista dagen.")
    decision: DecisionId | None = Field(None, title="Beslut", description="Id för beslutet.")
    parts_stated: Whole | None = Field(
        None, title="Antal delmål i beslutet", description="Hur många beslutet nämner."
    )
    measures: tuple[MeasureId, ...] = Field((), title="Mått", description="Måtten som visar hur det går.")
    guarantees: tuple[GuaranteeId, ...] = Field((), title="Löften", description="Löften som hör till målet.")
    assessments: tuple[Assessment, ...] = Field((), title="Bedömningar", description="En per rapport.")
    assignments: tuple[Assignment, ...] = Field((), title="Uppdrag", description="Vad som ska göras.")
    body: Markdown = Field("", title="Text", description="Fri text om målet.")


class SurveyKind(Choice):
    """What sort of quality measurement it is."""

    SURVEY = "survey", "Enkät"
    INSPECTION = "inspection", "Tillsyn eller granskning"
    INTERNAL_CONTROL = "internal_control", "Internkontroll"


class Action(FieldGroup):
    """Something done because of a result."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "text",
        Keeping.FACT: "done",
        Keeping.SAID: "owner due",
    }

    text: Text = Field(title="Åtgärd", description="Vad som görs.")
    owner: OwnerId | None = Field(None, title="Ansvarig", description="Vem som gör det.")
    due: PartialDate | None = Field(None, title="Klart senast", description="När det ska vara klart.")
    done: PastDay | None = Field(None, title="Klart", description="När det blev klart.")


class Control(FieldGroup):
    """A control in an internal-control round."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "moment",
        Keeping.FACT: "deviations",
        Keeping.SAID: "risk action guarantee",
    }

    moment: Text = Field(title="Kontrollmoment", description="Vad som kontrollerades.")
    risk: Text | None = Field(None, title="Risk", description="Vad som kan gå fel.")
    deviations: Whole | None = Field(None, title="Avvikelser", description="Hur många som hittades.")
    action: Text | None = Field(None, title="Åtgärd", description="Vad som görs åt det.")
    guarantee: GuaranteeId | None = Field(None, title="Löfte", description="Löftet kontrollen gäller.")


class Survey(FileRecord):
    """A quality measurement: how it was done, what it showed and what is done about it."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "kind period invited answered findings measures",
        Keeping.MEANING: "title about method",
        Keeping.SAID: "owners",
        Keeping.TOLD: "area url",
        Keeping.PARTS: "controls actions withdrawn",
    }

    title: Text = Field(title="Titel", description="Mätningens namn.")
    kind: SurveyKind = Field(title="Slag", description="Enkät, tillsyn eller internkontroll.")
    owners: tuple[OwnerId, ...] = Field(
        (), title="Ansvariga", description="Id för nämnd, kontor eller bolag."
    )
    area: AreaId | None = Field(None, title="Område", description="Verksamhetsområdets id.")
    about: Text | None = Field(None, title="Om", description="Vad mätningen handlar om, i en mening.")
    method: Text | None = Field(None, title="Så gick det till", description="Hur mätningen gjordes.")
    period: Period | None = Field(None, title="Period", description="När mätningen gjordes.")
    invited: Whole | None = Field(None, title="Tillfrågade", description="Hur många som fick frågan.")
    answered: Whole | None = Field(None, title="Svarade", description="Hur många som svarade.")
    url: WebAddress | None = Field(None, title="Adress", description="Var hela mätningen finns.")
    measures: tuple[MeasureId, ...] = Field((), title="Mått", description="Måtten som mätningen ger.")
    findings: Markdown | None = Field(None, title="Resultat", description="Vad mätningen visade.")
    actions: tuple[Action, ...] = Field(
        (), title="Åtgärder", description="Vad kommunen gör med anledning av resultatet."
    )
    controls: tuple[Control, ...] = Field((), title="Kontroller", description="Bara för internkontroll.")
    withdrawn: Withdrawn = None


class ReportKind(Choice):
    """The rounds of the reporting year."""

    MONTH = "month", "Månadsrapport"
    INTERIM_1 = "interim_1", "Delårsrapport 1"
    INTERIM_2 = "interim_2", "Delårsrapport 2"
    ANNUAL = "annual", "Årsredovisning"
    INTERNAL_CONTROL = "internal_control", "Internkontroll"


class StatedTargets(Choice):
    """What a report said of all guarantees' targets together."""

    MET = "met", "målvärdet är uppfyllt"
    MOSTLY_MET = "mostly_met", "målvärdet är till största delen uppfyllt"
    PARTLY_MET = "partly_met", "målvärdet är delvis uppfyllt"
    NOT_MET = "not_met", "målvärdet är inte uppfyllt"


class Meeting(FieldGroup):
    """A meeting that dealt with the report."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "by",
        Keeping.FACT: "date",
        Keeping.TOLD: "url",
    }

    by: OwnerId = Field(title="Av", description="Id för den som behandlade rapporten.")
    date: PartialDate | None = Field(None, title="Datum", description="Mötets dag.")
    url: WebAddress | None = Field(None, title="Adress", description="Mötets sida eller protokoll.")


class StatedFigures(FieldGroup):
    """What the report itself said of the guarantees."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "guarantees targets claimed",
        Keeping.PARTS: "source",
    }

    guarantees: Whole | None = Field(None, title="Antal garantier", description="Som rapporten anger.")
    targets: StatedTargets | None = Field(None, title="Målvärde", description="Som rapporten anger.")
    claimed: Whole | None = Field(None, title="Ianspråktagna", description="Som rapporten anger.")
    source: Source | None = Field(None, title="Källa", description="Var uppgiften står.")


class Report(FileRecord):
    """A reporting round, past or planned."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "kind period published decision",
        Keeping.SAID: "title note",
        Keeping.PLAN: "planned",
        Keeping.TOLD: "url",
        Keeping.PARTS: "stated handled withdrawn",
    }

    title: Text = Field(title="Titel", description="Rapportens namn.")
    kind: ReportKind = Field(title="Slag", description="Vilken rapport på året.")
    period: Period | None = Field(None, title="Period", description="Perioden rapporten gäller.")
    published: PartialDate | None = Field(None, title="Publicerad", description="När den publicerades.")
    planned: PartialDate | None = Field(None, title="Planerad", description="När den väntas.")
    handled: tuple[Meeting, ...] = Field((), title="Behandlad", description="Möten som behandlade den.")
    decision: DecisionId | None = Field(None, title="Beslut", description="Id för beslutet.")
    url: WebAddress | None = Field(None, title="Adress", description="Var rapporten finns.")
    note: Text | None = Field(None, title="Kommentar", description="Något att veta om rapporten.")
    stated: StatedFigures | None = Field(
        None, title="Rapporten säger", description="Vad den sade om garantierna."
    )
    withdrawn: Withdrawn = None


class PolicyState(Choice):
    """Whether a steering document holds."""

    IN_FORCE = "in_force", "Gäller"
    UNDER_REVIEW = "under_review", "Ses över"
    REPLACED = "replaced", "Ersatt"


class RoutineState(Choice):
    """Whether there is a routine that puts the policy to work."""

    EXISTS = "exists", "Det finns en rutin"
    MISSING = "missing", "Rutin saknas"


class Routine(FieldGroup):
    """The routine that belongs to a policy."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "state",
        Keeping.TOLD: "url",
    }

    state: RoutineState | None = Field(None, title="Läge", description="Om rutinen finns.")
    url: WebAddress | None = Field(None, title="Adress", description="Var rutinen finns.")


class Policy(FileRecord):
    """A steering document."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "state decided decision",
        Keeping.SAID: "title body",
        Keeping.DUE: "review_by",
        Keeping.TOLD: "url",
        Keeping.PARTS: "routine",
    }

    title: Text = Field(title="Titel", description="Dokumentets namn.")
    decided: PartialDate | None = Field(None, title="Beslutat", description="När det beslutades.")
    decision: DecisionId | None = Field(None, title="Beslut", description="Id för beslutet.")
    state: PolicyState | None = Field(None, title="Läge", description="Om dokumentet gäller.")
    review_by: PartialDate | None = Field(None, title="Ses över senast", description="När det ska ses över.")
    routine: Routine | None = Field(None, title="Rutin", description="Om det finns en rutin till dokumentet.")
    url: WebAddress | None = Field(None, title="Adress", description="Var dokumentet finns.")
    body: Markdown = Field("", title="Text", description="Vad dokumentet säger, kort.")

    def is_review_overdue(self, today: date) -> bool:
        """Whether the day for review has passed for a document that still holds, or may hold."""
        waits = self.state not in {PolicyState.REPLACED, PolicyState.UNDER_REVIEW}
        return waits and self.review_by is not None and self.review_by.last < today


class DecisionRoute(Choice):
    """How a decision was taken."""

    OWN_CASE = "own_case", "Eget ärende"
    OPERATIONAL_PLAN = "operational_plan", "I verksamhetsplanen"
    BUDGET = "budget", "I budgeten"


class Decision(FileRecord):
    """A decision that other records refer to."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "title decided_by date section number route",
        Keeping.TOLD: "url",
    }

    title: Text = Field(title="Titel", description="Vad som beslutades.")
    decided_by: Text | None = Field(
        None, title="Beslutad av", description="Id för en ansvarig, eller ett namn."
    )
    date: PartialDate | None = Field(None, title="Datum", description="Beslutets dag.")
    section: Text | None = Field(None, title="Paragraf", description="Paragraf i protokollet.")
    number: Text | None = Field(None, title="Diarienummer", description="Till exempel KS 2019-744.")
    route: DecisionRoute | None = Field(
        None, title="Väg", description="Eget ärende, verksamhetsplan eller budget."
    )
    url: WebAddress | None = Field(None, title="Adress", description="Protokollets sida.")
