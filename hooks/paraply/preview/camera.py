"""Pictures of pages that change, before and after, and what a phone shows of their answers first."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paraply.command.invocation import quoted
from paraply.language import _
from paraply.preview import fold
from paraply.preview.differing import WORD_CLASS
from paraply.preview.marking import BANNER_CLASS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

WIDTHS: Final = (360, 1280)
MOST_HEIGHT: Final = 4000
"""Where a picture is cut, in pixels."""

_UNMARKED = f'() => document.querySelector(".{BANNER_CLASS}")?.remove()'
"""The banner is of the preview, and pushes down what readers will meet."""

_WITHOUT_WORDS = f'() => document.querySelectorAll(".{WORD_CLASS}").forEach((word) => word.remove())'
"""Words of the preview's own are not those that a reader meets before the answer."""


class NoBrowserError(Exception):
    """Raised when no picture can be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file with its size in pixels."""

    file: str
    width: int
    height: int


class Camera:
    """A browser that opens files of a preview and nothing else."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser

    @staticmethod
    @contextmanager
    def with_browser(chromium: str | None) -> Iterator["Camera"]:
        """A camera while the block lasts. Raises ``NoBrowserError``."""
        try:
            from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 (only tests install it)
        except ImportError:
            raise NoBrowserError(_without(_("Playwright är inte installerat"))) from None
        if not chromium:
            raise NoBrowserError(_without(_("ingen Chromium finns här")))
        with sync_playwright() as playwright:
            try:
                browser = playwright.chromium.launch(
                    executable_path=chromium, args=["--disable-background-networking"]
                )
            except Error:
                raise NoBrowserError(_without(_("{browser} går inte att starta", browser=chromium))) from None
            yield Camera(browser)
            browser.close()

    def take(self, page: Path, name: str, folder: Path) -> tuple[Picture, ...]:
        """Picture a page, whole, in every width, as ``name-width.jpg`` in ``folder``."""
        return tuple(self._taken(page, width, folder / f"{name}-{width}.jpg") for width in WIDTHS)

    def fold(self, page: Path) -> str:
        """What the fold check says of a page; empty when it gives no answer."""
        context = self._browser.new_context(viewport={"width": fold.PHONE[0], "height": fold.PHONE[1]})
        opened = context.new_page()
        opened.route("**/*", _only_files)
        opened.goto(page.as_uri())
        opened.evaluate(_UNMARKED)
        opened.evaluate(_WITHOUT_WORDS)
        looked = opened.evaluate(fold.LOOK)
        context.close()
        return fold.told(looked) if looked else ""

    def _taken(self, page: Path, width: int, picture: Path) -> Picture:
        context = self._browser.new_context(viewport={"width": width, "height": 800})
        opened = context.new_page()
        opened.route("**/*", _only_files)
        opened.goto(page.as_uri())
        opened.evaluate(_UNMARKED)
        whole = int(opened.evaluate("() => document.documentElement.scrollHeight"))
        height = max(1, min(whole, MOST_HEIGHT))
        picture.parent.mkdir(parents=True, exist_ok=True)
        opened.screenshot(
            path=picture,
            type="jpeg",
            quality=75,
            full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": height},
        )
        context.close()
        return Picture(picture.name, width, height)


def chromium_path(root: Path, environment: Mapping[str, str]) -> str | None:
    """The browser that the tests use, or the one ``PARAPLY_CHROMIUM`` names; None without any."""
    found = root / ".venv" / "test-tools.json"
    tools = json.loads(found.read_text(encoding="utf-8")) if found.is_file() else {}
    path = environment.get("PARAPLY_CHROMIUM") or tools.get("chromium")
    return str(path) if path else None


def _without(why: str) -> str:
    return _(
        "Bilder före och efter är inte tagna: {why}. Kör {command}, och gör om.",
        why=why,
        command=quoted("install-test-tools"),
    )


def _only_files(route: "Route") -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        route.abort()
