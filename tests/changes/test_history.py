"""The past of files out of git: never a wrong day, and never a guess."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from paraply.build import read_history
from paraply.changes import git_environment
from tests.changes.test_versions import git
from tests.worlds import GUARANTEE, MEASURE, OWNERS, edited, write

FILE = f"content/{GUARANTEE}"
OTHER = "content/guarantees/bygglovet.md"


def commit(folder: Path, day: str) -> None:
    """Commit everything, written on ``day``; the committer's day is another, as after a rebase."""
    git(folder, "add", "-A")
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *settings, "commit", "-q", "-m", "x", f"--date={day}T12:00:00+0100"],
        cwd=folder,
        env={**os.environ, "GIT_COMMITTER_DATE": "2026-11-20T12:00:00+0100"},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A municipality in a folder of a repository: a promise added, changed twice a day, and then renamed."""
    git(tmp_path, "init", "-q", "-b", "main")
    root = write(tmp_path / "kommun")
    commit(tmp_path, "2024-01-10")
    write(root, edited(GUARANTEE, "en femtedel", "en fjärdedel"))
    commit(tmp_path, "2025-02-11")
    write(root, edited(GUARANTEE, "en femtedel", "en tredjedel"))
    commit(tmp_path, "2025-02-11")
    (root / FILE).rename(root / OTHER)
    commit(tmp_path, "2026-03-12")
    return root


def test_each_file_has_the_days_it_was_changed_and_keeps_them_when_renamed(root: Path) -> None:
    history = read_history(root)
    assert history.is_whole
    assert history.days[OTHER] == (date(2026, 3, 12), date(2025, 2, 11), date(2024, 1, 10))
    assert FILE not in history.days
    assert history.days[f"content/{MEASURE}"] == (date(2024, 1, 10),)


def test_a_new_file_with_an_old_name_has_a_past_of_its_own(root: Path) -> None:
    (root / FILE).write_text("Något helt annat.\n", encoding="utf-8")
    commit(root, "2026-04-13")
    history = read_history(root)
    assert history.days[FILE] == (date(2026, 4, 13),)
    assert history.days[OTHER][-1] == date(2024, 1, 10)


def test_a_site_for_an_earlier_day_knows_nothing_of_what_came_later(root: Path) -> None:
    past = read_history(root).of(OTHER, date(2025, 12, 31))
    assert past.days == (date(2025, 2, 11), date(2024, 1, 10))


def test_a_clone_without_its_older_commits_says_so_and_gives_no_wrong_day(root: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{tmp_path}", str(clone))
    history = read_history(clone / "kommun")
    assert not history.is_whole
    assert history.days == {OTHER: (date(2026, 3, 12),)}
    whole = tmp_path / "whole"
    git(tmp_path, "clone", "-q", f"file://{tmp_path}", str(whole))
    assert read_history(whole / "kommun") == read_history(root)


def test_odd_names_are_read_as_they_are(root: Path) -> None:
    odd = root / "content" / "guarantees" / "å ä\n\tö.md"
    odd.write_text("x", encoding="utf-8")
    commit(root, "2026-05-14")
    assert read_history(root).days["content/guarantees/å ä\n\tö.md"] == (date(2026, 5, 14),)


def test_without_a_repository_or_a_commit_nothing_is_known(tmp_path: Path) -> None:
    root = write(tmp_path)
    assert read_history(root).days == {}
    git(tmp_path, "init", "-q")
    assert read_history(root).days == {}
    assert read_history(root).is_whole


def test_without_git_nothing_is_known(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"content/{OWNERS}" in read_history(root).days  # control line
    monkeypatch.setenv("PATH", "")
    assert read_history(root).days == {}


def test_a_copy_beside_a_version_tells_the_same_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, copy = write(tmp_path / "kommun"), write(tmp_path / "fore")
    git(root, "init", "-q", "-b", "main")
    commit(root, "2024-01-10")
    assert read_history(copy).days == {}  # control line
    for name, value in git_environment(root, copy).items():
        monkeypatch.setenv(name, value)
    assert read_history(copy).days == {**read_history(root).days}
    assert read_history(copy).days[FILE] == (date(2024, 1, 10),)


def test_of_a_part_of_a_repository_neither_version_tells_a_past(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert git_environment(root, root) == git_environment(root, root.parent / "fore")
    for name, value in git_environment(root, root).items():
        monkeypatch.setenv(name, value)
    assert read_history(root).days == {}
