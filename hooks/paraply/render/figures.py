"""The table of a measure's figures: a row a period, the newest first, also for a year without a figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.derive.views import MeasureView
from paraply.language import _
from paraply.model.choices import Every, OutcomeKind
from paraply.model.dates import Period, PeriodKind
from paraply.model.series import Point
from paraply.render import wording
from paraply.speech import amounts, groups, periods
from paraply.speech.text import listed, sentence

NO_CELL: Final = "–"
MOST_GROUPS: Final = 28
"""With the period and the total, the table has thirty columns at most."""

MOST_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A period of the table: the total first, then one cell per group."""

    period: Period
    cells: Sequence[str]
    notes: Sequence[str] = field(default_factory=list)
    carried: bool = False
    peers: str = ""

    @property
    def label(self) -> str:
        """The period as the head of the row."""
        return periods.name(self.period)


def rows_of(view: MeasureView) -> list[MeasureRow]:
    """The table: periods newest first, the total and each group, with what there is to know of the period."""
    by_period: dict[Period, list[Point]] = {period: [] for period in missing_years(view)}
    for point in view.series.points:
        by_period.setdefault(point.period, []).append(point)
    return [_row(view, period, points) for period, points in sorted(by_period.items(), reverse=True)]


def missing_years(view: MeasureView) -> list[Period]:
    """The years without a row between the first and the last of a measure that is made every year."""
    years = {point.period.first.year for point in view.series.totals if point.period.kind is PeriodKind.YEAR}
    if view.measure.every is not Every.YEAR or not years:
        return []
    return [Period.of(str(year)) for year in range(min(years), max(years)) if year not in years]


def _row(view: MeasureView, period: Period, points: Sequence[Point]) -> MeasureRow:
    totals = sorted((point for point in points if point.outcome.group is None), key=_certainty)
    total = totals[0] if totals else None
    by_group = {point.outcome.group: point for point in sorted(points, key=_certainty, reverse=True)}
    first = _cell(view, total) if points else _("ingen siffra")
    cells = [first, *(_cell(view, by_group.get(group)) for group in view.series.groups[:MOST_GROUPS])]
    notes = [*_notes(view, total), *(note for point in totals[1:] for note in _told_before(view, point))]
    notes += [
        f"{groups.group_label(point.outcome.group, view)}: {note}"
        for point in points
        if point.outcome.group
        for note in (point.outcome.why, point.outcome.note)
        if note and note not in notes
    ]
    peers = dict(view.peers).get(period)
    return MeasureRow(
        period,
        cells,
        notes,
        carried=bool(total and total.carried),
        peers=numbers.number(peers, view.decimals) if peers is not None else NO_CELL,
    )


def _certainty(point: Point) -> int:
    """What was measured goes before what was expected, where a period has both."""
    return int(point.kind is OutcomeKind.FORECAST) + int(point.kind is not OutcomeKind.OUTCOME)


def _told_before(view: MeasureView, point: Point) -> Iterator[str]:
    """What was said of a period before its figure was final: ``Prognosen var 33,5 miljoner kronor.``."""
    if point.value is not None:
        yield amounts.expected(view, point)
        yield from (sentence(text) for text in (point.outcome.why, point.outcome.note) if text)


def _cell(view: MeasureView, point: Point | None) -> str:
    if point is None:
        return NO_CELL
    if point.value is not None:
        return amounts.shown(view, point)
    missing = point.outcome.missing
    return missing.label if missing else _("ingen siffra")


def _notes(view: MeasureView, point: Point | None) -> Iterator[str]:
    """What there is to know of a figure, a sentence each."""
    if point is None:
        return
    outcome = point.outcome
    if point.carried:
        yield _("Inte mätt, förra värdet upprepas.")
    elif point.kind is not OutcomeKind.OUTCOME and not _says_its_kind(point):
        yield sentence(point.kind.label)
    if outcome.numerator is not None and outcome.denominator is not None:
        yield sentence(amounts.part_of(outcome.numerator, outcome.denominator, view.measure.counts))
    if outcome.respondents is not None:
        yield _("{count} svar.", count=numbers.number(Decimal(outcome.respondents), 0))
    if outcome.margin is not None:
        margin = amounts.difference(outcome.margin, amounts.scale_of(view), view.measure.counts)
        yield _("Felmarginalen är {margin} åt varje håll.", margin=margin)
    if outcome.restated_from and outcome.restated_from.value is not None:
        before = amounts.told(outcome.restated_from.value, amounts.scale_of(view))
        day = outcome.restated_from.day
        yield (
            _("Siffran rättades {day}. Förut stod {before}.", day=numbers.in_sentence(day), before=before)
            if day
            else _("Siffran är rättad från {before}.", before=before)
        )
        yield sentence(outcome.restated_from.why or "")
    yield from (sentence(text) for text in (outcome.why, outcome.note) if text)
    if outcome.source and outcome.source.title:
        yield _("Källa: {source}.", source=outcome.source.title)


def _says_its_kind(point: Point) -> bool:
    """Whether what is written of a figure begins with what kind it is: ``Prognos i oktober.``."""
    kind = point.kind.label.casefold().split()
    told = (point.outcome.why, point.outcome.note)
    return any(text.casefold().split()[: len(kind)] == kind for text in told if text)


def cut_of(view: MeasureView) -> str:
    """What the table leaves to the file, so that it can be read on a page; empty when it has all."""
    groups, rows = len(view.series.groups), len({point.period for point in view.series.points})
    told = []
    if groups > MOST_GROUPS:
        told.append(_("{shown} av {all} delar", shown=MOST_GROUPS, all=groups))
    if rows > MOST_ROWS:
        told.append(_("{shown} av {all} perioder", shown=MOST_ROWS, all=rows))
    return _("Tabellen har {parts}. Alla finns i CSV-filen.", parts=listed(told)) if told else ""


def span_of(points: Sequence[Point]) -> str:
    """The time from the first figure to the last, as a label."""
    found = [point.period for point in points if point.value is not None]
    return periods.span(found[0], found[-1]) if found else ""


def unit_of(view: MeasureView) -> str:
    """What the figures are in, as a word under a heading."""
    measure = view.measure
    return numbers.long_unit(measure.unit) or (measure.counts.many if measure.counts else _("antal"))


def licence_of(view: MeasureView) -> str:
    """Kolada's raw values name Kolada (its terms); own values their source, and that some have another."""
    if view.measure.kolada:
        return f"{wording.raw_source()} ({view.measure.kolada})"
    source = view.measure.source
    if source is None:
        return ""
    name = source.title or source.url or source.id or ""
    beside = {row.source.title for row in view.measure.outcomes if row.source and row.source.title}
    if beside - {name}:
        return _("Källa: {source}, och andra källor för en del av perioderna", source=name)
    return _("Källa: {source}", source=name)
