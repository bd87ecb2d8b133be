"""Links and anchors of a built site, judged as a server would answer."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraply.files.links import BrokenLink, Learned, broken_links, broken_links_on

GOOD: Mapping[str, str] = {
    "index.html": (
        '<h1 id="topp">Start</h1><a href="matt/">Mått</a><a href="matt/#trygg">Trygg</a>'
        '<a href="./">Start</a>'
    ),
    "matt/index.html": (
        '<h2 id="trygg">Trygg</h2><a href="../">Start</a><a href="..">Start</a><a href="#trygg">Ned</a>'
        '<a href="data.csv">CSV</a><link href="../assets/a.css"><a href="?q=1#trygg">Sök</a>'
        '<a href="">Hit</a>'
    ),
    "matt/data.csv": "id;title",
    "assets/a.css": "p {}",
}


def broken(
    tmp_path: Path, pages: Mapping[str, str | bytes], site_url: str = ""
) -> list[tuple[str, str, str]]:
    for name, text in {**GOOD, **pages}.items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(found.page, found.link, found.why) for found in broken_links(tmp_path, site_url)]


NOWHERE = "leder till en sida som inte finns."
NO_HEADING = "leder till en rubrik som inte finns på sidan."
OUT = "börjar med / och leder ut ur webbplatsen."


def test_a_good_site(tmp_path: Path) -> None:
    assert broken(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("html", "link", "why"),
    [
        ('<a href="mott/">x</a>', "mott/", NOWHERE),
        (
            '<a href="matt">x</a>',
            "matt",
            NOWHERE,
        ),  # a folder needs its slash: the page's own links would break
        ('<a href="matt/data.json">x</a>', "matt/data.json", NOWHERE),
        ('<a href="../">x</a>', "../", NOWHERE),
        ('<a href="../../matt/">x</a>', "../../matt/", NOWHERE),
        ('<a href="assets/">x</a>', "assets/", NOWHERE),
        ('<a href="#nere">x</a>', "#nere", NO_HEADING),
        ('<a href="matt/#nere">x</a>', "matt/#nere", NO_HEADING),
        ('<a href="matt/data.csv#a">x</a>', "matt/data.csv#a", NO_HEADING),
        ("<a href=mott/>x</a>", "mott/", NOWHERE),
        ("<a href='mott/'>x</a>", "mott/", NOWHERE),
        ('<img src="bild.png">', "bild.png", NOWHERE),
        ('<form action="sok/">', "sok/", NOWHERE),
        ('<script src="a.js"></script>', "a.js", NOWHERE),
        ('<a\nhref="mott/">x</a>', "mott/", NOWHERE),
        ('<a href="m%C3%A5tt/">x</a>', "m%C3%A5tt/", NOWHERE),
        ('<a href="mott/?a=1&amp;b=2">x</a>', "mott/?a=1&b=2", NOWHERE),
        ('<a href="http://[">x</a>', "http://[", "går inte att tolka."),
        ('<meta http-equiv="refresh" content="0; url=mott/">', "mott/", NOWHERE),
        ('<meta http-equiv="refresh" content="0; url=matt/#nere">', "matt/#nere", NO_HEADING),
    ],
)
def test_a_link_that_leads_nowhere(tmp_path: Path, html: str, link: str, why: str) -> None:
    assert broken(tmp_path, {"sida.html": html}) == [("sida.html", link, why)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://exempel.se/finns-inte/">x</a>',
        '<a href="//exempel.se/finns-inte/">x</a>',
        '<a href="mailto:kontakt@exempel.se">x</a>',
        '<a href="tel:+4699971000">x</a>',
        '<img src="data:image/png;base64,AA==">',
        '<a href="m%C3%A5let/#%C3%A5r">x</a>',
        '<a href="målet/#år">x</a>',
        '<a href="m&aring;let/">x</a>',
        "<a href=matt/>x</a>",
        '<a href="matt/index.html#trygg">x</a>',
        '<a href="matt/../matt/">x</a>',
        '<a href="matt/.">x</a>',
        '<a href="#">x</a>',
        '<meta http-equiv="refresh" content="0; url=matt/#trygg">',
        '<a data-href="mott/">x</a>',
        '<a name=har></a><a href="#har">x</a>',
    ],
)
def test_a_link_that_leads_somewhere(tmp_path: Path, html: str) -> None:
    assert broken(tmp_path, {"sida.html": html, "målet/index.html": "<p id=år>"}) == []


@pytest.mark.parametrize(
    ("site_url", "link", "why"),
    [
        ("", "/matt/", None),
        ("", "/", None),
        ("", "/matt/../matt/#trygg", None),
        ("", "/kvalitet/matt/", NOWHERE),
        ("https://exempel.se/", "/matt/#trygg", None),
        ("https://exempel.se/kvalitet/", "/kvalitet/matt/#trygg", None),
        ("https://exempel.se/kvalitet/", "/kvalitet/", None),
        ("https://exempel.se/kvalitet/", "/kvalitet/mott/", NOWHERE),
        ("https://exempel.se/kvalitet/", "/matt/", OUT),
        ("https://exempel.se/kvalitet/", "/kvaliteten/matt/", OUT),
        ("https://exempel.se/kvalitet/", "matt/", None),
    ],
)
def test_absolute_paths_stay_inside_the_site(
    tmp_path: Path, site_url: str, link: str, why: str | None
) -> None:
    found = broken(tmp_path, {"404.html": f'<a href="{link}">x</a>'}, site_url)
    assert found == ([("404.html", link, why)] if why else [])


def test_all_are_found_by_page(tmp_path: Path) -> None:
    pages = {
        "b/index.html": '<a href="x/">x</a><a href="x/">x</a>',
        "a.html": '<a href="z">z</a><a href="y">y</a>',
    }
    assert [(page, link) for page, link, _why in broken(tmp_path, pages)] == [
        ("a.html", "y"),
        ("a.html", "z"),
        ("b/index.html", "x/"),
    ]


def test_a_page_that_is_not_utf8_does_not_stop_the_search(tmp_path: Path) -> None:
    assert broken(tmp_path, {"sida.html": b'<a href="m\xe5tt/">x</a>'}) == [
        ("sida.html", "m\ufffdtt/", NOWHERE)
    ]


def test_the_message_is_a_swedish_sentence() -> None:
    assert (
        str(BrokenLink("a.html", "b/", NOWHERE)) == "a.html: länken 'b/' leder till en sida som inte finns."
    )


def test_escaped_text_that_looks_like_a_tag_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>&lt;img src=x onerror=1&gt;</p>", encoding="utf-8")
    assert broken_links(tmp_path) == []


def test_text_in_another_attribute_is_neither_link_nor_anchor(tmp_path: Path) -> None:
    tag = '<meta content="Skriv src=bild och id=hit eller href=\'dit\'" name="om">'
    assert broken(tmp_path, {"index.html": tag}) == []
    assert broken(tmp_path, {"index.html": f'{tag}<a href="#hit">x</a>'}) == [
        ("index.html", "#hit", NO_HEADING)
    ]


def test_one_page_is_judged_like_the_whole_site() -> None:
    page = '<a href="matt/#nere">x</a><a href="mott/">x</a><a href="matt/#trygg">x</a><a href="#topp">x</a>'
    site = {**GOOD, "index.html": f'<h1 id="topp">x</h1>{page}<a href="matt/data.csv#a">x</a>'}
    found = broken_links_on("index.html", site.keys(), lambda name: site[name].encode())
    assert [(link.link, link.why) for link in found] == [
        ("matt/#nere", NO_HEADING),
        ("matt/data.csv#a", NO_HEADING),
        ("mott/", NOWHERE),
    ]


LINKS = st.sampled_from(
    ["", ".", "..", "../", "../../", "a/", "../a/", "../../a/", "b/", "../b/", "/a/", "..//a/", "?q=1",
     "../?q=1", "a/#x", "../a/#x", "#x", "a/b/", "../a/b/", "../../a/b/", "../../../a/",
     "https://a.example/", "x.css"]
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["index.html", "a/index.html", "a/b/index.html"]), st.sets(LINKS)))
def test_what_is_remembered_between_pages_changes_nothing(links: dict[str, set[str]]) -> None:
    """A link that was sound on one page is not thereby sound on another, in another folder."""
    pages = {
        name: "".join(f'<a href="{link}">x</a>' for link in sorted(found)).encode()
        for name, found in links.items()
    }
    with TemporaryDirectory() as folder:
        for name, html in pages.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(html)
        together = broken_links(Path(folder))
        learned = Learned(frozenset(pages))
        for some in (
            sorted(pages)[::2],
            sorted(pages)[1::2],
        ):  # as two processes read them, before all is there
            other = Learned(frozenset(pages))
            for name in some:
                other.read(name, pages[name])
            learned.add(other.shared())
        assert broken_links(Path(folder), "", learned) == together
        assert learned.holds(set(pages), lambda _target: set()) == (not together)
    files = set(pages)
    assert together == [
        link for name in sorted(pages) for link in broken_links_on(name, files, pages.__getitem__)
    ]


def test_a_broken_link_names_the_content_file_of_its_page() -> None:
    link = BrokenLink("matt/x/index.html", "../y/", "leder till en sida som inte finns.")
    assert str(link) == "matt/x/index.html: länken '../y/' leder till en sida som inte finns."
    assert link.blamed("content/x.yml") == f"content/x.yml:1: sidan {link}"
    assert link.blamed(None) == str(link)
