"""Every built page of both municipalities reads as sentences, and no number contradicts its verdict."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.build import build_site
from paraply.model.arithmetic import rounded
from paraply.render.site import Site
from paraply.speech import amounts
from paraply.speech.amounts import Limits, Scale
from tests.conftest import ROOT, TODAY

BLOCKS = {
    "p",
    "li",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "caption",
    "summary",
    "td",
    "th",
    "small",
    "time",
}
"""A date of an event is told apart from what happened."""

SKIPPED = {"svg", "script", "style", "code", "pre", "textarea", "a"}
LETTER = "letter-text"
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")
LONGEST = 25
READ = ("garantier/", "matt/", "omraden/")
"""The pages of promises, measures and areas; the start page has no path."""

TWO_NUMBERS = re.compile(r"(?<![\d,§])\d+(?:,\d+)? (?:19|20)\d\d\b(?!-)")
MOST_UNKNOWN = 2


class Blocks(HTMLParser):
    """The text of each block of a page; charts, code, the letter and the names of links are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = 0
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self._skipped += 1
        elif tag in BLOCKS:
            self._open.append([])
            if LETTER in (dict(attrs).get("class") or ""):
                self._open[-1] = []
                self._letters += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self._skipped -= 1
        elif tag in BLOCKS and self._open:
            text = "".join(self._open.pop())
            if self._letters and tag == "p":
                self._letters -= 1
            else:
                self.found.append(text)

    def handle_data(self, data: str) -> None:
        if not self._skipped and self._open:
            self._open[-1].append(" ".join(data.split()) + " " if data.strip() else " ")


@cache
def site_of(which: str) -> Site:
    root = ROOT if which == "own" else ROOT / "tests" / "example"
    return build_site(root, TODAY, allow_example=True)


def blocks_of(which: str) -> Iterator[tuple[str, list[str]]]:
    """The blocks of every page of a promise, a measure or an area, their lists, and the start page."""
    site = site_of(which)
    for page in site.pages:
        if page.address == "" or page.address.startswith(READ):
            reader = Blocks()
            reader.feed(str(site.body(page)))
            yield page.address, [re.sub(r"[ \t\n]+", " ", block).strip() for block in reader.found]


@pytest.mark.parametrize("which", ["own", "example"])
class TestEveryPage:
    def test_no_number_stands_beside_a_year_without_a_word(self, which: str) -> None:
        found = {
            address: [block for block in blocks if TWO_NUMBERS.search(block)]
            for address, blocks in blocks_of(which)
        }
        assert {address: blocks for address, blocks in found.items() if blocks} == {}

    def test_one_is_told_as_one(self, which: str) -> None:
        wrong = re.compile(r"(?<![\d,])1[ \u00a0](?:gånger|dagar|veckor|timmar|procentenheter|miljoner)\b")
        assert [block for _a, blocks in blocks_of(which) for block in blocks if wrong.search(block)] == []

    def test_what_is_missing_is_not_said_again_and_again(self, which: str) -> None:
        counts = {
            address: " ".join(blocks).lower().count("uppgift saknas") for address, blocks in blocks_of(which)
        }
        assert {address: count for address, count in counts.items() if count > MOST_UNKNOWN} == {}

    def test_no_sentence_is_longer_than_a_breath(self, which: str) -> None:
        long = {
            sentence
            for _address, blocks in blocks_of(which)
            for block in blocks
            for sentence in SENTENCE.split(block)
            if len(sentence.split()) > LONGEST
        }
        assert long == set()


VALUES = st.decimals(-200, 200, places=5)
UNITS = st.sampled_from(["procent", "veckor", "antal", "mnkr", "tkr", "index"])


@settings(max_examples=400)
@given(
    VALUES, VALUES, st.integers(0, 3), st.sampled_from(["procent", "veckor", "antal", "mnkr", "tkr", "index"])
)
def test_no_rounding_makes_a_missed_bound_look_reached(
    gap: Decimal, bound: Decimal, decimals: int, unit: str
) -> None:
    """Within half a unit in the last place of the bound, on either side, in text and in tables."""
    value = bound + gap.scaleb(-2 - decimals)
    for limits in (Limits((bound,)), Limits((), (bound,)), Limits((bound,), (bound,))):
        places = amounts.decimals_beside(value, decimals, limits)
        near = rounded(value, places)
        assert all((low <= value) == (low <= near) for low in limits.lows)
        assert all((value <= high) == (near <= high) for high in limits.highs)
        told = amounts.told(value, Scale(unit, decimals), limits)
        if value < bound and limits.lows:
            assert told != amounts.bound(bound, Scale(unit, decimals))
        if value > bound and limits.highs:
            assert told != amounts.bound(bound, Scale(unit, decimals))
