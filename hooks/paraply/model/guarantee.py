"""A promise: what a municipality says it will do, and what happens if it does not."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from paraply.model.appeal import Appeal
from paraply.model.choices import Audience, Choice, Every, Method
from paraply.model.consequence import Consequence, gives_nothing
from paraply.model.dates import PartialDate, Period
from paraply.model.keeping import Keeping, Kept
from paraply.model.level import Level
from paraply.model.record import (
    AreaId,
    DecisionId,
    FieldGroup,
    FileRecord,
    GuaranteeId,
    MeasureId,
    OwnerId,
    PastDay,
    Reason,
)
from paraply.model.values import Flag, Markdown, Number, Text, WebAddress, Whole


class GuaranteeKind(Choice):
    """What the promise is called."""

    GUARANTEE = "guarantee", "Tjänstegaranti"
    SERVICE_LEVEL = "service_level", "Servicenivå"


class GuaranteeState(Choice):
    """Where the promise is in its life."""

    DRAFT = "draft", "Utkast"
    PLANNED = "planned", "Beslutat, gäller inte än"
    IN_FORCE = "in_force", "Gäller"
    UNDER_REVIEW = "under_review", "Ses över"
    WITHDRAWN = "withdrawn", "Gäller inte längre"
    UNKNOWN = "unknown", "Uppgift saknas om det gäller"


class GuaranteePath(Choice):
    """Which of the two ways forward is chosen for the promise."""

    UNDECIDED = "undecided", "Inte bestämt"
    KEEP = "keep", "Behålls"
    UPDATE = "update", "Uppdateras"
    PHASE_OUT = "phase_out", "Tas bort"


class Wording(Choice):
    """Whether the promise is quoted."""

    QUOTED = "quoted", "Ordagrant"
    RETOLD = "retold", "Skrivet med våra ord"


class BasisKind(Choice):
    """What a promise rests on."""

    LAW = "law", "Lag"
    PERMIT = "permit", "Tillstånd"
    GOAL = "goal", "Mål"
    OWN = "own", "Kommunens eget löfte"


class ClaimWay(Choice):
    """What a person must do to get the compensation."""

    AUTOMATIC = "automatic", "Kommunen gör det utan att du begär det"
    APPLY = "apply", "Du behöver ansöka"
    CONTACT = "contact", "Du behöver höra av dig"


class MeasureIs(Choice):
    """What the promise's measure tells."""

    SHARE = "share", "Andelen ärenden där löftet hölls"
    LEVEL = "level", "Nivån i samma enhet som löftet"


class Basis(FieldGroup):
    """Law, permit, goal or own ambition."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "kind reference law_level beyond_law",
        Keeping.LOOKED: "checked",
    }

    kind: BasisKind | None = Field(None, title="Grund", description="Vad löftet bygger på.")
    reference: Text | None = Field(None, title="Hänvisning", description="Lagens eller beslutets namn.")
    law_level: Level | None = Field(
        None, title="Lagens nivå", description="Vad lagen själv kräver, skrivet som en nivå."
    )
    checked: PastDay | None = Field(
        None, title="Lagen kontrollerad", description="När någon senast läste lagen."
    )
    beyond_law: Text | None = Field(
        None, title="Vårt tillägg", description="Vad kommunen lovar utöver lagen."
    )


class Claim(FieldGroup):
    """How to get what the consequence promises."""

    how: ClaimWay | None = Field(
        None, title="Hur", description="Om det sker av sig självt eller måste begäras."
    )
    text: Text | None = Field(None, title="Så gör du", description="Vad personen ska göra, steg för steg.")
    contact: Text | None = Field(None, title="Kontakt", description="Vart personen vänder sig.")


class FollowUp(FieldGroup):
    """How the municipality finds out whether the promise is kept."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "text every method",
    }

    text: Text | None = Field(None, title="Så följer vi upp", description="Uppföljningen i en mening.")
    every: Every | None = Field(None, title="Hur ofta", description="Hur ofta det följs upp.")
    method: Method | None = Field(None, title="Metod", description="Hur resultatet tas fram.")


class Claims(FieldGroup):
    """How many asked for compensation in a period. ``counted: false`` means nobody counts."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "period",
        Keeping.FACT: "counted claimed granted compensation_sek",
    }

    period: Period = Field(title="Period", description="Perioden uppgiften gäller.")
    counted: Flag = Field(title="Räknas", description="false betyder att ingen räknar, vilket inte är noll.")
    claimed: Whole | None = Field(None, title="Begärda", description="Hur många som begärde ersättning.")
    granted: Whole | None = Field(None, title="Beviljade", description="Hur många som fick ersättning.")
    compensation_sek: Number | None = Field(None, title="Utbetalt", description="Summan i kronor.")


class EarlierWording(FieldGroup):
    """A wording that held before."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "until",
        Keeping.WORDING: "promise level kind owners decision consequence claim",
        Keeping.ITS_OWN: "why",
    }

    until: PartialDate = Field(title="Till och med", description="Sista dagen den gällde.")
    promise: Text | None = Field(None, title="Löfte", description="Så löd löftet.")
    level: Level | None = Field(None, title="Nivå", description="Nivån som gällde då.")
    kind: GuaranteeKind | None = Field(None, title="Slag", description="Slaget då, om det var ett annat.")
    owners: tuple[OwnerId, ...] = Field(
        (), title="Ansvariga", description="Id för dem som svarade då, om det var andra."
    )
    decision: DecisionId | None = Field(
        None, title="Beslut", description="Id för beslutet som gällde då, om det var ett annat."
    )
    consequence: Consequence | None = Field(
        None, title="Om vi inte höll löftet", description="Vad som hände då, om det var något annat."
    )
    claim: Claim | None = Field(
        None, title="Så fick du ersättningen", description="Hur personen gjorde, om det var på annat sätt."
    )
    why: Reason | None = Field(None, title="Varför", description="Varför det ändrades.")


class Guarantee(FileRecord):
    """A promise with its level, consequence, follow-up and history."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "state measure measure_is clock_starts exceptions audience valid_from",
        Keeping.END: "valid_to",
        Keeping.WORDING: "promise level kind decision consequence claim",
        Keeping.SAID: "title wording path path_decision owners your_part replaced_by",
        Keeping.RETOLD: "easy body",
        Keeping.DUE: "review_by",
        Keeping.TOLD: "service area",
        Keeping.PARTS: "basis follow_up claims appeal",
        Keeping.ITS_OWN: "earlier",
    }

    title: Text = Field(title="Titel", description="Kort namn i listor.")
    service: Text | None = Field(
        None,
        title="Tjänst",
        description="Vad löftet gäller, med samma ord i varje löfte och jämförelse om samma tjänst.",
    )
    kind: GuaranteeKind = Field(title="Slag", description="Tjänstegaranti eller servicenivå.")
    state: GuaranteeState = Field(GuaranteeState.UNKNOWN, title="Läge", description="Om löftet gäller.")
    path: GuaranteePath = Field(
        GuaranteePath.UNDECIDED, title="Väg", description="Uppdateras eller avvecklas."
    )
    path_decision: DecisionId | None = Field(None, title="Beslut om väg", description="Id för beslutet.")
    area: AreaId | None = Field(None, title="Område", description="Verksamhetsområdets id.")
    owners: tuple[OwnerId, ...] = Field(
        (), title="Ansvariga", description="Id för nämnd, kontor eller bolag."
    )
    audience: tuple[Audience, ...] = Field(
        (), title="Vem det gäller", description="Invånare, företag, föreningar."
    )
    promise: Text = Field(title="Löfte", description="Löftet i en mening som börjar med Du eller Ni.")
    wording: Wording = Field(Wording.RETOLD, title="Ordalydelse", description="Ordagrant eller med våra ord.")
    easy: Text | None = Field(None, title="Lättläst", description="Samma sak med lättare ord.")
    level: Level | None = Field(None, title="Nivå", description="Det som utlovas, som ett tal.")
    clock_starts: Text | None = Field(None, title="När klockan startar", description="Vad tiden räknas från.")
    exceptions: tuple[Text, ...] = Field((), title="Undantag", description="När löftet inte gäller.")
    your_part: tuple[Text, ...] = Field(
        (), title="Det här gör du", description="Vad personen själv behöver göra."
    )
    basis: Basis | None = Field(None, title="Grund", description="Lag, tillstånd, mål eller egen ambition.")
    consequence: Consequence | None = Field(
        None, title="Om vi inte håller löftet", description="Vad som händer då."
    )
    claim: Claim | None = Field(None, title="Så får du ersättningen", description="Hur personen gör.")
    follow_up: FollowUp | None = Field(None, title="Uppföljning", description="Hur kommunen följer upp.")
    measure: MeasureId | None = Field(None, title="Mått", description="Måttet där löftets resultat finns.")
    measure_is: MeasureIs | None = Field(None, title="Måttet visar", description="Andel eller nivå.")
    claims: tuple[Claims, ...] = Field((), title="Begärd ersättning", description="En rad per period.")
    appeal: Appeal | None = Field(
        None, title="Överklaga", description="Hur beslutet överklagas, om det inte följer av lagen."
    )
    decision: DecisionId | None = Field(None, title="Beslut", description="Id för beslutet om löftet.")
    valid_from: PartialDate | None = Field(
        None, title="Gäller från", description="Dagen löftet började gälla. Visas inte före den."
    )
    valid_to: PartialDate | None = Field(None, title="Gäller till och med", description="Sista dagen.")
    review_by: PartialDate | None = Field(
        None, title="Ses över senast", description="När löftet ska ses över."
    )
    replaced_by: GuaranteeId | None = Field(
        None, title="Ersatt av", description="Id för löftet som gäller i stället."
    )
    earlier: tuple[EarlierWording, ...] = Field(
        (), title="Tidigare", description="Äldre ordalydelser. Var och en visas till och med sin sista dag."
    )
    body: Markdown = Field("", title="Förklaring", description="Fri text under löftet.")

    @property
    def shown_kind(self) -> GuaranteeKind:
        """A guarantee without a level or a consequence is shown as a service level (content model)."""
        whole = self.level is not None and self.has_consequence
        return self.kind if whole else GuaranteeKind.SERVICE_LEVEL

    @property
    def has_consequence(self) -> bool:
        """Whether something happens when the promise is broken; "turn to us" alone is nothing."""
        return not gives_nothing(self.consequence)

    @property
    def is_live(self) -> bool:
        """Whether it holds or may hold: neither a draft nor withdrawn."""
        return self.state not in {GuaranteeState.DRAFT, GuaranteeState.WITHDRAWN}

    @property
    def is_law_limit(self) -> bool:
        """Whether it rests on law, and its level is the law's own limit."""
        basis, level = self.basis, self.level
        if basis is None or basis.kind is not BasisKind.LAW or basis.law_level is None or level is None:
            return False
        return level.same_limit(basis.law_level)

    @property
    def is_law_only(self) -> bool:
        """Whether it is the law's own limit and adds nothing that is known."""
        return self.is_law_limit and self.basis is not None and not self.basis.beyond_law

    def is_review_overdue(self, today: date) -> bool:
        """Whether the day for review has passed; what is under review already, or not live, needs none."""
        waits = self.is_live and self.state is not GuaranteeState.UNDER_REVIEW
        return waits and self.review_by is not None and self.review_by.last < today

    def claims_in(self, period: Period) -> Claims | None:
        """What the promise says of claims in exactly that period."""
        return next((claims for claims in self.claims if claims.period == period), None)


class Elsewhere(FileRecord):
    """A promise of another municipality, for comparison."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "municipality service level consequence basis",
        Keeping.LOOKED: "read",
        Keeping.TOLD: "url",
    }

    municipality: Text = Field(title="Kommun", description="Kommunens namn.")
    url: WebAddress | None = Field(None, title="Adress", description="Sidan där löftet står.")
    read: PastDay | None = Field(None, title="Läst", description="När sidan lästes.")
    service: Text = Field(title="Tjänst", description="Vad löftet gäller.")
    level: Level | None = Field(None, title="Nivå", description="Nivån som utlovas.")
    consequence: Text | None = Field(
        None, title="Konsekvens", description="Vad som händer om löftet inte hålls."
    )
    basis: Text | None = Field(None, title="Grund", description="Lag eller annan grund.")
