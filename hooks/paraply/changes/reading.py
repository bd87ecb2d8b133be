"""What was read from one version: its records, what follows from them, and its pages as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paraply.derive.views import Views
from paraply.past.versions import RecordKey, Version
from paraply.problems import Problem

__all__ = ["Article", "Reading", "RecordKey", "Version"]


@dataclass(frozen=True, slots=True)
class Article:
    """A page's title and what it says, without markup."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Version):
    """A version as the pipeline reads it: ``views`` is what follows from what is public.

    ``articles`` are the pages by address; they are empty when the version has errors and no page can be made.
    """

    views: Views
    problems: Sequence[Problem] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
