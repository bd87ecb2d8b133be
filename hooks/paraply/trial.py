"""One way to try an edit: judge the content with and without it, show, ask, write all or nothing.

Whoever proposes edits (an import, a sheet from the inventory, a new file, figures from Kolada) hands over the
new texts of whole files. Nothing is written before they have been judged together, and then all are or none.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import TypeAlias

from paraply.check import World, check_content
from paraply.derive.published import published
from paraply.files import atomic
from paraply.language import _, is_yes
from paraply.load import load_content
from paraply.model.content import Content
from paraply.past import Version, of_the_past
from paraply.problems import Problem, in_order

Say: TypeAlias = Callable[[str], None]
Ask: TypeAlias = Callable[[str], str]
Texts: TypeAlias = Mapping[str, str]
"""The new text of each file, by its name from the root."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Content with everything found wrong with it; addresses, which no edit here changes, are not judged."""

    content: Content
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        """What stops a build."""
        return [problem for problem in self.problems if problem.is_error]


@dataclass(frozen=True, slots=True)
class Trial:
    """Edits, and the content as it is and as it would be."""

    root: Path
    texts: Texts
    before: Judged
    after: Judged

    @property
    def new(self) -> list[Problem]:
        """What the edits bring in: a problem that was there before, on whatever line, is not theirs."""
        known = {problem.same for problem in self.before.problems}
        return [problem for problem in self.after.problems if problem.same not in known]

    def difference(self) -> Iterator[str]:
        """The lines that change in the files that are there, as people who review them see it."""
        for name, text in self.texts.items():
            path = self.root / name
            old = path.read_text(encoding="utf-8") if path.exists() else ""
            yield from unified_diff(old.splitlines(), text.splitlines(), name, name, n=1, lineterm="")

    def write(self) -> None:
        """Write all files or none. Raises ``OSError``."""
        atomic.write_all({self.root / name: text for name, text in self.texts.items()})


def judged(root: Path, today: date) -> Judged:
    """Load and check the content under ``root``."""
    loaded = load_content(root)
    found = check_content(World(loaded.content, today, (), loaded.unread))
    return Judged(loaded.content, in_order([*loaded.problems, *found]))


def tried(root: Path, today: date, before: Judged, texts: Texts) -> Trial:
    """Judge the content with the texts, as if they had been written: by every rule, those of the past too."""
    with tempfile.TemporaryDirectory(prefix="paraply-") as folder:
        shutil.copytree(root / "content", Path(folder, "content"), symlinks=True)
        for name, text in texts.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        after = judged(Path(folder), today)
    past = rewritten(before.content, after.content, today)
    return Trial(root, texts, before, Judged(after.content, in_order([*after.problems, *past])))


def rewritten(before: Content, after: Content, today: date) -> list[Problem]:
    """What would be another past: facts that were published and that the edits change in silence."""
    old, new = (
        Version(content=content, public=published(content, today), today=today) for content in (before, after)
    )
    return [problem for problem in of_the_past(old, new) if problem.is_error]


def may_write(ask: Ask | None) -> bool:
    """Whether the person says yes; without anybody to ask it is no."""
    yes, no = _("ja")[:1], _("nej")[:1].upper()  # what ``is_yes`` knows again, in any language
    return ask is not None and is_yes(ask(_("Skriva detta? [{yes}/{no}]", yes=yes, no=no) + " "))
