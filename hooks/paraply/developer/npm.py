"""Packages of npm, in the versions that a folder's lock names, by the npm of the environment that runs."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from paraply.command.environment import programs
from paraply.language import _


class NpmError(Exception):
    """A folder's packages cannot be had; the text says why."""


def path() -> str:
    """The ``PATH`` on which the environment's programs come first."""
    return os.pathsep.join([str(programs()), os.environ.get("PATH", os.defpath)])


def is_installed(folder: Path) -> bool:
    """Whether every package that the folder's own list asks for is there, in the version of the lock."""
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = {**lock[""].get("dependencies", {}), **lock[""].get("devDependencies", {})}
    return all(_version(folder, name) == lock[f"node_modules/{name}"]["version"] for name in wanted)


def install(folder: Path) -> None:
    """Install what the lock names. Raises ``NpmError``."""
    npm = shutil.which("npm", path=path())
    command = [npm or "npm", "ci", "--prefix", str(folder)]
    try:
        done = subprocess.run(
            command, env={**os.environ, "PATH": path()}, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise _refused(folder, str(error)) from None
    if done.returncode:
        raise _refused(folder, " ".join((done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]))


def _refused(folder: Path, why: str) -> NpmError:
    return NpmError(_("Det gick inte att hämta paketen i {folder}: {why}", folder=folder, why=why))


def _version(folder: Path, name: str) -> str | None:
    manifest = folder / "node_modules" / name / "package.json"
    found: str | None = json.loads(manifest.read_text("utf-8"))["version"] if manifest.exists() else None
    return found
