"""How a text begins, ends and is listed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paraply.language import _

QUOTED_END = '.!?”"'
_AFTER_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence whose first words are the answer, and may be set in bold: ``Målet nåddes:`` and the rest."""

    lead: str
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.lead} {self.rest}".strip()


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in QUOTED_END else f"{text}."


def first_sentence(text: str) -> str:
    """The first sentence of a text, which says enough where there is no room for the rest."""
    ends = (gap.start() for gap in _AFTER_END.finditer(text) if text[gap.end() : gap.end() + 1].isupper())
    return sentence(text[: next(ends, len(text))])


def capital(text: str) -> str:
    """The text with a capital first letter; the rest, such as a unit's own capitals, is kept."""
    return text[:1].upper() + text[1:]


def of(name: str, text: str) -> str:
    """What is told of somebody, where it stands alone: ``Exempelkommunen: inget av de åtta löftena …``."""
    return f"{name}: {inside(text)}"


def inside(text: str) -> str:
    """The text as it stands inside a sentence: a small first letter, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a och b``, ``a, b och c``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{parts} och {last}", parts=", ".join(parts[:-1]), last=parts[-1])


def either(parts: Sequence[str]) -> str:
    """``a``, ``a eller b``, ``a, b eller c``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{parts} eller {last}", parts=", ".join(parts[:-1]), last=parts[-1])
