"""Markdown from content → safe HTML: a closed allow-list, links only where content may lead."""

import re
from collections.abc import Callable
from typing import Final

import nh3
from markupsafe import Markup, escape

from paraply.language import _
from paraply.render.phones import with_links
from paraply.text.markdown import ALIGNED, ATTRIBUTES, TAGS, html_of

DROPPED_WITH_CONTENT: Final = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "template",
    "noscript",
}

_PLAIN = re.compile(r"""[^\W\d_](?:[^\W_]|[ ,.:;?!()%/"'–”’§-])*\n*""")
"""A line that Markdown has nothing to say of: most texts are. A property test holds it to the converter."""

_TAG = re.compile(r"<[^<>]*>")
_BARE_HEAD = re.compile(r"<th(?=>| class=)")
_ELSEWHERE = re.compile(r"(?:https?://|mailto:|tel:).+", re.IGNORECASE)
_ON_SITE = re.compile(r"/(?!/)[^\s\\\x00-\x1f]*")
"""Browsers drop tabs and line breaks and take a backslash for a slash: no path on the site has any."""


class SafeMarkdown:
    """Renders Markdown fields. It keeps no state between texts."""

    def render(self, text: str, link: Callable[[str], str]) -> Markup:
        """Safe HTML of a text. ``link`` turns an address on the site into a link from the page shown.

        It gives an empty text when there is no such page. A link that leads neither to http(s), mailto, tel
        nor into the site loses its address, and what it is called stays.
        """
        if "://" not in text and _PLAIN.fullmatch(text):
            plain = text.rstrip(" \n")
            return with_links(Markup(f"<p>{plain}</p>"))  # noqa: S704  (no character of HTML is among those)

        def attribute(tag: str, name: str, value: str) -> str | None:
            if name == "class":
                return value if value in ALIGNED else None
            return _safe_link(value, link) if (tag, name) == ("a", "href") else value

        clean = nh3.clean(
            self._converted(text),
            tags=TAGS,
            attributes=ATTRIBUTES,
            clean_content_tags=DROPPED_WITH_CONTENT,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
            attribute_filter=attribute,
        )
        return with_links(Markup(_focusable_tables(_unlinked(clean)).rstrip("\n")))  # noqa: S704  (nh3 has cleaned it)

    def _converted(self, text: str) -> str:
        """HTML that is not yet safe; a text too much for the reader is shown as it is written."""
        html = html_of(text)
        return f"<p>{escape(text)}</p>" if html is None else html


def _safe_link(address: str, link: Callable[[str], str]) -> str | None:
    address = address.strip()
    if _ELSEWHERE.match(address):
        return address
    if _ON_SITE.fullmatch(address):
        return link(address.lstrip("/")) or None
    return None


def _unlinked(html: str) -> str:
    """Without links that lead nowhere: their words stay. No link stands within another."""
    first, *rest = html.split("<a>")
    return "".join([first, *(part.replace("</a>", "", 1) for part in rest)])


def _focusable_tables(html: str) -> str:
    """A wide table scrolls inside a region that the keyboard reaches (WCAG 2.1.1, 1.4.10).

    Markdown knows no captions: the table is called by its headings, for those who hear it (1.3.1).
    """
    first, *tables = html.split("<table>")
    wrapped = "".join([first, *map(_captioned, tables)])
    return wrapped.replace("</table>", "</table></div>")


def _captioned(rest: str) -> str:
    """What follows a ``<table>``, with that tag in its region and a caption."""
    head, end, body = rest.partition("</thead>")
    cells = head.split("</th>")[:-1] if end else []
    names = [_TAG.sub("", cell.rpartition("<th")[2].partition(">")[2]).strip() for cell in cells]
    called = ", ".join(filter(None, names))
    table = _("Tabell")
    told = _("Tabell: {name}", name=called) if called else table
    caption = f'<caption class="visually-hidden">{told}</caption>'
    region = f'<div class="table" role="region" tabindex="0" aria-label="{escape(table)}">'
    scoped = _BARE_HEAD.sub('<th scope="col"', head) if end else head
    return f"{region}<table>{caption}{scoped}{end}{body}"
