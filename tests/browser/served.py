"""The built sites as a browser meets them: under a sub-path, with the headers a host is told to send."""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

SUB_PATH = "/kvalitet"
PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
SHEET = {"width": 688, "height": 1054}
"""A4 less its margins (14 mm beside, 9 mm above and below), in CSS pixels."""
ALONE = {"matningar/internkontroll/", "handbok/regler/"}
"""Pages that are made in another way than those beside them."""


def addresses_of(site: Path) -> list[str]:
    """Every page of a site; redirects and the 404 page left out."""
    return [
        "" if path.parent == site else f"{path.parent.relative_to(site).as_posix()}/"
        for path in sorted(site.rglob("index.html"))
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]


def residents_pages(addresses: Iterable[str]) -> list[str]:
    """The pages in our own frame.

    The handbook stands in Material's: its menu, search, skip link, landmarks and weight are that theme's, and
    those who write, not residents, come to it. What holds of every page (axe, 320 px, paper, nothing fetched
    from elsewhere, nothing said in the console) is asked of all; what our own frame has, of these alone.
    """
    return [address for address in addresses if not is_handbook(address)]


def is_handbook(address: str) -> bool:
    """Whether a page, by its address from the site's root, is the handbook's."""
    return address.startswith("handbok/")


def one_of_each_kind(site: Path) -> list[str]:
    """The longest page of every kind: pages in the same folder at the same depth are one kind."""
    kinds: dict[tuple[str, int], list[str]] = defaultdict(list)
    for address in addresses_of(site):
        depth = address.count("/")
        is_alone = address in ALONE or (address.startswith("om/") and depth == 2)
        kinds[address if is_alone else address.split("/")[0], depth].append(address)
    return [
        max(pages, key=lambda address: (site / address / "index.html").stat().st_size)
        for pages in kinds.values()
    ]


def headers_for(path: str, rules: str) -> dict[str, str]:
    """What the rules of a ``_headers`` file give a path, joined as Cloudflare Pages joins them."""
    found: dict[str, str] = {}
    holds = False
    for line in rules.splitlines():
        if line.startswith("/"):
            pattern = re.sub(r":[a-z]+", "[^/]+", re.escape(line).replace(r"\*", ".*"))
            holds = re.fullmatch(pattern, path) is not None
        elif holds and line:
            name, _colon, value = line.strip().partition(": ")
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the sub-path, and nothing outside it."""

    rules = ""
    """The site's own ``_headers``."""

    def translate_path(self, path: str) -> str:
        inner = path.removeprefix(SUB_PATH) if path.startswith(f"{SUB_PATH}/") else "/finns-inte"
        return super().translate_path(inner)

    def end_headers(self) -> None:
        path = self.path.partition("?")[0].removeprefix(SUB_PATH)
        for name, value in headers_for(path, self.rules).items():
            self.send_header(name, value)
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of requests."""

    def log_error(self, *args: Any) -> None:
        """Say nothing of pages that are looked for in vain."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served."""
    rules = (folder / "_headers").read_text(encoding="utf-8")
    handler = type("Handler", (_Handler,), {"rules": rules})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def opened(
    browser: Browser, url: str, size: dict[str, int], scheme: str = "light", *, script: bool = True
) -> Iterator[Page]:
    """A page in a context of its own."""
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()
