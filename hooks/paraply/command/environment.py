"""The program's own environment, ``.venv``: made when it is missing, entered when another Python runs us.

Everything here runs before anything is installed: the standard library alone, and words that cannot pass the
catalogue, which needs a package itself.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

SITE: Final = "requirements.txt"
TESTS: Final = "requirements-test.txt"
_STAMPS: Final = {SITE: ".site-env", TESTS: ".test-env"}
"""Files in an environment that say which version of a lock is installed there, by its SHA-256."""
_REPLACES: Final = os.name == "posix"
"""Whether a program can take the place of another, and keep its number. On Windows it would run beside it."""


def enter(root: Path) -> None:
    """Return at once in an environment of ours; else run the same command in ``root/.venv``, and exit.

    An environment that is entered already is used as it is, even where the lock has changed since.
    """
    folder, entered = root / ".venv", Path(sys.prefix)
    if (entered / _STAMPS[SITE]).is_file() or entered.resolve() == folder.resolve():
        return
    if not folder.is_symlink():  # a link leads to an environment that somebody else looks after
        _bring_up_to_date(root, folder, SITE)
    if not python_in(folder).exists():
        _say(f"Länken {folder} leder inte till någon miljö. Ta bort den, och kör samma kommando igen.")
        sys.exit(1)
    command = [str(python_in(folder)), *sys.argv]
    if _REPLACES:
        os.execv(command[0], command)  # noqa: S606  (in its place: signals and status are the command's own)
    sys.exit(_waited_for(command))


def equip_for_tests(root: Path) -> None:
    """Install what the developers' commands need into the environment that runs; raises ``SystemExit``."""
    if not (root / ".venv").is_symlink():
        _bring_up_to_date(root, Path(sys.prefix), TESTS)


def python_in(folder: Path) -> Path:
    """The Python of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def programs() -> Path:
    """The folder with the programs of the environment that runs: ``mkdocs``, ``npm``."""
    return Path(sys.executable).parent


def _bring_up_to_date(root: Path, folder: Path, lock: str) -> None:
    """Have the environment hold what the lock names, and nothing left to resolve: pip check proves it."""
    wanted = hashlib.sha256((root / lock).read_bytes()).hexdigest()
    stamp = folder / _STAMPS[lock]
    if stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == wanted:
        return
    _say(f"Paraply: hämtar det som programmet behöver till {folder} ({lock}). Det tar någon minut.")
    if not _runs(python_in(folder)):
        _make(folder)
    stamp.unlink(missing_ok=True)
    pip = [str(python_in(folder)), "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "-qq", "install", "--require-hashes", "--no-deps", "-r", str(root / lock)])
    _run([*pip, "-qq", "check"])
    stamp.write_text(f"{wanted}\n", encoding="utf-8")


def _runs(python: Path) -> bool:
    """Whether an environment is there, works, and is of a Python that will do."""
    asked = [str(python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=False)
    if done.returncode:
        _say(
            f"Python kan inte göra miljön {folder}. På Debian och Ubuntu: sudo apt install python3-venv. "
            "Kör sedan samma kommando igen."
        )
        sys.exit(1)


def _run(command: list[str]) -> None:
    if subprocess.run(command, check=False).returncode:
        _say(
            "Det gick inte att hämta det som programmet behöver; raderna ovanför säger varför. "
            "Kontrollera nätet och kör samma kommando igen. Hjälper det inte: ta bort mappen .venv först."
        )
        sys.exit(1)


def _waited_for(command: list[str]) -> int:
    """The status of a process of our own, which hears Ctrl-C itself."""
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
