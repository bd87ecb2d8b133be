"""A written report as plain values, and the two ways it is set: Markdown, and HTML that Word opens."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, TypeAlias

from paraply import language
from paraply.language import _


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere. ``url`` is absolute; without one the text stands alone."""

    text: str
    url: str = ""


Inline: TypeAlias = tuple[str | Link, ...]
"""Running text: plain pieces and links, in order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; ``level`` is 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: Sequence[Inline]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names the rows."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Inline]]


Block: TypeAlias = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what follows it."""

    title: str
    blocks: Sequence[Block]


_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")
_LIST_SIGN = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+.)])(?=\s)")
_BREAK = re.compile(r"(?<!\s)\s*[\r\n]\s*")
_UNSAFE = re.compile(r"[<>\s]")
_STYLE: Final = (
    "body{font-family:Arial,sans-serif;line-height:1.45;max-width:60em;overflow-wrap:break-word;"
    "margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.4em 0}"
    "th,td{border:1px solid #767676;padding:.3em .5em;text-align:left;vertical-align:top}"
    ".wide{overflow-x:auto}.wide table{min-width:36em}"
)


def as_markdown(document: Document) -> str:
    """The report as Markdown: values are text, and never markup of their own."""
    return "\n\n".join([f"# {_marked(document.title)}", *map(_markdown, document.blocks)]) + "\n"


def as_html(document: Document) -> str:
    """The report as one HTML file without anything beside it: Word, LibreOffice and browsers open it."""
    blocks = "\n".join(map(_html, document.blocks))
    title = escape(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language.tag()}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{blocks}\n</body>\n</html>\n"
    )


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_marked(block.text)}"
        case Paragraph():
            return _LIST_SIGN.sub(r"\1\\\2", _marked_inline(block.text))
        case Bullets():
            return "\n".join(f"- {_marked_inline(item)}" for item in block.items)
        case Table():
            return "\n".join(_markdown_table(block))


def _markdown_table(table: Table) -> Iterator[str]:
    yield f"**{_marked(table.caption)}**\n"
    yield f"| {' | '.join(map(_marked, table.headings))} |"
    yield f"|{'---|' * len(table.headings)}"
    for row in table.rows:
        yield f"| {' | '.join(map(_marked_inline, row))} |"


def _marked_inline(pieces: Inline) -> str:
    return _inline(pieces, _marked, lambda link: f"[{_marked(link.text)}](<{_UNSAFE.sub('', link.url)}>)")


def _marked(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _BREAK.sub(" ", text)).replace("&", "&amp;")


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_html_inline(block.text)}</p>"
        case Bullets():
            return f"<ul>{''.join(f'<li>{_html_inline(item)}</li>' for item in block.items)}</ul>"
        case Table():
            return _html_table(block)


def _html_table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in table.headings)
    rows = "\n".join(
        f'<tr><th scope="row">{_html_inline(first)}</th>'
        f"{''.join(f'<td>{_html_inline(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in table.rows
    )
    caption = escape(table.caption)
    called = escape(_("Tabell: {name}", name=table.caption))
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{called}"><table>'
        f"<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _html_inline(pieces: Inline) -> str:
    return _inline(pieces, escape, lambda link: f'<a href="{escape(link.url)}">{escape(link.text)}</a>')


def _inline(pieces: Inline, text: Callable[[str], str], link: Callable[[Link], str]) -> str:
    def piece(each: str | Link) -> str:
        if isinstance(each, str):
            return text(each)
        return link(each) if each.url else text(each.text)

    return "".join(map(piece, pieces))


FORMATS: Final[Mapping[str, Callable[[Document], str]]] = {".md": as_markdown, ".html": as_html}
"""The ways to set a report, by the end of the file's name."""
