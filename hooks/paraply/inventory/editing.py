"""Edits → new texts of the promises' files: what was not edited stays byte for byte."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from paraply.inventory.columns import CHANGES_FROM, CHANGES_WHY
from paraply.inventory.reading import Edit
from paraply.model.content import Content
from paraply.model.dates import PartialDate
from paraply.past.written_wordings import WORDING, kept_wording
from paraply.text.yamledit import Edit as AnyEdit
from paraply.text.yamledit import EditError, Put, edited
from paraply.text.yamlfile import Value

__all__ = ["EditError", "new_texts", "with_fields"]


def new_texts(edits: Sequence[Edit], content: Content, root: Path) -> dict[str, str]:
    """The new texts of the files that change, by name from ``root``. Raises ``EditError`` and ``OSError``."""
    texts = {}
    for id_ in dict.fromkeys(edit.id for edit in edits):
        guarantee = content.guarantees[id_]
        text = (root / guarantee.file).read_bytes().decode("utf-8")
        of_one = [edit for edit in edits if edit.id == id_]
        asked = {edit.column: edit.value for edit in of_one if edit.column in {CHANGES_FROM, CHANGES_WHY}}
        changed = [edit for edit in of_one if edit.column not in asked]
        puts: list[AnyEdit] = list(_puts(changed, guarantee))
        since, why = asked.get(CHANGES_FROM), asked.get(CHANGES_WHY)
        parts = changed_parts(changed)
        if since and why and parts:
            until = PartialDate.parse(str(since)).first - timedelta(days=1)
            puts.append(kept_wording(guarantee, until, str(why), parts))
        texts[guarantee.file] = with_fields(text, puts)
    return texts


def with_fields(text: str, edits: Sequence[AnyEdit]) -> str:
    """A promise's text with its fields edited. Raises ``EditError``."""
    start, fields, rest = _parted(text)
    return f"{start}{edited(fields, edits)}{rest}"


def changed_parts(edits: Iterable[Edit]) -> frozenset[str]:
    """What of a wording is another: what was not said before may be added without more."""
    return frozenset(edit.column.path[0] for edit in edits if edit.before) & WORDING


def _parted(text: str) -> tuple[str, str, str]:
    """The first mark, the fields, and the rest from the second mark on: all bytes are in one of them."""
    lines = text.splitlines(keepends=True)
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return lines[0], "".join(lines[1:end]), "".join(lines[end:])


def _puts(edits: Iterable[Edit], guarantee: object) -> Iterable[Put]:
    """One per field, or per group of fields: a group that is not there yet is written whole."""
    groups: dict[str, dict[str, Value]] = {}
    alone: dict[str, Value] = {}
    for edit in edits:
        if len(edit.column.path) == 1:
            alone[edit.column.path[0]] = edit.value
        else:
            group, name = edit.column.path
            groups.setdefault(group, {})[name] = edit.value
    for group, fields in groups.items():
        if getattr(guarantee, group) is None:
            alone[group] = _without_none(fields)
        else:
            yield Put((group,), fields)
    if alone:
        yield Put((), alone)


def _without_none(fields: Mapping[str, Value]) -> Value:
    kept: dict[str, Value] = {name: value for name, value in fields.items() if value is not None}
    return kept or None
