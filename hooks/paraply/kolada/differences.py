"""What a fetch changes, in plain Swedish: + new, ~ revised, − gone. Kolada never announces a revision."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from paraply import numbers
from paraply.kolada.rows import Kpi, SnapshotRow
from paraply.kolada.snapshots import Stamp
from paraply.model.kolada import Snapshot

GENDERS: Final = {"T": "", "K": " kvinnor", "M": " män"}

_Value: TypeAlias = tuple[Decimal | None, str]
_FIELDS = {
    "title": "titel",
    "description": "beskrivning",
    "operating_area": "verksamhet",
    "publication_date": "publiceras",
    "prel_publication_date": "publiceras preliminärt",
    "publ_period": "nästa period",
}


def differences(
    old: Snapshot | None,
    kpi: Kpi,
    rows: Sequence[SnapshotRow],
    stamp: Stamp,
    code: str,
    names: Mapping[str, str],
) -> list[str]:
    """A line for each value of ours and each field that differs, and one line for all other places together.

    ``code`` is our municipality's, ``names`` are those of places by id.
    """
    before = {row[:3]: (row[3], row[4]) for row in old.values} if old else {}
    after = {row[:3]: (_exact(row[3]), row[4]) for row in rows}
    ours: list[str] = []
    others: Counter[str] = Counter()
    for key in sorted({*before, *after}, key=lambda key: (key[1], key[0], key[2])):
        was, is_ = before.get(key), after.get(key)
        if was == is_:
            continue
        sign = "+" if was is None else "−" if is_ is None else "~"
        if key[0] != code:
            others[sign] += 1
            continue
        told = " → ".join(_told(value) for value in (was, is_) if value is not None)
        ours.append(f"{sign} {key[1]} {names.get(code, code)}{GENDERS[key[2]]}: {told}")
    lines = ours + (_fields(old, kpi, stamp) if old else [])
    if others:
        words = {"+": "nya", "~": "ändrade", "−": "borttagna"}
        counts = ", ".join(f"{sign} {others[sign]} {word}" for sign, word in words.items() if others[sign])
        lines.append(f"  Andra kommuner och grupper, antal värden: {counts}")
    return lines


def repeats(rows: Sequence[SnapshotRow], code: str) -> str:
    """A proposal when our totals look carried: Kolada repeats a value in the years that nothing was measured.

    Empty unless two years or more have the value of the year before them.
    """
    totals = {year: value for place, year, gender, value, _ in rows if (place, gender) == (code, "T")}
    again = [year for year, value in totals.items() if value is not None and totals.get(year - 1) == value]
    if len(again) < 2:
        return ""
    measured = ", ".join(str(year) for year in totals if year not in again)
    told = ", ".join(f"{year - 1} och {year}" for year in again)
    return (
        f"Värdet är detsamma {told}. Kolada upprepar ett värde de år då inget mäts. "
        f"Är det så här? Skriv då åren som mättes i måttets fil: rounds: [{measured}]"
    )


def _fields(old: Snapshot, kpi: Kpi, stamp: Stamp) -> list[str]:
    pairs = [(label, getattr(old, field), getattr(kpi, field)) for field, label in _FIELDS.items()]
    pairs.append(("ursprung", old.origin, stamp.origin))
    pairs.append(("kända decimaler", old.decimals_known, stamp.decimals_known))
    return [
        f"~ {label}: {_short(was)} → {_short(now)}" for label, was, now in pairs if _text(was) != _text(now)
    ]


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def _told(value: _Value) -> str:
    number, status = value
    if number is None:
        return f"uppgift saknas ({status})" if status else "uppgift saknas"
    told = numbers.plain(number)
    return f"{told} ({status})" if status else told


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _short(value: object) -> str:
    text = _text(value) or "inget"
    return text if len(text) <= 80 else f"{text[:77]}…"
