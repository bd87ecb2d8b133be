"""Broken content: one clear Swedish message with file, line and value, and the old site as it was.

Each case changes one thing in the example municipality and builds it as ``site`` does.
"""

import os
import re
import shutil
from collections.abc import Callable
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


def added_to_municipality(line: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / "content/results/municipality.yml"
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")

    return change


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
    "broken YAML": (written(NEW, "title: x\nsynonyms: [a, b\n"), "ny.yml:2", "L01"),
    "a tab": (written(NEW, "title: x\n\tdate: 2020\n"), "ny.yml:2", "L27"),
    "wrong encoding": (written(NEW, "title: Förslag\n".encode("cp1252")), "ny.yml:1", "L04"),
    "byte order mark": (written(NEW, b"\xef\xbb\xbftitle: x\n"), "ny.yml:1", "L04"),
    "a NUL byte": (written(NEW, b"title: x\nroute: a\x00b\n"), "ny.yml:2", "L04"),
    "duplicate keys": (written(NEW, "title: x\ntitle: z\n"), "ny.yml:2", "L03"),
    "an unknown key": (written(NEW, "title: x\nsektion: 3\n"), "ny.yml:2", "L11"),
    "a leading zero": (written(NEW, "title: x\nnumber: 0114\n"), "ny.yml:2", "L02"),
    "a time of day": (written(NEW, "title: x\nnumber: 12:30\n"), "ny.yml:2", "L02"),
    "the word no": (written(NEW, "title: no\n"), "ny.yml:1", "L02"),
    "a decimal comma": (
        written(f"{MEASURES}/ny.yml", "title: x\nunit: procent\ndirection: higher\ntolerance: 3,5\n"),
        "ny.yml:4",
        "L14",
    ),
    "dots between thousands": (
        written(f"{MEASURES}/ny.yml", "title: x\nunit: kronor\ndirection: higher\ntolerance: 33.312\n"),
        "ny.yml:4",
        "L14",
    ),
    "an impossible date": (written(NEW, "title: x\ndate: 2024-02-30\n"), "ny.yml:2", "L15"),
    "a dangling reference": (
        written(f"{MEASURES}/ny.yml", "title: x\nunit: procent\ndirection: higher\narea: bygga-och-bi\n"),
        "ny.yml:4",
        "R",
    ),
    "a reserved id": (written(f"{DECISIONS}/index.yml", "title: x\n"), "index.yml:1", "L10"),
    "an empty file": (written(NEW, ""), "ny.yml:1", "L06"),
    "a folder where a file is expected": (folder_as_file, "mapp.yml:1", "L09"),
    "a symbolic link out of content": (link_out, "ute.yml:1", "L09"),
    "a pipe": (pipe, "ror.yml:1", "L09"),
    "a device among the assets": (device_among_assets, "docs/assets/tal.png:1", "L09"),
    "text that turns its direction": (written(NEW, "title: a\u202eb\n"), "ny.yml:1", "L04"),
    "a 50 MB file": (huge, "stor.yml:1", "L05"),
    "an alias bomb": (written(NEW, BOMB), "ny.yml:2", "L07"),
    "200 levels": (written(NEW, "title: " + "[" * 200 + "]" * 200 + "\n"), "ny.yml:1", "L05"),
    "no municipality": (no_municipality, "municipality.yml:1", "L17"),
    "a stray file": (written("content/results/anteckningar.txt", "hej"), "anteckningar.txt:1", "L08"),
    "a broken snapshot": (
        written("content/results/kolada/N12345.json", '{"kpi": "N12345",'),
        "N12345.json:1",
        "L18",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_bad_input_gives_one_message_and_leaves_the_site(case: str, tmp_path: Path) -> None:
    change, where, rule = CASES[case]
    root = copy_of_example(tmp_path / "root")
    site = tmp_path / "site"
    (site / "matt").mkdir(parents=True)
    (site / "index.html").write_text("den gamla sidan", encoding="utf-8")
    before = tree(site)
    change(root)
    done = build(root, site)
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR") and WHERE.search(line)]
    assert done.returncode == 1
    assert len(errors) == 1, done.stderr
    assert where in errors[0]
    assert re.search(rf":\d+: {rule}\d*", errors[0])
    assert "Traceback" not in done.stderr + done.stdout
    assert "Webbplatsen i site/ är inte ändrad." in done.stderr
    assert tree(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["root", "site"]


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
