"""The answer stands on the first screen of a phone, on every promise and measure of both sites."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from paraply.preview.fold import LOOK, MOST_WORDS
from tests.browser.served import PHONE, addresses_of, opened

RECORD = re.compile(r"(garantier|matt)/(?!bedomning/|slag/)[^/]+/")


def wrong_with(looked: dict[str, Any]) -> list[str]:
    places = ("heading", "verdict", "todo", "next")
    low = [f"{place} at {looked[place]:.0f} px" for place in places if looked[place] > PHONE["height"]]
    return low + ([f"{looked['words']} words to the answer"] if looked["words"] > MOST_WORDS else [])


@pytest.mark.parametrize("which", ["site", "example"])
def test_the_whole_answer_and_the_next_heading_are_above_the_fold(
    which: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue("site" if which == "site" else "example_site")
    base: str = request.getfixturevalue(f"{which}_url")
    records = [address for address in addresses_of(site) if RECORD.fullmatch(address)]
    assert which == "site" or len(records) > 30  # a municipality that has just begun has few
    wrong = {}
    with opened(browser, base, PHONE) as page:
        for address in records:
            page.goto(base + address)
            if found := wrong_with(page.evaluate(LOOK)):
                wrong[address] = found
    assert wrong == {}


FIRST = """() => Math.min(...[...document.querySelectorAll("main :is(.value, .level, .matrix-figure h3)")]
  .map((figure) => figure.getBoundingClientRect().bottom))"""
"""Where the first figure, level of a promise or finding of a survey ends."""


@pytest.mark.parametrize("which", ["site", "example"])
def test_each_area_begins_with_something_that_is_there(
    which: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue("site" if which == "site" else "example_site")
    base: str = request.getfixturevalue(f"{which}_url")
    areas = [address for address in addresses_of(site) if re.fullmatch(r"omraden/[^/]+/", address)]
    assert len(areas) > 3
    low = {}
    with opened(browser, base, PHONE) as page:
        for address in areas:
            page.goto(base + address)
            if (at := page.evaluate(FIRST)) > PHONE["height"]:
                low[address] = at
    assert low == {}


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_every_promise_and_measure_is_two_taps_from_the_start(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(which)
    first = linked(site, "")
    second = {page for step in first for page in linked(site, step)}
    records = {address for address in addresses_of(site) if RECORD.fullmatch(address)}
    assert records - first - second == set()


def linked(site: Path, address: str) -> set[str]:
    """The pages that a page links to, as addresses from the site's root."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    found = set()
    for link in re.findall(r'<a [^>]*href="([^"#:?]*)"', html):
        target = (site / address / link).resolve()
        if (target / "index.html").exists() and target.is_relative_to(site.resolve()):
            path = target.relative_to(site.resolve()).as_posix()
            found.add("" if path == "." else f"{path}/")
    return found
