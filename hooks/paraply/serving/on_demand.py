"""A site that is made as it is asked for, by the server that shows it to whoever is writing."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from paraply.files.links import broken_links_on, file_meant

log = logging.getLogger("paraply")


@dataclass
class Offer:
    """What may be asked for until the next build: how each file is made, by its name, and where it lies.

    ``names`` are those of every file of the site, made or not, so that links are held against them all.
    """

    folder: Path = Path()
    site_url: str = ""
    names: set[str] = field(default_factory=set)
    makers: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    def add(self, name: str, make: Callable[[], bytes], *, is_made: bool = False) -> None:
        """Offer a file. One whose bytes are there already is written now, so that nobody holds them all."""
        if is_made:
            self.write(name, make)
        else:
            self.makers[name] = make

    def write(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Make a file, in its folder; its bytes."""
        path, made = self.folder / name, make()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
        return made

    def read(self, name: str) -> bytes:
        """A file's bytes, made only to be read where it is not there."""
        path = self.folder / name
        return path.read_bytes() if path.exists() else self.makers[name]()


class Server(Protocol):
    """The part of MkDocs' server that is used here."""

    builder: Callable[[], None]
    mount_path: str

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve the requested file."""

    def set_app(self, app: WSGIApplication) -> None:
        """Let another answer every request."""


class OnDemand:
    """A server's site, made as it is asked for; ``offered`` tells what the last build offers.

    An edit may change any page. To make only those that somebody looks at is quick whatever was edited, and
    none of them is older than the content. The first build made them all, and checked every link.
    """

    def __init__(self, server: Server, offered: Callable[[], Offer]) -> None:
        self._builder, server.builder = server.builder, self.build
        self._serve = server.serve_request
        self._mount_path = server.mount_path
        self._offered = offered
        self._lock = Lock()
        self._asked: set[str] = set()
        self._made: set[str] = set()
        server.set_app(self)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Make the requested file, so that the server finds it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        inside = path.removeprefix(self._mount_path).lstrip("/")
        with self._lock:
            for name in (file_meant("index.html", inside), file_meant("index.html", f"{inside}/")):
                self._asked.add(name)
                self._make(name)
        return self._serve(environ, start_response)

    def build(self) -> None:
        """Build, and make again what was requested lately: browsers request it at once, and some wait."""
        with self._lock:
            self._builder()
            asked, self._asked, self._made = self._asked, set(), set()
            for name in asked:
                self._make(name)

    def _make(self, name: str) -> None:
        offer = self._offered()
        if name in self._made or name not in offer.makers:
            return
        offer.write(name, offer.makers[name])
        self._made.add(name)
        if name.endswith(".html"):
            for link in broken_links_on(name, offer.names | {"404.html"}, offer.read, offer.site_url):
                log.error(str(link))
