"""The engine's own words on every built page keep the rules that content is checked by (språklagen 11 §)."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from paraply.check.plain_swedish import MOST_WORDS, abbreviations, is_explained, sentences
from tests.test_site import pages_of

INLINE = {"a", "abbr", "b", "code", "del", "em", "i", "ins", "small", "span", "strong", "u"}
"""Elements that stand within a sentence; all others begin a block of their own."""

UNREAD = {"code", "pre", "script", "svg", "textarea"}
NAME = "Namn"
"""Stands for a link, which is one name to a reader, and for what is no prose."""

WORDS_OF_OTHERS = re.compile(r"a-o/")
"""Pages of the words that people search for, also cut short."""


class _Blocks(HTMLParser):
    """The texts of a page's main part, block by block; with ``names``, each link counts as one word."""

    def __init__(self, *, names: bool) -> None:
        super().__init__()
        self._names = names
        self._open: list[str] = []
        self.told = [""]

    @property
    def _is_silent(self) -> bool:
        return bool(UNREAD & set(self._open)) or (self._names and "a" in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._open or tag == "main":
            self._open.append(tag)
        if tag not in INLINE or ("class", "when") in attrs:
            self.told.append("")
        if self._open and (tag in UNREAD or (self._names and tag == "a")):
            self.told[-1] += NAME
        if self._open and tag == "abbr":
            self.told[-1] += f"{dict(attrs)['title']} "
        if tag in {"br", "img", "input", "wbr", "path", "circle", "rect", "use"} and self._open:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag not in INLINE:
            self.told.append("")

    def handle_data(self, data: str) -> None:
        if self._open and not self._is_silent:
            self.told[-1] += data


def blocks_of(html: str, *, names: bool = False) -> list[str]:
    parser = _Blocks(names=names)
    parser.feed(html)
    return [text for block in parser.told if (text := " ".join(block.split()))]


def long_sentences(html: str) -> Iterator[str]:
    """Sentences of more words than content may have; a number within parentheses is no word."""
    for block in blocks_of(html, names=True):
        for sentence, _line in sentences(block):
            words = re.sub(r"\(\d+\)", "", sentence).split()
            if sum(any(sign.isalnum() for sign in word) for word in words) > MOST_WORDS:
                yield sentence


def unexplained(html: str) -> Iterator[str]:
    blocks = blocks_of(html)
    whole = "\n".join(blocks)
    yield from {word for block in blocks for word, _ in abbreviations(block) if not is_explained(word, whole)}


def mixed(html: str) -> Iterator[str]:
    """Blocks that say both "procent" and "%"."""
    yield from (block for block in blocks_of(html) if "%" in block and "procent" in block)


def glued(html: str) -> list[str]:
    """Days and marks that run into what follows: whoever copies, searches or listens gets one word of two."""
    return re.findall(
        r'(?:class="when"[^>]*>[^<]*</span>|</time>)(?:\w|<(?:a|b|span|strong|time)\b)[^<]{0,40}', html
    )


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_every_page_is_written_plainly(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    wrong: dict[str, list[str]] = {}
    for address, html in pages_of(site).items():
        found = [*long_sentences(html), *mixed(html), *glued(html)]
        if not WORDS_OF_OTHERS.match(address):
            found += unexplained(html)
        if found:
            wrong[address] = found
    assert wrong == {}


def test_what_is_not_plain_is_found() -> None:
    words = " ".join(["ord"] * (MOST_WORDS + 1))
    page = "<header>{0}</header><main><p>Kort.</p><p>{0}. <a href='x'>{0}</a></p></main>"
    assert list(long_sentences(page.format(words))) == [f"{words}."]
    assert list(unexplained("<main><p>Fråga KSAU.</p></main>")) == ["KSAU"]
    assert list(unexplained("<main><p>KSAU (kommunstyrelsens arbetsutskott)</p></main>")) == []
    assert list(unexplained("<main><abbr title='miljoner kronor'>mnkr</abbr> <code>KSAU</code></main>")) == []
    assert list(mixed("<main><p>5 procent och 6 %</p><p>7 %</p></main>")) == ["5 procent och 6 %"]
    assert len(glued('<span class="when">2023</span><a>Plan</a> <time>1 maj</time>Plan')) == 2
    assert (
        glued('<span class="when">2023</span> <a>Plan</a> <time>1 maj</time>, <time>2 maj</time><p>Plan</p>')
        == []
    )
