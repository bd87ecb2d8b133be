"""``summary``, run as a person runs it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.commands import process
from tests.worlds import GUARANTEE, edited, write


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        process("summary", *arguments),
        env={**os.environ, "PARAPLY_TODAY": "2026-11-23", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_file_for_word_with_what_differs_from_another_version(tmp_path: Path) -> None:
    before = write(tmp_path / "before")
    after = write(tmp_path / "after", edited(GUARANTEE, "en femtedel", "en fjärdedel"))
    output = tmp_path / "rapport.html"
    done = run("--root", str(after), "--compare", str(before), "--output", str(output))
    assert (done.returncode, done.stderr) == (0, "")
    text = output.read_text(encoding="utf-8")
    assert "Det här skiljer mot" in text
    assert "en fjärdedel" in text
    assert '<a href="https://kvalitet.exempel.se/garantier/bygglov/">' in text
    again = tmp_path / "igen.html"
    run("--root", str(after), "--compare", str(before), "--output", str(again))
    assert again.read_bytes() == output.read_bytes()


def test_an_error_in_the_content_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    root = write(tmp_path, edited(GUARANTEE, "measure: bygglov-i-tid", "measure: byglov-i-tid"))
    done = run("--root", str(root), "--output", str(tmp_path / "rapport.md"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "R01" in done.stderr
    assert not (tmp_path / "rapport.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "i går"), "'i går' är inget datum. Skriv till exempel 2026-01-01."),
        (("--output", "rapport.docx"), "slutar inte på .md eller .html"),
    ],
)
def test_wrong_arguments_are_said_in_words(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_version_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = run("--root", str(write(tmp_path)), "--compare", "finns-inte")
    assert done.returncode == 1
    assert done.stderr.startswith("Versionen 'finns-inte' finns varken som mapp")
