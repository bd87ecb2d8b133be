"""A difference as text, Markdown and JSON, also when what changes is hostile."""

import json
import re
from pathlib import Path

import pytest
from markdown import Markdown

from paraply.build import compare_versions, read_version
from paraply.changes import Difference, as_markdown, difference_of
from paraply.changes.output import MOST_BYTES, MOST_PAGES, as_json, as_text, markdown_escaped
from tests.made import text_of as html_text
from tests.worlds import CLEAN, GUARANTEE, MEASURE, OWNERS, TODAY, Files, edited, with_files, write

HOSTILE = (
    "<script>alert(1)</script> @everyone #12 !7 ![x](https://x.example/p.png) [klicka](javascript:alert(1)) "
    "`kod` | cell | https://evil.example www.evil.example :smile: **fet** ~~struket~~ <!-- göm"
)


def difference(tmp_path: Path, files: Files) -> Difference:
    return compare_versions(
        str(write(tmp_path / "before")), str(write(tmp_path / "after", files)), tmp_path, TODAY
    )


def hostile(tmp_path: Path) -> Difference:
    quoted = json.dumps(HOSTILE)
    return difference(tmp_path, edited(GUARANTEE, "title: Bygglov inom åtta veckor", f"title: {quoted}"))


def test_a_comment_shows_hostile_text_as_it_is_written(tmp_path: Path) -> None:
    comment = as_markdown(hostile(tmp_path))
    assert "<script" not in comment
    assert "![" not in comment
    assert not re.search(r"[@#!]\w", comment.replace("&#8203;", " "))
    assert not re.search(r"https?://|www\.", comment)
    html = Markdown(extensions=["tables"]).convert(comment)
    assert set(re.findall(r"<(\w+)", html)) <= {"h2", "h3", "p", "ul", "li", "strong"}
    assert "alert(1)" in html_text(html)


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("91,0 procent (186 av 200)", "91,0 procent (186 av 200)"),
        ("@alla", "@&#8203;alla"),
        ("GH #12", "GH #&#8203;12"),
        ("a_b*c", r"a\_b\*c"),
        ("<b>&", "&lt;b&gt;&amp;"),
        ("http://x", "http:&#8203;//x"),
        ("rad\n/close\u202e", "rad /close "),
        ("klockan 12:30", "klockan 12:&#8203;30"),
    ],
)
def test_what_markdown_would_read_is_escaped(written: str, escaped: str) -> None:
    assert markdown_escaped(written) == escaped


def test_no_text_writes_a_line_of_its_own(tmp_path: Path) -> None:
    body = 'title: "Bygglov\\n/close\\e[31m"'
    found = difference(tmp_path, edited(GUARANTEE, "title: Bygglov inom åtta veckor", body))
    for text in (as_text(found), as_markdown(found)):
        assert "\x1b" not in text
        assert not re.search(r"^\s*/close", text, re.MULTILINE)


def test_a_comment_is_never_longer_than_the_forge_takes(tmp_path: Path) -> None:
    parts = ", ".join(f"Del {number} {'ö' * 150}" for number in range(400))
    found = difference(tmp_path, edited(GUARANTEE, "Svara när vi frågar.", parts))
    comment = as_markdown(found)
    assert len(comment.encode()) <= MOST_BYTES + 200
    assert "se förhandsvisningen" in comment


def test_pages_are_listed_with_those_of_the_changed_records_first(tmp_path: Path) -> None:
    found = difference(tmp_path, edited(MEASURE, "title: Bygglov i tid", "title: Beslut i tid"))
    assert found.pages[0].address == "matt/bygglov-i-tid/"
    assert {page.address for page in found.pages} >= {"garantier/bygglov/", "matt/", "a-o/"}
    assert f"- Ändras: {found.pages[0].title} (/matt/bygglov-i-tid/)" in as_markdown(found)


def test_a_page_that_comes_goes_or_moves_is_named(tmp_path: Path) -> None:
    new = with_files({"guarantees/nytt.md": CLEAN[GUARANTEE].replace("[info/bygglov/]", "[]")})
    came = [page for page in difference(tmp_path / "1", new).pages if page.state == "new"]
    assert [page.address for page in came] == ["garantier/nytt/"]
    left = difference(tmp_path / "2", with_files({GUARANTEE: None}))
    gone = [page for page in left.pages if page.state == "gone"]
    assert gone[0].address == "garantier/bygglov/"
    moved = difference(tmp_path / "3", with_files({GUARANTEE: None, "guarantees/b.md": CLEAN[GUARANTEE]}))
    assert "Flyttar: " in as_text(moved)
    assert "(/garantier/b/, låg på /garantier/bygglov/)" in as_text(moved)


def test_many_pages_are_counted(tmp_path: Path) -> None:
    found = difference(tmp_path, edited(MEASURE, "title: Bygglov i tid", "title: Beslut i tid"))
    many = Difference(pages=found.pages * 20)
    assert f"och {len(many.pages) - MOST_PAGES} till" in as_markdown(many)


def test_those_who_approve_are_named_with_their_user_names(tmp_path: Path) -> None:
    owners = edited(
        OWNERS, "works_for: [byggnadsnamnden]", "works_for: [byggnadsnamnden]\n    reviewers: [bygg-anna]"
    )
    before = read_version(write(tmp_path / "before", owners), TODAY)
    files = edited(GUARANTEE, "en femtedel", "en fjärdedel", owners)
    after = read_version(write(tmp_path / "after", files), TODAY)
    found = difference_of(before, after)
    assert [(each.name, each.reviewers) for each in found.approvers] == [
        ("Byggkontoret", ("bygg-anna",)),
        ("Byggnadsnämnden", ()),
    ]
    assert "Byggkontoret (bygg-anna): Löftet ”Bygglov inom åtta veckor”" in as_text(found)


def test_json_holds_everything_as_values(tmp_path: Path) -> None:
    found = difference(tmp_path, edited(MEASURE, "96.0, numerator: 192", "91.0, numerator: 182"))
    read = json.loads(as_json(found))
    assert read["nothing"] is False
    figure = next(change for change in read["changes"] if change["kind"] == "altersfigure")
    assert (figure["record"], figure["period"]) == ("measures/bygglov-i-tid", "2025")
    assert figure["text"] == "Resultatet för 2025 ändras från {before} till {after}.".format(**figure)
    assert read["pages"][0]["state"] == "changed"


def test_json_tells_what_is_seen_later(tmp_path: Path) -> None:
    draft = CLEAN[GUARANTEE].replace("state: in_force", "state: draft").replace("[info/bygglov/]", "[]")
    read = json.loads(as_json(difference(tmp_path, with_files({"guarantees/nytt.md": draft}))))
    [change] = read["changes"]
    assert (change["kind"], change["of"], change["day"]) == ("later", "appears", None)


def test_a_change_of_the_program_alone_is_told_by_the_built_pages(tmp_path: Path) -> None:
    before, after = write(tmp_path / "before"), write(tmp_path / "after")
    (before / "overrides").mkdir()
    (before / "overrides" / "main.html").write_text("före")
    sites = tmp_path / "old", tmp_path / "new"
    for site, word in zip(sites, ("Hej", "Hejsan"), strict=True):
        (site / "om").mkdir(parents=True)
        (site / "index.html").write_text("<title>Start</title><main id=a><p>Lika</p></main>")
        (site / "om" / "index.html").write_text(
            f"<title>Om</title><main><script>{word}</script><p>{word}</p></main>"
        )
    found = compare_versions(str(before), str(after), tmp_path, TODAY, sites)
    assert [page.address for page in found.program_pages] == ["om/"]
    assert not found.is_nothing
    assert "en fil utanför content/" in as_text(found)


def test_a_page_written_by_hand_is_compared_too(tmp_path: Path) -> None:
    roots = write(tmp_path / "before"), write(tmp_path / "after")
    for root, word in zip(roots, ("ett", "två"), strict=True):
        (root / "docs" / "om").mkdir(parents=True)
        (root / "docs" / "om" / "ordlista.md").write_text(f"---\ntitle: Ordlista\n---\n{word}\n")
        (root / "docs" / "index.md").write_text("# Start\n")
    found = compare_versions(str(roots[0]), str(roots[1]), tmp_path, TODAY)
    assert [(page.address, page.title) for page in found.pages] == [("om/ordlista/", "Ordlista")]
    assert found.program == ()
