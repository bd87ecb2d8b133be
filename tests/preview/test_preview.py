"""A whole preview, made by its script from a hostile change, as a reviewer opens it."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from paraply.changes import Difference
from paraply.changes.findings import Findings
from paraply.changes.pages import PageChange, PageState
from paraply.files.links import broken_links
from paraply.preview import Built, pictured, write_preview
from paraply.problems import Family, Place, Rule, Severity
from tests.commands import run as command
from tests.conftest import ROOT
from tests.worlds import CLEAN, GUARANTEE, MEASURE, MUNICIPALITY, OWNERS, edited, write

EVIL = "\"'><script>window.pwned=1</script><img src=x onerror=window.pwned=1></title></main>"
QUOTED = json.dumps(EVIL)
MOST = 3


def municipality(folder: Path, files: dict[str, str | None]) -> Path:
    """A municipality's folder; the program is this one."""
    official = files.get(MUNICIPALITY, CLEAN[MUNICIPALITY]) or ""
    write(folder, {**files, MUNICIPALITY: official.replace("example: true\n", "")})
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "theme": {"name": "material", "custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks" / "mkdocs_hooks.py")],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def alone(step: Callable[[], Any]) -> Any:
    """Run a step in a thread of its own: Playwright allows one browser in each."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(step).result()


def run(*arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictured, "MOST_PICTURED", MOST)
        return int(alone(lambda: command("preview", *arguments)))


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Path:
    """The preview of a change that is hostile in every text, sent as a zip and unpacked elsewhere."""
    folder = tmp_path_factory.mktemp("granskning")
    before = municipality(folder / "before", dict(CLEAN))
    files = edited(GUARANTEE, "title: Bygglov inom åtta veckor", f"title: {QUOTED}")
    promise = json.dumps(f"{EVIL} Du får beslut senast sju veckor efter det.")
    was = "promise: Du får beslut senast åtta veckor efter att din ansökan är komplett."
    files = edited(GUARANTEE, was, f"promise: {promise}", files)
    kept = f"{{until: 2026-11-22, {was}, level: {{bound: at_most, value: 8, unit: veckor}}, why: {QUOTED}}}"
    files = edited(GUARANTEE, "review_by:", f"earlier: [{kept}]\nreview_by:", files)  # changed in the open
    files = edited(MEASURE, "title: Bygglov i tid", f"title: {QUOTED}", files)
    named = (
        f"name: {QUOTED}\n    corrected: [{{field: name, was: Byggkontoret, day: 2026-11-22, why: {QUOTED}}}]"
    )
    files = edited(OWNERS, "name: Byggkontoret", named, files)
    files = edited(GUARANTEE, "Löftet gäller alla", f"{EVIL} [x](javascript:window.pwned=1) Alla", files)
    after = municipality(folder / "after", dict(files))
    assert run(str(before), "--config", str(after / "mkdocs.yml"), "--output", str(folder / "ut")) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["after", "before", "ut"]
    assert not (before / "site").exists()
    packed = shutil.make_archive(str(folder / "packad"), "zip", folder / "ut")
    unpacked = tmp_path_factory.mktemp("mottagare") / "En mapp med å"
    shutil.unpack_archive(packed, unpacked)
    return unpacked


@pytest.fixture
def page(preview: Path, browser: Browser) -> Iterator[Page]:
    """``/granska/`` opened from the disk."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    opened = context.new_page()
    opened.goto((preview / "granska" / "index.html").as_uri())
    yield opened
    context.close()


def test_the_same_is_told_as_text_for_a_comment(preview: Path) -> None:
    told = (preview / "granska" / "andringar.md").read_text(encoding="utf-8")
    assert told.startswith("## Det här ändras\n")
    assert "### Sidor" in told
    assert "<script" not in told


def test_every_page_is_marked_and_every_link_leads_to_a_file(preview: Path) -> None:
    pages = [
        path for path in preview.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
    assert len(pages) > 50
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert re.search(r'<body[^>]*>\s*<div class="preview-banner" role="region"', html), path
        assert html.count("<title>[Förhandsvisning] ") == 1, path
        assert html.count('name="robots"') == html.count('<meta name="robots" content="noindex">') == 1, path
        assert "canonical" not in html, path
    assert broken_links(preview) == []
    assert "X-Robots-Tag: noindex" in (preview / "_headers").read_text(encoding="utf-8")


def test_no_script_of_the_content_runs_anywhere(preview: Path, page: Page) -> None:
    guarantee = preview / "garantier" / "bygglov" / "index.html"
    old = preview / "granska" / "fore" / "garantier" / "bygglov" / "index.html"
    for address in (preview / "granska" / "index.html", guarantee, old):
        page.goto(address.as_uri())
        assert page.evaluate("window.pwned") is None
        assert page.locator("main script, main [onerror], main a[href^='javascript']").count() == 0
    page.goto((preview / "granska" / "index.html").as_uri())
    assert page.locator("h3", has_text="<script>window.pwned=1</script>").count() > 0
    assert page.locator("main").count() == 1


def test_the_policy_holds_if_something_slips_through(page: Page) -> None:
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.pwned = 1";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.pwned = 1'>");
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned") is None


def test_a_reviewer_sees_what_changes_who_approves_and_each_page_before_and_after(page: Page) -> None:
    headings = page.locator("main h2").all_inner_texts()
    assert headings == [
        "Löften", "Resultat", "Områden, ansvariga och kommunen", "Godkänns av", "Fynd i kontrollen", "Sidor",
        "Före och efter i bild", "Inventering",
    ]  # fmt: skip
    text = page.locator("main").inner_text()
    assert "Ordalydelsen ändras från ”Du får beslut senast åtta veckor" in text
    assert re.search(rf"{MOST} av \d+ sidor visas: löften först, sedan bedömningar som vänder", text)
    assert page.locator("summary", has_text="Utan bild:").count() == 1
    assert page.locator(".review-pages small", has_text="telefons första skärm").count() >= 1
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    broken = """all => all.map((each) => { each.loading = "eager"; return each.decode(); })"""
    page.locator("main img").evaluate_all(f"(all) => Promise.all(({broken})(all))")
    assert page.locator("main img").count() == MOST * 4
    pair = page.locator(".review-pair").first.locator("figure")
    assert len(set(pair.evaluate_all("all => all.map((each) => each.getBoundingClientRect().top)"))) == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator(".review-pages a", has_text="Före").first.click()
    assert "Så här är sidan nu" in page.locator(".preview-banner").inner_text()
    assert "senast åtta veckor" in page.locator("h1").inner_text()


def test_the_inventory_says_what_each_promise_lacks(page: Page, axe: str) -> None:
    page.get_by_role("link", name="Alla löften som de blir, med det som saknas").click()
    assert page.locator("h1").inner_text() == "Inventering av löften"
    assert "Kvar att göra" in page.locator("main").inner_text()
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.evaluate(axe)
    assert page.evaluate("axe.run().then((done) => done.violations.map((each) => each.id))") == []


def test_the_page_is_accessible(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((done) => done.violations.map((each) => each.id))")
    assert found == []


def test_without_a_browser_or_an_old_site_the_page_says_so(tmp_path: Path) -> None:
    after = tmp_path / "after"
    after.mkdir()
    (after / "index.html").write_text("<head><title>Start</title></head><body></body>", encoding="utf-8")
    found = Difference(pages=(PageChange(PageState.CHANGED, "", "Start", ""),))
    alone(lambda: write_preview(Built(None, after), found, "main", tmp_path / "ut", ROOT / "docs"))
    html = (tmp_path / "ut" / "granska" / "index.html").read_text(encoding="utf-8")
    assert "Bilder före och efter är inte tagna: ingen Chromium finns här." in html
    assert "Versionen main gick inte att bygga." in html
    assert "Före<" not in html
    place = ("main", tmp_path / "ut", ROOT / "docs")
    alone(lambda: write_preview(Built(None, after), found, *place, chromium="/finns/inte"))
    assert "/finns/inte går inte att starta" in (tmp_path / "ut/granska/index.html").read_text("utf-8")
    unseen = Difference(unseen=("content/results/areas.yml",), program=("hooks/<b>.py",))
    write_preview(Built(after, after), unseen, "main", tmp_path / "ut", ROOT / "docs")
    html = (tmp_path / "ut" / "granska" / "index.html").read_text(encoding="utf-8")
    assert "Ingenting ändras för läsaren." in html
    assert "i bild" not in html
    assert "<li>content/results/areas.yml</li>" in html
    assert "<li>hooks/&lt;b&gt;.py</li>" in html


def test_what_a_change_brings_is_told_before_what_was_there(tmp_path: Path) -> None:
    after = tmp_path / "after"
    after.mkdir()
    rule = Rule("X01", Family.READ, Severity.WARNING, "Något", "Ett skäl.")
    old, new = (
        rule.at(Place("a.yml", line), told, "Skriv `<a>: 1`.")
        for line, told in ((1, "Gammalt"), (2, "Färskt"))
    )
    found = Difference(findings=Findings(appeared=(new,), in_changed_files=(old, new)))
    write_preview(Built(None, after), found, "main", tmp_path / "ut", ROOT / "docs")
    html = (tmp_path / "ut" / "granska" / "index.html").read_text(encoding="utf-8")
    assert html.index("Färskt") < html.index("Gammalt")
    assert html.count("Skriv <code>&lt;a&gt;: 1</code>.") == html.count("&lt;a&gt;: 1"), (
        "what is pasted is code"
    )


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preview of a change with two mistakes and a rewritten promise, where one of an earlier was."""
    folder = tmp_path_factory.mktemp("fel")
    before = municipality(folder / "before", dict(CLEAN))
    files = edited(MEASURE, "value: 94.0", "value: '94,0'")
    files = edited(GUARANTEE, "owners: [byggnadsnamnden, byggkontoret]", "owners: [bygnadsnamnden]", files)
    files = edited(GUARANTEE, "en femtedel", "en fjärdedel", files)
    after = municipality(folder / "after", dict(files))
    for made in ("site", "preview"):
        (after / made).mkdir()
        (after / made / "index.html").write_text("förra", encoding="utf-8")
    output = str(after / "preview")
    assert run(str(before), "--config", str(after / "mkdocs.yml"), "--output", output) == 1
    assert (after / "site" / "index.html").read_text(encoding="utf-8") == "förra"
    return after / "preview"


@pytest.mark.browser
def test_a_reviewer_of_a_change_with_errors_reads_them_first(
    broken: Path, browser: Browser, axe: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto((broken / "granska" / "index.html").as_uri())
    assert page.locator("main h2").first.inner_text() == "Det här måste rättas"
    errors = page.locator(".findings").first.locator("li").all_inner_texts()
    assert len(errors) == 3
    assert "Löftet är publicerat och ändras, men den förra lydelsen står inte kvar" in " ".join(errors)
    assert "Menade du 'byggnadsnamnden' (Byggnadsnämnden)?" in errors[0]
    assert errors[0].endswith("content/guarantees/bygglov.md:6")
    text = page.locator("main").inner_text()
    assert "Innehållet har 3 fel." in text
    assert "Det som är publicerat är inte ändrat." in text
    assert "till ”Avgiften sänks med en fjärdedel" in text, "what can be told is told"
    assert "Öppna webbplatsen som den blir" not in text
    border = "getComputedStyle(document.querySelector('.preview-banner')).borderBottomStyle"
    assert page.evaluate(border) == "dashed", "the style sheets are there"
    page.evaluate(axe)
    assert page.evaluate("axe.run().then((done) => done.violations.map((each) => each.id))") == []
    page.close()


def test_a_preview_with_errors_is_whole_and_takes_the_place_of_an_earlier(broken: Path) -> None:
    assert sorted(path.name for path in broken.iterdir()) == ["assets", "granska"]
    assert broken_links(broken) == []
    told = (broken / "granska" / "andringar.md").read_text(encoding="utf-8")
    errors, changes = told.index("### Det här måste rättas"), told.index("### Löften")
    assert errors < changes
    assert told.count("fel R01") == 1


def test_a_preview_that_failed_is_known_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("paraply.commands.preview.build_both", lambda *_given: Built())
    after, output = municipality(tmp_path / "after", dict(CLEAN)), tmp_path / "ut"
    words = (str(after), "--config", str(after / "mkdocs.yml"), "--output", str(output))
    for _time in range(2):
        assert run(*words) == 1
        assert sorted(path.name for path in output.iterdir()) == ["assets", "granska"]
        assert "Inga sidor är gjorda. Felen:" in capfd.readouterr().out
    (output / "granska" / "index.html").rename(output / "granska" / "mitt.html")
    assert run(*words) == 1
    assert "är ingen byggd webbplats" in capfd.readouterr().err


def test_many_findings_of_one_rule_are_ten_and_how_many_more(tmp_path: Path) -> None:
    rules = [Rule(code, Family.READ, Severity.ERROR, "Något", "Ett skäl.") for code in ("X01", "X02")]
    errors = [rules[0].at(Place("a.yml", line), "Fel " + "å" * 700) for line in range(3_000)]
    errors.append(rules[1].at(Place("b.yml", 7), "Ett annat"))
    found = Difference(findings=Findings(errors=tuple(errors), appeared=tuple(errors)))
    write_preview(Built(), found, "main", tmp_path / "ut", ROOT / "docs")
    html = (tmp_path / "ut" / "granska" / "index.html").read_text(encoding="utf-8")
    assert len(html) < 100_000
    assert html.count("Fel ååå") == 10
    assert "Och 2990 till av X01." in html
    assert "Ett annat" in html


def test_an_unknown_version_is_told_and_nothing_is_touched(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    after = municipality(tmp_path / "after", dict(CLEAN))
    (tmp_path / "ut").mkdir()
    assert run("finns-inte", "--config", str(after / "mkdocs.yml"), "--output", str(tmp_path / "ut")) == 1
    assert "Versionen 'finns-inte' finns varken som mapp" in capfd.readouterr().err
    assert list((tmp_path / "ut").iterdir()) == []


def test_a_site_that_fails_though_its_content_is_right_is_told(tmp_path: Path) -> None:
    write_preview(Built(), Difference(), "main", tmp_path / "ut", ROOT / "docs")
    html = (tmp_path / "ut" / "granska" / "index.html").read_text(encoding="utf-8")
    assert "Webbplatsen gick inte att bygga. Felet står i utskriften från bygget." in html


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    assert "python3 scripts/paraply.py preview main" in capsys.readouterr().out


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_the_public_site_has_nothing_of_a_preview(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    assert not (site / "granska").exists()
    marks = (b"granska/", "Förhandsvisning".encode(), b"preview-banner")
    for path in site.rglob("*.html"):
        if "handbok" in path.relative_to(site).parts:
            continue  # it tells those who write about previews
        assert not any(mark in path.read_bytes() for mark in marks), path
