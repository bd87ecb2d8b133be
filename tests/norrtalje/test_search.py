"""Our residents' words lead to our pages: the same test as over the example, with our own labels."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.search.labelled import LEAST_FIRST, lost, not_there, read, share_first
from tests.search.test_queries import searched

QUERIES = read(Path(__file__).parent / "queries.csv")
MOST_ASKED = ("hemtjänst", "äldreboende", "företagsklimat", "betyg", "bredband", "klimat")
"""What residents and businesses ask of any municipality."""


def test_residents_find_the_right_page(browser: Browser, site: Path, site_url: str) -> None:
    assert not_there(QUERIES, site) == []
    hits = searched(browser, site_url, [query.text for query in QUERIES])
    assert lost(QUERIES, hits) == []
    assert share_first(QUERIES, hits) >= LEAST_FIRST


@pytest.fixture(scope="module")
def first_hits(browser: Browser, site: Path, site_url: str) -> dict[str, str]:
    """The page that each of the words leads to first, by its address."""
    hits = searched(browser, site_url, list(MOST_ASKED))
    return {word: found[0] for word, found in hits.items() if found}


@pytest.mark.parametrize("word", MOST_ASKED)
def test_the_first_hit_has_a_figure_its_age_and_a_comparison(
    word: str, first_hits: dict[str, str], site: Path
) -> None:
    """A place among others is a comparison too, where the figure does not come from Kolada."""
    address = first_hits[word]
    assert address.startswith("matt/"), address
    page = (site / address / "index.html").read_text(encoding="utf-8")
    [said] = re.findall(r'<meta name="description" content="([^"]+)">', page)
    assert re.search(r": (?:index\s)?\d[\d\u00a0]*(?:,\d+)? ?", said), said
    assert re.search(r"(?:år|läsåret) 20[12]\d", said), said
    placed = re.search(r"Plats \d+ av \d+ kommuner\.", page)
    assert 'id="jamforelse"' in page or placed, address
