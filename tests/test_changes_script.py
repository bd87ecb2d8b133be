"""``changes``, run as it is by a person or a forge."""

import json
import os
import subprocess
from pathlib import Path

from tests.commands import process
from tests.worlds import GUARANTEE, edited, write


def run(*arguments: str, today: str = "2026-11-23") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        process("changes", *arguments),
        env={**os.environ, "PARAPLY_TODAY": today},
        capture_output=True,
        text=True,
        check=False,
    )


def test_two_folders(tmp_path: Path) -> None:
    before = write(tmp_path / "before")
    after = write(tmp_path / "after", edited(GUARANTEE, "en femtedel", "en fjärdedel"))
    done = run(str(before), str(after), "--format", "markdown")
    assert done.returncode == 0, done.stderr
    stopped = "Ändringen har ett fel. Det stoppar publiceringen.\n\n### Det här måste rättas\n"
    assert done.stdout.startswith(f"## Det här ändras\n\n{stopped}")
    headings = [line for line in done.stdout.splitlines() if line.startswith("### ")]
    assert headings == ["### Det här måste rättas", "### Löften", "### Sidor", "### Godkänns av"]
    assert json.loads(run(str(before), str(before), "--format", "json").stdout)["nothing"] is True


def test_what_cannot_be_found_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = run("finns-inte", "--root", str(write(tmp_path)))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Versionen 'finns-inte' finns varken som mapp")
    assert run(".", today="i dag").returncode == 2, "as any argument that cannot be read"


def test_help_has_an_example() -> None:
    done = run("--help")
    assert "python3 scripts/paraply.py changes main" in done.stdout
