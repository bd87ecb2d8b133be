"""Broken content: one clear Swedish message with file, line and value, and the old site as it was.

Each case changes one thing in the example municipality. They are built together, as ``site`` does, and each
must have its one message there: a build takes seconds, and all mistakes are told at once. What keeps others
from being told is built alone.
"""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_site import build, copy_of_example, tree

MEASURES = "content/results/measures"
DECISIONS = "content/results/decisions"


def written(path: str, content: str | bytes) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        data = content.encode("utf-8") if isinstance(content, str) else content
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return change


def decision(name: str, content: str | bytes) -> Callable[[Path], None]:
    return written(f"{DECISIONS}/{name}.yml", content)


def measure(name: str, content: str) -> Callable[[Path], None]:
    return written(f"{MEASURES}/{name}.yml", content)


def huge(root: Path) -> None:
    with (root / MEASURES / "stor.yml").open("wb") as file:
        file.truncate(50_000_000)


def no_municipality(root: Path) -> None:
    (root / "content/results/municipality.yml").unlink()


def folder_as_file(root: Path) -> None:
    (root / MEASURES / "mapp.yml").mkdir()


def link_out(root: Path) -> None:
    (root / DECISIONS / "ute.yml").symlink_to("/etc/passwd")


def device_among_assets(root: Path) -> None:
    shutil.copytree(ROOT / "docs", root / "docs")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace(f"{ROOT}/docs", "docs"), encoding="utf-8")
    (root / "docs/assets/tal.png").symlink_to("/dev/zero")


def pipe(root: Path) -> None:
    os.mkfifo(root / DECISIONS / "ror.yml")


BOMB = "title: x\na0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
NEW = f"{DECISIONS}/ny.yml"
WHERE = re.compile(r"(?:content|docs)/\S+:\d+: ")

CASES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "broken YAML": (decision("yaml", "title: x\nsynonyms: [a, b\n"), "yaml.yml:2", "L01"),
    "a tab": (decision("tab", "title: x\n\tdate: 2020\n"), "tab.yml:2", "L27"),
    "wrong encoding": (decision("kodning", "title: Förslag\n".encode("cp1252")), "kodning.yml:1", "L04"),
    "byte order mark": (decision("bom", b"\xef\xbb\xbftitle: x\n"), "bom.yml:1", "L04"),
    "a NUL byte": (decision("nolltecken", b"title: x\nroute: a\x00b\n"), "nolltecken.yml:2", "L04"),
    "duplicate keys": (decision("dubbel", "title: x\ntitle: z\n"), "dubbel.yml:2", "L03"),
    "an unknown key": (decision("okand", "title: x\nsektion: 3\n"), "okand.yml:2", "L11"),
    "a leading zero": (decision("nolla", "title: x\nnumber: 0114\n"), "nolla.yml:2", "L02"),
    "a time of day": (decision("klockslag", "title: x\nnumber: 12:30\n"), "klockslag.yml:2", "L02"),
    "the word no": (decision("nej", "title: no\n"), "nej.yml:1", "L02"),
    "a decimal comma": (
        measure("decimal", "title: x\nunit: procent\ndirection: higher\ntolerance: 3,5\n"),
        "decimal.yml:4",
        "L14",
    ),
    "dots between thousands": (
        measure("tusental", "title: x\nunit: kronor\ndirection: higher\ntolerance: 33.312\n"),
        "tusental.yml:4",
        "L14",
    ),
    "an impossible date": (decision("datum", "title: x\ndate: 2024-02-30\n"), "datum.yml:2", "L15"),
    "a dangling reference": (
        measure("hanvisning", "title: x\nunit: procent\ndirection: higher\narea: bygga-och-bi\n"),
        "hanvisning.yml:4",
        "R",
    ),
    "a reserved id": (decision("index", "title: x\n"), "index.yml:1", "L10"),
    "an empty file": (decision("tomt", ""), "tomt.yml:1", "L06"),
    "a folder where a file is expected": (folder_as_file, "mapp.yml:1", "L09"),
    "a symbolic link out of content": (link_out, "ute.yml:1", "L09"),
    "a pipe": (pipe, "ror.yml:1", "L09"),
    "a device among the assets": (device_among_assets, "docs/assets/tal.png:1", "L09"),
    "text that turns its direction": (decision("riktning", "title: a\u202eb\n"), "riktning.yml:1", "L04"),
    "a 50 MB file": (huge, "stor.yml:1", "L05"),
    "an alias bomb": (decision("bomb", BOMB), "bomb.yml:2", "L07"),
    "200 levels": (decision("djup", "title: " + "[" * 200 + "]" * 200 + "\n"), "djup.yml:1", "L05"),
    "no municipality": (no_municipality, "municipality.yml:1", "L17"),
    "a stray file": (written("content/results/anteckningar.txt", "hej"), "anteckningar.txt:1", "L08"),
    "a broken snapshot": (
        written("content/results/kolada/N12345.json", '{"kpi": "N12345",'),
        "N12345.json:1",
        "L18",
    ),
}  # fmt: skip


ALONE = {"no municipality", "a device among the assets"}
"""What is not told beside other mistakes: it stops the reading, or needs a configuration of its own."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What a build of broken content says, and does to a folder with a site."""

    status: int
    output: str
    errors: list[str]
    """The lines that tell of a mistake, in order."""
    is_untouched: bool
    """Whether the old site is there as it was, and nothing beside it."""


def refused(folder: Path, *cases: str) -> Refused:
    root, site = copy_of_example(folder / "root"), folder / "site"
    (site / "matt").mkdir(parents=True)
    (site / "index.html").write_text("den gamla sidan", encoding="utf-8")
    before = tree(site)
    for case in cases:
        CASES[case][0](root)
    done = build(root, site)
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR") and WHERE.search(line)]
    beside = sorted(path.name for path in folder.iterdir())
    is_untouched = tree(site) == before and beside == ["root", "site"]
    return Refused(done.returncode, done.stderr + done.stdout, errors, is_untouched)


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Refused:
    """A build of all that can be told at once."""
    return refused(tmp_path_factory.mktemp("together"), *(case for case in CASES if case not in ALONE))


@pytest.mark.parametrize("case", [case for case in CASES if case not in ALONE])
def test_bad_input_gives_one_message(case: str, together: Refused) -> None:
    _change, where, rule = CASES[case]
    file, _colon, _line = where.partition(":")
    [error] = [error for error in together.errors if f"/{file}:" in error]
    assert f"/{where}:" in error
    assert re.search(rf":\d+: {rule}\d*", error)


def test_bad_input_leaves_the_site_and_nothing_else_is_told(together: Refused) -> None:
    assert together.status == 1
    assert len(together.errors) == len(CASES) - len(ALONE), together.output
    assert f"{len(together.errors)} fel i innehållet" in together.output
    assert "Traceback" not in together.output
    assert "Webbplatsen i site/ är inte ändrad." in together.output
    assert together.is_untouched


@pytest.mark.parametrize("case", sorted(ALONE))
def test_what_stops_the_reading_gives_one_message_and_leaves_the_site(case: str, tmp_path: Path) -> None:
    _change, where, rule = CASES[case]
    told = refused(tmp_path, case)
    [error] = told.errors
    assert where in error
    assert re.search(rf":\d+: {rule}\d*", error)
    assert told.status == 1
    assert "Traceback" not in told.output
    assert "Webbplatsen i site/ är inte ändrad." in told.output
    assert told.is_untouched


def test_two_records_for_one_address(tmp_path: Path) -> None:
    root = copy_of_example(tmp_path / "root")
    for name in ("ett", "tva"):
        text = f"title: {name}\nunit: procent\ndirection: higher\nold_addresses: [gammal/sida/]\n"
        (root / MEASURES / f"{name}.yml").write_text(text, encoding="utf-8")
    done = build(root, tmp_path / "site")
    assert done.returncode == 1
    assert "gammal/sida" in done.stderr
    assert not (tmp_path / "site").exists()


def test_circular_reference(tmp_path: Path) -> None:
    root = copy_of_example(tmp_path / "root")
    for name, other in (("ett", "tva"), ("tva", "ett")):
        text = f"---\ntitle: {name}\nlevel: council\nparent: {other}\n---\n"
        (root / "content/results/goals" / f"{name}.md").write_text(text, encoding="utf-8")
    done = build(root, tmp_path / "site")
    assert done.returncode == 1
    assert re.search(r"goals/(ett|tva)\.md:4: R", done.stderr)


def test_all_problems_are_told_at_once_in_order(tmp_path: Path) -> None:
    root = copy_of_example(tmp_path / "root")
    (root / NEW).write_text("title: no\nsektion: 3\ndate: 2024-02-30\n", encoding="utf-8")
    (root / MEASURES / "aaa.yml").write_text("title: x\nunit: procent\ndirection: uppat\n", encoding="utf-8")
    done = build(root, tmp_path / "site")
    places = re.findall(r"ERROR\s+-\s+(\S+?):(\d+): ", done.stderr)
    assert [line for file, line in places if file.endswith("ny.yml")] == ["1", "2", "3"]
    assert [line for file, line in places if file.endswith("aaa.yml")] == ["3"]
    assert [file for file, _line in places] == sorted(file for file, _line in places)
    assert "4 fel i innehållet" in done.stderr
