"""What was read from one version: its records, what follows from them, and its pages as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paraply.derive.views import Views
from paraply.model.content import Content
from paraply.model.record import Record
from paraply.problems import Problem

RecordKey = tuple[str, str]
"""The folder and the id of a record."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page's title and what it says, without markup."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A version as the pipeline reads it.

    ``content`` is everything written and ``views`` what is public. ``addresses`` holds the page of each
    record that has one and ``redirects`` where old addresses lead. ``articles`` are the pages by address;
    they are empty when the version has errors and no page can be made. ``unread`` holds the ids, by folder,
    whose files cannot be read.
    """

    content: Content
    views: Views
    problems: Sequence[Problem]
    addresses: Mapping[RecordKey, str]
    redirects: Mapping[str, str]
    articles: Mapping[str, Article] = field(default_factory=dict)
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
