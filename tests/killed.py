"""A step killed before each thing that it does to the disk, one after the other, and run again each time.

Python tells an audit hook of every file that is opened, moved or removed, just before it happens; there the
process is killed, as ``kill -9`` or a power cut would. ``python -m tests.killed MODULE STEP FOLDER`` prints a
JSON list: the files' hashes by name before ``STEP(FOLDER)``, after it, and around each kill of it.
"""

import hashlib
import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST = 16
"""A step that does more is killed at places spread over it."""
TOUCHES = {
    "ctypes.dlsym", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
    "os.truncate",
}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

Tree = dict[str, str]
Step = Callable[[Path], object]


@dataclass(frozen=True)
class Kill:
    """What was there when the step was killed, and after it was run again to its end."""

    left: Tree
    mended: Tree


def kills(step: Step, folder: Path) -> tuple[Tree, Tree, list[Kill]]:
    """The files of ``folder`` before the step, after it, and around each kill of it."""
    command = [sys.executable, "-m", "tests.killed", step.__module__, step.__name__, str(folder)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    before, after, *around = json.loads(done.stdout)
    return before, after, [Kill(**kill) for kill in around]


def tree(folder: Path) -> Tree:
    """Every file's hash; a folder has none."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
    }


def run(step: Step, folder: Path, kill_at: int = 0) -> int:
    """Run the step in a process of its own, killed before its touch number ``kill_at``; how many it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        with os.fdopen(reading) as told:
            touched = told.read()
        os.waitpid(child, 0)
        return int(touched or 0)
    os.dup2(2, 1)
    count = 0

    def touching(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in TOUCHES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES):
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(touching)
    step(folder)
    os.write(writing, str(count).encode())
    os._exit(0)


def main(module: str, name: str, folder: Path) -> None:
    """Count what the step does, then kill it before each of that."""
    step: Step = getattr(importlib.import_module(module), name)
    saved = folder.with_name(f"{folder.name}.sparad")
    shutil.copytree(folder, saved, symlinks=True)
    before = tree(folder)
    out = os.dup(1)
    os.dup2(2, 1)  # whatever the step prints
    step(folder)  # here, so that what it keeps in memory is there for all that follow
    after = tree(folder)
    around = []

    def begin_again() -> None:
        shutil.rmtree(folder)
        shutil.copytree(saved, folder, symlinks=True)

    begin_again()
    count = run(step, folder)
    spread = min(count, MOST)
    for number in sorted({1 + place * count // spread for place in range(spread)} | {count}):
        begin_again()
        run(step, folder, number)
        left = tree(folder)
        run(step, folder)
        around.append(asdict(Kill(left, tree(folder))))
    os.write(out, json.dumps([before, after, *around]).encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
