"""A dated copy of the site in one zip file: opens from disk, and can be verified by whoever holds it."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from paraply.files.offline import for_disk
from paraply.files.zipped import zipped
from paraply.language import N_, _

MANIFEST: Final = "manifest.json"
READ_ME: Final = "LAS-MIG.txt"
SITE: Final = "webbplats"
MOST_BYTES: Final = 200_000_000
"""More than any file of a site: a file that claims to be larger is never unpacked."""

_ABOUT: Final = N_("""\
Kvalitet och resultat, {municipality}
Så såg sidorna ut {day}.

Packa upp arkivet och öppna {page} i en webbläsare.

Version i git: {commit}
Innehållets kontrollsumma (SHA-256): {content}

{manifest} har varje fils kontrollsumma. Kontrollera arkivet så här:
python3 scripts/paraply.py archive --verify ARKIVET.zip
""")


@dataclass(frozen=True, slots=True)
class About:
    """What a copy is of. ``commit`` is None without git; ``base`` is the sub-path the site is made for.

    ``is_committed`` tells whether every file was checked in as it was; ``content`` is the hash of the texts
    that the site was made from, and ``previous`` the fingerprint of the copy before, empty for the first.
    """

    municipality: str
    day: date
    commit: str | None
    is_committed: bool
    content: str
    base: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveCheck:
    """What a check found. ``faults`` are sentences; ``fingerprint`` is the manifest's SHA-256."""

    faults: tuple[str, ...]
    fingerprint: str = ""
    about: Mapping[str, Any] | None = None
    files: int = 0


def pack(site: Path, about: About) -> tuple[bytes, str]:
    """The zip file of a built site, and the fingerprint of its manifest. The same site gives the same bytes.

    Links are rewritten so that the pages open from a folder on disk, without a server.
    """
    files = {READ_ME: _read_me(about).encode()}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            data = path.read_bytes()
            if path.suffix == ".html":
                data = for_disk(data.decode(), name, about.base).encode()
            files[f"{SITE}/{name}"] = data
    manifest = json.dumps(_manifest(about, files), ensure_ascii=False, indent=1).encode()
    packed = zipped(dict(sorted({**files, MANIFEST: manifest}.items())), about.day)
    return packed, _sha256(manifest)


def verify(path: Path) -> ArchiveCheck:
    """Whether every file of an archive is there, unchanged and alone. Raises ``OSError``."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
        return ArchiveCheck((_("{file} går inte att läsa som ett arkiv.", file=path.name),))


def page_in(path: Path, name: str) -> str | None:
    """A page of a copy that has been found whole; None when it has no such page."""
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return None
        data = _read(archive, name, MOST_BYTES)
    return None if data is None else data.decode(errors="replace")


def digest_of(folder: Path) -> str:
    """One hash of all files in a folder: of their hashes and names, in the order of the names."""
    lines = [
        f"{_sha256(path.read_bytes())}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    return _sha256("".join(lines).encode())


def _manifest(about: About, files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "municipality": about.municipality,
        "day": about.day.isoformat(),
        "commit": about.commit,
        "all_committed": about.is_committed,
        "content_sha256": about.content,
        "previous": about.previous or None,
        "files": [
            {"path": name, "bytes": len(data), "sha256": _sha256(data)}
            for name, data in sorted(files.items())
        ],
    }


def _checked(archive: zipfile.ZipFile) -> ArchiveCheck:
    names = archive.namelist()
    if MANIFEST not in names:
        return ArchiveCheck((_("{file} saknas, så det går inte att kontrollera arkivet.", file=MANIFEST),))
    if len(set(names)) != len(names):
        return ArchiveCheck((_("Samma fil finns flera gånger i arkivet."),))
    manifest = _read(archive, MANIFEST, MOST_BYTES)
    if manifest is None:
        return ArchiveCheck((_("{file} är skadad.", file=MANIFEST),))
    about = json.loads(manifest)
    try:
        listed = {file["path"]: (int(file["bytes"]), str(file["sha256"])) for file in about["files"]}
    except (KeyError, TypeError):
        return ArchiveCheck((_("{file} saknar uppgifter om filerna.", file=MANIFEST),))
    return ArchiveCheck(tuple(_faults(archive, listed)), _sha256(manifest), about, len(listed))


def _faults(archive: zipfile.ZipFile, listed: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    there = set(archive.namelist()) - {MANIFEST}
    for name in sorted(listed.keys() - there):
        yield _("{file} saknas.", file=name)
    for name in sorted(there - listed.keys()):
        yield _("{file} har lagts till.", file=name)
    for name in sorted(listed.keys() & there):
        size, digest = listed[name]
        data = _read(archive, name, min(size, MOST_BYTES))
        if data is None or len(data) != size or _sha256(data) != digest:
            yield _("{file} är ändrad.", file=name)


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes | None:
    """A file's bytes; None when it is damaged, or longer than ``most``."""
    try:
        with archive.open(name) as file:
            data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return None
    return data if len(data) <= most else None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_me(about: About) -> str:
    commit = about.commit or _("uppgift saknas")
    altered = "" if about.is_committed or not about.commit else _(", med ändringar som inte är incheckade")
    return _(
        _ABOUT,
        municipality=about.municipality,
        day=about.day.isoformat(),
        page=f"{SITE}/index.html",
        commit=f"{commit}{altered}",
        content=about.content,
        manifest=MANIFEST,
    )
