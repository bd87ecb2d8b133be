"""The files under ``content/results/kolada/``: the same rows give the same bytes, and a row is a line."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from paraply.kolada.rows import Group, Kpi, Municipality, SnapshotRow
from paraply.model.dates import PartialDate
from paraply.model.kolada import Revision, Snapshot

FOLDER: Final = "content/results/kolada"
ORIGIN: Final = "Kolada API v3"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and from where: ``decimals_known`` is given when the source has rounded its values."""

    fetched: date
    origin: str = ORIGIN
    decimals_known: int | None = None


def snapshot_text(
    kpi: Kpi, rows: Sequence[SnapshotRow], stamp: Stamp, revisions: Sequence[Revision] = ()
) -> str:
    """The file of one KPI, with what Kolada has revised of our values since the first fetch."""
    head = {
        "kpi": kpi.id,
        "title": kpi.title,
        "description": kpi.description,
        "operating_area": kpi.operating_area,
        "publication_date": _iso(kpi.publication_date),
        "prel_publication_date": _iso(kpi.prel_publication_date),
        "publ_period": kpi.publ_period,
        "fetched": _iso(stamp.fetched),
        "origin": stamp.origin,
        "decimals_known": stamp.decimals_known,
    }
    fields = "".join(f"  {_json(name)}: {_json(value)},\n" for name, value in head.items())
    if revisions:
        told = _lines((_revision(each) for each in revisions), "    ")
        fields += f'  "revisions": [\n{told}\n  ],\n'
    return f'{{\n{fields}  "values": [\n{_lines(rows, "    ")}\n  ]\n}}\n'


def revisions_of(
    old: Snapshot | None, rows: Sequence[SnapshotRow], code: str, day: date
) -> tuple[Revision, ...]:
    """What was revised before, and what these rows revise: a value of ours that is another, or gone.

    ``code`` is our municipality's. A value that came where there was none is no revision.
    """
    if old is None:
        return ()
    now = {row[1:3]: _exact(row[3]) for row in rows if row[0] == code and not row[4]}
    made = []
    for place, year, gender, figure, status in old.values:
        if place != code or not figure or status:
            continue
        was, is_now = Decimal(figure), now.get((year, gender))
        if was != is_now:
            fetched = PartialDate.parse(day.isoformat())
            made.append(Revision(year=year, gender=gender, was=was, now=is_now, day=fetched))
    return (*old.revisions, *made)


def _revision(revision: Revision) -> dict[str, object]:
    was, now = (None if value is None else float(value) for value in (revision.was, revision.now))
    return {
        "year": revision.year, "gender": revision.gender, "was": was, "now": now, "day": str(revision.day),
    }  # fmt: skip


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def municipalities_text(municipalities: Iterable[Municipality]) -> str:
    """The list of municipalities and regions."""
    rows = [{"id": each.id, "title": each.title, "type": each.type} for each in municipalities]
    return f"[\n{_lines(rows, '  ')}\n]\n"


def groups_text(groups: Iterable[Group]) -> str:
    """The list of groups with their members."""
    rows = [
        {"id": each.id, "title": each.title, "members": sorted(member.member_id for member in each.members)}
        for each in groups
    ]
    return f"[\n{_lines(rows, '  ')}\n]\n"


def _lines(rows: Iterable[Any], indent: str) -> str:
    return ",\n".join(f"{indent}{_json(row)}" for row in rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
