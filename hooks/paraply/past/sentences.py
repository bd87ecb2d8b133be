"""Whether a sentence that was written anew still says the same: spelling may change, what is said may not."""

import re
from collections import Counter
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final

from paraply.check.amounts import NUMBER_WORDS

MOST: Final = 40
"""So many sentences of a text may differ; with more it is another text."""

ALIKE: Final = 0.75
"""So much of two sentences must be the same, letter by letter, for one to be the other spelled anew."""

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|~~[^~]*~~", re.DOTALL)
"""What is written and not said: a comment, and what is struck out."""
_ENDS = re.compile(r"(?<=[.!?])[ \n]+(?![a-zåäö])|\n+")
_MODAL = frozenset({"kan", "ska", "får", "bör", "måste", "lovar"})
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
    """Spaces, punctuation and capitals at most."""
    SPELLED = auto()
    """A word or a few, and none that the sentence turns on."""
    OTHER = auto()


def likeness(before: str, after: str) -> Likeness:
    """Compare two sentences by their words."""
    old, new = _words(before), _words(after)
    if old == new:
        return Likeness.SAME
    if _weighty(old) != _weighty(new):
        return Likeness.OTHER
    alike = SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False).ratio()
    return Likeness.SPELLED if alike >= ALIKE else Likeness.OTHER


def _words(text: str) -> list[str]:
    return _WORD.findall(_UNSEEN.sub("", text).casefold())


def _weighty(words: list[str]) -> list[str]:
    """Numbers, in words or digits, and the other words that a sentence turns on."""
    numbers = (str(NUMBER_WORDS.get(word, word)) for word in words)
    return [word for word in numbers if word in WEIGHTY or any(char.isdigit() for char in word)]


def are_retold(before: object, after: object) -> bool:
    """Whether a text still says as much, perhaps in other words: no sentence, number or "not" is lost."""
    if type(before) is not str or type(after) is not str:
        return False
    if are_spelled(before, after):
        return True
    left, told = (
        Counter(word for word in _weighty(_words(text)) if word not in _MODAL) for text in (before, after)
    )
    more = len(_sentences(after)) - len(_sentences(before))
    return more >= 0 and not left - told and (more > 0 or left == told)


def are_spelled(before: str, after: str) -> bool:
    """Whether each sentence of a text is spelled anew at most: one of many may say the opposite."""
    return _each_among(before, after, {Likeness.SAME, Likeness.SPELLED})


def are_kept(before: object, after: object) -> bool:
    """Whether each sentence of a text still says the same: more may have been said."""
    return _each_among(before, after, {Likeness.SAME})


def differing_sentences(before: str, after: str) -> tuple[str, str]:
    """The sentences of each text that the other does not have, for texts of several; else the texts."""
    old, new = _sentences(before), _sentences(after)
    if max(len(old), len(new)) < 2:
        return before, after
    gone, came = _without(old, new), _without(new, old)
    return " ".join(gone), " ".join(came)


def _each_among(before: object, after: object, enough: set[Likeness]) -> bool:
    if type(before) is not str or type(after) is not str:
        return False
    old, new = _sentences(before), _sentences(after)
    gone, came = _without(old, new), _without(new, old)
    if max(len(gone), len(came)) > MOST:
        return False
    return all(any(likeness(each, other) in enough for other in came) for each in gone)


def _without(sentences: list[str], others: list[str]) -> list[str]:
    known = set(others)
    return [each for each in sentences if each not in known]


def _sentences(text: str) -> list[str]:
    return [each for part in _ENDS.split(_UNSEEN.sub("", text)) if (each := " ".join(part.split()))]
