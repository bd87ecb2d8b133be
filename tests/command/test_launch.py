"""What surrounds every command: its letters, whoever stops it, and what the system refuses."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from paraply import language
from paraply.command.launch import folder_in, launch, speak
from paraply.command.program import main
from tests.commands import NOW
from tests.conftest import ROOT
from tests.greek import greek_known, greek_spoken, latin_left


def command(body: str) -> list[str]:
    """A command whose ``main`` is ``body``."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    text = (
        f"import sys, time\nfrom paraply.command.launch import launch\ndef main():\n{lines}\n    return 0\n"
    )
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


def test_a_system_without_a_signal_runs_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraply.command.launch.STOPS", ("SIGHUP_OF_NO_SYSTEM",))
    assert launch(lambda: 10) == 10


def speaking(folder: Path, language: str) -> Path:
    """A municipality's folder with what a language needs to stand in it."""
    path = folder / "content" / "results" / "municipality.yml"
    path.parent.mkdir(parents=True)
    path.write_text(language, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "text",
    [
        "name: A\nlanguage: el\n",
        '{name: A, language: "el"}',
        "# först\nlanguage:  'el' # sist\ncolours: {primary: red}",
    ],
)
def test_the_content_says_which_language_a_command_speaks(tmp_path: Path, text: str) -> None:
    with greek_known(tmp_path / "locale"):
        speak(speaking(tmp_path, text))
        assert language.code() == "el"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: A",
        "language: sv",
        "language: xx",
        "language: ../el",
        "language: [el]",
        "- el",
        "language: 'el",
        "\0",
        "a: &b el",
    ],
)
def test_without_a_language_it_speaks_swedish(tmp_path: Path, text: str) -> None:
    with greek_spoken(tmp_path / "locale"):
        speak(speaking(tmp_path, text))
        assert language.code() == "sv"


def test_what_is_no_file_is_neither_waited_for_nor_followed(tmp_path: Path) -> None:
    path = speaking(tmp_path / "a", "language: el") / "content" / "results" / "municipality.yml"
    with greek_spoken(tmp_path / "locale"):
        link = speaking(tmp_path / "b", "") / "content" / "results" / "municipality.yml"
        link.unlink()
        link.symlink_to(path)
        for folder in ("b", "c", "\0"):
            speak(tmp_path / folder)
            assert language.code() == "sv"
        link.unlink()
        os.mkfifo(link)
        speak(tmp_path / "b")


def test_a_broken_language_is_left_to_the_check(tmp_path: Path) -> None:
    with greek_known(tmp_path / "locale"):
        (tmp_path / "locale" / "el.po").write_text('mgsid "a"', encoding="utf-8")
        speak(speaking(tmp_path, "language: el"))
        assert language.code() == "sv"


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        ([], ROOT),
        (["--yes", "--root"], Path()),
        (["--root", "a", "--config", "b/mkdocs.yml"], Path("a")),
        (["--root=a=b"], Path("a=b")),
        (["x", "--config=b/mkdocs.yml"], Path("b")),
        (["--rooted", "a"], ROOT),
    ],
)
def test_the_arguments_say_where_the_content_is(arguments: list[str], folder: Path) -> None:
    assert folder_in(arguments) == folder


def test_help_and_faults_of_the_arguments_are_told_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = speaking(tmp_path, "language: el")
    with greek_known(tmp_path / "locale"):
        monkeypatch.setattr(sys, "argv", ["x", "check", "--root", str(root), "--help"])
        monkeypatch.setattr(signal, "signal", lambda *_given: None)
        assert main(NOW) == 0
        assert language.code() == "el"
        told = capsys.readouterr().out
        monkeypatch.setattr(sys, "argv", ["x", "check", "--root", str(root), "--finns"])
        assert main(NOW) == 2
    told = re.sub(r"--[\w-]+", "", told + capsys.readouterr().err)
    assert latin_left(told, "PARAPLY_TODAY", "main", "text|github|gitlab|json") == []
