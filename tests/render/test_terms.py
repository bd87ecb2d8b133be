"""Words of the list of terms are explained the first time they stand on a page, and where they may be."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.load.byhand import written_page
from paraply.render.hyphens import SOFT_HYPHEN
from paraply.render.terms import Terms
from paraply.render.typeset import typeset
from tests.conftest import ROOT

LIST = """---
title: Ordlista
---
## L

### Liknande kommuner

Kommuner som liknar vår.

## M

### Mål

Det som politikerna vill nå.

### Median

Värdet i mitten.

### Nämnd

En grupp politiker.

### Styrelse

Se [nämnd](#namnd).

### Överklaga

Att begära att någon annan prövar.
"""
TERM = re.compile(r'<a class="term" href="([^"]+)">([^<]*)</a>')


def terms(menu: tuple[str, ...] = ("Mål", "Löften")) -> Terms:
    return Terms(written_page("docs/om/ordlista.md", "om/ordlista.md", "om/ordlista/", LIST)[0], menu)


def explained(html: str) -> list[tuple[str, str]]:
    return TERM.findall(typeset(html, terms(), lambda there: f"../{there}"))


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>Medianen är 3.</p>", [("median", "Medianen")]),
        ("<p>Median. Medianen är median.</p><p>Median</p>", [("median", "Median")]),
        ("<p>Nämndens beslut kan överklagas.</p>", [("namnd", "Nämndens")]),
        ("<p>Du överklagar till nämnderna.</p>", [("overklaga", "överklagar"), ("namnd", "nämnderna")]),
        ("<p>Lägre än i liknande\nkommuner.</p>", [("liknande-kommuner", "liknande\nkommuner")]),
        ("<p>Den behandlade Medianen 2023. Nämnden läste.</p>", [("namnd", "Nämnden")]),
        ("<p>liknande <b>kommuner</b> och liknande</p>", []),
        ("<p>Styrelsen beslutar, och nämnden.</p>", [("namnd", "Styrelsen")]),
        ("<p>Målet är 3, och medianvärdet 4.</p>", []),  # the menu explains it; a compound is another
        ("<p>Bygg-nämnden, nämnd-ordningen &median; och skolnämnden.</p>", []),
        ("<h2>Median</h2><a href='x'>median</a><p>median</p>", [("median", "median")]),
        ("<form><label>Median</label></form><summary>median</summary>", []),
        ("<dl><dt>Median</dt><dd>Median</dd></dl>", [("median", "Median")]),
        ('<p class="print-only small">median</p>', []),
        ('<div role="img" aria-label="Median"><span>median</span></div>', []),
        ("<svg><text>median</text><title>median</title></svg>", []),
    ],
)  # fmt: skip
def test_where_a_word_is_explained(html: str, told: list[tuple[str, str]]) -> None:
    assert explained(html) == [(f"../om/ordlista/#{anchor}", word) for anchor, word in told]


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<a>", "</a>", "<h2>", "</h2>", "median", "Nämnden ", " ", "&amp;", "mål"]
        )
    )
)
@settings(max_examples=100, deadline=None)
def test_nothing_but_links_comes_to_a_page(parts: list[str]) -> None:
    html = "".join(parts)
    made = typeset(html, terms(), str)
    assert TERM.sub(r"\2", made).replace(SOFT_HYPHEN, "") == html  # a long word of a heading may be broken
    assert len({anchor for anchor, _ in TERM.findall(made)}) == len(TERM.findall(made))


def test_without_a_list_a_page_is_let_be() -> None:
    assert typeset("<p>Median</p>", Terms()) == "<p>Median</p>"


SILENT = {"a", "h1", "h2", "h3", "h4", "form", "th", "summary", "nav"}


class Silent(HTMLParser):
    """Finds the explained words that stand inside a heading, another link, a form or a table's head."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (
            tag == "a"
            and ("class", "term") in attrs
            and set(self.open) & {"a", "h1", "h2", "h3", "h4", "form", "th", "summary", "nav"}
        ):
            self.wrong.append(f"{self.open}: {dict(attrs)['href']}")
        if tag not in {
            "br",
            "img",
            "input",
            "meta",
            "link",
            "path",
            "circle",
            "rect",
            "use",
            "line",
            "hr",
            "wbr",
        }:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_every_page_explains_each_word_once(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    words = set()
    for page in site.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        found = [there.partition("#")[2] for there, _ in TERM.findall(html)]
        assert len(found) == len(set(found)), page
        words |= set(found)
        reader = Silent()
        reader.feed(html)
        assert reader.wrong == [], page
    assert {"procentenhet", "liknande-kommuner", "medelvarde", "konsekvens", "arbetsdag"} <= words


def test_the_list_explains_every_word_that_residents_cannot_be_asked_to_know() -> None:
    text = (ROOT / "docs" / "om" / "ordlista.md").read_text(encoding="utf-8")
    needed = (
        "Tjänstegaranti", "Servicenivå", "Median", "Procentenhet", "Felmarginal", "Index", "Arbetsdag",
        "Startbesked",
        "Liknande kommuner", "Kolada", "Egen bearbetning", "Kommunalförbund", "Nämnd", "Delårsrapport",
        "God ekonomisk hushållning", "Internkontroll", "Avvikelse", "Justerat protokoll", "Allmän handling",
        "Laglighetsprövning",
    )  # fmt: skip
    assert [word for word in needed if f"\n### {word}\n" not in text] == []
