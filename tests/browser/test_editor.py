"""The form in a real browser, with Decap and its own server: from a click to a published page."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from paraply.build import build_site
from paraply.editor import local, write_editor
from paraply.editor.backends import Backend
from paraply.editor.clone import served
from paraply.files import atomic
from paraply.load.files import find_files
from paraply.model.organisation import Pictogram
from paraply.text.formatting import unformatted
from tests.browser.served import DESK, PHONE
from tests.commands import process as words_of
from tests.conftest import ROOT, tool
from tests.greek import greek, greek_spoken
from tests.text.test_markdown import SHOWN, rendered

pytestmark = pytest.mark.browser

EXAMPLE = ROOT / "tests" / "example"
PROMISE = "content/guarantees/bygglov-inom-atta-veckor.md"
MEASURE = "content/results/measures/bygglov-beslut-i-tid.yml"
PROMISE_BRANCH = "cms/loften/bygglov-inom-atta-veckor"
MEASURE_BRANCH = "cms/matt/bygglov-beslut-i-tid"

HOSTILE = "<img src=x onerror=\"document.title='ond'\"><script>document.title='ond'</script>En vanlig mening."
"""What somebody else may have written in a branch that is opened in the form."""


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotepath=off", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def run(script: str, *arguments: str) -> str:
    """What a command prints; fails unless its status is 0."""
    done = subprocess.run(
        words_of(script, *arguments), capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def free_ports() -> int:
    """The first of two free ports in a row."""
    for port in range(18480, 18980, 2):
        with socket.socket() as one, socket.socket() as two:
            if all(each.connect_ex(("127.0.0.1", at)) for each, at in ((one, port), (two, port + 1))):
                return port
    pytest.fail("no free ports")


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the form's files, without a server to save to."""
    tool("decap")
    folder = tmp_path_factory.mktemp("form") / "redigera"
    write_editor(folder, ROOT, local(1, "main"), {})
    with served(folder, 0) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="module")
def writer(browser: Browser, form: str) -> Iterator[Page]:
    """A page beside the form, from which its own scripts can be asked without Decap."""
    page = browser.new_page()
    page.goto(f"{form}phrases.js")
    yield page
    page.close()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of the example, formatted; the promise names no number in words, which would be told too."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    for path in sorted((EXAMPLE / "content").rglob("*")):
        if path.is_file():
            copied = origin / path.relative_to(EXAMPLE)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())
    promise = (origin / PROMISE).read_text(encoding="utf-8")
    promise = re.sub(
        r"(?m)^(title|promise|easy): .*", r"\1: Du får besked i rätt tid när du vill bygga.", promise
    )
    promise = promise.replace("kind: guarantee\n", "# Godkänt av nämndens ordförande\nkind: guarantee\n")
    (origin / PROMISE).write_text(f"{promise}\n{HOSTILE}\n", encoding="utf-8")
    atomic.write_all(unformatted(origin))
    git(origin, "init", "-q", "-b", "main")
    who = ("-c", "user.name=Exempel", "-c", "user.email=exempel@example.org")
    git(origin, "add", ".")
    git(origin, *who, "commit", "-q", "-m", "Start")
    git(tmp_path, "clone", "-q", str(origin), str(clone))
    git(clone, "config", "user.name", "Karin Kommunikatör")
    git(clone, "config", "user.email", "karin@example.org")
    return clone


@contextmanager
def opened_form(clone: Path) -> Iterator[str]:
    """The address of the form that ``edit`` opens for a clone; it ends when it is told to."""
    tool("decap")
    port = free_ports()
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    command = words_of("edit", "--root", clone, "--port", str(port))
    environment = {**os.environ, "PATH": path}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    try:
        assert process.stdout.readline() == "Bygger formuläret …\n"
        told = process.stdout.readline()
        assert told == f"Öppna http://127.0.0.1:{port}/ i en webbläsare. Sluta med Ctrl+C.\n"
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.split() == ["Ändringarna", "ligger", "på:", PROMISE_BRANCH, MEASURE_BRANCH]


class Visit:
    """A page of the browser that remembers whom it asked, and what the console said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hosts: set[str] = set()
        self.said: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def _asked(self, request: Request) -> None:
        if request.url.startswith("http"):
            self.hosts.add(request.url.split("/")[2])

    def _heard(self, message: ConsoleMessage) -> None:
        # Decap asks for each entry whether a change of it waits, and its server answers 404 when none does.
        if message.type in {"error", "warning"} and "404" not in message.text:
            self.said.append(message.text)


@contextmanager
def visit(browser: Browser, size: dict[str, int]) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]}, locale="sv-SE")
    yield Visit(context.new_page())
    context.close()


def field(page: Page, name: str) -> Locator:
    """The first field with the name; Decap numbers them."""
    return page.locator(f"[id^='{name}-field-']").first


def save(page: Page, axe: str = "", **answers: str) -> None:
    """Save, and answer what the form asks of something that is published."""
    page.get_by_role("button", name="Spara").click()
    dialog = page.get_by_role("dialog")
    for name, said in answers.items():
        dialog.locator(f"[name='{name}']").fill(said)
    if answers:
        assert not axe or faults(page, axe, "dialog") == set()
        dialog.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Läge: Utkast")).to_be_visible()


def faults(page: Page, axe: str, part: str = "html") -> set[str]:
    """The rules of WCAG 2.2 A and AA that the page, or a part of it, breaks."""
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("([part, tags]) => axe.run(part, { runOnly: tags })", [part, tags])
    return {violation["id"] for violation in found["violations"]}


def change_the_level(page: Page, axe: str) -> None:
    """From the list to the saved promise, with what one hears and sees on the way."""
    promise = page.get_by_text("Du får besked i rätt tid när du vill bygga. — bygga-och-bo")
    promise.wait_for()
    assert faults(page, axe) == set()
    promise.click()
    level = field(page, "level")
    level.get_by_role("button", name="Fäll ut").first.click()
    level.locator("[id^='value-field-']").first.fill("7")
    preview = page.frame_locator("#preview-pane")
    expect(preview.get_by_text("Högst 7 veckor.")).to_be_visible()
    title = preview.get_by_role("heading", level=1)
    expect(title).to_have_text("Du får besked i rätt tid när du vill bygga.")
    expect(preview.get_by_text("En vanlig mening.")).to_be_visible()
    assert preview.locator("[onerror], .prose script").count() == 0
    assert faults(page, axe) == {"nested-interactive"}  # Decap's menu of states
    save(page, axe, day="2026-11-23", why="Vi har fler handläggare.")


def change_the_figure(page: Page) -> None:
    """From the list to the saved measure, and then on a phone."""
    page.get_by_text("Bygglov i tid — bygga-och-bo").click()
    outcomes = field(page, "outcomes")
    outcomes.get_by_role("button", name="Fäll ut").first.click()
    newest = outcomes.locator("[class*='SortableListItem']").last
    newest.get_by_role("button").first.click()
    newest.locator("[id^='value-field-']").first.fill("97,4")  # as one writes it in Swedish
    newest.locator("[id^='numerator-field-']").fill("300")
    expect(page.frame_locator("#preview-pane").locator(".big-figure")).to_contain_text("97,4")
    save(page, why="Fyra ärenden räknades som sena.")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    for shown in (outcomes, page.locator("#preview-pane")):  # one above the other, not side by side
        box = shown.bounding_box()
        assert box
        assert box["width"] > 250
        assert box["x"] + box["width"] <= PHONE["width"]


class TestForm:
    def test_a_change_of_a_level_and_a_figure_is_reviewed_and_published(
        self, browser: Browser, clone: Path, axe: str
    ) -> None:
        with opened_form(clone) as address, visit(browser, DESK) as seen:
            seen.page.goto(address)
            seen.page.get_by_role("button", name="Öppna formuläret").click()
            change_the_level(seen.page, axe)
            seen.page.goto(f"{address}#/collections/matt")
            change_the_figure(seen.page)
            port = int(address.split(":")[2].strip("/"))
            assert seen.hosts == {f"127.0.0.1:{port}", f"127.0.0.1:{port + 1}"}
            # Decap parses the hostile text where a handler could run: only the page's policy stops it.
            assert {said for said in seen.said if "Executing inline event handler" not in said} == set()
            assert seen.page.title() != "ond"

        assert git(clone, "branch", "--show-current").strip() == "main"
        assert git(clone, "status", "--porcelain") == ""
        assert git(clone, "log", "--format=%an: %s", f"main..{PROMISE_BRANCH}").splitlines() == [
            "Karin Kommunikatör: Ändra löfte bygglov-inom-atta-veckor"
        ]
        lines = edited_lines(clone, PROMISE_BRANCH)[PROMISE]
        assert lines[:2] == ["-  value: 8", "+  value: 7"]
        assert [line.strip("+ -").partition(":")[0] for line in lines[2:]] == [
            "until", "promise", "level", "bound", "value", "unit", "extended", "why",
        ]  # fmt: skip
        assert "2026-11-22" in lines[2]
        assert lines[-1] == "+    why: Vi har fler handläggare."
        changed = edited_lines(clone, MEASURE_BRANCH)[MEASURE]
        assert changed[:4] == [
            "-    value: 96.1", "-    numerator: 296", "+    value: 97.4", "+    numerator: 300",
        ]  # fmt: skip
        assert "restated_from" in changed[4]
        assert "Fyra ärenden räknades som sena." in changed[-1]
        git(clone, "switch", "-q", "-c", "granska")
        git(clone, "merge", "-q", "--no-edit", PROMISE_BRANCH, MEASURE_BRANCH)
        is_formatted = run("format-content", "--check", "--root", str(clone))
        assert is_formatted == "Alla filer är skrivna som de ska.\n"
        run("check", "--root", str(clone), "--base", "main")  # nothing published is rewritten
        told = json.loads(run("changes", "main", "--root", str(clone), "--format", "json"))
        residents = told_to_residents(told)
        assert [text for text in residents if "”Rättat" not in text] == [
            "Löftet ”Du får besked i rätt tid när du vill bygga”: Nivån ändras från 8 till 7 veckor.",
            "Löftet ”Du får besked i rätt tid när du vill bygga”: En tidigare lydelse läggs till: "
            "till och med 22 november 2026, löfte ”Du får besked i rätt tid när du vill bygga”, nivå högst "
            "8 veckor, i vissa fall 16 veckor (”Om ärendet kräver en särskild utredning”), "
            "varför ”Vi har fler handläggare”.",
            "Måttet ”Bygglov i tid”: Resultatet för 2025 ändras från 96,1 procent (296 av 308) "
            "till 97,4 procent (300 av 308).",
        ]
        assert "Måttet ”Bygglov i tid”: ”Rättat: Tidigare värde” för 2025 läggs till: 96,1." in residents
        git(clone, "switch", "-q", "main")
        git(clone, "merge", "-q", "--no-edit", "granska")
        made = build_site(
            clone, datetime.now(tz=UTC).date(), allow_example=True
        )  # the day that the form wrote
        pages = {page.address: page for page in made.pages}
        promise = made.body(pages["garantier/bygglov-inom-atta-veckor/"])
        assert "Högst 7\xa0veckor" in promise
        assert "Vi har fler handläggare." in promise
        assert "97,4" in made.body(pages["matt/bygglov-beslut-i-tid/"])
        corrections = made.body(pages["nytt/rattelser/"])
        assert "Vi har fler handläggare." in corrections
        assert "Fyra ärenden räknades som sena." in corrections

    def test_every_phrase_of_decap_is_in_swedish(self, browser: Browser, form: str) -> None:
        with visit(browser, DESK) as seen:
            seen.page.goto(form)
            seen.page.get_by_role("button", name="Öppna formuläret").wait_for()
            english, swedish = seen.page.evaluate("['en', 'sv'].map((locale) => CMS.getLocale(locale))")
        ours, theirs = dict(phrases(swedish)), dict(phrases(english))
        assert set(theirs) - set(ours) == set()
        same = {name for name, phrase in theirs.items() if ours[name] == phrase and " " in phrase}
        assert same == set()

    def test_it_speaks_another_language_with_all_that_decap_says(
        self, browser: Browser, tmp_path: Path
    ) -> None:
        tool("decap")
        with greek_spoken(tmp_path / "locale"):
            write_editor(tmp_path / "form", ROOT, local(1, "main"), {})
        with served(tmp_path / "form", 0) as port, visit(browser, DESK) as seen:
            seen.page.goto(f"http://127.0.0.1:{port}/")
            seen.page.get_by_role("button", name=greek("Öppna formuläret")).wait_for()
            assert seen.page.locator("html").get_attribute("lang") == "el"
            told = seen.page.evaluate("CMS.getLocale('el').workflow.workflow.description")
        assert told.startswith("%{smart_count} " + greek("ändring väntar"))


def phrases(locale: dict[str, Any], inside: str = "") -> Iterator[tuple[str, str]]:
    """Every phrase of a locale by its dotted name."""
    for name, phrase in locale.items():
        if isinstance(phrase, dict):
            yield from phrases(phrase, f"{inside}{name}.")
        else:
            yield f"{inside}{name}", phrase


def edited_lines(clone: Path, branch: str) -> dict[str, list[str]]:
    """The lines that a branch takes away and adds, by file."""
    found: dict[str, list[str]] = {}
    for line in git(clone, "diff", "--unified=0", "main", branch).splitlines():
        if line.startswith("+++ b/"):
            found[line[6:]] = []
        elif line[:1] in "+-" and not line.startswith("---"):
            found[list(found)[-1]].append(line)
    return found


def told_to_residents(told: Any) -> list[str]:
    """What changes in the records; the pages that change with them are left out."""
    return [
        f"{change['name']}: {change['text']}".replace("\xa0", " ")
        for change in told["changes"]
        if change["group"] != "pages"
    ]


BODY = "## N0\n\nFörst.\n\n" + "\n\n".join(
    f"## N{number}\n\n{written}" for number, (written, _shown) in enumerate(SHOWN, 1)
)
"""Every piece of the dialect, each below a heading of its own."""


class TestTexts:
    def test_what_the_form_writes_of_a_text_is_shown_the_same(self, browser: Browser, tmp_path: Path) -> None:
        """One sign is added, wherever a click puts it; Decap then writes the whole text in its own way."""
        tool("decap")
        write_editor(tmp_path / "form", ROOT, Backend("test-repo", "main", ()), {})
        promise = f"---\ntitle: t\nkind: service_level\npromise: p\n---\n{BODY}\n"
        files = {"content": {"guarantees": {"a.md": {"content": promise}}}}
        with served(tmp_path / "form", 0) as port, visit(browser, DESK) as seen:
            page = seen.page
            page.add_init_script(f"window.repoFiles = {json.dumps(files)}")
            page.goto(f"http://127.0.0.1:{port}/#/collections/loften/entries/a")
            page.get_by_role("button", name="Öppna formuläret").click()
            page.evaluate(
                """CMS.registerPreviewTemplate("loften", createClass({
                    render() { window.entry = this.props.entry.get("data").toJS(); return null; } }))"""
            )
            first = page.locator("[data-slate-editor]").get_by_text(re.compile(r"^F[örs¤]+t¤?\.¤?$"))
            first.wait_for(timeout=120_000)
            for _attempt in range(5):  # what is typed while Decap is still making its editor is lost
                first.click()
                page.keyboard.type("¤")
                with suppress(PlaywrightTimeout):
                    page.wait_for_function("window.entry?.body?.includes('¤')", timeout=10_000)
                    break
            text = page.evaluate("import('./files.js').then((files) => files.writeText(window.entry))")
        body = text.split("\n---\n", 1)[1]
        assert "¤" in body
        parts = dict(re.findall(r"^## N(\d+)\n(.*?)(?=^## N\d|\Z)", body, re.MULTILINE | re.DOTALL))
        differ = {
            written: parts.get(str(number))
            for number, (written, shown) in enumerate(SHOWN, 1)
            if without_room(rendered(parts.get(str(number), "").strip("\n"))) != without_room(shown)
        }
        assert differ == {}


def without_room(html: str) -> str:
    """Without the paragraphs of items, which only make more room between them."""
    return re.sub(r"(?<=<li>)<p>(.*?)</p>", r"\1", html)


class TestPictures:
    def test_an_areas_picture_is_chosen_among_those_seen(self, browser: Browser, tmp_path: Path) -> None:
        tool("decap")
        write_editor(tmp_path / "form", ROOT, Backend("test-repo", "main", ()), {})
        areas = "areas:\n  - id: vagar\n    title: Vägar\n    pictogram: house\n"
        files = {"content": {"results": {"areas.yml": {"content": areas}}}}
        with served(tmp_path / "form", 0) as port, visit(browser, DESK) as seen:
            page = seen.page
            page.add_init_script(f"window.repoFiles = {json.dumps(files)}")
            page.goto(f"http://127.0.0.1:{port}/#/collections/kommunen/entries/omraden")
            page.get_by_role("button", name="Öppna formuläret").click()
            page.get_by_test_id("expand-button").first.click()
            page.locator("[class*='ListItemTopBar'] > button:first-of-type").first.click()
            pictures = page.get_by_role("radiogroup", name="Bild")
            expect(pictures.get_by_role("radio", name="Hus")).to_be_checked()
            # What is not a picture is refused; one that is still on its way is waited for.
            decode = "(all) => Promise.all(all.map((each) => each.decode())).then(() => all.length)"
            assert pictures.locator("img").evaluate_all(decode) == len(Pictogram.offered())
            pictures.get_by_text("Buss").click()
            expect(pictures.get_by_role("radio", name="Buss")).to_be_checked()
            pictures.get_by_role("textbox").fill("material/snowflake")
            expect(pictures.get_by_role("radio", name="Snöflinga")).to_be_checked()
            pictures.get_by_role("textbox").fill("material/sail-boat")
            expect(pictures.get_by_role("textbox")).to_have_value("material/sail-boat")
            expect(pictures.locator(":checked")).to_have_count(0)


class TestFiles:
    def test_a_file_that_nobody_edits_is_written_as_it_was(self, writer: Page) -> None:
        texts = [
            (path.suffix, path.read_text(encoding="utf-8"))
            for root in (ROOT, EXAMPLE)
            for paths in find_files(root).files.values()
            for path in paths
            if path.suffix in {".md", ".yml"}
        ]
        assert len(texts) > 100  # the example alone has as many
        written = writer.evaluate(
            """async (texts) => {
                const files = await import("./files.js");
                return texts.map(([ending, text]) => ending === ".md"
                    ? files.writeText(files.parseText(text))
                    : files.writeYaml(files.parseYaml(text)));
            }""",
            texts,
        )
        assert written == [text for _, text in texts]

    @pytest.mark.parametrize(
        ("text", "edits", "expected"),
        [
            ("a: 91.0\nb: 2025\n", {"b": "2026"}, "a: 91.0\nb: 2026\n"),
            ("code: '0114'\n", {"name": "no"}, "code: '0114'\nname: \"no\"\n"),
            ("a: 1\n", {"b": "12:30", "c": "0114", "d": "1e5", "e": "2026-05-01"},
             'a: 1\nb: "12:30"\nc: "0114"\nd: "1e5"\ne: 2026-05-01\n'),
            ("# first\na: 1 # beside\nb: x\n", {"a": "2", "b": ""}, "# first\na: 2 # beside\n"),
            ("a: null\nb: []\nc: ''\n", {"a": None, "b": [], "c": "", "d": "x"},
             "a: null\nb: []\nc: ''\nd: x\n"),
            ("a: {b: 1, c: två}\n", {"a": {"b": "3", "c": "två", "d": ""}}, "a: {b: 3, c: två}\n"),
            ("a: 1\n", {"rows": [{"period": "2026", "value": "93.5", "note": ""}]},
             "a: 1\nrows:\n  - {period: 2026, value: 93.5}\n"),
            ("r:\n  - {p: 2024, v: 1.0} # kept\n  - {p: 2025, v: 2.0}\n", {"r": [{"p": "2024", "v": "1.0"}]},
             "r:\n  - {p: 2024, v: 1.0} # kept\n"),
            ("r:\n  - {p: 2024, v: 1.0}\n  - {p: 2025, v: 2.0} # kept\n",
             {"r": [{"note": "", "v": "2.0", "p": "2025"}]}, "r:\n  - {p: 2025, v: 2.0} # kept\n"),
            ("s: [ett, två]\n", {"s": ["ett", "två", "tre"]}, "s: [ett, två, tre]\n"),
            ("a: 1\n", {"s": ["ett", "två"], "t": ["En mening."]},
             "a: 1\ns: [ett, två]\nt:\n  - En mening.\n"),
            ("", {"level": {"value": "2", "unit": "veckor", "per": None}, "claim": {"text": ""}},
             "level: {value: 2, unit: veckor}\n"),
            ("a: true\n", {"a": False, "b": True}, "a: false\nb: true\n"),
            ("t: |\n  En rad.\n  En till.\n", {"t": "En rad.\nTvå till.\n"},
             "t: |\n  En rad.\n  Två till.\n"),
        ],
    )  # fmt: skip
    def test_what_is_edited_means_what_was_written(
        self, writer: Page, text: str, edits: dict[str, Any], expected: str
    ) -> None:
        written = writer.evaluate(
            """async ([text, edits]) => {
                const files = await import("./files.js");
                return files.writeYaml({ ...files.parseYaml(text), ...edits });
            }""",
            [text, edits],
        )
        assert written == expected
