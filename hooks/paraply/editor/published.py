"""What counts as published, for the form's own question before it saves: the module ``published.js``.

The tables are those of the rules for the past, so that the form asks about what the check would find.
"""

import json
from typing import Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from paraply.check.amounts import NUMBER_WORDS
from paraply.derive.corrections import ROW_NAMED_BY
from paraply.language import _
from paraply.model.kinds import KINDS
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.past import facts, sentences

_MOVES_ON: Final = "state"
"""A state goes on as time passes; whether it went back is for the check to say."""


def published_script() -> str:
    """The fields that readers have seen, by the form's name of the kind, with what each is when unsaid."""
    kinds = {
        kind.form.name: {"own": _own(kind.model), "rows": _rows(kind.model)}
        for kind in KINDS
        if kind.has_file
    }
    values = {
        "KINDS": kinds,
        "SENTENCES": sorted(facts.SENTENCES),
        "DATES": sorted(facts.DATES),
        "WEIGHTY": sorted(sentences.WEIGHTY),
        "NUMBER_WORDS": {word: str(number) for word, number in sorted(NUMBER_WORDS.items())},
        "ALIKE": sentences.ALIKE,
    }
    return "".join(
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in values.items()
    )


def _own(model: type[Record]) -> dict[str, dict[str, str]]:
    """``tolerance``, and ``stated.guarantees`` of a group."""
    own = (name for name in facts.OWN_FIELDS.get(model, ()) if name != _MOVES_ON)
    found = {name: _field(name, model.model_fields[name]) for name in own}
    for part, names in facts.PARTS.get(model, {}).items():
        inner = _part(model, part).model_fields
        found |= {f"{part}.{name}": _field(name, inner[name]) for name in names}
    return found


def _rows(model: type[Record]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for field, names in facts.ROWS.get(model, {}).items():
        row = _part(model, field)
        found[field] = {
            "label": _(model.model_fields[field].title or field),
            "by": ROW_NAMED_BY.get(field, "period"),
            "names": {name: _field(name, row.model_fields[name]) for name in names},
        }
    if model is Measure:
        found["rounds"] = {"label": _(model.model_fields["rounds"].title or "rounds"), "by": "", "names": {}}
    return found


def _field(name: str, field: FieldInfo) -> dict[str, str]:
    """Its name to people, and its value where nothing is written."""
    unsaid = field.default
    text = "" if unsaid is None or unsaid is PydanticUndefined else facts.text_of(unsaid)
    return {"label": _(field.title or name), **({"unsaid": text} if text else {})}


def _part(model: type[BaseModel], name: str) -> type[BaseModel]:
    part = facts.part_in(model.model_fields[name].annotation)
    if part is None:
        raise TypeError(name)  # a table of facts that names no group of fields
    return part
