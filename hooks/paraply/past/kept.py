"""How the past of every field is kept: what the models say of their fields, for the rules of the past."""

from collections.abc import Mapping
from functools import cache
from typing import Final, get_args

from pydantic import BaseModel

from paraply.model.guarantee import Elsewhere
from paraply.model.keeping import Keeping
from paraply.model.municipality import Municipality
from paraply.model.not_shown import NotShown
from paraply.model.record import Record

WARNED: Final[Mapping[Keeping, str]] = {
    Keeping.MEANING: "H15",
    **dict.fromkeys((Keeping.SAID, Keeping.RETOLD, Keeping.LOOKED, Keeping.DUE, Keeping.PLAN), "H16"),
}
"""The warnings, by what they are about."""

FACTS: Final = frozenset({Keeping.FACT, Keeping.END})
"""What is an error to change; what is only warned about is not told as corrected."""

REMARKS_IN: Final = frozenset({"notes"})
"""Lists that only say what figures mean: H15 when a row of one changes, and when it goes."""

SAID_ANEW: Final[Mapping[type[Record], tuple[str, str]]] = {
    Elsewhere: ("", "read"),
    NotShown: ("", "checked"),
    Municipality: ("accessibility.", "assessed"),
}
"""The group of fields, and the day in it on which somebody looked: with a later one, what they saw then is
no rewriting."""


@cache
def kept(model: type[BaseModel]) -> Mapping[str, Keeping]:
    """How each field of a model is kept, in the order the model says it; a forgotten one is only told."""
    rows = [row for each in model.__mro__ for row in vars(each).get("keeping", {}).items()]
    found = {name: keeping for keeping, names in rows for name in names.split()}
    return {**found, **{name: Keeping.TOLD for name in model.model_fields if name not in found}}


@cache
def ends_in(model: type[Record]) -> tuple[tuple[str, ...], ...]:
    """The last days that a record has, its own and those in its groups of fields."""
    own: list[tuple[str, ...]] = [(name,) for name, keeping in kept(model).items() if keeping is Keeping.END]
    for name, keeping in kept(model).items():
        part = part_in(model.model_fields[name].annotation) if keeping is Keeping.PARTS else None
        if part is not None and not _is_list(model, name):
            own += [(name, each) for each, how in kept(part).items() if how is Keeping.END]
    return tuple(own)


def own_facts(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that are facts by themselves."""
    return tuple(name for name, keeping in kept(model).items() if keeping in FACTS)


def facts_in_parts(model: type[Record]) -> Mapping[str, tuple[str, ...]]:
    """The groups of a record that hold facts, with those."""
    return {name: facts for name, facts in _facts(model).items() if facts and not _is_list(model, name)}


def facts_in_rows(model: type[Record]) -> Mapping[str, tuple[str, ...]]:
    """The lists whose rows do not go without a trace, with the facts of a row, which may only have a name."""
    return {
        name: facts
        for name, facts in _facts(model).items()
        if _is_list(model, name) and name not in REMARKS_IN
    }


def _facts(model: type[Record]) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for name, keeping in kept(model).items():
        if keeping is Keeping.PARTS and (part := part_in(model.model_fields[name].annotation)):
            found[name] = tuple(each for each, how in kept(part).items() if how in FACTS)
    return found


def _is_list(model: type[BaseModel], name: str) -> bool:
    return isinstance(model.model_fields[name].default, tuple)


def part_in(annotation: object) -> type[BaseModel] | None:
    """The group of fields that an annotation names, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := part_in(part))), None)
