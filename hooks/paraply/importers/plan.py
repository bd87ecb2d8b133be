"""What an import would do: each figure beside what is published, what stops it, and what is only told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from paraply.importers.table import Entry
from paraply.language import _
from paraply.model.choices import Missing, OutcomeKind
from paraply.model.dates import Period
from paraply.model.measure import Group, Measure, Outcome


class State(Enum):
    """How an entry stands to what is published, by the sign that shows it."""

    NEW = "+"
    SAME = "="
    RESTATED = "~"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of a measure for a period, or why there is none. ``index`` is that of ``before``."""

    measure: Measure
    entry: Entry
    state: State
    period: Period
    kind: OutcomeKind
    group: Group | None = None
    value: Decimal | None = None
    missing: Missing | None = None
    word: str = ""
    before: Outcome | None = None
    index: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What stops the import: where, what, and what to do."""

    place: str
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message[:1].upper()}{self.message[1:]}. {self.hint}"


@dataclass(slots=True)
class Plan:
    """All that an import would do. ``told`` are figures that live elsewhere, or were left as they are."""

    changes: list[Change] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def writes(self) -> list[Change]:
        """What is not published as it is in the file."""
        return [change for change in self.changes if change.state is not State.SAME]

    @property
    def restated(self) -> list[Change]:
        """Published figures that the file has otherwise."""
        return [change for change in self.changes if change.state is State.RESTATED]


def place_of(file: str, entry: Entry) -> str:
    """A cell as people find it: ``export.xlsx, blad Utfall, cell C14``; a text file has no sheets."""
    cell = entry.cell.name
    if entry.sheet:
        return _("{file}, blad {sheet}, cell {cell}", file=file, sheet=entry.sheet, cell=cell)
    return _("{file}, cell {cell}", file=file, cell=cell)


def by_measure(changes: Iterable[Change]) -> Iterator[tuple[Measure, list[Change]]]:
    """Changes by measure, each in period order."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.measure.id, []).append(change)
    for found in groups.values():
        yield found[0].measure, sorted(found, key=lambda change: (change.period, str(change.group or "")))
