"""A progress bar for reading logs, at a terminal: a month of a busy server takes a minute."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskProgressColumn, TimeRemainingColumn

_SHOWN = 5_000_000
"""Bytes; less than this is read before anybody wonders."""


class Reading:
    """A bar on the error stream, which is gone when the reading is done."""

    def __init__(self, files: Sequence[Path]) -> None:
        total = 0
        for file in files:
            with suppress(OSError):  # told when it is read
                total += file.stat().st_size
        console = Console(stderr=True)
        columns = (BarColumn(), TaskProgressColumn(), DownloadColumn(), TimeRemainingColumn())
        hidden = total < _SHOWN or not console.is_terminal
        self._bar = Progress(*columns, console=console, transient=True, disable=hidden)
        self._task = self._bar.add_task("", total=total)

    def heard(self, count: int) -> None:
        """So many bytes more have been read; when all are, the bar goes, and what is said has the screen."""
        self._bar.advance(self._task, count)
        if self._bar.finished:
            self._bar.stop()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
