"""Markdown as GitHub, GitLab and the form read it → the same page as Python-Markdown reads it.

Pages written by hand are made by Python-Markdown, for its boxes, tabs and attributes. Its blocks follow rules
of their own (https://python-markdown.github.io/#differences): a list needs an empty line above it and four
spaces a level, a table and a rule are paragraphs of their own, and ``1)`` is no number. Here each block is
written so that it is read as CommonMark has it (https://spec.commonmark.org/0.31.2/); what stands within a
line is left alone.
"""

import re
from collections.abc import Sequence
from string import punctuation
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension

DEEPEST: Final = 30
"""Levels of lists, quotes and boxes within each other; what is deeper is left as it stands."""

_ITEM = re.compile(r"(?P<lead> {0,3})(?P<sign>[-+*]|(?P<number>\d{1,9})[.)])(?P<gap> +(?=\S)| *$)")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?!.*`)|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_QUOTE = re.compile(r" {0,3}> ?")
_BOX = re.compile(r" {0,3}(?:!!!|\?\?\?\+?|===[!+]?(?= *[\"']))")
_NOTE = re.compile(r" {0,3}(?P<sign>\[\^[^\[\]\s]{1,80}\]:|:(?= {1,3}\S))(?P<gap> *)")
_HTML = re.compile(r" {0,3}<(?:!--|/?(?P<tag>[a-zA-Z][\w-]{0,30})(?=[\s/>]|$))")
_DELIMITER = re.compile(r":?-+:?")
_BROKEN = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_PHRASES: Final = {
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u", "wbr",
}  # fmt: skip
"""Tags that stand within a paragraph."""
_VERBATIM: Final = {"pre", "script", "style", "textarea"}
_HOLDS: Final = {"article", "aside", "blockquote", "center", "details", "div", "figure", "section"}
"""Elements that Markdown may stand in, after an empty line."""


ESCAPES: Final = f"{__name__}:Escapes"
"""As the list of extensions has it."""


class Escapes(Extension):
    """A backslash before any punctuation of ASCII makes it an ordinary one, as CommonMark has it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Markdown's)
        """Add what Python-Markdown leaves out."""
        md.ESCAPED_CHARS = [
            *md.ESCAPED_CHARS,
            *(sign for sign in punctuation if sign not in md.ESCAPED_CHARS),
        ]


def as_python_markdown(text: str) -> str:
    """The page's Markdown with every block as Python-Markdown wants it."""
    return "\n".join(_Blocks(text.split("\n"), 0, within_item=False).written())


class _Blocks:
    """Blocks that stand beside each other: a page's, or those of an item, a quote or a box."""

    def __init__(self, lines: Sequence[str], depth: int, *, within_item: bool) -> None:
        self._lines = [_spaced(line) for line in lines]
        self._depth = depth
        self._first_of_item = within_item
        """Whether this is still the first paragraph of an item, below which a list may stand at once."""
        self._out: list[str] = []
        self._at = 0
        self._is_open = False
        """Whether the line above belongs to a paragraph."""
        self._began = 0
        """Where the paragraph began, among the lines that are written."""

    def written(self) -> list[str]:
        """The lines, as Python-Markdown reads them."""
        if self._depth > DEEPEST:
            return self._lines
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip():
                self._take(line)
                self._first_of_item = self._is_open = False
                continue
            self._block(line)
        return self._out

    def _block(self, line: str) -> None:
        if found := _FENCE.match(line):
            self._fence(found["fence"])
        elif self._is_open and _UNDERLINE.match(line):
            self._underline(line.strip())
        elif _RULE.match(line) or _HEADING.match(line):
            self._apart(line.strip())
        elif _BOX.match(line):
            self._box(line)
        elif note := _NOTE.match(line):
            self._note(note)
        elif _QUOTE.match(line):
            self._quote()
        elif (item := _ITEM.match(line)) and self._may_begin(item):
            self._item(item)
        elif _begins_html(line, is_open=self._is_open):
            self._html()
        elif line.startswith("    ") and not self._is_open:
            self._take(line)
        elif self._begins_table():
            self._table()
        else:
            self._words(line)

    def _underline(self, line: str) -> None:
        """A heading: all of the paragraph above, on one line."""
        words = self._out[self._began :]
        del self._out[self._began :]
        joined = "".join(f"{each.rstrip()}{'<br>' if each.endswith('  ') else ' '}" for each in words[:-1])
        self._out.append(f"{joined}{words[-1]}")
        self._take(line)
        self._end()

    def _take(self, line: str) -> None:
        self._out.append(line)
        self._at += 1

    def _part(self) -> None:
        """An empty line between what is written and what follows, where there is none."""
        if self._out and self._out[-1].strip():
            self._out.append("")

    def _apart(self, line: str) -> None:
        self._part()
        self._take(line)
        self._end()

    def _end(self) -> None:
        """What has been written is whole; what follows is another block."""
        self._is_open = self._first_of_item = False
        if self._at < len(self._lines):
            self._part()

    def _fence(self, fence: str) -> None:
        self._part()
        ended = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}} *$")
        self._take(self._lines[self._at])
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._take(line)
            if ended.match(line):
                break
        self._end()

    def _box(self, line: str) -> None:
        """A box or a tab: what is four spaces in belongs to it."""
        self._take(line.strip())
        self._out += _indented(self._made(self._inner(4)))
        self._is_open = self._first_of_item = False

    def _note(self, note: re.Match[str]) -> None:
        """A footnote, or what a word means: the words beside the sign are the first of it."""
        words = self._lines[self._at][note.end() :]
        self._at += 1
        first, *rest = self._made([words, *self._inner(4)])
        self._out += [f"{note['sign']}{note['gap']}{first}", *_indented(rest)]
        self._is_open, self._began = not rest, len(self._out) - 1
        self._first_of_item = False

    def _inner(self, width: int) -> list[str]:
        """The lines that stand at least so far in, with the empty ones between them, moved out."""
        found: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.strip() and not line.startswith(" " * width):
                break
            found.append(line[width:])
            self._at += 1
        while found and not found[-1].strip():
            found.pop()
            self._at -= 1
        return found

    def _quote(self) -> None:
        self._part()
        inner: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if found := _QUOTE.match(line):
                inner.append(line[found.end() :])
            elif inner and self._is_lazy(inner[-1]):
                inner.append(_lazy(line))
            else:
                break
            self._at += 1
        self._out += [f"> {line}" if line else ">" for line in self._made(inner)]
        self._end()

    def _item(self, item: re.Match[str]) -> None:
        """An item and what belongs to it: all that stands as far in as its own first word."""
        if not self._first_of_item and self._is_open:
            self._part()
        line = self._lines[self._at]
        is_code = len(item["gap"]) > 4 or item.end() == len(line)
        width = item.end("sign") + 1 if is_code else item.end()
        inner, fence = [line[width:]], ""
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() or line.startswith(" " * width):
                line = line[width:] if line.strip() else ""
                fence = _fence_after(line, fence)
            elif not fence and self._is_lazy(inner[-1]):
                line = _lazy(line)
            else:
                break
            if not line and inner == [""]:
                break  # an item without words ends at once
            inner.append(line)
            self._at += 1
        while len(inner) > 1 and not inner[-1].strip():
            inner.pop()
            self._at -= 1
        sign = f"{item['number']}." if item["number"] else item["sign"]
        first, *rest = self._made(inner, within_item=True)
        self._out += [f"{sign} {first}", *_indented(rest)]
        self._is_open = self._first_of_item = False
        following = self._lines[self._at] if self._at < len(self._lines) else ""
        beside = _ITEM.match(following)
        is_sibling = beside is not None and bool(beside["number"]) == bool(item["number"])
        if following.strip() and not (is_sibling and all(rest)):
            self._part()

    def _may_begin(self, item: re.Match[str]) -> bool:
        """Within a paragraph a list begins with a word, and with 1."""
        if not self._is_open:
            return True
        return item.end() < len(self._lines[self._at]) and item["number"] in {None, "1"}

    def _is_lazy(self, above: str) -> bool:
        """Whether the line here, which is not far enough in, still belongs to a paragraph that ends above."""
        is_closed = not above.strip() or any(sign.match(above) for sign in (_HEADING, _RULE, _FENCE))
        return not is_closed and _goes_on(self._lines[self._at]) and not self._begins_table()

    def _is_more(self, below: str) -> bool:
        """Whether the line below belongs to the same paragraph."""
        item = _ITEM.match(below)
        if item and item.end() == len(below):
            return False
        return not _UNDERLINE.match(below) and (
            _goes_on(below) or bool(item and item["number"] not in {None, "1"})
        )

    def _html(self) -> None:
        """HTML goes on to the next empty line, or to the end of what is shown as it stands."""
        found = _HTML.match(self._lines[self._at])
        tag = (found["tag"] or "").lower() if found else ""
        end = "-->" if not tag else f"</{tag}" if tag in _VERBATIM else ""
        began = len(self._out)
        while self._at < len(self._lines) and (end or self._lines[self._at].strip()):
            line = self._lines[self._at]
            self._take(line)
            if end and end in line.lower():
                break
        if tag in _HOLDS and f"</{tag}" not in "".join(self._out[began:]).lower():
            self._out[began] = _opened(self._out[began])
        self._is_open = self._first_of_item = False

    def _begins_table(self) -> bool:
        below = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else ""
        return "|" in self._lines[self._at] and "|" in below and _are_delimiters(below)

    def _table(self) -> None:
        self._part()
        while self._at < len(self._lines) and self._lines[self._at].strip():
            line = self._lines[self._at]
            if any(sign.match(line) for sign in (_FENCE, _HEADING, _QUOTE)) or (
                "|" not in line and (_ITEM.match(line) or _RULE.match(line))
            ):
                break
            self._take(line.strip())
        self._end()

    def _words(self, line: str) -> None:
        line = line.lstrip(" ")
        below = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else ""
        if _BROKEN.search(line) and self._is_more(below):
            line = f"{line[:-1]}  "
        if self._is_open and (item := _ITEM.match(line)):  # it is none where it stands
            at = item.end("sign") - 1
            line = f"{line[:at]}\\{line[at:]}"
        if not self._is_open:
            self._began = len(self._out)
        self._take(line)
        self._is_open = True

    def _made(self, lines: Sequence[str], *, within_item: bool = False) -> list[str]:
        return _Blocks(lines, self._depth + 1, within_item=within_item).written() or [""]


def _indented(lines: Sequence[str]) -> list[str]:
    """Lines a level further in."""
    return [f"    {line}" if line.strip() else "" for line in lines]


def _goes_on(line: str) -> bool:
    """Whether a line begins nothing of its own."""
    begins = (_ITEM, _FENCE, _RULE, _HEADING, _QUOTE, _BOX, _NOTE)
    return (
        bool(line.strip())
        and not any(sign.match(line) for sign in begins)
        and not _begins_html(line, is_open=True)
    )


def _lazy(line: str) -> str:
    """A line of a paragraph that stands less far in than the paragraph does."""
    return line if line.startswith("    ") else line.lstrip(" ")


def _spaced(line: str) -> str:
    """A line whose indent is of spaces, and that ends in none but those that break it."""
    body = line.lstrip(" \t")
    return f"{line[: len(line) - len(body)].expandtabs(4)}{body}"


def _opened(line: str) -> str:
    """A tag that says that Markdown stands in it, which md_in_html asks for."""
    return (
        line if re.search(r"\smarkdown\b", line) else re.sub(r"<([\w-]+)", r'<\1 markdown="1"', line, count=1)
    )


def _begins_html(line: str, *, is_open: bool) -> bool:
    found = _HTML.match(line)
    return found is not None and not (
        (found["tag"] or "").lower() in _PHRASES or (is_open and not found["tag"])
    )


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open after a line, if any."""
    found = _FENCE.match(line.lstrip(" "))
    if fence:
        return "" if found and found["fence"].startswith(fence) and not line.strip(" `~") else fence
    return found["fence"] if found else ""


def _are_delimiters(line: str) -> bool:
    """Whether a line parts a table's headings from its rows: ``| --- | :-: |``."""
    bare = line.strip(" ")
    cells = bare.removeprefix("|").removesuffix("|").split("|")
    is_near = len(line) - len(line.lstrip(" ")) <= 3
    return is_near and all(_DELIMITER.fullmatch(cell.strip(" ")) for cell in cells)
