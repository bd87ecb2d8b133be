"""Every command of ``scripts/``: what ``--help`` says, that a wrong flag is told, and no traceback."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from paraply.command.commandline import Parser
from tests.conftest import ROOT

ENGLISH = re.compile(r"argument|required|invalid|expected|allowed|option|usage", re.IGNORECASE)
LAUNCHERS = sorted((ROOT / "scripts").glob("*.py"))
FOR_DEVELOPERS = {"make_pictures.py", "install_test_tools.py", "write_licences.py"}


def run(launcher: Path, *arguments: str) -> int:
    """The exit status, in this process: a process each would take half a minute."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", [launcher.name, *arguments])
        patch.setattr(sys, "path", list(sys.path))
        patch.setenv("COLUMNS", "100")
        main = runpy.run_path(str(launcher))["main"]
        with pytest.raises(SystemExit) as stopped:
            main()
    return int(str(stopped.value.code))


@pytest.mark.parametrize("launcher", LAUNCHERS, ids=lambda path: path.name)
class TestLauncher:
    def test_help_has_an_example_and_says_what_the_status_means(
        self, launcher: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(launcher, "--help") == 0
        told = " ".join(capsys.readouterr().out.split())
        english = launcher.name in FOR_DEVELOPERS
        example, status = ("Example", "Exit status") if english else ("Exempel", "Slutstatus")
        assert re.search(rf"{example}:? .*\.venv/bin/python scripts/{launcher.name}", told)
        assert re.search(rf"{status}: 0 .*", told)
        assert ("användning: " in told) is not english
        assert ("usage: " in told) is english
        statuses = re.findall(r"\b(\d+) ", told.partition(f"{status}: ")[2])
        assert set(statuses) <= {"0", "1", "10"}

    def test_what_a_flag_takes_has_a_name_of_its_own(
        self, launcher: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(launcher, "--help") == 0
        unnamed = re.findall(r"--([a-z-]+) (?=([A-Z-]+))", capsys.readouterr().out)
        told = [flag for flag, name in unnamed if flag.upper() == name]
        assert launcher.name in FOR_DEVELOPERS or set(told) <= {"port", "period"}  # Swedish words too

    def test_a_wrong_flag_is_told(self, launcher: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(launcher, "--finns-inte") == 2
        told = capsys.readouterr().err
        assert launcher.name in told
        assert launcher.name in FOR_DEVELOPERS or told.endswith(" Skriv --help för att få veta mer.\n")

    def test_its_first_words_are_an_example_too(self, launcher: Path) -> None:
        text = launcher.read_text(encoding="utf-8")
        assert text.startswith('"""')
        assert re.search(rf"^Example: .*\.venv/bin/python scripts/{launcher.name}", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--finns-inte", "a"], "'--finns-inte' finns inte."),
        ([], "Det här saknas: fil."),
        (["a", "--form", "x"], "--form: 'x' går inte. Välj något av 'text', 'json'."),
        (["a", "--form"], "--form: Det står inget värde efter."),
        (["a", "--antal", "tre"], "--antal: 'tre' går inte att läsa."),
        (["a", "--ja", "--nej"], "--nej går inte ihop med --ja."),
        (["a", "--an"], "--an kan betyda --antal, --annat."),
    ],
)
def test_what_is_wrong_with_the_arguments_is_told_in_swedish(
    given: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = Parser(prog="prov.py")
    parser.add_argument("fil")
    parser.add_argument("--form", choices=("text", "json"))
    parser.add_argument("--antal", type=int)
    parser.add_argument("--annat")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--ja", action="store_true")
    either.add_argument("--nej", action="store_true")
    with pytest.raises(SystemExit, match="2"):
        parser.parse_args(given)
    said = capsys.readouterr().err
    assert said.startswith("användning: prov.py ")
    assert told in said.replace("text, json", "'text', 'json'")  # Python 3.12 has no quotation marks here
    assert not ENGLISH.search(said.partition("\nprov.py: ")[2])


def test_one_of_several_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    parser = Parser(prog="prov.py")
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--ut")
    either.add_argument("--in")
    with pytest.raises(SystemExit, match="2"):
        parser.parse_args([])
    assert "Ange något av --ut --in." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "told"), [("ut/kvalitet", "ut/kvalitet/"), ("../annan/kvalitet", "{beside}/kvalitet/")]
)
def test_the_finished_site_is_named_so_that_it_is_found(
    given: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "har"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("paraply.files.publish.publish", lambda *_given: 0)
    monkeypatch.setattr(sys, "argv", ["build_site.py", "--output", given])
    assert runpy.run_path(str(ROOT / "scripts" / "build_site.py"))["main"]() == 0
    place = told.format(beside=tmp_path / "annan")
    assert capsys.readouterr().err.startswith(f"Webbplatsen ligger i {place}. ")


def test_a_sign_of_percent_in_a_help_text_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    parser = Parser(description="90 % av 100 %d")
    parser.add_argument("--share", help="minst 90 % av alla %(inget)s")
    with pytest.raises(SystemExit):
        parser.parse_args(["--help"])
    told = capsys.readouterr().out
    assert "90 % av 100 %d" in told
    assert "minst 90 % av alla %(inget)s" in told
