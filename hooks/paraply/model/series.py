"""A measure's figures as one series, from the measure's own file or from a Kolada snapshot."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeAlias

from paraply.model.choices import Missing, OutcomeKind
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.kolada import Snapshot
from paraply.model.measure import Group, Measure, Outcome

_GENDERS = {code: Group(dimension="gender", value=value) for code, value in (("K", "women"), ("M", "men"))}
_OF_KOLADA = {"period", "value", "kind", "group", "note", "missing"}
"""The fields of an outcome that a row gives."""

FigureKey: TypeAlias = tuple[date, date, Group | None]
"""What a figure is of: the first and last day of its period, however that is written, and its group."""

_STATUSES = {".": Missing.NOT_APPLICABLE, "..": Missing.CONFIDENTIAL}
"""Why a value is missing, by Kolada's signs; every other status says no more than that it is."""

REPEATED: Final = 0.4
"""From this share of unchanged values on, Kolada is likely to repeat them: in surveys that half of all
municipalities make each year it is close to a half, and in whole percent measured anew about a tenth."""

_ENOUGH_TO_TELL: Final = 20
"""Municipalities with two values in a row."""

_A_YEAR: Final = 12
_TWO_YEARS: Final = 24
"""Months."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series. ``carried``: Kolada repeats an earlier year's value; nothing was measured.

    What follows from the two is worked out once: every page asks every figure for it.
    """

    outcome: Outcome
    carried: bool = False

    period: Period = field(init=False, repr=False, compare=False)
    """The period the figure holds for."""

    value: Decimal | None = field(init=False, repr=False, compare=False)
    """The figure in the measure's unit, None when missing."""

    kind: OutcomeKind = field(init=False, repr=False, compare=False)
    """Measured and final, or something less; delår 1 and 2 are always part-year."""

    is_measured: bool = field(init=False, repr=False, compare=False)
    """Whether the figure is there, and is measured, full and final."""

    def __post_init__(self) -> None:
        outcome = self.outcome
        kind = outcome.kind
        if kind is OutcomeKind.OUTCOME and outcome.period.is_part_year:
            kind = OutcomeKind.PART_YEAR
        is_final = kind is OutcomeKind.OUTCOME and not self.carried
        object.__setattr__(self, "period", outcome.period)
        object.__setattr__(self, "value", outcome.value)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "is_measured", is_final and outcome.value is not None)


@dataclass(frozen=True)
class Series:
    """All points of a measure in period order, totals and break-downs alike."""

    measure: Measure
    points: tuple[Point, ...]

    @cached_property
    def totals(self) -> tuple[Point, ...]:
        """The points that are not of a break-down."""
        return tuple(point for point in self.points if point.outcome.group is None)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups of the break-downs, in the order of the file."""
        return tuple(dict.fromkeys(point.outcome.group for point in self.points if point.outcome.group))

    @cached_property
    def measured(self) -> tuple[Point, ...]:
        """The totals that are measured, full and final."""
        return tuple(point for point in self.totals if point.is_measured)

    @property
    def latest(self) -> Point | None:
        """The newest measured total."""
        return self.measured[-1] if self.measured else None

    @cached_property
    def figures(self) -> Mapping[FigureKey, Decimal]:
        """What was measured, finally or not, by what it is of: nobody's results are forecasts or repeated."""
        return {
            (point.period.first, point.period.last, point.outcome.group): point.value
            for point in self.points
            if point.value is not None and not point.carried and point.kind is not OutcomeKind.FORECAST
        }

    @property
    def newest_told(self) -> Point | None:
        """The newest total that is measured, or explained to be missing."""
        told = (one for one in self.totals if one.is_measured or (one.outcome.missing and not one.carried))
        return max(told, key=lambda one: one.period, default=None)

    @property
    def next_period(self) -> Period | None:
        """The period to be told of next, by how often it is measured; None where the periods do not tell."""
        newest, every = self.newest_told, self.measure.every
        return newest.period.after(every.months) if newest and every else None

    def comparable_with(self, point: Point) -> tuple[Point, ...]:
        """The measured totals up to a point that can be compared with it, and it: all since the last break.

        They are of the same kind of period, since a third of a year is no year.
        """
        since = max((one.before for one in self.measure.breaks if one.before <= point.period), default=None)
        return tuple(
            one
            for one in self.measured
            if one.period.kind is point.period.kind
            and one.period <= point.period
            and (since is None or one.period >= since)
        )

    def of(self, group: Group) -> tuple[Point, ...]:
        """The points of one group."""
        return tuple(point for point in self.points if point.outcome.group == group)


def series_of(measure: Measure, content: Content) -> Series:
    """The series of a measure; empty when it has no figures."""
    points = [Point(outcome) for outcome in measure.outcomes]
    if measure.kolada and (snapshot := content.snapshots.get(measure.kolada)):
        points.extend(_kolada_points(measure, snapshot, content.municipality.code or ""))
    return Series(measure, tuple(sorted(points, key=lambda point: point.period)))


def _kolada_points(measure: Measure, snapshot: Snapshot, code: str) -> Iterator[Point]:
    """Our rows of a snapshot. With ``rounds``, other years are carried and empty rounds are missing.

    A year that has a note and no row is told as not measured, so that the note has a place to stand.
    """
    notes = {note.period: note.text for note in measure.notes}
    rounds = set(measure.rounds)
    ours = [row for row in snapshot.values if row[0] == code]
    repeated = set() if rounds else carried_years(measure, snapshot, code)
    seen = set()
    for _municipality, year, gender, figure, status in ours:
        period = Period.of(str(year))
        if gender == "T":
            seen.add(period)
        # Checked when the snapshot was read. To validate them as a person's writing would refuse an ordinary
        # raw value such as 64.049, which a person may mean as 64 049.
        outcome = Outcome.model_construct(
            _OF_KOLADA,
            period=period,
            value=Decimal(figure) if figure and not status else None,  # with a status it is no result
            kind=_kind(snapshot, year),
            group=_GENDERS.get(gender),
            note=notes.get(period),
            missing=_STATUSES.get(status, Missing.NOT_REPORTED) if status or not figure else None,
        )
        yield Point(outcome, carried=year in repeated or (bool(rounds) and period not in rounds))
    for period in rounds - seen:
        if snapshot.fetched.first > period.first:
            yield Point(Outcome(period=period, note=notes.get(period)))
    if ours:
        for period in notes.keys() - seen - rounds:
            yield Point(Outcome(period=period, note=notes[period], missing=Missing.NOT_MEASURED))


def carried_years(measure: Measure, snapshot: Snapshot, code: str) -> set[int]:
    """The years whose value Kolada only repeats, seen from the values themselves.

    Where a measure says that it is made less often than each year, a value equal to that of the year before
    is none of its own. Where it does not say how often, many other municipalities must stand still as well:
    a single one may well have the same value twice. What is measured every year is never carried. Of what is
    measured every third year or more seldom, as elections, the first value that was fetched is carried when
    the next round follows too soon after it.
    """
    if measure.every and measure.every.months <= _A_YEAR:
        return set()
    mine = {
        year: figure
        for place, year, gender, figure, status in snapshot.values
        if place == code and gender == "T" and figure and not status
    }
    same = {year for year, figure in mine.items() if mine.get(year - 1) == figure}
    if measure.every and measure.every.months > _TWO_YEARS and mine:
        first = min(mine)
        newer = min((year for year in mine if year > first and year not in same), default=first)
        if 0 < 12 * (newer - first) < measure.every.months:
            same.add(first)  # a round of an earlier year than those that were fetched
    if measure.every or not same:
        return same
    return {year for year, share in repeating(snapshot, same).items() if share >= REPEATED}


def repeating(snapshot: Snapshot, years: Collection[int]) -> dict[int, float]:
    """For each year the share of the municipalities whose total is that of the year before.

    Of those that have both; a year with too few of them to tell from is left out.
    """
    totals: dict[int, dict[str, str]] = {}
    asked = {*years, *(year - 1 for year in years)}
    for place, year, gender, figure, status in snapshot.values:
        if year in asked and gender == "T" and figure and not status and not place.startswith("G"):
            totals.setdefault(year, {})[place] = figure
    shares = {}
    for year in sorted(years):
        before, now = totals.get(year - 1, {}), totals.get(year, {})
        both = before.keys() & now.keys()
        if len(both) >= _ENOUGH_TO_TELL:
            shares[year] = sum(before[place] == now[place] for place in both) / len(both)
    return shares


def _kind(snapshot: Snapshot, year: int) -> OutcomeKind:
    """Preliminary between Kolada's preliminary and final publication of a year, seen from the fetch."""
    final, early = snapshot.publication_date, snapshot.prel_publication_date
    if final and early and str(year) == snapshot.publ_period and early <= snapshot.fetched < final:
        return OutcomeKind.PRELIMINARY
    return OutcomeKind.OUTCOME
