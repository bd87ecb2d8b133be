"""Values of fields as a reader meets them: words, numbers, dates and quotations."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from pydantic import BaseModel

from paraply import numbers
from paraply.check.fields import reference_of
from paraply.language import _
from paraply.model.choices import Choice, OutcomeKind
from paraply.model.content import Content
from paraply.model.dates import PartialDate, Period
from paraply.model.kind import name_of as called
from paraply.model.level import Bound, Level
from paraply.model.measure import Group, Target
from paraply.model.series import Point

LONGEST: Final = 200
"""So many characters of a text are quoted; of a longer one, only what differs."""

MOST_DECIMALS: Final = 6

_CONTEXT_WORDS = 3
_WRAPPED = re.compile(r"(?<![ \t])[ \t]*\n(?![\n \t>|#0-9*+-])")
_SPACES = re.compile(r"[ \t]+")


def quoted(text: str) -> str:
    """A text in Swedish quotation marks, without its full stop; a long one is cut."""
    one_line = " ".join(text.split()).removesuffix(".")
    return f"”{one_line if len(one_line) <= LONGEST else f'{one_line[:LONGEST].rstrip()} …'}”"


def quoted_pair(before: str, after: str) -> tuple[str, str]:
    """Two texts in quotation marks; of long ones only where they differ, with a few words around."""
    if max(len(before), len(after)) <= LONGEST:
        return quoted(before), quoted(after)
    old, new = before.split(), after.split()
    shortest = min(len(old), len(new))
    first = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    last = next((at for at in range(shortest - first) if old[-1 - at] != new[-1 - at]), shortest - first)
    return _piece(old, first, last), _piece(new, first, last)


def _piece(words: list[str], first: int, last: int) -> str:
    start, end = max(0, first - _CONTEXT_WORDS), min(len(words), len(words) - last + _CONTEXT_WORDS)
    piece = " ".join(words[start:end])
    return quoted(f"{'… ' if start else ''}{piece}{' …' if end < len(words) else ''}")


def unwrapped(text: str) -> str:
    """A text without what only a person who edits it sees: wrapped lines, double spaces, marks for bold."""
    return _SPACES.sub(" ", _WRAPPED.sub(" ", text)).replace("**", "").strip()


def name_of(kind: str, id_: str, content: Content) -> str:
    """What the record an id refers to is called; the id itself when there is none."""
    if kind == "kolada/groups":
        group = content.kolada_groups.get(id_)
        return group.title if group else id_
    record = content.folders.get(kind, {}).get(id_)
    return called(record) if record else id_


def value_text(value: object, content: Content, refers: str | None = None) -> str:
    """Any value of a field in words; empty when it is absent."""
    match value:
        case None | "" | ():
            text = ""
        case bool():
            text = _("ja") if value else _("nej")
        case Choice():
            text = f"”{value.label}”"
        case Decimal() | int():
            text = numbers.plain(Decimal(value))
        case PartialDate():
            text = numbers.day(value)
        case Period():
            text = numbers.period(value)
        case BaseModel():
            text = part_text(value, content)
        case tuple():
            text = ", ".join(filter(None, (value_text(item, content, refers) for item in value)))
        case Mapping():
            text = ", ".join(f"{key} {value_text(item, content)}" for key, item in value.items())
        case _:
            text = quoted(name_of(refers, str(value), content) if refers else str(value))
    return text


def part_text(part: BaseModel, content: Content) -> str:
    """A group of fields in words; the fields that are absent are left out."""
    if isinstance(part, Level):
        return level_text(part)
    if isinstance(part, Group):
        return part.label
    told = []
    for name, field in type(part).model_fields.items():
        text = value_text(getattr(part, name), content, reference_of(type(part), name))
        if text and name not in UNSEEN:
            told.append(f"{_(field.title or name).lower()} {text}")
    return ", ".join(told)


UNSEEN: Final = frozenset({"accepted", "imported", "reviewers"})
"""Fields that no page shows."""


def level_text(level: Level) -> str:
    """A level with its wider limit: ``högst 10 veckor, i vissa fall 20 veckor``."""
    extended = extended_text(level)
    return (
        _("{level_text}, i vissa fall {extended}", level_text=numbers.level_text(level), extended=extended)
        if extended
        else numbers.level_text(level)
    )


def extended_text(level: Level) -> str:
    """The wider limit of a level and when it holds: ``20 veckor (”Om ärendet kräver det”)``."""
    if level.extended is None:
        return ""
    when = f" ({quoted(level.extended.when)})" if level.extended.when else ""
    return f"{numbers.amount(level.extended.value, level.unit)}{when}"


def level_pair(before: Level, after: Level) -> tuple[str, str]:
    """Two levels without wider limits: only the numbers when nothing else differs, ``10``, ``8 veckor``."""
    same = (before.bound, before.unit, before.per) == (after.bound, after.unit, after.per)
    if same and before.bound is not Bound.BY_DAY_OF_MONTH:
        unit = numbers.level_unit(after)
        return numbers.level_value(before), f"{numbers.level_value(after)} {unit}".strip()
    return numbers.level_text(before), numbers.level_text(after)


def target_text(target: Target, unit: str, decimals: int) -> str:
    """A target in words: ``minst 90 procent``."""
    return numbers.bounds(target.at_least, target.at_most, unit, decimals)


def point_text(point: Point, unit: str, decimals: int) -> str:
    """A figure with its cases and what makes it less than an outcome: ``93,0 procent (prognos)``.

    It is not rounded, since a difference that is rounded away is one all the same.
    """
    outcome = point.outcome
    if point.value is None:
        missing = outcome.missing
        return _("uppgift saknas ({missing})", missing=missing.label) if missing else _("uppgift saknas")
    marks = [point.kind.label] if point.kind is not OutcomeKind.OUTCOME else []
    marks += [_("upprepat från ett tidigare år")] if point.carried else []
    if outcome.denominator is not None:
        whole = numbers.plain(outcome.denominator)
        marks.append(
            _("av {whole}", whole=whole)
            if outcome.numerator is None
            else _("{part} av {whole}", part=numbers.plain(outcome.numerator), whole=whole)
        )
    written = numbers.decimals_of(point.value.normalize())
    text = numbers.spoken(point.value, unit, max(decimals, min(written, MOST_DECIMALS)))
    return f"{text} ({', '.join(marks)})" if marks else text
