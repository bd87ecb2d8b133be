"""A measure as others read it: the shape of its ``data.json``, and its figures as rows of a table.

Numbers are unrounded, periods are text, and what is unknown is null.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pydantic import AliasPath, Field

from paraply.derive.comparisons import Comparison, Quartile, With
from paraply.derive.views import MeasureView, Views
from paraply.language import N_, _
from paraply.model.choices import (
    Direction,
    Every,
    MeasureVerdict,
    Method,
    Missing,
    OutcomeKind,
    Reason,
    Trend,
)
from paraply.model.dates import PartialDate, Period
from paraply.model.measure import Break, CountedThing, EarlierFigure, Group, People, Target, TargetState
from paraply.model.record import Correction, Source
from paraply.model.series import Point
from paraply.model.withdrawal import Withdrawal
from paraply.render import urls, wording
from paraply.render.output import Column, Figure, Output, Table
from paraply.render.values import address_of
from paraply.speech import answers, verdicts


def _is_unknown(value: object) -> bool:
    return value is None


def _known(name: str) -> Any:
    """A field of a figure that few have: it is left out where it is unknown, or the files would double."""
    return Field(None, validation_alias=AliasPath("outcome", name), exclude_if=_is_unknown)


class OutcomeData(Output):
    """A figure. Of the last fields each is there when it is known."""

    period: Period
    value: Figure | None
    kind: OutcomeKind
    carried: bool
    missing: Missing | None = Field(validation_alias=AliasPath("outcome", "missing"))
    group: Group | None = Field(validation_alias=AliasPath("outcome", "group"))
    numerator: Figure | None = _known("numerator")
    denominator: Figure | None = _known("denominator")
    respondents: int | None = _known("respondents")
    margin: Figure | None = _known("margin")
    note: str | None = _known("note")
    why: str | None = _known("why")
    published: PartialDate | None = _known("published")
    report: str | None = _known("report")
    restated_from: EarlierFigure | None = _known("restated_from")
    source: Source | None = _known("source")


class MeasureVerdictData(Output):
    """How it goes with a measure."""

    code: MeasureVerdict
    text: str
    period: Period | None
    value: Figure | None
    target: Figure | None
    reason: Reason | None
    rule: str


class TrendData(Output):
    """Where it is going, and between which periods."""

    code: Trend = Field(validation_alias="trend")
    from_: Period | None = Field(
        None, validation_alias=AliasPath("earlier", "period"), serialization_alias="from"
    )
    to: Period | None = Field(None, validation_alias=AliasPath("later", "period"))


class GroupData(Output):
    """A group of municipalities."""

    id: str
    title: str


class ComparisonData(Output):
    """Our value among others'."""

    with_: With = Field(serialization_alias="with")
    group: GroupData | None
    period: Period
    n: int
    rank: int | None
    ties: int
    quartile: Quartile | None
    median: Figure
    group_mean: Figure | None


class MeasureData(Output):
    """Every field of a measure's file, with what it means."""

    id: str = Field(description="Måttets korta namn, samma som i adressen.")
    title: str = Field(description="Måttets titel.")
    question: str | None = Field(description="Frågan som måttet besvarar.")
    series: str | None = Field(description="Sviten: mått med samma ord hör ihop, som frågorna i en enkät.")
    series_question: str | None = Field(description="Måttets fråga i sviten.")
    series_group: str | None = Field(description="Måttets grupp i sviten.")
    area: str | None = Field(description="Området, med sitt korta namn.")
    owners: tuple[str, ...] = Field(description="Ansvariga, med sina korta namn.")
    kolada: str | None = Field(description="Koladas beteckning, om värdena kommer därifrån.")
    unit: str = Field(description="Enheten.")
    decimals: int = Field(description="Antal decimaler som sidan visar. Värdena i filen är inte avrundade.")
    counts: CountedThing | None = Field(description="Vad antalet, täljaren och nämnaren räknar.")
    people: People | None = Field(description="Vilka det handlar om, om det är barn och unga.")
    school_year: bool = Field(description="Om en period som 2025/2026 är ett läsår i skolan.")
    direction: Direction = Field(description="Vilket håll som är bättre.")
    method: Method | None = Field(description="Hur måttet tas fram.")
    definition: str | None = Field(description="Exakt vad som mäts, i formatet Markdown.")
    every: Every | None = Field(description="Hur ofta det mäts.")
    rounds: tuple[Period, ...] = Field(description="Åren då det verkligen mättes, om det inte är varje år.")
    breaks: tuple[Break, ...] = Field(
        description="Brott i serien: värden före och efter går inte att jämföra."
    )
    corrected: tuple[Correction, ...] = Field(
        description="Rättelser: vad som stod, när det rättades och varför."
    )
    withdrawn: Withdrawal | None = Field(
        description="Från vilken dag måttet inte redovisas längre, och varför. Null så länge det redovisas."
    )
    source: Source | None = Field(description="Källan: slag, beteckning, titel, adress och när den lästes.")
    url: str = Field(description="Sidan som visar måttet.")
    outcomes: tuple[OutcomeData, ...] = Field(
        description="Alla värden: period, värde, slag, upprepat, varför det saknas och grupp. "
        "Antal, felmarginal, kommentar, rättelse och rapport står där de är kända."
    )
    targets: tuple[Target, ...] = Field(
        description="Målen: från vilken period, minst och högst, och beslutet."
    )
    target_state: TargetState | None = Field(description="Varför mål saknas.")
    tolerance: Figure | None = Field(description="Hur långt från målet som ändå räknas som nära.")
    verdict: MeasureVerdictData = Field(
        description="Bedömningen: kod, text, period, värde, mål, skäl och regel."
    )
    trend: TrendData = Field(description="Utvecklingen: kod och de två perioder som jämförs.")
    comparisons: tuple[ComparisonData, ...] = Field(
        description="Jämförelserna: grupp, period, antal, plats, median och medelvärde."
    )
    kolada_group: str | None = Field(description="Koladas beteckning på gruppen som måttet jämförs med.")
    comment: str | None = Field(description="Varför det gick som det gick, i formatet Markdown.")
    next_steps: str | None = Field(description="Vad som händer nu, i formatet Markdown.")
    updated: PartialDate | None = Field(description="När värdena hämtades.")
    next_update: PartialDate | None = Field(description="När nästa värde kommer.")
    licence: str | None = Field(description="Licensen för kommunens egna värden.")
    answer: str = Field(description="Svaret i ett par meningar, som står för sig själv.")
    attribution: tuple[str, ...] = Field(description="Vad du ska ange som källa.")


LEFT_OUT: Final = {
    "notes": "each stands at its figure, as its note",
    "featured": "where on our own pages the measure is shown",
    "synonyms": "words for our own search",
    "old_addresses": "each of them leads to the address that the file has",
    "accepted": "answers to our own warnings, for those who write",
    "outcomes.imported": "the cell of a file that is not public",
}
"""The fields of a measure and of its figures that the file does not have, and why."""

FIGURE_TABLE: Final = Table(
    (
        Column("id", N_("Måttets korta namn, samma som i adressen.")),
        Column("title", N_("Måttets titel.")),
        Column("period", N_("Perioden som värdet gäller."), "point.period"),
        Column("value", N_("Värdet. Tomt om det saknas."), "point.value"),
        Column("unit", N_("Enheten.")),
        Column("kind", N_("Slag av värde, se koderna nedan."), "point.kind"),
        Column(
            "carried",
            N_("”true” om värdet är upprepat från ett tidigare år, annars ”false”."),
            "point.carried",
        ),
        Column("missing", N_("Varför värdet saknas, se koderna nedan."), "point.outcome.missing"),
        Column("dimension", N_("Indelningen om värdet gäller en grupp, till exempel ålder.")),
        Column("group", N_("Gruppen.")),
        Column("target", N_("Målet som värdet bedöms mot.")),
        Column("withdrawn", N_("Dagen då måttet slutade redovisas. Tomt så länge det redovisas.")),
    )
)


@dataclass(frozen=True)
class ToldMeasure:
    """What fills a measure's JSON: what is written in it, or computed here where that is not the same."""

    view: MeasureView
    views: Views
    site_address: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.view.measure, name)

    @property
    def owners(self) -> list[str]:
        """Those that are public."""
        return [owner.id for owner in self.views.owners_of(self.view.measure.owners)]

    @property
    def decimals(self) -> int:
        """As they are shown."""
        return self.view.decimals

    @property
    def url(self) -> str:
        """The whole address."""
        return address_of(urls.of(self.view.measure), self.site_address)

    @property
    def outcomes(self) -> tuple[Point, ...]:
        """Every figure."""
        return self.view.series.points

    @property
    def verdict(self) -> dict[str, object]:
        """How it goes."""
        judged = self.view.judgement
        return {
            "code": judged.verdict,
            "text": str(verdicts.measure_told(self.view)),
            "period": judged.point.period if judged.point else None,
            "value": judged.point.value if judged.point else None,
            "target": _bound(self.view),
            "reason": judged.reason,
            "rule": address_of(f"{urls.JUDGEMENT}#matt", self.site_address),
        }

    @property
    def trend(self) -> object:
        """Where it is going."""
        return self.view.change

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """With others in Kolada."""
        return self.view.comparisons

    @property
    def updated(self) -> PartialDate | None:
        """The day of the newest figures."""
        return self.view.updated

    @property
    def licence(self) -> str | None:
        """The municipality's own, which does not cover Kolada's values."""
        return None if self.view.measure.kolada else self.views.content.municipality.licence

    @property
    def answer(self) -> str:
        """The figure and how it went."""
        return answers.measure_answer(self.view, self.views.content.municipality.label)

    @property
    def attribution(self) -> list[str]:
        """Whom the values come from."""
        if self.view.measure.kolada:
            return [wording.raw_source(), *([wording.own_processing()] if self.view.comparisons else [])]
        source = self.view.measure.source
        return [_("Källa: {source}", source=source.title)] if source and source.title else []


@dataclass(frozen=True, slots=True)
class _ToldFigure:
    """What fills a row."""

    id: str
    title: str
    unit: str
    point: Point
    dimension: str | None
    group: str | None
    target: Decimal | None
    withdrawn: PartialDate | None


def measure_data(view: MeasureView, views: Views, site_address: str) -> MeasureData:
    """One measure with every figure."""
    return MeasureData.model_validate(ToldMeasure(view, views, site_address))


def figures_of(view: MeasureView) -> Iterator[_ToldFigure]:
    """What fills the rows of a measure, in the order of its periods."""
    measure, judged = view.measure, view.judgement.point
    for point in view.series.points:
        group = point.outcome.group
        yield _ToldFigure(
            measure.id,
            measure.title,
            measure.unit,
            point,
            group.dimension if group else None,
            group.value if group else None,
            _bound(view) if judged and judged.period == point.period and judged == point else None,
            measure.withdrawn.day if measure.withdrawn else None,
        )


def _bound(view: MeasureView) -> Decimal | None:
    target = view.judgement.target
    if target is None:
        return None
    return target.at_least if target.at_least is not None else target.at_most
