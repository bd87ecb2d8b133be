"""What has been changed in the open: wordings that were replaced, figures and facts that were corrected.

Nothing here is computed from two versions: each record keeps what it said before, when it changed and why.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pydantic import BaseModel

from paraply.derive.evidence import verdicts_of
from paraply.derive.views import MeasureView, Views
from paraply.model.choices import Choice, GoalVerdict, MeasureVerdict
from paraply.model.dates import PartialDate, Period
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure, Outcome, outcome_name
from paraply.model.record import Correction, Record
from paraply.model.results import Report, Survey
from paraply.model.series import Point, Series
from paraply.model.wordings import wordings_of

ROW_NAMED_BY: Final[Mapping[str, str]] = {
    "claims": "period", "targets": "from_period", "breaks": "before", "assessments": "report",
    "handled": "by", "controls": "moment", "copies": "file",
    "actions": "text", "assignments": "text", "notes": "period", "findings": "title", "alternatives": "title",
}  # fmt: skip
"""The field that names a row of a list; an outcome is named by several."""


class FixKind(Choice):
    """What was changed."""

    WORDING = "wording", "Löftet ändrades"
    FIGURE = "figure", "Ett värde rättades"
    REVISED = "revised", "Kolada ändrade ett värde"
    FACT = "fact", "En uppgift rättades"
    WITHDRAWN = "withdrawn", "Kommunen slutade redovisa det"


class Reporting(Choice):
    """Whether the municipality still reports a whole record."""

    GOES_ON = "goes_on", "Redovisas"
    ENDED = "ended", "Redovisas inte längre"


@dataclass(frozen=True, slots=True)
class VerdictTurn:
    """A verdict that became another by a correction; ``period`` is None where it is of no period."""

    period: Period | None
    before: Choice
    after: Choice


@dataclass(frozen=True, slots=True)
class Fix:
    """Something that stood otherwise before.

    ``field`` is dotted, ``of`` names the row of a list or is empty. ``before`` and ``after`` are values, a
    text as the file has it, or None when there was or is none.
    ``judged`` tells whether a verdict rests on it.
    """

    day: PartialDate | None
    kind: FixKind
    record: Record
    field: str
    of: str
    before: object
    after: object
    why: str | None
    by: str | None
    turned: tuple[VerdictTurn, ...] = ()
    judged: bool = False


@lru_cache(maxsize=1)  # asked for by the page, its files, the news and every record's page
def corrections_of(views: Views) -> tuple[Fix, ...]:
    """All of them up to and including today, the newest first; last those whose day nobody knows."""
    found = [fix for fix in _all(views) if fix.day is None or fix.day.first <= views.today]
    return tuple(sorted(found, key=lambda fix: -fix.day.last.toordinal() if fix.day else 1))


def _all(views: Views) -> Iterator[Fix]:
    for promise in views.content.guarantees.values():
        yield from _of_promise(promise)
    for shown in views.measures.values():
        yield from _of_measure(shown)
    for record in views.content.records():
        for entry in record.corrected:
            yield _of_entry(record, entry, views)
        if isinstance(record, Measure | Survey | Report) and (gone := record.withdrawn):
            states = Reporting.GOES_ON, Reporting.ENDED
            yield Fix(gone.day, FixKind.WITHDRAWN, record, "withdrawn", "", *states, gone.why, gone.by)


def _of_promise(promise: Guarantee) -> Iterator[Fix]:
    for newer, older in pairwise(wordings_of(promise)):
        if newer.since is not None:
            day = PartialDate.on(newer.since)
            yield Fix(day, FixKind.WORDING, promise, "promise", "", older, newer, older.why, newer.decision)


def _of_measure(shown: MeasureView) -> Iterator[Fix]:
    measure = shown.measure
    for outcome in measure.outcomes:
        was = outcome.restated_from
        if was is not None:
            old = outcome.model_copy(update={"value": was.value, "missing": None, "restated_from": None})
            before, after = (verdicts_of(measure, Series(measure, (Point(each),))) for each in (old, outcome))
            day = was.day or outcome.published
            yield Fix(
                day, FixKind.FIGURE, measure, "outcomes.value", outcome_name(outcome),
                was.value, outcome.value, was.why or outcome.why, None, tuple(_turned(before, after)),
                _is_judged(before, after),
            )  # fmt: skip
    for revision in shown.snapshot.revisions if shown.snapshot else ():
        of = f"{revision.year}" if revision.gender == "T" else f"{revision.year} {revision.gender}"
        values = revision.was, revision.now
        yield Fix(revision.day, FixKind.REVISED, measure, "outcomes.value", of, *values, None, None)


def _of_entry(record: Record, entry: Correction, views: Views) -> Fix:
    after = _value(record, entry.field, entry.of or "")
    fix = Fix(
        entry.day, FixKind.FACT, record, entry.field, entry.of or "", entry.was, after, entry.why, entry.by
    )
    if isinstance(record, Measure):
        old = _as_it_was(record, entry)
        if old is not None:
            series = views.measures[record.id].series
            before, now = verdicts_of(old, series), verdicts_of(record, series)
            return replace(fix, turned=tuple(_turned(before, now)), judged=_is_judged(before, now))
    if entry.field == "assessments.verdict" and isinstance(after, GoalVerdict):
        was = next((each for each in GoalVerdict if entry.was in {each.value, each.label}), None)
        if was is not None and was is not after:
            return replace(fix, turned=(VerdictTurn(None, was, after),), judged=True)
    return fix


def _is_judged(before: Mapping[Period, Choice], after: Mapping[Period, Choice]) -> bool:
    """Whether there is a verdict to stay the same: of no period without a target is there one."""
    shared = before.keys() & after.keys()
    told = {side[period] for side in (before, after) for period in shared}
    return bool(told - {MeasureVerdict.NOT_ASSESSED})


def _turned(before: Mapping[Period, Choice], after: Mapping[Period, Choice]) -> Iterator[VerdictTurn]:
    for period in sorted(before.keys() & after.keys()):
        if before[period] is not after[period]:
            yield VerdictTurn(period, before[period], after[period])


def _as_it_was(measure: Measure, entry: Correction) -> Measure | None:
    """The measure with a target or a margin as it stood; None for what no verdict rests on."""
    try:
        was = Decimal((entry.was or "").replace(",", "."))
    except InvalidOperation:
        return None
    list_, _dot, field = entry.field.partition(".")
    if entry.field == "tolerance":
        return measure.model_copy(update={"tolerance": was})
    if list_ == "targets" and field in {"at_least", "at_most"}:
        targets = tuple(
            target.model_copy(update={field: was}) if str(target.from_period) == entry.of else target
            for target in measure.targets
        )
        return measure.model_copy(update={"targets": targets})
    return None


def _value(record: Record, field: str, of: str) -> object:
    """What stands there now; None when it is gone."""
    first, *rest = field.split(".")
    value: object = getattr(record, first, None)
    if isinstance(value, tuple):
        value = _row(value, first, of)
    for name in rest:
        value = getattr(value, name, None)
    return None if isinstance(value, BaseModel | tuple) else value


def _row(rows: Iterable[object], list_: str, of: str) -> object:
    for row in rows:
        named = (
            outcome_name(row) if isinstance(row, Outcome) else getattr(row, ROW_NAMED_BY.get(list_, ""), None)
        )
        if str(named) == of:
            return row
    return None
