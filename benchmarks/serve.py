"""Measure the time from an edit to the page that shows it, under ``serve``.

Example: python benchmarks/serve.py 500

Seconds by the clock, as the person who waits counts them, and CPU seconds of the server, which other work on
the machine does not lengthen. Nothing here is asserted.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.build import TODAY  # noqa: E402  (found through the line above)
from benchmarks.generate import write_municipality  # noqa: E402

EDITS = 5
EDITED = "guarantees/lofte-0.md"
SHOWN = "garantier/lofte-0/"
LONGEST_WAIT = 600
"""Seconds, for a start on a machine that is busy."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Seconds from a save to the page that shows it, and CPU seconds of the server meanwhile."""

    seconds: float
    cpu: float


def edit_to_seen(folder: Path, edits: int = EDITS) -> Edit:
    """The median of some edits of one promise in the municipality in ``folder``."""
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet"]
    command += ["-f", str(folder / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PARAPLY_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    file = folder / "content" / EDITED
    first = file.read_text(encoding="utf-8")
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _await(port, "", "<h1")
            found = []
            for number in range(edits):
                time.sleep(1)  # a person reads before the next edit
                word = f"Ändrad för {number + 1}:e gången"
                spent, begun = _cpu(server.pid), time.monotonic()
                file.write_text(first.replace("title: ", f"title: {word} ", 1), encoding="utf-8")
                _await(port, SHOWN, word)
                found.append(Edit(time.monotonic() - begun, _cpu(server.pid) - spent))
        finally:
            server.terminate()
            file.write_text(first, encoding="utf-8")
    return Edit(
        statistics.median(edit.seconds for edit in found), statistics.median(edit.cpu for edit in found)
    )


def _await(port: int, address: str, word: str) -> None:
    """Ask until the page holds the word."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=LONGEST_WAIT) as answer:
                if word in answer.read().decode("utf-8"):
                    return
        except OSError:
            time.sleep(0.1)  # not there yet
        time.sleep(0.02)
    raise RuntimeError(f"'{word}' was not shown within {LONGEST_WAIT} s")


def _cpu(process: int) -> float:
    """User and system seconds of a running process, as Linux tells them."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def main() -> None:
    """Generate, serve, edit and print a row a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=(500,), help="numbers of records (default 500)")
    print("| records | edit to seen, s | of it CPU s |\n|---|---|---|")
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as made:
            write_municipality(Path(made), size)
            edit = edit_to_seen(Path(made))
            print(f"| {size} | {edit.seconds:.2f} | {edit.cpu:.2f} |", flush=True)


if __name__ == "__main__":
    main()
