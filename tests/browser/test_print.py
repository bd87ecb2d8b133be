"""On paper: a promise or a measure is one sheet with address and date; all else is whole, without menus."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import DESK, PHONE, opened

LENGTHEN = """() => {
  for (const list of document.querySelectorAll("tbody, .events")) {
    while (list.children.length < 60) list.append(list.lastElementChild.cloneNode(true));
  }
}"""


def sheets(page: Page) -> int:
    """How many sheets the page takes, counted in the file a browser would print."""
    pdf = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("address", ["matt/sjukfranvaro/", "garantier/telefon-inom-60-sekunder/"])
def test_of_sixty_years_the_newest_twelve_are_printed_and_the_sheet_says_so(
    address: str, browser: Browser, example_url: str
) -> None:
    with opened(browser, example_url + address, DESK) as page:
        notes = page.get_by_text("På papper står de tolv nyaste perioderna.")
        assert not notes.is_visible()
        page.evaluate(LENGTHEN)
        assert sheets(page) == 1
        page.emulate_media(media="print")
        assert notes.is_visible()
        assert page.get_by_text("På papper står de sex första raderna.").is_visible()
        assert page.locator("tbody").first.locator("tr:visible").count() == 12
        assert page.locator(".events li:visible").count() == 6


@pytest.mark.parametrize("address", ["garantier/bygglov-inom-atta-veckor/", "matt/trygghet-arskurs-5/"])
def test_a_sheet_says_where_it_is_from_and_of_which_day(
    address: str, browser: Browser, example_url: str
) -> None:
    with opened(browser, example_url + address, PHONE, "dark") as page:
        page.emulate_media(media="print")
        printed = page.locator(".printed").inner_text()
        assert printed == f"https://example.org/kvalitet/{address} · Det vi vet den 23\u00a0november 2026"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("which", ["site", "example"])
def test_the_present_state_prints_on_two_sheets(
    which: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """Those who decide have it on paper. The example has 18 promises, which is more than most."""
    base: str = request.getfixturevalue(f"{which}_url")
    with opened(browser, f"{base}om/nulage/", DESK) as page:
        assert sheets(page) <= (2 if which == "site" else 3)


def test_a_promise_prints_its_line_and_folded_parts_are_open(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}garantier/bygglov-inom-atta-veckor/", DESK) as page:
        page.emulate_media(media="print")
        drawing = page.locator(".kept .chart--line")
        assert drawing.is_visible()
        assert drawing.locator("text", has_text="Mål 95").is_visible()
        page.goto(f"{example_url}jamfor/")
        assert page.locator("main details").count() > 0
        assert page.locator("main details > :not(summary)").first.is_visible()


def test_a_table_wider_than_a_sheet_lies_on_its_side(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}om/likstalldhet/", DESK) as page:
        pdf = page.pdf(prefer_css_page_size=True)
        boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)}
        assert any(width > height for _left, _top, width, height in boxes)
        assert any(height > width for _left, _top, width, height in boxes)
