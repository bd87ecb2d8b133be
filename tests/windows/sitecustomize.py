"""Takes from Python what it lacks on Windows: found first on ``PYTHONPATH``, in each process of a command.

What cannot be tried so: paths with backslashes, files that somebody has open, the terminal, and what our code
does after asking for the system's name.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[name] = None  # type: ignore[assignment]
for name in ("SIGHUP", "SIGUSR1", "SIGALRM", "SIGPIPE"):
    delattr(signal, name)
for name in ("fork", "geteuid", "getuid", "killpg", "mkfifo", "chown"):
    delattr(os, name)

_open, _rename = os.open, os.rename


def opened(path: Any, *arguments: Any, **settings: Any) -> int:
    """No folder can be opened."""
    if isinstance(path, (str, os.PathLike)) and os.path.isdir(path):  # noqa: PTH112
        raise PermissionError(13, "Permission denied", str(path))
    return _open(path, *arguments, **settings)


def rename(source: Any, target: Any, **settings: Any) -> None:
    """Nothing that is there is replaced."""
    if Path(target).exists():
        raise FileExistsError(17, "File exists", str(target))
    _rename(source, target, **settings)


os.open, os.rename = opened, rename  # type: ignore[assignment]
