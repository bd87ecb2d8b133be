"""The unit that one of Kolada's titles names: Kolada has no field for it."""

import re
from typing import Final

_UNITS: Final = (
    (r"\bprocentenheter\b", "procentenheter"),
    (r"\(%\)|\bprocent\b|\bandel\b", "procent"),
    (r"\bkr/inv\b|\bkr/invånare\b", "kronor per invånare"),
    (r"\bmnkr\b", "mnkr"),
    (r"\btkr\b", "tkr"),
    (r"\bkr\b", "kronor"),
    (r"index\b", "index"),
    (r"\b(?:median)?tid i (dagar|månader|minuter|år)\b", r"\1"),
    (r"poäng\b|\bmeritvärde\b", "poäng"),
    (r"\b(minuter|timmar)/(person|vecka)\b", r"\1 per \2"),
    (r"\bantal (dagar|timmar|minuter|veckor|månader|år)\b", r"\1"),
    (r"\bantal\b", "antal"),
)
_SHARE: Final = "procent"
_SIGN_OF_SHARE: Final = re.compile(r"\(%\)|\bprocent\b|\bandel\b|%", re.IGNORECASE)


def unit_in(title: str) -> str | None:
    """The unit a title names, None when it names none."""
    for pattern, unit in _UNITS:
        if found := re.search(pattern, title, re.IGNORECASE):
            return found.expand(unit).lower()
    return None


def contradicts(title: str, unit: str) -> bool:
    """Whether a title speaks of a share and the unit does not, or the other way about.

    Only this is told: titles name all other units in too many ways.
    """
    is_share = unit.split(" ", maxsplit=1)[0] in {_SHARE, "procentenheter", "andel"}
    named = unit_in(title)
    return named is not None and bool(_SIGN_OF_SHARE.search(title)) != is_share
