"""The pages of both sites, each opened once and looked at in all sizes and media that are asked about.

To open a page costs many times what a look at it does, so all that is asked of every promise and measure, or
of every kind of page, is asked while it is open.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from paraply.preview.fold import LOOK
from tests.browser.looks import (
    AREA,
    CUT,
    FIRST,
    FIXED,
    HEAD,
    HIDDEN,
    MARKED,
    RECORD,
    SIDEWAYS,
    SPACE_OUT,
    UNNAMED,
    WIDE,
    ZOOMED,
    wrong_with,
)
from tests.browser.served import (
    DESK,
    NARROW,
    PHONE,
    SHEET,
    SUB_PATH,
    addresses_of,
    is_handbook,
    one_of_each_kind,
    opened,
)
from tests.browser.test_print import sheets

COLOURS_CHOSEN = f"{SUB_PATH}/.__palette"
"""The choice of light or dark, which Material's frame keeps in the browser; no resident's page does."""
STORED = (
    "() => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean)"
)
HAS_FACTS = re.compile(r"(garantier|matt|mal|rapporter|matningar)/(?!internkontroll)[^/]+/")
WIDTH = "document.documentElement.scrollWidth"
HEIGHT = "document.documentElement.scrollHeight"

Wrong = Iterator[object]


class Walk:
    """A page that is open, and what was seen on the way to it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.address = ""
        self.medium = "screen"
        self.heights: dict[str, int] = {}
        """Of the promises and measures, on paper; in CSS pixels."""

    def show(self, size: dict[str, int], medium: Literal["screen", "print"]) -> None:
        if self.page.viewport_size != size:
            self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        if self.medium != medium:
            self.medium = medium
            self.page.emulate_media(media=medium)

    def go(self, address: str) -> None:
        """Open a page as it is on a narrow phone."""
        self.address = address
        self.show(NARROW, "screen")
        self.page.goto(self.base + address)

    def ask(self, *, is_kind: bool, is_example: bool) -> Iterator[tuple[str, str, object]]:
        """What is asked of such a page; the question, the address and what is wrong there."""
        for each in ASKED:
            if each.pages.fullmatch(self.address) is None if each.pages else not is_kind:
                continue
            if each.both or is_example:
                self.show(each.size, each.medium)
                yield from ((each.of.__name__, self.address, wrong) for wrong in each.of(self))

    def nothing_stored(self) -> Wrong:
        stored = self.page.evaluate(STORED)
        if stored != ([COLOURS_CHOSEN] if is_handbook(self.address) else []):
            yield "stored", stored

    def whole_answer_above_the_fold(self) -> Wrong:
        """And the heading after it."""
        yield from wrong_with(self.page.evaluate(LOOK))

    def something_above_the_fold(self) -> Wrong:
        """An area begins with something that is there."""
        if (at := self.page.evaluate(FIRST)) > PHONE["height"]:
            yield "the first that is there", at

    def tables_whole(self) -> Wrong:
        """Every table but the widest, with each cell named where rows stand by themselves."""
        yield from self.page.evaluate(WIDE)
        yield from self.page.evaluate(UNNAMED)

    def nothing_sideways(self) -> Wrong:
        if (width := self.page.evaluate(WIDTH)) > NARROW["width"]:
            yield "scrolls sideways", width

    def facts_beside_the_text(self) -> Wrong:
        panel = self.page.locator(".two > .side-panel")
        if panel.count():
            text, beside = self.page.locator(".two > div").bounding_box(), panel.bounding_box()
            assert text is not None
            assert beside is not None
            if beside["y"] != text["y"] or beside["x"] < text["x"] + text["width"]:
                yield text, beside
        elif HAS_FACTS.fullmatch(self.address):
            yield "has no facts"

    def one_sheet(self) -> Wrong:
        """By its height, which is a look."""
        self.heights[self.address] = height = self.page.evaluate(HEIGHT)
        if height > SHEET["height"]:
            yield "higher than a sheet", height

    def no_menus_on_paper(self) -> Wrong:
        """Nor is anything cut, and a long table has its heads on each sheet."""
        yield from (what for what in HIDDEN if self.page.locator(f"{what} >> visible=true").count())
        yield from self.page.evaluate(SIDEWAYS, SHEET["width"])
        yield from self.page.evaluate(MARKED)
        yield from self.page.evaluate(HEAD)

    def fits_enlarged_and_spaced(self) -> Wrong:
        self.page.evaluate(SPACE_OUT)
        if self.page.evaluate(WIDTH) > ZOOMED["width"]:
            yield "scrolls sideways"
        if not is_handbook(self.address):  # Material's closed menu is a fixed part that its frame hides
            yield from self.page.evaluate(CUT)
            if self.page.evaluate(FIXED):
                yield "something may cover a small screen"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: in which size and medium, and of which pages."""

    of: Callable[["Walk"], Wrong]
    size: dict[str, int]
    medium: Literal["screen", "print"] = "screen"
    pages: re.Pattern[str] | None = None
    """Of every page that is opened with such an address; or of the longest page of each kind."""
    both: bool = True
    """Or of the example's pages alone, which have all that a municipality may have."""


EVERY = re.compile(".*")
ASKED = (
    Asked(Walk.nothing_stored, NARROW, pages=EVERY),
    Asked(Walk.nothing_sideways, NARROW, pages=EVERY),
    Asked(Walk.whole_answer_above_the_fold, PHONE, pages=RECORD),
    Asked(Walk.something_above_the_fold, PHONE, pages=AREA),
    Asked(Walk.tables_whole, PHONE, pages=EVERY, both=False),
    Asked(Walk.facts_beside_the_text, DESK, both=False),
    Asked(Walk.one_sheet, SHEET, "print", pages=RECORD),
    Asked(Walk.no_menus_on_paper, SHEET, "print", both=False),
    Asked(Walk.fits_enlarged_and_spaced, ZOOMED, both=False),  # the last: it changes the page
)


def opened_in(site: Path, *, is_example: bool) -> Iterator[tuple[str, bool]]:
    """The address of each page that is opened, and whether it is the longest of its kind.

    They are those of each kind, promises, measures and areas, and the example's with tables. The handbook is
    the same on both sites, and all of it is opened on one. It comes last: what its theme keeps would be found
    on every page after it.
    """
    kinds = set(one_of_each_kind(site))
    for address in sorted(addresses_of(site), key=is_handbook):
        if is_handbook(address):
            is_asked = not is_example
        elif is_example:
            is_asked = "<table" in (site / address / "index.html").read_text(encoding="utf-8")
        else:
            is_asked = False
        is_asked |= (RECORD.fullmatch(address) or AREA.fullmatch(address)) is not None
        if is_asked or address in kinds:
            yield address, address in kinds


@pytest.mark.parametrize("which", ["site", "example"])
def test_pages_are_as_they_should_be(which: str, browser: Browser, request: pytest.FixtureRequest) -> None:
    """Nothing is wrong in any size, nothing is stored, fetched from elsewhere or complained of."""
    site: Path = request.getfixturevalue("site" if which == "site" else "example_site")
    base: str = request.getfixturevalue(f"{which}_url")
    context = browser.new_context(viewport={"width": NARROW["width"], "height": NARROW["height"]})
    page = context.new_page()
    elsewhere: list[str] = []
    said: list[str] = []

    def requested(sent: Request) -> None:
        if not sent.url.startswith(base):
            elsewhere.append(sent.url)

    def told(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(f"{page.url}: {message.text}")

    page.on("request", requested)
    page.on("console", told)
    assert sum(AREA.fullmatch(address) is not None for address in addresses_of(site)) > 3
    walk = Walk(page, base)
    wrong: list[tuple[str, str, object]] = []
    is_example = which == "example"
    for address, is_kind in opened_in(site, is_example=is_example):
        walk.go(address)
        wrong += walk.ask(is_kind=is_kind, is_example=is_example)
    assert wrong == []
    assert context.cookies() == []
    assert elsewhere == []
    assert said == [], "the content security policy or a script complains"
    assert which == "site" or len(walk.heights) > 30  # a municipality that has just begun has few
    # a file takes four times as long as a look: the tallest pages are printed for real
    walk.show(SHEET, "print")
    for address in sorted(walk.heights, key=lambda address: -walk.heights[address])[:5]:
        page.goto(base + address)
        assert sheets(page) == 1, address
    context.close()


WRONG = """<!doctype html><head></head><body style="margin: 0"><p style="position: fixed">x</p>
<script>localStorage.chosen = 1</script><p class="menu">x</p><main><div class="answer"><h1>x</h1></div>
<div class="two"><div>x</div><aside class="side-panel">x</aside></div>
<div class="table" aria-label="x" style="overflow: hidden; width: 300px">
<table style="width: 1200px"><thead><tr><th>x</table></div>
<p style="height: 1100px; width: 1300px">x</main>"""


def test_each_question_finds_what_is_wrong(browser: Browser, example_url: str) -> None:
    with opened(browser, "about:blank", PHONE) as page:
        page.route("**/x/", lambda route: route.fulfill(content_type="text/html", body=WRONG))
        walk = Walk(page, example_url)
        found = set()
        for address in ("matt/x/", "omraden/x/"):
            walk.go(address)
            found |= {question for question, _address, _wrong in walk.ask(is_kind=True, is_example=True)}
    assert found == {each.of.__name__ for each in ASKED}
