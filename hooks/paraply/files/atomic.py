"""Files written whole or not at all: a process killed at any moment leaves each as it was, or new."""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_MARK: Final = "writing-"
_HERE: Final = -100
"""``AT_FDCWD``: a path is seen from the working directory."""
_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE`` of Linux' renameat2(2)."""
_SYNCHRONIZE: Final = 0x00100000
_WAIT_TIMEOUT: Final = 0x00000102
"""Of Windows' OpenProcess and WaitForSingleObject."""


def write(path: Path, content: str | bytes) -> None:
    """Write one file, text as UTF-8, in the place of the one that may be there; makes its folder if needed.

    Raises ``OSError`` when it cannot be written; the old file is then as it was.
    """
    write_all({path: content})


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files. None is put in its place before all are whole and on the disk.

    A symbolic link is replaced, never followed; an old file's permissions are kept. A folder or a device is
    refused.
    Raises ``OSError``; whatever failed while the files were being written, all old ones are as they were.
    """
    written: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            remove_abandoned(path.parent.glob(f".{path.name}.{_MARK}*"))
            temporary = written[path] = path.with_name(f".{path.name}.{_MARK}{os.getpid()}")
            _write_synced(temporary, content.encode("utf-8") if isinstance(content, str) else content, path)
        for path, temporary in written.items():
            temporary.replace(path)
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)
    for folder in {path.parent for path in contents}:
        _sync(folder)


def remove_abandoned(siblings: Iterable[Path]) -> None:
    """Remove the files and folders, named by their process after the last hyphen, whose process is gone."""
    for sibling in siblings:
        process = sibling.name.rpartition("-")[2]
        if not process.isdigit() or _is_running(int(process)):
            continue
        if sibling.is_dir() and not sibling.is_symlink():
            remove(sibling)
        else:
            sibling.unlink(missing_ok=True)


def remove(folder: Path) -> None:
    """Remove a folder that may be there and all in it, write-protected or not; what another owns is left."""
    shutil.rmtree(folder, ignore_errors=True)
    for inner, _folders, _files in os.walk(folder):
        with suppress(OSError):
            Path(inner).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Have two files or folders change places in one step; False, and nothing done, where that cannot be."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, TypeError):  # only Linux has it; Windows has no program without a name
        return False
    done: int = renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0


def _write_synced(temporary: Path, data: bytes, path: Path) -> None:
    temporary.unlink(missing_ok=True)  # an earlier process may have had the same number
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with temporary.open("xb") as file:
        if path.is_file() and not path.is_symlink():
            temporary.chmod(path.stat().st_mode & 0o7777)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the renamings survive a power cut, on systems and file systems that can promise it."""
    with suppress(OSError):  # Windows opens no folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there, to ask with a signal is to send Ctrl-C
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    """Whether a process can be waited for (``SYNCHRONIZE``), and has not ended (``WAIT_TIMEOUT``)."""
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009  (unknown to mypy on other systems)
    handle = kernel.OpenProcess(_SYNCHRONIZE, 0, process)
    if not handle:
        return False
    waited = kernel.WaitForSingleObject(handle, 0)
    kernel.CloseHandle(handle)
    return bool(waited == _WAIT_TIMEOUT)
