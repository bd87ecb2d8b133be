"""Files are written whole or not at all, whatever fails and whenever the process is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paraply.files import atomic

ROOT = Path(__file__).parents[2]

WRITE_FOR_EVER = """
import sys
from pathlib import Path
sys.path.insert(0, {hooks!r})
from paraply.files import atomic
folder = Path({folder!r})
sizes = [200_000, 300_000]
print("ready", flush=True)
while True:
    for letter, size in zip("ab", sizes):
        atomic.write_all({{folder / name: letter * size for name in ("ett.json", "två.json")}})
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_utf_8_and_bytes_as_they_are(tmp_path: Path) -> None:
    atomic.write_all({tmp_path / "ny" / "a.yml": "å\n", tmp_path / "b.bin": b"\xff\r\n"})
    assert (tmp_path / "ny" / "a.yml").read_bytes() == b"\xc3\xa5\n"
    assert (tmp_path / "b.bin").read_bytes() == b"\xff\r\n"
    assert names(tmp_path) == ["b.bin", "ny"]
    assert names(tmp_path / "ny") == ["a.yml"]


def test_each_file_is_on_the_disk_before_any_has_its_name_and_the_names_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut leaves an empty file under the right name, or the old one under both."""
    done: list[tuple[str, int, int]] = []
    sync, rename = os.fsync, Path.replace

    def synced(descriptor: int) -> None:
        sync(descriptor)
        found = os.fstat(descriptor)
        done.append(("sync", found.st_ino, found.st_size))

    def renamed(self: Path, target: Path) -> Path:
        done.append(("name", self.stat().st_ino, self.stat().st_size))
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    atomic.write_all({tmp_path / "a": "ett", tmp_path / "b": "tvåan", tmp_path / "c" / "d": "tre"})
    files = [("a", 3), ("b", 6), ("c/d", 3)]
    places = [((tmp_path / name).stat().st_ino, size) for name, size in files]
    folders = {tmp_path.stat().st_ino, (tmp_path / "c").stat().st_ino}
    assert done[:6] == [(what, *place) for what in ("sync", "name") for place in places]
    assert {(what, inode) for what, inode, _size in done[6:]} == {("sync", inode) for inode in folders}


def test_the_old_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("gammal", encoding="utf-8")
    path.chmod(0o640)
    atomic.write(path, "ny")
    assert path.read_text(encoding="utf-8") == "ny"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_is_replaced_and_what_it_points_to_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "annan").write_text("rör inte", encoding="utf-8")
    (tmp_path / "a.yml").symlink_to(tmp_path / "annan")
    atomic.write(tmp_path / "a.yml", "ny")
    assert (tmp_path / "annan").read_text(encoding="utf-8") == "rör inte"
    assert not (tmp_path / "a.yml").is_symlink()


def test_when_one_cannot_be_written_all_are_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("gammal", encoding="utf-8")
    (tmp_path / "b.yml").mkdir()
    with pytest.raises(OSError, match=r"b\.yml"):
        atomic.write_all({tmp_path / "a.yml": "ny", tmp_path / "b.yml": "ny"})
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "gammal"
    assert names(tmp_path) == ["a.yml", "b.yml"]


def test_what_a_killed_process_left_is_removed_and_a_living_ones_is_not(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    left = tmp_path / f".a.yml.writing-{process.pid}"
    living = tmp_path / f".a.yml.writing-{os.getppid()}"
    others = tmp_path / f".b.yml.writing-{process.pid}"
    for path in (left, living, others):
        path.write_text("halv", encoding="utf-8")
    atomic.write(tmp_path / "a.yml", "ny")
    assert names(tmp_path) == sorted([living.name, others.name, "a.yml"])


@pytest.mark.parametrize("wait", [0.0, 0.003, 0.01, 0.03, 0.07])
def test_a_process_killed_at_any_moment_leaves_whole_files(tmp_path: Path, wait: float) -> None:
    code = WRITE_FOR_EVER.format(hooks=str(ROOT / "hooks"), folder=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    for path in tmp_path.glob("*.json"):
        assert path.read_text(encoding="utf-8") in {"a" * 200_000, "b" * 300_000}
    atomic.write_all({tmp_path / "ett.json": "1", tmp_path / "två.json": "2"})
    assert names(tmp_path) == ["ett.json", "två.json"]


def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror")
    with pytest.raises(OSError, match="ror"):
        atomic.write(tmp_path / "ror", "ny")
    assert (tmp_path / "ror").is_fifo()
    assert names(tmp_path) == ["ror"]


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name, encoding="utf-8")
    assert atomic.exchange(tmp_path / "a", tmp_path / "b")
    assert (names(tmp_path / "a"), names(tmp_path / "b")) == (["b"], ["a"])
    assert not atomic.exchange(tmp_path / "a", tmp_path / "borta")
    assert names(tmp_path / "a") == ["b"]
