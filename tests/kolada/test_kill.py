"""A script killed at any moment leaves old or new files, never halves, and the next run mends everything."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.kolada.conftest import snapshots
from tests.kolada.server import Kolada

ROOT = Path(__file__).parent.parent.parent

RUN = """
import sys
from tests.commands import run
from tests.kolada.conftest import QUICK
print("ready", flush=True)
sys.exit(run("fetch-kolada", *sys.argv[1:], given=QUICK))
"""


def start(root: Path, kolada: Kolada) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "--root", str(root), "--base-url", kolada.base_url],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT}", "PARAPLY_TODAY": "2026-11-23"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_a_killed_fetch_leaves_old_or_new_files(root: Path, kolada: Kolada) -> None:
    with start(root, kolada) as process:
        began = time.monotonic()
        assert process.wait() == 10
        whole = time.monotonic() - began
    for share in (0.1, 0.5, 0.8, 0.9, 0.95, 1.0):
        old = snapshots(root)
        for row in kolada.data:
            row["values"][1]["value"] += 1
        with start(root, kolada) as process:
            time.sleep(whole * share)
            process.send_signal(signal.SIGKILL)
        left = {path: data for path, data in snapshots(root).items() if "/." not in path}
        assert left.keys() == old.keys()
        for path, data in left.items():
            if path.endswith(".json"):
                json.loads(data)
        with start(root, kolada) as process:
            assert process.wait() in {0, 10}
        new = snapshots(root)
        assert new.keys() == old.keys()
        assert new["content/results/kolada/N99991.json"] != old["content/results/kolada/N99991.json"]
        for path, data in left.items():
            assert data in {old[path], new[path]}
