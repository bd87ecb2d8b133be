"""The files under ``content/results/kolada/``: the same rows give the same bytes, and a row is a line."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from paraply.kolada.rows import Group, Kpi, Municipality, SnapshotRow

FOLDER: Final = "content/results/kolada"
ORIGIN: Final = "Kolada API v3"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and from where: ``decimals_known`` is given when the source has rounded its values."""

    fetched: date
    origin: str = ORIGIN
    decimals_known: int | None = None


def snapshot_text(kpi: Kpi, rows: Sequence[SnapshotRow], stamp: Stamp) -> str:
    """The file of one KPI."""
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
    return f'{{\n{fields}  "values": [\n{_lines(rows, "    ")}\n  ]\n}}\n'


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
