"""The labelled queries in Chromium over the built example site: one page, every query in a loop."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.served import DESK
from tests.search.labelled import LEAST_FIRST, LEAST_QUERIES, lost, not_there, read, share_first

QUERIES = read(Path(__file__).parent / "queries.csv")
SEARCH = """async (queries) => {
  const { prepare, find } = await import(new URL("../assets/search-engine.js", document.baseURI).href);
  const made = prepare(await (await fetch("sok.json")).json());
  return queries.map((query) => find(query, made).map((page) => page.address));
}"""


def searched(browser: Browser, site_url: str, texts: list[str]) -> dict[str, list[str]]:
    """The addresses each query leads to, best first, on a page with its policy in force."""
    context = browser.new_context(viewport={"width": DESK["width"], "height": DESK["height"]})
    page: Page = context.new_page()
    page.goto(f"{site_url}a-o/")
    hits: list[list[str]] = page.evaluate(SEARCH, texts)
    context.close()
    return dict(zip(texts, hits, strict=True))


def test_residents_find_the_right_page(browser: Browser, example_site: Path, example_url: str) -> None:
    assert len(QUERIES) >= LEAST_QUERIES
    assert not_there(QUERIES, example_site) == []
    hits = searched(browser, example_url, [query.text for query in QUERIES])
    assert lost(QUERIES, hits) == []
    assert share_first(QUERIES, hits) >= LEAST_FIRST


def test_odd_queries_find_nothing_and_break_nothing(browser: Browser, example_url: str) -> None:
    odd = ["", "   ", "!!!", "-", "(", "<>", "å" * 100_000, "och att det", "\u0000", "constructor", "🙂"]
    assert searched(browser, example_url, odd) == {text: [] for text in odd}
