"""Whatever fails, the published site stays as it was: real builds of tiny MkDocs projects."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraply.command.guarded import guarded
from paraply.files import publish as publishing
from paraply.files.publish import publish, recover, swap, unfit

ROOT = Path(__file__).parents[2]
CONFIG = "site_name: Prov\nplugins: []\ntheme: {name: mkdocs}\n"
OLD = {"index.html": b"den gamla", "matt/index.html": b"\x00\xff gamla siffror"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Den nya\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def output(project: Path) -> Path:
    return write(project / "ut" / "site", OLD)


@pytest.fixture
def living() -> Iterator[int]:
    """The id of a process that runs as long as the test."""
    command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        yield process.pid
        process.communicate()


@pytest.fixture
def dead() -> int:
    """The id of a process that is gone."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run(project: Path, output: Path) -> int:
    return publish(project / "mkdocs.yml", output, dict(os.environ))


def test_a_good_build_takes_the_place_of_the_old_site(project: Path, output: Path) -> None:
    assert run(project, output) == 0
    assert "Den nya" in (output / "index.html").read_text(encoding="utf-8")
    assert not (output / "matt").exists()
    assert names(output.parent) == ["site"]


HOSTILE = "::set-output name=a::b ##[group]c"
"""What a runner of workflows would take for two commands."""


@pytest.mark.parametrize(
    "settings", ["", f"\n'{HOSTILE}': x\n", f'\nnav: [{{"{HOSTILE}": finns-inte.md}}]\n']
)
def test_no_text_that_mkdocs_tells_of_is_a_command_to_a_runner(
    project: Path, output: Path, settings: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Links and images to nowhere, a page's name and the settings: all may be of an unknown's request."""
    links = f"[a](<x {HOSTILE}.md>) [##[error]b](##[error]b.md) ![c](<::debug::c ##[x].png>)"
    (project / "docs" / "##[group]sida.md").write_text(f"# {HOSTILE}\n\n{links}\n", encoding="utf-8")
    told = "validation: {links: {not_found: warn, unrecognized_links: warn, anchors: warn}}\n"
    (project / "mkdocs.yml").write_text(f"{CONFIG}{told}{settings}", encoding="utf-8")
    assert run(project, output) == 1
    said = capfd.readouterr()
    lines = re.split(r"[\r\n]", said.out + said.err)
    assert any("## [" in line for line in lines)
    assert [line for line in lines if re.match(r"\s*::", line) or "##[" in line] == []


def test_a_program_of_others_that_breaks_tells_its_values_as_data(tmp_path: Path) -> None:
    (tmp_path / "prov.py").write_text('raise ValueError("\\n::add-mask::a ##[b]")', encoding="utf-8")
    done = subprocess.run(guarded("prov"), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "\n : :add-mask::a ## [b]" in done.stderr


def test_the_first_site_needs_no_old_one(project: Path) -> None:
    output = project / "ny" / "site"
    assert run(project, output) == 0
    assert (output / "index.html").is_file()
    assert names(output.parent) == ["site"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/index.md", "[trasig](finns-inte.md)\n"),  # a warning, which strict makes an error
        ("mkdocs.yml", "site_name: [\n"),
        ("mkdocs.yml", f"{CONFIG}hooks: [hook.py]\n"),
    ],
    ids=["warning", "configuration", "crash"],
)
def test_a_failed_build_leaves_the_old_site_byte_for_byte(
    project: Path, output: Path, name: str, text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "hook.py").write_text(
        "def on_post_build(config):\n    raise SystemExit(3)\n", encoding="utf-8"
    )
    (project / name).write_text(text, encoding="utf-8")
    assert run(project, output) != 0
    assert read(output) == OLD
    assert names(output.parent) == ["site"]
    assert "Webbplatsen i site/ är inte ändrad." in capfd.readouterr().err


def test_a_failed_first_build_leaves_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "docs" / "index.md").write_text("[trasig](finns-inte.md)\n", encoding="utf-8")
    (project / "ut").mkdir()
    assert run(project, project / "ut" / "site") != 0
    assert names(project / "ut") == []
    assert "inte ändrad" not in capfd.readouterr().err


def test_what_a_killed_run_left_is_removed_and_a_living_ones_is_not(
    project: Path, output: Path, living: int, dead: int
) -> None:
    for process in (living, dead):
        write(output.with_name(f"site.building-{process}"), {"index.html": b"halv"})
    write(output.with_name("site.building-anteckningar"), {"a.txt": b"min egen"})
    write(output.with_name(f"annan.building-{dead}"), {"index.html": b"en annan webbplats"})
    assert run(project, output) == 0
    assert names(output.parent) == sorted(
        ["site", f"site.building-{living}", "site.building-anteckningar", f"annan.building-{dead}"]
    )
    assert read(output.with_name(f"site.building-{living}")) == {"index.html": b"halv"}


def test_a_swap_cut_off_between_its_two_renamings_is_undone(tmp_path: Path) -> None:
    output = tmp_path / "site"
    write(tmp_path / "site.old", OLD)
    recover(output)
    assert read(output) == OLD
    assert names(tmp_path) == ["site"]


def test_a_failed_build_after_a_swap_that_was_cut_off_brings_the_old_site_back(project: Path) -> None:
    output = project / "ut" / "site"
    write(output.with_name("site.old"), OLD)
    (project / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    assert run(project, output) != 0
    assert read(output) == OLD


def test_recover_never_touches_a_site_that_is_there(tmp_path: Path) -> None:
    output = write(tmp_path / "site", {"index.html": b"ny"})
    write(tmp_path / "site.old", OLD)
    recover(output)
    assert read(output) == {"index.html": b"ny"}


def test_a_swap_replaces_what_an_earlier_one_left(tmp_path: Path) -> None:
    output = write(tmp_path / "site", {"index.html": b"ny"})
    write(tmp_path / "site.old", OLD)
    swap(write(tmp_path / "site.building-1", {"index.html": b"nyast"}), output)
    assert read(output) == {"index.html": b"nyast"}
    assert names(tmp_path) == ["site"]


def test_a_swap_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    output = write(tmp_path / "site", OLD)
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "site.building-1", output)
    assert read(output) == OLD
    assert names(tmp_path) == ["site"]


def test_without_a_swap_in_one_step_two_renamings_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "exchange", lambda _one, _other: False)
    output = write(tmp_path / "site", OLD)
    swap(write(tmp_path / "site.building-1", {"index.html": b"ny"}), output)
    assert read(output) == {"index.html": b"ny"}
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "site.building-1", output)
    assert read(output) == {"index.html": b"ny"}
    assert names(tmp_path) == ["site"]


def test_an_old_site_that_is_write_protected_is_replaced_too(tmp_path: Path) -> None:
    output = write(tmp_path / "site", OLD)
    for path in (output / "matt" / "index.html", output / "matt", output):
        path.chmod(0o555)
    script = f"""from pathlib import Path
from paraply.files.publish import swap
new = Path({str(tmp_path / "site.building-1")!r})
new.mkdir()
(new / "index.html").write_text("ny")
swap(new, Path({str(output)!r}))"""
    assert as_anybody(["-c", script]).returncode == 0
    assert read(output) == {"index.html": b"ny"}
    assert names(tmp_path) == ["site"]


def as_anybody(arguments: list[str]) -> "subprocess.CompletedProcess[bytes]":
    """Run Python without root's leave to write where permissions say no."""
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    command = [*(bound if os.geteuid() == 0 else []), sys.executable, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(command, env=environment, capture_output=True, check=False)


def test_a_folder_that_is_write_protected_is_told_before_anything_is_built(
    output: Path, project: Path
) -> None:
    output.parent.chmod(0o555)
    arguments = ["--config", str(project / "mkdocs.yml"), "--output", str(output)]
    done = as_anybody([str(ROOT / "scripts" / "paraply.py"), "site", *arguments])
    output.parent.chmod(0o755)
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "Behörighet saknas. Kontrollera vem som äger filen och mappen den ligger i." in said
    assert "Webbplatsen i site/ är inte ändrad." in said
    assert "Traceback" not in said
    assert "Building documentation" not in said
    assert read(output) == OLD


@pytest.mark.parametrize(
    ("files", "where", "message"),
    [
        ({"site": b"en fil"}, "site", "är en fil. Välj en mapp"),
        ({"site/brev.docx": b"ett brev"}, "site", "är ingen byggd webbplats, och ersätts inte"),
        ({"index.html": b"x"}, "", "där det den görs av ligger"),
    ],
    ids=["a file", "other things", "the source"],
)
def test_what_is_no_site_is_never_replaced(
    files: dict[str, bytes], where: str, message: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(project, files)
    before = read(project)
    assert publish(project / "mkdocs.yml", project / where, dict(os.environ)) == 1
    assert message in capfd.readouterr().err
    assert read(project) == before


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_no_folder_that_holds_the_source_is_replaced_even_when_it_holds_a_site(
    levels: int, tmp_path: Path
) -> None:
    source = write(tmp_path / "www" / "kommun" / "paraply", {"mkdocs.yml": b"", **OLD})
    output = [source, *source.parents][levels]
    write(output, OLD)
    assert "där det den görs av ligger" in unfit(output, source)
    beside = write(tmp_path / "www" / "kommun" / "para", OLD)
    assert unfit(beside, source) == ""


def test_nothing_or_an_older_site_may_be_replaced(project: Path) -> None:
    (project / "tom").mkdir()
    write(project / "gammal", OLD)
    assert [unfit(project / name, project) for name in ("ny", "tom", "gammal")] == ["", "", ""]


def test_a_configuration_that_is_not_there_is_told(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert publish(project / "mkdoc.yml", project / "site", dict(os.environ)) == 1
    assert "mkdoc.yml finns inte." in capfd.readouterr().err


SWAP_FOR_EVER = """
import os, sys
from pathlib import Path
from paraply.files.publish import swap
output, letter = Path(sys.argv[1]), sys.argv[2]
new = output.with_name(f"{output.name}.building-{os.getpid()}")
for _round in range(60):
    new.mkdir()
    for name in ("a", "b", "index.html"):
        (new / name).write_text(letter)
    swap(new, output)
"""


def test_many_builds_at_once_end_with_one_whole_site_and_none_is_without(tmp_path: Path) -> None:
    output = write(tmp_path / "site", {"a": b"0", "b": b"0", "index.html": b"0"})
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", SWAP_FOR_EVER, str(output)]
    swapping = [subprocess.Popen([*command, letter], env=environment) for letter in "123"]
    looked = gone = 0
    while any(process.poll() is None for process in swapping):
        looked += 1
        gone += not output.exists()
    assert [process.returncode for process in swapping] == [0, 0, 0]
    assert looked > 10
    assert gone == 0
    assert len(set(read(output).values())) == 1
    assert names(tmp_path) == ["site"]


def test_a_system_without_locks_swaps_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where no folder can be opened either."""
    monkeypatch.setattr("paraply.files.publish._CAN_LOCK", False)
    monkeypatch.setattr("paraply.files.publish.exchange", lambda _one, _other: False)
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    swap(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
