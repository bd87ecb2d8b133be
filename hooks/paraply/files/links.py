"""Every internal link and anchor of a built site, checked in the files as a server would answer."""

import os
import re
from collections.abc import Callable, Container, Iterator, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from paraply.language import _

_TAG = re.compile(rb"<[a-zA-Z][^<>]*?\s(?:id|name|href|src|action)=[^<>]*>")
"""Escaped text may look like an attribute, so only tags are read, and of them those that may matter."""

_ATTRIBUTE = re.compile(
    rb"""\s(?:(id|name)|(href|src|action)|[\w:.-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
"""Any attribute, read to its end: text in its value may look like another one."""

_REFRESH = re.compile(rb'http-equiv="refresh" content="0; url=([^"]*)"')


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere, and the page it stands on."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return _("{page}: länken '{link}' {why}", page=self.page, link=self.link, why=self.why)

    def blamed(self, file: str | None) -> str:
        """The same with the content file that the page is made from, where there is one."""
        return _("{file}:1: sidan {told}", file=file, told=self) if file else str(self)


@dataclass
class Learned:
    """What links say on pages that are read before all that they lead to is there.

    ``files`` are those that there will be; ``pages`` have been read; ``asked`` are the anchors that must be
    found, by file; ``in_doubt`` says that some link leads to none of the files.
    """

    files: Set[str]
    site_url: str = ""
    pages: set[str] = field(default_factory=set)
    asked: dict[str, set[str]] = field(default_factory=dict)
    in_doubt: bool = False
    _sound: set[str] = field(default_factory=set)

    def read(self, name: str, html: bytes) -> None:
        """Learn from a page, which links need not lead from once more."""
        broken = _broken_on(name, html, _base(self.site_url), self.files, self._anchors_of, self._sound)
        self.in_doubt |= any(broken)
        self.pages.add(name)

    def shared(self) -> "Learned":
        """What another process needs of it."""
        return Learned(frozenset(), self.site_url, self.pages, self.asked, self.in_doubt)

    def add(self, other: "Learned") -> None:
        """Know what another has learned too."""
        self.pages |= other.pages
        self.in_doubt |= other.in_doubt
        for target, anchors in other.asked.items():
            self.asked.setdefault(target, set()).update(anchors)

    def holds(self, files: Set[str], anchors_of: Callable[[str], Set[str]]) -> bool:
        """Whether every link that was read leads somewhere, now that ``files`` are there."""
        return (
            not self.in_doubt
            and self.files <= files
            and all(anchors <= anchors_of(target) for target, anchors in self.asked.items())
        )

    def _anchors_of(self, target: str) -> Container[str]:
        return _Noted(self.asked.setdefault(target, set()))


class _Noted(Container[str]):
    """Holds whatever it is asked for, and notes that."""

    def __init__(self, asked: set[str]) -> None:
        self._asked = asked

    def __contains__(self, anchor: object) -> bool:
        self._asked.add(str(anchor))
        return True


def broken_links(site: Path, site_url: str = "", learned: Learned | None = None) -> list[BrokenLink]:
    """All broken internal links under ``site``, by page. ``site_url`` gives the sub-path, if any.

    Pages of which something is ``learned`` are read only if any of that turns out to be wrong.
    """
    above = len(f"{site}{os.sep}")
    files = {
        f"{folder}{os.sep}{name}"[above:].replace(os.sep, "/")
        for folder, _folders, names in os.walk(site)
        for name in names
    }

    @cache  # few pages are linked to by heading: those are read again, and no other is remembered
    def anchors_of(target: str) -> set[str]:
        return _read((site / target).read_bytes())[0] if target.endswith(".html") else set()

    known = learned.pages if learned and learned.holds(files, anchors_of) else set()
    broken: list[BrokenLink] = []
    sound: set[str] = set()
    for name in sorted(files - known):
        if name.endswith(".html"):
            broken += _broken_on(name, (site / name).read_bytes(), _base(site_url), files, anchors_of, sound)
    return broken


def broken_links_on(
    name: str, files: Set[str], read: Callable[[str], bytes], site_url: str = ""
) -> list[BrokenLink]:
    """The broken links of one page. ``files`` are all there are, and ``read`` gives the bytes of one."""

    def anchors_of(target: str) -> set[str]:
        return _read(read(target))[0] if target.endswith(".html") else set()

    return list(_broken_on(name, read(name), _base(site_url), files, anchors_of, set()))


def _base(site_url: str) -> str:
    return urlsplit(site_url).path.rstrip("/")


def _broken_on(
    name: str,
    html: bytes,
    base: str,
    files: Set[str],
    anchors_of: Callable[[str], Container[str]],
    sound: set[str],
) -> Iterator[BrokenLink]:
    """Most links go by the site's root: ``sound`` remembers them as they are from there."""
    own, links = _read(html)
    up = "../" * name.count("/")
    for link in sorted(link for link in links if not (link.startswith(up) and link[len(up) :] in sound)):
        try:
            parts = urlsplit(link)
        except ValueError:
            yield BrokenLink(name, link, _("går inte att tolka."))
            continue
        if parts.scheme or parts.netloc:
            continue
        if parts.path.startswith("/") and not parts.path.startswith(f"{base}/"):
            yield BrokenLink(name, link, _("börjar med / och leder ut ur webbplatsen."))
            continue
        target = file_meant(name, unquote(parts.path), base)
        if target not in files:
            yield BrokenLink(name, link, _("leder till en sida som inte finns."))
        elif parts.fragment and unquote(parts.fragment) not in (
            own if target == name else anchors_of(target)
        ):
            yield BrokenLink(name, link, _("leder till en rubrik som inte finns på sidan."))
        elif link.startswith(up) and not link[len(up) :].startswith(("/", "?", "#")):
            sound.add(link[len(up) :])


def file_meant(page: str, path: str, base: str = "") -> str:
    """The file a link's path means, seen from the file ``page``; a folder means its index page.

    Both are named from the site's root. ``base`` is the sub-path that the site stands under, if any.
    """
    if not path:
        return page
    found = normpath(path[len(base) :].lstrip("/") if path.startswith("/") else join(dirname(page), path))
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."} or found in {"", "."}:
        found = f"{found}/index.html" if found not in {"", "."} else "index.html"
    return found


def _read(html: bytes) -> tuple[set[str], set[str]]:
    """The anchors and the links of a page."""
    anchors: set[bytes] = set()
    links: set[bytes] = set(_REFRESH.findall(html))
    for tag in _TAG.findall(html):
        named, linked = _in_tag(tag)
        anchors.update(named)
        links.update(linked)
    return _text(anchors), _text(links)


@lru_cache(maxsize=2048)  # the frame's are the same on every page
def _in_tag(tag: bytes) -> tuple[list[bytes], list[bytes]]:
    anchors, links = [], []
    for is_anchor, is_link, double, single, bare in _ATTRIBUTE.findall(tag):
        if is_anchor:
            anchors.append(double or single or bare)
        elif is_link:
            links.append(double or single or bare)
    return anchors, links


def _text(found: set[bytes]) -> set[str]:
    return {unescape(value.decode(errors="replace")) for value in found}
