"""Twelve questions residents ask, answered without script, at 320 px, by keyboard, in dark mode and on paper.

An answer that is not known is one too: then the page must say so, and whom to ask.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import NARROW, opened


@dataclass(frozen=True)
class Task:
    """A question, the links that lead to its answer, and the sentences that are the answer."""

    question: str
    way: tuple[str, ...]
    answer: tuple[str, ...]


BUILD, SUPPORT, SCHOOL = "Bygga, bo och miljö", "Stöd och omsorg", "Förskola och skola"
TASKS = (
    Task(
        "Hur lång tid tar bygglov och vad händer om det dröjer?",
        (BUILD, "Du får beslut om bygglov"),
        ("inom tio veckor", "Avgiften sänks med en femtedel för varje påbörjad vecka över tiden."),
    ),
    Task(
        "Höll kommunen löftet om bygglov?",
        (BUILD, "Du får beslut om bygglov"),
        ("Vi vet inte hur ofta löftet hålls.",),
    ),
    Task(
        "Känner sig barnen trygga i skolan jämfört med andra kommuner?",
        (SCHOOL, "Årskurs 5, Trygga i skolan"),
        ("86,2", "procentenheter högre än i liknande kommuner"),
    ),
    Task(
        "Vem svarar för försörjningsstödet?",
        (SUPPORT, "Du får ditt försörjningsstöd"),
        ("Socialnämnden", "Fråga Kontaktcenter 0176-710 00"),
    ),
    Task(
        "Vilken dag kommer försörjningsstödet, och vad ska jag göra?",
        (SUPPORT, "Du får ditt försörjningsstöd"),
        ("den 27:e", "Lämna in en fullständig ansökan senast den 18:e i månaden."),
    ),
    Task(
        "Vad händer om försörjningsstödet kommer för sent?",
        (SUPPORT, "Du får ditt försörjningsstöd"),
        ("Vi vet inte vad som händer då.", "Ring Kontaktcenter 0176-710 00"),
    ),
    Task(
        "Måste jag själv begära sänkt avgift för mitt avlopp?",
        (BUILD, "Du får beslut om enskilt avlopp"),
        ("om du själv måste begära det du har rätt till",),
    ),
    Task(
        "Får vår ungdomsförening tider i kommunens lokaler?",
        ("Kultur och fritid", "Din barn- och ungdomsförening prioriteras"),
        ("Föreningen betalar halv hyra nästa gång den hyr en lokal.",),
    ),
    Task(
        "Hur nöjda är företagen med kommunens service?",
        ("Arbete och företag", "Företagens betyg på kommunens service"),
        ("73,9", "2022", "gamla beräkningen"),
    ),
    Task(
        "När kommer nästa rapport?",
        ("Alla rapporter",),
        ("Nästa rapport är Månadsrapport oktober 2026.", "Vi vet inte vilken dag den kommer."),
    ),
    Task(
        "Hur många garantier fanns 2023, och varför blev de fler?",
        ("Alla rapporter", "Årsredovisning 2023"),
        ("28 tjänstegarantier", "Rapporterna säger inte varför antalet ändras."),
    ),
    Task(
        "Hur säger jag till om jag inte kan använda sidorna?",
        ("Tillgänglighetsredogörelse",),
        ("Ring Kontaktcenter 0176-710 00.", "Den är inte bedömd."),
    ),
)


@pytest.fixture(scope="module")
def reader(browser: Browser, site_url: str) -> Iterator[Page]:
    """A narrow dark screen without script."""
    with opened(browser, site_url, NARROW, "dark", script=False) as page:
        yield page


def follow(page: Page, text: str) -> None:
    """Press Tab until the link that begins so has focus, then Enter."""
    for _step in range(120):
        page.keyboard.press("Tab")
        focused = page.locator("a:focus")
        if focused.count() and (focused.text_content() or "").strip().startswith(text):
            elsewhere = re.compile(f"(?!{re.escape(page.url)}$)")
            page.keyboard.press("Enter")
            page.wait_for_url(elsewhere)
            return
    raise AssertionError(f"no link begins '{text}' on {page.url}")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.question)
def test_a_resident_comes_to_the_right_sentence(task: Task, reader: Page, site_url: str) -> None:
    reader.emulate_media(media="screen", color_scheme="dark")
    reader.goto(site_url)
    for link in task.way:
        follow(reader, link)
    for media in ("screen", "print"):
        reader.emulate_media(media="print" if media == "print" else "screen", color_scheme="dark")
        shown = " ".join(reader.locator("main").inner_text().split())
        for sentence in task.answer:
            assert sentence in shown, (media, reader.url)
