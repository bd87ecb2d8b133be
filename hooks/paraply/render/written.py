"""Pages written by hand for residents: what Material's Markdown makes, fitted to our frame.

The Markdown extensions are those of Material. Their HTML is given what our frame asks of every page: a table
is a region that the keyboard reaches, a box of a task list has a name, and long pages list their headings.
"""

import re
from typing import Any, Final

from markupsafe import escape

from paraply.language import N_, _

_TABLE: Final = re.compile(r"<table\b.*?</table>", re.DOTALL)
_BOX: Final = re.compile(r'<input type="checkbox" disabled(?P<checked> checked)?\s*/?>')
_DRAWN: Final = re.compile(r'class="(?:admonition|tabbed-set|footnote|task-list|twemoji|md-button)|<details')
_UNTITLED: Final = re.compile(
    r'(?<=<div class="admonition )(?P<kind>\w+)">\n<p class="admonition-title">(?P<title>\w+)</p>'
)
_TAGS: Final = re.compile(r"<[^>]+>")

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

ENOUGH_HEADINGS: Final = 4
"""A page with so many headings of the second level begins with a list of them."""


def fitted(html: str) -> str:
    """The page's HTML with named tables and boxes."""
    html = _TABLE.sub(_as_region, _UNTITLED.sub(_titled, html))
    return _BOX.sub(_named, html)


def needs_styles(html: str) -> bool:
    """Whether the page has something that ``assets/written.css`` draws."""
    return _DRAWN.search(html) is not None


def plain_text(html: str) -> str:
    """What the page says, without markup, on one line."""
    return " ".join(_TAGS.sub(" ", html).split())


def headings(toc: list[Any]) -> list[dict[str, str]]:
    """The headings of the second level as anchors and texts, when they are enough to need a list.

    ``toc`` is the page's contents: items with ``level``, ``id``, ``title`` and ``children``.
    """
    first = [item for item in toc if item.level == 1]
    found = first[0].children if first else toc
    shown = [{"id": item.id, "title": _TAGS.sub("", item.title)} for item in found if item.level == 2]
    return shown if len(shown) >= ENOUGH_HEADINGS else []


def _titled(box: re.Match[str]) -> str:
    kind, title = box["kind"], box["title"]
    if title.lower() == kind and kind in _TITLES:
        title = _(_TITLES[kind])
    return f'{kind}">\n<p class="admonition-title">{title}</p>'


def _as_region(table: re.Match[str]) -> str:
    heads = [
        _TAGS.sub("", head).strip() for head in re.findall(r"<th\b[^>]*>(.*?)</th>", table[0], re.DOTALL)
    ]
    name = _("Tabell: {heads}", heads=", ".join(filter(None, heads[:3])))
    start = '<div class="table table--text" role="region" tabindex="0"'
    return f'{start} aria-label="{escape(name)}">{table[0]}</div>'


def _named(box: re.Match[str]) -> str:
    name = _("Klart") if box["checked"] else _("Inte klart")
    return f'<input type="checkbox" disabled{box["checked"] or ""} aria-label="{name}">'
