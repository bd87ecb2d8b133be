"""JSON-LD under the content policy, the embedded page in a frame, and the files, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from paraply.render.pages.embedded import BARE, FITTING, WITH_CHART
from tests.browser.served import DESK, opened

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


@pytest.mark.parametrize("width", [280, 360, 600, 800])
def test_nothing_of_an_embedded_page_is_cut_by_the_height_of_the_line_to_copy(
    browser: Browser, example_site: Path, example_url: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 200})
    higher = {}
    for folder in sorted(example_site.glob("matt/*/inbaddad")):
        page.goto(f"{example_url}{folder.relative_to(example_site).as_posix()}/")
        has_chart, high = page.evaluate(
            "[!!document.querySelector('.chart--line'), document.documentElement.scrollHeight]"
        )
        room = WITH_CHART if has_chart else BARE
        if high > min(room.at(width), room.anywhere):
            higher[folder.parent.name] = high
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), folder
    assert higher == {}
    page.close()


def test_the_second_line_makes_the_frame_as_high_as_the_page_in_it(
    browser: Browser, example_url: str
) -> None:
    """The chosen municipalities are drawn too, and the frame follows when the column changes."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    frame = f"{example_url}matt/trygghet-arskurs-5/inbaddad/#med=9915"
    page.set_content(f'<iframe src="{frame}" width="100%" height="1120"></iframe><script>{FITTING}</script>')
    page.wait_for_function("document.querySelector('iframe').offsetHeight < 1100")
    inner = page.frames[1]
    inner.wait_for_selector(".chart--line .pick-line-1", state="attached")
    assert "Pilsätra 73,8" in inner.locator(".embed-chart").inner_text()
    fits = "Math.abs(document.documentElement.getBoundingClientRect().height - innerHeight) <= 2"
    inner.wait_for_function(fits)
    narrow = page.evaluate("document.querySelector('iframe').offsetHeight")
    page.set_viewport_size({"width": 900, "height": 640})
    page.wait_for_function("was => document.querySelector('iframe').offsetHeight < was", arg=narrow)
    page.close()


def test_the_lines_to_copy_show_whom_the_reader_chose(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}matt/trygghet-arskurs-5/#med=9915,9924", DESK) as page:
        page.locator(".picked li").last.wait_for()
        assert '/inbaddad/#med=9915,9924"' in page.locator("#rad").input_value()


def test_the_line_to_copy_works_without_a_script(browser: Browser, example_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_url}{MEASURE}")
    line = page.get_by_label("Kopiera raderna till din sida")
    lines = line.input_value()
    assert '<iframe src="https://example.org/kvalitet/matt/brev-svar-i-tid/inbaddad/"' in lines
    assert not line.is_editable()
    page.goto("about:blank")  # another site, which allows styles
    page.set_content(f'<body style="margin: 0">{lines}')
    for width in (280, 600, 800):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("iframe").bounding_box() == {
            "x": 0, "y": 0, "width": width + 4, "height": pytest.approx(WITH_CHART.at(width) + 4)
        }  # fmt: skip
    context.close()
