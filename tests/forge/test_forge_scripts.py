"""The check and the preview as the forges run them: a clone of a bare repository, and hostile names."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from paraply.forge.comment import comment
from tests.conftest import ROOT
from tests.worlds import AREAS, CLEAN, GUARANTEE, MEASURE, MUNICIPALITY, OWNERS, edited, line_of, write

BRANCH = "grén$(touch${IFS}pwned);`touch${IFS}pwned`'\"&|x"
"""A name that git allows."""

LEVEL = "value: 8, unit: veckor}\nclock"

Files = dict[str, str | None]


def git(folder: Path, *words: str) -> str:
    settings = ("-c", "user.name=a", "-c", "user.email=a@b.se", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *settings, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose base branch has a hostile name; a municipality's content is committed there."""
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "clone", "--quiet", str(tmp_path / "remote.git"), "clone")
    clone = tmp_path / "clone"
    git(clone, "switch", "--quiet", "--create", BRANCH)
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "theme": {"name": "material", "custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks" / "mkdocs_hooks.py")],
    }
    (clone / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    commit(clone, dict(CLEAN))
    git(clone, "push", "--quiet", "origin", BRANCH)
    git(clone, "switch", "--quiet", "--create", "forslag")
    return clone


def commit(clone: Path, files: Files) -> None:
    official = (files[MUNICIPALITY] or "").replace("example: true\n", "")
    write(clone, {**files, MUNICIPALITY: official})
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=x")


def run(script: str, clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    left_out = ("GITHUB_", "CI_", "PARAPLY_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    settings = {"PYTHON": sys.executable, "PARAPLY_TODAY": "2026-11-23", "PARAPLY_CHROMIUM": "/finns/inte"}
    return subprocess.run(
        [str(ROOT / "scripts" / script)],
        cwd=clone,
        env={**kept, **settings, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def on_github(script: str, clone: Path) -> subprocess.CompletedProcess[str]:
    summary = str(clone.parent / "summary.md")
    return run(script, clone, GITHUB_ACTIONS="true", GITHUB_BASE_REF=BRANCH, GITHUB_STEP_SUMMARY=summary)


def on_gitlab(script: str, clone: Path) -> subprocess.CompletedProcess[str]:
    base = git(clone, "merge-base", "HEAD", f"origin/{BRANCH}")
    return run(script, clone, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)


def as_markdown(told: str) -> str:
    """The finding as a forge shows it: what Markdown would take for its own is escaped."""
    return re.sub(r"[`\[\]_]", r"\\\g<0>", told)


def test_a_mistake_is_told_on_its_line_at_github(clone: Path) -> None:
    files = edited(GUARANTEE, "measure: bygglov-i-tid", "measure: byglov-i-tid")
    commit(clone, files)
    done = on_github("forge_check.sh", clone)
    assert done.returncode == 1, done.stderr
    place = line_of(GUARANTEE, "measure:", files)
    astray, _count = done.stdout.splitlines()
    assert astray.startswith(f"::error file={place.file},line={place.line},title=R01 ")
    assert astray.endswith("Menade du 'bygglov-i-tid' (Bygglov i tid)?")
    assert (clone.parent / "summary.md").read_text(encoding="utf-8").startswith("## Kontroll av innehållet")
    assert done.stderr == "", "git knows the base"
    assert not list(clone.rglob("pwned*"))


class TestSeveralMistakesByHand:
    """A level, a figure and an owner changed in an editor.

    The owner is misspelt, the promise that the level changed is not kept, and the figure has a comma.
    """

    FILES = edited(
        GUARANTEE,
        "owners: [byggnadsnamnden, byggkontoret]",
        "owners: [byggnadsnamnden, byggkontorret]",
        edited(MEASURE, "value: 94.0", "value: 94,5", edited(GUARANTEE, LEVEL, LEVEL.replace("8", "7"))),
    )
    OWNER = line_of(GUARANTEE, "owners:", FILES)
    PROMISE = line_of(GUARANTEE, "level:", FILES)
    FIGURE = line_of(MEASURE, "94,5", FILES)
    PLACES = (OWNER, PROMISE, FIGURE)
    TOLD = (
        "owners.2: 'byggkontorret' finns inte bland de ansvariga. Menade du 'byggkontoret' (Byggkontoret)?",
        "Löftet är publicerat och ändras, men den förra lydelsen står inte kvar: "
        "högst 8\u00a0veckor → högst 7\u00a0veckor. "
        "Lägg till en rad bland fälten: `earlier: [{until: 2026-11-22, "
        "promise: Du får beslut senast åtta veckor efter att din ansökan är komplett., "
        'level: {bound: at_most, value: 8, unit: veckor}, why: "Skriv varför."}]`',
        "outcomes.1.value: '94,5' har decimalkomma. Skriv 94.5.",
    )

    def test_github_shows_each_on_its_line(self, clone: Path) -> None:
        commit(clone, self.FILES)
        done = on_github("forge_check.sh", clone)
        assert (done.returncode, done.stderr) == (1, "")
        owner, promise, figure, *warnings, count = done.stdout.splitlines()
        at = f"file={self.OWNER.file},line={self.OWNER.line}"
        assert owner == f"::error {at},title=R01 Hänvisningen leder ingenstans::{self.TOLD[0]}"
        at = f"file={self.PROMISE.file},line={self.PROMISE.line}"
        title = "H03 Ett löfte är ändrat utan att den förra lydelsen står kvar"
        assert promise == f"::error {at},title={title}::{self.TOLD[1]}"
        at = f"file={self.FIGURE.file},line={self.FIGURE.line}"
        assert figure == f"::error {at},title=L14 Talet kan missförstås::{self.TOLD[2]}"
        assert all(
            "texten säger 8\u00a0veckor, men nivån är högst 7\u00a0veckor" in each for each in warnings
        )
        assert count == f"3 fel och {len(warnings)} varningar i 2 filer."
        summary = (clone.parent / "summary.md").read_text(encoding="utf-8")
        for place, told in zip(self.PLACES, self.TOLD, strict=True):
            [row] = [row for row in summary.splitlines() if str(place) in row]
            *_where, message, proposal, _end = row.split(" |")
            assert f"{message.strip()} {proposal.strip()}" == as_markdown(told)

    def test_gitlab_shows_each_on_its_line(self, clone: Path) -> None:
        commit(clone, self.FILES)
        assert on_gitlab("forge_check.sh", clone).returncode == 1
        entries = json.loads((clone / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert [
            (entry["location"]["path"], entry["location"]["lines"]["begin"], entry["description"])
            for entry in entries
            if entry["severity"] == "critical"
        ] == [(place.file, place.line, told) for place, told in zip(self.PLACES, self.TOLD, strict=True)]

    def test_the_comment_says_what_to_mend_and_what_changes(self, clone: Path) -> None:
        commit(clone, self.FILES)
        assert on_github("forge_preview.sh", clone).returncode == 1
        left = (clone / "preview" / "granska" / "andringar.md").read_text(encoding="utf-8")
        told = comment(left, "https://forge.exempel.se/1", "abcdef0123", has_preview=True)
        lines = told.splitlines()
        first = lines.index("### Det här måste rättas")
        assert lines[first + 2].endswith(f": fel R01. {as_markdown(self.TOLD[0])}")
        assert lines[first + 3].endswith(f": fel H03. {as_markdown(self.TOLD[1])}")
        assert lines[first + 4].endswith(f": fel L14. {as_markdown(self.TOLD[2])}")
        assert "  - Nivån ändras från 8 till 7 veckor." in lines[first:]
        html = (clone / "preview" / "granska" / "index.html").read_text(encoding="utf-8")
        assert f"{self.OWNER.file}:{self.OWNER.line}" in html
        assert html.index("Det här måste rättas") < html.index("Nivån ändras")


def test_what_vanishes_is_found_by_the_base(clone: Path) -> None:
    (clone / "content" / GUARANTEE).unlink()
    commit(clone, {**CLEAN, GUARANTEE: None})
    assert "title=L24 " in on_github("forge_check.sh", clone).stdout


def test_gitlab_gets_a_report_and_a_list_to_read(clone: Path) -> None:
    (clone / "content" / GUARANTEE).unlink()
    commit(clone, {**CLEAN, GUARANTEE: None})
    done = on_gitlab("forge_check.sh", clone)
    assert done.returncode == 1, done.stderr
    entries = json.loads((clone / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    [vanished] = [entry for entry in entries if entry["check_name"].startswith("L24 ")]
    assert (vanished["severity"], vanished["location"]["path"]) == ("critical", f"content/{GUARANTEE}")
    assert " fel L24 " in done.stdout


def test_outside_a_request_everything_is_checked(clone: Path) -> None:
    done = run("forge_check.sh", clone, GITHUB_ACTIONS="true", GITHUB_BASE_REF="")
    assert (done.returncode, done.stderr) == (0, "")
    assert run("forge_check.sh", clone).returncode == 0
    assert json.loads((clone / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


def test_the_preview_of_a_request_is_made_and_told(clone: Path) -> None:
    commit(clone, edited(GUARANTEE, "title: Bygglov inom åtta veckor", "title: Bygglov inom sju veckor"))
    done = on_github("forge_preview.sh", clone)
    assert done.returncode == 0, done.stderr
    told = (clone / "preview" / "granska" / "andringar.md").read_text(encoding="utf-8")
    assert "Bygglov inom sju veckor" in told
    assert (clone / "preview" / "granska" / "index.html").is_file()
    assert not list(clone.rglob("pwned*"))


def test_a_request_that_cannot_be_built_is_told_too(clone: Path) -> None:
    commit(clone, edited(GUARANTEE, "measure: bygglov-i-tid", "measure: byglov-i-tid"))
    done = on_gitlab("forge_preview.sh", clone)
    assert done.returncode == 1
    told = (clone / "preview" / "granska" / "andringar.md").read_text(encoding="utf-8")
    assert "Det stoppar publiceringen" in told
    assert "byglov-i-tid" in told


def test_a_preview_needs_something_to_compare_with(clone: Path) -> None:
    done = run("forge_preview.sh", clone)
    assert done.returncode != 0
    assert "neither a pull request nor a merge request" in done.stderr


SECRET = "hemligt-4711"
SHELL = "$(touch pwned);`touch pwned`&x.md"


def test_a_hostile_fork_gets_nothing(clone: Path) -> None:
    """Ways up in every id, links out of the folder, a huge file, and names that a shell would run."""
    up = "../../../secret"
    files = edited(GUARANTEE, "measure: bygglov-i-tid", f"measure: {up}")
    files = edited(GUARANTEE, "area: bygga-och-bo", f"area: {up}", files)
    files = edited(GUARANTEE, "[info/bygglov/]", f"[{up}/, /etc/, 'x;$(touch pwned)']", files)
    files = edited(OWNERS, "id: byggkontoret", f"id: {up}", files)
    files = edited(AREAS, "id: bygga-och-bo", "id: ..", files)
    secret = clone.parent / "secret"
    secret.mkdir()
    for name, text in (("secret.md", CLEAN[GUARANTEE]), ("secret.yml", CLEAN[MEASURE])):
        whole = re.sub(r"^title: .*", f"title: {SECRET}", text, flags=re.MULTILINE)
        (secret / name).write_text(whole.replace("[info/bygglov/]", "[]"), encoding="utf-8")
    commit(clone, files)
    content = clone / "content"
    (content / "guarantees" / "lank.md").symlink_to(secret / "secret.md")
    (content / "results" / "measures" / "lank.yml").symlink_to(secret / "secret.yml")
    (content / "results" / "policies" / "mapp").symlink_to(secret)
    (content / "guarantees" / SHELL).write_text("---\ntitle: A\n---\n", encoding="utf-8")
    with (content / "guarantees" / "stor.md").open("wb") as file:
        file.truncate(60_000_000)
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=::error::$(touch pwned)")
    around = sorted(path.name for path in clone.parent.iterdir())

    checked, made = on_github("forge_check.sh", clone), on_gitlab("forge_preview.sh", clone)

    assert (checked.returncode, made.returncode) == (1, 1)
    told = checked.stdout + checked.stderr + made.stdout + made.stderr
    assert told.count("Traceback") == 0
    summary = (clone.parent / "summary.md").read_text(encoding="utf-8")
    for name in ("lank.md", "lank.yml", "stor.md"):
        assert name in summary, "each is refused in words"
    assert sorted(path.name for path in clone.parent.iterdir()) == sorted({*around, "summary.md"})
    left = [path for path in (clone / "preview").rglob("*") if path.is_file()]
    assert not any(path.is_symlink() for path in (clone / "preview").rglob("*"))
    assert sum(path.stat().st_size for path in left) < 3_000_000
    assert not any(SECRET.encode() in path.read_bytes() for path in left)
    assert SECRET not in told + summary
    assert not list(clone.parent.rglob("pwned*"))
    commands = [line for line in checked.stdout.splitlines() if line.startswith("::")]
    assert all(re.match(r"::(error|warning) file=content/|::notice::och \d+ till", line) for line in commands)
    page = (clone / "preview" / "granska" / "index.html").read_text(encoding="utf-8")
    assert page.index("Det här måste rättas") < page.index("stor.md")
    assert set(re.findall(r'(?:href|src)="([^"]*)"', page)) == {
        "granska.css", "../assets/favicon.svg", "../assets/paraply.css"
    }  # fmt: skip
