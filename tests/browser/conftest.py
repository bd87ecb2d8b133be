"""A real browser and a real server: the sites stand under a sub-path, with a strict content policy."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import tool

SUB_PATH = "/kvalitet"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the sub-path, and nothing outside it."""

    def translate_path(self, path: str) -> str:
        inner = path.removeprefix(SUB_PATH) if path.startswith(f"{SUB_PATH}/") else "/finns-inte"
        return super().translate_path(inner)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of requests."""

    def log_error(self, *args: Any) -> None:
        """Say nothing of pages that are looked for in vain."""


def _serve(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the municipality's own site."""
    yield from _serve(site)


@pytest.fixture(scope="session")
def example_url(example_site: Path) -> Iterator[str]:
    """The address of the example municipality's site."""
    yield from _serve(example_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    path = tool("chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return Path(tool("axe")).read_text(encoding="utf-8")
