"""The weekly update as a forge runs it: a clone, a real remote, and Kolada's answers from the test server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kolada.server import Kolada

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "update_figures.sh"
BRANCH = "nya-siffror-fran-kolada"
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
[ "$1 $2" = "pr list" ] && [ -e "$GH_LOG.open" ] && echo 7
exit 0
"""


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def clone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with the municipality's content committed, and its remote."""
    place = tmp_path_factory.mktemp("forge")
    git(place, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(place, "clone", "--quiet", str(place / "remote.git"), "clone")
    clone = place / "clone"
    git(clone, "switch", "--quiet", "--create", "main")
    (root / "content").rename(clone / "content")
    git(clone, "add", ".")
    git(clone, "-c", "user.name=a", "-c", "user.email=a@b.se", "commit", "--quiet", "-m", "Innehållet")
    git(clone, "push", "--quiet", "origin", "main")
    return clone


def updated(clone: Path, kolada: Kolada, forge: str = "") -> subprocess.CompletedProcess[str]:
    tools = clone.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(GH, encoding="utf-8")
    (tools / "gh").chmod(0o755)
    return subprocess.run(
        [str(SCRIPT)],
        cwd=clone,
        env={
            **os.environ,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHON": sys.executable,
            "KOLADA_URL": kolada.base_url,
            "FORGE": forge,
            "GH_LOG": str(clone.parent / "gh"),
            "PARAPLY_TODAY": "2026-11-23",
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_new_figures_become_a_branch_that_tells_what_changes(clone: Path, kolada: Kolada) -> None:
    done = updated(clone, kolada, "github")
    assert done.returncode == 0, done.stderr
    remote = clone.parent / "remote.git"
    message = git(remote, "log", "-1", "--format=%B", BRANCH)
    assert message.startswith("Nya siffror från Kolada\n\n")
    assert "N99991" in message
    assert "content/results/kolada/N99991.json" in git(remote, "diff", "--name-only", "main", BRANCH)
    asked = (clone.parent / "gh").read_text(encoding="utf-8")
    assert f"pr create --head {BRANCH} --title Nya siffror från Kolada --body-file" in asked


def test_a_request_that_is_open_is_updated(clone: Path, kolada: Kolada) -> None:
    (clone.parent / "gh.open").touch()
    assert updated(clone, kolada, "github").returncode == 0
    asked = (clone.parent / "gh").read_text(encoding="utf-8")
    assert f"pr edit {BRANCH} --body-file" in asked
    assert "pr create" not in asked


def test_without_news_there_is_no_branch(clone: Path, kolada: Kolada) -> None:
    assert updated(clone, kolada).returncode == 0
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    git(clone, "push", "--quiet", "origin", f":{BRANCH}")
    done = updated(clone, kolada)
    assert done.returncode == 0, done.stderr
    assert git(clone.parent / "remote.git", "branch", "--list", BRANCH) == ""


def test_a_fault_at_kolada_fails_the_job_and_pushes_nothing(clone: Path, kolada: Kolada) -> None:
    kolada.kpis.clear()
    done = updated(clone, kolada, "gitlab")
    assert done.returncode == 1
    assert "Ingen fil är ändrad." in done.stderr
    assert git(clone.parent / "remote.git", "branch", "--list", BRANCH) == ""
    assert git(clone, "status", "--porcelain") == ""
