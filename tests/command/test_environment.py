"""The environment: made when it is missing, left alone when it is current, and entered."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from paraply.command import environment
from paraply.command.environment import SITE, TESTS, enter, equip_for_tests, python_in
from tests.commands import SCRIPT
from tests.conftest import ROOT


class EnteredError(Exception):
    """Another Python has taken over."""


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run, from a Python of the system; each works."""
    commands: list[list[str]] = []

    def run(command: list[str], **_given: object) -> "subprocess.CompletedProcess[bytes]":
        commands.append(command)
        if command[1:3] == ["-m", "venv"]:
            python = python_in(Path(command[-1]))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        there = Path(command[0]).exists()
        return subprocess.CompletedProcess(command, 0 if there else 1, b"", b"")

    def replaced(_path: str, command: list[str]) -> None:
        commands.append(command)
        raise EnteredError

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("os.execv", replaced)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "system"))
    monkeypatch.setattr(sys, "argv", ["scripts/paraply.py", "site"])
    (tmp_path / SITE).write_text("a==1", encoding="utf-8")
    (tmp_path / TESTS).write_text("a==1\nb==2", encoding="utf-8")
    return commands


def test_it_is_made_the_first_time_and_then_left_alone(
    tmp_path: Path, ran: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    python = str(python_in(tmp_path / ".venv"))
    with pytest.raises(EnteredError):
        enter(tmp_path)
    assert ran[-1] == [python, "scripts/paraply.py", "site"]
    assert [sys.executable, "-m", "venv", "--clear", str(tmp_path / ".venv")] in ran
    [installed] = [command for command in ran if "install" in command]
    assert installed[0] == python
    assert installed[-4:] == ["--require-hashes", "--no-deps", "-r", str(tmp_path / SITE)]
    assert "hämtar det som programmet behöver" in capsys.readouterr().err
    ran.clear()
    with pytest.raises(EnteredError):
        enter(tmp_path)
    assert ran == [[python, "scripts/paraply.py", "site"]]
    assert capsys.readouterr().err == ""


def test_it_is_brought_up_to_date_when_the_lock_has_changed(tmp_path: Path, ran: list[list[str]]) -> None:
    with pytest.raises(EnteredError):
        enter(tmp_path)
    ran.clear()
    (tmp_path / SITE).write_text("a==2", encoding="utf-8")
    with pytest.raises(EnteredError):
        enter(tmp_path)
    assert any("install" in command for command in ran)
    assert not any("venv" in command for command in ran), "the environment itself still works"


def test_what_could_not_be_installed_is_asked_for_again(
    tmp_path: Path,
    ran: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)

    def fails(command: list[str], **_given: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess(command, int("install" in command or "venv" in command))

    monkeypatch.setattr("subprocess.run", fails)
    with pytest.raises(SystemExit, match="1"):
        enter(tmp_path)
    assert "Kontrollera nätet och kör samma kommando igen." in capsys.readouterr().err
    assert not (tmp_path / ".venv" / ".site-env").exists()
    monkeypatch.setattr(environment, "_runs", lambda _python: False)
    with pytest.raises(SystemExit, match="1"):
        enter(tmp_path)
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_an_environment_that_is_entered_is_used_as_it_is(
    tmp_path: Path, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / ".site-env").write_text("an older lock", encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(mine))
    enter(tmp_path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    enter(tmp_path)
    assert ran == []


def test_one_that_is_shared_by_a_link_is_never_changed(
    tmp_path: Path, ran: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / ".venv").symlink_to(tmp_path / "shared")
    with pytest.raises(SystemExit, match="1"):
        enter(tmp_path)
    assert "leder inte till någon miljö" in capsys.readouterr().err
    python_in(tmp_path / "shared").parent.mkdir()
    python_in(tmp_path / "shared").touch()
    with pytest.raises(EnteredError):
        enter(tmp_path)
    equip_for_tests(tmp_path)
    assert ran == [[str(python_in(tmp_path / ".venv")), "scripts/paraply.py", "site"]]


def test_the_tests_have_a_lock_of_their_own(
    tmp_path: Path, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / ".venv"
    python_in(made).parent.mkdir(parents=True)
    python_in(made).touch()
    monkeypatch.setattr(sys, "prefix", str(made))
    equip_for_tests(tmp_path)
    [installed] = [command for command in ran if "install" in command]
    assert installed[-1] == str(tmp_path / TESTS)
    digest = hashlib.sha256((tmp_path / TESTS).read_bytes()).hexdigest()
    assert (made / ".test-env").read_text(encoding="utf-8").strip() == digest
    ran.clear()
    equip_for_tests(tmp_path)
    assert ran == []


def test_where_no_program_can_take_anothers_place_it_is_waited_for(
    tmp_path: Path, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    python = tmp_path / "Scripts" / "python.exe"
    python.parent.mkdir()
    python.touch()
    (tmp_path / ".venv").symlink_to(tmp_path)
    waited: list[list[str]] = []

    def wait(command: list[str]) -> int:
        waited.append(command)
        return 10

    monkeypatch.setattr(environment, "_waited_for", wait)
    monkeypatch.setattr(environment, "python_in", lambda folder: folder / "Scripts" / "python.exe")
    monkeypatch.setattr(environment, "_REPLACES", False)
    with pytest.raises(SystemExit, match="10"):
        enter(tmp_path)
    assert waited == [[str(tmp_path / ".venv" / "Scripts" / "python.exe"), "scripts/paraply.py", "site"]]


def test_a_process_that_is_waited_for_hears_ctrl_c_itself() -> None:
    assert environment._waited_for([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_the_systems_python_needs_nothing_installed(tmp_path: Path) -> None:
    """It has neither click nor Babel: it enters the environment, and lists the commands."""
    program = tmp_path / "paraply"
    program.mkdir()
    for name in ("hooks", "scripts", ".venv"):
        (program / name).symlink_to(ROOT / name)
    bare = [os.path.realpath(sys.executable), "-I", "-S", str(program / "scripts" / "paraply.py")]
    done = subprocess.run(bare, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "bygg webbplatsen" in done.stdout


def test_an_older_python_says_that_it_is_too_old() -> None:
    code = (
        "import sys, runpy; sys.version_info = (3, 9, 1, 'final', 0); sys.argv = ['x']; "
        f"runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr == "Paraply behöver Python 3.11 eller senare. Det här är Python 3.9.\n"
