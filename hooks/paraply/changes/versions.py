"""The files of two versions, from a folder or from git; nothing that stands in them is ever run."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from paraply.language import N_, _
from paraply.text.yamlfile import MAX_BYTES

PARTS = ("content", "docs", "hooks", "overrides", "mkdocs.yml")
"""What a site is made from, below a municipality's root."""

_REGULAR = {"100644", "100755"}
_FETCH_ALL = N_(
    "Här finns bara de senaste incheckningarna. Hämta resten: git fetch --unshallow "
    "origin '+refs/heads/*:refs/remotes/origin/*', och skriv till exempel "
    "origin/main."
)
_GIT = ("git", "-c", "core.quotePath=false", "--no-replace-objects")


class NoVersionError(ValueError):
    """Raised when a version cannot be found; the message is Swedish."""


@contextmanager
def version_at(named: str, root: Path, *, since: str = "", parts: Sequence[str] = PARTS) -> Iterator[Path]:
    """The root folder of a version while the block lasts.

    ``named`` is a folder, or a branch, tag or commit of the repository that ``root`` stands in. With
    ``since``, the commit where ``since`` left ``named`` is taken, so that what others did later is no change.
    Of a commit, only ``parts`` are written.
    Raises ``NoVersionError``.
    """
    if is_folder(named):
        yield Path(named).resolve()
        return
    commit = _commit(named, root, since)
    with tempfile.TemporaryDirectory(prefix="paraply-") as made:
        _write(commit, root, Path(made), parts)
        yield Path(made)


def is_folder(named: str) -> bool:
    """Whether a version is named by its folder."""
    return bool(named) and (Path(named) / "content").is_dir()


def head_of(root: Path) -> tuple[str | None, bool]:
    """The commit that ``root`` stands at, and whether all that a site is made from is checked in.

    None and False where git is missing or the folder is in no repository.
    """
    try:
        commit = git(root, "rev-parse", "--verify", "--quiet", "HEAD", may_fail=True).strip()
    except NoVersionError:
        return None, False
    if not commit:
        return None, False
    parts = (part for part in PARTS if (root / part).exists())
    return commit, not git(root, "status", "--porcelain", "--untracked-files=all", "--", *parts)


def usual_base(root: Path) -> str:
    """The version that whoever works in ``root`` began with, when something differs from it; else empty.

    It is the branch that is published, by its usual names; without one, what was checked in last.
    """
    commit, is_committed = head_of(root)
    if commit is None:
        return ""
    for named in ("origin/main", "main", "origin/master", "master"):
        left = git(root, "merge-base", named, commit, may_fail=True).strip()
        if left:
            return "" if left == commit and is_committed else named
    return "" if is_committed else "HEAD"


def is_shallow(root: Path) -> bool:
    """Whether the repository of ``root`` was cloned without its older commits."""
    return git(root, "rev-parse", "--is-shallow-repository", may_fail=True).strip() == "true"


def git_environment(root: Path, folder: Path) -> dict[str, str]:
    """The variables by which git tells the past of ``root`` to whoever asks in ``folder``, a copy of it.

    Where the municipality is only a part of its repository no folder can stand for it, and nobody is told
    anything: two versions then say the same of their past, as they always must beside each other.
    """
    try:
        prefix = git(root, "rev-parse", "--show-prefix").strip()
        here = git(root, "rev-parse", "--absolute-git-dir").strip()
    except NoVersionError:
        return {}
    return {"GIT_DIR": os.devnull} if prefix else {"GIT_DIR": here, "GIT_WORK_TREE": str(folder)}


def changed_files(before: Path, after: Path) -> set[str]:
    """The files of a site's parts that are not the same in two root folders, by their path from the root."""
    return {name for name in _names(before) | _names(after) if _bytes(before / name) != _bytes(after / name)}


def tracked_changes(before: str, after: str | None, root: Path, since: str) -> set[str]:
    """Every file outside ``content/`` that git says differs, whatever it is: not the parts of a site alone.

    A link, or what Python compiled, is never read here; but it runs if it is checked in, so that it has
    changed must be told. Nothing when a version is a folder. Raises ``NoVersionError``.
    """
    if is_folder(before) or (after and is_folder(after)):
        return set()
    commits = [_commit(before, root, since), *([_commit(after, root)] if after else [])]
    options = ("--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", "--end-of-options")
    return set(filter(None, git(root, "diff", *options, *commits, "--", ".", ":!content").split("\0")))


def _names(root: Path) -> set[str]:
    names = set()
    for part in PARTS:
        top = root / part
        found = [top] if top.is_file() else top.rglob("*") if top.is_dir() else []
        names |= {
            path.relative_to(root).as_posix()
            for path in found
            if path.is_file() and not path.is_symlink() and "__pycache__" not in path.parts
        }
    return names


def changed_since(base: str, root: Path) -> str:
    """What git says has changed below ``root/content`` since ``base``, without the lines around.

    Raises ``NoVersionError``.
    """
    options = "-U0 --relative --no-color --no-ext-diff --src-prefix=a/ --dst-prefix=b/ --end-of-options"
    return git(root, "-c", "core.quotePath=false", "diff", *options.split(), base, "--", "content")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _commit(named: str, root: Path, since: str = "") -> str:
    """A commit by its name; with ``since``, the one where ``since`` left it."""
    commit = _named(named, root)
    if not since:
        return commit
    left = git(root, "merge-base", commit, _named(since, root), may_fail=True).strip()
    if not left and is_shallow(root):
        raise NoVersionError(" ".join([_("Git kan inte se var versionerna skildes åt."), _(_FETCH_ALL)]))
    return left or commit


def _named(named: str, root: Path) -> str:
    wanted = f"{named}^{{commit}}"
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted, may_fail=True).strip()
    if not found:
        hint = _(
            "Skriv en mapp där content/ ligger, eller en gren, tagg eller incheckning, till exempel main."
        )
        try:
            git(root, "rev-parse", "--git-dir")
        except NoVersionError as refused:
            hint = str(refused)
        if is_shallow(root):
            hint = _(_FETCH_ALL)
        raise NoVersionError(
            " ".join([_("Versionen '{name}' finns varken som mapp eller i git här.", name=named), hint])
        )
    return found


def _write(commit: str, root: Path, into: Path, parts: Sequence[str]) -> None:
    """Write parts of a commit as they were checked in: no filter, attribute or hook is asked.

    Links are left out, as loading refuses them. A file too large to be read is made as long, but empty.
    """
    prefix = git(root, "rev-parse", "--show-prefix").strip()
    listed = git(
        root, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *(f"{prefix}{part}" for part in parts)
    )
    targets: list[tuple[str, Path]] = []
    for line in filter(None, listed.split("\0")):
        about, _tab, name = line.partition("\t")
        mode, _kind, blob, size = about.split()
        path = PurePosixPath(name.removeprefix(prefix))
        if mode not in _REGULAR or path.is_absolute() or ".." in path.parts or "\\" in name:
            continue
        target = into.joinpath(*path.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        if int(size) > MAX_BYTES:
            with target.open("wb") as file:
                file.truncate(int(size))
        else:
            targets.append((blob, target))
    for target, data in zip((path for _blob, path in targets), _blobs(root, targets), strict=True):
        target.write_bytes(data)


def _blobs(root: Path, targets: Sequence[tuple[str, Path]]) -> Iterator[bytes]:
    asked = "".join(f"{blob}\n" for blob, _path in targets).encode()
    answer = _run(root, ("cat-file", "--batch"), asked).stdout
    place = 0
    for _target in targets:
        end = answer.index(b"\n", place)
        size = int(answer[place:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        place = end + 1 + size + 1


def git(root: Path, *arguments: str, may_fail: bool = False) -> str:
    """What git answers about ``root``. A failure is empty if it ``may_fail``, else a ``NoVersionError``."""
    done = _run(root, arguments)
    if done.returncode and not may_fail:
        raise NoVersionError(_refused(done.stderr.decode(errors="replace").strip(), root))
    return "" if done.returncode else done.stdout.decode(errors="surrogateescape")


def _refused(said: str, root: Path) -> str:
    """Why git answers nothing, in Swedish where the cause is a common one. git was asked in English."""
    if "not a git repository" in said:
        return _("Mappen {root} ligger inte i git, så den kan bara jämföras med en annan mapp.", root=root)
    if "dubious ownership" in said:
        return _(
            "Git läser inte {root}, för någon annan äger mappen. Är den din: git config "
            "--global --add safe.directory {resolve}",
            root=root,
            resolve=root.resolve(),
        )
    return _("Git kan inte läsa versionen. {said}", said=said)


def _run(root: Path, arguments: Sequence[str], given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(
            [*_GIT, *arguments], cwd=root, input=given, capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        raise NoVersionError(
            _("Programmet git behövs för att jämföra versioner, och finns inte här.")
        ) from None
