"""Front matter: the fields of a text file, and the text below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply.language import _
from paraply.problems import Place, Problem
from paraply.text.positions import place_of
from paraply.text.yamlfaults import DUPLICATE_KEY, SYNTAX
from paraply.text.yamlfile import Document

FENCE: Final = "---"

_LIKE_FENCE = re.compile(r"[ \t]*(?:[-–—−_=*.][ \t]?){1,10}")
_IN_FIELDS = re.compile(r"[ \t#]|[\w]+[ ]*[:：;=]|[-–—•·][ \t]?\S|$|[\]})]")


@dataclass(frozen=True, slots=True)
class Parts:
    """The fields of a file, the text below them, and the line from 1 on which each begins."""

    fields: str
    first_line: int
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def parted(text: str, file: str) -> Parts:
    """Fields between two lines ``---``, then Markdown. A malformed or missing line is reported."""
    lines = text.split("\n")
    problems: list[Problem] = []
    start = _start(lines, file, problems)
    end = _end(lines, start, file, problems)
    below = end + (1 if end < len(lines) and _LIKE_FENCE.fullmatch(lines[end]) else 0)
    first = next((number for number in range(below, len(lines)) if lines[number].strip()), below)
    body = "\n".join(lines[below:]).strip("\n")
    return Parts("\n".join(lines[start + 1 : end]), start + 2, body, first + 1, tuple(problems))


def _start(lines: Sequence[str], file: str, problems: list[Problem]) -> int:
    """The line ``---`` above the fields, or the one where it should have stood; -1 above the first."""
    if lines[0].rstrip() == FENCE:
        return 0
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if _LIKE_FENCE.fullmatch(lines[first]):
        message = _("Filen ska börja med raden ---, men här står ”{line}”.", line=lines[first])
        hint = _("Skriv --- på första raden, utan tomma rader ovanför och blanksteg före.")
        problems.append(SYNTAX.at(Place(file, first + 1), message, hint))
        return first
    hint = _("Skriv --- på första raden, sedan fälten, sedan --- på en egen rad.")
    problems.append(SYNTAX.at(Place(file), _("Filen ska börja med raden ---."), hint))
    return -1


def _end(lines: Sequence[str], start: int, file: str, problems: list[Problem]) -> int:
    """The line ``---`` below the fields, or the one that it should have stood above."""
    below = range(start + 1, len(lines))
    if (end := next((number for number in below if lines[number].rstrip() == FENCE), None)) is not None:
        return end
    for number in below:
        if _LIKE_FENCE.fullmatch(lines[number]) and lines[number].strip() not in {"-", "."}:
            message = _("Raden --- efter fälten är skriven ”{line}”.", line=lines[number].strip())
            hint = _("Skriv tre vanliga bindestreck: ---")
            problems.append(SYNTAX.at(Place(file, number + 1), message, hint))
            return number
    text = next((number for number in below if not _IN_FIELDS.match(lines[number])), len(lines))
    if text == start + 1 and problems:
        return text  # a text without any fields, which has been told of
    hint = _("Skriv --- på en egen rad efter det sista fältet.")
    place = Place(file, min(text, len(lines) - 1) + 1)
    problems.append(SYNTAX.at(place, _("Raden --- efter fälten saknas."), hint))
    return text


def with_body(document: Document, parts: Parts, file: str) -> Document:
    """The document of the fields with the text below them as the field ``body``."""
    if parts.body.strip():
        document.value = {} if document.value is None else document.value
        _put_body(document, parts.body, file)
        document.lines[("body",)] = parts.body_line
    return document


def _put_body(document: Document, body: str, file: str) -> None:
    fields = document.value
    if not isinstance(fields, dict):
        return  # not fields at all, which is told when they are validated
    if fields.get("body"):
        place = place_of(document.lines, file, ("body",))
        message = _("Fältet 'body' står både bland fälten och som text under dem.")
        document.problems.append(DUPLICATE_KEY.at(place, message, _("Behåll bara texten.")))
    fields["body"] = body
