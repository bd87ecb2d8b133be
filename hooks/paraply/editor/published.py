"""What counts as published, for the form's own question before it saves: the module ``published.js``.

The tables are those of the rules for the past, so that the form asks about what the check would find.
"""

import json

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from paraply.check.amounts import NUMBER_WORDS
from paraply.derive.corrections import ROW_NAMED_BY
from paraply.language import _
from paraply.model.kinds import KINDS, MUNICIPALITY
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.past import facts, kept, onwards, sentences


def published_script() -> str:
    """The fields that readers have seen, by the form's name of the kind, with what each is when unsaid.

    ``LISTS`` are the files with many records, by the field that holds them; ``list`` is empty for the
    municipality, which is one. ``OF_LISTS`` is the collection that they stand in.
    """
    values = {
        "KINDS": {kind.form.name: _tables(kind.model) for kind in KINDS if kind.has_file},
        "LISTS": {
            kind.form.name: {"list": kind.name if kind.listing else "", **_tables(kind.model)}
            for kind in (MUNICIPALITY, *(kind for kind in KINDS if kind.listing and kind.address))
        },
        "OF_LISTS": MUNICIPALITY.form.name,
        "SENTENCES": sorted(facts.SENTENCES),
        "DATES": sorted(facts.DATES),
        "WEIGHTY": sorted(sentences.WEIGHTY),
        "NUMBER_WORDS": {word: str(number) for word, number in sorted(NUMBER_WORDS.items())},
        "LIGHT": sorted(sentences.LIGHT),
        "MOST_WORDS": sentences.MOST_WORDS,
        "SHORT": sentences.SHORT,
        "LONG": sentences.LONG,
    }
    return "".join(
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in values.items()
    )


def _tables(model: type[Record]) -> dict[str, object]:
    """The fields and rows of a record, and where its state may go as time passes."""
    later = {state: sorted(states) for state, states in onwards.ONWARDS.get(model, {}).items()}
    return {"own": _own(model), "rows": _rows(model), "onwards": later}


def _own(model: type[Record]) -> dict[str, dict[str, str]]:
    """``tolerance``, and ``stated.guarantees`` of a group."""
    found = {name: _field(name, model.model_fields[name]) for name in kept.own_facts(model)}
    for part, names in kept.facts_in_parts(model).items():
        inner, group = _part(model, part).model_fields, _(model.model_fields[part].title or part)
        for name in names:
            field = _field(name, inner[name])
            found[f"{part}.{name}"] = {**field, "label": f"{group}: {field['label']}"}
    return found


def _rows(model: type[Record]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for field, names in kept.facts_in_rows(model).items():
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
    part = kept.part_in(model.model_fields[name].annotation)
    if part is None:
        raise TypeError(name)  # a table of facts that names no group of fields
    return part
