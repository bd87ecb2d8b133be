"""Notice that files have changed: at once where the system reports changes, else by polling.

What the system tells says only when to look. Whether anything has changed is seen on the files, so that an
event too many builds nothing, and one that never comes (from a network drive, or when the system has no room
for more folders to tell of) costs some seconds.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final, Protocol, TypeAlias

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

Seen: TypeAlias = tuple[int, ...]
"""What differs when a file does: its times, its size, and which file it is."""

TOLD_OF: Final[list[type[FileSystemEvent]]] = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
]
"""When to look. Linux tells when a file is closed: to look while it is written would show half of it."""
if sys.platform != "linux":
    TOLD_OF.append(FileModifiedEvent)

UNTOLD = 0.5
"""Seconds between two looks where the system tells nothing."""
TOLD = 5.0
"""Seconds between two looks where it does."""

STILL: Final = 0.05
"""Seconds without a change before a build begins: what writes many files writes the next one sooner."""


class Server(Protocol):
    """The part of MkDocs' server that is used here."""

    observer: Any
    build_delay: float

    def watch(self, path: str) -> None:
        """Build again when something changes there."""

    def unwatch(self, path: str) -> None:
        """Do so no more."""


def take_over(server: Server) -> None:
    """Let a watcher of ours, which need not wait between two looks, watch what the server watches."""
    paths = [emitter.watch.raw_path for emitter in server.observer.emitters]
    for path in paths:
        server.unwatch(path)
    server.observer = Watcher()
    server.build_delay = STILL
    for path in paths:
        server.watch(path)


class Watcher(FileSystemEventHandler):
    """Watches files and folders: an observer with what MkDocs' server asks of one.

    ``rest`` is how many seconds may pass without a look, and ``tells`` makes what hears the system.
    """

    def __init__(self, rest: float = TOLD, tells: Callable[[], BaseObserver] = Observer) -> None:
        self._rest = rest
        self._tells = tells
        self._system: BaseObserver | None = None
        self._handlers: dict[str, FileSystemEventHandler] = {}
        self._seen: dict[str, dict[str, Seen]] = {}
        self._hint = Event()
        self._stopped = False
        self._thread = Thread(target=self._run, name="watcher", daemon=True)

    def schedule(
        self,
        handler: FileSystemEventHandler,
        path: str,
        *,
        recursive: bool = True,  # noqa: ARG002 -- an observer is told; we always look all the way down
    ) -> str:
        """Let ``handler`` know when ``path``, or anything below it, changes; before the start."""
        self._handlers[path] = handler
        return path

    def unschedule(self, path: str) -> None:
        """Watch ``path`` no more."""
        del self._handlers[path]

    def start(self) -> None:
        """Begin: what changes from now on is noticed."""
        self._system = self._listening()
        self._seen = {path: dict(_look(path)) for path in self._handlers}
        self._thread.start()

    def stop(self) -> None:
        """End soon."""
        self._stopped = True
        self._hint.set()
        if self._system is not None:
            self._system.stop()

    def join(self) -> None:
        """Wait for the end."""
        self._thread.join()
        if self._system is not None:
            self._system.join()

    def on_any_event(self, _event: FileSystemEvent) -> None:
        """Called by the observer when something has changed."""
        self._hint.set()

    def _listening(self) -> BaseObserver | None:
        """What hears the system tell, unless it cannot, or has no room for one more who listens."""
        if self._tells is PollingObserver:
            self._rest = min(self._rest, UNTOLD)
            return None
        system = None
        try:
            system = self._tells()
            for path in self._handlers:
                system.schedule(self, path, recursive=True, event_filter=TOLD_OF)
            system.start()
        except OSError:
            self._rest = min(self._rest, UNTOLD)
            if system is not None:
                system.stop()
            return None
        return system

    def _run(self) -> None:
        while not self._stopped:
            self._hint.wait(self._rest)
            self._hint.clear()  # before the look: what is told meanwhile asks for another
            for path, handler in list(self._handlers.items()):
                now = dict(_look(path))
                if now != self._seen[path]:
                    self._seen[path] = now
                    handler.dispatch(FileModifiedEvent(path))


def _look(path: str) -> Iterator[tuple[str, Seen]]:
    """What is at ``path`` and in all folders below it. Hidden files are nobody's content."""
    waiting = [path]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        yield entry.path, ()
                        waiting.append(entry.path)
                    else:
                        yield entry.path, _seen(entry.stat(follow_symlinks=False))
        except NotADirectoryError:
            with suppress(OSError):
                yield here, _seen(Path(here).stat())
        except OSError:
            continue  # it was taken away after its folder was listed: the next look tells


def _seen(status: os.stat_result) -> Seen:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
