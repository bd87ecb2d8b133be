"""What a fetch changes, in plain Swedish: + new, ~ revised, − gone. Kolada never announces a revision."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from paraply import numbers
from paraply.kolada.keeping import Keeping
from paraply.kolada.rows import Kpi, SnapshotRow
from paraply.kolada.snapshots import Stamp
from paraply.language import N_, _
from paraply.model.kolada import Snapshot

_GENDERS: Final = {"T": "{place}", "K": N_("{place} kvinnor"), "M": N_("{place} män")}

COUNTS: Final = {"+": N_("+ {count} nya"), "~": N_("~ {count} ändrade"), "−": N_("− {count} borttagna")}
"""How many are new, revised and gone, by sign."""

_Value: TypeAlias = tuple[Decimal | None, str]
_FIELDS: Final = {
    "title": N_("titel"),
    "description": N_("beskrivning"),
    "operating_area": N_("verksamhet"),
    "publication_date": N_("publiceras"),
    "prel_publication_date": N_("publiceras preliminärt"),
    "publ_period": N_("nästa period"),
}


def differences(
    old: Snapshot | None,
    kpi: Kpi,
    rows: Sequence[SnapshotRow],
    stamp: Stamp,
    code: str,
    names: Mapping[str, str],
    keeping: Keeping,
) -> list[str]:
    """A line for each value of ours and each field that differs, and one line for all other places together.

    ``code`` is our municipality's, ``names`` are those of places by id. Of the old rows those count that we
    are still ``keeping``.
    """
    kept = [row for row in old.values if keeping.keeps(row)] if old else []
    before = {row[:3]: (Decimal(row[3]) if row[3] else None, row[4]) for row in kept}
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
        whose = _(_GENDERS[key[2]], place=names.get(code, code))
        ours.append(f"{sign} {key[1]} {whose}: {told}")
    lines = ours + (_fields(old, kpi, stamp) if old else [])
    if others:
        counts = ", ".join(_(text, count=others[sign]) for sign, text in COUNTS.items() if others[sign])
        lines.append("  " + _("Andra kommuner och grupper, antal värden: {counts}", counts=counts))
    return lines


def repeats(rows: Sequence[SnapshotRow], code: str) -> str:
    """A proposal when our totals look carried: Kolada repeats a value in the years that nothing was measured.

    Empty unless two years or more have the value of the year before them.
    """
    totals = {row[1]: row[3] for row in rows if (row[0], row[2]) == (code, "T")}
    again = [year for year, value in totals.items() if value is not None and totals.get(year - 1) == value]
    if len(again) < 2:
        return ""
    measured = ", ".join(str(year) for year in totals if year not in again)
    told = ", ".join(_("{year} och {next}", year=year - 1, next=year) for year in again)
    return _(
        "Värdet är detsamma {years}. Kolada upprepar ett värde de år då inget mäts. "
        "Är det så här? Skriv då åren som mättes i måttets fil: rounds: [{measured}]",
        years=told,
        measured=measured,
    )


def _fields(old: Snapshot, kpi: Kpi, stamp: Stamp) -> list[str]:
    pairs = [(_(label), getattr(old, field), getattr(kpi, field)) for field, label in _FIELDS.items()]
    pairs.append((_("ursprung"), old.origin, stamp.origin))
    pairs.append((_("kända decimaler"), old.decimals_known, stamp.decimals_known))
    return [
        f"~ {label}: {_short(was)} → {_short(now)}" for label, was, now in pairs if _text(was) != _text(now)
    ]


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def _told(value: _Value) -> str:
    number, status = value
    if number is None:
        return _("uppgift saknas ({status})", status=status) if status else _("uppgift saknas")
    told = numbers.plain(number)
    return f"{told} ({status})" if status else told


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _short(value: object) -> str:
    text = _text(value) or _("inget")
    return text if len(text) <= 80 else f"{text[:77]}…"
