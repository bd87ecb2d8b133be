"""A real HTTP server that speaks Kolada's API v3 as it is documented, and misbehaves when it is told to.

with serving(Kolada(kpis=…, municipalities=…, groups=…, data=…)) as kolada:
    kolada.faults.append(Fault(r"/data/", cut_json, times=1))
    … ask kolada.base_url …
    assert kolada.asked[0] == "/v3/kpi/N99991"
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PER_PAGE = 5000
MOST_IDS = 25
GONE = {"error": "This endpoint is deprecated. Please use /v3 instead."}

Rows = list[dict[str, Any]]
Misbehaviour = Callable[["Handler", "Kolada"], None]


@dataclass
class Fault:
    """What happens instead of an answer, at addresses that match, so many ``times`` (None: each time)."""

    where: str
    what: Misbehaviour
    times: int | None = None


@dataclass
class Kolada:
    """What the server knows, what it was asked, and how it misbehaves. ``data`` rows are of v3's shape."""

    kpis: Rows
    municipalities: Rows
    groups: Rows
    data: Rows
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    asked_at: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    per_page: int = PER_PAGE
    base_url: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    def rows(self, path: str, query: dict[str, str]) -> Rows | None:
        """The rows of the answer; None when the address does not exist."""
        if found := re.fullmatch(r"/v3/data/kpi/([^/]+)/municipality/([^/]+)/year/([^/]+)", path):
            kpis, places, years = (set(part.split(",")) for part in found.groups())
            return [
                row
                for row in self.data
                if row["kpi"] in kpis and row["municipality"] in places and str(row["period"]) in years
            ]
        if path in {"/v3/data", "/v3/data/"}:
            return []  # names it does not know are ignored in silence, as are these
        lists = {"kpi": self.kpis, "municipality": self.municipalities, "municipality_groups": self.groups}
        found = re.fullmatch(r"/v3/([a-z_]+)(?:/([^/]+))?", path)
        if not found or found[1] not in lists:
            return None
        rows = lists[found[1]]
        if found[2]:
            return [row for row in rows if row["id"] in found[2].split(",")]
        return [row for row in rows if query.get("title", "").lower() in row["title"].lower()]


class Handler(BaseHTTPRequestHandler):
    """Answers one question."""

    kolada: Kolada

    def do_GET(self) -> None:
        """Misbehave, or answer a page."""
        kolada = self.kolada
        kolada.asked.append(self.path)
        kolada.asked_at.append(time.monotonic())
        kolada.agents.add(self.headers["User-Agent"])
        with suppress(BrokenPipeError, ConnectionResetError):
            for fault in kolada.faults:
                if fault.times != 0 and re.search(fault.where, self.path):
                    fault.times = None if fault.times is None else fault.times - 1
                    fault.what(self, kolada)
                    return
            self.answer_as_documented()

    def answer_as_documented(self, change: Callable[[dict[str, Any]], object] = len) -> None:
        """The page that was asked for, or the documented error. ``change`` may spoil the envelope."""
        parts = urlsplit(self.path)
        path, query = (
            unquote(parts.path),
            {name: values[-1] for name, values in parse_qs(parts.query).items()},
        )
        if path.startswith("/v2/"):
            self.send(410, json.dumps(GONE))
        elif any(len(part.split(",")) > MOST_IDS for part in path.split("/")):
            self.send(422, json.dumps({"detail": [{"loc": ["path"], "msg": "too many ids"}]}))
        elif (rows := self.kolada.rows(path, query)) is None:
            self.send(404, json.dumps({"detail": "Not Found"}))
        else:
            page, size = int(query.pop("page", "1")), self.kolada.per_page
            here = rows[(page - 1) * size : page * size]
            more = len(rows) > page * size
            next_url = f"{self.kolada.base_url}{path.removeprefix('/v3')}?page={page + 1}" if more else None
            envelope = {"values": here, "next_url": next_url, "previous_url": None, "count": len(here)}
            change(envelope)
            self.send(200, json.dumps(envelope, ensure_ascii=False))

    def send(
        self, status: int, text: str, headers: Mapping[str, str] | None = None, length: int | None = None
    ) -> None:
        """Send text as JSON; ``length`` lies about how long it is."""
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name it has in the library)
        """Say nothing."""


@contextmanager
def serving(kolada: Kolada) -> Iterator[Kolada]:
    """The server, running; its ``base_url`` is set."""
    handler = type("OneHandler", (Handler,), {"kolada": kolada})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        kolada.base_url = f"http://127.0.0.1:{server.server_address[1]}/v3"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield kolada
        finally:
            kolada.stopping.set()
            server.shutdown()
            thread.join()


def status(code: int, text: str = "{}", **headers: str) -> Misbehaviour:
    """Answer with another status."""
    return lambda handler, _: handler.send(code, text, headers)


def text(body: str) -> Misbehaviour:
    """Answer 200 with something else than documented."""
    return status(200, body)


def spoiled(change: Callable[[dict[str, Any]], None]) -> Misbehaviour:
    """Answer as documented, but with the envelope changed."""
    return lambda handler, _: handler.answer_as_documented(change)


def each_row(change: Callable[[dict[str, Any]], None]) -> Misbehaviour:
    """Answer as documented, but with each row changed. The rows are copies."""

    def change_all(envelope: dict[str, Any]) -> None:
        envelope["values"] = json.loads(json.dumps(envelope["values"]))
        for row in envelope["values"]:
            change(row)

    return spoiled(change_all)


def silence(handler: Handler, kolada: Kolada) -> None:
    """Take the question and never answer."""
    kolada.stopping.wait(20)


def drip(handler: Handler, kolada: Kolada) -> None:
    """Never fall silent, and never finish."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not kolada.stopping.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def cut_json(handler: Handler, kolada: Kolada) -> None:
    """Half a document, called whole."""
    handler.send(200, '{"values": [{"kpi": "N9')


def cut_connection(handler: Handler, kolada: Kolada) -> None:
    """Hang up in the middle of an answer."""
    handler.send(200, '{"values": [', length=5000)
    handler.close_connection = True


def endless(handler: Handler, kolada: Kolada) -> None:
    """Always another page, each with an address of its own, and none with a row."""
    page = 1 + int((re.findall(r"page=(\d+)", handler.path) or ["1"])[0])
    address = f"{kolada.base_url}{urlsplit(handler.path).path.removeprefix('/v3')}?page={page}"
    handler.send(200, json.dumps({"values": [], "next_url": address, "count": 0}))


def ring(handler: Handler, kolada: Kolada) -> None:
    """The next page is this page."""
    handler.answer_as_documented(
        lambda envelope: envelope.update(next_url=f"{kolada.base_url}{handler.path.removeprefix('/v3')}")
    )


def repeated_page(handler: Handler, kolada: Kolada) -> None:
    """The second page has the rows of the first, and is the last."""
    first = "page=2" not in handler.path
    handler.path = handler.path.split("?")[0]
    address = f"{kolada.base_url}{handler.path.removeprefix('/v3')}?page=2" if first else None
    handler.answer_as_documented(lambda envelope: envelope.update(next_url=address))
