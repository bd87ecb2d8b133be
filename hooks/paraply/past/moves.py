"""Where a record of one version is in another: under the same id, a new one, or where its address leads."""

from typing import TypeAlias

from paraply.model.record import Record
from paraply.past.versions import RecordKey, Version

MovedRecords: TypeAlias = dict[RecordKey, RecordKey]
"""Records with a new id, old to new."""


def moved_records(before: Version, after: Version) -> MovedRecords:
    """Records with a new id: one is gone, another came and says the same, or is led to."""
    moves: MovedRecords = {}
    for folder, old in before.content.folders.items():
        new = after.content.folders[folder]
        came = [id_ for id_ in new if id_ not in old]
        for id_ in (id_ for id_ in old if id_ not in new and not after.is_unread((folder, id_))):
            address = before.addresses.get((folder, id_), "")
            for other in came:
                led = bool(address) and after.redirects.get(address) == after.addresses.get((folder, other))
                if led or _same(old[id_], new[other]):
                    moves[folder, id_] = (folder, other)
                    came.remove(other)
                    break
    return moves


def led_to(key: RecordKey, before: Version, after: Version) -> RecordKey | None:
    """The record that a gone record's address leads to, of whatever kind."""
    there = after.redirects.get(before.addresses.get(key, ""))
    if there is None:
        return None
    return next((other for other, address in after.addresses.items() if address == there), None)


def _same(old: Record, new: Record) -> bool:
    return type(old) is type(new) and old.model_dump(exclude={"old_addresses", "id"}) == new.model_dump(
        exclude={"old_addresses", "id"}
    )
