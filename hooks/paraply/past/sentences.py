"""Whether a sentence that was written anew still says the same: spelling may change, what is said may not."""

import re
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final, TypeAlias

from paraply.check.amounts import NUMBER_WORDS

MOST: Final = 40
"""So many sentences of a text may differ; with more it is another text."""

MOST_WORDS: Final = 2
"""So many words of a short sentence may be spelled anew, and a fourth of a long one."""

LEAST_WORDS: Final = 3
"""A sentence of fewer words with one of them replaced is another sentence, told anew."""

SHORT, LONG = 4, 8
"""A shorter word with another letter is another word; in a long one two letters may be wrong."""

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

_TURNING: Final = frozenset(
    re.findall(
        r"\w+",
        """
        högre lägre högst lägst ökar ökade ökat öka ökning ökningen minskar minskade minskat minska minskning
        minskningen bättre sämre bäst sämst förbättrats försämrats fler färre flest mer mindre mest längre
        kortare snabbare långsammare tidigare senare nådde nåddes nått klarade klarades missade missades
        lyckades misslyckades hölls bröts dålig dåligt dåliga bra god gott goda nöjda missnöjda
        trygga otrygga stiger sjunker steg sjönk växer krymper
        """,
    )
)
"""Words that what is told of a result turns on: told anew it still has them."""

LIGHT: Final = frozenset(
    re.findall(r"\w+", "att det som en ett den de har är och i på av för till om så vi du man då där ju även")
)
"""Words without which a sentence says the same."""


class Likeness(Enum):
    """How far a sentence has been changed."""

    SAME = auto()
    """Spaces, punctuation and capitals at most."""
    SPELLED = auto()
    """A letter or two of a word, or a small word, and nothing that the sentence turns on."""
    OTHER = auto()


Times: TypeAlias = Callable[[str], int]
"""How many times a word stands in the content."""


def likeness(before: str, after: str, times: Times | None = None) -> Likeness:
    """Compare two sentences by their words.

    A word is spelled anew if a letter or two differ and not both are words of the content, which ``times``
    counts; any other word in its place says something else. Small words may come and go.
    """
    old, new = _words(before), _words(after)
    if old == new:
        return Likeness.SAME
    if _weighty(old) != _weighty(new):
        return Likeness.OTHER
    old, new = ([str(NUMBER_WORDS.get(word, word)) for word in words] for words in (old, new))
    changed = 0
    for _tag, start, end, other, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = old[start:end], new[other:last]
        if was == now:
            continue
        changed += max(len(was), len(now))
        if not _is_spelled(was, now, times):
            return Likeness.OTHER
    return Likeness.SPELLED if changed <= max(MOST_WORDS, len(old) // 4) else Likeness.OTHER


def _is_spelled(was: list[str], now: list[str], times: Times | None) -> bool:
    if "".join(was) == "".join(now):
        return True
    if len(was) != len(now):
        return all(word in LIGHT for word in (*was, *now))
    return all(one == other or _is_misspelt(one, other, times) for one, other in zip(was, now, strict=True))


def _is_misspelt(one: str, other: str, times: Times | None) -> bool:
    """Whether one of two words is the other with a slip, and they are not two words."""
    if one in LIGHT and other in LIGHT:
        return True
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    if shortest < SHORT or one[0] != other[0]:  # a first letter is seldom a slip: trygg, otrygg
        return False
    if _slips(one, other) > (1 if longest < LONG else 2):
        return False
    return times is None or times(one) < 2 or times(other) < 1


def _slips(one: str, other: str) -> int:
    """How many letters differ, come or go, or change places with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, row = row, [at]
        for to, its in enumerate(other, start=1):
            cost = min(above[to] + 1, row[to - 1] + 1, above[to - 1] + (letter != its))
            if at > 1 and to > 1 and letter == other[to - 2] and its == one[at - 2]:
                cost = min(cost, before[to - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]


def _words(text: str) -> list[str]:
    return _WORD.findall(_UNSEEN.sub("", text).casefold())


def _weighty(words: list[str], also: frozenset[str] = frozenset()) -> list[str]:
    """Numbers, in words or digits, and the other words that a sentence turns on."""
    numbers = (str(NUMBER_WORDS.get(word, word)) for word in words)
    return [
        word for word in numbers if word in WEIGHTY or word in also or any(char.isdigit() for char in word)
    ]


def are_retold(before: object, after: object, times: Times | None = None) -> bool:
    """Whether a text still says as much, perhaps in other words: no sentence, number or "not" is lost.

    A sentence in which one word alone is another is not told anew: that word is what it says now.
    """
    if type(before) is not str or type(after) is not str:
        return False
    if are_spelled(before, after, times):
        return True
    old, new = _sentences(before), _sentences(after)
    if any(_is_one_word_off(gone, came, times) for gone in _without(old, new) for came in _without(new, old)):
        return False
    left, told = (
        Counter(word for word in _weighty(_words(text), _TURNING) if word not in _MODAL)
        for text in (before, after)
    )
    more = len(new) - len(old)
    return more >= 0 and not left - told and (more > 0 or left == told)


def _is_one_word_off(before: str, after: str, times: Times | None) -> bool:
    old, new = _words(before), _words(after)
    if len(old) != len(new) or len(old) < LEAST_WORDS:
        return False
    others = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return len(others) == 1 and not _is_misspelt(*others[0], times)


def are_spelled(before: str, after: str, times: Times | None = None) -> bool:
    """Whether each sentence of a text is spelled anew at most: one of many may say the opposite."""
    return _each_among(before, after, {Likeness.SAME, Likeness.SPELLED}, times)


def is_respelled(before: object, after: object, times: Times) -> bool:
    """Whether a text is the same but for misspelt words, with nothing more in it."""
    if type(before) is not str or type(after) is not str or " " not in before.strip():
        return False
    return are_spelled(before, after, times) and are_spelled(after, before, times)


def are_kept(before: object, after: object, times: Times | None) -> bool:
    """Whether each sentence of a text still says the same, misspelt words aside: more may have been said.

    A text without a space is no sentence but a name, or the id of something.
    """
    is_text = type(before) is str and " " in before.strip()
    return _each_among(
        before, after, {Likeness.SAME, Likeness.SPELLED} if is_text else {Likeness.SAME}, times
    )


def differing_sentences(before: str, after: str) -> tuple[str, str]:
    """The sentences of each text that the other does not have, for texts of several; else the texts."""
    old, new = _sentences(before), _sentences(after)
    if max(len(old), len(new)) < 2:
        return before, after
    gone, came = _without(old, new), _without(new, old)
    return " ".join(gone), " ".join(came)


def _each_among(before: object, after: object, enough: set[Likeness], times: Times | None = None) -> bool:
    if type(before) is not str or type(after) is not str:
        return False
    old, new = _sentences(before), _sentences(after)
    gone, came = _without(old, new), _without(new, old)
    if max(len(gone), len(came)) > MOST:
        return False
    return all(any(likeness(each, other, times) in enough for other in came) for each in gone)


def _without(sentences: list[str], others: list[str]) -> list[str]:
    known = set(others)
    return [each for each in sentences if each not in known]


def _sentences(text: str) -> list[str]:
    return [each for part in _ENDS.split(_UNSEEN.sub("", text)) if (each := " ".join(part.split()))]
