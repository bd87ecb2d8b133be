"""Everything by name: the list that answers without a script."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paraply.derive.views import Views
from paraply.model.kind import name_of
from paraply.model.kinds import KINDS
from paraply.model.record import Record

_LAST_LETTERS = "åäö"


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """A name that leads to a record; a synonym names the record it stands for."""

    name: str
    record: Record
    is_synonym: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries that begin with one letter; '0–9' gathers figures and other characters."""

    letter: str
    entries: Sequence[LetterEntry]

    @property
    def anchor(self) -> str:
        """The letter's id on the page."""
        return (
            f"bokstav-{ {'Å': 'aa', 'Ä': 'ae', 'Ö': 'oe', '0–9': '0'}.get(self.letter, self.letter.lower()) }"
        )


def letters_of(views: Views) -> list[Letter]:
    """Records and their synonyms in Swedish alphabetical order, by first letter."""
    by_letter: dict[str, list[LetterEntry]] = {}
    for entry in sorted(_entries(views), key=lambda entry: swedish_order(entry.name)):
        by_letter.setdefault(_letter(entry.name), []).append(entry)
    return [Letter(letter, entries) for letter, entries in by_letter.items()]


def swedish_order(text: str) -> tuple[int, ...]:
    """A sort key: å, ä and ö after z, other marks ignored, case ignored."""
    return tuple(_place(char) for char in text.casefold())


def _place(char: str) -> int:
    if char in _LAST_LETTERS:
        return ord("z") + 1 + _LAST_LETTERS.index(char)
    return ord(unicodedata.normalize("NFD", char)[0])


def _letter(name: str) -> str:
    first = name[:1].upper()
    if first in _LAST_LETTERS.upper():
        return first
    plain = unicodedata.normalize("NFD", first)[:1]
    return plain if "A" <= plain <= "Z" else "0–9"


def _entries(views: Views) -> Iterable[LetterEntry]:
    for record in (
        record for kind in KINDS if kind.has_page for record in views.content.folders[kind.name].values()
    ):
        yield LetterEntry(name_of(record), record)
        for synonym in record.synonyms:
            yield LetterEntry(synonym[:1].upper() + synonym[1:], record, is_synonym=True)
