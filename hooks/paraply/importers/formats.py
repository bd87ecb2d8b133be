"""A spreadsheet's number format → what people see: a percentage, thousands, a unit."""

import re
from dataclasses import dataclass

from paraply.model.units import unit_named


@dataclass(frozen=True, slots=True)
class Shown:
    """How a number is shown. ``thousands``: how many times it is divided by a thousand before it is shown."""

    is_percent: bool = False
    unit: str | None = None
    thousands: int = 0


_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]{0,40})(?:-[^\]]{0,40})?\]')
_SCALED = re.compile(r"[0#?](,+)(?=[^0#?,.]*$|\.[0#?]+(?:[^0#?,]|$))")
_AFTER_DECIMALS = re.compile(r"\.[0#?]+(,+)")


def shown_by(form: str) -> Shown:
    """What a format shows. Only a bare ``%`` multiplies by a hundred; one in quotes is a word."""
    first = form.split(";", maxsplit=1)[0][:200]
    literals = [next(filter(None, found), "") for found in _LITERAL.findall(first)]
    bare = re.sub(r"\[[^\[\]]*\]|_.|\*.", "", _LITERAL.sub("", first))
    said = " ".join("".join(literals).split())
    unit = unit_named(said) if said else None
    if unit is None and (word := re.sub(r"[0#?,.\s%+\-()]", "", bare)):
        unit = unit_named(word)
    if "%" in bare:
        return Shown(is_percent=True, unit="procent")
    found = _AFTER_DECIMALS.search(bare) or _SCALED.search(bare)
    return Shown(unit=unit, thousands=len(found[1]) if found else 0)
