"""The pages and files of ``docs/``: what texts may link to besides the pages that are made of the content."""

import re
from collections.abc import Mapping
from pathlib import Path

from markdown.extensions.toc import slugify as slugify_latin
from markdown.extensions.toc import slugify_unicode, unique

from paraply.text.yamlfile import MAX_BYTES

_HEADING = re.compile(r"^#{1,6}[ \t]([^\n]*)$", re.MULTILINE)
_NAMED = re.compile(r"\{[^{}#\n]{0,80}#([\w-]{1,80})[^{}\n]{0,80}\}|\bid=[\"']([\w-]{1,80})[\"']")
_MARKS = re.compile(r"[*_`]|\{[^{}\n]*\}|\]\([^()\n]*\)|\[")

ByHand = Mapping[str, frozenset[str]]
"""By address from the site's root, the anchors of each page; a file that is no page has none."""


def by_hand(docs: Path) -> ByHand:
    """What ``docs`` holds, as MkDocs publishes it. Without the folder, nothing."""
    found = {}
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_symlink() or not path.is_file():
            continue
        if path.suffix == ".md":
            stem = name.removesuffix(".md").removesuffix("index").removesuffix("README")
            found[stem if not stem or stem.endswith("/") else f"{stem}/"] = _anchors(path)
        else:
            found[name] = frozenset()
    return found


def _anchors(path: Path) -> frozenset[str]:
    """The ids that MkDocs gives the headings of a page, and those that its author has given."""
    try:
        text = path.read_bytes()[:MAX_BYTES].decode("utf-8", "replace")
    except OSError:
        return frozenset()
    named = {first or second for first, second in _NAMED.findall(text)}
    taken: set[str] = set()
    for heading in _HEADING.findall(text):
        words = _MARKS.sub("", heading).strip(" \t#")
        unique(slugify_latin(words, "-"), taken)
        named.add(slugify_unicode(words, "-"))
    return frozenset(named | taken)
