"""The findings of a check → what a person, a forge or a program reads: text, annotations, JSON."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from paraply.language import _, ngettext
from paraply.problems import Family, Problem, Rule, Severity, harmless, harmless_json, in_order

FORMATS = ("text", "github", "gitlab", "json")
MOST_ANNOTATIONS = 10
"""GitHub shows so many errors, and so many warnings, of one step; the rest would vanish in silence."""
MOST_SUMMARY_BYTES = 900_000
"""GitHub refuses a summary over 1 MiB."""

Lines = Mapping[str, set[int]]
"""Changed lines by file."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The findings that an earlier version has too, its name, and the command that shows them all."""

    found: Set[tuple[str, str, str]] = frozenset()
    base: str = ""
    see_all: str = ""


NOTHING_EARLIER = Earlier()

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def open_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems nobody has answered, in order."""
    return in_order(problem for problem in problems if problem.accepted is None)


def counted(problems: Sequence[Problem]) -> str:
    """How many there are, in one line: ``1 fel och 3 varningar i 2 filer. 1 besvarad varning``."""
    unanswered = open_problems(problems)
    errors = sum(problem.is_error for problem in unanswered)
    files = len({problem.place.file for problem in unanswered})
    told = _("{count} fel", count=errors)
    warnings = ngettext("{number} varning", "{number} varningar", len(unanswered) - errors)
    text = _("{errors} och {warnings}.", errors=told, warnings=warnings)
    if files:
        where = ngettext("{number} fil", "{number} filer", files)
        text = _("{errors} och {warnings} i {files}.", errors=told, warnings=warnings, files=where)
    answers = len(problems) - len(unanswered)
    if not answers:
        return text
    answered = ngettext("{number} besvarad varning.", "{number} besvarade varningar.", answers)
    return f"{text} {answered}"


def as_text(
    problems: Sequence[Problem], earlier: Earlier = NOTHING_EARLIER, *, show_all: bool = False
) -> Iterator[str]:
    """One problem a line, errors last, where a terminal shows them; then the count.

    Warnings that an earlier version has too are only counted, unless all are asked for.
    """
    shown = in_order(problems) if show_all else open_problems(problems)
    left = 0
    for problem in sorted(shown, key=lambda problem: (problem.is_error, problem.same not in earlier.found)):
        if not show_all and not problem.is_error and problem.same in earlier.found:
            left += 1
            continue
        answer = " " + _("Besvarad: {why}", why=problem.accepted) if problem.accepted else ""
        severity, code = problem.rule.severity.label, problem.rule.code
        yield _one_line(f"{problem.place}: {severity} {code} {_message(problem)}{answer}")
    if left:
        number = ngettext(
            "{number} varning fanns före ändringarna (i {base}) och visas inte.",
            "{number} varningar fanns före ändringarna (i {base}) och visas inte.",
            left,
            base=earlier.base,
        )
        nothing = [_("Inget nytt sedan {base}.", base=earlier.base)] if left == len(shown) else []
        see_all = _("Visa alla: {command}", command=earlier.see_all)
        yield _one_line(" ".join([*nothing, number, see_all]))
    yield counted(problems)


def written(
    problems: Sequence[Problem],
    form: str,
    today: date,
    changed: Lines,
    *,
    earlier: Earlier = NOTHING_EARLIER,
    show_all: bool = False,
) -> str:
    """The problems in one of the ``FORMATS``."""
    if form == "json":
        return harmless_json(as_json(problems, today))
    if form == "gitlab":
        return harmless_json(as_gitlab(problems))
    if form == "github":
        return "\n".join(as_github(problems, changed))
    return "\n".join(as_text(problems, earlier, show_all=show_all))


def as_json(problems: Sequence[Problem], today: date) -> str:
    """Every problem, answered ones too, for programs."""
    unanswered = open_problems(problems)
    errors = sum(problem.is_error for problem in unanswered)
    return json.dumps(
        {
            "today": today.isoformat(),
            "errors": errors,
            "warnings": len(unanswered) - errors,
            "answered": len(problems) - len(unanswered),
            "problems": [_entry(problem) for problem in in_order(problems)],
        },
        ensure_ascii=False,
        indent=1,
    )


def as_github(problems: Sequence[Problem], changed: Lines | None = None) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the lines, those on changed lines first; then the count."""
    unanswered = _changed_first(open_problems(problems), changed or {})
    for severity in Severity:
        chosen = [problem for problem in unanswered if problem.rule.severity is severity]
        for problem in chosen[:MOST_ANNOTATIONS]:
            place, title = problem.place, f"{problem.rule.code} {_(problem.rule.title)}"
            properties = f"file={_property(place.file)},line={place.line},title={_property(title)}"
            yield f"::{severity} {properties}::{_data(_message(problem))}"
    left = sum(max(0, _amount(unanswered, severity) - MOST_ANNOTATIONS) for severity in Severity)
    if left:
        yield _("::notice::och {left} till, se sammanfattningen", left=left)
    yield counted(problems)


def as_gitlab(problems: Sequence[Problem]) -> str:
    """GitLab's code quality report (JSON): what is new in a merge request is shown beside its line.

    GitLab takes two entries with one fingerprint for the same finding, so a message that stands twice in a
    file is numbered. The line is no part of it: what is only moved is not new.
    """
    seen: Counter[str] = Counter()
    entries = []
    for problem in open_problems(problems):
        key = "\0".join((problem.place.file, problem.rule.code, problem.message))
        seen[key] += 1
        entries.append(
            {
                "description": _message(problem),
                "check_name": f"{problem.rule.code} {_(problem.rule.title)}",
                "fingerprint": hashlib.sha256(f"{key}\0{seen[key]}".encode(errors="replace")).hexdigest(),
                "severity": "critical" if problem.is_error else "minor",
                "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1)


def as_markdown(problems: Sequence[Problem], changed: Lines | None = None) -> str:
    """The whole list as a table, for the summary of a workflow run."""
    unanswered = _changed_first(open_problems(problems), changed or {})
    lines = [_("## Kontroll av innehållet"), "", counted(problems), ""]
    if unanswered:
        lines += [_("| Var | Slag | Regel | Vad | Förslag |"), "|---|---|---|---|---|"]
    size = sum(len(line.encode()) + 1 for line in lines)
    for number, problem in enumerate(unanswered):
        rule = problem.rule
        cells = (str(problem.place), rule.severity.label, rule.code, problem.message, problem.hint)
        row = f"| {' | '.join(_cell(cell) for cell in cells)} |"
        size += len(row.encode()) + 1
        if size > MOST_SUMMARY_BYTES:
            lines += ["", _("och {count} till", count=len(unanswered) - number)]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def rules_as_markdown(rules: Sequence[Rule]) -> str:
    """Every rule by family: its code, what it finds, and why that matters."""
    lines = [
        _("# Regler"),
        "",
        _(
            "Så kontrolleras innehållet. Listan skrivs av `scripts/paraply.py write-rules`: "
            "ändra den inte för hand."
        ),
        "",
    ]
    lines += [_("Ett fel stoppar bygget. En varning visas, och kan besvaras i filen:"), ""]
    lines += ["```yaml", "accepted:", _("  - {rule: G07, why: Skälet till att det får vara så.}"), "```"]
    for family in Family:
        lines += [
            "",
            f"## {family.label}",
            "",
            _("| Regel | Slag | Vad den hittar | Varför |"),
            "|---|---|---|---|",
        ]
        lines += [
            f"| {rule.code} | {rule.severity.label} | {_cell(_(rule.title))} | {_cell(_(rule.why))} |"
            for rule in rules
            if rule.family is family
        ]
    return "\n".join(lines) + "\n"


def changed_lines(diff: str) -> dict[str, set[int]]:
    """The lines a ``git diff -U0`` adds or changes, by file; its paths begin with ``b/``."""
    changed: dict[str, set[int]] = {}
    lines: set[int] = set()
    for line in diff.splitlines():
        if line.startswith("+++ "):
            name = line[4:].strip('"')
            lines = changed.setdefault(name[2:], set()) if name.startswith("b/") else set()
        elif hunk := _HUNK.match(line):
            first, length = int(hunk[1]), int(hunk[2] or 1)
            lines.update(range(first, first + length))
    return changed


def _changed_first(problems: list[Problem], changed: Lines) -> list[Problem]:
    """Problems on changed lines, then others in changed files, then the rest."""

    def distance(problem: Problem) -> int:
        lines = changed.get(problem.place.file)
        return 2 if lines is None else 0 if problem.place.line in lines else 1

    return sorted(problems, key=distance)


def _amount(problems: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.rule.severity is severity for problem in problems)


def _message(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()


def _entry(problem: Problem) -> dict[str, str | int | None]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "code": problem.rule.code,
        "family": problem.rule.family.value,
        "severity": problem.rule.severity.value,
        "title": _(problem.rule.title),
        "message": problem.message,
        "hint": problem.hint,
        "accepted": problem.accepted,
    }


def _one_line(text: str) -> str:
    """Without line breaks and control characters: a file's name must not write lines of its own."""
    return harmless(_UNSEEN.sub("\ufffd", text))


def _data(text: str) -> str:
    return text.replace("##[", "## [").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Text that Markdown leaves alone: a value from a file must not become a link, an image or a new row."""
    return re.sub(r"([\\`*_\[\]|!~#@])", r"\\\1", _one_line(text)).replace("&", "&amp;").replace("<", "&lt;")
