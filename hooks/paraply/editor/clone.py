"""The form for a clone on this computer: its files are served here, and Decap's own server saves in git."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from paraply.command.invocation import quoted
from paraply.language import _

SERVER: Final = Path("scripts/editor/node_modules/decap-server/dist/index.js")
_PATIENCE: Final = 20.0
"""Seconds for the server to answer after it was started."""


class CloneError(Exception):
    """The form cannot be opened for this clone; the text says why and what to do, in Swedish."""


def branch_of(root: Path) -> str:
    """The branch that the form reads and branches off. Raises ``CloneError`` for an unsafe clone.

    Decap's server switches branches in the folder, and commits all that it finds there.
    """
    if not shutil.which("git") or _git(root, "rev-parse", "--is-inside-work-tree") != "true":
        raise CloneError(
            _("{folder} är ingen klon i git. Formuläret sparar varje ändring på en gren.", folder=root)
        )
    branch = _git(root, "branch", "--show-current")
    if not branch or _git(root, "rev-parse", "--verify", "--quiet", "HEAD") == "":
        raise CloneError(_("Ingen gren är vald. Kör: git switch main"))
    if branch.startswith("cms/"):
        raise CloneError(
            _("Grenen {branch} är en ändring i formuläret. Kör först: git switch main", branch=branch)
        )
    if unsaved := _git(root, "status", "--porcelain"):
        files = "\n".join(f"  {line[3:]}" for line in unsaved.splitlines()[:10])
        first = _("Här finns ändringar som inte är incheckade. Checka in dem först:")
        raise CloneError(f"{first}\n{files}")
    if not _git(root, "config", "user.name") or not _git(root, "config", "user.email"):
        raise CloneError(
            _(
                "Git vet inte vem du är. Kör:\n"
                '  git config user.name "Ditt namn"\n'
                "  git config user.email du@example.org"
            )
        )
    return branch


def changes_on_branches(root: Path) -> list[str]:
    """The branches with changes made in the form, in name order."""
    return _git(root, "branch", "--list", "cms/*", "--format=%(refname:short)").splitlines()


@contextmanager
def decap_server(program: Path, root: Path, port: int, page: str) -> Iterator[None]:
    """Decap's server for the clone, while the form on ``page`` is open. Raises ``CloneError``."""
    node = shutil.which("node")
    if node is None:
        raise CloneError(_("Node saknas. Kör: {command}", command=quoted("edit")))
    environment = {
        **os.environ,
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(root),
        "BIND_HOST": "127.0.0.1",
        "PORT": str(port),
        "ORIGIN": page,  # no other page may ask it
        "LOG_LEVEL": "error",
    }
    # The node of an environment is a small program that starts the real one: both must end.
    command = [Path(node).absolute(), program / SERVER]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        _wait_for(port, process)
        yield
    finally:
        _end(process)


@contextmanager
def served(folder: Path, port: int) -> Iterator[int]:
    """The form's files, for this computer only, and the port. Raises ``CloneError`` when it is taken."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Files, directory=str(folder)))
    except OSError as error:
        raise CloneError(
            _("Port {port} är upptagen. Välj en annan: --port {other}", port=port, other=port + 10)
        ) from error
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server and the processes it started, where the system knows which they are."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()
    process.wait()


class _Files(SimpleHTTPRequestHandler):
    """Serves the folder, and never from what the browser kept of an earlier form."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is the base class's)
        """Say nothing of requests."""


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise CloneError(_("Servern som sparar gick inte att starta. Är port {port} upptagen?", port=port))


def _git(root: Path, *arguments: str) -> str:
    """What git answers; empty when it refuses."""
    done = subprocess.run(
        ["git", "-c", "core.quotepath=off", *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    return done.stdout.strip("\n") if done.returncode == 0 else ""
