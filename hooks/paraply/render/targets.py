"""Whether what a link leads to is there: what knows every page, and what comes and goes on it."""

import re
from collections.abc import Callable, Iterable, Mapping
from posixpath import normpath
from urllib.parse import unquote

from paraply.check.rule import Lead
from paraply.render.page import Page

_ID = re.compile(r"\bid=\"([^\"<>]*)\"")


class Targets:
    """The pages and files of a site. ``by_hand`` are those of ``docs/`` with their anchors.

    ``files`` gives the addresses of what is no page, and ``body`` the HTML of a page, to find its anchors;
    each is asked only when a text has a link that needs it.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        files: Callable[[], Iterable[str]],
        body: Callable[[Page], str],
        by_hand: Mapping[str, frozenset[str]],
    ) -> None:
        self._pages = {page.address: page for page in pages}
        self._files = files
        self._body = body
        self._by_hand = by_hand
        self._known_files: frozenset[str] | None = None
        self._anchors: dict[str, frozenset[str]] = {}
        self._looking = False

    def sound(self, address: str) -> str:
        """A link of ours, without the part of its page when that part is not there today."""
        path, mark, anchor = address.partition("#")
        page = self._pages.get(path) if mark else None
        return path if page and page.parts is not None and anchor not in page.parts else address

    def reached(self, written: str) -> tuple[str, Lead]:
        """The address that a text's link, ``written`` from the site's root, comes to, and how far that is."""
        path, _mark, anchor = unquote(written).partition("#")
        path, question, asked = path.partition("?")
        found = self._found(path)
        if found is None:
            return "", Lead.NOWHERE
        if not anchor or self._looking:  # no anchor of a page depends on where its links lead
            return f"{found}{question}{asked}", Lead.WHOLE
        if anchor in self._anchors_of(found):
            return f"{found}{question}{asked}#{anchor}", Lead.WHOLE
        return f"{found}{question}{asked}", Lead.PAGE_ONLY

    def _found(self, path: str) -> str | None:
        """The page or file at a path, as a server finds it, with or without the slash at its end."""
        path = normpath(f"/{path}").lstrip("/") + ("/" if path.endswith("/") else "")
        path = "" if path == "/" else path
        for address in (path, f"{path}/", path.removesuffix("index.html")):
            if address in self._pages or address in self._by_hand:
                return address
        if self._known_files is None:
            self._known_files = frozenset(self._files())
        if path in self._known_files:
            return path
        folder = f"{path.rstrip('/')}/"
        return folder if f"{folder}index.html" in self._known_files else None

    def _anchors_of(self, address: str) -> frozenset[str]:
        if address in self._by_hand:
            return self._by_hand[address]
        if address not in self._anchors:
            page = self._pages.get(address)
            self._looking = True  # pages that lead to each other are never rendered within each other
            try:
                self._anchors[address] = frozenset(_ID.findall(self._body(page))) if page else frozenset()
            finally:
                self._looking = False
        return self._anchors[address]
