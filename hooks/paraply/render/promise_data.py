"""A promise as others read it: the shape of its ``data.json``, and its row in a table.

The names are those of the content model; what is computed has the names it has in a measure's file.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pydantic import AliasPath, Field

from paraply.derive.outcomes import JudgedOutcome, outcomes_of
from paraply.derive.views import PromiseView, Views
from paraply.language import N_
from paraply.model.appeal import Appeal
from paraply.model.choices import Audience, PromiseVerdict, Reason
from paraply.model.consequence import Consequence
from paraply.model.dates import PartialDate, Period
from paraply.model.guarantee import (
    Basis,
    Claim,
    Claims,
    EarlierWording,
    FollowUp,
    GuaranteeKind,
    GuaranteePath,
    GuaranteeState,
    MeasureIs,
    Wording,
)
from paraply.model.level import Level
from paraply.model.record import Correction, Source
from paraply.render import urls, wording
from paraply.render.output import Column, Figure, Output, Table
from paraply.render.values import address_of
from paraply.speech import answers, verdicts


class PromiseVerdictData(Output):
    """How it goes with a promise."""

    code: PromiseVerdict
    text: str
    period: Period | None
    value: Figure | None
    reason: Reason | None
    rule: str


class KeptData(Output):
    """How it went in one period."""

    period: Period = Field(validation_alias=AliasPath("point", "period"))
    value: Figure | None = Field(validation_alias=AliasPath("point", "value"))
    level: Level | None
    verdict: PromiseVerdict = Field(validation_alias=AliasPath("judgement", "verdict"))


class PromiseData(Output):
    """Every field of a promise's file, with what it means."""

    id: str = Field(description="Löftets korta namn, samma som i adressen.")
    title: str = Field(description="Löftets titel.")
    service: str | None = Field(description="Tjänsten som löftet gäller.")
    kind: GuaranteeKind = Field(description="Slag: tjänstegaranti eller servicenivå.")
    state: GuaranteeState = Field(description="Om löftet gäller.")
    path: GuaranteePath = Field(description="Vägen framåt: om löftet uppdateras eller avvecklas.")
    path_decision: str | None = Field(description="Beslutet om vägen framåt, med sitt korta namn.")
    area: str | None = Field(description="Området, med sitt korta namn.")
    owners: tuple[str, ...] = Field(description="Ansvariga, med sina korta namn.")
    audience: tuple[Audience, ...] = Field(description="Vem löftet gäller.")
    promise: str = Field(description="Löftet i en mening.")
    wording: Wording = Field(description="Om löftet är ordagrant eller återgivet.")
    easy: str | None = Field(description="Löftet med lättare ord.")
    level: Level | None = Field(description="Nivån: gräns, värde, enhet, per och längre gräns.")
    clock_starts: str | None = Field(description="Vad tiden räknas från.")
    exceptions: tuple[str, ...] = Field(description="När löftet inte gäller.")
    your_part: tuple[str, ...] = Field(description="Vad den som löftet gäller själv behöver göra.")
    basis: Basis | None = Field(
        description="Grunden: slag, hänvisning, lagens nivå, när lagen lästes och kommunens tillägg."
    )
    consequence: Consequence | None = Field(description="Vad som händer om löftet inte hålls.")
    claim: Claim | None = Field(description="Hur personen får det som konsekvensen lovar.")
    claims: tuple[Claims, ...] = Field(description="Hur många som har begärt ersättning, per period.")
    follow_up: FollowUp | None = Field(description="Hur kommunen följer upp löftet.")
    measure: str | None = Field(description="Måttet som visar hur det går, med sitt korta namn.")
    measure_is: MeasureIs | None = Field(description="Om måttet är andelen hållna löften eller nivån.")
    verdict: PromiseVerdictData = Field(description="Bedömningen: kod, text, period, värde, skäl och regel.")
    outcomes: tuple[KeptData, ...] = Field(
        description="Alla uppmätta värden, bedömda efter nivån som gällde då."
    )
    decision: str | None = Field(description="Beslutet om löftet, med sitt korta namn.")
    valid_from: PartialDate | None = Field(description="När löftet började gälla.")
    valid_to: PartialDate | None = Field(description="Sista dagen som löftet gäller.")
    review_by: PartialDate | None = Field(description="När löftet senast ska ses över.")
    replaced_by: str | None = Field(description="Löftet som gäller i stället, med sitt korta namn.")
    earlier: tuple[EarlierWording, ...] = Field(
        description="Tidigare ordalydelser, var och en med sin sista dag."
    )
    body: str = Field(description="Förklaringen under löftet, i formatet Markdown.")
    corrected: tuple[Correction, ...] = Field(
        description="Rättelser: vad som stod, när det rättades och varför."
    )
    source: Source | None = Field(description="Källan: slag, beteckning, titel, adress och när den lästes.")
    url: str = Field(description="Sidan som visar löftet.")
    licence: str | None = Field(description="Licensen. Tom när värden från Kolada ingår.")
    appeal: Appeal | None = Field(
        description="Hur beslutet överklagas, om löftet säger det: hos vem, tid, text och källa."
    )
    answer: str = Field(description="Svaret i ett par meningar, som står för sig själv.")
    attribution: tuple[str, ...] = Field(description="Vad du ska ange som källa.")


LEFT_OUT: Final = {
    "synonyms": "words for our own search",
    "old_addresses": "each of them leads to the address that the file has",
    "accepted": "answers to our own warnings, for those who write",
}
"""The fields of a promise that its file does not have, and why."""

PROMISE_TABLE: Final = Table(
    (
        Column("id", N_("Löftets korta namn, samma som i adressen.")),
        Column("title", N_("Löftets titel.")),
        Column("promise", N_("Löftet i en mening.")),
        Column("kind", N_("Slag: tjänstegaranti eller servicenivå, se koderna nedan.")),
        Column("state", N_("Om löftet gäller, se koderna nedan.")),
        Column("path", N_("Vägen framåt, se koderna nedan.")),
        Column("area", N_("Området, med sitt korta namn.")),
        Column("owners", N_("Ansvariga, med sina korta namn och mellanslag emellan.")),
        Column("level_bound", N_("Om nivån är ett tak, ett golv eller en fast dag."), "level.bound"),
        Column("level_value", N_("Nivån som utlovas."), "level.value"),
        Column("level_unit", N_("Nivåns enhet."), "level.unit"),
        Column("level_per", N_("Om nivån gäller per dag, vecka, månad eller år."), "level.per"),
        Column("consequence", N_("Vad som händer om löftet inte hålls."), "consequence.text"),
        Column("compensation", N_("Slag av ersättning."), "consequence.compensation"),
        Column("measure", N_("Måttet som visar hur det går, med sitt korta namn.")),
        Column("verdict", N_("Bedömningen, se koderna nedan."), "verdict.code"),
        Column("reason", N_("Varför löftet inte kan bedömas."), "verdict.reason"),
        Column("period", N_("Perioden som bedömningen gäller."), "verdict.period"),
        Column("value", N_("Värdet som bedömningen bygger på."), "verdict.value"),
        Column("valid_from", N_("När löftet började gälla.")),
        Column("valid_to", N_("Sista dagen som löftet gäller.")),
        Column("url", N_("Sidan som visar löftet.")),
        Column("answer", N_("Svaret i ett par meningar, som står för sig själv.")),
    )
)


@dataclass(frozen=True)
class _Verdict:
    """The verdict of a promise; its sentence is made when it is asked for."""

    view: PromiseView
    site_address: str

    @property
    def code(self) -> PromiseVerdict:
        return self.view.judgement.verdict

    @property
    def text(self) -> str:
        return str(verdicts.promise_told(self.view))

    @property
    def period(self) -> Period | None:
        point = self.view.judgement.point
        return point.period if point else None

    @property
    def value(self) -> object:
        point = self.view.judgement.point
        return point.value if point else None

    @property
    def reason(self) -> Reason | None:
        return self.view.judgement.reason

    @property
    def rule(self) -> str:
        return address_of(f"{urls.JUDGEMENT}#loften", self.site_address)


@dataclass(frozen=True)
class ToldPromise:
    """What fills a promise's files: what is written in it, or computed here where that is not the same."""

    view: PromiseView
    views: Views
    site_address: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.view.guarantee, name)

    @property
    def kind(self) -> GuaranteeKind:
        """As it is shown."""
        return self.view.guarantee.shown_kind

    @property
    def owners(self) -> list[str]:
        """Those that are public."""
        return [owner.id for owner in self.views.owners_of(self.view.guarantee.owners)]

    @property
    def measure(self) -> str | None:
        """The measure, when there is one that can be shown."""
        return self.view.measure.measure.id if self.view.measure else None

    @cached_property
    def verdict(self) -> _Verdict:
        """How it goes."""
        return _Verdict(self.view, self.site_address)

    @property
    def outcomes(self) -> list[JudgedOutcome]:
        """How it went, the oldest first."""
        return outcomes_of(self.view)[::-1]

    @property
    def earlier(self) -> list[EarlierWording]:
        """The wordings that have held: one that is still to come is not public."""
        return [was for was in self.view.guarantee.earlier if was.until.last < self.views.today]

    @property
    def url(self) -> str:
        """The whole address."""
        return address_of(urls.of(self.view.guarantee), self.site_address)

    @property
    def licence(self) -> str | None:
        """The municipality's own, which does not cover Kolada's values."""
        return None if has_kolada_values(self.view) else self.views.content.municipality.licence

    @property
    def answer(self) -> str:
        """The promise, how it went, and what happens otherwise."""
        return answers.promise_answer(self.view, self.views)

    @property
    def attribution(self) -> list[str]:
        """Whom the values come from."""
        return [wording.raw_source()] if has_kolada_values(self.view) else []


def promise_data(view: PromiseView, views: Views, site_address: str) -> PromiseData:
    """One promise: as it is written, how it went, and in which earlier periods; unknown is null."""
    return PromiseData.model_validate(ToldPromise(view, views, site_address))


def has_kolada_values(view: PromiseView) -> bool:
    """Whether the outcomes come from Kolada, so that its terms hold."""
    return view.measure is not None and view.measure.measure.kolada is not None
