"""What to ask Kolada for, read from the content: the KPIs of its measures, and their groups."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from paraply.kolada.faults import KoladaError
from paraply.language import _
from paraply.model.content import Content
from paraply.model.measure import Measure
from paraply.problems import Place

YEARS_BACK: Final = 10
"""How many years are fetched of a measure that does not say which it was measured in."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The question. ``measures`` are by KPI, ``groups`` are the first places that name each group's id.

    ``published`` is the first year of which we have a value already, by KPI.
    """

    code: str
    measures: Mapping[str, Sequence[Measure]]
    groups: Mapping[str, Place]
    today: date
    published: Mapping[str, int]

    def first_year(self, kpi: str) -> int:
        """The first year to fetch of a KPI: that of its first round, else ten years in all.

        What has been published stays, so that it is never later than the first year that is.
        """
        rounds = [each.first.year for measure in self.measures[kpi] for each in measure.rounds]
        unbounded = any(not measure.rounds for measure in self.measures[kpi])
        years = [*rounds, self.published.get(kpi, self.today.year)]
        return min([*years, *([self.today.year - YEARS_BACK + 1] if unbounded else [])])

    @property
    def years(self) -> range:
        """From the first year of any KPI to this year."""
        first = min(map(self.first_year, self.measures), default=self.today.year)
        return range(first, self.today.year + 1)

    def without(self, kpis: Collection[str]) -> "Wanted":
        """The same question without some KPIs."""
        rest = {kpi: measures for kpi, measures in self.measures.items() if kpi not in kpis}
        return replace(self, measures=rest)

    def place(self, kpi: str) -> Place:
        """The line that names a KPI."""
        return self.measures[kpi][0].place("source", "id")


def wanted(content: Content, today: date, only: Collection[str] | None = None) -> Wanted:
    """What the content wants of Kolada, or ``only`` these KPIs of it.

    Raises ``KoladaError`` when it does not say which municipality it is about.
    """
    municipality = content.municipality
    if municipality.code is None:
        place = municipality.place("code")
        raise KoladaError(
            _('{place}: Kommunkoden saknas. Skriv den inom citattecken: code: "9999".', place=place)
        )
    measures: dict[str, list[Measure]] = defaultdict(list)
    groups: dict[str, Place] = {}
    for measure in content.measures.values():
        if measure.kolada and (only is None or measure.kolada in only):
            measures[measure.kolada].append(measure)
        if measure.kolada_group:
            groups.setdefault(measure.kolada_group, measure.place("kolada_group"))
    for area in content.areas.values():
        if area.kolada_group:
            groups.setdefault(area.kolada_group, area.place("kolada_group"))
    for field in ("default_group", "county_group"):
        if id_ := getattr(municipality.kolada, field):
            groups.setdefault(id_, municipality.place("kolada", field))
    published = {
        id_: min(years)
        for id_, snapshot in content.snapshots.items()
        if (years := [row[1] for row in snapshot.values if row[0] == municipality.code and row[3]])
    }
    return Wanted(municipality.code, measures, groups, today, published)
