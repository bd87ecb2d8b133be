"""The way out: other generators build the same site, with our hooks or from the written pages."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from paraply.build import build_site, read_history
from paraply.files.links import broken_links
from paraply.files.pagefiles import FolderTakenError, portable, write_pages
from tests.browser.served import DESK, opened, served
from tests.commands import run as command
from tests.conftest import ROOT, TODAY
from tests.worlds import MUNICIPALITY, edited, write

EXAMPLE = ROOT / "tests" / "example"


class Read(HTMLParser):
    """What a reader gets of a page: its title, all its words, and every link of it."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.inside: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        """And what its head tells others."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in {"body", "title", "script"}:
            self.inside.append(tag)
        for name, value in attributes:
            if name == "content" and value is not None:
                self.links.append(value)
            elif name in {"href", "src", "action"} and value is not None:
                there = urljoin(f"https://x.se/{self.address}", value)
                self.links.append(there.rstrip("/"))  # a folder is the same with its slash and without

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] != "script":
            self.words += data.split()


OWN_LINK = re.compile(r'<a class="own-link"[^>]*>(.*?)</a>(?=</h2>)')
"""What our hooks add to the headings of a long page written by hand. LEAVING.md"""


def read(site: Path, address: str) -> tuple[list[str], list[str]]:
    reader, text = Read(address), (site / address).read_text(encoding="utf-8")
    by_hand = (ROOT / "docs" / f"{address.removesuffix('/index.html')}.md").is_file()
    reader.feed(OWN_LINK.sub(r"\1", text) if by_hand else text)
    return reader.words, reader.links


def files_of(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}


def build(program: str, folder: Path, *arguments: str) -> None:
    """Run another generator, strict, in ``folder``: a warning fails it."""
    subprocess.run(
        [str(Path(sys.executable).with_name(program)), "build", "--strict", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )


def without_own_address(page: tuple[list[str], list[str]], address: str) -> tuple[list[str], list[str]]:
    words, links = page
    return [word for word in words if word not in {address, "·"}], links


def assert_same(ours: Path, theirs: Path, address: str, extra: Callable[[str], bool]) -> None:
    """Every page has the same words and links, every other file the same bytes; more only as allowed."""
    mine = {name: path for name, path in files_of(ours).items() if not of_the_handbook(name)}
    other = files_of(theirs)
    assert set(mine) - set(other) == set()
    assert [name for name in sorted(set(other) - set(mine)) if not extra(name)] == []
    assert len(mine) > 30
    for name, path in mine.items():
        if name == "404.html":  # Zensical gives it the address of the start page: LEAVING.md
            pages = [without_own_address(read(site, name), address) for site in (ours, theirs)]
            assert pages[0] == pages[1]
        elif name.endswith(".html"):
            assert read(theirs, name) == read(ours, name), name
        elif not name.startswith("sitemap.xml"):
            assert other[name].read_bytes() == path.read_bytes(), name


def of_the_handbook(name: str) -> bool:
    """The handbook, which is left out: its pages, their pictures and what Material's frame of it loads."""
    return name.startswith(
        ("handbok/", "search/", "assets/handbook", "assets/javascripts/", "assets/stylesheets/")
    ) or name in {"assets/images/favicon.png"}


def of_the_theme(name: str) -> bool:
    """Material's own files, which our hooks leave out, and the generators' own lists."""
    return name.startswith(("assets/images/", "assets/javascripts/", "assets/stylesheets/")) or name in {
        "search.json",
        "sitemap.xml",
        "sitemap.xml.gz",
    }


@pytest.fixture(scope="module")
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, str]:
    """Our own build of a municipality, its pages as files, and its address."""
    is_example = request.param == "example"
    root, fixture = (EXAMPLE, "example_site") if is_example else (ROOT, "site")
    built = request.getfixturevalue(fixture)
    site = build_site(root, TODAY, read_history(root), allow_example=is_example, docs=ROOT / "docs")
    folder = tmp_path_factory.mktemp("written") / "sidor"
    assert write_pages(site, ROOT, folder) == len(site.pages)
    return built, folder, site.address


def test_properdocs_builds_the_site_with_our_hooks_byte_for_byte(site: Path, tmp_path: Path) -> None:
    build("properdocs", ROOT, "-f", "mkdocs.yml", "-d", str(tmp_path / "site"))
    ours, theirs = files_of(site), files_of(tmp_path / "site")
    assert set(ours) == set(theirs)
    differing = [name for name, path in ours.items() if path.read_bytes() != theirs[name].read_bytes()]
    assert [name for name in differing if name != "sitemap.xml.gz"] == []  # that one holds a time


@pytest.mark.parametrize(
    ("written", "program"),
    [("own", "mkdocs"), ("own", "properdocs"), ("own", "zensical"), ("example", "zensical")],
    indirect=["written"],
)
def test_the_written_pages_make_the_same_site_without_hooks(
    written: tuple[Path, Path, str], program: str
) -> None:
    ours, folder, address = written
    assert "hooks" not in (folder / "mkdocs.yml").read_text(encoding="utf-8")
    build(program, folder, *(["--clean"] if program == "zensical" else []))
    assert_same(ours, folder / "site", address, of_the_theme)
    broken = broken_links(folder / "site", address)
    assert [link for link in broken if (program, link.page) != ("zensical", "404.html")] == []  # LEAVING.md


@pytest.mark.parametrize("written", ["own"], indirect=True)
def test_a_reader_of_the_pages_that_zensical_builds_can_search(
    written: tuple[Path, Path, str], browser: Browser
) -> None:
    """Its links have lost their last "/": the scripts must find their files all the same."""
    ours, folder, _address = written
    if not (folder / "site").is_dir():
        build("zensical", folder, "--clean")
    assert hits(browser, folder / "site") == hits(browser, ours)


def hits(browser: Browser, site: Path) -> dict[tuple[str, str], list[str]]:
    """What is found from each page with a search field: the titles, and the addresses they lead to."""
    found: dict[tuple[str, str], list[str]] = {}
    with served(site) as url:
        for start in ("", "a-o/"):
            for text in ("bygglov", "trygghet i skolan"):
                with opened(browser, url + start, DESK) as page:
                    page.get_by_label("Sök bland löften, mål och mått").fill(text)
                    expect(page.get_by_role("status")).not_to_be_empty()
                    links = page.locator("#sokresultat a")
                    found[start, text] = links.evaluate_all(
                        "all => all.map((link) => link.innerText + new URL(link.href).pathname)"
                    )
    assert any(found.values())
    return found


def test_the_map_for_search_engines_lists_the_same_pages(tmp_path: Path) -> None:
    """Only an official site at an address has one."""
    root = write(tmp_path / "root", edited(MUNICIPALITY, "example: true\n", ""))
    write_pages(build_site(root, TODAY), ROOT, tmp_path / "sidor")
    listed = []
    for program in ("mkdocs", "zensical"):
        build(program, tmp_path / "sidor")
        urls = ElementTree.parse(tmp_path / "sidor" / "site" / "sitemap.xml").getroot()
        listed.append(sorted(tuple(part.text for part in url) for url in urls))
    assert listed[0] == listed[1]
    assert ("https://kvalitet.exempel.se/garantier/",) in listed[0]


def test_lists_of_hand_written_pages_are_lists_to_other_generators_too() -> None:
    front = "---\ntitle: Prov\nsynonyms:\n- a\n---\n"
    assert portable(f"{front}Ta med:\n- a\n  - b\n") == f"{front}Ta med:\n\n- a\n    - b\n"


def test_a_folder_that_holds_something_is_let_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("kvar", encoding="utf-8")
    assert command("write-pages", "--output", str(tmp_path)) == 1
    assert "finns redan och är inte tom. Välj en ny mapp" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(FolderTakenError):
        write_pages(build_site(ROOT, TODAY), ROOT, tmp_path / "mine.txt")


def test_the_command_says_where_the_pages_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("write-pages", "--output", str(tmp_path / "new" / "sidor")) == 0
    assert "LEAVING.md säger hur du bygger dem" in capsys.readouterr().out
    assert (tmp_path / "new" / "sidor" / "docs" / "index.md").read_text("utf-8").startswith("---\ntitle: ")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["sidor"]


def test_content_with_errors_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "root", {"results/municipality.yml": "nam: Exempel\n"})
    assert command("write-pages", "--root", str(root), "--output", str(tmp_path / "sidor")) == 1
    assert "content/results/municipality.yml:1" in capsys.readouterr().err
    assert not (tmp_path / "sidor").exists()


def test_two_files_of_one_name_stop_the_writing(tmp_path: Path) -> None:
    """A hand-written page where a generated one goes would be lost in silence."""
    program = tmp_path / "program"
    for folder in ("docs/garantier", "overrides"):
        (program / folder).mkdir(parents=True)
    (program / "mkdocs.yml").write_text("docs_dir: docs\n", encoding="utf-8")
    (program / "docs/garantier/index.md").write_text("Egen sida.\n", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_pages(build_site(ROOT, TODAY), program, tmp_path / "sidor")
    assert not list(tmp_path.glob("*sidor*"))
