"""A version of the content, as written and as residents see it on a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from paraply.check.fields import marked
from paraply.model.content import Content
from paraply.model.record import Record
from paraply.model.values import Is

RecordKey = tuple[str, str]
"""The folder and the id of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """``content`` is everything written and ``public`` what is seen on ``today``.

    ``addresses`` holds the page of each record that has one and ``redirects`` where old addresses lead.
    ``unread`` holds the ids, by folder, whose files cannot be read.
    """

    content: Content
    public: Content
    today: date
    addresses: Mapping[RecordKey, str] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_unread(self, key: RecordKey) -> bool:
        """Whether the record may be there, in a file that cannot be read: its finding says so."""
        folder, id_ = key
        if id_ in self.unread.get(folder, ()) or self.unread.get(f"{folder}.yml"):
            return True
        measure = self.content.measures.get(id_) if folder == "measures" else None
        return measure is not None and measure.kolada in self.unread.get("kolada", ())

    def record(self, key: RecordKey) -> Record | None:
        """A record by folder and id."""
        return self.content.folders[key[0]].get(key[1])


def last_known_day(version: Version) -> date | None:
    """The last day on which the version is known to have stood: something in it was done or read that day."""
    days = (day.first for record in version.content.records() for _path, day in marked(record, Is.PAST_DAY))
    return max((day for day in days if day <= version.today), default=None)
