"""What surrounds every command: any letter is printed, a stop tidies up, a refusal is told in a sentence."""

import io
import os
import signal
import sys
from collections.abc import Callable

from paraply.refusal import told


def launch(main: Callable[[], int]) -> int:
    """Run a command; its exit status, which is 1 when it was stopped or the system refused something.

    Whoever stops it, with Ctrl-C, ``kill`` or by closing the terminal, lets it leave through its ``finally``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None when it is closed
            stream.reconfigure(errors="replace")
    for stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, signal.default_int_handler)
    try:
        status = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        _say("\nAvbrutet.")
        return 1
    except BrokenPipeError:  # whoever read has seen enough; what is left must not be tried again at the exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except OSError as error:
        _say(told(error))
        return 1
    return status


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
