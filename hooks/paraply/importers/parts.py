"""What every part of a meaning is read with: the texts of a row and a column, and what stands around them."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

from paraply.importers.context import Around
from paraply.importers.fragments import Fragment, Vocabulary, group_at_end
from paraply.importers.meaning import Memory, Source
from paraply.importers.naming import Names
from paraply.importers.tables import Column, Row, Text
from paraply.importers.vocabulary import Role
from paraply.language import _

Heads: TypeAlias = Sequence[tuple[Text, Fragment]]
"""The headings of a column, the upper first, and what each says."""

Texts: TypeAlias = Sequence[tuple[Column, Text, Fragment]]
"""The texts of a row, each in its column, and what each says."""

NAMING: Final = frozenset({Role.LABEL, Role.UNKNOWN, Role.ID})
"""The columns that may name a measure."""


class Part:
    """The words, names and memory that a part of the meaning of a table's cells is read with."""

    def __init__(self, around: Around, words: Vocabulary, names: Names, memory: Memory, today: date) -> None:
        self._around, self._words, self._names, self._memory, self._today = (
            around,
            words,
            names,
            memory,
            today,
        )

    def _outer(self, row: Row) -> list[tuple[Fragment, Source]]:
        """What stands around, from the nearest: the heading rows, the lines above, the sheet's name."""
        found = [
            (self._words.fragment(section.text), Source(_("raden ovanför"), section.text, section.cell))
            for section in reversed(row.sections)
            if not self._is_name(section)
        ]
        if row.parent and not self._is_name(row.parent):
            found.append(
                (
                    self._words.fragment(row.parent.text),
                    Source(_("raden ovanför"), row.parent.text, row.parent.cell),
                )
            )
        found += [
            (fragment, Source(_("texten ovanför"), text.text, text.cell))
            for text, fragment in self._around.lines
        ]
        if fragment := self._around.sheet_says:
            found.append((fragment, Source(_("bladets namn"), self._around.sheet)))
        return found

    def _is_name(self, text: Text) -> bool:
        return self._names.named(text.text) is not None

    def _counts(self, column: Column, text: Text, fragment: Fragment) -> bool:
        """Whether a row's text says something of its figures: a label does beside a name, or alone."""
        if self._is_name(text):
            return False
        is_named = column.role not in NAMING or self._names.named(fragment.rest) is not None
        return is_named or not fragment.rest or bool(fragment.group and group_at_end(text.text))
