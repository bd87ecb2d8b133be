"""JSON-LD under the content policy, the embedded page in a frame, and the files, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from paraply.render.pages.measure import FRAME_HEIGHT

MEASURE = "matt/brev-svar-i-tid/"
HEARD = (
    "window.heard = []; addEventListener('securitypolicyviolation', e => heard.push(e.violatedDirective));"
)


def test_json_ld_breaks_no_content_policy(browser: Browser, example_url: str) -> None:
    page = browser.new_page()
    page.add_init_script(HEARD)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{example_url}{MEASURE}")
    found = page.locator('script[type="application/ld+json"]')
    assert found.count() == 1
    assert '"Dataset"' in (found.text_content() or "")
    assert page.evaluate("heard") == []
    assert said == []
    page.close()


def test_only_the_embedded_page_can_be_framed_and_its_link_opens_the_whole_window(
    browser: Browser, example_url: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.set_content(f'<iframe src="{example_url}{MEASURE}inbaddad/" width="100%" height="440"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    link = frame.get_by_role("link", name="Alla siffror och hur de mäts")
    assert link.is_visible()
    inner = page.frames[1]
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    link.click()
    page.wait_for_url(f"{example_url}{MEASURE}")
    page.set_content(f'<iframe src="{example_url}{MEASURE}"></iframe>')
    page.wait_for_timeout(300)
    assert page.frames[1].url.startswith("chrome-error:")
    page.close()


@pytest.mark.parametrize("width", [300, 360])
def test_nothing_of_an_embedded_page_is_cut_by_the_height_of_the_line_to_copy(
    browser: Browser, example_site: Path, example_url: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": FRAME_HEIGHT})
    higher = {}
    for folder in sorted(example_site.glob("matt/*/inbaddad")):
        page.goto(f"{example_url}{folder.relative_to(example_site).as_posix()}/")
        if (high := page.evaluate("document.documentElement.scrollHeight")) > FRAME_HEIGHT:
            higher[folder.parent.name] = high
    assert higher == {}
    page.close()


def test_the_line_to_copy_works_without_a_script(browser: Browser, example_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_url}{MEASURE}")
    line = page.get_by_label("Kopiera raden till din sida")
    assert line.input_value().startswith(
        '<iframe src="https://example.org/kvalitet/matt/brev-svar-i-tid/inbaddad/"'
    )
    assert not line.is_editable()
    context.close()
