"""A dated copy in one file: whole, reproducible, and refused when anything in it is changed."""

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from paraply.build import about_archive
from paraply.commands.archive import _listed
from paraply.files.archive import MANIFEST, READ_ME, SITE, About, digest_of, pack, verify
from paraply.files.links import broken_links
from paraply.load import load_content
from paraply.model.copies import KeptCopy
from paraply.model.dates import PartialDate
from tests.changes.test_versions import committed, git
from tests.commands import process
from tests.commands import run as command
from tests.conftest import ROOT, TODAY
from tests.worlds import GUARANTEE, edited, write

ABOUT = About("Exempelkommunen", date(2026, 11, 23), "abc123", True, "0" * 64, "/kvalitet")
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def packed(example_site: Path) -> bytes:
    return pack(example_site, ABOUT)[0]


def files_in(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_the_same_site_gives_the_same_bytes(example_site: Path, packed: bytes) -> None:
    assert pack(example_site, ABOUT)[0] == packed


def test_every_page_is_there_and_opens_from_disk(example_site: Path, packed: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    there = {path.relative_to(example_site).as_posix() for path in example_site.rglob("*") if path.is_file()}
    assert {
        path.relative_to(tmp_path / SITE).as_posix()
        for path in (tmp_path / SITE).rglob("*")
        if path.is_file()
    } == there
    assert broken_links(tmp_path / SITE) == []
    assert 'href="garantier/index.html"' in (tmp_path / SITE / "index.html").read_text(encoding="utf-8")
    assert "Så såg sidorna ut 2026-11-23." in (tmp_path / READ_ME).read_text(encoding="utf-8")


def test_a_whole_archive_says_what_it_is_of(example_site: Path, packed: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed)
    checked = verify(tmp_path / "a.zip")
    assert checked.faults == ()
    assert checked.fingerprint == pack(example_site, ABOUT)[1]
    assert checked.about is not None
    assert (checked.about["commit"], checked.about["day"]) == ("abc123", "2026-11-23")
    assert checked.files == len(files_in(packed)) - 1


def changed(files: Files) -> None:
    files[f"{SITE}/index.html"] = files[f"{SITE}/index.html"].replace(b"kommun", b"Kommun")


def shortened(files: Files) -> None:
    files[f"{SITE}/index.html"] = files[f"{SITE}/index.html"][:-1]


def lengthened(files: Files) -> None:
    files[f"{SITE}/index.html"] += b" "


def removed(files: Files) -> None:
    del files[f"{SITE}/index.html"]


def added(files: Files) -> None:
    files[f"{SITE}/ny.html"] = b"x"


def without_manifest(files: Files) -> None:
    del files[MANIFEST]


def empty_manifest(files: Files) -> None:
    files[MANIFEST] = b"{}"


def odd_manifest(files: Files) -> None:
    files[MANIFEST] = b"[1"


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (changed, "webbplats/index.html är ändrad."),
        (shortened, "webbplats/index.html är ändrad."),
        (lengthened, "webbplats/index.html är ändrad."),
        (removed, "webbplats/index.html saknas."),
        (added, "webbplats/ny.html har lagts till."),
        (without_manifest, "manifest.json saknas, så det går inte att kontrollera arkivet."),
        (empty_manifest, "manifest.json saknar uppgifter om filerna."),
        (odd_manifest, "a.zip går inte att läsa som ett arkiv."),
    ],
)
def test_what_is_tampered_with_is_refused(
    packed: bytes, tmp_path: Path, tamper: Callable[[Files], None], said: str
) -> None:
    files = files_in(packed)
    assert verify(zipped(tmp_path / "a.zip", files)).faults == ()  # control line
    tamper(files)
    assert verify(zipped(tmp_path / "a.zip", files)).faults == (said,)


def test_a_manifest_made_to_fit_has_another_fingerprint(packed: bytes, tmp_path: Path) -> None:
    files = files_in(packed)
    manifest = json.loads(files[MANIFEST])
    manifest["day"] = "2026-11-24"
    files[MANIFEST] = json.dumps(manifest).encode()
    (tmp_path / "a.zip").write_bytes(packed)
    before, after = verify(tmp_path / "a.zip"), verify(zipped(tmp_path / "b.zip", files))
    assert after.faults == ()
    assert after.fingerprint != before.fingerprint
    options = ("--verify", str(tmp_path / "b.zip"), "--fingerprint")
    assert run(*options, after.fingerprint).returncode == 0
    refused = run(*options, before.fingerprint)
    assert refused.returncode == 1
    assert "arkivet är inte det som diariefördes" in refused.stderr


@pytest.mark.parametrize("place", [50, 2000, -30])
def test_a_damaged_file_is_refused(packed: bytes, tmp_path: Path, place: int) -> None:
    damaged = bytearray(packed)
    damaged[place : place + 8 if place > 0 else None] = b"\xff" * 8
    (tmp_path / "a.zip").write_bytes(bytes(damaged))
    assert verify(tmp_path / "a.zip").faults


def test_a_file_twice_is_refused(packed: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed)
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(READ_ME, "annat")
    assert verify(tmp_path / "a.zip").faults == ("Samma fil finns flera gånger i arkivet.",)


def test_the_content_and_the_commit_are_named(tmp_path: Path) -> None:
    root = write(tmp_path / "kommun")
    assert about_archive(root, TODAY).commit is None
    git(tmp_path, "init", "-q", "-b", "main")
    head = committed(tmp_path, "First")
    about = about_archive(root, TODAY)
    assert (about.commit, about.is_committed, about.municipality) == (head, True, "Exempelkommunen")
    write(root, edited(GUARANTEE, "en femtedel", "en fjärdedel"))
    altered = about_archive(root, TODAY)
    assert (altered.commit, altered.is_committed) == (head, False)
    assert altered.content != about.content == digest_of_first(tmp_path)


def digest_of_first(tmp_path: Path) -> str:
    return digest_of(write(tmp_path / "same") / "content")


MUNICIPALITY_FILE = "content/results/municipality.yml"


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        process("archive", *arguments),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_builds_packs_and_checks(tmp_path: Path) -> None:
    output = tmp_path / "kopia.zip"
    made = run("--output", str(output), "--config", str(ROOT / "tests" / "example" / "mkdocs.yml"))
    assert made.returncode == 0, made.stderr
    fingerprint = made.stdout.rpartition("diarieföra: ")[2].strip()
    whole = run("--verify", str(output), "--fingerprint", fingerprint)
    assert whole.returncode == 0
    assert "Arkivet är helt: " in whole.stdout
    output.write_bytes(output.read_bytes()[:-100])
    refused = run("--verify", str(output))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("Arkivet är inte helt:\nkopia.zip går inte att läsa")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = run("--verify", str(tmp_path / "borta.zip"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_content_that_changes_while_the_copy_is_made_stops_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "kommun")

    def built_meanwhile(_config: Path, site: Path, _environment: object) -> int:
        site.mkdir()
        (site / "index.html").write_text("<p>den gamla texten", encoding="utf-8")
        write(root, edited(GUARANTEE, "Du får beslut senast", "Du får ditt beslut senast"))
        return 0

    monkeypatch.setattr("paraply.commands.archive.publish", built_meanwhile)
    copy = tmp_path / "kopia.zip"
    assert command("archive", "--output", copy, "--config", root / "mkdocs.yml") == 1
    assert "Innehållet ändrades medan kopian gjordes. Gör om den." in capsys.readouterr().err
    assert not copy.exists()


def test_a_copy_is_written_into_the_list_that_residents_see(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "kommun")
    words = iter(["Högst 8 veckor", "Högst 7 veckor", "Högst 7 veckor"])

    def built(_config: Path, site: Path, _environment: object) -> int:
        site.mkdir()
        (site / "index.html").write_text(f"<p>{next(words)}", encoding="utf-8")
        return 0

    monkeypatch.setattr("paraply.commands.archive.publish", built)
    first = (root / MUNICIPALITY_FILE).read_text(encoding="utf-8")
    made = ("--config", root / "mkdocs.yml", "--register", "--output")
    for name in ("a.zip", "b.zip"):
        assert command("archive", *made, tmp_path / name) == 0
        assert "Kopian är inskriven i content/results/municipality.yml." in capsys.readouterr().out
    kept = load_content(root).content.municipality.copies
    assert [(str(copy.day), copy.file) for copy in kept] == [
        (TODAY.isoformat(), "a.zip"),
        (TODAY.isoformat(), "b.zip"),
    ]
    assert [copy.fingerprint for copy in kept] == [
        verify(tmp_path / name).fingerprint for name in ("a.zip", "b.zip")
    ]
    assert (root / MUNICIPALITY_FILE).read_text(encoding="utf-8").startswith(first.rstrip())


def test_a_copy_that_stands_there_is_not_written_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path / "kommun")
    copy = KeptCopy(day=PartialDate.parse("2026-11-23"), file="a.zip", fingerprint="a" * 64)
    _listed(root, copy)
    once = (root / MUNICIPALITY_FILE).read_bytes()
    _listed(root, copy)
    assert (root / MUNICIPALITY_FILE).read_bytes() == once
    assert "Kopian är redan inskriven" in capsys.readouterr().out
