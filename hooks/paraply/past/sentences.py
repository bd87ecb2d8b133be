"""Whether a sentence that was written anew still says the same: spelling may change, what is said may not."""

import re
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final

from paraply.check.amounts import NUMBER_WORDS

ALIKE: Final = 0.75
"""So much of two sentences must be the same, letter by letter, for one to be the other spelled anew."""

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
WEIGHTY: Final = frozenset(
    re.findall(
        r"\w+",
        """
        halv halva hälften femtedel tredjedel fjärdedel tiondel första andra tredje inte ej aldrig ingen inget
        inga utan högst minst senast tidigast inom alla några varje sekund sekunder minut minuter timme timmar
        dag dagar dygn arbetsdag arbetsdagar vardag vardagar vecka veckor månad månader år kvartal procent
        kronor gånger kan ska får bör måste lovar
        """,
    )
)
"""Words that a promise turns on."""


class Likeness(Enum):
    """How far a sentence has been changed."""

    SAME = auto()
    """Spaces, signs and capitals at most."""
    SPELLED = auto()
    """A word or a few, and none that the sentence turns on."""
    OTHER = auto()


def likeness(before: str, after: str) -> Likeness:
    """Compare two sentences by their words."""
    old, new = (_WORD.findall(text.casefold()) for text in (before, after))
    if old == new:
        return Likeness.SAME
    if _weighty(old) != _weighty(new):
        return Likeness.OTHER
    alike = SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False).ratio()
    return Likeness.SPELLED if alike >= ALIKE else Likeness.OTHER


def _weighty(words: list[str]) -> list[str]:
    """Numbers, in words or digits, and the other words that a sentence turns on."""
    numbers = (str(NUMBER_WORDS.get(word, word)) for word in words)
    return [word for word in numbers if word in WEIGHTY or any(sign.isdigit() for sign in word)]
