"""The search as a person meets it: nothing before it is used, all by keyboard, a way on from zero hits."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.served import DESK, NARROW, PHONE, one_of_each_kind, opened, residents_pages
from tests.browser.test_axe import COLOURS, RUN, WCAG

LABEL = "Sök bland löften, mål och mått"


def search(page: Page, text: str) -> None:
    page.get_by_label(LABEL).fill(text)
    expect(page.get_by_role("status")).not_to_be_empty()


def test_nothing_is_loaded_before_the_field_is_used(browser: Browser, example_url: str) -> None:
    asked: list[str] = []

    def requested(sent: Request) -> None:
        asked.append(sent.url.removeprefix(example_url))

    for address in ("", "a-o/"):
        context = browser.new_context()  # with the policy of the page in force
        page = context.new_page()
        page.on("request", requested)
        page.goto(example_url + address, wait_until="networkidle")
        assert "assets/search.js" in asked
        assert {"assets/search-engine.js", "a-o/sok.json"} & set(asked) == set()
        with page.expect_response("**/a-o/sok.json"):
            page.get_by_label(LABEL).focus()
        search(page, "hemtjänst")
        assert page.locator("#sokresultat a").count() > 1
        assert asked.count("a-o/sok.json") == 1
        asked.clear()
        context.close()


def test_the_search_is_one_step_away_on_every_page(
    browser: Browser, example_site: Path, example_url: str
) -> None:
    with opened(browser, example_url, DESK) as page:
        for address in residents_pages(one_of_each_kind(example_site)):
            page.goto(example_url + address)
            fields = page.get_by_label(LABEL).locator("visible=true").count()
            assert fields == (0 if address.endswith("inbaddad/") else 1), address
        page.goto(f"{example_url}matt/sjukfranvaro/")
        page.get_by_label(LABEL).fill("bygglov")
        page.keyboard.press("Enter")
        page.wait_for_url("**/a-o/?q=bygglov")
        expect(page.locator("#sokresultat a").first).to_be_visible()


def test_on_a_phone_the_magnifying_glass_leads_to_a_field_to_write_in(
    browser: Browser, example_url: str
) -> None:
    with opened(browser, f"{example_url}matt/sjukfranvaro/", PHONE) as page:
        page.locator(".band").get_by_role("link", name="Sök").first.click()
        page.wait_for_url("**/a-o/#q")
        expect(page.get_by_label(LABEL)).to_be_focused()


def test_a_hit_shows_kind_verdict_and_answer_and_is_reached_by_keyboard(
    browser: Browser, example_url: str
) -> None:
    with opened(browser, example_url, PHONE) as page:
        search(page, "bygglovstid")
        first = page.locator("#sokresultat li").first
        expect(first).to_contain_text("Bygglov inom åtta veckor")
        expect(first).to_contain_text("Löfte")
        expect(first).to_contain_text("Löftet hölls")
        expect(first).to_contain_text("Exempelkommunen lovar: du får beslut om bygglov senast åtta veckor")
        expect(page.get_by_role("status")).to_contain_text("träff")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.locator("#sokresultat a").nth(1)).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_label(LABEL)).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/kvalitet/garantier/bygglov-inom-atta-veckor/")


def test_enter_on_the_start_page_leads_to_every_hit_and_the_way_back_keeps_them(
    browser: Browser, example_url: str
) -> None:
    with opened(browser, example_url, PHONE) as page:
        page.get_by_label(LABEL).fill("svar")
        page.keyboard.press("Enter")
        page.wait_for_url("**/a-o/?q=svar")
        links = page.locator("#sokresultat a")
        expect(links.first).to_be_visible()
        expect(page.locator("#alla-namn")).to_be_hidden()
        links.first.click()
        page.go_back()
        expect(page.locator("#sokresultat a").first).to_be_visible()
        page.get_by_label(LABEL).fill("")
        expect(page.locator("#alla-namn")).to_be_visible()
        expect(links).to_have_count(0)


@pytest.mark.parametrize("address", ["", "a-o/"])
def test_zero_hits_offer_areas_and_the_whole_list(address: str, browser: Browser, example_url: str) -> None:
    with opened(browser, example_url + address, PHONE) as page:
        search(page, "kvantdator")
        expect(page.get_by_role("status")).to_have_text("Inga träffar på ”kvantdator”.")
        ways = page.locator("#inga-traffar")
        expect(ways.get_by_role("link", name="Stöd och omsorg")).to_be_visible()
        expect(ways.get_by_role("link", name="allt från A till Ö")).to_be_visible()


def test_without_an_index_the_list_still_answers(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}a-o/", PHONE) as page:
        page.route("**/sok.json", lambda route: route.abort())
        search(page, "bygglov")
        expect(page.get_by_role("status")).to_contain_text("Sökningen går inte att ladda.")
        expect(page.locator("#alla-namn")).to_be_visible()
        page.unroute("**/sok.json")
        search(page, "bygglo")
        expect(page.locator("#sokresultat a").first).to_be_visible()


def test_in_a_copy_on_disk_the_search_says_so_and_the_list_answers(
    browser: Browser, example_site: Path
) -> None:
    with opened(browser, (example_site / "a-o" / "index.html").as_uri(), PHONE) as page:
        search(page, "bygglov")
        expect(page.get_by_role("status")).to_contain_text("Sökningen fungerar inte i en kopia på disk.")
        expect(page.locator("#alla-namn")).to_be_visible()


def test_without_script_the_list_answers(browser: Browser, example_url: str) -> None:
    with opened(browser, example_url, NARROW, script=False) as page:
        page.get_by_label(LABEL).fill("bygglov")
        page.keyboard.press("Enter")
        page.wait_for_url("**/a-o/?q=bygglov")
        expect(
            page.locator("#alla-namn").get_by_role("link", name="Bygglov inom åtta veckor").first
        ).to_be_visible()


@pytest.mark.parametrize("text", ["hemtjänst", "kvantdator"])
def test_axe_finds_nothing_in_the_hits(text: str, browser: Browser, axe: str, example_url: str) -> None:
    for address in ("", "a-o/"):
        with opened(browser, example_url + address, NARROW) as page:
            search(page, text)
            page.evaluate(axe)
            assert page.evaluate("document.documentElement.scrollWidth") == 320
            for scheme, rules in (("light", None), ("dark", COLOURS)):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                assert page.evaluate(RUN, [WCAG, rules]) == [], (address, scheme)
