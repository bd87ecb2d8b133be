"""What surrounds every command: its letters, whoever stops it, and what the system refuses."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = sorted(path for path in (ROOT / "scripts").glob("*.py") if path.name != "install_test_tools.py")
"""The one that is left out runs before anything is installed."""


def command(body: str) -> list[str]:
    """A command whose ``main`` is ``body``."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    text = f"import sys, time\nfrom paraply.launch import launch\ndef main():\n{lines}\n    return 0\n"
    return [sys.executable, "-c", f"{text}sys.exit(launch(main))\n"]


def started(body: str, **environment: str) -> "subprocess.Popen[bytes]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.Popen(
        command(body),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**kept, "PYTHONPATH": str(ROOT / "hooks"), **environment},
    )


def test_its_status_is_the_commands() -> None:
    with started("return 10") as process:
        assert process.wait() == 10


def test_a_refusal_is_one_sentence_and_status_1() -> None:
    with started("open('/finns/inte')") as process:
        _out, said = process.communicate()
    assert process.returncode == 1
    assert said.decode() == "/finns/inte: Filen eller mappen finns inte. Kontrollera namnet.\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_letter_that_cannot_be_printed_stops_nothing(encoding: str) -> None:
    with started("print('Målet är ≥ 90 → nått')", PYTHONIOENCODING=encoding) as process:
        out, said = process.communicate()
    assert (process.returncode, said) == (0, b"")
    assert out.decode(encoding) == "Målet är ≥ 90 → nått\n".encode(encoding, "replace").decode(encoding)


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with started("for number in range(100_000): print(number)") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_nobody_has_to_listen() -> None:
    shell = ["bash", "-c", '"$@" >&- 2>&-', "bash", *command("print('hej')\nopen('/finns/inte')")]
    done = subprocess.run(shell, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, check=False)
    assert done.returncode == 1


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda stop: stop.name)
def test_whoever_stops_it_lets_it_tidy_up(stop: signal.Signals, tmp_path: Path) -> None:
    left = tmp_path / "halv"
    body = f"""import pathlib
left = pathlib.Path({str(left)!r})
left.write_text('')
try:
    print('ready', flush=True)
    time.sleep(60)
finally:
    left.unlink()"""
    with started(body) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(stop)
        _out, said = process.communicate()
    assert process.returncode == 1
    assert said.decode() == "\nAvbrutet.\n"
    assert not left.exists()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_command_is_run_so(path: Path) -> None:
    assert path.read_text(encoding="utf-8").endswith(
        '\n\nif __name__ == "__main__":\n    sys.exit(launch(main))\n'
    )


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_python_without_the_environment_is_told_in_a_sentence(path: Path) -> None:
    bare = [sys.executable, "-I", "-S", str(path), "--help"]  # as the system's own: nothing is installed
    done = subprocess.run(bare, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Kör make check först, så installeras det som programmet behöver, "
        "och börja kommandot med .venv/bin/python i stället för python.\n"
    )
