"""Markdown from content → safe HTML: a closed allow-list, links only where content may lead."""

import re
from collections.abc import Callable
from typing import Final

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from paraply.language import _
from paraply.render.phones import with_links

TAGS: Final = {
    "p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "code",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES: Final = {"a": {"href"}, "th": {"scope"}, "ol": {"start"}, "*": set[str]()}
"""By element. Without a word of "*", nh3 lets ``title`` and ``lang`` through on every one."""

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

MOST_OPENED: Final = 500
"""Signs in a text that may begin a link or a tag, and lines that underline a heading. The converter tries
each with all that follows it: 100,000 of them would lock the build for hours."""

_OPENS = re.compile(r"[\[<]|^[=-]+[ ]*$", re.MULTILINE)
_PLAIN = re.compile(r"""[^\W\d_](?:[^\W_]|[ ,.:;?!()%/"'–”’§-])*\n*""")
"""A line that Markdown has nothing to say of: most texts are. A property test holds it to the converter."""

_TAG = re.compile(r"<[^<>]*>")
_HEAD_CELL = re.compile(r"<th>([^<]*(?:<(?!/?th>)[^<]*)*)</th>")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_ELSEWHERE = re.compile(r"(?:https?://|mailto:|tel:).+", re.IGNORECASE)
_ON_SITE = re.compile(r"/(?!/)[^\s\\\x00-\x1f]*")
"""Browsers drop tabs and line breaks and take a backslash for a slash: no path on the site has any."""


class SafeMarkdown:
    """Renders Markdown fields. One converter is used again and again; it keeps no state between texts."""

    def __init__(self) -> None:
        self._converter = _converter()

    def render(self, text: str, link: Callable[[str], str]) -> Markup:
        """Safe HTML of a text. ``link`` turns an address on the site into a link from the page shown.

        Headings become h3 and h4, so that they stand below the page's own. A link that leads neither to
        http(s), mailto, tel nor into the site loses its address.
        """
        if _PLAIN.fullmatch(text):
            plain = text.rstrip("\n")
            return with_links(Markup(f"<p>{plain}</p>"))  # noqa: S704  (no sign of HTML is among those)
        html = _HEADING.sub(_lowered, self._converted(text))

        def attribute(tag: str, name: str, value: str) -> str | None:
            return _safe_link(value, link) if (tag, name) == ("a", "href") else value

        clean = nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            clean_content_tags=DROPPED_WITH_CONTENT,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
            attribute_filter=attribute,
        )
        return with_links(Markup(_focusable_tables(clean)))  # noqa: S704  (nh3 has cleaned it)

    def _converted(self, text: str) -> str:
        """HTML that is not yet safe; a text too much for the converter is shown as it is written."""
        if sum(1 for _sign in _OPENS.finditer(text)) <= MOST_OPENED:
            try:
                return self._converter.reset().convert(text)
            except RecursionError:
                self._converter = _converter()
        return f"<p>{escape(text)}</p>"


def _converter() -> Markdown:
    return Markdown(extensions=["tables", "sane_lists"], output_format="html")


def _lowered(found: re.Match[str]) -> str:
    return (
        f"<{found[1]}h{min(4, int(found[2]) + 2)}>"
        if int(found[2]) < 3
        else f"<{found[1]}h{min(4, int(found[2]))}>"
    )


def _safe_link(address: str, link: Callable[[str], str]) -> str | None:
    address = address.strip()
    if _ELSEWHERE.match(address):
        return address
    if _ON_SITE.fullmatch(address):
        return link(address.lstrip("/"))
    return None


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
    names = [_TAG.sub("", name).strip() for name in _HEAD_CELL.findall(head)] if end else []
    called = ", ".join(filter(None, names))
    table = _("Tabell")
    told = _("Tabell: {name}", name=called) if called else table
    caption = f'<caption class="visually-hidden">{told}</caption>'
    region = f'<div class="table" role="region" tabindex="0" aria-label="{escape(table)}">'
    scoped = head.replace("<th>", '<th scope="col">') if end else head
    return f"{region}<table>{caption}{scoped}{end}{body}"
