"""``serve``: a wrong file shows its message and keeps the server up; the next good save recovers."""

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from paraply.command.guarded import guarded
from tests.test_site import copy_of_example

PATIENCE = 60
"""Seconds to wait for something a loaded machine is slow to do; the test fails after them."""


def eventually(what: Callable[[], bool], doing: str) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, f"still not {doing} after {PATIENCE} s"
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def page(port: int, address: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=5) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except (urllib.error.URLError, OSError):
        return ""


@contextmanager
def serving(root: Path, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    command = guarded("mkdocs", "serve", "--livereload", "-f", str(root / "mkdocs.yml"))
    environment = {**os.environ, "PARAPLY_TODAY": "2026-11-23", "NO_MKDOCS_2_WARNING": "1"}
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [*command, "-a", f"127.0.0.1:{port}"], stdout=out, stderr=out, env=environment, cwd=root
        ) as server,
    ):
        try:
            yield server, port
        finally:
            server.terminate()


def test_a_wrong_file_is_told_and_the_next_good_save_recovers(tmp_path: Path) -> None:
    root = copy_of_example(tmp_path / "root")
    log = tmp_path / "log"
    decision = root / "content/results/decisions/ny.yml"
    with serving(root, log) as (server, port):
        base = ""  # whatever address the site has when it is published
        eventually(lambda: "<h1" in page(port, base), "serving")
        time.sleep(1)  # the watcher looks at modification times of whole seconds on some file systems
        decision.write_text("title: no\n", encoding="utf-8")
        eventually(lambda: "L02 title: no" in log.read_text(encoding="utf-8"), "told of the mistake")
        assert server.poll() is None
        eventually(
            lambda: "L02 title: no" in page(port, base), "showing it on the page, which is still served"
        )
        decision.write_text("title: Ett nytt beslut om nej\n", encoding="utf-8")
        eventually(lambda: "Ett nytt beslut om nej" in page(port, f"{base}om/kvalitetsarbete/"), "recovered")
        assert "L02" not in page(port, base)
    assert not re.search(r"Traceback", log.read_text(encoding="utf-8"))
