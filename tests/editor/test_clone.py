"""The form on this computer opens only for a clone where nothing can be lost."""

import subprocess
from pathlib import Path

import pytest

from paraply.editor.clone import CloneError, branch_of, changes_on_branches, decap_server, served
from tests.commands import process


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "clone"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "Exempel")
    git(folder, "config", "user.email", "exempel@example.org")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Start")
    return folder


def test_branch_of_a_clean_clone(clone: Path) -> None:
    assert branch_of(clone) == "main"


def test_what_is_not_committed_would_be_mixed_in(clone: Path) -> None:
    (clone / "påbörjat.md").write_text("x", encoding="utf-8")
    with pytest.raises(CloneError, match=r"inte är incheckade(.|\n)*påbörjat\.md"):
        branch_of(clone)


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CloneError, match="ingen klon i git"):
        branch_of(tmp_path)


def test_a_new_repository_has_nothing_to_branch_off(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    with pytest.raises(CloneError, match="git switch main"):
        branch_of(tmp_path)


def test_without_a_branch_there_is_nothing_to_return_to(clone: Path) -> None:
    git(clone, "switch", "-q", "--detach")
    with pytest.raises(CloneError, match="git switch main"):
        branch_of(clone)


def test_a_change_of_the_form_is_no_place_to_begin(clone: Path) -> None:
    git(clone, "switch", "-q", "-c", "cms/loften/bygglov")
    with pytest.raises(CloneError, match="är en ändring i formuläret"):
        branch_of(clone)
    assert changes_on_branches(clone) == ["cms/loften/bygglov"]


def test_git_must_know_who_commits(clone: Path) -> None:
    git(clone, "config", "--unset", "user.email")
    with pytest.raises(CloneError, match=r"git config user\.email"):
        branch_of(clone)


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(process(script, *arguments), capture_output=True, text=True, check=False)


def test_the_command_says_why_it_does_not_open(tmp_path: Path) -> None:
    done = run("edit", "--root", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "är ingen klon i git" in done.stderr


def test_the_command_that_builds_the_form_asks_for_what_is_missing(tmp_path: Path) -> None:
    done = run("build-editor", "--forge", "gitlab", "--repo", "a/b", "--output", str(tmp_path / "redigera"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Skriv id:t som programmet fick när det registrerades: --app-id …\n"
    assert not (tmp_path / "redigera").exists()


def test_a_taken_port_is_told_with_another(tmp_path: Path) -> None:
    with (
        served(tmp_path, 0) as port,
        pytest.raises(CloneError, match=f"--port {port + 10}"),
        served(tmp_path, port),
    ):
        pass


def test_a_server_that_does_not_start_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(CloneError, match="gick inte att starta"),
        decap_server(tmp_path, tmp_path, 1, "http://x"),
    ):
        pass


def test_without_node_there_is_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CloneError, match="Node saknas"), decap_server(tmp_path, tmp_path, 1, "http://x"):
        pass
