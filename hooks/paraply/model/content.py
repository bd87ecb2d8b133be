"""Everything a municipality has written, loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from paraply.model.guarantee import Elsewhere, Guarantee
from paraply.model.imports import ImportMapping
from paraply.model.investigation import Investigation
from paraply.model.kinds import KINDS
from paraply.model.kolada import KoladaGroup, KoladaMunicipality, Snapshot
from paraply.model.measure import Measure
from paraply.model.municipality import Municipality
from paraply.model.not_shown import NotShown
from paraply.model.organisation import Area, Owner
from paraply.model.record import Record
from paraply.model.results import Decision, Goal, Policy, Report, Survey
from paraply.model.visits import Visits


@dataclass(frozen=True, slots=True)
class Content:
    """All records by id, in reading order: the order of the file for lists, else by id."""

    municipality: Municipality
    areas: Mapping[str, Area] = field(default_factory=dict)
    owners: Mapping[str, Owner] = field(default_factory=dict)
    guarantees: Mapping[str, Guarantee] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    investigations: Mapping[str, Investigation] = field(default_factory=dict)
    imports: Mapping[str, ImportMapping] = field(default_factory=dict)
    visits: Mapping[str, Visits] = field(default_factory=dict)
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)
    not_shown: Mapping[str, NotShown] = field(default_factory=dict)
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    kolada_municipalities: Mapping[str, KoladaMunicipality] = field(default_factory=dict)
    kolada_groups: Mapping[str, KoladaGroup] = field(default_factory=dict)

    @property
    def folders(self) -> Mapping[str, Mapping[str, Record]]:
        """Records by the name of the folder or file they live in, as ``Refers.kind`` names them."""
        return {kind.name: getattr(self, kind.name) for kind in KINDS}

    def group_of(self, measure: Measure) -> str | None:
        """Kolada's id of the group that a measure is compared with: its own, its area's, or everybody's."""
        area = self.areas.get(measure.area or "")
        of_area = area.kolada_group if area else None
        return measure.kolada_group or of_area or self.municipality.kolada.default_group

    def records(self) -> Iterator[Record]:
        """Every record a person writes; snapshots, which a script writes, are left out."""
        yield self.municipality
        for records in self.folders.values():
            yield from records.values()
