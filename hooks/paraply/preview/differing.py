"""Marks what differs between two versions of a page: in its text for those who hear it, and to the eye."""

import re
from typing import Final

from paraply.changes import text_of
from paraply.language import _

CHANGED_CLASS: Final = "preview-changed"
WORD_CLASS: Final = "preview-changed-word"
MOST_CHARACTERS: Final = 1_000_000
"""A longer page is shown without marks."""

_TAGS = "p|li|dd|dt|td|th|h[1-6]|caption|figcaption|summary"
_BLOCK = re.compile(
    rf"<({_TAGS})\b([^<>]*)>((?:(?!<(?:{_TAGS}|ul|ol|table|dl|div|section)\b)(?!</?\1\b).)*?)</\1>",
    re.DOTALL,
)
"""A block with nothing but words in it: the smallest part that is marked."""


def marked_against(html: str, other: str) -> str:
    """The page with a mark on every block of its main part that the other page does not have."""
    start, end = html.find("<main"), html.rfind("</main>")
    if start < 0 or end < 0 or max(len(html), len(other)) > MOST_CHARACTERS:
        return html
    known = {text_of(found[3]) for found in _BLOCK.finditer(other)}
    main = _BLOCK.sub(lambda found: _marked(found, known), html[start:end])
    return html[:start] + main + html[end:]


def _marked(found: re.Match[str], known: set[str]) -> str:
    tag, attributes, inner = found.groups()
    text = text_of(inner)
    if not text or text in known:
        return found[0]
    if 'class="' in attributes:
        attributes = attributes.replace('class="', f'class="{CHANGED_CLASS} ', 1)
    else:
        attributes = f'{attributes} class="{CHANGED_CLASS}"'
    changed = _("Ändrat:")
    word = f'<span class="visually-hidden {WORD_CLASS}">{changed} </span>'
    return f"<{tag}{attributes}>{word}{inner}</{tag}>"
