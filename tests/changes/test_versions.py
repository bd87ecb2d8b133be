"""Versions out of git: as they were checked in, and nothing of them is run."""

import subprocess
from pathlib import Path

import pytest

from paraply.build import compare_versions
from paraply.changes import NoVersionError, changed_files, version_at
from tests.worlds import CLEAN, GUARANTEE, MEASURE, TODAY, edited, write


def git(folder: Path, *arguments: str, given: str = "") -> str:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *settings, *arguments]
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def committed(folder: Path, message: str) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with Exempelkommunen in a folder of its own, on the branch ``main``."""
    git(tmp_path, "init", "-q", "-b", "main")
    committed_root = tmp_path / "kommun"
    write(committed_root)
    committed(tmp_path, "First")
    return committed_root


def test_a_commit_holds_the_files_as_they_were_checked_in(repository: Path) -> None:
    write(repository, edited(GUARANTEE, "Du får beslut senast", "Du får ditt beslut senast"))
    with version_at("main", repository) as old:
        assert changed_files(old, repository) == {f"content/{GUARANTEE}"}
        assert (old / "content" / GUARANTEE).read_text(encoding="utf-8") == CLEAN[GUARANTEE]
    assert not old.exists()


@pytest.mark.parametrize(
    "name", ["hooks/paraply/__pycache__/clock.cpython-311.pyc", "hooks/nh3.py", "Makefile"]
)
def test_what_runs_but_is_never_read_is_told_to_have_changed(repository: Path, name: str) -> None:
    """What Python compiled, and links, are no part of a version; checked in, they run all the same."""
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith("nh3.py"):
        path.symlink_to("../content/results/areas.yml")
    else:
        path.write_bytes(b"x")
    git(repository, "add", "-f", name)
    git(repository, "commit", "-q", "-m", "Odd")
    head = git(repository, "rev-parse", "HEAD")
    for after in (None, head):
        assert compare_versions("main~1", after, repository, TODAY).program == (name,)
        assert compare_versions("main", after, repository, TODAY).program == ()


def test_no_filter_attribute_or_hook_of_the_version_is_asked(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.md export-ignore filter=x\n*.yml export-subst\n")
    git(repository, "config", "filter.x.smudge", f"touch {repository}/ran")
    head = committed(repository, "With attributes")
    with version_at(head, repository) as old:
        assert (old / "content" / GUARANTEE).read_text(encoding="utf-8") == CLEAN[GUARANTEE]
    assert not (repository / "ran").exists()


def test_links_and_paths_that_lead_out_are_left_out(repository: Path, tmp_path: Path) -> None:
    (repository / "content" / "guarantees" / "lank.md").symlink_to("/etc/passwd")
    committed(repository, "A link")
    blob = git(tmp_path, "hash-object", "-w", "--stdin", given="ute")
    inner = git(tmp_path, "mktree", "--missing", given=f"100644 blob {blob}\tute.md\n")
    up = git(tmp_path, "mktree", "--missing", given=f"040000 tree {inner}\t..\n")
    kommun = git(tmp_path, "mktree", "--missing", given=f"040000 tree {up}\tcontent\n")
    tree = git(tmp_path, "mktree", "--missing", given=f"040000 tree {kommun}\tkommun\n")
    hostile = git(tmp_path, "commit-tree", tree, "-m", "x")
    with version_at("main", repository) as old:
        assert not (old / "content" / "guarantees" / "lank.md").exists()
        assert not (old / "content" / "guarantees" / "lank.md").is_symlink()
    with version_at(hostile, repository) as old:
        assert list(old.rglob("ute.md")) == []
        assert not (old.parent / "ute.md").exists()


def test_a_file_too_large_is_still_found_too_large(repository: Path) -> None:
    huge = repository / "content" / MEASURE
    huge.write_bytes(b"# " + b"x" * 6_000_000)
    head = committed(repository, "Huge")
    found = compare_versions("main~1", head, repository, TODAY)
    assert [
        problem.rule.code for problem in found.findings.appeared if problem.place.file.endswith(MEASURE)
    ] == ["L05"]


def test_what_others_did_later_is_no_change(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "egen")
    write(repository, edited(MEASURE, "tolerance: 2", "tolerance: 3"))
    committed(repository, "Mine")
    git(repository, "checkout", "-q", "main")
    write(repository, edited(GUARANTEE, "en femtedel", "en fjärdedel"))
    committed(repository, "Theirs")
    found = compare_versions("main", "egen", repository, TODAY)
    [change] = found.changes
    assert change.explain() == "Marginalen för nära målet ändras från 2 till 3."


def test_a_folder_is_compared_as_it_stands(repository: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "annan", edited(MEASURE, "tolerance: 2", "tolerance: 3"))
    found = compare_versions(str(repository), str(other), repository, TODAY)
    assert len(found.changes) == 1
    assert compare_versions("main", None, repository, TODAY).is_nothing


@pytest.mark.parametrize("named", ["finns-inte", "--help", "$(touch x)", "main; touch x", "main:content", ""])
def test_an_unknown_version_is_told_in_swedish(named: str, repository: Path) -> None:
    with (
        pytest.raises(NoVersionError, match="finns varken som mapp eller i git"),
        version_at(named, repository),
    ):
        pass
    assert not list(repository.glob("**/x"))


def test_outside_git_a_branch_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NoVersionError), version_at("main", write(tmp_path)):
        pass


def test_a_clone_without_older_commits_says_how_to_fetch_them(repository: Path, tmp_path: Path) -> None:
    write(repository, edited(GUARANTEE, "Du får beslut senast", "Du får ditt beslut senast"))
    committed(tmp_path, "Second")
    clone = tmp_path / "klon"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", f"file://{tmp_path}", str(clone))
    hint = r"git fetch --unshallow origin '\+refs/heads/\*:refs/remotes/origin/\*'"
    with pytest.raises(NoVersionError, match=hint), version_at("HEAD~1", clone / "kommun"):
        pass
    git(clone, "checkout", "-q", "--orphan", "annan")
    committed(clone, "No common past is known")
    with pytest.raises(NoVersionError, match=hint), version_at("main", clone / "kommun", since="HEAD"):
        pass
    git(clone, "fetch", "-q", "--unshallow", "origin", "+refs/heads/*:refs/remotes/origin/*")
    with version_at("origin/main~1", clone / "kommun") as old:
        assert (old / "content" / GUARANTEE).read_text(encoding="utf-8") == CLEAN[GUARANTEE]


def test_a_folder_outside_git_says_what_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    told = "ligger inte i git, så den kan bara jämföras med en annan mapp"
    with pytest.raises(NoVersionError, match=told), version_at("main", write(tmp_path / "kommun")):
        pass


def test_a_folder_of_somebody_else_says_how_to_trust_it(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "inget"))
    told = f"git config --global --add safe.directory {repository}"
    with pytest.raises(NoVersionError, match=told), version_at("main", repository):
        pass
