"""Build into a temporary sibling and swap: whatever fails, the published site stays as it was."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from paraply.atomic import remove_abandoned


def publish(config: Path, output: Path, environment: Mapping[str, str]) -> int:
    """Build the site that ``config`` describes into ``output``; the exit status, 0 when it was swapped in.

    MkDocs runs in a process of its own, strict, so that a crash leaves nothing behind but the sibling, which
    the next run removes. Two runs at once have siblings of their own: the last one to finish is published.
    """
    recover(output)
    building = output.with_name(f"{output.name}.building-{os.getpid()}")
    remove_abandoned(output.parent.glob(f"{output.name}.building-*"))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(building)]
    try:
        status = subprocess.run(
            command, env={**environment, "NO_MKDOCS_2_WARNING": "1"}, check=False
        ).returncode
        if status == 0:
            swap(building, output)
        elif output.exists():
            sys.stderr.write(f"Webbplatsen i {output.name}/ är inte ändrad.\n")
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return status


def swap(new: Path, output: Path) -> None:
    """Put ``new`` in the place of ``output``. The old one is renamed first, and removed last."""
    old = _old(output)
    if output.exists():
        shutil.rmtree(old, ignore_errors=True)
        output.rename(old)
    try:
        new.rename(output)
    except OSError:
        recover(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(output: Path) -> None:
    """Undo a swap that was cut off between its two renamings."""
    old = _old(output)
    if old.exists() and not output.exists():
        old.rename(output)


def _old(output: Path) -> Path:
    return output.with_name(f"{output.name}.old")
