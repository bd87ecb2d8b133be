"""Where things stand in a file: paths of keys and list items, and the line of each."""

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from paraply.problems import Place

Path: TypeAlias = tuple[str | int, ...]
"""The keys and places in lists on the way to a value."""


FIRST_LINE: Final = 0
"""A step below a text that keeps its lines: to where its first line stands, below the name of its field."""


@lru_cache(maxsize=65_536)  # every file has the same few paths
def below(path: Path, step: str | int) -> Path:
    """The path of what stands in ``path`` under a key or at a place in the list."""
    return (*path, step)


class Lines(Mapping[Path, int]):
    """The line of every key and list item of a file, held as columns, which takes a tenth of a dict's memory.

    Every record keeps its lines, and few are asked for any. Files with the same fields share the paths.
    """

    __slots__ = ("_numbers", "_paths")

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._paths = _shared(tuple(lines))
        self._numbers = array("I", lines.values())

    def __getitem__(self, path: Path) -> int:
        if not path and self._paths[:1] == ((),):  # the record itself, which all are asked for
            return self._numbers[0]
        return _by_path(self)[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    __hash__ = object.__hash__  # one is itself: what is made of it may be remembered


@lru_cache(maxsize=1024)
def _shared(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    return paths


@lru_cache(maxsize=64)  # a file with many findings is asked for many lines in a row
def _by_path(lines: Lines) -> dict[Path, int]:
    return dict(zip(lines._paths, lines._numbers, strict=True))


def place_of(lines: Mapping[Path, int], file: str, path: Path) -> Place:
    """The place of ``path`` in a file, or of its nearest parent that has a line."""
    for length in range(len(path), -1, -1):
        if (line := lines.get(path[:length])) is not None:
            return Place(file, line)
    return Place(file, 1)
