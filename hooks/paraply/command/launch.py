"""What surrounds every command: language, output encoding, signals and errors of the operating system."""

import io
import os
import signal
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from paraply import language
from paraply.command.log import protected
from paraply.files.os_errors import told
from paraply.language import _
from paraply.text.yamlfile import MAX_BYTES, decode, read_yaml

PROGRAM = Path(__file__).resolve().parents[3]
"""Where a command finds the content when it is not told."""
STOPS = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals that end a command as Ctrl-C does, where the system has them."""


def launch(main: Callable[[], int]) -> int:
    """Run a command; its exit status, which is 1 when it was stopped or the system refused something.

    The language is chosen first, so that help and errors of the arguments are in it too. A command that is
    stopped, with Ctrl-C, ``kill`` or by closing the terminal, leaves through its ``finally``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None when it is closed
            stream.reconfigure(errors="replace")
    for name in STOPS:
        if stop := getattr(signal, name, None):
            signal.signal(stop, signal.default_int_handler)
    with protected():
        return _status_of(main)


def _status_of(main: Callable[[], int]) -> int:
    try:
        speak(folder_in(sys.argv[1:]))
        status = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        _say("\n" + _("Avbrutet."))
        return 1
    except BrokenPipeError:  # the reader has closed its end; the rest must not be tried again at the exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except OSError as error:
        _say(told(error))
        return 1
    return status


def folder_in(arguments: Sequence[str]) -> Path:
    """The municipality's folder: ``--root``, the folder of ``--config``, or the program's own."""
    for place, argument in enumerate(arguments):
        name, is_joined, joined = argument.partition("=")
        value = joined if is_joined else "".join(arguments[place + 1 : place + 2])
        if name == "--root":
            return Path(value)
        if name == "--config":
            return Path(value).parent
    return PROGRAM


def speak(root: Path) -> None:
    """Use the language of the content under ``root``; Swedish when that cannot be read (a check says so)."""
    language.use(language.SWEDISH)
    path = root / "content" / "results" / "municipality.yml"
    with suppress(OSError, ValueError, language.LanguageError):  # ValueError: no path of this system
        about = path.lstat()
        is_inside = not any(folder.is_symlink() for folder in (path.parent, path.parent.parent))
        if is_inside and stat.S_ISREG(about.st_mode) and about.st_size <= MAX_BYTES:  # nothing to wait for
            text, _problems = decode(path.read_bytes(), path.name)
            language.use(language.named_in(read_yaml(text, path.name).value))


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
