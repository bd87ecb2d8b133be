"""The command as a process of its own: what it prints, and what stands in the files when it is killed."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from paraply.command.statuses import CHANGED
from tests.commands import process
from tests.importers.books import Rows, excel
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


def test_killed_at_any_moment_every_file_is_old_or_new(example: Path, tmp_path: Path) -> None:
    rows: Rows = [["Mått", "2026"], ["Sjukfrånvaro i kommunen", 6.2], ["Synpunkter som får svar i tid", 88]]
    file = excel(tmp_path / "a.xlsx", rows)
    old = files(example)
    whole = tmp_path / "whole"
    shutil.copytree(example, whole)
    began = time.monotonic()
    process = command(str(file), "--unit", "måttets", "--root", str(whole), "--yes")
    process.communicate(timeout=60)
    took, new = time.monotonic() - began, files(whole)
    for part in (0.3, 0.6, 0.8, 0.9, 0.95, 1.0):
        process = command(str(file), "--unit", "måttets", "--root", str(example), "--yes")
        time.sleep(took * part)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        for name, data in files(example).items():
            if ".writing-" not in name:
                assert data in {old.get(name), new.get(name)}, f"{name} is neither old nor new"
    process = command(str(file), "--unit", "måttets", "--root", str(example), "--yes")
    process.communicate(timeout=60)
    assert files(example) == new
