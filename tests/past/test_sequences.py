"""Every published fact, one by one, and any sequence of honest edits."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.derive.published import published
from paraply.load import load_content
from paraply.model.choices import Choice
from paraply.model.content import Content
from paraply.model.dates import PartialDate, Period
from paraply.model.guarantee import EarlierWording, Guarantee
from paraply.model.keeping import Keeping
from paraply.model.level import Level
from paraply.model.measure import EarlierFigure, Measure, Outcome, Target
from paraply.model.record import AcceptedWarning, Correction, Record
from paraply.past import Version, found_in
from paraply.past.facts import facts_of
from tests.past.published import PAST
from tests.worlds import TODAY, write

FOLDERS = ("guarantees", "measures", "goals", "reports", "surveys", "policies", "decisions", "owners")


@cache
def whole() -> Content:
    with TemporaryDirectory() as folder:
        return load_content(write(Path(folder), PAST)).content


def version(content: Content, today: date = TODAY) -> Version:
    return Version(content=content, public=published(content, today), today=today)


def with_record(content: Content, folder: str, record: Any) -> Content:
    records = {**content.folders[folder], record.id: record}
    return replace(content, **{folder: records})  # type: ignore[arg-type]


def put(part: Any, path: tuple[Any, ...], value: object) -> Any:
    """The same with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(part, tuple):
        return (*part[:step], put(part[step], rest, value), *part[step + 1 :])
    made = part.model_copy(update={step: put(getattr(part, step), rest, value)})
    return made.read_from(part._origin) if isinstance(part, Record) else made


def leading_to(value: object) -> Content:
    """The whole, with a record of the id that ``other`` made of another id: one of nothing is R01's."""
    content = whole()
    for folder in FOLDERS:
        for id_, record in content.folders[folder].items():
            if value == other(id_):
                return with_record(content, folder, put(record, ("id",), value))
    return content


def other(value: object) -> object:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case Choice():
            return next(each for each in reversed(list(type(value))) if each is not value)
        case Decimal():
            return value + 1
        case int():
            return value + 1
        case tuple():
            return value[1:]  # a list may have more in it, and nothing less
        case PartialDate():
            return PartialDate.on(value.first - timedelta(days=1))
        case Period():
            return Period.parse(str(value.first.year - 7))
    return f"{value} inte alls"


def all_facts() -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    for folder in FOLDERS:
        for id_, record in whole().folders[folder].items():
            for row, fields in facts_of(record, TODAY).items():
                for fact in fields.values():
                    moves_on = fact.path[-1] == "state" or row[1].endswith("forecast")
                    moves_on = moves_on or fact.keeping is Keeping.DUE
                    if row[0] != "rounds" and not moves_on:  # states and forecasts: see the table of rewrites
                        yield folder, id_, fact.path
    for id_, promise in whole().guarantees.items():
        for field in ("promise", "level", "kind", "decision"):
            yield "guarantees", id_, (field,)
        yield from (("guarantees", id_, ("consequence", name)) for name in ("text", "compensation"))
        for index in range(len(promise.earlier)):
            yield from (
                ("guarantees", id_, ("earlier", index, name)) for name in ("promise", "level", "until")
            )


@pytest.mark.parametrize(("folder", "id_", "path"), list(all_facts()), ids=str)
def test_no_published_fact_is_changed_or_taken_away_without_its_trace(
    folder: str, id_: str, path: tuple[Any, ...]
) -> None:
    record: Any = whole().folders[folder][id_]
    value: Any = record
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    changed = put(value, ("value",), value.value + 1) if isinstance(value, Level) else other(value)
    may_go = path[-1] not in {"until", "counted", "kind", "state", "promise", "day"}
    for new in [changed, None] if may_go else [changed]:
        rewritten = with_record(leading_to(new), folder, put(record, path, new))
        assert list(found_in(version(whole()), version(rewritten))), new


Step = Callable[[Content, int], Content]
MEASURE, PROMISE = "bygglov-i-tid", "bygglov"


def _measure(content: Content) -> Measure:
    return content.measures[MEASURE]


def _promise(content: Content) -> Guarantee:
    return content.guarantees[PROMISE]


def _add_outcome(content: Content, number: int) -> Content:
    periods = {str(outcome.period) for outcome in _measure(content).outcomes}
    period = next(str(year) for year in range(2010, 2100) if str(year) not in periods)
    outcome = Outcome(period=Period.parse(period), value=Decimal(number))
    outcomes = (*_measure(content).outcomes, outcome)
    return with_record(content, "measures", put(_measure(content), ("outcomes",), outcomes))


def _restate(content: Content, number: int) -> Content:
    measure = _measure(content)
    index = number % len(measure.outcomes)
    was = measure.outcomes[index]
    old = was.restated_from.value if was.restated_from else ""
    why = f"Ett ärende saknades. Dessförinnan {old}".strip()
    new = was.model_copy(
        update={
            "value": (was.value or Decimal(0)) + 1,
            "restated_from": EarlierFigure(value=was.value, day=PartialDate.parse("2028-12-31"), why=why),
        }
    )
    return with_record(content, "measures", put(measure, ("outcomes", index), new))


def _new_target(content: Content, number: int) -> Content:
    measure = _measure(content)
    year = 2030 + len(measure.targets)
    target = Target(from_period=Period.parse(str(year)), at_least=Decimal(number))
    return with_record(content, "measures", put(measure, ("targets",), (*measure.targets, target)))


def _correct_target(content: Content, number: int) -> Content:
    measure = _measure(content)
    was = measure.targets[0].at_least
    entry = Correction(
        field="targets.at_least", of=str(measure.targets[0].from_period), was=str(was),
        day=PartialDate.parse("2028-12-31"), why=f"Fel {number}.",
    )  # fmt: skip
    changed = put(measure, ("targets", 0, "at_least"), (was or Decimal(0)) + 1)
    return with_record(content, "measures", put(changed, ("corrected",), (*measure.corrected, entry)))


def _new_level(content: Content, number: int) -> Content:
    promise = _promise(content)
    assert promise.level
    until = date(2029, 1, 1) + timedelta(days=len(promise.earlier))  # after every published figure
    kept = EarlierWording(
        until=PartialDate.on(until), promise=promise.promise, level=promise.level, why="Nytt år."
    )
    changed = put(promise, ("level", "value"), promise.level.value + number + 1)
    return with_record(content, "guarantees", put(changed, ("earlier",), (*promise.earlier, kept)))


def _spelling(content: Content, number: int) -> Content:
    promise = _promise(content)
    said = (promise.consequence.text if promise.consequence else None) or ""
    anew = said.replace(" som ", " ") if " som " in said else said.replace("vecka ", "vecka som ")
    changed = put(promise, ("consequence", "text"), anew)
    answer = AcceptedWarning(rule="H10", why=f"Ett som {number}.")
    return with_record(content, "guarantees", put(changed, ("accepted",), (*promise.accepted, answer)))


def _owners(content: Content, number: int) -> Content:
    """Others answer from now on, which whoever reviews is told why."""
    promise = _promise(content)
    answer = AcceptedWarning(rule="H16", why=f"Ny nämnd {number}.")
    changed = put(promise, ("owners",), ("byggkontoret",))
    return with_record(content, "guarantees", put(changed, ("accepted",), (*promise.accepted, answer)))


def _order(content: Content, _number: int) -> Content:
    measure = _measure(content)
    return with_record(content, "measures", put(measure, ("outcomes",), tuple(reversed(measure.outcomes))))


STEPS: tuple[Step, ...] = (
    _add_outcome, _restate, _new_target, _correct_target, _new_level, _spelling, _owners, _order,
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 50)), min_size=1, max_size=8))
def test_any_sequence_of_honest_edits_passes(steps: list[tuple[Step, int]]) -> None:
    day, content = date(2030, 1, 1), whole()
    for step, number in steps:
        after = step(content, number)
        found = [each.problem for each in found_in(version(content, day), version(after, day))]
        assert [str(problem) for problem in found if problem.accepted is None] == []
        content = after
