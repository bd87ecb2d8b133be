"""Every text in a record with its path, found by walking the models: a new field is never forgotten."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from paraply.model.record import Record, pieces_of
from paraply.model.values import Is, Refers
from paraply.problems import Place
from paraply.text.positions import FIRST_LINE, Path


class Sought(Enum):
    """Which texts of a record are looked for: parts that cannot hold one are not walked."""

    ALL = "all"
    REFERENCES = "references"
    MARKDOWN = "Markdown"


class FieldText(NamedTuple):
    """A text in a record. ``refers`` names the folder or list when the text is the id of another record."""

    path: Path
    value: str
    refers: str | None = None
    is_markdown: bool = False

    @property
    def field(self) -> str:
        """The name of the field, whether the text stands alone or in a list."""
        return next(part for part in reversed(self.path) if isinstance(part, str))

    def on(self, record: Record, line: int) -> Place:
        """The place of a line of the text, from 0; of its field where the file does not keep its lines."""
        named, first = record.place(*self.path), record.place(*self.path, FIRST_LINE)
        kept = self.path == ("body",) or first != named
        return Place(first.file, first.line + line) if kept else named


@dataclass(frozen=True, slots=True, eq=False)
class RecordTexts:
    """A record with its texts, in the model's order: what a check of texts looks at."""

    record: Record
    texts: Sequence[FieldText]

    @classmethod
    def of(cls, record: Record) -> "RecordTexts":
        """All texts of a record."""
        return cls(record, texts_of(record))


@cache
def reference_of(model: type[BaseModel], field: str) -> str | None:
    """What a field refers to: the name of a folder or list; None when it holds no id."""
    return next((each.refers for each in _fields(model, Sought.ALL) if each.name == field), None)


def texts_of(part: BaseModel, sought: Sought = Sought.ALL) -> list[FieldText]:
    """The texts of a record, its parts and lists, in the model's order; codes of closed lists are none."""
    found: list[FieldText] = []
    _gather(part, (), sought, found)
    return found


def _gather(part: BaseModel, path: Path, sought: Sought, found: list[FieldText]) -> None:
    for field in _fields(type(part), sought):
        if value := getattr(part, field.name):  # most fields of most parts are empty
            _gather_in(value, (*path, field.name), field, sought, found)


def _gather_in(value: object, path: Path, field: "_Field", sought: Sought, found: list[FieldText]) -> None:
    if isinstance(value, str):
        if field.is_sought:
            found.append(FieldText(path, value, field.refers, field.is_markdown))
    elif isinstance(value, BaseModel):
        _gather(value, path, sought, found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather_in(item, (*path, index), field, sought, found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _gather_in(item, (*path, key), field, sought, found)


def marked(part: BaseModel, mark: Is, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The values of a record, its parts and lists whose fields carry a mark, each with its path."""
    for name, is_marked in _ways_to(type(part), mark):
        value = getattr(part, name)
        if is_marked and value is not None:
            yield (*path, name), value
        elif isinstance(value, BaseModel):
            yield from marked(value, mark, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from marked(item, mark, (*path, name, index))


@cache
def _ways_to(model: type[BaseModel], mark: Is) -> tuple[tuple[str, bool], ...]:
    """The fields that carry a mark, and those whose parts do."""
    found = []
    for name, info in model.model_fields.items():
        pieces = list(pieces_of(info))
        if mark in pieces or any(_ways_to(each, mark) for each in _parts(pieces)):
            found.append((name, mark in pieces))
    return tuple(found)


class _Field(NamedTuple):
    """A field with texts: what it refers to (None: nothing), and whether its own texts are sought."""

    name: str
    refers: str | None
    is_markdown: bool
    is_sought: bool


@cache
def _fields(model: type[BaseModel], sought: Sought) -> tuple[_Field, ...]:
    """The fields that hold texts that are sought, or parts that do."""
    found = []
    for name, info in model.model_fields.items():
        pieces = list(pieces_of(info))
        refers = next((piece.kind for piece in pieces if isinstance(piece, Refers)), None)
        is_markdown = Is.MARKDOWN in pieces
        is_sought = str in pieces and (
            sought is Sought.ALL
            or (sought is Sought.REFERENCES and refers is not None)
            or (sought is Sought.MARKDOWN and is_markdown)
        )
        if is_sought or any(_fields(part, sought) for part in _parts(pieces)):
            found.append(_Field(name, refers, is_markdown, is_sought))
    return tuple(found)


def _parts(pieces: Iterable[object]) -> Iterator[type[BaseModel]]:
    return (piece for piece in pieces if isinstance(piece, type) and issubclass(piece, BaseModel))
