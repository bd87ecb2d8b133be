"""What a fact is called in a sentence, and how its value is told there."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from pydantic import BaseModel

from paraply import numbers
from paraply.check.fields import reference_of
from paraply.language import _
from paraply.model.choices import Choice, OutcomeKind
from paraply.model.content import Content
from paraply.model.dates import PartialDate, Period
from paraply.model.kind import name_of
from paraply.model.level import Level
from paraply.model.measure import Group
from paraply.model.record import Record
from paraply.past.comparison import Rewritten
from paraply.past.facts import text_of
from paraply.past.kept import part_in

MOST: Final = 4
"""So many items of a list are told; the rest are counted."""


def label(fact: Rewritten, of: type[Record]) -> str:
    """The field, with the list or the group it stands in: ``”Utfall: Värde”``."""
    model: type[BaseModel] = of
    labels: list[str] = []
    for name in filter(None, (fact.row[0], *fact.field.split("."))):
        info = model.model_fields.get(name)
        if info is None:
            continue
        labels.append(_(info.title or name))
        model = part_in(info.annotation) or model
    return f"”{': '.join(labels)}”"


def named(fact: Rewritten, value: object, of: type[Record], content: Content) -> object:
    """A value, or of ids what they name: nobody knows a board by its id."""
    model: type[BaseModel] = of
    *groups, last = [*filter(None, (fact.row[0], *fact.field.split(".")))]
    for name in groups:
        info = model.model_fields.get(name)
        model = (part_in(info.annotation) if info else None) or model
    records = content.folders.get(reference_of(model, last) or "", {})
    if isinstance(value, tuple):
        return tuple(name_of(records[each]) if each in records else each for each in value)
    return name_of(records[value]) if isinstance(value, str) and value in records else value


def row_label(fact: Rewritten, content: Content) -> str:
    """The row of a list: the report of an assessment by its title, a period in words."""
    name = fact.row[1].removesuffix(".")
    if fact.row[0] == "assessments":
        report = content.reports.get(name)
        return report.title if report else name
    return in_period(name)


def in_period(name: str) -> str:
    """A row that a period names, perhaps with a group: ``2024 (gender women)``."""
    first, _space, rest = name.partition(" ")
    try:
        period = numbers.period(Period.of(first))
    except ValueError:
        return name
    group = rest.removesuffix(OutcomeKind.FORECAST.value).strip()
    dimension, _also, value = group.partition(" ")
    of = Group(dimension=dimension, value=value).label if value else group
    told = ", ".join(filter(None, (of, OutcomeKind.FORECAST.label if group != rest else "")))
    return f"{period} ({told})" if told else period


def in_words(value: object) -> str:
    """A fact in a sentence."""
    match value:
        case None:
            return _("uppgift saknas")
        case tuple():
            more = _(" och {count} till", count=len(value) - MOST) if len(value) > MOST else ""
            return ", ".join(map(in_words, value[:MOST])) + more
        case Level():
            return ", ".join(filter(None, (numbers.level_text(value), _in_some_cases(value))))
        case bool():
            return _("ja") if value else _("nej")
        case BaseModel():
            fields = type(value).model_fields
            inner = ((fields[name].title or name, getattr(value, name)) for name in fields)
            return parts_in_words((_(title), part) for title, part in inner)
    return _one_in_words(value)


def parts_in_words(parts: Iterable[tuple[str, object]]) -> str:
    """The fields of a row, each with what it is called: what is not said is left out."""
    told = ((title, value) for title, value in parts if value is not None and value != ())
    return ", ".join(
        _("{title}: {value}", title=title, value=in_words(value).removesuffix(".")) for title, value in told
    )


def _one_in_words(value: object) -> str:
    match value:
        case Period():
            return numbers.period(value)
        case PartialDate():
            return numbers.day(value)
        case Decimal():
            return numbers.plain(value)
        case Choice():
            return f"”{value.label}”"
    return text_of(value)


def _in_some_cases(level: Level) -> str:
    """The wider limit of a level, with the case it holds in."""
    wider = level.extended
    if wider is None:
        return ""
    told = _("i vissa fall {amount}", amount=numbers.amount(wider.value, level.unit))
    return f"{told} ({wider.when.removesuffix('.')})" if wider.when else told
