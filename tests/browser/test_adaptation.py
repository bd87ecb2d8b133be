"""The pages bend to the reader: large text, wide spacing, own colours, no motion, paper."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.served import PHONE, addresses_of, is_handbook, one_of_each_kind, opened

ZOOMED = {"width": 320, "height": 256}
"""A screen of 1280 × 1024 at 400 % (WCAG 1.4.10)."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
* { word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""WCAG 1.4.12."""

CUT = """() => [...document.querySelectorAll("main *, .band *, .footer *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = style.overflowX === "hidden" || style.overflowY === "hidden";
  return hides && !element.closest(".visually-hidden, svg") && element.clientWidth > 1 &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""

FIXED = """() => [...document.querySelectorAll("body *")]
  .filter((element) => getComputedStyle(element).position === "fixed").length"""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].some((time) => parseFloat(time) > 0.01);
}).length"""


def test_everything_fits_at_400_percent_with_wide_spacing(
    browser: Browser, example_site: Path, example_url: str
) -> None:
    wrong = []
    with opened(browser, example_url, ZOOMED) as page:
        for address in one_of_each_kind(example_site):
            page.goto(example_url + address)
            page.add_style_tag(content=SPACED)
            if page.evaluate("document.documentElement.scrollWidth") > ZOOMED["width"]:
                wrong.append((address, "scrolls sideways"))
            if is_handbook(address):  # Material's closed menu is a fixed part that its frame hides
                continue
            wrong += [(address, cut) for cut in page.evaluate(CUT)]
            assert page.evaluate(FIXED) == 0, "nothing may cover a small screen"
    assert wrong == []


UNNAMED = """() => [...document.querySelectorAll(".table--stack:not(.table--inline)")].flatMap((table) => {
  const heads = [...table.querySelectorAll("thead th")].slice(1).map((head) => head.textContent).join();
  return [...table.querySelectorAll("tbody tr")].filter((row) =>
    [...row.querySelectorAll("td")].map((cell) => cell.dataset.label).join() !== heads
  ).map((row) => row.textContent);
})"""
WIDE = """() => [...document.querySelectorAll(".table:not(:has(.compare))")]
  .filter((table) => table.scrollWidth > table.clientWidth + 1)
  .map((table) => table.getAttribute("aria-label"))"""


def test_every_table_but_the_widest_is_whole_on_a_phone(
    browser: Browser, example_site: Path, example_url: str
) -> None:
    cut = {}
    with opened(browser, example_url, PHONE) as page:
        for address in addresses_of(example_site):
            if "<table" in (example_site / address / "index.html").read_text(encoding="utf-8"):
                page.goto(example_url + address)
                if found := page.evaluate(WIDE):
                    cut[address] = found
                assert page.evaluate(UNNAMED) == [], address
    assert cut == {}


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
