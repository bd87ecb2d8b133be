"""Comparisons with others in Kolada, as the content model defines population, rank and quartile."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean, median

from paraply.model.choices import Choice, Direction
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.kolada import KoladaGroup, Snapshot
from paraply.model.measure import Measure
from paraply.model.series import Series


class With(Choice):
    """Whom we are compared with."""

    SIMILAR = "similar", "liknande kommuner"
    COUNTY = "county", "länets kommuner"
    ALL = "all", "alla kommuner"


class Quartile(Choice):
    """Where we stand: ``best`` when rank ≤ n/4, ``last`` when rank > 3n/4."""

    BEST = "best", "i den bästa fjärdedelen"
    MIDDLE = "middle", "i mitten"
    LAST = "last", "i den sista fjärdedelen"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our value among others'. Rank, ties and quartile are None when no direction is better.

    ``group_mean`` is the unweighted mean of the members alone, Kolada's own where the snapshot has it;
    ``members_with_value`` of ``members`` had a value.
    """

    with_: With
    group: KoladaGroup | None
    period: Period
    ours: Decimal
    values: Mapping[str, Decimal]
    rank: int | None
    ties: int
    quartile: Quartile | None
    median: Decimal
    group_mean: Decimal | None
    mean_is_koladas: bool
    members: int

    @property
    def n(self) -> int:
        """How many municipalities have a value, ours included."""
        return len(self.values)

    @property
    def members_with_value(self) -> int:
        """How many others have a value."""
        return self.n - 1


def ranks_in(comparison: Comparison, direction: Direction) -> dict[str, int]:
    """The rank of every municipality, as ours is counted; none when no direction is better."""
    if comparison.rank is None:
        return {}
    ascending = sorted(comparison.values.values())
    return {code: _rank_of(value, ascending, direction) for code, value in comparison.values.items()}


def _rank_of(value: Decimal, ascending: Sequence[Decimal], direction: Direction) -> int:
    """The place of a value: one more than the values that are better. Those that are equal share it."""
    if direction is Direction.HIGHER:
        return 1 + len(ascending) - bisect_right(ascending, value)
    return 1 + bisect_left(ascending, value)


def compare(measure: Measure, series: Series, content: Content) -> tuple[Comparison, ...]:
    """All comparisons of a Kolada measure for the newest of its rounds, in the order of ``With``.

    Nobody is compared with themselves alone: a comparison is left out when no other has a value.
    """
    snapshot = content.snapshots.get(measure.kolada or "")
    code = content.municipality.code
    if snapshot is None or code is None or series.latest is None:
        return ()
    period = series.latest.period
    values = _values(snapshot, period)
    if code not in values:
        return ()
    groups = (
        (With.SIMILAR, content.kolada_groups.get(content.group_of(measure) or "")),
        (With.COUNTY, content.kolada_groups.get(content.municipality.kolada.county_group or "")),
    )
    found = [
        _compare(with_, group, group.members, measure, period, code, values, content)
        for with_, group in groups
        if group
    ]
    everyone = content.kolada_municipalities
    found.append(_compare(With.ALL, None, everyone, measure, period, code, values, content))
    return tuple(each for each in found if each.members_with_value or each.mean_is_koladas)


def peer_means(measure: Measure, series: Series, content: Content) -> tuple[tuple[Period, Decimal], ...]:
    """The mean of similar municipalities in each period we have measured, in the measure's unit."""
    snapshot = content.snapshots.get(measure.kolada or "")
    group = content.kolada_groups.get(content.group_of(measure) or "")
    if snapshot is None or group is None:
        return ()
    members = set(group.members) - {content.municipality.code}
    koladas: dict[int, Decimal] = {}
    by_year: dict[int, list[Decimal]] = {}
    for place, year, gender, figure, status in snapshot.values:
        if gender != "T" or not figure or status:
            continue
        if place == group.id:
            koladas[year] = Decimal(figure)
        elif place in members:
            by_year.setdefault(year, []).append(Decimal(figure))
    years = {point.period.first.year: point.period for point in series.measured}
    return tuple(
        (period, koladas[year] if year in koladas else mean(by_year[year]))
        for year, period in years.items()
        if year in koladas or year in by_year
    )


def _values(snapshot: Snapshot, period: Period) -> dict[str, Decimal]:
    """Totals of one year by municipality, carried ones too, as Kolada counts them."""
    year = period.first.year
    return {
        municipality: Decimal(figure)
        for municipality, at, gender, figure, status in snapshot.values
        if at == year and gender == "T" and figure and not status
    }


def _compare(
    with_: With,
    group: KoladaGroup | None,
    members: Iterable[str],
    measure: Measure,
    period: Period,
    code: str,
    values: Mapping[str, Decimal],
    content: Content,
) -> Comparison:
    kinds = content.kolada_municipalities
    others = [id_ for id_ in members if id_ != code and (id_ not in kinds or kinds[id_].type == "K")]
    population = {id_: values[id_] for id_ in (*others, code) if id_ in values}
    ours = values[code]
    without_us = [value for id_, value in population.items() if id_ != code]
    koladas = values.get(group.id) if group else None
    rank = quartile = None
    ties = sum(value == ours for value in without_us)
    ascending = sorted(population.values())
    if measure.direction in {Direction.HIGHER, Direction.LOWER}:
        rank = _rank_of(ours, ascending, measure.direction)
        quartile = quartile_of(rank, len(population))
    return Comparison(
        with_=with_,
        group=group,
        period=period,
        ours=ours,
        values=population,
        rank=rank,
        ties=ties,
        quartile=quartile,
        median=median(ascending),
        group_mean=koladas if koladas is not None else (mean(without_us) if without_us else None),
        mean_is_koladas=koladas is not None,
        members=len(others),
    )


def quartile_of(rank: int, n: int) -> Quartile:
    """The quarter a rank belongs to among ``n``."""
    if 4 * rank <= n:
        return Quartile.BEST
    return Quartile.LAST if 4 * rank > 3 * n else Quartile.MIDDLE
