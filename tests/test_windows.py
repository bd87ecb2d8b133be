"""The commands without what only Linux and macOS have: it is taken away, since there is no Windows here."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.commands import process
from tests.conftest import ROOT
from tests.worlds import write

EXAMPLE = ROOT / "tests" / "example"
PLACE = ROOT / "tests" / "windows"


def run(name: str, *arguments: str | Path, folder: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(PLACE), "PYTHONIOENCODING": "cp1252"}
    return subprocess.run(
        process(name, *arguments),
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="cp1252",
        check=False,
    )


def test_what_is_taken_away_is_away() -> None:
    code = "import importlib.util, os, signal; print(hasattr(os, 'fork'), hasattr(signal, 'SIGHUP'))"
    done = subprocess.run(
        [process("check")[0], "-c", code],
        env={**os.environ, "PYTHONPATH": str(PLACE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "False False\n"


def test_a_site_is_built_and_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for _time in range(2):
        done = run("site", "--config", EXAMPLE / "mkdocs.yml", "--output", tmp_path / "site")
        assert done.returncode == 0, done.stderr
        assert "Webbplatsen ligger i" in done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("name", "arguments", "status"),
    [
        ("check", ["--root", "."], 0),
        ("format-content", ["--root", "."], 0),
        ("write-codeowners", ["--root", "."], 0),
        ("inventory", ["--root", ".", "--output", "ark"], 0),
        ("summary", ["--root", ".", "--output", "rapport.html"], 0),
        ("changes", [".", ".", "--root", "."], 0),
        ("write-pages", ["--output", "sidor"], 0),
        ("new", ["decision", "--root", ".", "--title", "Beslut om svar", "--yes"], 0),
        ("start", ["Nystads kommun", "--into", "nystad"], 0),
        ("import-report", ["utfall.csv", "--root", ".", "--dry-run"], 1),
        ("import-visits", ["access.log", "--root", ".", "--dry-run"], 1),
        ("edit", ["--root", "."], 1),
        ("archive", ["--verify", "finns-inte.zip"], 1),
    ],
)
def test_each_command_does_its_work(name: str, arguments: list[str], status: int, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "utfall.csv").write_text("annat", encoding="utf-8")
    (tmp_path / "access.log").write_text("annat", encoding="utf-8")
    done = run(name, *arguments, folder=tmp_path)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
