"""Real builds when the machine fails: the disk is full, a file goes away, git or permissions are missing."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from paraply.load import files as loading
from paraply.load import load_content
from tests.commands import process
from tests.preview.test_preview import municipality
from tests.test_site import tree
from tests.worlds import CLEAN, GUARANTEE, MEASURE, write

OLD = {"index.html": b"den gamla sidan"}
ROOM = 400_000
"""Bytes; a site of the tiny municipality is three times that."""


@contextmanager
def little_room(folder: Path) -> Iterator[bool]:
    """A disk of its own at ``folder``, too small for a site; False where nobody may make one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def no_large_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return municipality(tmp_path_factory.mktemp("kommun"), dict(CLEAN)) / "mkdocs.yml"


def build(config: Path, output: Path, *, is_limited: bool = False, **environment: str) -> str:
    """What a build that must fail says. With ``is_limited`` no file may grow large."""
    command = process("site")
    done = subprocess.run(
        [*command, "--config", str(config), "--output", str(output)],
        env={**os.environ, **environment},
        preexec_fn=no_large_files if is_limited else None,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "Webbplatsen i site/ är inte ändrad." in done.stderr
    return done.stderr


def test_a_full_disk_stops_the_build_with_a_sentence(config: Path, tmp_path: Path) -> None:
    with little_room(tmp_path / "disk") as is_small:
        site = tmp_path / "disk" / "site"
        site.mkdir()
        (site / "index.html").write_bytes(OLD["index.html"])
        said = build(config, site, is_limited=not is_small)
        expected = "Disken är full. Frigör plats" if is_small else "Filen blir större än vad som tillåts"
        assert expected in said
        assert tree(tmp_path / "disk") == {f"site/{name}": data for name, data in OLD.items()}


def test_a_file_that_may_not_grow_stops_the_build_with_a_sentence(config: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(OLD["index.html"])
    assert "Filen blir större än vad som tillåts här" in build(config, site, is_limited=True)
    assert tree(tmp_path) == {f"site/{name}": data for name, data in OLD.items()}


def test_a_file_that_goes_away_while_the_folder_is_read_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path)
    shown = loading._place

    def taken(name: str) -> object:
        if name.endswith("bygglov.md"):
            (root / name).unlink()
        return shown(name)

    monkeypatch.setattr(loading, "_place", taken)
    found = loading.find_files(root)
    assert found.files["guarantees"] == []
    assert found.problems == []


def test_a_file_that_goes_away_before_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path)
    read = Path.read_bytes

    def taken(path: Path) -> bytes:
        if path.name == Path(MEASURE).name:
            path.unlink()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", taken)
    [problem] = [one for one in load_content(root).problems if one.is_error and MEASURE in one.place.file]
    assert problem.message == "Filen går inte att öppna: filen eller mappen finns inte."


def test_a_file_that_is_being_saved_is_a_mistake_until_it_is_whole(tmp_path: Path) -> None:
    root = write(tmp_path)
    path = root / "content" / GUARANTEE
    whole = path.read_bytes()
    for share in range(0, len(whole) - 20, 40):
        path.write_bytes(whole[:share])
        loaded = load_content(root)
        assert any(problem.is_error for problem in loaded.problems) or "bygglov" in loaded.content.guarantees
    path.write_bytes(whole)
    assert not any(problem.is_error for problem in load_content(root).problems)
