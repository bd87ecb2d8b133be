"""What stands beside the content: pages and files written by hand in ``docs/``, and ``mkdocs.yml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from paraply.problems import Place

HANDBOOK: Final = "handbok/"
"""The handbook's folder under ``docs/``, and its address: those who write have a menu of their own there."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page for residents that somebody wrote: what its front matter says, and its Markdown.

    ``path`` is the file's, seen from ``docs/``. ``body_line`` is the line of the file, from 1, on which the
    Markdown begins; ``accepted`` are the answers to warnings, by rule. A page that is not ``searched`` is
    kept out of the search by its author.
    """

    file: str
    path: str
    address: str
    title: str
    body: str
    body_line: int = 1
    description: str = ""
    synonyms: str = ""
    headings: tuple[str, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=dict)
    searched: bool = True


@dataclass(frozen=True, slots=True)
class ByHand:
    """What ``docs/`` holds, by address: the anchors of each page, and no anchors of a file that is none.

    ``pages`` are those for residents.
    """

    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pages: tuple[WrittenPage, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of ``nav``: a page by its address from the site's root, another site, or a part with entries."""

    title: str
    address: str
    place: Place
    entries: tuple["MenuEntry", ...] = ()

    @property
    def is_outside(self) -> bool:
        """Whether it leads to another site."""
        return "://" in self.address

    @property
    def pages(self) -> tuple["MenuEntry", ...]:
        """The entries that lead somewhere: itself, or those of its part."""
        return tuple(page for entry in self.entries for page in entry.pages) if self.entries else (self,)


SettingPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of ``mkdocs.yml`` with those it inherits, and the place of each."""

    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[SettingPath, Place] = field(default_factory=dict)
    menu: tuple[MenuEntry, ...] = ()

    @property
    def extensions(self) -> frozenset[str]:
        """The names of the Markdown extensions that are on."""
        listed = self.values.get("markdown_extensions") or ()
        return frozenset(
            str(next(iter(entry), "")) if isinstance(entry, Mapping) else str(entry) for entry in listed
        )

    def get(self, *path: str) -> Any:
        """The value at a path; None where nothing is said."""
        value: Any = self.values
        for name in path:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value

    def place(self, *path: str | int) -> Place:
        """The line of a setting, or of the nearest one around it that has one."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place("mkdocs.yml")
