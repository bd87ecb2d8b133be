"""Every field of every model has a way in which its past is kept, and that is the way it is kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from paraply.changes.fields import Pair, field_changes
from paraply.check.fields import reference_of
from paraply.model.choices import Choice
from paraply.model.content import Content
from paraply.model.dates import PartialDate, Period
from paraply.model.keeping import Keeping
from paraply.model.kinds import KINDS, WRITTEN
from paraply.model.record import Record
from paraply.past import found_in
from paraply.past.kept import WARNED, kept, part_in
from tests.past.test_sequences import put, version, whole, with_record
from tests.worlds import TODAY

ASKED_ELSEWHERE = {
    ("guarantees", "state"), ("guarantees", "valid_from"), ("goals", "valid_from"), ("owners", "valid_from"),
    ("policies", "state"), ("policies", "decided"),
}  # fmt: skip
"""Where a record is in its life: that it is hidden, or goes on, is in the tables of rewrites and removals."""

NOT_A_PAGE = {"imports", "visits"}
"""Kinds whose changes are no news: what a spreadsheet's columns mean, and how many visits a month had."""

Leaf = tuple[type[BaseModel], tuple[Any, ...], Keeping]


def leaves(model: type[BaseModel], start: tuple[Any, ...] = ()) -> Iterator[Leaf]:
    """The fields of a record, and those of its groups."""
    for name, how in kept(model).items():
        info = model.model_fields[name]
        part = part_in(info.annotation)
        if how is not Keeping.PARTS or part is None:
            yield model, (*start, name), how
        else:
            yield from leaves(part, (*start, name, *((0,) if info.default == () else ())))


def all_leaves() -> Iterator[tuple[str, *Leaf]]:
    for kind in WRITTEN:
        for model, path, how in leaves(kind.model):
            if how not in {Keeping.NAME, Keeping.ITS_OWN} and (kind.name, path[-1]) not in ASKED_ELSEWHERE:
                yield kind.name, model, path, how


def bare(annotation: Any) -> Any:
    """The type without marks and without None."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return bare(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation


def two(model: type[BaseModel], name: str) -> tuple[Any, Any]:
    """Two values that a field can have, neither of them what is there when nothing is said."""
    annotation = bare(model.model_fields[name].annotation)
    folder = reference_of(model, name)
    known: dict[str, Any] = {**whole().folders, "kolada/groups": whole().kolada_groups}
    found: tuple[Any, Any]
    if folder:
        found = tuple([*known[folder]] * 2)[:2] if len(known[folder]) > 1 else (*known[folder], None)
    else:
        found = of_type(bare(get_args(annotation)[0]) if get_origin(annotation) is tuple else annotation)
    if found[0] is model.model_fields[name].default and isinstance(found[0], Choice):
        found = found[1], found[0]
    return ((found[0],), (found[1],)) if get_origin(annotation) is tuple else found


def of_type(annotation: Any) -> tuple[Any, Any]:
    if get_origin(annotation) is dict:
        return {"age": "Ålder"}, {"age": "Skola"}
    if issubclass(annotation, Choice):
        last = [*annotation][-2:]
        return last[1], last[0]
    if issubclass(annotation, BaseModel):
        made = {name: two(annotation, name) for name in annotation.model_fields}
        return tuple(
            annotation.model_construct(**{name: values[at] for name, values in made.items()}) for at in (0, 1)
        )
    samples: dict[type, tuple[Any, Any]] = {
        bool: (False, True), int: (3, 4), Decimal: (Decimal(3), Decimal(4)),
        str: ("Så stod det först här.", "Något helt annat sägs nu."),
        PartialDate: (PartialDate.parse("2020-03-01"), PartialDate.parse("2021-05-01")),
        Period: (Period.parse("2020"), Period.parse("2021")),
    }  # fmt: skip
    return samples[annotation]


def filled(part: Any, path: tuple[Any, ...], value: object) -> Any:
    """The same with a value at a path; groups and rows that are not there are made."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if rest and rest[0] == 0:
        rows = getattr(part, step) or (of_type(part_in(type(part).model_fields[step].annotation))[0],)
        return put(part, (step,), (filled(rows[0], rest[1:], value), *rows[1:]))
    there = getattr(part, step)
    if rest and there is None:
        there = of_type(part_in(type(part).model_fields[step].annotation))[0]
    return put(part, (step,), filled(there, rest, value))


def in_place(folder: str, record: Any) -> Content:
    if folder == "municipality":
        return replace(whole(), municipality=record)
    return with_record(whole(), folder, record)


@pytest.mark.parametrize(("folder", "model", "path", "how"), list(all_leaves()), ids=str)
def test_the_past_of_a_field_is_kept_as_its_row_says(
    folder: str, model: type[BaseModel], path: tuple[Any, ...], how: Keeping
) -> None:
    records: Any = whole().folders.get(folder, {"": whole().municipality})
    record: Any = next(iter(records.values()))
    if how is Keeping.PLAN:
        record = put(record, ("published",), None)  # it has not come yet
    one, other = two(model, path[-1])
    before, after = (filled(record, path, value) for value in (one, other))
    assert before != after
    old, new = (in_place(folder, made) for made in (before, after))
    problems, back = (
        [found.problem for found in found_in(version(then), version(now))]
        for then, now in ((old, new), (new, old))
    )
    codes = {problem.rule.code for problem in problems}
    told = list(field_changes(before, after, Pair(old, new), frozenset({"example"})))
    match how:
        case Keeping.FACT | Keeping.WORDING | Keeping.END:
            assert any(problem.is_error for problem in problems), codes
        case Keeping.RETOLD:
            gone = filled(record, path, model.model_fields[path[-1]].default)
            found = found_in(version(old), version(in_place(folder, gone)))
            assert {each.problem.rule.code for each in found} == {"H16"}
        case Keeping.LOOKED:
            assert (codes, {problem.rule.code for problem in back}) == (set(), {"H16"})
        case _ if how in WARNED:
            assert codes == {WARNED[how]}
        case Keeping.TOLD:
            assert (codes, bool(told) or folder in NOT_A_PAGE) == (set(), True)
        case _:
            assert (codes, told if folder not in NOT_A_PAGE else []) == (set(), [])


@pytest.mark.parametrize(
    ("folder", "path"), [(folder, path) for folder, _model, path, how in all_leaves() if how is Keeping.END],
    ids=str,
)  # fmt: skip
def test_an_end_may_be_written_for_today_and_not_for_a_day_that_was(folder: str, path: Any) -> None:
    """Everything that ends, of every kind: its page was read on the days after the one that is written."""
    record: Any = next(iter(whole().folders[folder].values()))
    open_ended = in_place(folder, put(record, path[:1], None))

    def codes(then: Content, day: date) -> set[str]:
        now = in_place(folder, filled(record, path, PartialDate.on(day)))
        return {found.problem.rule.code for found in found_in(version(then), version(now))}

    for days in (-1, 0, 40):
        assert codes(open_ended, TODAY + timedelta(days)) == set()
    assert codes(open_ended, date(2025, 5, 1)) in ({"H08"}, {"H16"})
    planned = in_place(folder, filled(record, path, PartialDate.on(TODAY + timedelta(40))))
    if len(path) == 1:  # a withdrawal to come is not on its page yet
        assert codes(planned, TODAY + timedelta(80)) == {"H16"}
        assert codes(planned, date(2025, 5, 1)) in ({"H08"}, {"H16"})


def test_what_is_not_told_as_news_is_known() -> None:
    assert {kind.name for kind in KINDS if kind.weight is None} == NOT_A_PAGE


def test_every_model_says_how_each_of_its_fields_is_kept_and_of_no_other() -> None:
    reached = {model for kind in WRITTEN for model, _path, _how in leaves(kind.model)}
    models: set[type[BaseModel]] = {Record, *(kind.model for kind in WRITTEN), *reached}
    for model in models:
        shared = Record.model_fields if issubclass(model, Record) and model is not Record else {}
        fields = model.model_fields.keys() - shared.keys()
        named = [name for names in vars(model)["keeping"].values() for name in names.split()]
        assert sorted(named) == sorted(fields), model.__name__
