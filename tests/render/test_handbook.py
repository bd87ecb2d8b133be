"""The handbook: true to models, rules and commands, in plain words, and only for those who look for it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from ruamel.yaml import YAML

from paraply.build import all_rules, build_site, examine
from paraply.command.findings import as_text
from paraply.command.statuses import CHANGED, SAME
from paraply.load.files import FOLDERS, SINGLE_FILES, suggested_id
from paraply.model.kind import Kind
from paraply.model.kinds import WRITTEN
from paraply.render import urls
from paraply.render.handbook import TASKS, Task, field_tables
from paraply.render.handbook.pictures import PICTURES, Picture
from paraply.render.page import Page
from paraply.render.pages.handbook import pages
from paraply.render.site import Site
from tests.conftest import ROOT, TODAY
from tests.importers.books import excel
from tests.kolada.conftest import FILES as FILES_OF_KOLADA
from tests.kolada.conftest import small_kolada
from tests.kolada.server import serving
from tests.made import text_of, wrong_in
from tests.render.test_about_pages import LONGEST, sentences
from tests.worlds import write

EXAMPLE = ROOT / "tests" / "example"
FILES = {
    "lofte": EXAMPLE / "content" / "guarantees" / "bygglov-inom-atta-veckor.md",
    "matt": EXAMPLE / "content" / "results" / "measures" / "bygglov-beslut-i-tid.yml",
}
"""A file of each kind that has examples in the handbook."""

PLANNED = tuple(pages(all_rules()))


@pytest.fixture(scope="module")
def made() -> Site:
    return build_site(EXAMPLE, TODAY, allow_example=True)


def page_of(made: Site, address: str) -> str:
    [found] = [page for page in made.pages if page.address == address]
    return made.body(found)


class TestPages:
    @pytest.mark.parametrize("page", PLANNED, ids=lambda page: page.address)
    def test_is_whole_and_in_short_sentences(self, page: Page, made: Site) -> None:
        html = page_of(made, page.address)
        assert wrong_in(html) == []
        prose = re.sub(r"<pre\b.*?</pre>", "", html, flags=re.DOTALL)
        assert [told for told in sentences(prose) if len(told.split()) > LONGEST] == []

    def test_every_page_is_kept_from_search_engines_and_menus(self, made: Site) -> None:
        ours = [page for page in made.pages if page.address.startswith(urls.HANDBOOK)]
        assert len(ours) == 3 + len(TASKS) + len(WRITTEN)
        assert all(made.meta(page)["robots"] == "noindex" for page in ours)
        assert urls.HANDBOOK not in repr(made.shared)
        for page in made.pages:
            if page not in ours:
                assert "handbok/" not in made.body(page), page.address
        for file in made.files():
            if file.address not in (urls.HEADERS, urls.HTACCESS):
                assert b"handbok/" not in file.content, file.address

    def test_the_front_page_leads_to_all(self, made: Site) -> None:
        html = page_of(made, urls.HANDBOOK)
        for task in TASKS:
            assert f'<a href="{task.slug}/">{task.title}</a><p>' in html
        for kind in WRITTEN:
            assert f'<a href="falt/{kind.slug}/">{kind.title}</a>' in html
        assert '<a href="regler/">' in html

    def test_related_tasks_exist(self) -> None:
        slugs = [task.slug for task in TASKS]
        assert len(set(slugs)) == len(slugs)
        for task in TASKS:
            assert set(task.related) <= set(slugs) - {task.slug}


class TestFields:
    def test_every_kind_of_file_that_people_write_is_there(self) -> None:
        written = {f"content/{name}" for name in (*FOLDERS, *SINGLE_FILES)} - {"content/results/kolada"}
        assert {re.sub(r"/NAMN\..*", "", kind.file) for kind in WRITTEN} == written

    @pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.slug)
    def test_the_file_is_where_the_page_says(self, kind: Kind) -> None:
        folder, _slash, name = kind.file.rpartition("/")
        assert list((EXAMPLE / folder).glob(name.replace("NAMN", "*"))), kind.file

    @pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.slug)
    def test_every_field_and_choice_is_told(self, kind: Kind, made: Site) -> None:
        text = text_of(page_of(made, urls.handbook_fields(kind.slug)))
        for table in field_tables(kind.title, kind.model):
            told = {row.name: row for row in table.rows}
            assert set(told) | {"accepted"} >= set(table.model.model_fields)
            for name, field in table.model.model_fields.items():
                if name != "accepted":
                    assert f"{field.title} {field.description}" in text, (table.title, name)
                    assert told[name].required is field.is_required()
            for row in table.rows:
                assert row.title, f"{table.title}: {row.name} has no title"
                assert row.kind or row.choices or row.part
                for code, label in row.choices:
                    assert f"{code} {label}" in text

    def test_what_to_write_is_read_from_the_type(self) -> None:
        rows = {row.name: row for kind in WRITTEN[:2] for row in field_tables(kind.title, kind.model)[0].rows}
        assert (rows["title"].kind, rows["title"].required) == ("text", True)
        assert (rows["tolerance"].kind, rows["decimals"].kind) == ("tal", "heltal")
        assert (rows["valid_from"].kind, rows["comment"].kind) == ("datum", "text i flera stycken (Markdown)")
        assert (rows["rounds"].kind, rows["rounds"].many) == ("period", True)
        assert rows["owners"].refers == "owners"
        assert ("kept", "Löftet hölls") not in rows["state"].choices
        assert ("draft", "Utkast") in rows["state"].choices
        assert rows["level"].part is not None

    def test_groups_are_told_once_though_they_stand_in_many_fields(self) -> None:
        tables = field_tables("Löfte", WRITTEN[0].model)
        assert len({table.anchor for table in tables}) == len(tables) == len({t.model for t in tables})


def test_every_rule_is_told(made: Site) -> None:
    html = page_of(made, urls.HANDBOOK_RULES)
    text = text_of(html)
    for rule in all_rules():
        assert f'<tr id="{rule.code.lower()}">' in html
        assert f"{rule.code} {rule.severity.label} {rule.title} {rule.why}" in text


def test_every_example_can_stand_in_a_file(tmp_path: Path) -> None:
    """Each, put in a file of its own in the example municipality, gives no error."""
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    examples = [(task.record, step.example) for task in TASKS for step in task.steps if step.example]
    assert len(examples) > 10
    for number, (record, example) in enumerate(examples):
        fields: dict[str, Any] = YAML(typ="safe").load(example)
        if "decided_by" in fields:
            name = f"{suggested_id(fields['title'])}.yml"
            (tmp_path / "content/results/decisions" / name).write_text(example, encoding="utf-8")
        else:
            template = tmp_path / FILES[record].relative_to(EXAMPLE)
            copy = template.with_stem(f"exempel-{number}")
            shutil.copyfile(template, copy)
            with_fields(copy, {**fields, "old_addresses": None})
    assert [str(problem) for problem in examine(tmp_path, TODAY).problems if problem.is_error] == []


def with_fields(path: Path, fields: dict[str, Any]) -> None:
    """Write the file anew with these fields instead of its own of the same names."""
    text = path.read_text(encoding="utf-8")
    _before, front, body = text.split("---\n", 2) if path.suffix == ".md" else ("", text, "")
    for name in fields:
        front = re.sub(rf"^{name}:.*\n(?:[ -].*\n|\n(?= ))*", "", front, flags=re.MULTILINE)
    lines = YAML(typ="safe", pure=True)
    lines.default_flow_style = False
    with path.open("w", encoding="utf-8") as file:
        file.write("---\n" if body else "")
        file.write(front)
        lines.dump({name: value for name, value in fields.items() if value is not None}, file)
        file.write(f"---\n{body}" if body else "")


def test_every_answer_is_what_the_command_says(tmp_path: Path) -> None:
    """The mistake in the picture of an answer, made in the example: only the line's number may be another."""
    [answer] = [step.answer for task in TASKS for step in task.steps if step.answer]
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    copy = tmp_path / FILES["matt"].relative_to(EXAMPLE)
    text = copy.read_text(encoding="utf-8")
    row = "  - {period: 2026, value: 96,4, numerator: 297, denominator: 308}\ncomment:"
    copy.write_text(text.replace("comment:", row, 1), encoding="utf-8")
    errors = [problem for problem in examine(tmp_path, TODAY).problems if problem.is_error]
    assert [re.sub(r":\d+:", ":41:", line) for line in as_text(errors)][:-1] == [
        re.sub(r":\d+:", ":41:", answer)
    ]


class TestPictures:
    def test_every_picture_is_on_a_page(self) -> None:
        shown = [step.picture for task in TASKS for step in task.steps if step.picture]
        assert sorted(picture.name for picture in shown) == sorted(picture.name for picture in PICTURES)

    def test_no_file_is_left_behind(self) -> None:
        files = {path.name for path in (ROOT / "docs" / "assets" / "handbook").iterdir()}
        assert files == {f"{picture.name}.webp" for picture in PICTURES}

    @pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
    def test_is_small_of_its_size_and_told_in_words(self, picture: Picture) -> None:
        path = ROOT / "docs" / picture.address
        assert path.stat().st_size <= MOST_BYTES
        with Image.open(path) as opened:
            assert opened.size == (picture.width * 3 // 2, picture.height * 3 // 2)
            assert len(opened.convert("L").getcolors() or []) > 16, "it is not blank"
        for text in (picture.alt, picture.caption):
            assert text.endswith(".")
            assert max(len(sentence.split()) for sentence in text.split(". ")) <= LONGEST

    def test_a_page_says_how_large_it_is_and_what_it_shows(self, made: Site) -> None:
        for task in TASKS:
            html = page_of(made, urls.handbook_task(task.slug))
            pictures = [step.picture for step in task.steps if step.picture]
            assert html.count("<img ") == len(pictures)
            for picture in pictures:
                size = f'width="{picture.width}" height="{picture.height}"'
                alt = f'alt="{picture.alt}" loading="lazy"'
                assert f'<img src="../../{picture.address}" {size} {alt}>' in html


MOST_BYTES = 40_000


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository with two commits of the example municipality on ``main``."""
    origin, first = tmp_path_factory.mktemp("origin"), tmp_path_factory.mktemp("first")
    shutil.copytree(EXAMPLE / "content", first / "content")
    config = (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8").replace("../..", str(ROOT))
    (first / "mkdocs.yml").write_text(config, encoding="utf-8")
    run(["git", "init", "-q", "--bare", "-b", "main", str(origin)], first)
    run(["git", "init", "-q", "-b", "main"], first)
    run(["git", "add", "."], first)
    run(["git", "commit", "-q", "-m", "Allt"], first)
    changed = first / FILES["matt"].relative_to(EXAMPLE)
    changed.write_text(changed.read_text(encoding="utf-8").replace("96.1", "96.0"), encoding="utf-8")
    run(["git", "commit", "-q", "-a", "-m", "En siffra"], first)
    run(["git", "push", "-q", str(origin), "main", "main:svar-i-telefon"], first)
    return origin


class TestCommands:
    """Every command on the pages is run, in the order of the page, in a clone of the example."""

    @pytest.mark.parametrize("task", TASKS, ids=lambda task: task.slug)
    def test_every_command_works(self, task: Task, made: Site, published: Path, tmp_path: Path) -> None:
        folder = tmp_path / "kopia"
        run(["git", "clone", "-q", str(published), str(folder)], tmp_path)
        excel(folder / "utfall-2026.xlsx", [["Mått", "2026"], ["Bygglov i tid (%)", 97.5]])
        commands = list(commands_on(page_of(made, urls.handbook_task(task.slug))))
        assert commands
        if task.slug == "hamta-siffror-fran-kolada":
            shutil.rmtree(folder / "content")  # Kolada knows other titles of the example's measures
            write(folder, FILES_OF_KOLADA)
        with serving(small_kolada()) as kolada:
            for command in commands:
                if "scripts/" in command and command in ALREADY_RUN:
                    continue
                ALREADY_RUN.add(command)
                if command.startswith("git commit"):
                    (folder / "anteckning.txt").write_text("Något att spara.", encoding="utf-8")
                    run(["git", "add", "."], folder)
                run(runnable(command, folder, kolada.base_url), folder)

    def test_a_command_that_does_not_exist_is_found(self, tmp_path: Path) -> None:
        for command in ("make publicera", ".venv/bin/python scripts/inventory.py --alla"):
            with pytest.raises(AssertionError):
                run(runnable(command, tmp_path, ""), tmp_path)


ALREADY_RUN: set[str] = set()
"""Commands that read, such as ``changes.py main``, stand on many pages; once is enough."""
INVENTED = {"N15419": "N99993", "--area forskola-och-skola": "--area skola"}
"""What the page names, and what the copy of Kolada and the small municipality of the tests have."""


def commands_on(html: str) -> Iterator[str]:
    for block in re.findall(r'<pre class="command"><code>(.*?)</code></pre>', html, re.DOTALL):
        yield from unescape(block).splitlines()


def runnable(command: str, folder: Path, kolada: str) -> list[str]:
    """The same command in ``folder``: what would serve a page for ever is only planned (``make -n``)."""
    for real, invented in INVENTED.items():
        command = command.replace(real, invented)
    words = [word for word in shlex.split(command) if not word.startswith("PARAPLY_TODAY=")]
    if words[0] == "make":
        return ["make", "-n", "-C", str(ROOT), *words[1:]]
    if words[0] == "git":
        return words
    assert words[0] == ".venv/bin/python"
    script = words[1].removeprefix("scripts/")
    if script == "new.py":  # asks a person; its own tests answer
        return [sys.executable, str(ROOT / "scripts" / script), *words[2:], "--help"]
    where = ["--config", "mkdocs.yml"] if script == "archive.py" else ["--root", str(folder)]
    base = ["--base-url", kolada] if script == "fetch_kolada.py" else []
    return [sys.executable, str(ROOT / "scripts" / script), *words[2:], *where, *base]


def run(command: list[str], folder: Path) -> None:
    """Run it and see that it worked; a way in says with 10 that something is new."""
    who = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org"}
    who |= {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org"}
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **who}, capture_output=True, text=True, check=False
    )
    reads = ("fetch_kolada.py", "import_report.py", "inventory.py")
    is_way_in = any(word.endswith(reads) for word in command)
    assert done.returncode in ({SAME, CHANGED} if is_way_in else {0}), (command, done.stdout, done.stderr)
