"""What is remembered of an export: which mapping is its own, and the text of one with new answers."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from paraply.importers.fragments import plain
from paraply.importers.naming import name_of
from paraply.model.imports import Asked, ImportAnswer, ImportColumn, ImportDeclined, ImportMapping, ImportRow
from paraply.text.yamledit import Add, Edit, Put, edited, flow
from paraply.text.yamlfile import Value

__all__ = ["Learned", "fitting", "new_mapping", "plain", "row_fields", "with_learned"]

ENOUGH: Final = 0.5
"""A mapping is a file's own when so large a part of its rows stand in it."""


@dataclass(slots=True)
class Learned:
    """What a person answered in this run, to be remembered for the next."""

    rows: list[ImportRow] = field(default_factory=list)
    changed: list[ImportRow] = field(default_factory=list)
    """Rows that the mapping has, with what was answered about them."""
    columns: list[ImportColumn] = field(default_factory=list)
    declined: list[ImportDeclined] = field(default_factory=list)
    answers: list[ImportAnswer] = field(default_factory=list)
    unit: str | None = None
    file: str = ""
    """The name and the sum of the file, for answers that hold of it alone."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remember."""
        said = self.rows or self.changed or self.columns or self.declined or self.answers
        return not (said or self.unit)


def fitting(mappings: Iterable[ImportMapping], said: Iterable[str]) -> ImportMapping | None:
    """The mapping that is the file's own: the one of which most stands in it, if that is enough."""
    texts = set(map(name_of, said))
    beginnings = {
        " ".join(words[:end]) for words in map(str.split, texts) for end in range(1, len(words) + 1)
    }
    best, most = None, 0
    for one in mappings:
        wanted = [name_of(row.label) for row in one.rows] or _others(one)
        found = sum(_stands_in(label, texts, beginnings) for label in wanted)
        if found > most and found >= ENOUGH * len(wanted):
            best, most = one, found
    return best


def _others(mapping: ImportMapping) -> list[str]:
    """The texts of a mapping without rows: somebody answered, and no figure was read yet."""
    answered = [answer.text for answer in mapping.answers if answer.period is None]
    texts = (*(one.heading for one in mapping.columns), *(one.text for one in mapping.declined), *answered)
    return [name_of(text) for text in texts]


def _stands_in(label: str, texts: Set[str], beginnings: Set[str]) -> bool:
    """Whether a label is a cell's, or what a heading says beside its period: in one cell or in two."""
    words = label.split()
    return label in texts or any(
        " ".join(words[:at]) in beginnings and (at == len(words) or " ".join(words[at:]) in beginnings)
        for at in range(1, len(words) + 1)
    )


def answer_key(answer: ImportAnswer) -> tuple[str, str]:
    """What an answer is about and its text, as it is looked for; words of a heading are made plain."""
    is_heading = answer.about in {Asked.COLUMN, Asked.UNITS, Asked.PART, Asked.BESIDE}
    return answer.about.value, plain(answer.text) if is_heading else answer.text


def fields_of(one: ImportAnswer | ImportDeclined) -> dict[str, Value]:
    """An answer, or a text that is left out, as it stands in the mapping's file."""
    return {name: str(value) for name, value in one.model_dump(mode="json").items() if value is not None}


def row_fields(row: ImportRow) -> dict[str, Value]:
    """A row as it stands in the mapping's file."""
    fields: dict[str, Value] = {"label": row.label}
    for name in ("under", "series"):
        if value := getattr(row, name):
            fields[name] = value
    fields["measure"] = row.measure
    if row.unit:
        fields["unit"] = row.unit
    if row.negated:
        fields["negated"] = True
    return fields


def _key(row: ImportRow) -> tuple[str | None, ...]:
    return row.label, row.under, row.series, row.measure


def _added(row: ImportRow, changed: ImportRow) -> dict[str, Value]:
    """The fields of a row that an answer has given another value."""
    before = row_fields(row)
    return {name: value for name, value in row_fields(changed).items() if before.get(name) != value}


def column_fields(column: ImportColumn) -> dict[str, Value]:
    """A column as it stands in the mapping's file."""
    fields: dict[str, Value] = {"heading": column.heading}
    if column.period:
        fields["period"] = str(column.period)
    if column.kind:
        fields["kind"] = column.kind.value
    if column.group:
        fields["group"] = {"dimension": column.group.dimension, "value": column.group.value}
    return fields


def _lists(learned: Learned) -> dict[str, list[dict[str, Value]]]:
    return {
        "columns": [column_fields(column) for column in learned.columns],
        "rows": [row_fields(row) for row in learned.rows],
        "declined": [fields_of(one) for one in learned.declined],
        "answers": [fields_of(one) for one in learned.answers],
    }


def new_mapping(title: str, learned: Learned) -> str:
    """The text of a new mapping's file."""
    lines = [f"title: {flow(title)}"]
    lines += [f"unit: {flow(learned.unit)}"] if learned.unit else []
    for name, items in _lists(learned).items():
        if items:
            lines += [f"{name}:", *(f"  - {flow(item)}" for item in items)]
    return "\n".join(lines) + "\n"


def with_learned(text: str, mapping: ImportMapping, learned: Learned) -> str:
    """The text of a mapping's file with what was learned added at the end of its lists."""
    edits: list[Edit] = []
    fields: dict[str, Value] = {}
    for at, row in enumerate(mapping.rows):
        for changed in learned.changed:
            if _key(changed) == _key(row) and (new := _added(row, changed)):
                edits.append(Put(("rows", at), new))
    if learned.unit and learned.unit != mapping.unit:
        fields["unit"] = learned.unit
    for name, items in _lists(learned).items():
        there: Sequence[object] = getattr(mapping, name)
        if items and there:
            edits += [Add(name, len(there), item) for item in items]
        elif items:
            fields[name] = list(items)
    if fields:
        edits.append(Put((), fields))
    return edited(text, edits) if edits else text
