"""The files under ``content/``: found in one walk, each read once, nothing followed out of the folder."""

import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final

from paraply.files.os_errors import reason
from paraply.language import _
from paraply.load.astray import kind_of, moved_to
from paraply.load.rules import BAD_ID, NOT_A_FILE, STRAY
from paraply.model.ids import DEVICES, LONGEST_ID, is_id, plain_id
from paraply.model.kind import Kind
from paraply.model.kinds import WRITTEN
from paraply.model.values import RESERVED_IDS
from paraply.problems import Place, Problem, did_you_mean, in_order, nearest
from paraply.text.yamlfaults import TOO_LARGE
from paraply.text.yamlfile import MAX_BYTES

FOLDERS: Final = {**{kind.path: kind.ending for kind in WRITTEN if kind.has_file}, "results/kolada": ".json"}
"""The ending of the files of each folder under ``content/``; the stem is the id."""

SINGLE_FILES: Final = tuple(kind.path for kind in WRITTEN if not kind.has_file)

LEFT_BEHIND: Final = (
    ".DS_Store", "*~", "*.swp", "~$*", "*.orig", "*.rej", "*.bak", "*.tmp", ".~lock.*#", ".#*", "#*#",
    "Thumbs.db", "desktop.ini", ".*.writing-*",
)  # fmt: skip
"""What editors, systems and killed commands leave behind. Git ignores the same names (``.gitignore``)."""

_COPY = re.compile(r"[ _-]{0,5}(?:\(\d{1,3}\)|\(?(?:kopia|copy)\)?(?: ?\(\d{1,3}\))?)$", re.IGNORECASE)
_QUIET: Final = {".git", ".gitkeep"}
_TEXTS: Final = {".md", ".yml", ".yaml", ".json", ".markdown", ".txt", ""}
"""Endings of what may be a text of the right kind under a wrong name."""

_KPI = re.compile(r"[A-Z]\d{5}|municipalities|groups")


@dataclass(slots=True)
class FoundFiles:
    """Paths of the files to read, by the name of their folder or single file, and what was refused.

    ``refused`` holds paths of files that are where they should be but are not read, and ``taken`` the
    names in each folder, with those that have been proposed.
    """

    files: dict[str, list[Path]] = field(default_factory=dict)
    refused: dict[str, list[Path]] = field(default_factory=dict)
    taken: dict[str, Counter[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def find_files(root: Path) -> FoundFiles:
    """Walk ``root/content`` in name order. Symbolic links, devices and stray files are problems."""
    names = (*FOLDERS, *SINGLE_FILES)
    found = FoundFiles({name: [] for name in names}, {name: [] for name in names})
    content = root / "content"
    if content.is_symlink() or not content.is_dir():
        there = content.is_symlink() or content.exists()
        message = _("content är ingen vanlig mapp.") if there else _("Mappen content/ finns inte.")
        found.problems.append(
            NOT_A_FILE.at(Place("content"), message, _("Skapa mappen och lägg filerna där."))
        )
        return found
    _walk(root, content, "", found)
    return found


def not_files(folder: Path, root: Path) -> list[Problem]:
    """What is neither a file nor a folder under ``folder``, and another program would follow or wait for."""
    found = []
    for here, folders, names in os.walk(folder):
        for path in (Path(here, name) for name in (*folders, *names)):
            mode = path.lstat().st_mode
            if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                place = Place(Path(os.path.relpath(path, root)).as_posix())
                what = (
                    _("Symboliska länkar följs inte.")
                    if stat.S_ISLNK(mode)
                    else _("Det här är ingen vanlig fil.")
                )
                found.append(NOT_A_FILE.at(place, what, _("Lägg filen själv här, eller ta bort den.")))
    return in_order(found)


def _walk(root: Path, folder: Path, name: str, found: FoundFiles) -> None:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        message = _("Mappen går inte att öppna: {why}.", why=reason(error))
        found.problems.append(NOT_A_FILE.at(named(folder, root), message, _("Kontrollera behörigheten.")))
        return
    found.taken[name] = Counter(_compared(entry.name) for entry in ordered)
    for entry in ordered:
        if entry.name not in _QUIET and not any(fnmatchcase(entry.name, left) for left in LEFT_BEHIND):
            _entry(root, entry, name, found)


def _compared(name: str) -> str:
    """A file's name as systems compare it that ignore case and Unicode normalisation."""
    return unicodedata.normalize("NFC", name).casefold()


def _renamed(found: FoundFiles, folder: str, stem: str, ending: str, name: str) -> str:
    """What to do about the file ``name`` that should have another."""
    taken = found.taken.setdefault(folder, Counter())
    taken[_compared(name)] -= 1  # its own name is free for it, in other capitals
    plain = f"{plain_id(stem)}{ending}"
    there = taken[_compared(plain)] > 0
    made, number = plain_id(stem), 1
    while taken[_compared(f"{made}{ending}")] > 0 or made in RESERVED_IDS:
        number += 1
        made = f"{plain_id(stem)[: LONGEST_ID - 4]}-{number}"
    free = f"{made}{ending}"
    taken[_compared(free)] += 1
    if there:
        return _(
            "Filen {name} finns redan. Är det samma, så ta bort den här. Annars: döp om den till {free}.",
            name=plain,
            free=free,
        )
    return _("Döp om filen till {name}.", name=free)


def _entry(root: Path, entry: os.DirEntry[str], folder: str, found: FoundFiles) -> None:
    inner = f"{folder}/{entry.name}" if folder else entry.name
    path = Path(entry.path)
    place = _place(f"content/{inner}")  # of many files, paths are slow to compare
    before = len(found.problems)
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return  # it was taken away after the folder was listed
    if stat.S_ISLNK(status.st_mode):
        found.problems.append(
            NOT_A_FILE.at(place, _("Symboliska länkar följs inte."), _("Lägg filen själv här."))
        )
    elif stat.S_ISDIR(status.st_mode):
        _folder(root, path, inner, place, found)
    elif not stat.S_ISREG(status.st_mode):
        found.problems.append(NOT_A_FILE.at(place, _("Det här är ingen vanlig fil."), _("Ta bort den.")))
    else:
        found.problems.extend(_file(path, folder, inner, place, status.st_size, found))
    known = inner if inner in SINGLE_FILES else folder
    if len(found.problems) > before and known in found.refused:
        found.refused[known].append(path)


@lru_cache(maxsize=1)  # while a file is read, all that is said of it asks for its name
def named(path: Path, root: Path) -> Place:
    """The place of a file; a name that is not UTF-8 is shown with a replacement character."""
    return _place(path.relative_to(root).as_posix())


def _place(name: str) -> Place:
    return Place(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _folder(root: Path, path: Path, inner: str, place: Place, found: FoundFiles) -> None:
    if inner in FOLDERS or any(known.startswith(f"{inner}/") for known in FOLDERS):
        _walk(root, path, inner, found)
        return
    expected = inner in SINGLE_FILES or path.suffix in {".md", ".yml", ".json"}
    message = (
        _("Här ska det vara en fil, men det är en mapp.") if expected else _("Mappen hör inte till något.")
    )
    known = [folder.rsplit("/", 1)[-1] for folder in FOLDERS]
    hint = did_you_mean(path.name, known) or _folder_named(path.name)
    if (above := inner.rpartition("/")[0]) in FOLDERS:
        hint = _("Flytta filerna i den till {folder}, och ta bort den.", folder=f"content/{above}/")
    found.problems.append((NOT_A_FILE if expected else STRAY).at(place, message, hint))


def _folder_named(name: str) -> str:
    """What to do about a folder with the name of a kind of record, or with any other name."""
    word = _compared(name)
    named = (kind for kind in WRITTEN if kind.has_file and word in {_(kind.one), _(kind.many)})
    if kind := next(named, None):
        return _("Flytta filerna i den till {folder}, och ta bort den.", folder=f"content/{kind.path}/")
    return _("Flytta eller ta bort den.")


def _file(
    path: Path, folder: str, inner: str, place: Place, size: int, found: FoundFiles
) -> Iterator[Problem]:
    stem, ending = PurePosixPath(place.file).stem, FOLDERS.get(folder, "")
    if size > MAX_BYTES:
        amount = f"{size / 1_000_000:.1f}".replace(".", ",")
        yield TOO_LARGE.at(
            place, _("Filen är {amount} MB.", amount=amount), _("Gränsen är 5 MB. Dela upp den.")
        )
    elif inner in SINGLE_FILES:
        found.files[inner].append(path)
    elif path.name.startswith("."):
        message = _("Namnet börjar med en punkt, så filen syns inte i mappen och läses inte som innehåll.")
        yield STRAY.at(
            place, message, _("Ta bort den. En .gitattributes här kan dölja ändringar för granskare.")
        )
    elif path.suffix != ending and (kind := _kind_of(path)):
        found.refused[kind.path].append(path)  # nobody is blamed for what refers to it, or is used by it
        yield STRAY.at(place, _("Filen ligger i fel mapp."), moved_to(kind))
    elif folder not in FOLDERS:
        known = [single.rsplit("/", 1)[-1] for single in SINGLE_FILES if single.rpartition("/")[0] == folder]
        near = nearest(path.name.lower(), known)
        hint = _("Menade du '{word}'?", word=near) if near else _("Flytta eller ta bort den.")
        if near in found.taken.get(folder, {}):
            hint = _(
                "Filen {name} finns redan. Flytta det som ska stå kvar dit, och ta bort den här.", name=near
            )
        yield STRAY.at(place, _("Filen hör inte till något."), hint)
    elif path.suffix != ending:
        message = _("Filen ska sluta på {ending}.", ending=ending)
        text_like = path.suffix.lower() in _TEXTS
        yield STRAY.at(
            place,
            message,
            _renamed(found, folder, _stem(stem, ending), ending, path.name) if text_like else _moved(ending),
        )
    elif folder.endswith("kolada"):
        if _KPI.fullmatch(stem):
            found.files[folder].append(path)
        else:
            yield BAD_ID.at(
                place, _("'{stem}' är inget id i Kolada.", stem=stem), _("Låt skriptet skriva filen.")
            )
    elif wrong := _wrong_name(stem):
        hint = _renamed(found, folder, _stem(stem, ending), ending, path.name)
        yield BAD_ID.at(place, wrong, hint)
    else:
        found.files[folder].append(path)


def _kind_of(path: Path) -> Kind | None:
    """The kind that a file looks like which is not read where it lies."""
    if path.suffix not in {".md", ".yml"}:
        return None
    try:
        return kind_of(path.read_bytes(), path.suffix)
    except OSError:
        return None


def _wrong_name(stem: str) -> str:
    """Why a file's name cannot be an address; empty when it can."""
    if stem in RESERVED_IDS:
        return _("Namnet '{stem}' är upptaget av webbplatsen.", stem=stem)
    if stem in DEVICES:
        return _("Namnet '{stem}' går inte att ha på en dator med Windows.", stem=stem)
    return "" if is_id(stem) else _("'{stem}' duger inte som adress.", stem=stem)


def _stem(stem: str, ending: str) -> str:
    """The name without what a program has put on it: ``x.md.txt``, ``x - kopia``, ``x (1)``."""
    return _COPY.sub("", stem.removesuffix(ending)) or stem


def _moved(ending: str) -> str:
    return _(
        "Här läses bara {ending}. Ta bort filen, eller lägg den i docs/assets/ om den ska gå att ladda ner.",
        ending=ending,
    )
