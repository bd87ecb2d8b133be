"""Pictures of every kind of page, for a person to look at one by one. None is kept as a baseline."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import one_of_each_kind, served


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a page; sizes in CSS pixels."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


A4 = 688
"""The text of a printed page: 210 mm less two margins of 14 mm."""
LOOKS = (
    Look("360-light", 360),
    Look("360-dark", 360, "dark"),
    Look("1280-light", 1280),
    Look("1280-dark", 1280, "dark"),
    Look("print", A4, media="print"),
)


def take(site: Path, folder: Path, chromium: str, only: str = "") -> Iterator[Path]:
    """Picture every kind of page whose address holds ``only``, whole, in every look."""
    chosen = [address for address in (*one_of_each_kind(site), "404.html") if only in (address or "start")]
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for look in LOOKS:
            yield from _taken(browser, url, chosen, look, folder)
        browser.close()


def _taken(browser: Browser, url: str, addresses: list[str], look: Look, folder: Path) -> Iterator[Path]:
    context = browser.new_context(viewport={"width": look.width, "height": 800}, color_scheme=look.scheme)
    page = context.new_page()
    page.emulate_media(media=look.media)
    for address in addresses:
        page.goto(url + address)
        name = address.strip("/").removesuffix(".html").replace("/", ".") or "start"
        path = folder / f"{name}.{look.name}.png"
        page.screenshot(path=path, full_page=True)
        yield path
    context.close()
