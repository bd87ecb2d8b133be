"""Words of the list of terms, explained where they stand: the first one on a page leads to the list.

The list is a page written by hand. Whoever writes a heading in it has every page explain that word; what the
menu says needs no explaining, and neither do headings, links and forms.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from markdown.extensions.toc import slugify

from paraply.language import N_, _
from paraply.model.byhand import WrittenPage

ENDINGS: Final = N_("a ar arna en ens er erna et ets n na ns r rna t ts")
"""What a word of the list may end with besides, in the site's language, with spaces between."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_NAMES: Final = ("Kolada",)
"""Words of the list that are names themselves."""

_SEE: Final = r"^#+ {heading}\s*\n+\S+ \[[^\[\]\n]*\]\(#([\w-]+)\)\.$"
"""An entry that says no more than where to look."""


class Terms:
    """The words of one list, each with the anchor of its entry. ``menu`` are the words of the menu."""

    def __init__(self, page: WrittenPage | None = None, menu: Iterable[str] = ()) -> None:
        self._address = page.address if page else ""
        known = {title.casefold() for title in menu}
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for heading, anchor in _entries(page) if page else ():
            forms = [tuple(form.split()) for form in _forms(heading)]
            if known.isdisjoint(" ".join(form) for form in forms):
                for first, *rest in forms:
                    self._forms.setdefault(first, []).append((tuple(rest), anchor))
        self.found_in = lru_cache(maxsize=4096)(self._found_in)  # most texts are the same on many pages

    def explained(self, text: str, told: set[str], link: Callable[[str], str]) -> str:
        """A text where each word of the list that has not been ``told`` leads to its entry, and now is."""
        made, at = [], 0
        for start, end, anchor in self.found_in(text):
            if anchor not in told and start >= at:
                told.add(anchor)
                there = link(f"{self._address}#{anchor}")
                made.append(f'{text[at:start]}<a class="term" href="{there}">{text[start:end]}</a>')
                at = end
        return "".join([*made, text[at:]]) if made else text

    def _found_in(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Where the words of the list stand in a text, and their anchors."""
        if self._forms.keys().isdisjoint(_WORD.findall(text.casefold())):
            return ()
        return tuple(
            (word.start(), *found)
            for word in _WORD.finditer(text)
            if (forms := self._forms.get(word[0].casefold())) and (found := _found(text, word, forms))
        )


def _found(
    text: str, word: re.Match[str], forms: Iterable[tuple[tuple[str, ...], str]]
) -> tuple[int, str] | None:
    """Where a term that begins with this word ends, and its anchor; the longest of those ``forms``."""
    if text[word.start() - 1 : word.start()] in ("-", "&") or _is_part_of_a_name(text, word):
        return None
    ends = []
    for rest, anchor in forms:
        end = word.end()
        for part in rest:
            following = _WORD.match(text, end + 1)
            if not text[end : end + 1].isspace() or not following or following[0].casefold() != part:
                break
            end = following.end()
        else:
            if text[end : end + 1] not in ("-", ";"):
                ends.append((end, anchor))
    return max(ends, default=None)


def _is_part_of_a_name(text: str, word: re.Match[str]) -> bool:
    """Whether a capital inside a sentence says that the word belongs to what somebody has named."""
    if not word[0][0].isupper() or word[0].isupper() or word[0] in _NAMES:
        return False
    before = text[: word.start()].rstrip(' \n\u00a0”"(')
    return bool(before) and before[-1] not in ".:!?…"


def _entries(page: WrittenPage) -> Iterator[tuple[str, str]]:
    for heading in page.headings:
        if len(heading) > 1:  # no letter
            see = re.search(_SEE.format(heading=re.escape(heading)), page.body, re.MULTILINE)
            yield heading, see[1] if see else slugify(heading, "-")


def _forms(heading: str) -> Iterator[str]:
    """The heading as it may stand in a text: its last word with any ending."""
    word = heading.casefold()
    yield word
    stems = {word, word.removesuffix("e"), word.removesuffix("a")} if len(word) > 3 else {word}
    for stem in stems:
        yield from (f"{stem}{ending}" for ending in _(ENDINGS).split())
