"""Our residents' words lead to our pages: the same test as over the example, with our own labels."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.search.labelled import LEAST_FIRST, lost, not_there, read, share_first
from tests.search.test_queries import searched

QUERIES = read(Path(__file__).parent / "queries.csv")


def test_residents_find_the_right_page(browser: Browser, site: Path, site_url: str) -> None:
    assert not_there(QUERIES, site) == []
    hits = searched(browser, site_url, [query.text for query in QUERIES])
    assert lost(QUERIES, hits) == []
    assert share_first(QUERIES, hits) >= LEAST_FIRST
