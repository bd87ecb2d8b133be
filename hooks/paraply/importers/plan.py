"""What an import would do: each figure, what is asked, and what becomes of the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import Final

from paraply.importers.meaning import Meaning
from paraply.importers.vocabulary import Sort
from paraply.language import _
from paraply.model.choices import Missing, OutcomeKind
from paraply.model.dates import Period
from paraply.model.imports import ImportRow
from paraply.model.measure import Group, Measure, Outcome
from paraply.model.series import Point

KIND_OF: Final = {
    Sort.OUTCOME: OutcomeKind.OUTCOME,
    Sort.FORECAST: OutcomeKind.FORECAST,
    Sort.PRELIMINARY: OutcomeKind.PRELIMINARY,
}
"""The kind of outcome that each sort of number is; the other sorts are none."""


class State(Enum):
    """How a figure stands to what is published, by the sign that shows it."""

    NEW = "+"
    SAME = "="
    RESTATED = "~"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of a measure for a period, or why there is none. ``index`` is that of ``before``."""

    measure: Measure
    entry: Meaning
    state: State
    period: Period
    kind: OutcomeKind
    group: Group | None = None
    value: Decimal | None = None
    exact: Decimal | None = None
    """The value with all the decimals that the file has."""
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
        return f"{self.place}: {self.message[:1].upper()}{self.message[1:]}. {self.hint}".rstrip()


@dataclass(slots=True)
class Question:
    """What the file does not say, of all cells alike. ``proposal`` is what a yes would mean."""

    about: str
    key: str
    message: str
    proposal: str = ""
    entries: list[Meaning] = field(default_factory=list)
    place: str = ""
    """The one sheet or table that it is about, where the same text means other things elsewhere."""
    likely: Sequence[str] = ()
    """The measures that a text may mean, the most likely first."""

    @property
    def is_of_heading(self) -> bool:
        """Whether all cells stand below one heading, so that a column of the mapping can answer it."""
        return len({entry.heading for entry in self.entries}) == 1


@dataclass(slots=True)
class Left:
    """Cells that look like figures and are not taken, with the one reason they have."""

    why: str
    is_ours: bool
    """Whether they may be ours, and were not understood."""
    cells: list[str] = field(default_factory=list)
    sheet: str = ""
    text: str = ""
    """The row's or column's text, by which it can be declined."""
    series: ImportRow | None = None
    """The row of a mapping that would say which of several columns is the measure's."""


@dataclass(slots=True)
class Plan:
    """All that an import would do. ``told`` are figures that live elsewhere, or were left as they are."""

    changes: list[Change] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    named: dict[tuple[str, str], str] = field(default_factory=dict)
    """The texts that named a measure by themselves: by the text, made plain, and the measure."""
    unknown: list[Question] = field(default_factory=list)
    """Which measures the labels and headings are that name none of ours; the most alike first."""

    @property
    def writes(self) -> list[Change]:
        """What is not published as it is in the file."""
        return [change for change in self.changes if change.state is not State.SAME]

    @property
    def restated(self) -> list[Change]:
        """Published figures that the file has otherwise."""
        return [change for change in self.changes if change.state is State.RESTATED]


def change_of(
    entry: Meaning,
    measure: Measure,
    period: Period,
    *,
    missing: Missing | None = None,
    word: str = "",
    note: str = "",
) -> Change:
    """A cell beside what is published of its measure, period, kind and group; still without a value."""
    kind, group = KIND_OF[entry.sort], entry.group
    if period.is_part_year and kind is OutcomeKind.OUTCOME:
        kind = OutcomeKind.PART_YEAR
    index, before = next(
        (
            (index, outcome)
            for index, outcome in enumerate(measure.outcomes)
            if (outcome.period.first, outcome.period.last) == (period.first, period.last)
            and outcome.group == group
            and Point(outcome).kind is kind
        ),
        (None, None),
    )
    return Change(
        measure, entry, State.SAME, period, kind, group,
        missing=missing, word=word, before=before, index=index, note=note,
    )  # fmt: skip


def compared(change: Change, value: Decimal, shortened: Decimal) -> Change:
    """The change with its value: new, the same as what is published, or another."""
    before = change.before
    if before is None or before.value is None:
        return replace(change, state=State.NEW, value=shortened, exact=value)
    same = before.value in {value, shortened}
    return replace(
        change,
        state=State.SAME if same else State.RESTATED,
        value=before.value if same else shortened,
        exact=value,
    )


def place_of(file: str, entry: Meaning) -> str:
    """A cell as people find it: ``export.xlsx, blad Utfall, cell C14``; a text file has no sheets."""
    cell = entry.cell.name
    if entry.sheet:
        return _("{file}, blad {sheet}, cell {cell}", file=file, sheet=entry.sheet, cell=cell)
    return _("{file}, cell {cell}", file=file, cell=cell)


def pointed(measure: Measure) -> str:
    """Where the figures of a measure come from that is fetched from Kolada."""
    return _(
        "{measure}: siffrorna hämtas från Kolada ({id}) och läses inte in en gång till: {place}",
        measure=measure.title,
        id=measure.kolada,
        place=measure.place("source"),
    )


def places_of(entries: Iterable[Meaning]) -> dict[str, list[Meaning]]:
    """Cells by the table that they stand in, as a person calls it: by the line above it, or by its sheet."""
    found: dict[tuple[str, str], list[Meaning]] = {}
    for entry in entries:
        found.setdefault((entry.sheet, entry.title), []).append(entry)
    named = Counter(title or sheet for sheet, title in found)
    places: dict[str, list[Meaning]] = {}
    for (sheet, title), mine in found.items():
        name = title or sheet
        places.setdefault(name if named[name] == 1 else sheet, []).extend(mine)
    return places


def by_measure(changes: Iterable[Change]) -> Iterator[tuple[Measure, list[Change]]]:
    """Changes by measure, each in period order."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.measure.id, []).append(change)
    for found in groups.values():
        yield found[0].measure, sorted(found, key=lambda change: (change.period, str(change.group or "")))
