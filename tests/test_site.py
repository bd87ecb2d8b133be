"""What holds for every page of a built site, the municipality's own and the example's."""

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from paraply.files.links import broken_links
from paraply.render.headers import POLICY
from tests.commands import process
from tests.conftest import ROOT

H1 = re.compile(r"<h1[ >]")
LOADED = re.compile(r"""<(?:script|img|iframe|source|use|embed|object)[^>]*\s(?:src|href|data)="([^"]*)""")
STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)"')
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def pages_of(site: Path) -> dict[str, str]:
    """Every page by its address, redirects left out."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in html:
            found[path.relative_to(site).as_posix()] = html
    return found


@pytest.fixture(params=["site", "example_site"])
def any_site(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def test_every_page_has_one_h1_a_title_a_description_and_swedish(any_site: Path) -> None:
    for name, html in pages_of(any_site).items():
        assert len(H1.findall(html)) == 1, name
        assert '<html lang="sv"' in html, name
        assert re.search(r"<title>[^<]{3,}</title>", html), name
        assert name == "404.html" or re.search(r'<meta name="description" content="[^"]{10,}"', html), name


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(any_site: Path) -> None:
    for name, html in pages_of(any_site).items():
        for address in [*LOADED.findall(html), *STYLE_SHEET.findall(html)]:
            assert "//" not in address, f"{name} loads {address}"
        runs = re.sub(
            r'<script (?:id="__config" )?type="application/(?:ld\+)?json">[^<]*</script>', "", html
        )  # data, which never runs
        tags = "".join(re.findall(r"<[^>]*>", runs))  # text may show lines to copy
        assert not INLINE.search(tags), f"{name}: {INLINE.search(tags)}"


PARTS = (
    "<h1", 'class="big-figure"', 'class="verdict', 'id="fragor"', 'id="utveckling"', 'id="alla-varden"',
    'id="jamforelse"', 'id="varfor"', 'id="sa-mats-det"', "<dt>Definition", "<dt>Metod", 'id="om-mattet"',
    "<dt>Källa", "<dt>Nästa uppdatering", 'id="hamta"',
)  # fmt: skip
"""A measure page from the answer to its data; a part that a measure lacks is left out."""


def test_a_measure_page_tells_in_the_same_order(any_site: Path, example_site: Path) -> None:
    shown = [html for name, html in pages_of(any_site).items() if 'id="om-mattet"' in html]
    assert shown or any_site != example_site, "a municipality may have no measure yet; the example has"
    for html in shown:
        places = [html.index(part) for part in PARTS if part in html]
        assert places == sorted(places), re.findall("<title>(.*?)</title>", html)


def test_ids_are_unique_on_a_page(any_site: Path) -> None:
    for name, html in pages_of(any_site).items():
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), (name, sorted({id_ for id_ in ids if ids.count(id_) > 1}))


def test_headings_never_skip_a_level(any_site: Path) -> None:
    for name, html in pages_of(any_site).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{name}: h{before} is followed by h{after}"


def test_python_never_shows_through(any_site: Path) -> None:
    for name, html in pages_of(any_site).items():
        text = re.sub(r"<[^>]+>", " ", html)
        assert not re.search(r"\bNone\b|\bTrue\b|\bDecimal\(|PartialDate|&lt;[a-z]+ object", text), name


def test_every_link_and_anchor_resolves(site: Path) -> None:
    assert broken_links(site) == []


def test_every_link_and_anchor_resolves_under_a_sub_path(example_site: Path) -> None:
    assert broken_links(example_site, "https://example.org/kvalitet/") == []


def test_unofficial_pages_say_so_and_are_not_indexed(site: Path) -> None:
    for name, html in pages_of(site).items():
        assert "Förslag. Inte publicerat av" in html, name
        assert '<meta name="robots" content="noindex' in html, name


def test_example_says_so_on_every_page_and_is_not_indexed(example_site: Path) -> None:
    for name, html in pages_of(example_site).items():
        assert "Exempel. Kommunen och alla uppgifter är påhittade." in html, name
        assert '<meta name="robots" content="noindex' in html, name


def test_pages_of_the_engine_are_all_there(any_site: Path) -> None:
    for address in (
        "", "omraden/", "garantier/", "garantier/bedomning/holls/", "garantier/bedomning/nastan/",
        "garantier/bedomning/holls-inte/", "garantier/bedomning/kan-inte-bedomas/",
        "garantier/slag/tjanstegaranti/", "garantier/slag/serviceniva/", "mal/", "matt/", "matningar/",
        "matningar/internkontroll/", "jamfor/", "rapporter/", "ansvariga/", "nytt/", "om/",
        "om/kvalitetsarbete/", "om/styrdokument/", "om/bedomning/", "om/likstalldhet/", "om/ordlista/",
        "om/oppna-data/", "om/tillganglighet/", "om/besok/", "a-o/", "handbok/", "handbok/regler/",
    ):  # fmt: skip
        assert (any_site / address / "index.html").is_file(), address
    assert (any_site / "404.html").is_file()
    assert (any_site / "robots.txt").is_file()


def test_what_is_not_public_yet_is_nowhere(any_site: Path) -> None:
    for hidden in ("granska", "redigera"):
        assert not (any_site / hidden).exists()


def test_residents_load_nothing_of_material_and_no_file_is_there_for_nothing(any_site: Path) -> None:
    pages = pages_of(any_site)
    theirs = ("assets/javascripts/", "assets/stylesheets/", "assets/handbook", "search/")
    for name, html in pages.items():
        if not name.startswith("handbok/"):
            assert not [
                address for address in LOADED.findall(html) if any(part in address for part in theirs)
            ]
            assert "md-" not in html, name
    handbook = "".join(html for name, html in pages.items() if name.startswith("handbok/"))
    handbook += "".join(
        path.read_text(encoding="utf-8") for path in any_site.glob("assets/stylesheets/*.css")
    )
    loaded_by_scripts = ("lunr.", "search.")  # by Material's own search
    for path in [*any_site.glob("assets/javascripts/**/*.js"), *any_site.glob("assets/stylesheets/*")]:
        assert path.name in handbook or path.name.startswith(loaded_by_scripts), path


def test_feed_of_a_site_with_an_address_is_well_formed(example_site: Path) -> None:
    feed = ET.parse(example_site / "nytt" / "feed.xml").getroot()
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert entries
    ids = [entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in entries]
    assert len(ids) == len(set(ids))


def build(folder: Path, output: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the build script as ``site`` does, on the configuration in ``folder``."""
    command = process("site")
    command += ["--config", str(folder / "mkdocs.yml"), "--output", str(output)]
    kept = {name: value for name, value in os.environ.items() if name != "PARAPLY_TODAY"}
    return subprocess.run(
        command, env={**kept, "PARAPLY_TODAY": "2026-11-23", **environment}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def copy_of_example(folder: Path, *, allow_example: bool = True) -> Path:
    """The example municipality in a folder of its own, with the engine where it is."""
    shutil.copytree(ROOT / "tests" / "example" / "content", folder / "content")
    text = (ROOT / "tests" / "example" / "mkdocs.yml").read_text(encoding="utf-8").replace("../..", str(ROOT))
    if not allow_example:
        text = text.replace("allow_example: true", "allow_example: false")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file's bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_production_build_refuses_an_example(tmp_path: Path) -> None:
    folder = copy_of_example(tmp_path / "project", allow_example=False)
    done = build(folder, tmp_path / "site")
    assert done.returncode == 1
    assert "L20" in done.stderr
    assert "märkt som exempel" in done.stderr
    assert not (tmp_path / "site").exists()


def test_bad_today_is_told_in_swedish(tmp_path: Path) -> None:
    folder = copy_of_example(tmp_path / "project")
    done = build(folder, tmp_path / "site", PARAPLY_TODAY="i morgon")
    assert done.returncode == 2
    assert "PARAPLY_TODAY är 'i morgon', som inte är ett datum." in done.stderr
    assert "Traceback" not in done.stderr


def test_what_holds_from_a_future_day_appears_that_day(tmp_path: Path) -> None:
    folder = copy_of_example(tmp_path / "project")
    guarantee = folder / "content" / "guarantees" / "kommande.md"
    guarantee.write_text(
        "---\ntitle: Kommande\nkind: service_level\nstate: planned\npromise: Du får svar direkt.\n"
        "valid_from: 2027-03-01\n---\n",
        encoding="utf-8",
    )
    assert build(folder, tmp_path / "before", PARAPLY_TODAY="2027-02-28").returncode == 0
    assert build(folder, tmp_path / "after", PARAPLY_TODAY="2027-03-01").returncode == 0
    assert not (tmp_path / "before" / "garantier" / "kommande").exists()
    assert (tmp_path / "after" / "garantier" / "kommande" / "index.html").is_file()
    assert b"Du f\xc3\xa5r svar direkt" not in b"".join(tree(tmp_path / "before").values())


def test_every_page_carries_the_content_policy_first_and_a_picture_to_share(example_site: Path) -> None:
    pages = pages_of(example_site)
    assert len(pages) > 100
    for name, html in pages.items():
        head = html.index("<link"), html.index(f'content="{POLICY.replace(chr(39), "&#39;")}"')
        assert head[1] < head[0], name
        if name.startswith("handbok/"):
            continue  # nobody shares a page of it
        (picture,) = re.findall(r'<meta property="og:image" content="([^"]*)"', html)
        assert picture == "https://example.org/kvalitet/assets/share.png"
        sizes = re.findall(r'<meta property="og:image:(?:width|height)" content="(\d+)">', html)
        assert sizes == ["1200", "630"]
        assert re.search(
            r'<link rel="apple-touch-icon" href="(?:[./]*|/kvalitet/)assets/apple-touch-icon.png">', html
        ), name
        assert re.search(
            r'<link rel="icon" type="image/png" sizes="48x48" href="(?:[./]*|/kvalitet/)assets/favicon.png">',
            html,
        )
    assert (example_site / "assets" / "share.png").read_bytes().startswith(b"\x89PNG")


def test_without_an_address_no_picture_is_promised(site: Path) -> None:
    assert "og:image" not in (site / "index.html").read_text(encoding="utf-8")
