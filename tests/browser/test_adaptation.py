"""The pages bend to the reader: large text, wide spacing, own colours, no motion, paper."""

from playwright.sync_api import Browser

from tests.browser.looks import ZOOMED
from tests.browser.served import PHONE, opened

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].some((time) => parseFloat(time) > 0.01);
}).length"""


def test_a_cell_shows_its_heading_where_rows_stand_by_themselves(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}garantier/bygglov-inom-atta-veckor/", PHONE) as page:
        shown = "getComputedStyle(document.querySelector('.table--stack td'), '::before').content"
        assert page.evaluate(shown) == '"Resultat"'


def test_first_column_leaves_room_for_the_others_on_a_phone(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}om/likstalldhet/", ZOOMED) as page:
        sticky = page.locator("table.compare tbody th").first.bounding_box()
        assert sticky is not None
        assert sticky["width"] <= 0.6 * ZOOMED["width"]


def test_verdicts_and_charts_keep_their_shapes_in_the_readers_own_colours(
    browser: Browser, example_url: str
) -> None:
    with opened(browser, example_url, PHONE) as page:
        page.emulate_media(forced_colors="active")
        for address, what in (("garantier/", ".verdict svg"), ("matt/sjukfranvaro/", ".chart .line-1")):
            page.goto(example_url + address)
            drawn = page.locator(what).first.evaluate(
                "element => [getComputedStyle(element).color, getComputedStyle(element).stroke,"
                " getComputedStyle(document.body).backgroundColor]"
            )
            assert drawn[0] != drawn[2]
            assert drawn[1] != drawn[2]


def test_nothing_moves(browser: Browser, example_url: str) -> None:
    with opened(browser, example_url, PHONE) as page:
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert page.evaluate(MOVING) == 0
