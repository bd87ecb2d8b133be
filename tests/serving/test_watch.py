"""A change is noticed as soon as the system tells, without looking; and by looking where it tells nothing."""

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from paraply.serving.watch import Watcher
from tests.test_serve import eventually

NEVER = 3600.0
"""Seconds without a look: what is noticed then, the system told."""


class Told(FileSystemEventHandler):
    """Counts what is noticed."""

    def __init__(self) -> None:
        self.times = 0

    def on_any_event(self, _event: FileSystemEvent) -> None:
        self.times += 1


@contextmanager
def watching(
    *paths: Path, rest: float = NEVER, tells: Callable[[], BaseObserver] = Observer
) -> Iterator[Told]:
    told, watcher = Told(), Watcher(rest, tells)
    for path in paths:
        watcher.schedule(told, str(path), recursive=True)
    watcher.start()
    try:
        yield told
    finally:
        watcher.stop()
        watcher.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content"
    (made / "results/measures").mkdir(parents=True)
    (made / "results/measures/a.yml").write_text("title: a")
    return made


def written_again(folder: Path) -> None:
    (folder / "results/measures/a.yml").write_text("title: b")


def written_beside_and_renamed(folder: Path) -> None:
    beside = folder.parent / "beside.tmp"
    beside.write_text("title: b")
    beside.replace(folder / "results/measures/a.yml")


def written_hidden_and_renamed(folder: Path) -> None:
    beside = folder / "results/measures/.a.yml.tmp"
    beside.write_text("title: b")
    beside.replace(folder / "results/measures/a.yml")


def moved_away_and_written_anew(folder: Path) -> None:
    file = folder / "results/measures/a.yml"
    file.rename(f"{file}~")
    file.write_text("title: b")
    Path(f"{file}~").unlink()


def same_size_and_time(folder: Path) -> None:
    file = folder / "results/measures/a.yml"
    before = file.stat()
    file.write_text("title: b")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def removed(folder: Path) -> None:
    (folder / "results/measures/a.yml").unlink()


def folder_made(folder: Path) -> None:
    (folder / "results/goals").mkdir()


def folder_moved_in(folder: Path) -> None:
    made = folder.parent / "goals"
    made.mkdir()
    (made / "b.md").write_text("---")
    made.rename(folder / "results/goals")


def folder_moved_away(folder: Path) -> None:
    (folder / "results").rename(folder.parent / "away")


def folder_removed(folder: Path) -> None:
    shutil.rmtree(folder / "results")


EDITS = [
    written_again,
    written_beside_and_renamed,
    written_hidden_and_renamed,
    moved_away_and_written_anew,
    same_size_and_time,
    removed,
    folder_made,
    folder_moved_in,
    folder_moved_away,
    folder_removed,
]


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_told_of_by_the_system(folder: Path, edit: Callable[[Path], None]) -> None:
    with watching(folder) as told:
        edit(folder)
        eventually(lambda: told.times > 0, "noticed")


def full() -> BaseObserver:
    raise OSError(errno.EMFILE, "inotify instance limit reached")


class Unstartable(PollingObserver):
    """What the system is when too many folders are watched already."""

    def start(self) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


class Deaf(PollingObserver):
    """What the system is for a network drive: willing, and silent."""

    def __init__(self) -> None:
        super().__init__(timeout=NEVER)


@pytest.mark.parametrize(
    ("tells", "rest"), [(full, NEVER), (Unstartable, NEVER), (PollingObserver, NEVER), (Deaf, 0.05)]
)
@pytest.mark.parametrize("edit", EDITS)
def test_where_nothing_tells_an_edit_is_seen(
    folder: Path, edit: Callable[[Path], None], tells: Callable[[], BaseObserver], rest: float
) -> None:
    with watching(folder, tells=tells, rest=rest) as told:
        edit(folder)
        eventually(lambda: told.times > 0, "noticed")


def test_a_single_file_is_watched_through_a_rename(tmp_path: Path) -> None:
    file, beside = tmp_path / "mkdocs.yml", tmp_path / "new"
    file.write_text("a: 0")
    with watching(file) as told:
        for number in range(1, 4):
            beside.write_text(f"a: {number}")
            beside.replace(file)
            eventually(lambda times=number: told.times >= times, f"noticed, the {number}th time")  # type: ignore[misc]


def test_a_new_folder_is_watched_too(folder: Path) -> None:
    with watching(folder) as told:
        folder_made(folder)
        eventually(lambda: told.times > 0, "noticed")
        before = told.times
        (folder / "results/goals/b.md").write_text("---")
        eventually(lambda: told.times > before, "noticed in the new folder")


def test_to_read_is_not_to_change_and_what_is_hidden_is_nobodys_content(folder: Path) -> None:
    with watching(folder) as told:
        for file in folder.rglob("*.yml"):
            file.read_text()
        (folder / "results/.a.yml.swp").write_text("an editor's own")
        (folder / ".git").mkdir()
        (folder / ".git/index").write_text("git's own")
        removed(folder)
        eventually(lambda: told.times > 0, "noticed")
        assert told.times == 1


def test_a_file_is_not_looked_at_while_it_is_written(folder: Path) -> None:
    file = folder / "results/measures/a.yml"
    with watching(folder) as told:
        with file.open("w") as half:
            half.write("title: ")
            half.flush()
            time.sleep(0.3)  # as long as it takes to look several times
            assert told.times == 0
            half.write("b")
        eventually(lambda: told.times > 0, "noticed when it is closed")
        assert told.times == 1


def test_nothing_is_left_running(folder: Path) -> None:
    before = threading.active_count()
    for tells in (Observer, full, Unstartable):
        with watching(folder, tells=tells):
            pass
    eventually(lambda: threading.active_count() <= before, "ended")
