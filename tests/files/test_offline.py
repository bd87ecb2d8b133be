"""Links that work from a folder on disk."""

import re
import shutil
from pathlib import Path

import pytest

from paraply.files.links import broken_links
from paraply.files.offline import for_disk

PAGE = "matt/trygghet/index.html"


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("../../garantier/bygglov/", "../../garantier/bygglov/index.html"),
        ("../../garantier/bygglov/#fakta", "../../garantier/bygglov/index.html#fakta"),
        ("../../a-o/?q=bygg&amp;x=1#traffar", "../../a-o/index.html?q=bygg&amp;x=1#traffar"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
        ("./", "index.html"),
        ("data.csv", "data.csv"),
        ("../../assets/paraply.css", "../../assets/paraply.css"),
        ("/sub/om/", "../../om/index.html"),
        ("../%C3%A5/", "../%C3%A5/index.html"),
    ],
)
def test_link_into_the_site_leads_to_a_file(written: str, led: str) -> None:
    assert for_disk(f'<a href="{written}">x</a>', PAGE, "/sub") == f'<a href="{led}">x</a>'


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="https://exempel.se/a/">x</a>',
        '<a href="//exempel.se/a/">x</a>',
        '<a href="mailto:a@exempel.se">x</a>',
        '<a href="#har">x</a>',
        '<a href="?q=1">x</a>',
        '<a href="/utanfor/">x</a>',
        '<a href="http://[trasig/">x</a>',
        '<meta name="x" content="0; url=../a/">',
        '<p>&lt;a href="../a/"&gt; href="../a/"</p>',
    ],
)
def test_everything_else_is_let_be(tag: str) -> None:
    assert for_disk(tag, PAGE, "/sub") == tag


def test_forms_scripts_and_redirects_are_led_too() -> None:
    html = (
        '<meta http-equiv="refresh" content="0; url=../ny/">'
        "<form action='../../a-o/'><script src=\"../x.js\">"
    )
    assert for_disk(html, PAGE) == (
        '<meta http-equiv="refresh" content="0; url=../ny/index.html">'
        '<form action="../../a-o/index.html"><script src="../x.js">'
    )


def test_a_page_may_stand_elsewhere_than_its_links_believe() -> None:
    def moved(file: str) -> str:
        return f"fore/{file}" if file in {PAGE, "garantier/index.html"} else file

    html = '<a href="../../garantier/">a</a><a href="../annat/">b</a><link href="../../x.css">'
    assert for_disk(html, PAGE, "", moved) == (
        '<a href="../../garantier/index.html">a</a><a href="../../../matt/annat/index.html">b</a>'
        '<link href="../../../x.css">'
    )


def test_every_link_of_a_whole_site_leads_to_a_file(example_site: Path, tmp_path: Path) -> None:
    shutil.copytree(example_site, tmp_path, dirs_exist_ok=True)
    folders = []
    for path in tmp_path.rglob("*.html"):
        html = for_disk(path.read_text(encoding="utf-8"), path.relative_to(tmp_path).as_posix(), "/kvalitet")
        path.write_text(html, encoding="utf-8")
        folders += re.findall(r'\s(?:href|action)="(?!https?:)[^"?#]*/(?:[?#][^"]*)?"', html)
    assert folders == []
    assert broken_links(tmp_path) == []
