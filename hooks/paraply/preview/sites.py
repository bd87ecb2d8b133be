"""Both versions as sites: what is there now, and what it would become."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from paraply.changes import git_environment
from paraply.files.publish import publish


@dataclass(frozen=True, slots=True)
class Built:
    """The folders of the two built sites; ``None`` for one that could not be built."""

    before: Path | None = None
    after: Path | None = None

    @property
    def both(self) -> tuple[Path, Path] | None:
        """The two, when both are there."""
        return (self.before, self.after) if self.before and self.after else None


def build_both(old: Path, config: Path, program: Path, work: Path, environment: Mapping[str, str]) -> Built:
    """Build the new version by ``config``, then the old one in the folder ``old``, into ``work``.

    The old version is built by its own program where it has one, else by the one in the folder ``program``.
    Nothing of either when the new version cannot be built: then there is nothing to lay beside the old one.
    ``environment`` holds the day, the same for both; both tell the past of their files as the new one does.
    """
    after = work / "after"
    root = config.parent
    if publish(config, after, {**environment, **git_environment(root, root)}):
        return Built()
    before = work / "before"
    own = old / "mkdocs.yml"
    if not (own.is_file() and (old / "hooks" / "mkdocs_hooks.py").is_file()):
        own = _borrowed(old, config, program, work / "old")
    past = {**environment, **git_environment(root, own.parent)}
    return Built(None if publish(own, before, past) else before, after)


def _borrowed(old: Path, config: Path, program: Path, into: Path) -> Path:
    """A configuration for content alone: the rest is the new version's. The old folder is not written to."""
    for part in ("content", "docs"):
        if (old / part).is_dir():
            shutil.copytree(old / part, into / part, symlinks=True)
    docs = into / "docs" if (into / "docs").is_dir() else program / "docs"
    settings = {
        "INHERIT": str(config),
        "docs_dir": str(docs),
        "theme": {"name": "material", "custom_dir": str(program / "overrides")},
        "hooks": [str(program / "hooks" / "mkdocs_hooks.py")],
    }
    written = into / "mkdocs.yml"
    written.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML too
    return written
