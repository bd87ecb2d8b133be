"""Ids: the names of files and the last parts of addresses. They must be stored and served by any system."""

import re
import unicodedata
from typing import Final

from paraply.model.values import ID_PATTERN

LONGEST_ID: Final = 80

DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that Windows keeps for devices, whatever ending they have: nobody there could check out the file
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""

_ID = re.compile(ID_PATTERN)
_LOOK_ALIKE = str.maketrans("øæßаеорсухіјѕԁһԛԝ", "oasaeopcyxijsdhqw")
"""Letters without an accent to take away, and Cyrillic ones that nobody can tell from Latin."""


def is_id(text: str) -> bool:
    """Whether it may be the name of a file and a part of an address."""
    return bool(_ID.fullmatch(text)) and len(text) <= LONGEST_ID


def plain_id(text: str) -> str:
    """A valid id made from any text: ``Bygglov på 10 veckor`` → ``bygglov-pa-10-veckor``."""
    parts = unicodedata.normalize("NFKD", text.lower().translate(_LOOK_ALIKE))
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "namn"
    return f"{made}-1" if made in DEVICES else made
