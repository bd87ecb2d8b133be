"""Charts that answer: a value reads itself out, and the reader sets other municipalities beside ours."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.served import DESK, NARROW, PHONE, opened
from tests.browser.test_axe import COLOURS, RUN, WCAG
from tests.browser.test_room import CROWDED
from tests.conftest import ROOT

MEASURE = "matt/trygghet-arskurs-5/"
PROMISE = "garantier/bygglov-inom-atta-veckor/"
FIELD = "Jämför med en kommun"
MOST_BYTES = 6_000
SCRIPT = "assets/charts.js"
DRAWN = ('class="chart chart--line', 'class="chart chart--strip')


def pick(page: Page, name: str) -> None:
    page.get_by_label(FIELD).fill(name)
    page.keyboard.press("Enter")


def said(page: Page) -> str:
    return page.locator(".picked-said").inner_text().replace("\u00a0", " ")


def chosen(page: Page) -> list[str]:
    return [each.replace("\u00a0", " ") for each in page.locator(".picked li span").all_inner_texts()]


def test_the_script_is_small_and_only_where_a_chart_is(site: Path, example_site: Path) -> None:
    assert len(gzip.compress((ROOT / "docs" / SCRIPT).read_bytes(), mtime=0)) <= MOST_BYTES
    pages = [*site.rglob("index.html"), *example_site.rglob("index.html")]
    found = {path: path.read_text(encoding="utf-8") for path in pages if "handbok" not in path.parts}
    with_chart = {path for path, text in found.items() if any(mark in text for mark in DRAWN)}
    assert len(with_chart) > 50
    assert {path for path, text in found.items() if SCRIPT in text} == with_chart


def test_a_municipality_that_is_chosen_has_its_dot_its_line_and_its_sentence(
    browser: Browser, example_url: str
) -> None:
    asked: list[str] = []
    told: list[str] = []

    def requested(sent: Request) -> None:
        asked.append(sent.url.removeprefix(example_url))

    def logged(message: ConsoleMessage) -> None:
        told.append(message.text)

    context = browser.new_context(viewport={"width": 1280, "height": 900})  # with the page's policy in force
    page = context.new_page()
    page.on("request", requested)
    page.on("console", logged)
    page.goto(example_url + MEASURE, wait_until="networkidle")
    assert SCRIPT in asked
    assert f"{MEASURE}andra.json" not in asked
    page.get_by_label(FIELD).focus()
    pick(page, "pilsätra")
    expect(page.locator(".picked-said")).to_have_text("Exempel 78,2 procent, Pilsätra 73,8.")
    assert page.url.endswith(f"{MEASURE}#med=9915")
    assert page.locator(".chart--strip .pick-1").count() == 1
    assert page.locator(".chart--line .pick-1").count() == 3  # 2023 and 2025 are repeated, by us and by all
    assert page.locator(".chart--line .pick-line-1").count() == 1
    pick(page, "Örnskogs kommun")
    expect(page.locator(".picked li")).to_have_count(2)
    assert page.url.endswith("#med=9915,9924")
    pick(page, "Alkulla")
    expect(page.locator(".picked li").last).to_contain_text("Alkulla")
    assert [text.split()[0] for text in chosen(page)] == ["Örnskog", "Alkulla"]
    assert page.locator(".chart--strip .chosen .pick-1, .chart--strip .chosen .pick-2").count() == 2
    assert asked.count(f"{MEASURE}andra.json") == 1
    stored = "[document.cookie, localStorage.length, sessionStorage.length].join()"
    assert page.evaluate(stored) == ",0,0"
    assert told == []
    context.close()


def test_an_address_that_was_sent_shows_the_same(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}{MEASURE}#med=9924,9915,9999,x", PHONE) as page:
        expect(page.locator(".picked li")).to_have_count(0)  # no address of ours
        page.goto(f"{example_url}{PROMISE}")
        page.goto(f"{example_url}{MEASURE}#med=9924,9915")
        expect(page.locator(".picked li")).to_have_count(2)
        assert [text.split()[0] for text in chosen(page)] == ["Örnskog", "Pilsätra"]
        assert said(page).startswith("Exempel 78,2 procent, Örnskog ")


def test_what_cannot_be_chosen_is_told_and_a_choice_is_undone_by_keyboard(
    browser: Browser, example_url: str
) -> None:
    with opened(browser, example_url + MEASURE, DESK) as page:
        status = page.locator(".picked-said")
        for name, answer in (
            ("", "Skriv namnet på en kommun."),
            ("Ankeborg", "Vi hittar ingen kommun som heter Ankeborg."),
            ("pils", "Exempel 78,2 procent, Pilsätra 73,8."),
            ("Pilsätra", "Pilsätra är redan vald."),
        ):
            pick(page, name)
            expect(status).to_have_text(answer)
        page.get_by_role("button", name="Ta bort Pilsätra").focus()
        page.keyboard.press("Enter")
        expect(status).to_have_text("Pilsätra är borttagen.")
        assert "#" not in page.url
        assert page.locator(".chosen").count() == 0
        assert page.evaluate("document.activeElement.id") == "kommun"


def test_when_the_figures_cannot_be_had_it_says_so(browser: Browser, example_url: str) -> None:
    with opened(browser, example_url, DESK) as page:
        page.route("**/andra.json", lambda route: route.abort())
        page.goto(example_url + MEASURE)
        pick(page, "Pilsätra")
        expect(page.locator(".picked-said")).to_have_text("Siffrorna går inte att hämta just nu.")


def test_values_are_read_out_by_keyboard_and_by_pointer(browser: Browser, example_url: str) -> None:
    with opened(browser, f"{example_url}{MEASURE}#med=9915", DESK) as page:
        expect(page.locator(".picked li")).to_have_count(1)
        hand = page.get_by_role("slider", name="Läs av linjediagram")
        hand.focus()
        expect(hand).to_have_attribute("aria-valuetext", "78,2\u00a0procent år 2026. Pilsätra 73,8.")
        page.keyboard.press("Home")
        first = hand.get_attribute("aria-valuetext") or ""
        assert "år 2022" in first
        expect(page.locator(".readout").first).to_have_text(first)
        assert page.locator(".chart--line .here").count() == 1
        page.keyboard.press("Escape")
        assert page.locator(".chart--line .here").count() == 0
        dots = page.get_by_role("slider", name="Läs av punktdiagram")
        dots.focus()
        expect(dots).to_have_attribute("aria-valuetext", "Exempel 78,2\u00a0procent, plats 15 av 30.")
        ours = int(dots.get_attribute("aria-valuenow") or 0)
        page.keyboard.press("ArrowRight")
        assert int(dots.get_attribute("aria-valuenow") or 0) == ours + 1
        page.locator(".chart--strip .pick-1").scroll_into_view_if_needed()
        mark = page.locator(".chart--strip .pick-1").bounding_box()
        assert mark is not None
        page.mouse.move(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
        expect(page.locator(".readout").last).to_have_text(re.compile(r"^Pilsätra 73,8, plats \d+ av 30\.$"))


def test_a_promise_reads_out_its_outcomes_with_their_verdicts(browser: Browser, example_url: str) -> None:
    with opened(browser, example_url + PROMISE, PHONE) as page:
        page.get_by_role("slider").focus()
        expect(page.locator(".readout")).to_have_text("96,1 procent år 2025. Löftet hölls.")
        assert page.locator("form.pick").count() == 0


def test_without_the_script_all_is_as_it_was(browser: Browser, example_url: str) -> None:
    with opened(browser, example_url + MEASURE, PHONE, script=False) as page:
        assert not page.get_by_label(FIELD).is_visible()
        assert page.locator(".chart--strip").is_visible()
        assert page.get_by_role("slider").count() == 0


@pytest.mark.parametrize("size", [NARROW, DESK], ids=["narrow", "wide"])
def test_what_the_script_adds_is_accessible_and_covers_no_text(
    size: dict[str, int], browser: Browser, axe: str, example_url: str
) -> None:
    with opened(browser, f"{example_url}{MEASURE}#med=9915,9924", size) as page:
        expect(page.locator(".picked li")).to_have_count(2)
        page.get_by_role("slider").first.focus()
        page.evaluate(axe)
        assert page.evaluate(RUN, [WCAG, None]) == []
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(RUN, [WCAG, COLOURS]) == []
        page.evaluate("document.querySelector('main').dataset.page = 'matt'")
        assert page.evaluate(CROWDED) == []
