"""What a person meets in a browser: nothing is out of reach."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.served import NARROW, PHONE, addresses_of, opened, residents_pages


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_former_address_leads_to_the_part_that_was_asked_for(
    has_scripts: bool, browser: Browser, example_url: str
) -> None:
    """Without a script it leads to the page."""
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{example_url}info/bygglov/?fran=brev#om-vi-inte-haller")
    after = "?fran=brev#om-vi-inte-haller" if has_scripts else ""
    page.wait_for_url(f"{example_url}garantier/bygglov-inom-atta-veckor/{after}")
    assert said == []
    context.close()


WIDTHS = """async ([base, addresses]) => {
  const frame = document.createElement("iframe");
  frame.style = "position: fixed; border: 0; width: 320px; height: 640px";
  frame.sandbox = "allow-same-origin";
  document.body.append(frame);
  const found = [];
  for (const address of addresses) {
    const html = await (await fetch(base + address)).text();
    const loaded = new Promise((done) => { frame.onload = done; });
    frame.srcdoc = html.replace("<head>", `<head><base href="${base + address}">`);
    await loaded;
    const page = frame.contentDocument, room = page.defaultView.innerWidth;
    found.push([address, page.styleSheets.length, room, page.documentElement.scrollWidth]);
  }
  return found;
}"""
"""The width of each page in a frame, without scripts: twice as fast as going to it."""


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_no_page_scrolls_sideways_at_320(
    which: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """Every page as it is written. What scripts make of it is asked where pages are opened.

    The handbook is the same on both sites.
    """
    site: Path = request.getfixturevalue(which)
    base: str = request.getfixturevalue("site_url" if which == "site" else "example_url")
    everything = addresses_of(site)
    addresses = everything if which == "site" else residents_pages(everything)
    with opened(browser, base, NARROW) as page:
        looked = page.evaluate(WIDTHS, [base, addresses])
    assert [(address, styles, room) for address, styles, room, _ in looked if not styles or room != 320] == []
    assert [(address, width) for address, _styles, _room, width in looked if width > 320] == []


def test_a_page_that_is_too_wide_is_seen_in_its_frame(browser: Browser, example_url: str) -> None:
    with opened(browser, example_url, NARROW) as page:
        page.route(
            "**/wide/",
            lambda route: route.fulfill(
                content_type="text/html",
                body="<html><head></head><body><p style='width: 400px'>x</body></html>",
            ),
        )
        [(_address, _styles, room, width)] = page.evaluate(WIDTHS, [example_url, ["wide/"]])
    assert room == 320
    assert width > 400


@pytest.mark.parametrize("which", ["site", "example"])
@pytest.mark.parametrize("address", ["jamfor/", "nytt/"])
def test_a_long_list_is_short_on_a_phone(
    address: str, which: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    base: str = request.getfixturevalue(f"{which}_url")
    with opened(browser, base + address, PHONE, script=False) as page:
        assert page.evaluate("document.documentElement.scrollHeight") < 8 * PHONE["height"]


def test_everything_is_readable_without_script(browser: Browser, example_url: str) -> None:
    with opened(browser, example_url + "a-o/", PHONE, script=False) as page:
        assert page.get_by_text("bygglov", exact=False).first.is_visible()
    with opened(browser, example_url, PHONE, script=False) as page:
        page.locator(".menu summary").click()
        page.locator(".menu nav a", has_text="Löften").click()
        assert page.locator("h1").inner_text() == "Löften"


def test_a_missing_page_is_helpful_under_a_sub_path(
    browser: Browser, example_site: Path, example_url: str
) -> None:
    html = (example_site / "404.html").read_text(encoding="utf-8")
    assert "/kvalitet/a-o/" in html
    with opened(browser, example_url + "404.html", PHONE) as page:
        page.get_by_label("Sök bland löften, mål och mått").fill("bygglov")
        page.keyboard.press("Enter")
        page.wait_for_url("**/kvalitet/a-o/?q=bygglov")
    with opened(browser, example_url + "404.html", PHONE) as page:
        page.locator("main a", has_text="Start").or_(page.locator("main a[href$='/kvalitet/']")).first.click()
        assert page.locator("h1").count() == 1
