"""The past of the files that records stand in: the days on which each was changed, according to git."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Past:
    """The days a file was changed, the newest first. Unless it ``is_whole``, there may have been more."""

    days: tuple[date, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class History:
    """The past of every file, named from the municipality's root. Nothing is known without git."""

    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    is_whole: bool = True

    def of(self, file: str | None, today: date) -> Past:
        """A file's past until ``today``: a site made for an earlier day knows nothing of what came later."""
        days = self.days.get(file or "", ())
        return Past(tuple(day for day in days if day <= today), self.is_whole)
