"""The HTML of both sites is valid, by the checker the W3C uses."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import tool

QUICKLY = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m")
"""Half of the time went to making the program faster than so short a run has use for. Code that is made
faster needs less stack, which this has enough of."""


def wrong_in(*folders: Path) -> list[str]:
    """What vnu finds in the HTML files of some folders."""
    command = ["java", *QUICKLY, "-jar", tool("vnu"), "--skip-non-html", "--errors-only", "--format", "gnu"]
    done = subprocess.run([*command, *map(str, folders)], capture_output=True, text=True, check=False)
    assert done.stdout == "", "it says there that it could not check"
    return done.stderr.splitlines()


OF_THE_FRAME = re.compile(
    r'^"[^"]*/handbok/[^"]*":[\d.-]+: error: '
    r"(?:Attribute “autocomplete” is only allowed when the input type is |"
    r"Bad value “” for attribute “tabindex” on element “label”)"
)
"""What is not valid in the menu of Material's frame, which the handbook's pages stand in and no others."""


def test_every_page_is_valid_html(site: Path, example_site: Path) -> None:
    assert [told for told in wrong_in(site, example_site) if not OF_THE_FRAME.match(told)] == []


@pytest.mark.parametrize("body", ["<h1>A</h1><ul><p>b</p></ul>", '<h1 id="a">A</h1><p id="a">b</p>'])
def test_the_checker_finds_what_is_wrong(tmp_path: Path, body: str) -> None:
    page = f'<!doctype html><html lang="sv"><head><title>A</title></head><body>{body}</body></html>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert wrong_in(tmp_path)


def test_every_table_has_a_caption_and_says_what_its_headings_head(site: Path, example_site: Path) -> None:
    """On residents' pages; in the handbook, in Material's frame, a table is named by the heading above it."""
    for page in (*site.rglob("*.html"), *example_site.rglob("*.html")):
        if "handbok" in page.relative_to(site if page.is_relative_to(site) else example_site).parts:
            continue
        html = page.read_text(encoding="utf-8")
        for table in html.split("<table")[1:]:
            inner = table.split("</table>")[0]
            assert "<caption" in inner, page
            assert inner.count("<th ") + inner.count("<th>") == inner.count(" scope="), page
