"""All by keyboard: the menu, the filter, the wide table, the skip link; and focus is always in sight."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import DESK, NARROW, PHONE, opened

FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const after = getComputedStyle(element, "::after"); // a tile draws its ring around the whole tile
  const drawn = (part) => part.outlineStyle !== "none" && parseFloat(part.outlineWidth) >= 2;
  const ring = drawn(style) || drawn(after);
  const x = Math.min(Math.max(box.left + 2, 0), innerWidth - 1);
  const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const seen = !!top && (element.contains(top) || top.contains(element));
  return {
    name: element.tagName === "BODY" ? "" : element.textContent.trim() || element.id,
    inside: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 1 &&
      box.bottom > 0 && box.top < innerHeight,
    seen,
    ring,
  };
}"""


def tab_to(page: Page, text: str, most: int = 80) -> None:
    """Press Tab until what has focus says the text."""
    for _step in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().startswith(text):
            return
    raise AssertionError(f"Tab never came to '{text}'")


def test_menu_opens_and_closes_by_keyboard_and_gives_focus_back(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url, PHONE) as page:
        tab_to(page, "Meny")
        assert not page.locator(".menu nav a").first.is_visible()
        page.keyboard.press("Enter")
        assert page.locator(".menu nav a").first.is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.menu nav') !== null")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert not page.locator(".menu nav a").first.is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_filter_opens_by_keyboard_and_leads_to_fewer(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}garantier/", PHONE) as page:
        tab_to(page, "Filtrera")
        page.keyboard.press("Enter")
        tab_to(page, "Löftet hölls inte")
        page.keyboard.press("Enter")
        page.wait_for_url("**/garantier/bedomning/holls-inte/")


def test_filter_is_open_where_there_is_room(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}garantier/", DESK) as page:
        assert page.locator(".filter a", has_text="Löftet hölls inte").is_visible()
        assert not page.locator(".filter summary").is_visible()


def test_wide_table_scrolls_by_keyboard(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}om/likstalldhet/", PHONE) as page:
        table = page.locator(".table:has(table.compare)").first
        table.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("table => table.scrollLeft > 0", arg=table.element_handle())


def test_skip_link_is_first_and_leads_to_the_content(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "garantier/", DESK) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
        page.keyboard.press("Enter")
        page.wait_for_url("**/garantier/#innehall")  # a browser may follow the link a moment after the key
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("size", [NARROW, DESK], ids=["narrow", "wide"])
@pytest.mark.parametrize("address", ["", "garantier/", "om/likstalldhet/", "matt/sjukfranvaro/", "a-o/"])
def test_focus_is_always_in_sight(
    address: str, size: dict[str, int], browser: Browser, example_url: str
) -> None:
    with opened(browser, example_url + address, size) as page:
        page.add_style_tag(content="html { scroll-behavior: auto !important }")
        for _step in range(45):
            page.keyboard.press("Tab")
            found = page.evaluate(FOCUSED)
            if not found["name"]:
                break
            assert found["inside"], found
            assert found["seen"], found
            assert found["ring"], found
