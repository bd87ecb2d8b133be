"""No regular expression of the program can be made to think for ever: its time keeps step with its text."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.safe import pumping


def test_every_pattern_comes_to_an_end() -> None:
    """The limit is on the processor's time, many times what is needed: a busy machine fails nothing."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "hooks")])
    done = subprocess.run(
        [sys.executable, str(Path(pumping.__file__))],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    asked = done.stdout.splitlines()
    assert asked[-1:] == ["all"], f"{asked[-1:]} never ended\n{done.stderr}"
    assert len(asked) > 100


@pytest.mark.parametrize(
    ("pattern", "pumped"),
    [
        (r"(?:a+)+b", "a"),
        (r"\s+$", " "),
        (r"<[^>]*>", "<"),
        (r"x(?:ab|c)*y", "ab"),
        (r"(\d+)-\1", "0"),
    ],
)
def test_what_repeats_is_pumped(pattern: str, pumped: str) -> None:
    """The texts are those that hurt: the part that repeats, over and over."""
    made = list(pumping.texts(re.compile(pattern)))
    assert any(text.count(pumped) * len(pumped) > len(text) / 2 for text in made)
    assert all(len(text) > pumping.LENGTH / 2 for text in made)


def test_every_pattern_is_found() -> None:
    """Those that modules hold, those in tables, and those that stand where they are used."""
    found = {where for where, _pattern, _how in pumping.patterns()}
    assert {
        "paraply.text.yamlfaults.CONTROL",
        "paraply.text.yamlfaults._TRAPS",
        "paraply.files.links._TAG",
    } <= found
    assert any(where.startswith("paraply.model.dates:") for where in found)
