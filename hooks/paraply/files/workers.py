"""Jobs shared by several processes: this one, and copies of it that the system makes (``fork``).

A copy knows all that this process knew when it was made, so that nothing is sent to it. All of them take
numbers of jobs out of one pipe, which was filled and closed before the first copy was made: whoever is quick
does more, nobody waits for another, and when the pipe is empty the work is done. What a copy has learned,
what it has said to a log and what stopped it come back when it ends.

A copy never outlives the process that made it.
"""

import ctypes
import gc
import logging
import os
import pickle
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from paraply.language import _

CAN_FORK: Final = hasattr(os, "fork") and sys.platform != "darwin"
"""Windows cannot; on macOS the system's own libraries do not bear it, as Python's documentation says."""
FEWEST: Final = 150
"""Jobs for each process, unless told: a copy costs as much as making a few dozen pages."""
MOST: Final = 8
"""Processes, unless told: each holds memory of its own."""

_HANDFULS: Final = 1_000
"""How often the pipe is asked at most. Its numbers fit in the smallest pipe that a system has."""
_NUMBER: Final = struct.Struct("I")
_TOLD_OF_DEATH: Final = 1
"""``PR_SET_PDEATHSIG`` of Linux' prctl(2)."""


class BadProcessesError(ValueError):
    """Raised when ``PARAPLY_PROCESSES`` is no number of processes; the message says so."""


def processes_for(jobs: int, asked: str = "") -> int:
    """How many processes are to share so many jobs: as many as are ``asked`` for, else as pay.

    One where a process cannot be copied, or where something else is running in it that a copy would lack.
    Raises ``BadProcessesError``.
    """
    told = asked.strip()
    if told and not (told.isascii() and told.isdecimal() and int(told)):
        raise BadProcessesError(
            _("PARAPLY_PROCESSES är '{text}', som inte är ett antal. Skriv till exempel 1.", text=told)
        )
    if not CAN_FORK or threading.active_count() > 1:
        return 1
    return max(1, min(int(told), jobs) if told else min(_cores(), MOST, jobs // FEWEST))


class Workers:
    """Some jobs, and the processes that do them. ``learned`` gives what a copy tells when it has ended."""

    def __init__(self, jobs: Sequence[Callable[[], None]], learned: Callable[[], Any]) -> None:
        self._jobs = jobs
        self._learned = learned
        self._handful = -(-len(jobs) // _HANDFULS) or 1
        self._copies: list[tuple[Any, Any]] = []
        self._reading: int | None
        self._reading, writing = os.pipe()
        os.write(writing, b"".join(_NUMBER.pack(first) for first in range(0, len(jobs), self._handful)))
        os.close(writing)

    def begin(self, processes: int) -> None:
        """Let so many processes, this one included, begin; this one goes on to other things."""
        if processes == 1:
            return
        import multiprocessing  # noqa: PLC0415  (few builds need it)

        gc.freeze()  # to look for garbage would write to memory that all share
        context = multiprocessing.get_context("fork")
        for _number in range(processes - 1):
            ours, theirs = context.Pipe(duplex=False)
            copy = context.Process(target=self._work, args=(os.getpid(), theirs), daemon=True)
            with suppress(OSError):  # no room for one more: the others do its share
                copy.start()
                self._copies.append((copy, ours))
            theirs.close()

    def finish(self) -> list[Any]:
        """Do what is left, wait for the copies, and give what each of them learned.

        Raises what stopped any of them, and ``ChildProcessError`` when the system did; the others are ended.
        """
        try:
            self._do()
            return [self._told(ours) for _copy, ours in self._copies]
        finally:
            self.stop()

    def stop(self) -> None:
        """End the copies that have not ended."""
        for copy, ours in self._copies:
            ours.close()
            copy.kill()
            copy.join()
        self._copies = []
        if self._reading is not None:
            os.close(self._reading)
            self._reading = None
        gc.unfreeze()

    def _do(self, parent: int = 0) -> None:
        while self._reading is not None and (told := os.read(self._reading, _NUMBER.size)):
            [first] = _NUMBER.unpack(told)
            for job in self._jobs[first : first + self._handful]:
                if parent and os.getppid() != parent:
                    os._exit(1)
                job()

    def _work(self, parent: int, theirs: Any) -> None:
        """What a copy does."""
        _end_with_parent()
        kept = _Kept()
        stopped: BaseException | None = None
        try:
            self._do(parent)
        except Exception as error:  # whatever it is, it is told as if it had happened there
            stopped = error
            while self._reading is not None and os.read(self._reading, _HANDFULS * _NUMBER.size):
                pass  # the others need not go on
        theirs.send((None if stopped else self._learned(), kept.records, _sendable(stopped)))
        theirs.close()

    def _told(self, ours: Any) -> Any:
        try:
            learned, said, stopped = ours.recv()
        except EOFError:
            raise ChildProcessError(
                _(
                    "systemet avslutade en av processerna som bygger, oftast för att minnet tog slut. "
                    "Bygg med en process: PARAPLY_PROCESSES=1"
                )
            ) from None
        for record in said:
            logging.getLogger(record.name).handle(record)
        if stopped is not None:
            raise stopped
        return learned


class _Kept(logging.Handler):
    """Keeps all that is said to any log from now on, to be said where somebody counts it."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []
        for logger in logging.Logger.manager.loggerDict.values():
            if isinstance(logger, logging.Logger):
                logger.handlers, logger.propagate = [], True
        logging.root.handlers = [self]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as a text, which can be sent."""
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.records.append(record)


def _sendable(error: BaseException | None) -> BaseException | None:
    """The error with where it came from; as a text, when it cannot be sent as it is."""
    if error is None:
        return None
    error.add_note("".join(traceback.format_exception(error)))
    with suppress(Exception):
        if type(pickle.loads(pickle.dumps(error))) is type(error):  # noqa: S301  (our own, a moment ago)
            return error
    return RuntimeError("".join(traceback.format_exception(error)))


def _end_with_parent() -> None:
    """A copy is ended by the one that made it: not by Ctrl-C, which both hear, and at once when that dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(AttributeError, OSError, TypeError):  # only Linux has it; elsewhere it ends a job later
        ctypes.CDLL(None).prctl(_TOLD_OF_DEATH, signal.SIGKILL)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
