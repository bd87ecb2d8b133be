"""Findings are values: a problem says where, which rule, what, and what to do about it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from paraply.language import N_, _


class Severity(StrEnum):
    """An error stops the build before the old site is touched; a warning is shown and may be answered."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The Swedish word."""
        return _("fel") if self is Severity.ERROR else _("varning")


class Family(StrEnum):
    """What a rule asks; the families and their order are those of the content model."""

    READ = "read"
    REFERENCES = "references"
    GUARANTEE = "guarantee"
    CURRENT = "current"
    ONCE = "once"
    FIGURES = "figures"
    PLAIN = "plain"
    PAST = "past"

    @property
    def label(self) -> str:
        """The question in Swedish, as the generated rule list shows it."""
        return _(_FAMILY_LABELS[self])


_FAMILY_LABELS = {
    Family.READ: N_("Går det att läsa?"),
    Family.REFERENCES: N_("Stämmer hänvisningarna?"),
    Family.GUARANTEE: N_("Är det en garanti?"),
    Family.CURRENT: N_("Är det aktuellt?"),
    Family.ONCE: N_("Berättas det bara en gång?"),
    Family.FIGURES: N_("Är siffrorna rimliga?"),
    Family.PLAIN: N_("Är det begripligt?"),
    Family.PAST: N_("Står det som var publicerat kvar?"),
}


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A line (counted from 1) in a file, named from the municipality's root folder."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's code, severity and Swedish title; ``why`` tells a communicator what it is good for."""

    code: str
    family: Family
    severity: Severity
    title: str
    why: str

    def at(self, place: Place, message: str, hint: str = "") -> "Problem":
        """Make the finding that this rule is broken at ``place``."""
        return Problem(place, self, message, hint)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``accepted`` is the answer given in the file, where there is one."""

    place: Place
    rule: Rule
    message: str
    hint: str = ""
    accepted: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the build must stop."""
        return self.rule.severity is Severity.ERROR

    @property
    def same(self) -> tuple[str, str, str]:
        """What makes it the same finding in two versions: on whatever line it stands."""
        return self.place.file, self.rule.code, self.message

    def answered(self, why: str) -> "Problem":
        """The same finding with the answer the file gives."""
        return replace(self, accepted=why)

    def __str__(self) -> str:
        """On one line: a value with line breaks must not write lines of its own in a log."""
        return harmless(" ".join(f"{self.place}: {self.rule.code} {self.message} {self.hint}".split()))


class ContentError(Exception):
    """Raised by the build when the content has errors; carries all problems, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems if problem.is_error))


ANYWHERE = "##["
"""Begins a command wherever it stands in a line."""


def harmless_json(text: str) -> str:
    """JSON that holds the same values, and no command to a runner."""
    return text.replace(ANYWHERE, "#\\u0023[")


def harmless(line: str) -> str:
    """A line that no runner of workflows takes for a command to itself, whatever values it holds.

    Runners look for ``::`` at the beginning of a line, and for ``##[`` anywhere in it.
    """
    parted = line.replace(ANYWHERE, "## [")
    return f" {parted}".replace("::", ": :", 1) if parted.lstrip().startswith("::") else parted


@dataclass(frozen=True, slots=True)
class Few:
    """Findings that people can read, and how many more there are of each rule."""

    shown: list[Problem]
    left: dict[Rule, int]


def most_of(problems: Iterable[Problem], most: int = 10) -> Few:
    """The first findings of each rule: whoever has mended those asks again."""
    counts: Counter[Rule] = Counter()
    shown = []
    for problem in problems:
        counts[problem.rule] += 1
        if counts[problem.rule] <= most:
            shown.append(problem)
    return Few(shown, {rule: count - most for rule, count in counts.items() if count > most})


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and code: the order in which a person mends them."""
    return sorted(problems, key=lambda problem: (problem.place, problem.rule.code, problem.message))


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """What is known and most like ``word``, at least ``least`` of 1; an empty text when nothing is."""
    close = get_close_matches(word, list(known), n=1, cutoff=least)
    return close[0] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A proposal in Swedish when something known resembles ``word``, else an empty text."""
    close = nearest(word, known)
    return _("Menade du '{word}'?", word=close) if close else ""
