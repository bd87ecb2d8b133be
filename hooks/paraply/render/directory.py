"""Every record as a name that can be found: its word and its address."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paraply.derive.letters import Letter, LetterEntry, letters_of
from paraply.derive.views import Views
from paraply.language import _
from paraply.model.kinds import kind_of
from paraply.model.record import Record

MOST_IN_LINE: Final = 3
LIST_LIMIT: Final = 200
"""More entries than this, and a list is split: by letter, area, owner or year, as suits it (product)."""

OTHER: Final = "ovrigt"
"""The group of what belongs to no area."""


@dataclass(frozen=True, slots=True)
class Line:
    """A name in the list. A word that people use instead stands with the records it leads to."""

    name: str
    targets: Sequence[Record]
    is_synonym: bool

    @property
    def is_folded(self) -> bool:
        """Whether the word leads to more records than stand in a line."""
        return self.is_synonym and len(self.targets) > MOST_IN_LINE


@dataclass(frozen=True, slots=True)
class Section:
    """A letter with its lines; ``records`` of them are records of their own."""

    letter: Letter
    lines: Sequence[Line]

    @property
    def records(self) -> int:
        """How many records begin with the letter."""
        return sum(not line.is_synonym for line in self.lines)


def sections_of(views: Views) -> list[Section]:
    """The whole list by letter."""
    return [Section(letter, list(_lines(letter.entries))) for letter in letters_of(views)]


def is_split(sections: Sequence[Section]) -> bool:
    """Whether the list is too long for one page."""
    return sum(section.records for section in sections) > LIST_LIMIT


def areas_apart(entries: int, views: Views) -> set[str]:
    """The areas whose own pages list their part of so many entries, because one page would be too long.

    An area called what the rest is called is not among them: its group holds what belongs to no area too.
    """
    return set(views.content.areas) - {OTHER} if entries > LIST_LIMIT else set()


def word_of(record: Record) -> str:
    """What sort of record it is, in a word."""
    return _(kind_of(record).one)


def _lines(entries: Iterable[LetterEntry]) -> Iterator[Line]:
    together: dict[str, list[Record]] = {}
    for entry in entries:
        if entry.is_synonym:
            together.setdefault(entry.name, []).append(entry.record)
    for entry in entries:
        if not entry.is_synonym:
            yield Line(entry.name, [entry.record], is_synonym=False)
        elif records := together.pop(entry.name, None):
            yield Line(entry.name, records, is_synonym=True)
