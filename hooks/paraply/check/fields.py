"""Every text in a record with its path, found by walking the models: a new field is never forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from paraply.model.record import Record, pieces_of
from paraply.model.values import Is, Refers
from paraply.problems import Place
from paraply.text.positions import FIRST_LINE, Path


@dataclass(frozen=True, slots=True)
class FieldText:
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


@dataclass(frozen=True, slots=True)
class RecordTexts:
    """A record with its texts, in the model's order: what a check of texts looks at."""

    record: Record
    texts: Sequence[FieldText]

    @classmethod
    def of(cls, record: Record) -> "RecordTexts":
        """All texts of a record."""
        return cls(record, tuple(texts_of(record)))


def reference_of(model: type[BaseModel], field: str) -> str | None:
    """What a field refers to: the name of a folder or list; None when it holds no id."""
    return _fields(model).get(field, (None, False))[0]


def texts_of(part: BaseModel, path: Path = ()) -> Iterator[FieldText]:
    """The texts of a record, its parts and lists, in the model's order; codes of closed lists are none."""
    for name, (refers, is_markdown) in _fields(type(part)).items():
        if value := getattr(part, name):  # most fields of most parts are empty
            yield from _texts(value, (*path, name), refers, is_markdown=is_markdown)


def _texts(value: object, path: Path, refers: str | None, *, is_markdown: bool) -> Iterator[FieldText]:
    if isinstance(value, str):
        yield FieldText(path, value, refers, is_markdown)
    elif isinstance(value, BaseModel):
        yield from texts_of(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index), refers, is_markdown=is_markdown)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*path, key), refers, is_markdown=is_markdown)


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
        parts = [each for each in pieces if isinstance(each, type) and issubclass(each, BaseModel)]
        if mark in pieces or any(_ways_to(each, mark) for each in parts):
            found.append((name, mark in pieces))
    return tuple(found)


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[str | None, bool]]:
    """The fields that hold texts, what each refers to (None: nothing), and whether it is Markdown."""
    found = {}
    for name, field in model.model_fields.items():
        if _holds_text(field.annotation):
            marks = [*field.metadata, *_marks(field.annotation)]
            refers = next((mark.kind for mark in marks if isinstance(mark, Refers)), None)
            found[name] = refers, Is.MARKDOWN in marks
    return found


def _holds_text(annotation: Any) -> bool:
    """Whether a value may be a text or a part with texts; the codes of closed lists are neither."""
    is_part = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation is str or is_part or any(_holds_text(inner) for inner in get_args(annotation))


def _marks(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)
