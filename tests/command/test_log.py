"""What commands print is data: no value, however it is written, is a command to a runner of workflows."""

import io
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paraply.command.launch import STOPS
from paraply.command.log import Log, protected, to_runner
from paraply.command.program import NAMES, main
from tests.commands import NOW
from tests.conftest import ROOT, TODAY
from tests.worlds import CLEAN, write

COMMAND = re.compile(r"^\s*::|##\[")
HOSTILE = "##[error]ond"
LINE = "::add-mask::ond"
PIECES = st.lists(
    st.sampled_from(["::", ":", "##[", "##", "#", "[", "a", " ", "\n", "\r", "\t"]), max_size=12
)

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    before = {name: signal.getsignal(getattr(signal, name)) for name in STOPS if hasattr(signal, name)}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


def run(name: str, *words: str) -> int:
    """A command as the command line runs it, with all that surrounds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["paraply", name, *words])
        return main(NOW)


def commands_in(text: str) -> list[str]:
    """The lines that a runner would take for commands to itself."""
    return [line for line in re.split(r"[\r\n]", text) if COMMAND.search(line)]


@given(PIECES, st.sets(st.integers(0, 11)))
@example(["\t", ":", "::"], {0, 1})
def test_no_text_is_a_command_however_it_is_parted(pieces: list[str], flushed: set[int]) -> None:
    """Whatever is written in one go or in many, and let go before the line has ended."""
    out = io.StringIO()
    log = Log(out)
    for number, piece in enumerate(pieces):
        log.write(piece)
        if number in flushed:
            log.flush()
    log.flush()
    assert commands_in(out.getvalue()) == []
    kept = "".join(pieces).replace(" ", "")
    assert out.getvalue().replace(" ", "") == kept


def test_what_is_meant_for_the_runner_reaches_it(capsys: Captured) -> None:
    with protected():
        sys.stdout.write("före\n")
        to_runner("::error::fel")
        sys.stdout.write("::error::värde\n")
    assert capsys.readouterr().out == "före\n::error::fel\n : :error::värde\n"


def test_a_stream_that_is_closed_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with protected():
        assert sys.stdout is None
        to_runner("::error::fel")


def hostile_texts() -> Iterator[tuple[str, str]]:
    """The tiny municipality with a command in every text that stands alone on its line, and in the names."""
    for name, text in CLEAN.items():
        if not text or not name.endswith((".yml", ".md")):
            continue
        yield (
            name,
            re.sub(
                r"(?m)^( *(?:- )?(?:title|name|promise|text|lead|contact|easy|note|why): )(.*)$",
                rf'\1"{LINE} {HOSTILE} \\n{LINE}\\r{LINE}"',
                text,
            ),
        )


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    root = write(tmp_path / HOSTILE, dict(hostile_texts()))
    (root / "content" / "guarantees" / f"{LINE}.md").write_text("x", encoding="utf-8")
    (root / "content" / "guarantees" / f"{HOSTILE}.md").write_text("x", encoding="utf-8")
    return root


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_of_a_command_is_told_back_as_data(name: str, capsys: Captured) -> None:
    for words in ([HOSTILE], [LINE], [f"--{HOSTILE}"], ["--root", HOSTILE, LINE]):
        run(name, *words, "--finns-inte")
        said = capsys.readouterr()
        assert commands_in(said.out + said.err) == []
        assert "ond" in said.out + said.err or "finns" in said.out + said.err


READERS = {
    "check": [["--format", "text"], ["--format", "json"], ["--format", "gitlab"], ["--base", HOSTILE]],
    "changes": [[HOSTILE], [LINE], ["main", "--format", "json"]],
    "summary": [["--address", HOSTILE], []],
    "new": [["decision", "--title", LINE, "--yes"], [HOSTILE], ["owner", "--name", HOSTILE, "--yes"]],
    "inventory": [["--output", f"ut/{HOSTILE}"], ["--apply", f"{HOSTILE}.xlsx"]],
    "format-content": [["--check"]],
    "write-codeowners": [["--check"]],
    "import-report": [[f"{HOSTILE}.csv"]],
    "import-visits": [[f"{HOSTILE}.log"]],
    "archive": [["--verify", f"{HOSTILE}.zip"]],
}
"""Commands that read content, or files of others, and tell what they found."""


@pytest.mark.parametrize("name", READERS)
def test_what_a_command_reads_is_told_as_data(
    name: str, hostile: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("PARAPLY_TODAY", TODAY.isoformat())
    Path(f"{HOSTILE}.csv").write_text(f"{HOSTILE};2025\n{LINE};1\n", encoding="utf-8")
    for words in READERS[name]:
        rooted = [] if name == "archive" else ["--root", str(hostile)]
        run(name, *words, *rooted)
        said = capsys.readouterr()
        assert said.out + said.err
        assert commands_in(said.out + said.err) == []


def test_a_check_for_github_gives_it_no_other_commands_than_findings(hostile: Path, capsys: Captured) -> None:
    run("check", "--root", str(hostile), "--format", "github")
    lines = commands_in(capsys.readouterr().out)
    assert lines
    assert all(
        re.match(r"::(?:error|warning) file=[^:,]+,line=\d+,title=[^:]+::|::notice::och", each)
        for each in lines
    )
    assert not any("##[" in line for line in lines)


def test_nothing_is_printed_past_the_log() -> None:
    """No module writes to the system's own streams, which the log does not stand before."""
    past = re.compile(r"sys\.__std|os\.write\(|\.stdout\.buffer|\.stderr\.buffer|fdopen\(")
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "hooks").rglob("*.py")
        if past.search(path.read_text(encoding="utf-8"))
    ]
    assert sorted(found) == [
        "hooks/paraply/files/workers.py",  # into a pipe of its own
        "hooks/paraply/pictures/renderer.py",  # a process of ours that hands its pictures to us
    ]
