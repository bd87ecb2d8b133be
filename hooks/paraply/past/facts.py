"""The facts that a record makes public, each by the row and the field it stands in.

What a fact is stands in one table: what a resident or an examiner may have read and built on. Texts that
explain are none, but for those that say what was judged or found.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, get_args

from pydantic import BaseModel

from paraply import numbers
from paraply.derive.corrections import ROW_NAMED_BY
from paraply.model.choices import Choice
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee, GuaranteeState
from paraply.model.level import Level
from paraply.model.measure import Measure, Outcome, outcome_name
from paraply.model.municipality import Municipality
from paraply.model.organisation import Owner
from paraply.model.record import Record
from paraply.model.results import Decision, Goal, Policy, Report, Survey
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


Facts = Mapping[Row, Mapping[str, Fact]]

OWN_FIELDS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Guarantee: (
        "state", "measure", "measure_is", "clock_starts", "exceptions", "audience", "valid_from", "valid_to",
    ),
    Measure: ("unit", "direction", "tolerance"),
    Goal: (
        "title", "level", "decision", "parts_stated", "measures", "guarantees", "valid_from", "valid_to",
    ),
    Report: ("kind", "period", "published", "decision"),
    Survey: ("kind", "period", "invited", "answered", "findings", "measures"),
    Policy: ("state", "decided", "decision"),
    Decision: ("title", "decided_by", "date", "section", "number", "route"),
    Owner: ("name", "kind", "valid_from", "valid_to"),
}  # fmt: skip
PARTS: Final[Mapping[type[Record], Mapping[str, tuple[str, ...]]]] = {
    Measure: {"withdrawn": ("day", "why")},
    Report: {"stated": ("guarantees", "targets", "claimed"), "withdrawn": ("day", "why")},
    Survey: {"withdrawn": ("day", "why")},
}
ROWS: Final[Mapping[type[Record], Mapping[str, tuple[str, ...]]]] = {
    Guarantee: {"claims": ("counted", "claimed", "granted", "compensation_sek")},
    Measure: {
        "outcomes": (
            "value", "kind", "numerator", "denominator", "respondents", "margin", "missing", "published",
            "report",
        ),
        "targets": ("at_least", "at_most", "decision"),
        "breaks": ("why",),
    },
    Goal: {"assessments": ("verdict", "word", "why"), "assignments": ()},
    Report: {"handled": ("date",)},
    Survey: {"controls": ("deviations",), "actions": ("done",)},
    Municipality: {"copies": ("day", "fingerprint")},
}  # fmt: skip
SENTENCES: Final = frozenset({"findings", "why", "title", "name", "clock_starts", "exceptions"})
DATES: Final = frozenset({"valid_from", "valid_to", "published", "decided", "date", "done"})
"""A day to come is a plan, and plans may change."""


def facts_of(record: Record, today: date) -> Facts:
    """All that a public record says on ``today``, but for the wordings of a promise."""
    facts: dict[Row, dict[str, Fact]] = {OWN: dict(_own(record, today))}
    for part, names in PARTS.get(type(record), {}).items():
        if inner := getattr(record, part):
            facts[OWN] |= {
                f"{part}.{name}": Fact(getattr(inner, name), (part, name), name in SENTENCES)
                for name in names
            }
    for field, names in ROWS.get(type(record), {}).items():
        for index, row in enumerate(getattr(record, field)):
            name_ = outcome_name(row) if isinstance(row, Outcome) else getattr(row, ROW_NAMED_BY[field]) or ""
            facts[_free(facts, field, str(name_))] = {
                name: Fact(value, (field, index, name), name in SENTENCES)
                for name in names
                if (value := getattr(row, name)) is not None and not _is_plan(name, value, today)
            }
    if isinstance(record, Measure):
        for index, period in enumerate(record.rounds):
            facts["rounds", str(period)] = {"": Fact(period, ("rounds", index))}
    return facts


def _own(record: Record, today: date) -> Iterator[tuple[str, Fact]]:
    for name in OWN_FIELDS.get(type(record), ()):
        value = getattr(record, name)
        if value is not None and value != () and not _is_plan(name, value, today):
            yield name, Fact(_state(record, value), (name,), name in SENTENCES)


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


def part_in(annotation: object) -> type[BaseModel] | None:
    """The group of fields that an annotation names, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := part_in(part))), None)
