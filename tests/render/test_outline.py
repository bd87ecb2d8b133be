"""A long page lists its sections, and every heading of it is a link to itself; a short one is let be."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.render.outline import MANY_SECTIONS, MANY_WORDS, OWN_LIST, outlined, words_shown
from paraply.render.written import fitted

HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)


def section(name: str, words: int, inside: str = "") -> str:
    return (
        f'<section class="section"><h2 id="{name}">Om {name}</h2><p>{"ord " * words}</p>{inside}</section>\n'
    )


def body(sections: int, words: int) -> str:
    """A page of about so many words, heading, lead and sections."""
    parts = "".join(section(f"del-{number}", words // sections) for number in range(sections))
    return f'<h1>Rubrik</h1><p class="page-lead">Ingress.</p>\n{parts}'


@given(st.integers(0, 7), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_only_what_is_long_has_a_list(sections: int, words: int) -> None:
    html = body(sections, words) if sections else f"<h1>Rubrik</h1><p>{'ord ' * words}</p>"
    long = sections >= MANY_SECTIONS and words_shown(html) >= MANY_WORDS
    made = outlined(html)
    assert (made != html) == long
    assert made.count('class="on-page"') == long
    if long:
        listed = re.findall(r'<li><a href="#([^"]+)">Om ', made)
        assert listed == [f"del-{number}" for number in range(sections)]
        assert made.count('class="own-link"') == sections
        assert made.index("Ingress.") < made.index('class="on-page"') < made.index("<section")
        assert (
            re.sub(r'<nav class="on-page".*?</nav>\n|<a class="own-link"[^>]*>|</a>', "", made, flags=re.S)
            == html
        )


def test_what_is_folded_or_drawn_is_no_text_to_scroll_past() -> None:
    folded = f"<details><summary>Visa</summary><p>{'ord ' * 500}</p><details>ord</details></details>"
    drawn = f"<svg><text>{'ord ' * 500}</text></svg>"
    html = "".join(section(name, 20, inside) for name, inside in (("a", folded), ("b", drawn), ("c", "")))
    assert words_shown(html) == 3 * 22
    assert outlined(html) == html


def test_a_pair_begins_below_the_list_and_letters_are_a_list_already() -> None:
    parts = [section(name, 200) for name in "xyz"]
    paired = f'<h1>A</h1><div class="section pair">\n{parts[0]}{parts[1]}</div>{parts[2]}'
    assert re.search(r'</nav>\s*<div class="section pair">', outlined(paired))
    letters = f"<h1>A</h1><nav {OWN_LIST}></nav>{section('x', 500)}{section('y', 1)}{section('z', 1)}"
    made = outlined(letters)
    assert "on-page" not in made
    assert made.count('class="own-link"') == 3


def test_a_heading_that_is_a_link_by_a_setting_is_not_made_two() -> None:
    html = '<h2 id="a">A<a class="headerlink" href="#a">#</a></h2>' + "<p>" + "ord " * MANY_WORDS + "</p>"
    assert fitted(html) == html
    assert fitted(html.replace('<a class="headerlink" href="#a">#</a>', "")).count("own-link") == 1


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_every_long_page_of_both_municipalities_has_its_list(
    which: str, request: pytest.FixtureRequest
) -> None:
    """And the list is whole, in order, and leads to what is on the page; no short page has one."""
    site: Path = request.getfixturevalue(which)
    long = 0
    for page in site.rglob("index.html"):
        html = page.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
        if "handbok" in page.parts or page.parent == site:
            continue
        headings = [anchor for anchor, _ in HEADING.findall(html) if anchor != "pa-sidan"]
        lists = re.findall(r'<nav class="on-page".*?</nav>', html, re.DOTALL)
        if lists:
            long += 1
            rest = html[html.index("</nav>", html.index('class="on-page"')) :]
            after = [anchor for anchor, _ in HEADING.findall(rest)]
            assert re.findall(r'href="#([^"]+)"', lists[0]) == after, page
            assert len(lists) == 1, page
            assert f'<a class="own-link" href="#{after[0]}">' in rest, page
        elif OWN_LIST not in html and page.parent.name != "inbaddad":
            assert len(headings) < MANY_SECTIONS or words_shown(html) < MANY_WORDS + 20, page
    assert long > 30
