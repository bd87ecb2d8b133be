"""A cell → its whole meaning, each part with where it was read; or what is not stated.

The parts are six: which measure, which period, what sort of number, in which unit, whose, and which group.
They are looked for from the nearest text outwards: the cell and its number format, the texts of its row, its
headings, the rows that head it, the lines above the table, the sheet's name. What two texts say differently
is in doubt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paraply.importers.fragments import plain
from paraply.importers.vocabulary import Sort
from paraply.importers.workbook import Cell
from paraply.language import _
from paraply.model.dates import Period
from paraply.model.imports import ImportColumn, ImportRow
from paraply.model.measure import Group


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part was read: in what, the words, and the cell they stand in."""

    what: str
    text: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if not self.text:
            return self.what
        told = _(
            "{what} '{text}'",
            what=self.what,
            text=self.text if len(self.text) <= 60 else f"{self.text[:57]}…",
        )
        return f"{told} ({self.cell})" if self.cell else told


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part that is not stated. ``about`` is the part, ``key`` what cells alike have in common."""

    about: str
    key: str
    message: str
    proposal: str = ""


@dataclass(slots=True)
class Meaning:
    """All that is known of a cell that looks like a figure."""

    sheet: str
    cell: Cell
    label: str
    heading: str
    title: str = ""
    """The line above its table that says what it is about."""
    measure: str | None = None
    row: ImportRow | None = None
    period: Period | None = None
    sort: Sort = Sort.OUTCOME
    unit: str | None = None
    group: Group | None = None
    missing: str = ""
    marks: str = ""
    footnotes: dict[str, str] = field(default_factory=dict)
    """What the sheet says at each of the marks of footnotes, its own and those of its texts."""
    note: str = ""
    """What the sheet says of the mark that the cell is: *.. = färre än tio elever*."""
    sources: dict[str, Source] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    not_ours: str = ""
    unknown: str = ""
    unknown_text: str = ""
    """The label or heading that is not understood, by which it can be declined."""
    asks: str = ""
    """What is asked of that text: which ``measure`` it is, whether its ``column`` is of measures, whether a
    ``row`` is ours, whether a column holds ``units`` or parts the figures.
    """
    body: str = ""
    """The unit whose figure it is, where units are read."""
    units: str = ""
    """The heading of the column of units, where nobody has said that they are read."""
    series: str = ""
    is_own: bool = False
    """Whether it stands in what the site itself has exported: published once, and with all its meaning."""

    def doubt(self, about: str, key: str, message: str, proposal: str = "") -> None:
        """Note what is not stated."""
        self.doubts.append(Doubt(about, key, message, proposal))


@dataclass(frozen=True, slots=True)
class Memory:
    """What was answered before: by the mapping, by the command, or just now."""

    rows: Sequence[ImportRow] = ()
    columns: Sequence[ImportColumn] = ()
    declined: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Why texts are left out: by the text, made plain, and the sheet or table; none stands for all."""
    unit: str | None = None
    period: Period | None = None
    periods: Mapping[str, Period] = field(default_factory=dict)
    """Answers to doubts about periods, by their key."""
    kinds: Mapping[str, Sort] = field(default_factory=dict)
    """Answers to doubts about kinds, by the text that raised them."""
    answers: frozenset[tuple[str, str]] = frozenset()
    """Other doubts that were answered by a yes, by their part and key."""
    units: Mapping[str, str] = field(default_factory=dict)
    """The units of rows, by their label."""
    negated: frozenset[str] = frozenset()
    """The labels of rows that have a minus where the measure has none."""
    is_counted: bool = False
    """Whether we have counted the figures ourselves: their size is then no sign of a wrong unit."""
    is_apart: bool | None = None
    """Whether a text on two sheets may mean two things; None until somebody has said."""
    is_mapped: bool = False
    """Whether a mapping says which rows count: a row that only bears a measure's name then does not."""

    def left_out(self, text: str, *places: str) -> str:
        """Why a text is left out on a sheet, or below a line; empty when it is not."""
        return next(filter(None, (self.declined.get((plain(text), one)) for one in ("", *places))), "")

    def column(self, *texts: str) -> ImportColumn | None:
        """What is remembered of a heading."""
        wanted = {plain(text) for text in texts if text}
        return next((one for one in self.columns if plain(one.heading) in wanted), None)
