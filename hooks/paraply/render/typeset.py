"""The last hand on a page's body, in one walk over its tags and texts.

Spaces that no line may part at, soft hyphens in narrow places, and words explained where they first stand.
Each of these knows only texts; where a text stands is known here. Most texts are the same on many pages.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from paraply import language
from paraply.render.hyphens import hyphenated
from paraply.render.terms import Terms
from paraply.render.together import kept_together

_TAG: Final = re.compile(r"(<[^<>]*>)")
_NAME: Final = re.compile(r"</?([a-z][a-z0-9]*)")

_AS_WRITTEN: Final = {"code", "pre", "script", "style", "textarea"}
"""Where no character is changed."""

_NARROW: Final = {"caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"}
"""Where there is little room; so it is in a matrix, and in names of items with a value."""
_MATRIX: Final = '<ul class="matrix'

_SILENT: Final = {
    "a", "button", "caption", "code", "dt", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "label",
    "nav", "pre", "script", "select", "style", "summary", "svg", "textarea", "th", "time",
}  # fmt: skip
"""Where nothing is explained."""
_UNSEEN: Final = re.compile(r'print-only|role="img"|translate="no"')
"""What is for paper only, what is heard as one picture, and the name of somebody."""


def typeset(html: str, terms: Terms | None = None, link: Callable[[str], str] = str) -> str:
    """A body whose texts are finished; ``terms`` are explained by links that ``link`` makes."""
    parts = _TAG.split(html)
    places = as_written, narrow, silent = _Place(), _Place(), _Place()
    told: set[str] = set()
    finished, finished_narrow = _finishers(language.code(), language.tag())
    names: tuple[str, ...] = ()
    before = ""
    for index, part in enumerate(parts):
        if index % 2:
            name, is_end, begun = _known(part)
            if part == "<span>" and not parts[index - 1] and before.startswith("<li"):
                begun = (False, True, False)
            before = part
            if begun or name in names:
                for place, is_begun in zip(places, begun or _NOTHING, strict=True):
                    place.follow(name, is_end=is_end, is_begun=is_begun)
                names = as_written.name, narrow.name, silent.name
        elif len(part) > 1 and not as_written.name:  # one character has no place to part at
            text = parts[index] = finished_narrow(part) if narrow.name else finished(part)
            if terms and not silent.name and terms.found_in(text):
                parts[index] = terms.explained(text, told, link)
    return "".join(parts)


class _Place:
    """An element of one kind, from the tag that begins it to the one that ends it."""

    __slots__ = ("depth", "name")

    def __init__(self) -> None:
        self.name = ""
        self.depth = 0

    def follow(self, name: str, *, is_end: bool, is_begun: bool) -> None:
        """Pass a tag."""
        if not self.name:
            if is_begun:
                self.name, self.depth = name, 1
        elif name == self.name:
            self.depth += -1 if is_end else 1
            self.name = self.name if self.depth else ""


_NOTHING: Final = (False, False, False)


@lru_cache(maxsize=4096)  # most tags are the same on hundreds of pages
def _known(tag: str) -> tuple[str, bool, tuple[bool, bool, bool] | None]:
    """A tag's name, whether it ends what it names, and what it begins.

    That is, in order, what stays as it is written, a narrow place, and one where nothing is explained.
    """
    found = _NAME.match(tag)
    if not found:
        return tag, False, None
    name, is_end = found[1], tag[1] == "/"
    is_silent = name in _SILENT or bool(_UNSEEN.search(tag))
    begun = (name in _AS_WRITTEN, name in _NARROW or tag.startswith(_MATRIX), is_silent)
    return name, is_end, begun if any(begun) and not is_end else None


@lru_cache(maxsize=2)
def _finishers(_code: str, _tag: str) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """What finishes a text in the language in use: anywhere, and with soft hyphens in a narrow place."""
    return (
        lru_cache(maxsize=8192)(kept_together),
        lru_cache(maxsize=8192)(lambda text: hyphenated(kept_together(text))),
    )
