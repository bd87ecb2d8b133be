"""Several processes do each job once, learn as one, end as one, and say what went wrong as one would."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from paraply.files import workers
from paraply.files.workers import FEWEST, BadProcessesError, Workers, processes_for
from tests.conftest import ROOT

SEVERAL = 3
forking = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of Python 3.12, with threads
pytestmark = forking


def note(path: Path, text: str) -> None:
    """A line that several processes may add at once."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, f"{text}\n".encode())
    os.close(descriptor)


def lowest_descriptor() -> int:
    """The number that the next file would get."""
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.close(descriptor)
    return descriptor


@pytest.mark.parametrize("processes", [1, SEVERAL])
@pytest.mark.parametrize("jobs", [0, 1, 7, 2_345])
def test_each_job_is_done_once_and_what_is_learned_comes_back(
    jobs: int, processes: int, tmp_path: Path
) -> None:
    done, learned = tmp_path / "done", list[int]()

    def do(number: int) -> None:
        note(done, str(number))
        learned.append(number)

    free = lowest_descriptor()
    shared = Workers([partial(do, number) for number in range(jobs)], lambda: learned)
    shared.begin(processes)
    told = shared.finish()
    assert lowest_descriptor() == free, "a pipe was left open"
    assert sorted(map(int, done.read_text().split() if jobs else [])) == list(range(jobs))
    assert len(told) == processes - 1
    assert sorted([*learned, *(number for each in told for number in each)]) == list(range(jobs))
    assert shared.finish() == [], "all is done"


class UnsendableError(Exception):
    """One that cannot be made again from what it tells of itself."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def only_in_a_copy(error: Exception) -> Callable[[], None]:
    parent = os.getpid()

    def do() -> None:
        if os.getpid() != parent:
            raise error
        time.sleep(0.001)  # so that a copy gets some of the jobs

    return do


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (OSError(28, "No space left on device", "site/index.html"), OSError, "site/index.html"),
        (UnsendableError("en", "till"), RuntimeError, "UnsendableError: en till"),
    ],
)
def test_what_stops_a_copy_stops_all_as_if_it_had_happened_here(
    error: Exception, kind: type[Exception], text: str
) -> None:
    shared = Workers([only_in_a_copy(error)] * 500, list)
    shared.begin(SEVERAL)
    with pytest.raises(kind, match=text) as caught:
        shared.finish()
    assert "raise error" in "".join([str(caught.value), *getattr(caught.value, "__notes__", [])])
    assert shared._copies == [], "and none is left"


def test_a_copy_that_the_system_ends_is_told_in_a_sentence(tmp_path: Path) -> None:
    parent = os.getpid()

    def do() -> None:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.001)

    shared = Workers([do] * 500, list)
    shared.begin(2)
    with pytest.raises(ChildProcessError, match="PARAPLY_PROCESSES=1"):
        shared.finish()


def test_what_a_copy_says_to_a_log_is_heard_here(caplog: pytest.LogCaptureFixture) -> None:
    parent = os.getpid()

    def do() -> None:
        if os.getpid() != parent:
            logging.getLogger("mkdocs.hooks.prov").warning("sida %s", os.getpid())
        time.sleep(0.001)

    shared = Workers([do] * 500, os.getpid)
    shared.begin(2)
    [copy] = shared.finish()
    assert f"sida {copy}" in [record.getMessage() for record in caplog.records]
    assert {record.levelname for record in caplog.records} == {"WARNING"}


ENDLESS = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever began us may have had it ignored
sys.path.insert(0, sys.argv[1])
from paraply.files.workers import Workers
seconds, jobs = float(sys.argv[2]), int(sys.argv[3])
shared = Workers([lambda: (os.write(1, b"%d\\n" % os.getpid()), time.sleep(seconds))] * jobs, list)
shared.begin(3)
shared.finish()
"""

LONG_JOBS: Final = ("600", "9")
SHORT_JOBS: Final = ("0.05", "9000")
"""Seconds for each, and how many: Linux ends a copy in the middle of its job, others when that is done."""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_copy_outlives_the_one_that_made_it(how: signal.Signals) -> None:
    jobs = LONG_JOBS if sys.platform == "linux" else SHORT_JOBS
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(ROOT / "hooks"), *jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as first:
        assert first.stdout is not None
        running: set[int] = set()
        while len(running) < 3:
            running.add(int(first.stdout.readline()))
        assert first.pid in running
        first.send_signal(how)
        left = first.stdout.read()  # the pipe is closed when the last of them has ended
    assert len(left.split()) < int(jobs[1]) / 2, "they went on"


@pytest.mark.parametrize(
    ("jobs", "asked", "cores", "expected"),
    [
        (10_000, "", 2, 2),
        (10_000, "", 64, workers.MOST),
        (2 * FEWEST - 1, "", 2, 1),
        (0, "", 2, 1),
        (10_000, "1", 2, 1),
        (10, " 3 ", 2, 3),
        (2, "3", 2, 2),
        (0, "3", 2, 1),
    ],
)
def test_as_many_processes_as_pay_or_are_asked_for(
    jobs: int, asked: str, cores: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "CAN_FORK", True)
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    assert processes_for(jobs, asked) == expected
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert processes_for(jobs, asked) == 1, "a copy would lack the other thread"
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.setattr(workers, "CAN_FORK", False)
    assert processes_for(jobs, asked) == 1


@pytest.mark.parametrize("asked", ["0", "-1", "två", "1.5", "²"])
def test_what_is_no_number_of_processes_is_refused(asked: str) -> None:
    with pytest.raises(BadProcessesError, match=f"PARAPLY_PROCESSES är '{asked}'"):
        processes_for(10_000, asked)
