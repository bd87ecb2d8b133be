"""Every internal link and anchor of a built site, checked in the files as a server would answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_OTHER = rb"""\s[\w:.-]+=(?:"[^"]*"|'[^']*')"""
"""Any attribute, read to its end: text in its value may look like another one."""
_LINK = re.compile(rb"""\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|""" + _OTHER)
_REFRESH = re.compile(rb'http-equiv="refresh" content="0; url=([^"]*)"')
_ID = re.compile(rb"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|""" + _OTHER)


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere, and the page it stands on."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: länken '{self.link}' {self.why}"


def broken_links(site: Path, site_url: str = "") -> list[BrokenLink]:
    """All broken internal links under ``site``, by page. ``site_url`` gives the sub-path, if any."""
    base = urlsplit(site_url).path.rstrip("/")
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: (site / name).read_bytes() for name in sorted(files) if name.endswith(".html")}
    anchors = {name: _found(_ID, html) for name, html in pages.items()}
    return [broken for name, html in pages.items() for broken in _broken_on(name, html, base, files, anchors)]


def _broken_on(
    name: str, html: bytes, base: str, files: set[str], anchors: Mapping[str, set[str]]
) -> Iterator[BrokenLink]:
    for link in sorted(_found(_LINK, html) | _found(_REFRESH, html)):
        try:
            parts = urlsplit(link)
        except ValueError:
            yield BrokenLink(name, link, "går inte att tolka.")
            continue
        if parts.scheme or parts.netloc:
            continue
        if parts.path.startswith("/") and not parts.path.startswith(f"{base}/"):
            yield BrokenLink(name, link, "börjar med / och leder ut ur webbplatsen.")
            continue
        target = file_meant(name, unquote(parts.path), base)
        if target not in files:
            yield BrokenLink(name, link, "leder till en sida som inte finns.")
        elif parts.fragment and unquote(parts.fragment) not in anchors.get(target, set()):
            yield BrokenLink(name, link, "leder till en rubrik som inte finns på sidan.")


def file_meant(page: str, path: str, base: str = "") -> str:
    """The file a link's path means, seen from the file ``page``; a folder means its index page.

    Both are named from the site's root. ``base`` is the sub-path that the site stands under, if any.
    """
    if not path:
        return page
    found = normpath(path[len(base) :].lstrip("/") if path.startswith("/") else join(dirname(page), path))
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."} or found in {"", "."}:
        found = normpath(join(found, "index.html"))
    return found


_TAG = re.compile(rb"<[a-zA-Z][^<>]*>")


def _found(pattern: re.Pattern[bytes], html: bytes) -> set[str]:
    return {
        unescape(next(group for group in found.groups() if group is not None).decode(errors="replace"))
        for tag in _TAG.findall(html)  # escaped text may look like an attribute
        for found in pattern.finditer(tag)
        if found.lastindex
    }
