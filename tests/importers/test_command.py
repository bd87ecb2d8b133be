"""The command as a process of its own: what it prints. tests/test_killed.py kills it."""

import os
import subprocess
from pathlib import Path
from typing import Any

from paraply.command.statuses import CHANGED
from tests.commands import process
from tests.importers.books import excel
from tests.importers.imports import TODAY, files


def command(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        process("import-report", *arguments),
        env={**os.environ, "PARAPLY_TODAY": TODAY.isoformat(), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        **options,
    )


def test_the_command(example: Path, tmp_path: Path) -> None:
    file = excel(tmp_path / "a.xlsx", [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2]])
    before = files(example)
    process = command(str(file), "--root", str(example), "--yes")
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, files(example)) == (1, before), "no unit is stated, and none is guessed"
    assert "Filen säger inte vilken enhet talen har. Ange den: --unit tkr, eller --unit måttets" in out
    process = command(str(file), "--unit", "måttets", "--root", str(example))
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, files(example)) == (1, before)
    assert out.endswith("Kör igen med --yes om det stämmer.\nInget skrevs.\n")
    process = command(str(file), "--unit", "måttets", "--root", str(example), "--yes")
    out, _ = process.communicate(timeout=60)
    assert process.returncode == CHANGED
    assert out.endswith("Nästa gång räcker det med filen.\n")
