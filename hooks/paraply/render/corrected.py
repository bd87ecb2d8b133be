"""What has been changed in the open, in words: what stood, what stands now, and what it changed."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import get_args

from pydantic import BaseModel

from paraply import numbers
from paraply.derive.corrections import Fix, FixKind
from paraply.derive.views import Views
from paraply.language import _
from paraply.model.choices import Choice
from paraply.model.dates import PartialDate, Period
from paraply.model.kind import name_of
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.results import Decision
from paraply.model.wordings import HeldWording
from paraply.render import urls
from paraply.speech.text import inside, sentence


@dataclass(frozen=True, slots=True)
class FixLine:
    """A correction in words.

    ``row`` is the period or the row of a list that it is of. ``verdict`` says whether it changed, and is
    empty where none rests on it.
    """

    day: PartialDate | None
    kind: FixKind
    title: str
    row: str
    url: str
    what: str
    before: str
    after: str
    why: str
    by: str
    verdict: str


def line_of(fix: Fix, views: Views) -> FixLine:
    """A correction as the page tells it."""
    row = _row(fix, views)
    name = name_of(fix.record)
    by = views.content.owners.get(fix.by or "")
    decision = views.content.decisions.get(fix.by or "")
    return FixLine(
        day=fix.day,
        kind=fix.kind,
        title=_("{name}, {row}", name=name, row=row) if row else name,
        row=row,
        url=urls.of(fix.record) if urls.has_page(fix.record) else urls.START,
        what=_label(fix),
        before=_text(fix, fix.before),
        after=_text(fix, fix.after),
        why=sentence(fix.why or ""),
        by=by.name if by else _decided(decision) if decision else fix.by or "",
        verdict=_verdict(fix),
    )


def _decided(decision: Decision) -> str:
    return f"{decision.title}, {numbers.day(decision.date)}" if decision.date else decision.title


def _row(fix: Fix, views: Views) -> str:
    """The row of a list in words: a period, a report or what was controlled."""
    if report := views.content.reports.get(fix.of):
        return report.title
    first, _space, rest = fix.of.partition(" ")
    try:
        period = numbers.period(Period.of(first))
    except ValueError:
        return fix.of
    view = views.measures.get(getattr(fix.record, "id", "")) if isinstance(fix.record, Measure) else None
    groups = view.series.groups if view else ()
    label = next((group.label for group in groups if f"{group.dimension} {group.value}" == rest), rest)
    return f"{period}, {label.lower()}" if label else period


def _label(fix: Fix) -> str:
    """What was changed: the kind, or the field as the files call it."""
    if fix.kind is not FixKind.FACT:
        return fix.kind.label
    labels, model = [], type(fix.record)
    for name in fix.field.split("."):
        info = model.model_fields.get(name)
        if info is None:
            break
        labels.append(_(info.title or name))
        model = _part_in(info.annotation) or model
    first, *rest = labels or [fix.kind.label]
    return ": ".join([first, *map(inside, rest)])


def _part_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation  # type: ignore[return-value]
    return next((found for part in get_args(annotation) if (found := _part_in(part))), None)


def _text(fix: Fix, value: object) -> str:
    """A value as the page says it: a figure with its unit, a choice by its word."""
    match value:
        case None | "":
            return _("inget")
        case HeldWording():
            level = _("Nivån: {level}.", level=numbers.level_text(value.level)) if value.level else ""
            return f"{sentence(value.promise)} {level}".strip()
        case Choice():
            return value.label
        case Period():
            return numbers.period(value)
        case PartialDate():
            return numbers.day(value)
    of_measure = fix.field.partition(".")[0] in {"outcomes", "targets", "tolerance"}
    if isinstance(fix.record, Measure) and of_measure:
        number = _number(value)
        if number is not None:
            written = numbers.decimals_of(number.normalize())
            return numbers.spoken(number, fix.record.unit, max(fix.record.decimals or 0, written))
    return _choice_word(fix, str(value))


def _number(value: object) -> Decimal | None:
    try:
        return value if isinstance(value, Decimal) else Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        return None


def _choice_word(fix: Fix, text: str) -> str:
    """The word of a code, when what stands there now is one of a closed list."""
    if isinstance(fix.after, Choice):
        return next((each.label for each in type(fix.after) if each.value == text), text)
    return text


def _verdict(fix: Fix) -> str:
    if not fix.turned:
        return _("Bedömningen är densamma.") if fix.judged else ""
    turns = [
        _(
            "{period}: från ”{before}” till ”{after}”",
            period=numbers.period(turn.period), before=turn.before.label, after=turn.after.label,
        )
        if turn.period
        else _("från ”{before}” till ”{after}”", before=turn.before.label, after=turn.after.label)
        for turn in fix.turned
    ]  # fmt: skip
    return _("Bedömningen ändrades. {turns}.", turns="; ".join(turns))
