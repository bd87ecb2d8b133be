"""The facts that a record makes public, each by the row and the field it stands in.

What a fact is stands in one table (``kept``): what a resident or an examiner may have read and built on, and
what gives it its meaning or stands beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pydantic import BaseModel

from paraply import numbers
from paraply.derive.corrections import ROW_NAMED_BY
from paraply.model.choices import Choice
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee, GuaranteeState, Wording
from paraply.model.keeping import Keeping
from paraply.model.level import Level
from paraply.model.measure import Measure, Outcome, outcome_name
from paraply.model.record import Record
from paraply.past.kept import FACTS, WARNED, kept
from paraply.text.positions import Path

Row = tuple[str, str]
"""The list a fact stands in and the name of its row there; both empty for the record itself."""

OWN: Final[Row] = ("", "")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its place in the record. A sentence may be spelled anew, if it says the same."""

    value: object
    path: Path
    is_sentence: bool = False
    keeping: Keeping = Keeping.FACT


Facts = Mapping[Row, Mapping[str, Fact]]

SENTENCES: Final = frozenset(
    {"findings", "why", "title", "name", "clock_starts", "exceptions", "text", "doubt"}
)
DATES: Final = frozenset({"valid_from", "valid_to", "published", "decided", "date", "done"})
"""A day to come is a plan: to move it is no rewriting, but it was announced."""


def facts_of(record: Record, today: date) -> Facts:
    """All that a public record says on ``today``, but for the wordings of a promise."""
    facts: dict[Row, dict[str, Fact]] = {OWN: dict(_own(record, today))}
    for field, keeping in kept(type(record)).items():
        rows = getattr(record, field)
        if keeping is not Keeping.PARTS or not isinstance(rows, tuple):
            continue
        for index, row in enumerate(rows):
            name = outcome_name(row) if isinstance(row, Outcome) else getattr(row, ROW_NAMED_BY[field]) or ""
            facts[_free(facts, field, str(name))] = dict(_said(row, (field, index), "", today))
    if isinstance(record, Measure):
        for index, period in enumerate(record.rounds):
            facts["rounds", str(period)] = {"": Fact(period, ("rounds", index))}
    return facts


def _own(record: Record, today: date) -> Iterator[tuple[str, Fact]]:
    for name, fact in _said(record, (), "", today):
        yield name, replace(fact, value=_state(record, fact.value))


def _said(part: BaseModel, path: Path, prefix: str, today: date) -> Iterator[tuple[str, Fact]]:
    """What a record, a row or a group of fields says. What it does not say it may come to say."""
    for name, keeping in kept(type(part)).items():
        value = getattr(part, name)
        if value is None or value == ():
            continue
        if keeping is Keeping.PARTS and isinstance(value, BaseModel):
            yield from _said(value, (*path, name), f"{prefix}{name}.", today)
        elif keeping in FACTS:
            how = Keeping.PLAN if _is_plan(name, value, today) else keeping
            yield f"{prefix}{name}", Fact(value, (*path, name), name in SENTENCES, how)
        elif keeping in WARNED and isinstance(value, Mapping):
            for key, inner in value.items():
                yield f"{prefix}{name}.{key}", Fact(inner, (*path, name, key), True, keeping)
        elif keeping in WARNED and not _is_unsaid(part, name, value):
            yield f"{prefix}{name}", Fact(value, (*path, name), type(value) is str, keeping)


def _is_unsaid(part: BaseModel, name: str, value: object) -> bool:
    """Whether a choice is only what stands where nobody has chosen, and no page tells it as chosen."""
    is_default = isinstance(value, Choice) and value is type(part).model_fields[name].default
    return is_default and value is not Wording.RETOLD


def _state(record: Record, value: object) -> object:
    """A planned promise whose day has come holds."""
    begun = isinstance(record, Guarantee) and value is GuaranteeState.PLANNED
    return GuaranteeState.IN_FORCE if begun else value


def _is_plan(name: str, value: object, today: date) -> bool:
    return name in DATES and isinstance(value, PartialDate) and value.first > today


def _free(facts: Mapping[Row, object], field: str, name: str) -> Row:
    """Rows of one name are told apart by their order."""
    row, count = (field, name), 1
    while row in facts:
        count += 1
        row = (field, f"{name} {count}")
    return row


def text_of(value: object) -> str:
    """A fact as it is written in a file; a level in words."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Choice():
            return value.value
        case Decimal():
            return format(value, "f")
        case Level():
            wider = f", {text_of(value.extended)}" if value.extended else ""
            return numbers.level_text(value) + wider
        case BaseModel():
            told = ((name, getattr(value, name)) for name in type(value).model_fields)
            return ", ".join(f"{name}: {text_of(inner)}" for name, inner in told if inner is not None)
        case tuple():
            return ", ".join(map(text_of, value))
    return " ".join(str(value).split())


def is_text_of(written: str | None, value: object) -> bool:
    """Whether a correction's ``was`` names the value: in its code or its words, with any decimals."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        try:
            return Decimal((written or "").replace(",", ".").replace("\u00a0", "")) == value
        except ArithmeticError:
            return False
    told = {text_of(value).casefold()}
    if isinstance(value, Choice):
        told.add(value.label.casefold())
    return " ".join((written or "").split()).casefold() in told
