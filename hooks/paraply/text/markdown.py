"""The Markdown that texts are written in: what is shown of it, and where its links lead.

It is CommonMark (https://spec.commonmark.org/0.31.2/) with what GitHub and GitLab add to it and show alike:
tables, text struck through, and addresses that become links by themselves
(https://github.github.com/gfm/). The preview of the form reads the same. What is shown of HTML stands here
too, since those who tell of what is left out must not know more or less than those who leave it out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token

TAGS: Final = {
    "p", "br", "hr", "strong", "b", "em", "i", "s", "del", "ins", "sub", "sup", "ul", "ol", "li", "a",
    "h3", "h4", "h5", "h6", "blockquote", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES: Final = {
    "a": {"href"},
    "th": {"scope", "class"},
    "td": {"class"},
    "ol": {"start"},
    "*": set[str](),
}
"""By element. Without a word of "*", nh3 lets ``title`` and ``lang`` through on every one."""

ALIGNED: Final = {"center", "right"}
"""The only classes: how a column of a table stands."""

DEEPEST: Final = 40
"""Levels of quotes and lists within each other. The parser would drop what is deeper, in silence."""

MOST_OPENED: Final = 500
"""Characters in a text that may begin a link or a tag, and lines that underline a heading. A parser tries
each with all that follows it: 100,000 of them would lock the build."""

MOST_STARS: Final = 5_000
"""Characters that begin or end what is stressed; each end looks back for its beginning."""

_OPENS = re.compile(r"[\[<]|://|^[=-]+[ ]*$", re.MULTILINE)
_STARS = re.compile(r"[*_~]")
_MAY_LINK = re.compile(r"\]\(|\]:|<|://|@")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FIRST = 3
"""The level of a text's first headings: the page's own are h1 and h2."""

_ALIGN = re.compile(r"text-align:(center|right|left)")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link in a text leads, as it is written, what it is called, and its line from 0."""

    address: str
    name: str
    line: int


@lru_cache(maxsize=8)  # each rule asks for the same text in turn
def tokens_of(text: str) -> tuple[Token, ...] | None:
    """The text as CommonMark's tokens; None when it is too much for the parser, and is shown as it stands."""
    found = _parsed(text)
    return None if found is None else tuple(found)


def _parsed(text: str) -> list[Token] | None:
    if sum(1 for _char in _OPENS.finditer(text)) > MOST_OPENED:
        return None
    if sum(1 for _char in _STARS.finditer(text)) > MOST_STARS:
        return None
    try:
        found = _READER.parse(text)
    except RecursionError:
        return None
    return None if any(token.level >= DEEPEST for token in found) else found


def html_of(text: str) -> str | None:
    """HTML that is not yet safe; None when the text is to be shown as it is written."""
    found = _parsed(text)
    if found is None:
        return None
    _place_headings(found)
    for token in found:
        _align(token)
        if token.children:
            token.children = [_worded(child) for child in token.children]
    return str(_READER.renderer.render(found, _READER.options, {}))


def links_in(text: str) -> Iterator[Link]:
    """Every link of a text, with those that are addresses only."""
    if not _MAY_LINK.search(text):
        return
    opened, line_of_it, name = "", 0, ""
    for piece, line in inline_of(tokens_of(text) or ()):
        if piece.type == "link_open":
            opened, line_of_it, name = str(piece.attrs.get("href", "")), line, ""
        elif piece.type == "link_close":
            yield Link(unquote(opened), name, line_of_it)
        elif piece.content:
            name += piece.content


def inline_of(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """The pieces of every paragraph, heading, item and cell, each with its line from 0."""
    for token in tokens:
        if token.type != "inline":
            continue
        line = token.map[0] if token.map else 0
        for piece in token.children or ():
            yield piece, line
            if piece.type in {"softbreak", "hardbreak"}:
                line += 1
            elif piece.type in {"code_inline", "html_inline", "text"}:
                line += piece.content.count("\n")


def _place_headings(tokens: Sequence[Token]) -> None:
    """Headings by their order in the text: the first of them h3, those below it h4, and no level left out.

    Whatever characters they are written with: people begin at ``#``, ``##`` or ``###``.
    """
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            level = _HEADINGS[token.tag]
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, _FIRST + len(above) - 1)}"


def _align(token: Token) -> None:
    """A column's side as a class: a style of its own is not allowed on any page."""
    if token.type in {"th_open", "td_open"} and (style := token.attrs.pop("style", None)):
        found = _ALIGN.fullmatch(str(style))
        if found and found[1] in ALIGNED:
            token.attrSet("class", found[1])


def _worded(piece: Token) -> Token:
    """A picture by its words: pictures are not shown in texts, and its words must not be lost."""
    if piece.type != "image":
        return piece
    return Token("text", "", 0, content=piece.content)


def _reader() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": True, "linkify": True, "maxNesting": DEEPEST + 5})
    made.enable(["table", "strikethrough", "linkify"])
    made.linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_ip": False, "fuzzy_email": True})
    made.block.ruler.at("reference", _reference)
    made.validateLink = _any_address  # type: ignore[method-assign, assignment]
    return made


def _reference(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Addresses that links refer to. A footnote looks like one, and would vanish with all it says."""
    at = state.bMarks[first] + state.tShift[first]
    return not state.src.startswith("[^", at) and reference(state, first, last, silent)


def _any_address(_address: str) -> bool:
    """Those who show a link, and those who tell of it, judge where it may lead."""
    return True


_READER: Final = _reader()
