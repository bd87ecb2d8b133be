import json
import os
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from tests.commands import process, run
from tests.worlds import GOAL, GUARANTEE, MUNICIPALITY, edited, line_of, write

BROKEN = edited(GUARANTEE, "measure: bygglov-i-tid", "measure: byglov-i-tid")


@dataclass(frozen=True, slots=True)
class Done:
    """What a run of the command left, as a process of its own would tell it."""

    returncode: int
    stdout: str
    stderr: str


def check(*arguments: str, **environment: str) -> Done:
    """Run the command in this process, where only its own variables are set."""
    told, complained = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(told), redirect_stderr(complained):
        for name in os.environ:
            if name.startswith(("GITHUB_", "PARAPLY_")):
                patched.delenv(name)
        for name, value in {"PARAPLY_TODAY": "2026-11-23", **environment}.items():
            patched.setenv(name, value)
        status = run("check", *arguments)
    return Done(status, told.getvalue(), complained.getvalue())


def check_alone(*arguments: str) -> Done:
    """Run the command as it is started by hand."""
    done = subprocess.run(
        process("check", *arguments),
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_whole_world_passes(tmp_path: Path) -> None:
    root = str(write(tmp_path))
    done = check("--root", root)
    assert done == Done(0, "0 fel och 0 varningar.\n", "")
    assert check_alone("--root", root) == done


def test_an_error_fails_and_says_where_and_what(tmp_path: Path) -> None:
    root = str(write(tmp_path, BROKEN))
    done = check("--root", root)
    assert check_alone("--root", root) == done
    assert done.returncode == 1
    assert (
        "R01 measure: 'byglov-i-tid' finns inte bland måtten. Menade du 'bygglov-i-tid' (Bygglov i tid)?"
        in done.stdout
    )
    assert done.stdout.startswith(f"{line_of(GUARANTEE, 'measure:')}: fel ")


def test_errors_stand_last_where_a_terminal_shows_them(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "decision: kf-2019-12\n", "", BROKEN)
    done = check("--root", str(write(tmp_path, files)))
    *warnings, error, count = done.stdout.splitlines()
    assert warnings
    assert all(": varning " in line for line in warnings)
    assert ": fel R01 " in error
    assert count.startswith("1 fel och ")


@pytest.mark.parametrize("taken", ["garantier/bygglov", "om/bedomning/"])
def test_the_addresses_of_the_whole_site_are_known(tmp_path: Path, taken: str) -> None:
    files = edited(GOAL, "level: council", f"level: council\nold_addresses: [{taken}]")
    done = check("--root", str(write(tmp_path, files)))
    assert done.stdout.count(" L19 ") == 1
    assert f"{line_of(GOAL, 'old_addresses', files)}: fel L19 Den gamla adressen '{taken}'" in done.stdout


def test_warnings_pass_and_answered_ones_are_shown_on_request(tmp_path: Path) -> None:
    answer = "accepted: [{rule: G13, why: Beslutet är från tiden före diariet.}]"
    root = str(write(tmp_path, edited(GUARANTEE, "decision: kf-2019-12", answer)))
    assert check("--root", root).stdout == "0 fel och 0 varningar. 1 besvarad varning.\n"
    done = check("--root", root, "--all")
    assert done.returncode == 0
    assert "Besvarad: Beslutet är från tiden före diariet." in done.stdout


def test_json_is_for_programs(tmp_path: Path) -> None:
    told = json.loads(check("--root", str(write(tmp_path, BROKEN)), "--format", "json").stdout)
    assert (told["today"], told["errors"]) == ("2026-11-23", 1)


def git(root: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=Test", "-c", "user.email=test@exempel.se", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A repository whose municipality lies in a folder: one old warning, and a new one on a changed line."""
    root = tmp_path / "kommunen"
    old = edited(GUARANTEE, "decision: kf-2019-12\n", "")
    old = edited(GUARANTEE, "promise: Du får beslut", "promise: Du får snnabbt beslut", old)
    write(root, old)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=x")
    write(root, edited(GUARANTEE, "snnabbt beslut", "snabbt beslut", old))
    return root


def test_github_sees_changed_lines_first_and_gets_a_summary(changed: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Före.\n", encoding="utf-8")
    options = ("--root", str(changed), "--format", "github")
    codes = [line.partition("title=")[2][:3] for line in check(*options).stdout.splitlines()[:2]]
    assert codes == ["G13", "G08"]  # control line: in the order of the file
    done = check(*options, "--base", "main", GITHUB_STEP_SUMMARY=str(summary))
    assert [line.partition("title=")[2][:3] for line in done.stdout.splitlines()[:2]] == ["G08", "H10"]
    assert (done.returncode, done.stderr) == (0, "")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Före.\n## Kontroll av innehållet")
    assert text.index("G08") < text.index("G13")


def test_what_is_new_is_shown_and_the_rest_is_counted(changed: Path, tmp_path: Path) -> None:
    """New since the branch that is published, or since what was checked in last."""
    for base in (["--base", "main"], []):
        *new, left, count = check("--root", str(changed), *base).stdout.splitlines()
        codes = [line.split()[2] for line in new]
        assert codes == ["G08", "H10"]
        assert left.startswith("1 varning fanns före ändringarna (i main) och visas inte. Visa alla: ")
        assert left.endswith("check --all")
        assert count == f"0 fel och {len(new) + 1} varningar i 1 fil."
    everything = check("--root", str(changed), "--all").stdout.splitlines()
    assert [line.split()[2] for line in everything[:-1]] == ["G13", "G08", "H10"]
    git(tmp_path, "switch", "--quiet", "--create=annan")
    git(tmp_path, "commit", "--quiet", "--all", "--message=x")
    assert " G13 " not in check("--root", str(changed)).stdout, "the branch is compared with main"
    git(tmp_path, "branch", "--quiet", "--force", "main", "annan")
    whole = check("--root", str(changed)).stdout
    assert " G13 " in whole
    assert "visas inte" not in whole


def test_what_stands_a_second_time_is_new(tmp_path: Path) -> None:
    text = "Löftet gäller alla som söker bygglov."
    old = edited(GUARANTEE, text, f"{text}\n\n[Här](https://exempel.se/).")
    git(write(tmp_path, old), "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=x")
    write(
        tmp_path,
        edited(GUARANTEE, text, f"{text}\n\n[Här](https://exempel.se/).\n\n[Här](https://exempel.se/)."),
    )
    assert check("--root", str(tmp_path)).stdout.count(" K03 ") == 2


def test_an_error_is_shown_however_old_it_is(changed: Path, tmp_path: Path) -> None:
    write(changed, BROKEN)
    git(tmp_path, "commit", "--quiet", "--all", "--message=x")
    write(changed, edited(GUARANTEE, "promise: Du får beslut", "promise: Du får snabbt beslut", BROKEN))
    told = check("--root", str(changed)).stdout
    assert " fel R01 " in told
    assert " G08 " in told


def test_what_was_published_is_asked_for_without_a_word(changed: Path) -> None:
    assert check("--root", str(changed)).returncode == 0
    path = changed / "content" / GUARANTEE
    path.rename(path.with_name("bygglov-i-tid.md"))
    told = check("--root", str(changed))
    assert told.returncode == 1
    assert " fel L24 " in told.stdout
    renamed = edited(MUNICIPALITY, "name: Exempelkommunen", "name: Annankommun")
    write(changed, {**renamed, GUARANTEE: None})
    assert check("--root", str(changed), "--format", "json").returncode == 1, "it has the code of the former"
    write(changed, {**edited(MUNICIPALITY, "code: '9999'", "code: '9998'", renamed), GUARANTEE: None})
    assert check("--root", str(changed)).returncode == 0, "somebody begins with their own"


def test_what_was_published_may_not_just_vanish(changed: Path) -> None:
    options = ("--root", str(changed), "--base", "main")
    assert " L24 " not in check(*options).stdout  # control line
    write(changed, {GUARANTEE: None, GOAL: None})
    (changed / "content" / GUARANTEE).unlink()
    (changed / "content" / GOAL).unlink()
    done = check(*options)
    assert done.returncode == 1
    [promise] = [line for line in done.stdout.splitlines() if "L24" in line and GUARANTEE in line]
    assert "'Bygglov inom åtta veckor' är publicerat och finns inte längre." in promise
    assert "state: withdrawn" in done.stdout
    assert "skriv 'garantier/bygglov/' i old_addresses där." in done.stdout
    assert f"content/{GOAL}:2: fel L24" in done.stdout


@pytest.mark.parametrize("base", ["finns-inte", "--output=x"])
def test_an_unknown_base_fails_and_everything_is_still_shown(changed: Path, base: str) -> None:
    assert check("--root", str(changed)).returncode == 0, "control: only the comparison fails"
    done = check("--root", str(changed), "--format", "github", f"--base={base}")
    assert done.returncode == 1
    assert "::warning " in done.stdout
    assert f"Git kan inte jämföra med '{base}'" in done.stderr
    assert not list(changed.glob("x*"))


@pytest.mark.parametrize("today", ["igår", "2026-02-30"])
def test_a_bad_today_is_said_in_words(tmp_path: Path, today: str) -> None:
    done = check("--root", str(tmp_path), PARAPLY_TODAY=today)
    assert done.returncode == 2
    assert f"PARAPLY_TODAY är '{today}'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    done = check("--root", str(tmp_path / "borta"))
    assert done.returncode == 2
    assert "finns inte" in done.stderr


def test_a_folder_without_content_fails(tmp_path: Path) -> None:
    done = check("--root", str(tmp_path))
    assert done.returncode == 1
    assert "Mappen content/ finns inte." in done.stdout


def test_help_is_in_swedish_with_an_example() -> None:
    done = check("--help")
    assert "Kontrollera innehållet" in done.stdout
    assert "Exempel:" in done.stdout


@pytest.mark.parametrize(
    ("settings", "is_refused"),
    [
        (None, False),  # nothing is built from here
        ("extra: {allow_example: true}\n", False),
        ("extra: {allow_example: false}\n", True),
        ("site_name: x\nmarkdown_extensions: [!!python/name:x.y ]\nsite_url: !ENV [A, b]\n", True),
        ("extra: {allow_example: true}\nsite_url: !ENV ADRESS\n", False),
        ("extra: [\n", True),
        ("- 1\n", True),
    ],
)
def test_an_example_passes_where_it_may_be_built(
    tmp_path: Path, settings: str | None, is_refused: bool
) -> None:
    root = write(tmp_path)  # an example
    if settings is not None:
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = check("--root", str(root))
    assert done.returncode == int(is_refused)
    assert ("L20" in done.stdout) is is_refused


def test_whose_proposal_it_is_stands_first_with_how_to_begin_ones_own(tmp_path: Path) -> None:
    root = str(write(tmp_path, edited(MUNICIPALITY, "status: official", "status: unofficial")))
    told = check("--root", root).stderr
    assert told.startswith("Innehållet här gäller Exempelkommunen, och är ett förslag. ")
    assert 'start "Er kommun"' in told
    assert check("--root", root, "--format", "json").stderr == ""


def test_whose_proposal_it_is_is_not_said_while_nobody_can_tell(tmp_path: Path) -> None:
    changed = edited(MUNICIPALITY, "status: official", "status: unofficial\nexample: ja")
    told = check("--root", str(write(tmp_path, changed)))
    assert "Skriv true." in told.stdout
    assert told.stderr == ""
