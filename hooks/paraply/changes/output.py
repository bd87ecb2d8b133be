"""A difference → text for a screen, Markdown for a comment, JSON for programs. Values are never trusted."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Final

from paraply.changes.change import Change, Later, Subject
from paraply.changes.difference import Difference
from paraply.changes.pages import PageChange
from paraply.language import N_, _, ngettext
from paraply.problems import Problem, harmless_json

TITLE: Final = N_("Det här ändras")
NOTHING: Final = N_("Ingenting ändras för läsaren.")
MOST_PAGES: Final = 40
MOST_FINDINGS: Final = 20
MOST_BYTES: Final = 60_000
"""A comment on GitHub holds 65,536 characters; on GitLab it holds more."""

Escape = Callable[[str], str]

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_MARKUP = re.compile(r"([\\`*_\[\]|~])")
_REFERENCE = re.compile(r"([@#!%$:^]|www(?=\.))(?=[\w./\\])", re.IGNORECASE)
_BREAK = "&#8203;"
"""A space without width: what follows is no mention, reference, emoji or address of its own."""


def one_line(text: str) -> str:
    """Without line breaks, control characters and bidirectional controls."""
    return _UNSEEN.sub(" ", text)


def markdown_escaped(text: str) -> str:
    """Text that GitHub and GitLab show as it is: no link, image, mention, reference, code, table or HTML.

    Mentions and references are found after Markdown is read, so that neither a backslash nor a character
    reference stops them; a space without width does.
    """
    plain = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _REFERENCE.sub(rf"\1{_BREAK}", _MARKUP.sub(r"\\\1", plain))


def summary(difference: Difference) -> Iterator[str]:
    """What a reader should know besides the changes themselves, a sentence each."""
    if count := len(difference.findings.errors):
        yield (
            ngettext(
                "Ändringen har ett fel. Det stoppar publiceringen.",
                "Ändringen har {number} fel. De stoppar publiceringen.",
                count,
            )
            if difference.has_pages
            else ngettext(
                "Innehållet har ett fel. Det stoppar publiceringen, och sidorna kan inte jämföras.",
                "Innehållet har {number} fel. Det stoppar publiceringen, och sidorna kan inte jämföras.",
                count,
            )
        )
    elif difference.is_nothing:
        yield _(NOTHING)
    if difference.following:
        yield ngettext(
            "Sidfoten ändras på alla sidor, och kontaktuppgiften står också i texten på {number} sida.",
            "Sidfoten ändras på alla sidor, och kontaktuppgiften står också i texten på {number} sidor.",
            difference.following,
        )
    if difference.unseen:
        count = len(difference.unseen)
        if difference.is_nothing:
            yield ngettext(
                "En fil i content/ har ändrats utan att något ändras för läsaren.",
                "{number} filer i content/ har ändrats utan att något ändras för läsaren.",
                count,
            )
        else:
            yield ngettext(
                "En fil till i content/ har ändrats utan att något ändras för läsaren.",
                "{number} filer till i content/ har ändrats utan att något ändras för läsaren.",
                count,
            )
    if difference.program:
        count = len(difference.program)
        yield ngettext(
            "Ändringen rör också programmet eller utseendet: en fil utanför content/.",
            "Ändringen rör också programmet eller utseendet: {number} filer utanför content/.",
            count,
        )


def as_text(difference: Difference) -> str:
    """Lines for a screen."""
    return "\n".join(_lines(difference, one_line, bold="", bullet="  ", heading="")).rstrip()


def as_markdown(difference: Difference, about: str = "") -> str:
    """A comment: the changes, then the pages, the findings and who has to approve. ``about`` may be empty."""
    lines = [f"## {_(TITLE)}", ""]
    lines += [about, ""] if about else []
    lines += _lines(difference, markdown_escaped, bold="**", bullet="- ", heading="### ")
    size = 0
    for place, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > MOST_BYTES:
            return "\n".join(
                [
                    *lines[:place],
                    "",
                    _("Och {count} rader till: se förhandsvisningen.", count=len(lines) - place),
                ]
            )
    return "\n".join(lines).rstrip() + "\n"


def as_json(difference: Difference) -> str:
    """Everything, for programs."""
    found = difference.findings
    text = json.dumps(
        {
            "nothing": difference.is_nothing,
            "changes": [_change_entry(change) for change in difference.changes],
            "pages": [_page_entry(page) for page in difference.pages],
            "program_pages": [_page_entry(page) for page in difference.program_pages],
            "findings": {
                "errors": [_problem_entry(problem) for problem in found.errors],
                "appeared": [_problem_entry(problem) for problem in found.appeared],
                "mended": [_problem_entry(problem) for problem in found.mended],
                "answered": [_problem_entry(problem) for problem in found.answered],
            },
            "approvers": [
                {"name": each.name, "reviewers": list(each.reviewers), "for": list(each.subjects)}
                for each in difference.approvers
            ],
            "without_owner": list(difference.without_owner),
            "unseen_files": list(difference.unseen),
            "program_files": list(difference.program),
        },
        ensure_ascii=False,
        indent=1,
    )
    return harmless_json(text)


def _lines(difference: Difference, safe: Escape, *, bold: str, bullet: str, heading: str) -> Iterator[str]:
    for sentence in summary(difference):
        yield sentence
        yield ""
    yield from _problem_lines(_("Det här måste rättas"), difference.findings.errors, safe, bullet, heading)
    for weight, told in difference.groups():
        yield from (f"{heading}{weight.label}", "")
        for each in told:
            texts = [safe(change.explain()) for change in each.changes]
            name = f"{bold}{safe(each.subject.name)}{bold}"
            if len(texts) == 1:
                yield f"{bullet}{name}: {texts[0]}"
            else:
                yield f"{bullet}{name}:"
                yield from (f"{'  '}{bullet}{text}" for text in texts)
        yield ""
    pages = (*difference.pages, *difference.program_pages)
    if pages:
        yield from (heading + _("Sidor"), "")
        yield from _cut([_page_line(page, safe, bullet) for page in pages], MOST_PAGES, bullet)
        yield ""
    yield from _finding_lines(difference, safe, bullet, heading)
    if difference.approvers or difference.without_owner:
        yield from (heading + _("Godkänns av"), "")
        for approver in difference.approvers:
            handles = (
                f" ({', '.join(safe(name) for name in approver.reviewers)})" if approver.reviewers else ""
            )
            yield f"{bullet}{safe(approver.name)}{handles}: {safe(', '.join(approver.subjects))}"
        if difference.without_owner:
            without = safe(", ".join(difference.without_owner))
            yield bullet + _("Ingen ansvarig är angiven: {records}", records=without)
        yield ""


def _finding_lines(difference: Difference, safe: Escape, bullet: str, heading: str) -> Iterator[str]:
    found = difference.findings
    for title, problems in (
        (_("Nya fynd i kontrollen"), [problem for problem in found.appeared if not problem.is_error]),
        (_("Fynd som är åtgärdade"), found.mended),
        (_("Fynd som är besvarade"), found.answered),
    ):
        yield from _problem_lines(title, problems, safe, bullet, heading)


def _problem_lines(
    title: str, problems: Sequence[Problem], safe: Escape, bullet: str, heading: str
) -> Iterator[str]:
    if problems:
        yield from (f"{heading}{title}", "")
        lines = [_problem_line(problem, safe, bullet) for problem in problems]
        yield from _cut(lines, MOST_FINDINGS, bullet)
        yield ""


def _cut(lines: Sequence[str], most: int, bullet: str) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield bullet + _("och {count} till", count=len(lines) - most)


def _page_line(page: PageChange, safe: Escape, bullet: str) -> str:
    was = (
        _(", låg på /{address}", address=safe(page.old_address))
        if page.old_address not in {None, page.address}
        else ""
    )
    return f"{bullet}{page.state.label}: {safe(page.title)} (/{safe(page.address)}{was})"


def _problem_line(problem: Problem, safe: Escape, bullet: str) -> str:
    answer = _("Svar: {why}", why=problem.accepted) if problem.accepted else problem.hint
    rule = f"{problem.rule.severity.label} {problem.rule.code}"
    told = f"{problem.message} {answer}".rstrip()
    return f"{bullet}{safe(str(problem.place))}: {rule}. {safe(told)}"


def _change_entry(change: Change) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "kind": type(change).__name__.lower(),
        "group": change.weight.value,
        "record": f"{change.subject.folder}/{change.subject.id}",
        "name": change.subject.name,
        "address": change.subject.address,
        "text": change.explain(),
    }
    told = change.change if isinstance(change, Later) else change
    if isinstance(change, Later):
        entry |= {"of": type(told).__name__.lower(), "day": str(change.day) if change.day else None}
    return entry | {
        each.name: getattr(told, each.name)
        for each in fields(told)
        if not isinstance(getattr(told, each.name), Subject)
    }


def _page_entry(page: PageChange) -> dict[str, str | None]:
    return {
        "state": page.state.value,
        "address": page.address,
        "title": page.title,
        "old_address": page.old_address,
    }


def _problem_entry(problem: Problem) -> dict[str, str | int | None]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "code": problem.rule.code,
        "severity": problem.rule.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "accepted": problem.accepted,
    }


FORMATS: Final[dict[str, Callable[[Difference], str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""The ways to write a difference, by name."""
