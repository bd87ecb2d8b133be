"""A content file, read as it was meant: each slip is reported at its line, with every other problem."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pydantic import BaseModel

from paraply.language import _
from paraply.load.frontmatter import Parts, parted, with_body
from paraply.load.rules import CONFLICT, SLIP
from paraply.model.record import pieces_of
from paraply.problems import Place, Problem
from paraply.text.guesses import mended, unclosed_above
from paraply.text.slips import conflicts_in, slips_in, suggested
from paraply.text.yamlfaults import SYNTAX
from paraply.text.yamlfile import Document, read_yaml

MOST_TRIED: Final = 20
"""Lines that stop the reader, and are tried another way; each means to read the file again."""


def read_file(text: str, file: str, model: type[BaseModel]) -> tuple[Document, list[Problem]]:
    """The document of a file of fields, or of fields and a text, and the slips that it was read in spite of.

    With slips the document is only good for finding what else is wrong. It has problems of its own when it
    could not be read as anything.
    """
    meant, conflicts = conflicts_in(text)
    problems = [
        CONFLICT.at(
            Place(file, slip.line + 1), slip.message.replace("{last}", str((slip.last or 0) + 1)), slip.hint
        )
        for slip in conflicts
    ]
    if not file.endswith(".md"):
        document, found = _read(meant, file, 1, _names(model))
        return document, problems + found
    parts = parted(meant, file)
    document, found = _read(parts.fields, file, parts.first_line, _names(model))
    below = _fields_below(parts, file, model)
    return with_body(document, parts, file), [*problems, *parts.problems, *found, *below]


def _fields_below(parts: Parts, file: str, model: type[BaseModel]) -> Iterator[Problem]:
    """Fields that have come below the line that ends them, where they are words of the text."""
    if parts.problems:  # where the fields end is not known
        return
    fields = "|".join(map(re.escape, model.model_fields))
    code = False
    for number, line in enumerate(parts.body.split("\n")):
        code ^= line.lstrip().startswith(("```", "~~~"))
        if not code and (written := re.match(rf"({fields}):(?:[ ]|$)", line)):
            yield SLIP.at(
                Place(file, parts.body_line + number),
                _("Fältet '{field}' står nedanför raden ---, och blir en del av texten.", field=written[1]),
                _("Flytta upp det, ovanför raden ---."),
            )


def _read(text: str, file: str, first_line: int, names: frozenset[str]) -> tuple[Document, list[Problem]]:
    text, slips = slips_in(text, names)
    problems = [SLIP.at(Place(file, first_line + slip.line), slip.message, slip.hint) for slip in slips]
    document = read_yaml(text, file, first_line)
    lines = text.split("\n")
    for _attempt in range(MOST_TRIED):
        stopped = _stopped(document)
        if stopped is None:
            break
        found = _tried(lines, stopped.place.line - first_line, file, first_line, names)
        if found is None:
            break
        document, lines, problem = found
        problems.append(problem)
    return document, problems


def _stopped(document: Document) -> Problem | None:
    return next((problem for problem in document.problems if problem.rule is SYNTAX), None)


def _tried(
    lines: list[str], at: int, file: str, first_line: int, names: frozenset[str]
) -> tuple[Document, list[str], Problem] | None:
    """The document with the line mended at which the reader gave up, or the one above it, when that helps."""
    for number in (at, at - 1, *unclosed_above(lines, at)):
        if not 0 <= number < len(lines) or (guess := mended(lines, number, names)) is None:
            continue
        new, message = guess
        tried = [*lines[:number], new, *lines[number + 1 :]]
        document = read_yaml("\n".join(tried), file, first_line)
        stopped = _stopped(document)
        if stopped is None or stopped.place.line > first_line + at:
            return document, tried, SYNTAX.at(Place(file, first_line + number), message, suggested(new))
    return None


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """The names of all fields of a record and its parts."""
    return frozenset(_all_names(model, set()))


def _all_names(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    seen.add(model)
    for name, info in model.model_fields.items():
        yield name
        for piece in pieces_of(info):
            if isinstance(piece, type) and issubclass(piece, BaseModel) and piece not in seen:
                yield from _all_names(piece, seen)
