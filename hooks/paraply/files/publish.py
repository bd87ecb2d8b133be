"""Build into a temporary sibling and swap: whatever fails, the published site stays as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from paraply.command.guarded import guarded
from paraply.files.atomic import exchange, remove, remove_abandoned
from paraply.language import _

_CAN_LOCK: Final = find_spec("fcntl") is not None
"""Whether a folder can be locked: not on Windows."""


def publish(config: Path, output: Path, environment: Mapping[str, str]) -> int:
    """Build the site that ``config`` describes into ``output``; the exit status, 0 when it was swapped in.

    MkDocs runs in a process of its own, strict, so that a crash leaves nothing behind but the sibling, which
    the next run removes. Two runs at once have siblings of their own: the last one to finish is published.
    Raises ``OSError``.
    """
    if not config.is_file():
        sys.stderr.write(_("{file} finns inte. Välj en annan --config.", file=config) + "\n")
        return 1
    if wrong := unfit(output, config.parent):
        sys.stderr.write(f"{wrong}\n")
        return 1
    recover(output)
    remove_abandoned(output.parent.glob(f"{output.name}.building-*"))
    building = output.with_name(f"{output.name}.building-{os.getpid()}")
    command = guarded("mkdocs", "build", "--strict", "-f", str(config), "-d", str(building))
    is_done = False
    try:
        building.mkdir(parents=True)
        status = subprocess.run(
            command, env={**environment, "NO_MKDOCS_2_WARNING": "1"}, check=False
        ).returncode
        if status == 0:
            swap(building, output)
            is_done = True
    finally:
        remove(building)
        if not is_done and output.exists():
            sys.stderr.write(_("Webbplatsen i {folder}/ är inte ändrad.", folder=output.name) + "\n")
    return status


def unfit(output: Path, source: Path, *signs: str) -> str:
    """Why ``output`` cannot be replaced by a site made from ``source``; empty when it can.

    All that a folder holds is lost when a site takes its place, so only a site, or nothing, may be there.
    ``signs`` are files that tell of something else that may be replaced.
    """
    if output.exists() and not output.is_dir():
        return _("{output} är en fil. Välj en mapp med --output.", output=output)
    if source.is_relative_to(output):
        return _(
            "Webbplatsen kan inte ersätta {output}, där det den görs av ligger. Välj en annan --output.",
            output=output,
        )
    if (
        output.is_dir()
        and any(output.iterdir())
        and not any((output / sign).is_file() for sign in ("index.html", *signs))
    ):
        return _(
            "{output} är ingen byggd webbplats, och ersätts inte. Välj en ny eller tom mapp med --output.",
            output=output,
        )
    return ""


def swap(new: Path, output: Path) -> None:
    """Put ``new`` in the place of ``output``, and remove the old one.

    In one step, where the system has one; else the old one is renamed first, and ``recover`` mends what is
    cut off in between. Others that swap in the same folder wait.
    Raises ``OSError``; the old one is then back.
    """
    old = _old(output)
    with _alone_in(output.parent):
        if not output.exists():
            new.rename(output)
        elif not exchange(new, output):
            remove(old)
            output.rename(old)
            try:
                new.rename(output)
            except BaseException:
                recover(output)
                raise
    remove(old)
    remove(new)


def recover(output: Path) -> None:
    """Undo a swap that was cut off between its two renamings."""
    old = _old(output)
    if old.exists() and not output.exists():
        old.rename(output)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let no other swap happen in a folder while the block lasts, on systems that can promise it."""
    if not _CAN_LOCK:
        yield
        return
    import fcntl  # noqa: PLC0415  (Windows has none)

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _old(output: Path) -> Path:
    return output.with_name(f"{output.name}.old")
