"""A real browser and a real server: the sites stand under a sub-path, with a strict content policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import served
from tests.conftest import tool


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the municipality's own site."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def example_url(example_site: Path) -> Iterator[str]:
    """The address of the example municipality's site."""
    with served(example_site) as url:
        yield url


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
