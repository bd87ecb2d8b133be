"""What in a text is not shown as it is written, and what to write instead.

Nothing is taken away in silence: HTML that is left out, pictures, links without an address, and what only
some programs know (footnotes, boxes, tabs) are told of with their line. Code is shown as it stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import nh3
from markdown_it.token import Token

from paraply.language import _
from paraply.text.linkfaults import lost, shortened, without_scheme
from paraply.text.markdown import ATTRIBUTES, DEEPEST, MOST_OPENED, TAGS, inline_of, tokens_of
from paraply.text.notations import LETTERED, LINES, MEANT_LINES, MEANT_WITHIN, WITHIN, Notation

MOST_TOLD: Final = 10
"""Faults of one text that are told of, each with its line."""


MOST_PROPOSED: Final = 300
"""Characters of a line that is proposed."""


@dataclass(frozen=True, slots=True)
class TextFault:
    """What is not shown as written, on which line from 0, and what to write."""

    line: int
    message: str
    hint: str


_SIGNS = re.compile(
    r"[\t<>\[\]*_~!=?:{}#•·▪●○◦‣\uf000-\uf0ff\u00ad$^+|-]|www\.|\n[ ]*\d+[.)]\s"
    r"|(?:\A|\n)[ ]*(?:\d{1,2}[.)][^\W\d_]|[a-h][)]\s|o[ \u00a0])"
)
"""A text without any of these has nothing to tell of."""

_TAG = re.compile(r"</?([A-Za-z][\w:-]{0,40})((?:[^<>\"']|\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'){0,300})>")
_NAME = re.compile(r"([\w:-]{1,40})\s{0,3}=")
_ELEMENTS: Final = nh3.ALLOWED_TAGS | {
    "body", "button", "circle", "fieldset", "font", "form", "g", "iframe", "input", "label", "legend", "main",
    "math", "option", "path", "picture", "rect", "section", "select", "source", "style", "svg", "text",
    "textarea", "track", "video", "audio",
}  # fmt: skip
"""What a browser knows."""

_WORD = re.compile(
    r"</?[a-z]\w{0,8}:\w{1,40}[^<>]{0,300}>|<[^<>]{0,300}[\"'\s]Mso\w{1,40}[^<>]{0,300}>", re.IGNORECASE
)
_NO_TAG = re.compile(r"<[a-zA-Z]\w{0,40}>")
"""What CommonMark takes for words, since a tag's name has plain letters, and a browser for a tag."""

_REFERS = re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]")
"""A link whose address stands elsewhere on the page."""

_NO_LIST = re.compile(r"\d{1,9}[.)]\s.*")
"""Within a paragraph a list begins with 1 only: another number and a point are words. The form differs."""


def _unknown(_path: str) -> str:
    return ""


def faults_in(text: str, resolve: Callable[[str], str] = _unknown) -> Iterator[TextFault]:
    """The first faults of a text, by line. ``resolve`` gives the site's address of a file, if it knows."""
    if not _SIGNS.search(text):
        return
    found = tokens_of(text)
    if found is None:
        yield TextFault(
            0,
            _("Texten visas som den står, utan rubriker, listor och länkar: den är för invecklad."),
            _(
                "Dela den. Högst {most} tecken får inleda länkar, och listor får ha högst {deep} nivåer.",
                most=MOST_OPENED,
                deep=DEEPEST,
            ),
        )
        return
    told = sorted(_faults(found, resolve), key=lambda fault: fault.line)
    yield from dict.fromkeys(told[:MOST_TOLD])


def meant_in(block: str) -> Iterator[TextFault]:
    """What in some lines was meant as Markdown, and is none to any program."""
    for token in tokens_of(block) or ():
        if token.type == "html_block" and token.map:
            yield from _html_of_none(token.content, token.map[0])
        if token.type != "inline":
            continue
        for piece, line in inline_of([token]):
            yield from _meant_piece(piece, line)
        for line, words in _words_of(token).items():
            told = [sign for sign in MEANT_LINES if sign.pattern.fullmatch(words.strip())]
            yield from (_from_word(value, line) for value in _WORD.findall(words))
            yield from (_no_tag(value, line) for value in _NO_TAG.findall(words))
            told += [LETTERED] if token.map and line and LETTERED.pattern.fullmatch(words.strip()) else []
            for sign in told[:1] or MEANT_WITHIN:
                if (found := sign.pattern.search(words.strip())) and not _REFERS.fullmatch(found[0]):
                    yield _told(sign, found[0], line)


def _meant_piece(piece: Token, line: int) -> Iterator[TextFault]:
    """An address or a tag that leads nowhere in any dialect, on a page written by hand."""
    match piece.type:
        case "html_inline":
            yield from _html_of_none(piece.content, line)
        case "link_open" if told := without_scheme(str(piece.attrs.get("href", ""))):
            yield TextFault(line, *told)
        case "image" if without_scheme(address := str(piece.attrs.get("src", ""))) and address:
            yield TextFault(
                line,
                _(
                    "Bilden '{value}' visas inte: den ligger inte på webbplatsen.",
                    value=shortened(unquote(address)),
                ),
                _("Lägg den som en fil i docs/assets/, och skriv ![vad den visar](assets/fil.png)."),
            )


def _html_of_none(html: str, line: int) -> Iterator[TextFault]:
    """What Word leaves behind, and signs round a word that make a tag of it, which no browser shows."""
    for found in _TAG.finditer(html):
        here = line + html.count("\n", 0, found.start())
        if _WORD.fullmatch(found[0]):
            yield _from_word(found[0], here)
        elif found[1].lower() not in _ELEMENTS and "=" not in found[2] and not found[0].startswith("</"):
            yield _no_tag(found[0], here)


def _no_tag(value: str, line: int) -> TextFault:
    return TextFault(
        line,
        _("{value} visas inte: det läses som en tagg.", value=shortened(value)),
        _("Skriv {code}.", code=f"`{value}`"),
    )


def _faults(tokens: Sequence[Token], resolve: Callable[[str], str]) -> Iterator[TextFault]:
    for token in tokens:
        if token.type == "html_block" and token.map:
            yield from _html(token.content, token.map[0])
        elif token.type == "fence" and token.map and not token.content.strip():
            yield TextFault(
                token.map[0],
                _("'{value}' börjar en ruta med kod, men den är tom.", value=f"{token.markup}{token.info}"),
                _("Ta bort tecknen, eller skriv koden på raderna under."),
            )
    for token in tokens:
        if token.type == "inline" and token.map:
            yield from _inline(token, resolve)


def _inline(token: Token, resolve: Callable[[str], str]) -> Iterator[TextFault]:
    for piece, line in inline_of([token]):
        match piece.type:
            case "html_inline":
                yield from _html(piece.content, line)
            case "image":
                address = str(piece.attrs.get("src", ""))
                yield TextFault(
                    line,
                    _(
                        "Bilden '{value}' visas inte i texten, bara dess beskrivning.",
                        value=shortened(unquote(address)),
                    ),
                    _("Skriv med ord det som bilden visar."),
                )
            case "link_open":
                if told := lost(str(piece.attrs.get("href", "")), resolve):
                    yield TextFault(line, *told)
    for line, words in _words_of(token).items():
        yield from _in_line(words.strip(), line)
        if token.map and line > token.map[0] and LETTERED.pattern.fullmatch(words.strip()):
            yield _told(LETTERED, words, line)
        if token.map and line > token.map[0] and _NO_LIST.fullmatch(words.strip()):
            yield TextFault(
                line,
                _(
                    "'{value}' visas som vanlig text här, men som en lista i formuläret.",
                    value=shortened(words),
                ),
                _("Flytta talet till raden ovanför. Ska det vara en lista? Börja med 1. efter en tom rad."),
            )


def _words_of(token: Token) -> dict[int, str]:
    """The text by line, without code and what links are called; a zero sign where stress ends a word."""
    linked = False
    written: dict[int, str] = {}
    for piece, line in inline_of([token]):
        match piece.type:
            case "link_open":
                linked = piece.markup != "linkify"
            case "link_close":
                linked = False
            case "text" if not linked:
                written[line] = written.get(line, "") + piece.content
            case "code_inline" | "softbreak" | "hardbreak":
                pass
            case _:
                written[line] = written.get(line, "") + "\x00"
    return written


def _in_line(words: str, line: int) -> Iterator[TextFault]:
    for sign in LINES:
        if sign.pattern.fullmatch(words):
            yield _told(sign, words, line)
            return
    for sign in WITHIN:
        if found := sign.pattern.search(words):
            yield _told(sign, found[0], line)
    for found in _WORD.finditer(words):
        yield _from_word(found[0], line)


def _told(sign: Notation, value: str, line: int) -> TextFault:
    """The fault of a notation; of one with stress in it, or a long one, the beginning is proposed."""
    whole = value.partition("\x00")[0][:MOST_PROPOSED]
    mended = sign.mend(whole) if sign.mend else ""
    return TextFault(
        line,
        _(sign.message, value=shortened(value)),
        _(sign.hint, value=value, mended=mended if whole == value else f"{mended}…"),
    )


def _html(html: str, line: int) -> Iterator[TextFault]:
    for found in _TAG.finditer(html):
        tag, rest = found[1].lower(), found[2]
        here = line + html.count("\n", 0, found.start())
        if _WORD.fullmatch(found[0]):
            yield _from_word(found[0], here)
        elif tag not in TAGS and not found[0].startswith("</"):
            yield TextFault(
                here,
                _("Taggen {value} visas inte.", value=shortened(found[0])),
                _("Ta bort den. Ska tecknen synas? Skriv {code}.", code=f"`{shortened(found[0])}`"),
            )
        elif lost := [name for name in _NAME.findall(rest) if name.lower() not in ATTRIBUTES.get(tag, set())]:
            yield TextFault(
                here,
                _("'{name}' i {value} har ingen verkan.", name=lost[0], value=shortened(found[0])),
                _("Skriv <{tag}> utan det.", tag=tag),
            )


def _from_word(value: str, line: int) -> TextFault:
    return TextFault(
        line,
        _("{value} kommer från Word och hör inte till texten.", value=shortened(value)),
        _("Ta bort det. Klistra in utan formatering: Ctrl+Skift+V."),
    )
