"""How a published fact is changed in the open: the lines to paste, as text and as edits."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from paraply.language import _
from paraply.model.record import Record
from paraply.text.positions import Path
from paraply.text.yamledit import Add, Edit, Put, flow
from paraply.text.yamlfile import Value


@dataclass(frozen=True, slots=True)
class Mend:
    """Edits of one record's fields, and the words that tell a person the same."""

    edits: tuple[Edit, ...]
    told: str

    def __add__(self, other: "Mend") -> "Mend":
        return Mend((*self.edits, *other.edits), f"{self.told} {other.told}")


def line_of(fields: Mapping[str, Value]) -> str:
    """Fields as they may be pasted: the reason within quotes, since what a person writes there has commas."""
    return ", ".join(f"{name}: {_pasted(name, value)}" for name, value in fields.items())


def _pasted(name: str, value: Value) -> str:
    if isinstance(value, Mapping):
        return f"{{{line_of(value)}}}"
    return json.dumps(value, ensure_ascii=False) if name == "why" else flow(value)


def listed(record: Record, field: str, item: Mapping[str, Value]) -> Mend:
    """A new item last in a list of the record, which may have no such list yet."""
    there = len(getattr(record, field))
    group = f"{{{line_of(item)}}}"
    line = f"- {group}" if there else f"{field}: [{group}]"
    told = (
        _("Lägg till sist i {field}: `{line}`", field=field, line=line)
        if there
        else _("Lägg till en rad bland fälten: `{line}`", line=line)
    )
    return Mend((Add(field, there, dict(item)),), told)


def in_row(field: str, index: int, fields: Mapping[str, Value]) -> Mend:
    """Fields of an item of a list, added to it or in the place of what it says."""
    line = line_of(fields)
    told = _(
        "Skriv i {field}, i posten som är nummer {number} uppifrån: `{line}`",
        field=field,
        number=index + 1,
        line=line,
    )
    return Mend((Put((field, index), dict(fields)),), told)


def in_fields(fields: Mapping[str, Value], path: Path = ()) -> Mend:
    """Fields of the record, or of a group of fields in it."""
    line = line_of(fields)
    where = ".".join(map(str, path))
    told = _("Skriv i {group}: `{line}`", group=where, line=line) if path else _("Skriv: `{line}`", line=line)
    return Mend((Put(path, dict(fields)),), told)
