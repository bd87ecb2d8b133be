"""The facts of a record in two versions: what is gone, and what says something else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pydantic import BaseModel

from paraply.derive.corrections import ROW_NAMED_BY
from paraply.model.choices import OutcomeKind
from paraply.model.guarantee import GuaranteeState
from paraply.model.keeping import Keeping
from paraply.model.measure import Measure, Outcome
from paraply.model.record import Record
from paraply.past.both import Both
from paraply.past.ends import cut_short
from paraply.past.facts import OWN, Fact, Facts, Row, facts_of, text_of
from paraply.past.kept import FACTS, REMARKS_IN
from paraply.past.onwards import Passing
from paraply.past.open_changes import Opened, row_text
from paraply.past.sentences import Likeness, are_spelled, likeness


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A fact that says something else, in silence. ``after`` is None when it is gone."""

    row: Row
    field: str
    before: object
    after: object
    place: tuple[str | int, ...]
    is_spelling: bool = False
    row_is_gone: bool = False
    keeping: Keeping = Keeping.FACT
    moved_to: str = ""
    """What a row that is gone stands for now, with the same value."""
    parts: tuple[tuple[str, object], ...] = ()
    """What a row that is gone said, by field."""
    is_end: bool = False
    """Whether it is a last day that is written afterwards (``ends``)."""
    since: tuple[str, ...] = ()
    """What has been published of the time after that day."""


def rewritten(before: Record, after: Record, both: Both, open_: Opened) -> Iterator[Rewritten]:
    """Every published fact of ``before`` that ``after`` does not keep and nothing says openly.

    ``before`` is the record as residents saw it, ``after`` as it is written.
    """
    today = both.after.today
    new = facts_of(after, date.max)  # what is put off to a day to come is told with that day
    passing = Passing(before, after, facts_of(before, today), new, both)
    ended = set()
    for end in cut_short(before, after, both):
        ended.add((OWN, end.field))
        if not open_.names(OWN, end.field, end.before):
            yield Rewritten(
                OWN,
                end.field,
                end.before,
                end.day,
                end.path,
                keeping=end.keeping,
                is_end=True,
                since=end.since,
            )
    for fact in _facts_that_differ(passing, open_):
        if (fact.row, fact.field) not in ended:
            yield fact


def _facts_that_differ(passing: Passing, open_: Opened) -> Iterator[Rewritten]:
    before, after, new = passing.before, passing.after, passing.new
    old = passing.without_said_anew()
    for row, fields in old.items():
        there = new.get(row)
        if row != OWN and there is None:
            yield from _gone(row, fields, old, new, open_)
            continue
        if _restated(before, after, fields, there or {}, row):
            continue
        found = list(_of_row(row, fields, there or {}, passing, open_))
        if row[0] == "outcomes":  # what a new figure consists of follows from it
            value, now = (each.get("value") for each in (fields, there or {}))
            if value and now and value.value != now.value:
                found = [each for each in found if each.field == "value"]
        yield from found
    if (planned := passing.taken_back()) and not open_.names(OWN, "state", GuaranteeState.IN_FORCE):
        yield Rewritten(OWN, "state", GuaranteeState.IN_FORCE, planned.value, planned.path)
    for row, field, fact in passing.backdated():
        if not open_.names(row, field, None):
            yield Rewritten(row, field, None, fact.value, fact.path, keeping=Keeping.SAID)


def _of_row(
    row: Row, fields: Mapping[str, Fact], there: Mapping[str, Fact], passing: Passing, open_: Opened
) -> Iterator[Rewritten]:
    for field, fact in fields.items():
        now = there.get(field)
        is_same = now is not None and _still_says(passing.both.as_now(fact.value), now.value)
        has_come = field in _OF_MISSING and "value" in there and "value" not in fields
        if is_same or has_come or open_.names(row, field, fact.value) or passing.lets_be(field, fact, now):
            continue
        kept = replace(fact, keeping=passing.keeping_of(field, fact, now))
        yield from _changed(row, field, kept, now, there, passing)


_OF_MISSING: Final = frozenset({"missing", "published", "report", "why"})
"""What was said of a figure that was not there, and has come since."""


_NAMED_IN_WORDS: Final = frozenset({"controls", "actions", "assignments", "findings", "alternatives"})


def _still_says(before: object, after: object) -> bool:
    """Whether a value is the same; a list may have more in it than it had."""
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return before == after
    return all(any(_alike(one, other) for other in after) for one in before)


def _alike(one: object, other: object) -> bool:
    both_texts = type(one) is str and type(other) is str
    return one == other or (both_texts and likeness(str(one), str(other)) is Likeness.SAME)


def _gone(row: Row, fields: Mapping[str, Fact], old: Facts, new: Facts, open_: Opened) -> Iterator[Rewritten]:
    whole = row_text({name: fact.value for name, fact in _facts(fields).items() if name})
    if open_.names(row, "", whole) or open_.names(row, "", row[1]):
        return
    came = (row[0], row[1].removesuffix(" forecast"))
    if row[0] == "outcomes" and came != row and came in new and came not in old:
        return  # what was forecast has come; where both stood, the forecast is a fact of its own
    if row[0] in _NAMED_IN_WORDS and (renamed := _spelled_anew(row, old, new)):
        yield Rewritten(row, ROW_NAMED_BY[row[0]], row[1], renamed[1], (row[0],), is_spelling=True)
        return
    is_remark = row[0] in REMARKS_IN
    was = _remark(fields) if is_remark else whole or row[1]
    keeping = Keeping.MEANING if is_remark else Keeping.FACT
    moved_to = _moved_to(row, fields, old, new)
    parts = tuple((name, fact.value) for name, fact in fields.items() if name)
    yield Rewritten(
        row, "", was, None, (row[0],), row_is_gone=True, keeping=keeping, moved_to=moved_to, parts=parts
    )


def _moved_to(row: Row, fields: Mapping[str, Fact], old: Facts, new: Facts) -> str:
    """What a figure that is gone is said to be of now: another period, or a group."""
    value = fields.get("value")
    if row[0] != "outcomes" or value is None:
        return ""
    came = (other for other in new if other[0] == row[0] and other not in old)
    return next((other[1] for other in came if _same_value(value, new[other].get("value"))), "")


def _same_value(fact: Fact, other: Fact | None) -> bool:
    return other is not None and other.value == fact.value


def _facts(fields: Mapping[str, Fact]) -> Mapping[str, Fact]:
    return {name: fact for name, fact in fields.items() if fact.keeping in FACTS}


def _remark(fields: Mapping[str, Fact]) -> str:
    return ", ".join(text_of(fact.value) for fact in fields.values() if fact.value)


def _spelled_anew(row: Row, old: Facts, new: Facts) -> Row | None:
    """The row that came where this one went, with the same facts and a name that is only spelled anew."""
    came = (other for other in new if other[0] == row[0] and other not in old)
    values = {name: fact.value for name, fact in _facts(old[row]).items()}
    return next(
        (
            other
            for other in came
            if likeness(row[1], other[1]) is not Likeness.OTHER
            and {name: fact.value for name, fact in _facts(new[other]).items()} == values
        ),
        None,
    )


def _changed(
    row: Row, field: str, fact: Fact, now: Fact | None, there: Mapping[str, Fact], passing: Passing
) -> Iterator[Rewritten]:
    value = now.value if now else None
    spelling = False
    if fact.is_sentence and isinstance(value, str | tuple) and isinstance(fact.value, str | tuple):
        alike = likeness(text_of(fact.value), text_of(value))
        if alike is Likeness.SAME:
            return
        is_spelled = are_spelled(text_of(fact.value), text_of(value), passing.both.times)
        spelling = is_spelled and fact.keeping is Keeping.FACT
    near = next(iter(there.values()), None)
    place = now.path if now else near.path[:2] if near and row != OWN else fact.path[:1]
    was = fact.value
    if (
        isinstance(was, tuple)
        and isinstance(value, tuple)
        and any(isinstance(each, BaseModel) for each in was)
    ):
        was, value = _without(was, value), _without(value, was)
    yield Rewritten(row, field, was, value, place, is_spelling=spelling, keeping=fact.keeping)


def _without(groups: tuple[object, ...], others: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(each for each in groups if each not in others)


def _restated(
    before: Record, after: Record, fields: Mapping[str, Fact], there: Mapping[str, Fact], row: Row
) -> bool:
    """Whether an outcome says what its value was, and why it was changed."""
    if row[0] != "outcomes" or not isinstance(before, Measure) or not isinstance(after, Measure):
        return False
    old, new = _outcome(before, fields), _outcome(after, there)
    if old is None or new is None:
        return False
    now = new.restated_from
    is_new = now is not None and now != old.restated_from and now.value == old.value and bool(now.why)
    return is_new or _is_final(old, new)


def _is_final(old: Outcome, new: Outcome) -> bool:
    """Whether a preliminary figure became final as it was."""
    return (
        old.kind is OutcomeKind.PRELIMINARY
        and new.kind is OutcomeKind.OUTCOME
        and (old.value, old.missing) == (new.value, new.missing)
        and _kept(old.numerator, new.numerator)
        and _kept(old.denominator, new.denominator)
    )


def _kept(old: object, new: object) -> bool:
    return old is None or old == new


def _outcome(measure: Measure, fields: Mapping[str, Fact]) -> Outcome | None:
    fact = next(iter(fields.values()), None)
    return measure.outcomes[fact.path[1]] if fact and isinstance(fact.path[1], int) else None
