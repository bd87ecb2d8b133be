"""The records that come, go, move or change, whether residents see it today, later or never."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from paraply.changes.change import Alters, Appears, Change, Goes, Later, Moves, Subject
from paraply.changes.fields import Pair, field_changes
from paraply.changes.measures import later_figures, measure_changes
from paraply.changes.reading import Reading, RecordKey
from paraply.changes.texts import quoted
from paraply.changes.turns import count_turns, goal_turns, measure_turns, promise_turns
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee, GuaranteeState
from paraply.model.kind import Weight, name_of
from paraply.model.kinds import BY_NAME, KINDS, kind_of
from paraply.model.measure import Measure
from paraply.model.organisation import Owner
from paraply.model.record import FileRecord, Record
from paraply.model.results import Goal, Policy
from paraply.model.wordings import wording_on, wordings_of
from paraply.past.moves import MovedRecords

TOLD: Final = {kind.name: kind.weight for kind in KINDS if kind.weight}
"""The kinds whose changes are told, and under which heading."""

MUNICIPALITY: Final = ("municipality", "municipality")

_TIMING = frozenset({"earlier", "valid_from", "valid_to", "state"})
"""Fields of a promise that only say when a change is seen, which is told beside the change."""


def record_changes(before: Reading, after: Reading, moves: MovedRecords) -> Iterator[Change]:
    """Every change of every record, by folder in the order of the kinds; the municipality's own last."""
    for folder in TOLD:
        for id_ in dict.fromkeys((*after.content.folders[folder], *before.content.folders[folder])):
            key = (folder, id_)
            if key not in moves and not (before.is_unread(key) or after.is_unread(key)):
                old_key = next((old for old, new in moves.items() if new == key), key)
                yield from _of_record(old_key, key, before, after)
        yield from _order(folder, before, after)
    yield from count_turns(before.views, after.views)
    if before.is_unread(MUNICIPALITY) or after.is_unread(MUNICIPALITY):
        return
    subject = _municipality(after)
    skipped = frozenset({"example"})
    pair = Pair(before.content, after.content)
    for change in field_changes(before.content.municipality, after.content.municipality, pair, skipped):
        yield Alters(subject, change.field, change.what, change.before, change.after)


def subject_of(key: RecordKey, reading: Reading) -> Subject:
    """The record as a reader knows it."""
    record = reading.record(key)
    if record is None:
        raise KeyError(key)
    name = name_of(record)
    the = _(kind_of(record).the)
    told = f"{the} {quoted(name)}" if the else name
    files = {record.file}
    if isinstance(record, Measure) and record.kolada in reading.content.snapshots:
        files.add(reading.content.snapshots[record.kolada or ""].file)
    return Subject(*key, told, TOLD[key[0]], reading.addresses.get(key, ""), frozenset(files))


def _municipality(reading: Reading) -> Subject:
    record = reading.content.municipality
    return Subject("municipality", "municipality", record.name, Weight.OTHER, "", frozenset({record.file}))


def _of_record(old_key: RecordKey, key: RecordKey, before: Reading, after: Reading) -> Iterator[Change]:
    """What is seen now, then what is seen later."""
    old, new = before.record(old_key), after.record(key)
    shown_old = before.views.content.folders[key[0]].get(old_key[1])
    shown_new = after.views.content.folders[key[0]].get(key[1])
    subject = subject_of(key, after) if new else subject_of(old_key, before)
    is_led = False
    if old_key != key and old:
        subject = replace(subject, files=subject.files | {old.file})
        address = before.addresses.get(old_key, "")
        is_led = after.redirects.get(address) == subject.address
        yield Moves(subject, address, is_led)
    now = list(_differences(shown_old, shown_new, subject, before, after))
    coming = is_coming(new, after.views.today) or (new is None and is_coming(old, after.views.today))
    if coming and isinstance(shown_new, Guarantee):  # its present wording holds until the new one does
        now = _without(now, "valid_from")
    if is_led:  # told with the move
        now = _without(now, "old_addresses")
    yield from now
    if coming:
        day = _day(new or old, after.views.today)
        for change in _differences(old, new, subject, before, after):
            timing = isinstance(change, Alters) and change.field in _TIMING and day is not None
            if change not in now and not timing:
                yield Later(subject, change, day)
    if isinstance(old, Measure) and isinstance(new, Measure):
        yield from later_figures(subject, old, new, after)


def _without(changes: list[Change], field: str) -> list[Change]:
    return [change for change in changes if not (isinstance(change, Alters) and change.field == field)]


def _differences(
    old: Record | None, new: Record | None, subject: Subject, before: Reading, after: Reading
) -> Iterator[Change]:
    if old is None and new is None:
        return
    if old is None and new is not None:
        yield Appears(subject, _(kind_of(new).new), _gist(new, after))
        return
    if new is None and old is not None:
        leads_to = after.redirects.get(subject.address, "")
        yield Goes(subject, leads_to, bool(subject.address) and "#" not in subject.address)
        return
    if old is None or new is None:
        return
    pair = Pair(before.content, after.content)
    skipped = frozenset({"outcomes", "targets"}) if isinstance(new, Measure) else frozenset({"id"})
    id_before, id_after = _id(old), _id(new)
    turned: list[Change] = []
    if isinstance(new, Goal) and id_before in before.views.goals and id_after in after.views.goals:
        sides = (before.views.goals[id_before], before.views), (after.views.goals[id_after], after.views)
        turned = list(goal_turns(subject, *sides))
    verdicts = {(turn.before, turn.after) for turn in turned if isinstance(turn, Alters)}
    for change in field_changes(old, new, pair, skipped):
        if change.field != "assessments.verdict" or (change.before, change.after) not in verdicts:
            yield Alters(subject, change.field, change.what, change.before, change.after)
    yield from turned
    if isinstance(new, Measure):
        views = before.views.measures[id_before], after.views.measures[id_after]
        yield from measure_changes(subject, *views, pair)
        yield from measure_turns(subject, *views)
    if isinstance(new, Guarantee) and id_before in before.views.promises and id_after in after.views.promises:
        measures = [
            ("measures", record.measure or "") for record in (old, new) if isinstance(record, Guarantee)
        ]
        if not any(reading.is_unread(key) for key in measures for reading in (before, after)):
            yield from promise_turns(
                subject, before.views.promises[id_before], after.views.promises[id_after]
            )


def _id(record: Record) -> str:
    return record.id if isinstance(record, FileRecord) else ""


def _gist(record: Record, reading: Reading) -> str:
    """What a new record says, in a few words."""
    if isinstance(record, Guarantee):
        view = reading.views.promises.get(record.id)
        verdict = _(", bedömningen är ”{verdict}”", verdict=view.judgement.verdict.label) if view else ""
        return f"{quoted(record.promise)}{verdict}"
    if isinstance(record, Measure):
        view_ = reading.views.measures.get(record.id)
        return _("bedömningen är ”{verdict}”", verdict=view_.judgement.verdict.label) if view_ else ""
    return ""


def is_coming(record: Record | None, today: date) -> bool:
    """Whether what is written is not what residents see today: a draft, or something that holds later."""
    day = _day(record, today)
    if isinstance(record, Guarantee):
        if record.state is GuaranteeState.DRAFT:
            return True
        if record.state is GuaranteeState.PLANNED and day is None:
            return True
    return day is not None and day.first > today


def _day(record: Record | None, today: date) -> PartialDate | None:
    """The day a record is shown from, as it is written: a promise's newest wording follows the one before."""
    if isinstance(record, Guarantee):
        if record.state is GuaranteeState.DRAFT:
            return None
        newest = wordings_of(record)[0].since
        has_come = wording_on(record, today).earlier is None
        return record.valid_from if has_come or newest is None else PartialDate.on(newest)
    if isinstance(record, Goal | Owner):
        return record.valid_from
    return record.decided if isinstance(record, Policy) else None


def _order(folder: str, before: Reading, after: Reading) -> Iterator[Change]:
    """Areas and owners stand in the order of their file."""
    old, new = before.views.content.folders[folder], after.views.content.folders[folder]
    if [id_ for id_ in old if id_ in new] != [id_ for id_ in new if id_ in old]:
        subject = _municipality(after)
        files = subject.files | {record.file for record in new.values()}
        yield Alters(replace(subject, files=files), folder, _(BY_NAME[folder].in_order), "", "")
