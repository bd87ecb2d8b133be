"""A server that answers as GitHub's and GitLab's APIs, where they are used, and remembers what it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SHA = "a" * 40
COMMENTS = "/repos/kommunen/sidor/issues/7/comments"
ZIP = "/repos/kommunen/sidor/actions/artifacts/11/zip"
NOTES = "/projects/3/merge_requests/7/notes"


@dataclass
class Forge:
    """What it answers, by path; what has been written; and every question with its headers."""

    answers: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, list[str]], dict[str, str]]] = field(default_factory=list)
    address: str = ""
    storage: str = ""
    """The same server by another name: another host to a client that guards its token."""

    @property
    def body(self) -> str:
        """The one comment that was written."""
        [(_method, _path, body)] = self.written
        return body


@contextmanager
def forge() -> Iterator[Forge]:
    """A forge while the block lasts."""
    made = Forge()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            made.asked.append((parts.path, parse_qs(parts.query), dict(self.headers)))
            if parts.path.startswith("/repos/") and parts.path.endswith("/zip"):
                self.send_response(302)
                self.send_header("Location", f"{made.storage}/stored{parts.path}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif parts.path in made.files:
                self.answer(200, made.files[parts.path])
            elif parts.path in made.answers:
                told = made.answers[parts.path]
                page = int(parse_qs(parts.query).get("page", ["1"])[0])
                if isinstance(told, list):
                    told = told[(page - 1) * 100 : page * 100]
                self.answer(200, told if isinstance(told, bytes) else json.dumps(told).encode())
            else:
                self.answer(404, b"{}")

        def do_POST(self) -> None:
            self.write()

        def do_PATCH(self) -> None:
            self.write()

        def do_PUT(self) -> None:
            self.write()

        def write(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            made.written.append((self.command, urlsplit(self.path).path, body))
            self.answer(201, b"{}")

        def answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}"
    made.storage = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
