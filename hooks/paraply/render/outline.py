"""The way around a long page: a list of its sections, and a heading that links to itself in each.

A page is long from ``MANY_WORDS`` and ``MANY_SECTIONS`` on. Measured in Chromium at 360 × 640: a page of 400
words that show is six screens or more, and the answers of promises and measures are shorter than one. What is
folded does not count, since nobody scrolls past it. The list stands where the first section begins, below the
answer, so that no page begins with a list.
"""

import re
from typing import Final

from markupsafe import Markup

from paraply.language import _

MANY_WORDS: Final = 400
MANY_SECTIONS: Final = 3

_TAG: Final = re.compile(r"<[^<>]*>")
_HEADING: Final = re.compile(r'<h2 id="([^"<>]+)">([^<]+)</h2>')
"""None of ours has anything but text in it; one that has a link already, by a setting, is let be."""

_SECTION: Final = re.compile(r'(?:<div class="section pair">\s*)?<section[^<>]*>\s*<h2 id="')
"""Where the first section begins, or the pair that it is half of."""

_UNREAD: Final = re.compile(r"<(/?)(?:svg|script|style|details)[^<>]*>")
OWN_LIST: Final = 'class="letters"'
"""A page of names has its letters for a list."""


def outlined(html: str) -> str:
    """The body of a page, with a list of its sections and linked headings when it is long."""
    first = _SECTION.search(html)
    if not first or len(_HEADING.findall(html)) < MANY_SECTIONS or words_shown(html) < MANY_WORDS:
        return html
    head, rest = html[: first.start()], html[first.start() :]
    sections = "" if OWN_LIST in html else _listed(_HEADING.findall(rest))
    return head + sections + linked(rest)


def linked(html: str) -> str:
    """Every heading of a section as a link to itself, which can be copied, sent and reached by keyboard."""
    return _HEADING.sub(r'<h2 id="\1"><a class="own-link" href="#\1">\2</a></h2>', html)


def words_shown(html: str) -> int:
    """How many words a reader scrolls past: charts are no words, and folded text is folded."""
    hidden, count, at = 0, 0, 0
    for tag in _UNREAD.finditer(html):
        count += 0 if hidden else _words(html[at : tag.start()])
        hidden += -1 if tag[1] else 1
        at = tag.end()
    return count + (0 if hidden else _words(html[at:]))


def _words(html: str) -> int:
    return len(_TAG.sub(" ", html).split())


def _listed(headings: list[tuple[str, str]]) -> str:
    lines = "".join(f'<li><a href="#{anchor}">{text.strip()}</a></li>\n' for anchor, text in headings)
    title = Markup.escape(_("På den här sidan"))
    heading = f'<h2 id="pa-sidan">{title}</h2>'
    return f'<nav class="on-page" aria-labelledby="pa-sidan">{heading}<ul>\n{lines}</ul></nav>\n'
