"""The fields of a record as rows of text, read from its model: a new field is in the handbook at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from paraply.check.fields import reference_of
from paraply.language import N_, _
from paraply.model.choices import Choice
from paraply.model.dates import PartialDate, Period
from paraply.model.record import Record
from paraply.model.values import Is

_KINDS: Final = (
    (bool, N_("ordet true eller false")),
    (int, N_("heltal")),
    (Decimal, N_("tal")),
    (PartialDate, N_("datum")),
    (Period, N_("period")),
    (str, N_("text")),
)
"""What to write, by the type of the value."""

_SHOWN_APART: Final = "accepted"
"""Told on the page of the rules; every record has it."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field. ``part`` is the model of a group of fields; ``refers`` is where an id is found."""

    name: str
    title: str
    meaning: str
    required: bool
    kind: str
    many: bool
    choices: tuple[tuple[str, str], ...] = ()
    part: type[BaseModel] | None = None
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class FieldTable:
    """A record's own fields, or those of a group in it; ``anchor`` is the group's name."""

    title: str
    anchor: str
    model: type[BaseModel]
    rows: tuple[FieldRow, ...]


def field_tables(title: str, model: type[BaseModel]) -> tuple[FieldTable, ...]:
    """The record's own fields, then each group of fields once, in the order they are met."""
    found: dict[type[BaseModel], FieldTable] = {}
    waiting = [(title, "falten", model)]
    while waiting:
        name, anchor, part = waiting.pop(0)
        if part in found:
            continue
        rows = tuple(_rows(part))
        found[part] = FieldTable(name, anchor, part, rows)
        waiting += [(row.title, f"falt-{row.name}", row.part) for row in rows if row.part]
    return tuple(found.values())


def _rows(model: type[BaseModel]) -> Iterator[FieldRow]:
    """A record's own fields first, then those that every record may have."""
    common = Record.model_fields if issubclass(model, Record) else {}
    names = [*(name for name in model.model_fields if name not in common), *common]
    for name in names:
        if name != _SHOWN_APART:
            yield _row(model, name, model.model_fields[name])


def _row(model: type[BaseModel], name: str, field: FieldInfo) -> FieldRow:
    types = tuple(_types(field.annotation))
    choices = next((kind for kind in types if issubclass(kind, Choice)), None)
    part = next((kind for kind in types if issubclass(kind, BaseModel)), None)
    return FieldRow(
        name=name,
        title=_(field.title or name),
        meaning=_(field.description) if field.description else "",
        required=field.is_required(),
        kind="" if choices or part else _kind(types, field),
        many=tuple in types,
        choices=tuple((choice.value, choice.label) for choice in choices) if choices else (),
        part=part,
        refers=reference_of(model, name),
    )


def _kind(types: tuple[type, ...], field: FieldInfo) -> str:
    if dict in types:
        return _("ord och text, ett par på varje rad")
    if Is.MARKDOWN in field.metadata or Is.MARKDOWN in tuple(_marks(field.annotation)):
        return _("text i flera stycken (Markdown)")
    return next(_(word) for kind, word in _KINDS if any(issubclass(each, kind) for each in types))


def _types(annotation: Any) -> Iterator[type]:
    """Every type in an annotation, from the outside in: ``tuple[Text, ...] | None`` → tuple, str."""
    origin = getattr(annotation, "__origin__", annotation)
    if isinstance(origin, type) and origin is not type(None):
        yield origin
    inner = get_args(annotation)
    for each in inner[:1] if hasattr(annotation, "__metadata__") else inner:
        yield from _types(each)


def _marks(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)
