"""Two versions together: what is asked of them for one record after another, and found out once."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

from paraply.check.fields import texts_of
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.past.moves import MovedRecords, moved_records
from paraply.past.versions import RecordKey, Version, last_known_day

THE_MUNICIPALITY: Final[RecordKey] = ("municipality", "")
"""The record that stands alone."""

_WORD: Final = re.compile(r"[^\W_]+")


class Both:
    """A former and a later version."""

    def __init__(self, before: Version, after: Version) -> None:
        self.before, self.after = before, after

    @cached_property
    def moves(self) -> MovedRecords:
        """The records that have a new id."""
        return moved_records(self.before, self.after)

    @cached_property
    def new_ids(self) -> Mapping[str, str]:
        """The new ids, by the old."""
        return {key[1]: new[1] for key, new in self.moves.items()}

    @cached_property
    def _led(self) -> list[tuple[str, str]]:
        """The addresses of the records that have a new id, old and new, as a text links to them."""
        pairs = (
            (self.before.addresses.get(old), self.after.addresses.get(new)) for old, new in self.moves.items()
        )
        return [(f"(/{old}", f"(/{new}") for old, new in pairs if old and new]

    def as_now(self, value: object) -> object:
        """A text of the former version with its links as they lead now."""
        if isinstance(value, str):
            for old, new in self._led:
                value = value.replace(old, new)
        return value

    @cached_property
    def stood(self) -> date | None:
        """The last day on which the former version is known to have stood."""
        return last_known_day(self.before)

    @cached_property
    def _words(self) -> Counter[str]:
        texts = (text.value for record in self.before.content.records() for text in texts_of(record))
        return Counter(word for text in texts for word in _WORD.findall(text.casefold()))

    def times(self, word: str) -> int:
        """How many times a word stands in the former version."""
        return self._words[word]

    def told_on(self, report: str) -> date | None:
        """The day on which a report tells what it tells, or would."""
        found = self.after.content.reports.get(report) or self.before.content.reports.get(report)
        if found is None:
            return None
        day = found.published or found.planned or found.period
        return day.last if day else None

    def is_fetched(self, new: Record) -> bool:
        """Whether the figures of a measure were fetched from Kolada again."""
        id_ = (new.kolada if isinstance(new, Measure) else None) or ""
        had, has = (one.content.snapshots.get(id_) for one in (self.before, self.after))
        return has is not None and (had is None or had.fetched < has.fetched)
