"""Plain values → records; every mistake becomes one Swedish problem at its own line."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from paraply.language import N_, _
from paraply.load.proposals import field_meant, proposal_for, unit_in, value_meant
from paraply.load.rules import BAD_DATE, BAD_NUMBER, BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD
from paraply.model.record import pieces_of
from paraply.model.units import unit_named
from paraply.problems import Place, Problem
from paraply.text.positions import place_of
from paraply.text.slips import quoted
from paraply.text.yamlfile import Document

Model = TypeVar("Model", bound=BaseModel)

_KNOWN: Final = {"decimal_comma", "dot_thousands"}
"""Refusals whose own proposal is already the value itself."""

MOST_TOLD: Final = 100
"""Mistakes that are told of in one file; each has a proposal, and 100,000 would take minutes to find."""

_RULES = {
    "extra_forbidden": UNKNOWN_FIELD,
    "missing": MISSING_FIELD,
    "decimal_comma": BAD_NUMBER,
    "dot_thousands": BAD_NUMBER,
    "number": BAD_NUMBER,
    "impossible_date": BAD_DATE,
    "date": BAD_DATE,
    "period": BAD_DATE,
}
_TYPES = {
    "string_type": (N_("här ska det stå en text"), N_("Skriv texten inom citattecken.")),
    "tuple_type": (N_("här ska det stå en lista"), N_("Börja varje rad i listan med '- '.")),
    "list_type": (N_("här ska det stå en lista"), N_("Börja varje rad i listan med '- '.")),
    "dict_type": (N_("här ska det stå fält med värden"), N_("Skriv 'fält: värde' på egna rader, indragna.")),
    "model_type": (N_("här ska det stå fält med värden"), N_("Skriv 'fält: värde' på egna rader, indragna.")),
    "model_attributes_type": (
        N_("här ska det stå fält med värden"),
        N_("Skriv 'fält: värde' på egna rader, indragna."),
    ),
    "int_type": (N_("här ska det stå ett heltal"), N_("Skriv bara siffror.")),
    "int_parsing": (N_("här ska det stå ett heltal"), N_("Skriv bara siffror.")),
    "int_from_float": (N_("här ska det stå ett heltal"), N_("Ta bort decimalerna.")),
    "decimal_type": (N_("här ska det stå ett tal"), N_("Skriv bara siffror, utan enhet.")),
    "string_too_long": (N_("texten är för lång"), N_("Korta den.")),
}


def validated(model: type[Model], document: Document, file: str) -> tuple[Model | None, list[Problem]]:
    """The record a document describes, or the problems that stop it."""
    value = document.value if document.value is not None else {}
    if not isinstance(value, dict):
        name = PurePosixPath(file).stem
        hint = (
            _("Skriv {line} på en egen rad överst.", line=f"{name}:")
            if isinstance(value, list) and name in model.model_fields
            else _("Skriv 'fält: värde', ett fält per rad.")
        )
        return None, [BAD_VALUE.at(Place(file), _("Filen ska bestå av fält med värden."), hint)]
    try:
        return model.model_validate(value, context={"decimals": value.get("decimals")}), []
    except ValidationError as error:
        return None, list(_problems(error, model, document, file))


def _problems(
    error: ValidationError, model: type[BaseModel], document: Document, file: str
) -> Iterator[Problem]:
    """One problem per mistake: a value that the reader refused is not reported again."""
    mistakes = error.errors(include_url=False)
    meant = {
        (*details["loc"][:-1], _field_meant(model, details["loc"]))
        for details in mistakes[:MOST_TOLD]
        if details["type"] == "extra_forbidden"
    }
    with_unit = {
        (*details["loc"][:-1], "unit")
        for details in mistakes[:MOST_TOLD]
        if details["loc"][-1:] == ("value",) and unit_in(details["input"])
    }
    for details in mistakes[:MOST_TOLD]:
        if details["type"] == "missing" and details["loc"] in meant:
            continue  # it is there, under another name, which is told
        if details["type"] == "missing" and details["loc"] in with_unit:
            continue  # it is there, in the number beside it, which is told
        is_extra = details["type"] == "extra_forbidden"
        halves = _halves(document, details["loc"]) if is_extra else None
        if is_extra and not halves and (cut := _cut_at_comma(document, details["loc"])):
            name, text, is_first = cut
            if is_first:
                place = place_of(document.lines, file, details["loc"])
                message = _("{name}: ett kommatecken delar texten: ”{text}”.", name=name, text=text)
                hint = _(
                    "Sätt citattecken runt den: {line}", line=f"{name.rpartition('.')[2]}: {quoted(text)}"
                )
                yield BAD_VALUE.at(place, message, hint)
        elif halves:
            name, number = halves
            hint = _("Skriv {value}.", value=number.replace(",", "."))
            place = place_of(document.lines, file, details["loc"])
            yield BAD_NUMBER.at(
                place, _("{name}: '{number}' har decimalkomma.", name=name, number=number), hint
            )
        elif details["loc"] not in document.refused or is_extra:
            unit = _unit_beside(document, details["loc"])
            yield _problem(details, model, place_of(document.lines, file, details["loc"]), unit)
    if (left := len(mistakes) - MOST_TOLD) > 0:
        place = place_of(document.lines, file, mistakes[MOST_TOLD]["loc"])
        message = _("Härifrån är det {count} fel till i filen.", count=left)
        yield BAD_VALUE.at(place, message, _("Rätta de första, och kontrollera igen."))


def _halves(document: Document, path: tuple[str | int, ...]) -> tuple[str, str] | None:
    """The field and the number it was meant to have, when ``{value: 71,2}`` was read as two fields."""
    group: Any = document.value
    for part in path[:-1]:
        group = group[part]
    decimals, names = path[-1], list(group)
    place = names.index(decimals)
    whole = group[names[place - 1]] if place and str(decimals).isdigit() and group[decimals] is None else None
    if isinstance(whole, bool) or not isinstance(whole, int) or not whole:  # -0 has lost its sign
        return None
    return dotted((*path[:-1], names[place - 1])), f"{whole},{decimals}"


def _cut_at_comma(document: Document, path: tuple[str | int, ...]) -> tuple[str, str, bool] | None:
    """The field and its whole text, when a comma in a group on one line made fields of the rest of it.

    Also whether this is the first of those; there is nothing to tell of the others.
    """
    group: Any = document.value
    for part in path[:-1]:
        group = group[part]
    names = list(group)
    lines = [document.lines.get((*path[:-1], name)) for name in names]
    here = names.index(path[-1])
    first = here
    while first and group[names[first]] is None:
        first -= 1
    text = group[names[first]]
    if first == here or not isinstance(text, str) or len(set(lines[first : here + 1])) != 1:
        return None
    end = next((at for at in range(here, len(names)) if group[names[at]] is not None), len(names))
    return dotted((*path[:-1], names[first])), ", ".join([text, *names[first + 1 : end]]), here == first + 1


def _unit_beside(document: Document, path: tuple[str | int, ...]) -> str:
    """The unit in the group that a value stands in; empty when there is none."""
    group: Any = document.value
    for part in path[:-1]:
        is_there = (
            part in group if isinstance(group, dict) else isinstance(group, list) and isinstance(part, int)
        )
        group = group[part] if is_there else None
    unit = group.get("unit") if isinstance(group, dict) else None
    return unit if isinstance(unit, str) else ""


def _problem(details: ErrorDetails, model: type[BaseModel], place: Place, beside: str = "") -> Problem:
    kind, path = details["type"], details["loc"]
    name = dotted(path)
    rule = _RULES.get(kind, BAD_VALUE)
    context = details.get("ctx", {})
    if kind == "extra_forbidden":
        known = sorted(_fields_at(model, path[:-1]))
        hint = _("Fälten här är {known}.", known=", ".join(known))
        if within := _with_field(model, path):
            fields = ", ".join(within)
            hint = _(
                "Hör raden till {fields}? Skriv två mellanslag före den, "
                "eller flytta in den mellan klamrarna om raden ovanför har sådana.",
                fields=fields,
            )
        if near := _field_meant(model, path):
            hint = _("Menade du '{word}'?", word=near)
        written, colon, value = str(path[-1]).partition(":")
        if colon and written in known and not value:
            hint = _("Skriv bara ett kolon efter {field}.", field=written)
        elif colon and written in known:
            hint = _("Skriv ett mellanslag efter kolonet: {line}", line=f"{written}: {value}")
        name_of, equals, set_to = str(path[-1]).partition("=")
        if equals and name_of.strip() in known:
            hint = _(
                "Skriv kolon i stället för likhetstecken: {line}", line=f"{name_of.strip()}: {set_to.strip()}"
            )
        if str(path[-1]).isdigit():
            hint = _("Är det ett decimalkomma? Skriv decimaler med punkt, till exempel 3.5.")
        return rule.at(place, _("{name}: fältet finns inte.", name=name), hint)
    if kind == "string_type" and (several := _ids_in(details["input"])):
        message = _("{name}: här får bara ett stå, inte {count}.", name=name, count=len(several))
        return rule.at(place, message, _("Skriv {line}", line=f"{_last(path)}: {several[0]}"))
    if kind == "missing":
        return rule.at(place, _("{name}: fältet saknas.", name=name), _help_for(model, path))
    proposal = _proposed(details, model, beside)
    if kind == "enum":
        return rule.at(
            place,
            _("{name}: '{value}' går inte att välja.", name=name, value=shortened(details["input"])),
            proposal,
        )
    if "message" in context:
        own = str(context.get("hint", ""))
        return rule.at(place, f"{name}: {context['message']}.", own if kind in _KNOWN else proposal or own)
    if kind in {"greater_than_equal", "less_than_equal"}:
        edge = Decimal(str(context.get("ge", context.get("le"))).removeprefix("Decimal('").removesuffix("')"))
        limit = _("Talet ska vara minst {edge}.") if "ge" in context else _("Talet ska vara högst {edge}.")
        return rule.at(
            place,
            _("{name}: {value} går inte.", name=name, value=shortened(details["input"])),
            limit.format(edge=edge),
        )
    message, hint = _TYPES.get(kind, (N_("värdet går inte att använda"), ""))
    return rule.at(
        place,
        _(
            "{name}: {expected}, inte {value}.",
            name=name,
            expected=_(message),
            value=shortened(details["input"]),
        ),
        proposal or (_(hint) if hint else _help_for(model, path)),
    )


def _proposed(details: ErrorDetails, model: type[BaseModel], beside: str) -> str:
    """What was probably meant by a value; empty when nobody can tell. ``beside`` is the unit in its group."""
    path = details["loc"]
    info, fields = _info_at(model, path), _fields_at(model, path[:-1])
    if details["type"] == "string_type" and (text := _text_in(details["input"])):
        return _("Skriv texten inom citattecken: {text}", text=quoted(text))
    if details["type"] == "string_type" and isinstance(details["input"], list):
        return _(
            "Här får bara en text stå. Skriv den på samma rad som fältet, utan streck och hakparenteser."
        )
    if details["type"] == "string_type" and details["input"] is None and isinstance(path[-1], int):
        return _("Ta bort raden med bara ett streck, eller skriv något efter det.")
    proposal = proposal_for(details["input"], _last(path), info, in_list=isinstance(path[-1], int))
    if info and "unit" in fields:
        proposal = _unit_parted(details, info, beside) or proposal
    if not proposal and _is_word_for_nothing(details["input"], fields):
        proposal = _("Saknas värdet? Skriv missing: not_measured i stället för value.")
    return proposal


def _unit_parted(details: ErrorDetails, info: FieldInfo, beside: str) -> str:
    """The proposal for a number with its unit, where the unit has a field of its own; empty for all else.

    ``beside`` is what that field says already.
    """
    unit = unit_in(details["input"])
    number = value_meant(details["input"], info) if unit else ""
    unit = unit_named(unit) or unit
    if not number or beside == unit:
        return ""
    line = f"{_last(details['loc'])}: {number}, unit: {unit}"
    if not beside:
        return _("Dela upp det: {line}", line=line)
    return _("Skriv {line} i stället för unit: {beside}.", line=line, beside=beside)


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as people read it: list positions count from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part or "''" for part in path) or _("filen")


def shortened(value: object) -> str:
    """A value as a message quotes it: never longer than a line."""
    if isinstance(value, Mapping):
        return _("en grupp fält")
    if isinstance(value, list | tuple):
        return _("en lista")
    if value is None:
        return _("ett tomt värde")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _fields_at(model: type[BaseModel], path: tuple[str | int, ...]) -> set[str]:
    inner = _model_at(model, path)
    return set(inner.model_fields) if inner else set()


def _with_field(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The fields of a record that have parts of a name, which stands at the edge instead of within one."""
    if len(path) != 1:
        return []
    fields = model.model_fields.items()
    parts = {name: [each for each in pieces_of(info) if isinstance(each, type)] for name, info in fields}
    return [
        name
        for name, types in parts.items()
        if any(issubclass(each, BaseModel) and path[0] in each.model_fields for each in types)
    ]


def _ids_in(value: object) -> list[str]:
    """The ids of a list that stands where one id belongs; empty where it is something else, or of one."""
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(one, str) for one in value):
        return []
    return value if all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", one) for one in value) else []


def _text_in(value: object) -> str:
    """A text that a colon within has made a field of; empty for all else."""
    [(name, rest), *others] = value.items() if isinstance(value, Mapping) and value else [("", None)]
    return f"{name}: {rest}" if isinstance(rest, str) and not others else ""


def _is_word_for_nothing(value: object, fields: set[str]) -> bool:
    """Whether it is a word where a figure belongs that may be missing for a reason."""
    return "missing" in fields and isinstance(value, str) and not any(char.isdigit() for char in value)


def _field_meant(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    inner = _model_at(model, path[:-1])
    name = re.split("[:=]", str(path[-1]))[0]
    return field_meant(name, inner) if inner else ""


def _last(path: tuple[str | int, ...]) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _info_at(model: type[BaseModel], path: tuple[str | int, ...]) -> FieldInfo | None:
    """The field that a value stands in, alone or in a list."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    inner = _model_at(model, path[:-1]) if path else None
    return inner.model_fields.get(str(path[-1])) if inner else None


def _help_for(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    inner = _model_at(model, path[:-1])
    field = inner.model_fields.get(str(path[-1])) if inner else None
    return f"{_(field.title)}: {_(field.description or field.title)}" if field and field.title else ""


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    for part in path:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return None
        model = inner
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
