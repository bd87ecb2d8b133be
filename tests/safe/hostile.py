"""The example municipality with hostile text in every text field of every kind of record.

The models are walked, so a new field is covered by itself. Every field holds every payload: those of a field
that stands in many records are dealt out among them, and a field that stands in one holds them all. Fields
that are empty in the example are filled. What only an id, a code or an address may stand in is left, and
``test_scripts`` asks that hostile text there is refused.
"""

import json
import shutil
import types
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from paraply.load import load_content
from paraply.model.content import Content
from paraply.model.record import FileRecord, Source
from paraply.model.values import Is, Refers
from tests.safe.payloads import PAYLOADS

Slot: TypeAlias = tuple[str, ...]
"""A field by the kind of its record and the names on the way to it."""

NOT_TEXT = {
    "id": "becomes an address: L10, L21",
    "old_addresses": "become addresses: L22",
    "rule": "a rule's code: R05",
    "language": "the name of a file of words: L25",
    "kpi": "Kolada's id, and the name of the file",
    "type": "K or L",
    "publ_period": "a year",
    "members": "codes of municipalities",
    "values": "figures with codes",
    "dimension": "a key of dimensions, which are planted too",
}
"""Fields that hold what other files or the site lean on."""

ADDRESS = "https://exempel.se/'onfocus='ran()'/$(ran())/&quot;onclick=ran()/%22%3E%3Cscript%3Eran();//javascript:ran()"
KEY = "</script>\"'><img src=x onerror=ran()>"
"""Stands in the words of dimensions, which are the keys of one file and fields of others."""


class Planting:
    """Exchanges the texts of records. Asked once to count the fields, and once more to fill them."""

    def __init__(self, payloads: Sequence[str], counted: Mapping[Slot, int] | None = None) -> None:
        self._payloads = payloads
        self._counted = counted or {}
        self.slots: Counter[Slot] = Counter()
        self.refused: set[Slot] = set()
        self.fields: set[tuple[type[BaseModel], str]] = set()
        self._at: tuple[type[BaseModel], str] = (BaseModel, "")
        self._adapters: dict[Slot, TypeAdapter[str]] = {}

    def planted(self, model: type[BaseModel], fields: Mapping[str, Any], slot: Slot) -> dict[str, Any]:
        """The fields of a record or a part of it, as a file would hold them."""
        made = {}
        for name, field in model.model_fields.items():
            value = fields.get(name)
            self._at = model, name
            if name == "dimension":
                value = f"{value} {KEY}"
            elif name not in NOT_TEXT:
                annotation = (
                    Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
                )
                value = self._value(annotation, (), value, (*slot, name))
            if value not in (None, "", [], {}):
                made[name] = value
        return made

    def _value(self, annotation: Any, marks: tuple[Any, ...], value: Any, slot: Slot) -> Any:
        inner = get_args(annotation)
        if get_origin(annotation) is Annotated:
            return self._value(inner[0], (*marks, *inner[1:]), value, slot)
        if get_origin(annotation) in {Union, types.UnionType}:
            return self._value(next(one for one in inner if one is not types.NoneType), marks, value, slot)
        if get_origin(annotation) is tuple and inner[-1] is Ellipsis:
            return [self._value(inner[0], marks, one, slot) for one in value or self._first(inner[0])]
        if get_origin(annotation) is dict:
            keys = {**(value or {}), **{f"{key} {KEY}": one for key, one in (value or {}).items()}}
            return {key: self._value(inner[1], marks, one, slot) for key, one in keys.items()}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            is_absent = value is None and annotation is not Source
            return value if is_absent else self.planted(annotation, value or {}, slot)
        if annotation is not str or any(isinstance(mark, Refers) for mark in marks):
            return value
        if slot not in self._adapters:
            self._adapters[slot] = TypeAdapter(Annotated[str, *marks] if marks else str)
        return self._text(self._adapters[slot], Is.MARKDOWN in marks, value, slot)

    @staticmethod
    def _first(annotation: Any) -> list[None]:
        """One item for an empty list of texts; an empty list of anything else stays empty."""
        is_text = get_origin(annotation) is Annotated and get_args(annotation)[0] is str
        return (
            [None] if is_text and not any(isinstance(mark, Refers) for mark in get_args(annotation)) else []
        )

    def _text(self, adapter: TypeAdapter[str], is_markdown: bool, value: Any, slot: Slot) -> Any:
        number = self.slots[slot]
        self.slots[slot] += 1
        self.fields.add(self._at)
        of = self._counted.get(slot, 1)
        dealt = [self._payloads[at] for at in range(len(self._payloads)) if at % of == number % of]
        dealt = dealt or [self._payloads[number % len(self._payloads)]]
        text = ("\n\n" if is_markdown else " ").join(dealt)
        for candidate in (text, ADDRESS):
            try:
                adapter.validate_python(candidate)
            except ValidationError:
                continue
            return candidate
        self.refused.add(slot)
        return value


def planted(content: Content, payloads: Sequence[str] = PAYLOADS) -> tuple[dict[str, str], Planting]:
    """Hostile files by their names from ``content/``, and what was planted where."""
    first = Planting(payloads)
    for _file in _files(content, first):
        pass
    planting = Planting(payloads, first.slots)
    return dict(_files(content, planting)), planting


def hostile_copy(honest: Path, root: Path, payloads: Sequence[str] = PAYLOADS) -> Path:
    """Write a hostile copy of a municipality into ``root/content``, and return ``root``."""
    files, _planting = planted(load_content(honest).content, payloads)
    shutil.copytree(honest / "content", root / "content")
    for name, text in files.items():
        (root / "content" / name).write_text(text, encoding="utf-8")
    return root


def _files(content: Content, planting: Planting) -> Iterator[tuple[str, str]]:
    for record in (content.municipality, *(one for of in content.folders.values() for one in of.values())):
        if isinstance(record, FileRecord) or record is content.municipality:
            fields = json.dumps(_planted(record, planting), ensure_ascii=False)
            name = record.file.removeprefix("content/")
            yield name, f"---\n{fields}\n---\n" if name.endswith(".md") else fields
    for name in ("areas", "owners", "not_shown"):
        listed = [_planted(record, planting) for record in content.folders[name].values()]
        yield f"results/{name}.yml", json.dumps({name: listed}, ensure_ascii=False)
    kolada: tuple[tuple[str, Mapping[str, BaseModel]], ...] = (
        ("municipalities", content.kolada_municipalities),
        ("groups", content.kolada_groups),
    )
    for name, entries in kolada:
        rows = [_planted(entry, planting) for entry in entries.values()]
        yield f"results/kolada/{name}.json", json.dumps(rows, ensure_ascii=False)
    for kpi, snapshot in content.snapshots.items():
        made = _planted(snapshot, planting)
        made["values"] = [[*row[:3], float(row[3]) if row[3] else None, row[4]] for row in snapshot.values]
        yield f"results/kolada/{kpi}.json", json.dumps(made, ensure_ascii=False)


def _planted(record: BaseModel, planting: Planting) -> dict[str, Any]:
    fields = record.model_dump(mode="json", exclude_defaults=True)
    return planting.planted(type(record), fields, (type(record).__name__,))
