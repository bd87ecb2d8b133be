"""Every built page of both municipalities reads as sentences, and no number contradicts its verdict."""

import re
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.load import load_content
from paraply.model.arithmetic import rounded
from paraply.model.kind import name_of
from paraply.speech import amounts
from paraply.speech.amounts import Limits, Scale
from tests.conftest import ROOT

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

SKIPPED = {"svg", "script", "style", "code", "pre", "textarea"}
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")
LONGEST = 25
"""Words of a sentence that is read in one breath."""

STAFF = ("handbok/", "om/handbok/")
TWO_NUMBERS = re.compile(r"(?<![\d,§])\d+(?:,\d+)? (?:19|20)\d\d\b(?!-)")
MOST_UNKNOWN = 2


LINK = "Länken"
"""Stands in a block for a link within it, which is read as a block of its own."""


class Blocks(HTMLParser):
    """The text of each block of a page; charts and code are left out.

    What a link says is a block of its own, and one word where it stands.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self._skipped += 1
        elif tag == "a" or tag in BLOCKS:
            self._open.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self._skipped -= 1
        elif (tag in BLOCKS or tag == "a") and self._open:
            text = "".join(self._open.pop())
            if tag == "a" and self._open:
                self._open[-1].append(f"{LINK} ")
            self.found.append(text)

    def handle_data(self, data: str) -> None:
        if not self._skipped and self._open:
            self._open[-1].append(" ".join(data.split()) + " " if data.strip() else " ")


@cache
def read(page: Path) -> tuple[str, ...]:
    """The blocks of a page. No-break spaces stay, since they hold together what is one word to the eye."""
    reader = Blocks()
    reader.feed(page.read_text(encoding="utf-8"))
    return tuple(re.sub(r"[ \t\n]+", " ", block).strip() for block in reader.found)


@cache
def names_of(which: str) -> tuple[str, ...]:
    """The names of reports, surveys and goals, which the municipality gave them: years stand in them."""
    content = load_content(ROOT if which == "own" else ROOT / "tests" / "example").content
    named = [*content.reports.values(), *content.surveys.values(), *content.goals.values()]
    return tuple(sorted(map(name_of, named), key=len, reverse=True))


@pytest.fixture(params=["own", "example"])
def blocks(request: pytest.FixtureRequest) -> dict[str, list[str]]:
    """The blocks of every page that residents read, as it is published; the names of records are left out."""
    site: Path = request.getfixturevalue("site" if request.param == "own" else "example_site")
    found = {}
    for page in sorted(site.rglob("*.html")):
        address = page.relative_to(site).as_posix()
        if not address.startswith(STAFF):
            found[address] = [_without(block, names_of(request.param)) for block in read(page)]
    assert len(found) > 100
    return found


def _without(block: str, names: tuple[str, ...]) -> str:
    block = block.replace("\u00a0", "_")
    for name in names:
        block = block.replace(name, "Namnet")
    return block


class TestEveryPage:
    def test_no_number_stands_beside_a_year_without_a_word(self, blocks: dict[str, list[str]]) -> None:
        found = {
            address: wrong
            for address, told in blocks.items()
            if (wrong := [block for block in told if TWO_NUMBERS.search(block)])
        }
        assert found == {}

    def test_one_is_told_as_one(self, blocks: dict[str, list[str]]) -> None:
        wrong = re.compile(r"(?<![\d,])1[ _](?:gånger|dagar|veckor|timmar|procentenheter|miljoner)\b")
        assert [block for told in blocks.values() for block in told if wrong.search(block)] == []

    def test_no_word_is_said_twice(self, blocks: dict[str, list[str]]) -> None:
        """``2 440 kronor per år år 2022`` comes of putting one text after another."""
        twice = re.compile(rf"(?<![\w-])(?!{LINK}\b)([^\W\d_]{{2,}})[ _]\1(?![\w-])")
        found = {
            address: wrong
            for address, told in blocks.items()
            if (wrong := [one for one in told if twice.search(one)])
        }
        assert found == {}

    def test_no_day_is_written_as_in_a_file(self, blocks: dict[str, list[str]]) -> None:
        """``2026-10-31`` is for files; the page on them is about how they are written."""
        day = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
        found = {
            address: wrong
            for address, told in blocks.items()
            if not address.startswith("om/oppna-data/")
            and (wrong := [one for one in told if day.search(one)])
        }
        assert found == {}

    def test_what_is_missing_is_not_said_again_and_again(self, blocks: dict[str, list[str]]) -> None:
        counts = {address: " ".join(told).lower().count("uppgift saknas") for address, told in blocks.items()}
        assert {address: count for address, count in counts.items() if count > MOST_UNKNOWN} == {}

    def test_what_is_not_known_follows_its_words_without_a_colon_more(
        self, request: pytest.FixtureRequest
    ) -> None:
        """``Vi vet inte:`` has a colon already."""
        asked = 0
        for name in ("site", "example_site"):
            site: Path = request.getfixturevalue(name)
            for page in site.rglob("*.html"):
                _before, _mark, unknown = page.read_text(encoding="utf-8").partition('section unknown"')
                told = re.findall(r"<li>([^<]*)</li>", unknown.partition("</section>")[0])
                assert not [item for item in told if ":" in item], page
                asked += bool(told)
        assert asked > 50

    def test_no_sentence_is_longer_than_a_breath(self, blocks: dict[str, list[str]]) -> None:
        long = {
            sentence: address
            for address, told in blocks.items()
            for block in told
            for sentence in SENTENCE.split(block)
            if len(re.split(r"[\s_]+", sentence)) > LONGEST
        }
        assert long == {}


INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong"}


class Joints(HTMLParser):
    """Where one text ends and the next begins across a tag that starts no line, as one listens."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._before, self._crossed, self._skipped = "", False, 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in SKIPPED
        self._cross(tag)

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in SKIPPED
        self._cross(tag)

    def _cross(self, tag: str) -> None:
        if tag in INLINE:
            self._crossed = True
        elif not self._skipped and tag not in SKIPPED:
            self._before = ""

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._before and self._crossed and GLUED.search(self._before + "|" + data):
            self.found.append(f"{self._before[-30:]}|{data[:30]}")
        self._before, self._crossed = data, False


GLUED = re.compile(r"[\w.,:;!?%][|]\w")
"""A word right after another, or after the end of a sentence: ``40,0.Plats``."""


def test_no_words_run_together(request: pytest.FixtureRequest) -> None:
    """Not what is shown apart by the style sheet alone, which is not there for whoever listens or copies."""
    found = {}
    for name in ("site", "example_site"):
        site: Path = request.getfixturevalue(name)
        for page in site.rglob("*.html"):
            if not page.relative_to(site).as_posix().startswith(STAFF):
                joints = Joints()
                joints.feed(page.read_text(encoding="utf-8"))
                if joints.found:
                    found[page.relative_to(site).as_posix()] = joints.found
    assert found == {}


def test_what_follows_the_name_of_somebody_is_the_end_of_a_sentence(request: pytest.FixtureRequest) -> None:
    """``Exempelkommunen: inget av de åtta löftena …``, as it stands below a hit or a shared link."""
    asked = 0
    for which in ("own", "example"):
        site: Path = request.getfixturevalue("site" if which == "own" else "example_site")
        content = load_content(ROOT if which == "own" else ROOT / "tests" / "example").content
        whose = {content.municipality.name, *(owner.name for owner in content.owners.values())}
        for page in site.rglob("*.html"):
            told = re.search(r'<meta name="description" content="([^"]*)"', page.read_text(encoding="utf-8"))
            name, _colon, rest = told[1].partition(": ") if told else ("", "", "")
            if name in whose:
                asked += 1
                assert rest[:1].islower() or not rest[:1].isalpha(), rest
                assert not rest.startswith(("nej.", "ja.")), rest
    assert asked > 80


VALUES = st.decimals(-200, 200, places=5)


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
