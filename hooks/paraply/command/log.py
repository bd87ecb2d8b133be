"""What a command prints is data: no runner of workflows takes a line of it for a command to itself.

Every command prints through here. Only a line that is meant for the runner (``to_runner``) goes past it.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

from paraply.problems import ANYWHERE, harmless

_LINE_END = re.compile(r"(?<=[\r\n])")
"""Both end a line to those who read a log."""


class Log:
    """A line-buffered text stream: a line is written when it is complete, or at a flush."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._waiting = ""
        self._gone = ""
        """What of the line has gone already."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Take a text; what ends a line goes on. Raises ``TypeError`` for what is no text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        *lines, self._waiting = _LINE_END.split(self._waiting + text)
        for line in lines:
            self._let_go(line)
            self._gone = ""
        return len(text)

    def writelines(self, lines: Iterator[str]) -> None:
        """Take several texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Let go of what has come of a line, as of a question that waits for its answer."""
        waiting, self._waiting = self._waiting, ""
        self._let_go(waiting)
        self.stream.flush()

    def _let_go(self, text: str) -> None:
        """A piece of a line, judged with what has gone before it."""
        if not text:
            return
        safe = harmless(text) if not self._gone.strip() else text.replace(ANYWHERE, _PARTED)
        joint = self._gone[-len(ANYWHERE) + 1 :]
        if ANYWHERE in joint + safe or f"{self._gone}{safe}".lstrip().startswith("::"):
            safe = f" {safe}"  # the characters that make a command stand across the two
        self._gone += safe
        self.stream.write(safe)


_PARTED = f"{ANYWHERE[:-1]} {ANYWHERE[-1]}"


@contextmanager
def protected() -> Iterator[None]:
    """Let all that is printed go through a ``Log``."""
    before = sys.stdout, sys.stderr
    ours = [stream and cast(TextIO, Log(stream)) for stream in before]  # None when it is closed
    sys.stdout, sys.stderr = ours
    try:
        yield
    finally:
        for stream in ours:
            if stream is not None:
                with suppress(ValueError):  # it was closed meanwhile
                    stream.flush()
        sys.stdout, sys.stderr = before


def to_runner(text: str) -> None:
    """Print lines that are commands to the runner, whose values have been escaped."""
    if sys.stdout is not None:
        sys.stdout.flush()
        getattr(sys.stdout, "stream", sys.stdout).write(f"{text}\n")
