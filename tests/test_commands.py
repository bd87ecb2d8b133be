"""Every command: what ``--help`` says, that a wrong flag is told, and no traceback."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from paraply.command import commandline
from paraply.command.commandline import Number, OneOf, argument, command, expanded, option
from paraply.command.invocation import START
from paraply.command.options import Day
from paraply.command.program import COMMANDS, NAMES, command_named
from paraply.language import N_
from tests.commands import NOW, run
from tests.conftest import ROOT

ENGLISH = re.compile(
    r"\b(argument '|required|invalid|expected|allowed|options?|usage|missing|such|try)\b", re.IGNORECASE
)
MODULES = sorted((ROOT / "hooks" / "paraply" / "commands").glob("[!_]*.py"))
Captured = pytest.CaptureFixture[str]


def test_every_module_is_a_command_and_listed_once() -> None:
    assert sorted(NAMES) == sorted(path.stem.replace("_", "-") for path in MODULES)


def test_without_a_command_all_are_listed_the_common_first(capsys: Captured) -> None:
    for arguments in ((), ("--help",)):
        assert commandline_of(*arguments) == 0
        told = capsys.readouterr().out
        places = [told.index(f"\n  {name} ") for name in NAMES]
        assert places == sorted(places)
        assert all(heading in told for heading in COMMANDS)
        assert told.startswith(f"användning: {START} KOMMANDO …")
    assert NAMES[:2] == ("check", "serve")


def commandline_of(*arguments: str) -> int:
    from paraply.command.program import called

    return called(arguments, NOW)


def test_to_list_them_imports_none_of_them() -> None:
    code = (
        "import sys; sys.argv = ['x']; from datetime import UTC, datetime; "
        "from paraply.command.program import main; main(datetime.now(tz=UTC)); "
        "print(sorted(name for name in sys.modules if name.startswith(('paraply.', 'pydantic', 'mkdocs'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "hooks", capture_output=True, text=True, check=True
    )
    parts = {name.split(".")[1] for name in ast.literal_eval(done.stdout.splitlines()[-1])}
    assert parts <= {"command", "files", "language", "problems", "text"}


@pytest.mark.parametrize("name", NAMES)
class TestCommand:
    def test_help_has_an_example_and_says_what_the_status_means(self, name: str, capsys: Captured) -> None:
        assert run(name, "--help") == 0
        told = " ".join(capsys.readouterr().out.split())
        assert told.startswith(f"användning: {START} {name} ")
        if name == "new":
            assert run(name, "guarantee", "--help") == 0
            told = " ".join(capsys.readouterr().out.split())
        assert f"Exempel: {START} {name}" in told
        statuses = re.findall(r"\b(\d+) ", told.partition("Slutstatus: ")[2])
        assert statuses[0] == "0"
        assert set(statuses) <= {"0", "1", "10"}
        assert not ENGLISH.search(told)

    def test_each_example_can_be_read(self, name: str) -> None:
        found = command_named(name)
        examples = found.example.splitlines() if isinstance(found, commandline.Command) else []
        assert examples or name == "new"
        program = click.Context(found)
        program.meta[commandline.NOW] = NOW
        for example in examples:
            own, *words = example.split()
            assert own == name
            given = [word.strip('"') for word in words if word != 'kommun"']
            with found.make_context(name, given, parent=program):
                pass

    def test_what_a_flag_takes_has_a_name_of_its_own(self, name: str, capsys: Captured) -> None:
        assert run(name, "--help") == 0
        unnamed = re.findall(r"--([a-z-]+) (?=([A-Z-]+))", capsys.readouterr().out)
        assert {flag for flag, named in unnamed if flag.upper() == named} <= {"port", "period"}  # Swedish too

    def test_a_wrong_flag_is_told(self, name: str, capsys: Captured) -> None:
        assert run(name, "--finns-inte") == 2
        told = capsys.readouterr().err
        assert f"{START} {name}" in told
        assert "'--finns-inte' finns inte." in told
        assert told.endswith(" Skriv --help för att få veta mer.\n")


@command("prov", about=N_("Ett prov."), example="prov", status=N_("0 klar."), faults=(LookupError,))
@argument("fil", metavar=N_("FIL"), help=N_("en fil"))
@option("--form", type=OneOf(("text", "json")), help=N_("hur"))
@option("--antal", type=Number(), metavar=N_("ANTAL"), help=N_("minst 90 % av alla %(inget)s"))
@option("--dag", type=Day(), metavar=N_("DATUM"), help=N_("när"))
@option("--par", nargs=2, metavar=N_("MAPP MAPP"), help=N_("två"))
@option("--ja", is_flag=True, help=N_("ja"))
@option("--krav", required=True, metavar=N_("TEXT"), help=N_("måste"))
def tried(fil: str, **_given: object) -> int:
    if fil == "fel":
        raise LookupError("Det finns inte där.")
    if fil == "stopp":
        raise KeyboardInterrupt
    return 10


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["a", "--finns-inte"], "'--finns-inte' finns inte."),
        (["a", "--antl", "1"], "'--antl' finns inte. Menade du --antal eller --ja?"),
        (["--krav", "x"], "Det här saknas: FIL."),
        (["a"], "Det här saknas: --krav."),
        (["a", "--form", "x"], "--form: 'x' går inte. Välj något av text, json."),
        (["a", "--form"], "--form: Det står inget värde efter."),
        (["a", "--antal", "tre"], "--antal: 'tre' är inget heltal."),
        (["a", "--dag", "i går"], "--dag: 'i går' är inget datum. Skriv till exempel 2026-01-01."),
        (["a", "--par", "x"], "--par behöver 2 värden."),
        (["a", "--ja=nej"], "--ja tar inget värde."),
        (["a", "--krav", "x", "b", "c"], "'b c' finns inte."),
    ],
)
def test_what_is_wrong_with_the_arguments_is_told(given: list[str], told: str, capsys: Captured) -> None:
    assert commandline.run(tried, given, "prov", NOW) == 2
    said = capsys.readouterr().err
    assert said.startswith("användning: prov [flaggor] FIL\nprov: ")
    assert told in said
    assert not ENGLISH.search(said)


def test_the_status_is_the_commands_own_and_its_faults_are_told(capsys: Captured) -> None:
    assert commandline.run(tried, ["a", "--krav", "x"], "prov", NOW) == 10
    assert commandline.run(tried, ["fel", "--krav", "x"], "prov", NOW) == 1
    assert capsys.readouterr().err == "Det finns inte där.\n"
    assert commandline.run(tried, ["stopp", "--krav", "x"], "prov", NOW) == 1
    assert capsys.readouterr().err == "\nAvbrutet.\n"


def test_a_sign_of_percent_in_a_help_text_is_shown_as_it_is(capsys: Captured) -> None:
    assert commandline.run(tried, ["--help"], "prov", NOW) == 0
    assert "minst 90 % av alla %(inget)s" in capsys.readouterr().out


def test_a_command_that_does_not_exist_is_told_with_one_that_does(capsys: Captured) -> None:
    assert run("sit") == 2
    assert "'sit' finns inte. Menade du site?" in capsys.readouterr().err
    assert run("new", "guarante") == 2
    assert "'guarante' finns inte. Menade du guarantee?" in capsys.readouterr().err
    assert run("--finns-inte") == 2
    assert "'--finns-inte' finns inte." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("archive", [], "Ange något av --output, --verify."),
        ("archive", ["--output", "a", "--verify", "b"], "--verify går inte ihop med --output."),
        ("inventory", ["--apply", "a", "--output", "b"], "--apply går inte ihop med --output."),
        ("check", ["--root", "finns/inte"], "Mappen finns/inte finns inte."),
        ("check", ["--today", "i går"], "--today: 'i går' är inget datum."),
        ("summary", ["--output", "a.pdf"], "'a.pdf' slutar inte på .md eller .html."),
    ],
)
def test_what_does_not_go_together_is_told(
    name: str, arguments: list[str], told: str, capsys: Captured
) -> None:
    assert run(name, *arguments) == 2
    assert told in capsys.readouterr().err


def test_the_day_that_is_given_goes_before_the_surroundings(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("PARAPLY_TODAY", "2026-11-23")
    root = ("--root", ROOT / "tests" / "example")
    for given, day in (((), "2026-11-23"), (("--today", "2027-02-01"), "2027-02-01")):
        run("check", *root, "--format", "json", *given)
        assert f'"today": "{day}"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "told"), [("ut/kvalitet", "ut/kvalitet/"), ("../annan/kvalitet", "{beside}/kvalitet/")]
)
def test_the_finished_site_is_named_so_that_it_is_found(
    given: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    here = tmp_path / "har"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("paraply.commands.site.publish", lambda *_given: 0)
    assert run("site", "--output", given) == 0
    place = told.format(beside=tmp_path / "annan")
    assert capsys.readouterr().err == f"Webbplatsen ligger i {place}. Titta på den: {START} serve\n"


def test_on_windows_a_star_means_the_files_as_in_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("access.log", "access.log.1", "annat"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    given = ["import-visits", "access.log*", "--month", "2026-09", "finns-inte*"]
    assert expanded(given) == given
    monkeypatch.setattr("paraply.command.commandline.os.name", "nt")
    assert expanded(given) == [
        *("import-visits", "access.log", "access.log.1", "--month", "2026-09", "finns-inte*"),
    ]
