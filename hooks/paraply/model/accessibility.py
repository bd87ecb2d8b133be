"""How accessible the site is, as the accessibility statement tells it, and who supervises that."""

from typing import ClassVar

from pydantic import Field

from paraply.model.choices import Choice
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, PastDay, Reason
from paraply.model.values import Text, WebAddress


class AssessmentMethod(Choice):
    """How accessibility was assessed."""

    SELF = "self", "självskattning"
    EXTERNAL = "external", "extern granskning"


class Conformity(Choice):
    """How far the law on accessibility is met."""

    FULL = "full", "helt förenlig"
    PARTIAL = "partial", "delvis förenlig"
    NONE = "none", "inte förenlig"


class ShortcomingKind(Choice):
    """Why something is not accessible."""

    NOT_MET = "not_met", "uppfyller inte lagkraven"
    DISPROPORTIONATE = "disproportionate_burden", "oskäligt betungande att anpassa"
    OUTSIDE_LAW = "outside_law", "omfattas inte av lagen"


class Supervisor(FieldGroup):
    """The authority that supervises accessibility."""

    name: Text | None = Field(None, title="Namn", description="Myndighetens namn.")
    url: WebAddress | None = Field(None, title="Adress", description="Sidan för anmälan.")


class Shortcoming(FieldGroup):
    """Something that is not accessible."""

    text: Text = Field(title="Brist", description="Vad som inte fungerar.")
    situation: Text | None = Field(
        None, title="Användningssituation", description="För vem det är ett hinder."
    )
    kind: ShortcomingKind | None = Field(None, title="Slag", description="Varför det inte är tillgängligt.")
    reason: Reason | None = Field(None, title="Skäl", description="Varför bristen finns kvar.")
    alternative: Text | None = Field(None, title="Alternativ", description="Hur man kan göra i stället.")


class Accessibility(FieldGroup):
    """What the accessibility statement is made from (lag 2018:1937, MDFFS 2019:2)."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "method conformity shortcomings",
        Keeping.LOOKED: "assessed updated",
        Keeping.TOLD: "report_url",
    }

    assessed: PastDay | None = Field(None, title="Bedömd", description="När webbplatsen bedömdes.")
    updated: PastDay | None = Field(None, title="Uppdaterad", description="När redogörelsen uppdaterades.")
    method: AssessmentMethod | None = Field(None, title="Metod", description="Självskattning eller extern.")
    conformity: Conformity | None = Field(None, title="Förenlighet", description="Helt, delvis eller inte.")
    report_url: WebAddress | None = Field(
        None, title="Rapportera brist", description="Sidan för att rapportera."
    )
    shortcomings: tuple[Shortcoming, ...] = Field((), title="Brister", description="Kända brister.")
