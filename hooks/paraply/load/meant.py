"""A content file, read as it was meant: each slip is reported at its line, with every other problem."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from paraply.language import _
from paraply.load.frontmatter import FENCE, Parts, parted, with_body
from paraply.load.rules import CONFLICT, SLIP
from paraply.model.choices import Choice
from paraply.model.ids import plain_id
from paraply.model.record import pieces_of
from paraply.model.values import Refers
from paraply.problems import Place, Problem
from paraply.text.conflicts import conflicts_in
from paraply.text.guesses import mended, unclosed_above
from paraply.text.slips import FIELD, Slip, line_above, short, slips_in, suggested
from paraply.text.yamlfaults import SYNTAX
from paraply.text.yamlfile import Document, read_yaml

_PERCENT: Final = re.compile(r"(?<=\bunit: )%(?=[ ,}]|$)")

ANOTHER: Final = 3
"""Fields below a line --- that are another record, and none that have come astray."""

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
        document, found = _read(meant, file, 1, model)
        return document, problems + found
    parts = parted(meant, file)
    document, found = _read(parts.fields, file, parts.first_line, model)
    below = _fields_below(parts, file, model)
    return with_body(document, parts, file), [*problems, *parts.problems, *found, *below]


def _fields_below(parts: Parts, file: str, model: type[BaseModel]) -> Iterator[Problem]:
    """Fields that have come below the line that ends them, where they are words of the text."""
    if parts.problems:  # where the fields end is not known
        return
    fields = "|".join(map(re.escape, model.model_fields))
    if not re.search(rf"^(?:{fields}):(?:[ ]|$)", parts.body, re.MULTILINE):
        return
    code = False
    lines = parts.body.split("\n")
    for number, line in enumerate(lines):
        code ^= line.lstrip().startswith(("```", "~~~"))
        begins = number and lines[number - 1].rstrip() == FENCE
        if not code and begins and len(re.findall(rf"^(?:{fields}):", parts.body, re.MULTILINE)) >= ANOTHER:
            message = _("Här börjar en uppgift till i samma fil: ”{line}”.", line=short(line))
            hint = _("Flytta den till en egen fil, från raden --- ovanför.")
            yield SLIP.at(Place(file, parts.body_line + number), message, hint)
            return
        if not code and (written := re.match(rf"({fields}):(?:[ ]|$)", line)):
            yield SLIP.at(
                Place(file, parts.body_line + number),
                _("Fältet '{field}' står nedanför raden ---, och blir en del av texten.", field=written[1]),
                _("Flytta upp det, ovanför raden ---."),
            )


def _read(text: str, file: str, first_line: int, model: type[BaseModel]) -> tuple[Document, list[Problem]]:
    names, written = _names(model), text
    text, points = _with_dashes(text, model)
    text, slips = slips_in(text, names)
    slips = [*points, *slips]
    problems = [
        SLIP.at(
            Place(file, first_line + slip.line),
            slip.message,
            slip.hint.replace("{name}", _list_named(model, slip.point, written)) if slip.point else slip.hint,
        )
        for slip in slips
    ]
    document = read_yaml(text, file, first_line)
    lines = text.split("\n")
    for _attempt in range(MOST_TRIED):
        stopped = _stopped(document)
        if stopped is None:
            break
        found = _tried(lines, stopped.place.line - first_line, file, first_line, model)
        if found is None:
            break
        document, lines, problem = found
        problems.append(problem)
    if document.lost:
        document.problems = [_with_id(problem, document, lines, first_line) for problem in document.problems]
    return document, problems


def _with_id(problem: Problem, document: Document, lines: Sequence[str], first_line: int) -> Problem:
    """A finding of a point whose ``- id:`` is gone, with the id that its name would have."""
    if problem.place.line not in document.lost:
        return problem
    found = FIELD.match(lines[problem.place.line - first_line])
    made = plain_id(found["rest"].strip().strip("\"'")) if found else ""
    return replace(problem, hint=problem.hint.replace("id: …", f"id: {made}")) if made else problem


_NO_POINT: Final = r"[-#\[{|>&*!\"'–—•·*▪●○◦‣]|\w{1,60}:(?:[ ]|$)"
"""How a line begins that is a point already, a field, or something else that is no text."""


@cache
def _undashed(model: type[BaseModel]) -> re.Pattern[str]:
    """A list of texts or ids whose lines have no hyphens first."""
    lists = [
        name
        for name, info in model.model_fields.items()
        if _is_list(info) and (str in pieces_of(info) or _are_codes(info))
    ]
    return re.compile(
        rf"^(?P<name>{'|'.join(map(re.escape, lists)) or '(?!)'}):[ ]*\n"
        rf"(?P<points>(?:[ ]{{1,20}}(?![ ]|{_NO_POINT})[^\n]+(?:\n|\Z))+)(?![ ]+\S)",
        re.MULTILINE,
    )


def _are_codes(info: FieldInfo) -> bool:
    """Whether a list holds ids or choices, which are one word each."""
    return any(
        isinstance(piece, Refers) or (isinstance(piece, type) and issubclass(piece, Choice))
        for piece in pieces_of(info)
    )


def _with_dashes(text: str, model: type[BaseModel]) -> tuple[str, list[Slip]]:
    """The fields with a hyphen before each point of a list that has none; a small letter goes on a text."""
    slips: list[Slip] = []
    for found in reversed(list(_undashed(model).finditer(text))):
        lines = [line.strip() for line in found["points"].rstrip("\n").split("\n")]
        lead = found["points"][: len(found["points"]) - len(found["points"].lstrip(" "))]
        ids = _are_codes(model.model_fields[found["name"]])
        dashed = [
            f"{lead}- {line}" if not number or ids or not line[0].islower() else f"{lead}  {line}"
            for number, line in enumerate(lines)
        ]
        message = _(
            "Punkterna i listan har inga streck, och läses som en enda text: ”{line}”.", line=short(lines[0])
        )
        hint = _("Börja varje punkt med ett bindestreck och ett mellanslag: {line}", line=dashed[0].strip())
        slips.append(Slip(text.count("\n", 0, found.start("points")), message, hint))
        end = found.start("points") + len(found["points"].rstrip("\n"))
        text = f"{text[: found.start('points')]}{chr(10).join(dashed)}{text[end:]}"
    return text, slips[::-1]


def _stopped(document: Document) -> Problem | None:
    return next((problem for problem in document.problems if problem.rule is SYNTAX), None)


def _tried(
    lines: list[str], at: int, file: str, first_line: int, model: type[BaseModel]
) -> tuple[Document, list[str], Problem] | None:
    """The document with the line mended at which the reader gave up, or the one above it, when that helps."""
    names = _names(model)
    if lost := _group_lost(lines, at, model):
        name, count = lost
        tried = [*lines[:at], *[""] * count, *lines[at + count :]]
        message = _("Raden hör till ett fält som saknas: ”{line}”.", line=short(lines[at]))
        hint = _("Skriv {name} på en egen rad ovanför.", name=f"{name}:")
        return (
            read_yaml("\n".join(tried), file, first_line),
            tried,
            SYNTAX.at(Place(file, first_line + at), message, hint),
        )
    above = (at - 1, at) if _stepped_out(lines, at - 1, model) else (at, at - 1)
    for number in (*above, *unclosed_above(lines, at)):
        if not 0 <= number < len(lines):
            continue
        guess = _percent(lines[number]) or _stepped_out(lines, number, model) or mended(lines, number, names)
        if guess is None:
            continue
        new, message = guess
        tried = [*lines[:number], new, *lines[number + 1 :]]
        document = read_yaml("\n".join(tried), file, first_line)
        stopped = _stopped(document)
        if stopped is None or stopped.place.line > first_line + at:
            return document, tried, SYNTAX.at(Place(file, first_line + number), message, suggested(new))
    return None


def _percent(line: str) -> tuple[str, str] | None:
    """A sign that YAML keeps for itself, where the word for the unit belongs."""
    new = _PERCENT.sub("procent", line)
    message = _("Enheten skrivs med ett ord: ett värde kan inte börja med %: ”{line}”.", line=short(line))
    return (new, message) if new != line else None


def _stepped_out(lines: Sequence[str], number: int, model: type[BaseModel]) -> tuple[str, str] | None:
    """A part of the group above that stands at the edge, while the next part stands where both belong."""
    if not 0 <= number < len(lines) - 1:
        return None
    here, below = FIELD.match(lines[number]), FIELD.match(lines[number + 1])
    if not here or not below or here["lead"] or not below["lead"] or "-" in below["lead"]:
        return None
    if here["key"] in model.model_fields or here["key"] not in _names(model) or not here["rest"].strip():
        return None
    message = _("Raden hör till fältet ovanför, men är inte indragen: ”{line}”.", line=short(lines[number]))
    return f"{below['lead']}{lines[number]}", message


def _list_named(model: type[BaseModel], point: str, text: str) -> str:
    """The names of the lists that a point may belong to, with a colon, those that are not there already."""
    keys = set(re.findall(r"(?<![\w:])([a-z_]{1,40}):(?: |$)", point))
    fits = [
        name
        for name, info in model.model_fields.items()
        if _is_list(info)
        and not re.search(rf"^{name}:", text, re.MULTILINE)
        and any(
            (isinstance(piece, type) and issubclass(piece, BaseModel) and keys <= set(piece.model_fields))
            if keys
            else (piece is str)
            for piece in pieces_of(info)
        )
    ]
    return _(" eller ").join(f"{name}:" for name in fits[:3]) or _("namnet och ett kolon")


def _group_lost(lines: Sequence[str], at: int, model: type[BaseModel]) -> tuple[str, int] | None:
    """The missing field whose parts stand below a line that has a value; and how many lines they are."""
    found = FIELD.match(lines[at]) if at < len(lines) else None
    above = FIELD.match(line_above(lines, at)) if found else None
    if not found or not above or above["lead"] or not above["rest"].strip() or len(found["lead"]) < 2:
        return None
    count = next(
        (n for n, line in enumerate(lines[at:]) if line.strip() and not line.startswith(found["lead"])),
        len(lines) - at,
    )
    parts = [part["key"] for part in map(FIELD.match, lines[at : at + count]) if part]
    text = "\n".join(lines)
    for name, info in model.model_fields.items():
        groups = [one for one in pieces_of(info) if isinstance(one, type) and issubclass(one, BaseModel)]
        fits = any(set(parts) <= set(one.model_fields) for one in groups) and not _is_list(info)
        if fits and not re.search(rf"^{name}:", text, re.MULTILINE):
            return name, count
    return None


def _is_list(info: FieldInfo) -> bool:
    return "tuple" in str(info.annotation)


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
