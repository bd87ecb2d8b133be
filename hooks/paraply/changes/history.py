"""The past of the files below ``content/``, from one ``git log``."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from paraply.changes.versions import NoVersionError, git, is_shallow
from paraply.derive.history import History

_COMMIT: Final = "\x01"
_LOG = (
    "-c", "diff.renameLimit=2000", "log", "-z", "-M", "--name-status", "--no-ext-diff", "--no-show-signature",
    "--no-mailmap", f"--format={_COMMIT}%H %as", "--relative", "--", "content",
)  # fmt: skip
_STATUS = re.compile(r"[ACDMRT]\d*")


def history_of(root: Path) -> History:
    """When each file was changed, by the day its author wrote down; renamed files keep their past.

    A clone without its older commits tells of itself: its oldest commits seem to add every file, so they are
    left out, and the history is not whole. Where git or the repository is missing, nothing is known.
    """
    try:
        if not git(root, "rev-parse", "--verify", "--quiet", "HEAD", may_fail=True):
            return History()
        cut = _cut_off(root)
        log = git(root, *_LOG)
    except NoVersionError:
        return History()
    days: dict[str, list[date]] = {}
    now: dict[str, str] = {}
    for commit, day, status, old, new in _entries(log):
        if commit in cut or status == "D":
            continue
        name = now.get(new, new)
        if status.startswith("R"):
            now[old] = name
        elif status == "A":
            now.pop(new, None)  # what had this name before was another file
        known = days.setdefault(name, [])
        if day not in known:
            known.append(day)
    return History({name: tuple(sorted(found, reverse=True)) for name, found in days.items()}, not cut)


def _cut_off(root: Path) -> frozenset[str]:
    """The commits whose parents a shallow clone lacks; none when it has them all."""
    if not is_shallow(root):
        return frozenset()
    listed = root / git(root, "rev-parse", "--git-path", "shallow").strip()
    return frozenset(listed.read_text(encoding="ascii").split())


def _entries(log: str) -> Iterator[tuple[str, date, str, str, str]]:
    """Commit, day, status, old name and new name of each changed file, the newest commit first."""
    parts = iter(log.split("\0"))
    commit, day = "", date.min
    for part in parts:
        text = part.lstrip("\n")
        if text.startswith(_COMMIT):
            commit, _space, written = text[1:].strip().partition(" ")
            day = date.fromisoformat(written)
        elif _STATUS.fullmatch(text):
            old = next(parts)
            new = next(parts) if text[0] in "RC" else old
            yield commit, day, text, old, new
