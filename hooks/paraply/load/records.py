"""Which record each folder and file under ``content/`` holds."""

from collections.abc import Mapping

from pydantic import Field

from paraply.model.guarantee import Elsewhere, Guarantee
from paraply.model.imports import ImportMapping
from paraply.model.measure import Measure
from paraply.model.organisation import Area, Owner
from paraply.model.record import FileRecord, Part
from paraply.model.results import Decision, Goal, Policy, Report, Survey

MODELS: Mapping[str, type[FileRecord]] = {
    "guarantees": Guarantee,
    "results/goals": Goal,
    "results/measures": Measure,
    "results/surveys": Survey,
    "results/reports": Report,
    "results/policies": Policy,
    "results/decisions": Decision,
    "results/imports": ImportMapping,
    "results/elsewhere": Elsewhere,
}
"""The record type of each folder under ``content/``."""


class AreasFile(Part):
    """The file ``areas.yml``."""

    areas: tuple[Area, ...] = Field(
        title="Områden", description="Verksamhetsområdena, i den ordning de visas."
    )


class OwnersFile(Part):
    """The file ``owners.yml``."""

    owners: tuple[Owner, ...] = Field(
        title="Ansvariga", description="Nämnder, kontor, bolag och kommunalförbund."
    )
