"""The handbook by keyboard, narrow and dark: what Material's frame lacks of WCAG 2.2 AA is mended."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.served import NARROW, opened
from tests.browser.test_axe import COLOURS, RUN, WCAG

LAYOUTS = ("handbok/", "handbok/kom-igang/", "handbok/granska-en-andring/", "handbok/falt/lofte/")
"""The front page, one with tabs, one with pictures, and one with tables of fields."""


def test_the_menu_opens_and_leads_on_by_keyboard_at_320_pixels(browser: Browser, site_url: str) -> None:
    with opened(browser, f"{site_url}handbok/kom-igang/", NARROW) as page:
        drawer = page.get_by_role("checkbox", name="Visa menyn")
        for _press in range(6):
            page.keyboard.press("Tab")
            if drawer.evaluate("(box) => box === document.activeElement"):
                break
        expect(drawer).to_be_focused()
        link = page.get_by_role("link", name="Ändra ett löfte").first
        expect(link).not_to_be_in_viewport()
        page.keyboard.press("Space")
        expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
        page.keyboard.press("Tab")
        inside = "() => document.activeElement.closest('.md-sidebar--primary') !== null"
        for _press in range(8):
            if page.evaluate(inside):
                break
            page.keyboard.press("Tab")
        assert page.evaluate(inside), "the focus goes on into the menu"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_layout(scheme: str, browser: Browser, axe: str, site_url: str) -> None:
    found = []
    with opened(browser, f"{site_url}handbok/", NARROW, scheme) as page:
        for address in LAYOUTS:
            page.goto(site_url + address)
            page.evaluate(axe)
            rules = COLOURS if scheme == "dark" else None
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                found += [(address, width, what) for what in page.evaluate(RUN, [WCAG, rules])]
                assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert found == []


def test_everything_is_there_without_script(browser: Browser, site_url: str) -> None:
    with opened(browser, f"{site_url}handbok/kom-igang/", NARROW, script=False) as page:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        box = page.locator(".tabbed-set").first
        expect(box.locator(".tabbed-block").first).to_be_visible()


TOPS = """() => [...document.querySelectorAll(".tabbed-set")].map((set) => [...set.children]
  .filter((part) => part.matches(".tabbed-labels, .tabbed-content")).map((part) => [...part.children]
  .map((each) => each.getBoundingClientRect().top)))"""
"""Of each set of tabs: how far down its names stand, and its texts."""


def test_on_paper_each_tab_has_its_name_above_its_text(browser: Browser, site_url: str) -> None:
    with opened(browser, f"{site_url}handbok/kom-igang/", NARROW) as page:
        page.emulate_media(media="print")
        sets = page.evaluate(TOPS)
    assert sets
    for names, texts in sets:
        order = [top for pair in zip(names, texts, strict=True) for top in pair]
        assert order == sorted(order)
