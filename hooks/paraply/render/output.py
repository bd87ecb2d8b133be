"""What others read of a record, told once: JSON, the columns of CSV, the JSON Schema and the table of fields.

An ``Output`` is the shape. Its values are the attributes of an object that has what is written in the record
and what is computed beside it, each asked for when it is needed. Parts of a record are put out whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic.json_schema import GenerateJsonSchema

from paraply.language import _
from paraply.model.values import json_number
from paraply.render.values import address_of

Schema: TypeAlias = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Figure = Annotated[
    Decimal,
    PlainSerializer(json_number, when_used="json"),
    WithJsonSchema({"type": "number"}, mode="serialization"),
]
"""A figure that is computed or read, so that it needs no checks of what a person has written."""


class Output(BaseModel):
    """Fields that are always there, null when unknown. Later versions may add some, and rename none."""

    model_config = ConfigDict(from_attributes=True, frozen=True, serialize_by_alias=True)


class _WholeSchema(GenerateJsonSchema):
    """Every field is in the file, also those that a person need not write."""

    def field_is_required(self, field: Any, *_args: Any, **_named: Any) -> bool:
        return field.get("serialization_exclude_if") is None


def schema_of(model: type[Output], title: str, address: str, site_address: str) -> Schema:
    """The JSON Schema (draft 2020-12) of a file, named by its address when the site's own is known."""
    made = model.model_json_schema(mode="serialization", schema_generator=_WholeSchema)
    named = {"$id": address_of(address, site_address)} if site_address else {}
    del made["description"]
    told = {**made, "$defs": {name: _anonymous(part) for name, part in made.get("$defs", {}).items()}}
    return {"$schema": DIALECT, **named, **_for_readers(told), "title": title}


def _anonymous(part: Schema) -> Schema:
    """Without what only Python knows: the name and the docstring of a class."""
    return {key: value for key, value in part.items() if key not in {"title", "description"}}


def _for_readers(schema: Any) -> Any:
    """In the language in use, and open for fields of later versions."""
    if isinstance(schema, list):
        return [_for_readers(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _(value) if key in {"title", "description"} and isinstance(value, str) else _for_readers(value)
        for key, value in schema.items()
        if key != "additionalProperties"
    }


def meanings(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """The name of each field with what it means, as the file and the table on the page tell them."""
    for name, field in model.model_fields.items():
        yield field.serialization_alias or name, _(field.description) if field.description else ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a CSV file. ``path`` is the attribute that fills it, by its name when nothing is said."""

    name: str
    meaning: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a CSV file, in order. A new one comes last, for those who count columns."""

    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The first row."""
        return tuple(column.name for column in self.columns)

    def meanings(self) -> Iterator[tuple[str, str]]:
        """The name of each column with what it holds."""
        for column in self.columns:
            yield column.name, _(column.meaning)

    def reader(self) -> Callable[[object], Sequence[object]]:
        """What makes a row of an object; a path that ends early gives an empty cell."""
        paths = [column.path or column.name for column in self.columns]
        steps = [path.split(".") for path in paths]
        whole = attrgetter(*paths)

        def read(told: object) -> Sequence[object]:
            try:
                cells: Sequence[object] = whole(told)  # most rows, and many times as quick
            except AttributeError:
                cells = [_cell(told, path) for path in steps]
            return cells

        return read


def _cell(told: object, path: Sequence[str]) -> object:
    for name in path:
        if told is None:
            return None
        told = getattr(told, name)
    return told
