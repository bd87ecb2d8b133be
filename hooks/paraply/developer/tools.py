"""The developers' own programs, of the environment that runs: ruff, mypy, pytest, npm."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from paraply.command.environment import equip_for_tests
from paraply.developer import npm

ROOT = Path(__file__).resolve().parents[3]


def equipped() -> None:
    """Have the environment hold what the developers' commands need."""
    equip_for_tests(ROOT)


def ours(*command: str) -> list[str]:
    """A command of our own, for a process of its own."""
    return [sys.executable, str(ROOT / "scripts" / "paraply.py"), *command]


def run_all(*commands: Sequence[str]) -> int:
    """Run each in the program's folder, up to the first that fails; 1 when one did."""
    return int(any(_status(command) for command in commands))


def run_each(*commands: Sequence[str]) -> int:
    """Run each in the program's folder, those after one that fails too; 1 when one did."""
    statuses = [_status(command) for command in commands]
    return int(any(statuses))


def _status(command: Sequence[str]) -> int:
    """The status of a command whose program is looked for in the environment first."""
    path = npm.path()
    found = shutil.which(command[0], path=path) or command[0]
    return subprocess.run(
        [found, *command[1:]], cwd=ROOT, env={**os.environ, "PATH": path}, check=False
    ).returncode
