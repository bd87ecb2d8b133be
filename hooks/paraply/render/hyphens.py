"""Long compounds in headings, captions, cells and labels of charts, with soft hyphens where they may break.

``hyphens: auto`` needs a dictionary that many browsers do not have, and then a word of 43 letters is broken
anywhere, or makes a table wider than the screen. Shorter words than ``LONGEST`` have room at 320 pixels, and
most pages have no longer ones: soft hyphens cost two bytes each. Running text breaks between its words and
has none, so that what is copied from it is what was written; nor have code, addresses or files. In a
heading that is pasted into a file, the check tells of them with the clean text.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from paraply import language

LONGEST: Final = 20
"""So many letters have room in a heading at 320 pixels."""
LEAST: Final = 3
"""Letters in the shortest part."""
SOFT_HYPHEN: Final = "\u00ad"

_PIECE: Final = re.compile(r"\S+")
_WORD: Final = re.compile(rf"[^\W\d_]{{{LONGEST + 1},}}")
_ADDRESS: Final = re.compile(r"[@/\\]|\.\w")


def hyphenated(text: str) -> str:
    """A text without tags, where each long word may be broken as its language does it."""
    return _PIECE.sub(_told, text) if len(text) > LONGEST and _WORD.search(text) else text


def _told(piece: re.Match[str]) -> str:
    if _ADDRESS.search(piece[0]):
        return piece[0]
    return _WORD.sub(lambda word: _parts(word[0], language.tag()), piece[0])


@lru_cache(maxsize=4096)  # the same few words stand on many pages
def _parts(word: str, tag: str) -> str:
    ends = [0]
    for end in _positions(tag)(word):
        if end - ends[-1] >= LEAST and end <= len(word) - LEAST:
            ends.append(end)
    return SOFT_HYPHEN.join(word[begin:end] for begin, end in zip(ends, [*ends[1:], len(word)], strict=True))


@lru_cache(maxsize=2)
def _positions(tag: str) -> Callable[[str], list[int]]:
    """Where a word may be broken; nowhere in a language without a dictionary."""
    import pyphen  # noqa: PLC0415  (few pages have such a word, and reading a dictionary takes its time)

    found = pyphen.language_fallback(tag.replace("-", "_"))
    return pyphen.Pyphen(lang=found).positions if found else lambda _word: []
