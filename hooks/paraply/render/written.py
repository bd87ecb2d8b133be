"""Pages written by hand for residents: what Material's Markdown makes, fitted to our frame.

The Markdown extensions are those of Material. Their HTML is given what our frame asks of every page: a table
is a region that the keyboard reaches, a box of a task list has a name, and boxes have Swedish titles.
"""

import re
from collections.abc import Iterable
from typing import Final

from markupsafe import escape

from paraply.language import N_, _
from paraply.render.dialect import as_python_markdown
from paraply.render.outline import MANY_WORDS, linked, words_shown
from paraply.render.rootlinks import from_here
from paraply.render.typeset import typeset

_BOX: Final = re.compile(r'<input type="checkbox" disabled(?P<checked> checked)?\s?/?>')
_UNTITLED: Final = re.compile(
    r'(?<=<div class="admonition )(?P<kind>\w{1,20})">\n<p class="admonition-title">(?P<title>\w{1,20})</p>'
)

_TAG: Final = re.compile(r"<[^<>]{1,200}>")

_TITLES: Final = {
    "note": N_("Att veta"),
    "info": N_("Att veta"),
    "tip": N_("Tips"),
    "success": N_("Klart"),
    "warning": N_("Tänk på"),
    "danger": N_("Viktigt"),
    "question": N_("Fråga"),
    "example": N_("Exempel"),
}
"""What a box is called when nobody says; Markdown's own title is the English word of its kind."""


def prepared(markdown: str, file: str, known: Iterable[tuple[str, str]]) -> str:
    """The page's Markdown, of the dialect of all texts, as Python-Markdown and MkDocs read it.

    ``file`` is the page's own, and ``known`` are all that MkDocs has, each with its address before it.
    """
    sources = {address.removeprefix("./"): path for address, path in known}
    return as_python_markdown(from_here(markdown, file, sources))


def fitted(html: str) -> str:
    """The page's HTML, typeset, with named tables, boxes and titles, and links to a long page's sections."""
    first, *rest = _UNTITLED.sub(_titled, html).split("<table")
    whole = _BOX.sub(_named, first + "".join(map(_as_region, rest)))
    return typeset(linked(whole) if words_shown(whole) >= MANY_WORDS else whole)


def _titled(box: re.Match[str]) -> str:
    kind, title = box["kind"], box["title"]
    if title.lower() == kind and kind in _TITLES:
        title = _(_TITLES[kind])
    return f'{kind}">\n<p class="admonition-title">{title}</p>'


def _as_region(after: str) -> str:
    """A table, from what follows its first tag's name, and the text up to the next one."""
    table, end, text = after.partition("</table>")
    cells = [part.partition(">")[2].partition("</th>")[0] for part in table.split("<th")[1:]]
    heads = [_TAG.sub("", cell).strip() for cell in cells]
    name = _("Tabell: {heads}", heads=", ".join(filter(None, heads[:3])))
    start = '<div class="table table--text" role="region" tabindex="0"'
    return f'{start} aria-label="{escape(name)}"><table{table}{end}</div>{text}'


def _named(box: re.Match[str]) -> str:
    name = _("Klart") if box["checked"] else _("Inte klart")
    return f'<input type="checkbox" disabled{box["checked"] or ""} aria-label="{name}">'
