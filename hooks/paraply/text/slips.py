"""Slips in a file of fields, each told at its own line and read as it was meant, so that all is told.

A slip is what stops a file from being read, or is read as something else in silence: a colon without a space,
a line that a program has indented with characters of its own. The text that comes back has the same lines, so
that what is found in it later has its right place. Nothing of it is written to a file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply.language import N_, _
from paraply.text.cells import MOST_ABOVE, as_figure, cells_of

MOST_MENDED: Final = 50
"""Lines of a file that are read as they were meant; a file with more is not what somebody wrote by hand."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong on a line, from 0, and what to write."""

    line: int
    message: str
    hint: str
    last: int | None = None
    """The last line of it, when it takes several: the message has ``{last}`` in its place."""
    point: str = ""
    """The first point of a list whose name is missing: the hint has ``{name}`` in its place."""


NARROWEST: Final = 70
"""Columns of the narrowest page that anybody's editor breaks lines at."""

SPACES: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
NAMES: Final = {
    "\t": N_("en tabb"),
    "\u00a0": N_("ett hårt mellanslag"),
    "\u202f": N_("ett smalt hårt mellanslag"),
    "\u00ad": N_("ett mjukt bindestreck"),
    "\u200b": N_("ett mellanslag utan bredd"),
    "\u200c": N_("en särskiljare utan bredd"),
    "\u200d": N_("en sammanfogare utan bredd"),
    "\u2060": N_("en ordsammanfogare"),
    "\ufeff": N_("ett märke i början av en fil (BOM)"),
}
"""Characters that are not seen, or look like a space, as they are told."""

KEY = r"[A-Za-z_][\w]*"
_ODD_SPACE = re.compile(f"[\t{SPACES}]")
_NOT_SEEN = re.compile(f"[{UNSEEN}]")
_ODD = re.compile(f"[\t{SPACES}{UNSEEN}]")
_ANY = f"[ \t{SPACES}{UNSEEN}]"
_HEAD = re.compile(rf"(?P<lead>{_ANY}*)(?:-(?:[ \t{SPACES}])+)?(?:[\w{UNSEEN}]+{_ANY}*[:：]{_ANY}*)?")
"""The beginning of a line: how far in it stands, the hyphen of a list, and a field's name."""
_SUSPECT_LINE = re.compile(
    rf"\n(?:[ ]*(?:- )?{KEY}:[^\s:/]"
    rf"|(?P<point>[ ]*)- (?!\w{{1,60}}:)[^\n]*\n(?P=point)[ ]+(?:- |[^\W\d_a-z])"
    rf"|[ ]*(?:[-–—•·*▪●○◦‣])(?=[^\W\d_])|[ ]*[–—•·▪●○◦‣][ ]"
    rf"|[ ]*(?:- )?{KEY}:[ ]+\[[^\]\n]*;|[ ]*(?:- )?\d{{4}}[;,]"
    rf"|(?P<field>[ ]*)(?:- )?{KEY}:[ ]+[^\s\[{{|>&*!\"'#][^\n]*\n(?P=field)[ ]+- )"
)
_SUSPECT_CHARACTER = re.compile(f"[{SPACES}{UNSEEN}\t：]")
_SUSPECT_END = re.compile(r"[ ]#[^\s#]")
_SUSPECT_BEGINNING = re.compile(r"\s*[ ]")
"""Something that may be a slip although the file can be read. Most files have nothing of it, and each
pattern begins with a character of its own, which is found at once."""

FIELD = re.compile(rf"(?P<lead>[ ]*(?:- )*)(?P<key>{KEY})(?P<sign>[ ]*[:：;=])(?P<rest>.*)$")
_BLOCK = re.compile(r"[^#]*[:-][ ]+[|>][-+0-9]*[ ]*(?:#.*)?$")
_PRINTED = re.compile(r"[”“„»’‘]([^”“„»«’‘]+)[”“«’‘»]")
_BULLET = re.compile(r"(?P<lead>[ ]*)(?P<bullet>[-–—•·*▪●○◦‣])(?P<gap>\s*)(?P<item>[^\s\-–—].*)$")
_POINT = re.compile(r"(?P<lead>[ ]*)- (?![\"'\[{|>&*!-])(?!\w{1,60}:(?:[ ]|$))\S")
"""A point that is a text, and no field."""
_SEMICOLONS = re.compile(
    rf"(?P<head>[ ]*(?:- )*{KEY}:[ ]+\[)(?P<inner>[^\"'\[\]{{}}]*;[^\"'\[\]{{}}]*)(?P<end>\][ ]*)$"
)
"""A list on one line whose texts have semicolons between them; within quotes they are part of a text."""

_CUT = re.compile(
    rf"(?P<head>[ ]{{0,40}}(?:- ){{0,5}}{KEY}:[ ]{{1,5}})"
    r"(?P<text>(?![\"'\[{|>&*!%@`# ])[^#\n]*?[ ])?(?P<cut>#[^\s#].*)$"
)


def slips_in(text: str, names: Sequence[str] | frozenset[str]) -> tuple[str, list[Slip]]:
    """The fields as they were meant, and a slip for each line that was not. ``names`` are those of fields."""
    if not (
        _SUSPECT_LINE.search(f"\n{text}")
        or _SUSPECT_CHARACTER.search(text)
        or _SUSPECT_END.search(text)
        or _SUSPECT_BEGINNING.match(text)
    ):
        return text, []
    return _Fields(text, frozenset(names)).read()


class _Fields:
    """Goes through the lines of a file of fields once."""

    def __init__(self, text: str, names: frozenset[str]) -> None:
        self._lines = text.split("\n")
        self._names = names
        self._slips: list[Slip] = []
        self._lost: int | None = None
        """How far in the points of a list stand whose name is missing; they are not read."""
        self._block: int | None = None
        """How far in the field is whose text goes on below it."""

    def read(self) -> tuple[str, list[Slip]]:
        for number, line in enumerate(self._lines):
            if len(self._slips) >= MOST_MENDED:
                break
            indent = len(line) - len(line.lstrip(" "))
            if self._block is not None and (not line.strip() or indent > self._block):
                continue
            self._block = None
            if self._lost is not None and (not line.strip() or indent >= self._lost):
                self._lines[number] = ""
                continue
            self._lost = None
            self._lines[number] = self._mended(number, line)
            if _BLOCK.match(self._lines[number]):
                self._block = indent
        return "\n".join(self._lines), self._slips

    def _mended(self, number: int, line: str) -> str:
        for step in (
            self._row,
            self._signs,
            self._first,
            self._bullet,
            self._deeper,
            self._below_point,
            self._nameless,
            self._semicolons,
            self._colon,
            self._cut,
        ):
            new = step(number, line)
            if new != line:
                return new
        return line

    def _tell(self, number: int, message: str, new: str) -> str:
        self._slips.append(Slip(number, message, suggested(new)))
        return new

    def _row(self, number: int, line: str) -> str:
        """A row of a spreadsheet, with tabs between its cells."""
        field = FIELD.match(line.lstrip("\t "))
        cells = cells_of(line) if not field or field["key"] not in self._names else []
        if not cells:
            return line
        message = _(
            "Raden ser ut att komma ur ett kalkylblad, och hör inte till något fält: ”{line}”.",
            line=short(" | ".join(cells)),
        )
        if new := as_figure(cells, self._lines, number):
            return self._tell(number, message, new)
        hint = _(
            "Ta bort raden, eller skriv värdena i fält som på raderna ovanför. Ett helt kalkylblad läser "
            "kommandot import-report in."
        )
        self._slips.append(Slip(number, message, hint))
        return ""

    def _signs(self, number: int, line: str) -> str:
        """Characters around a field's name that look like a space, or within it and not seen."""
        head = _HEAD.match(line)
        odd = _ODD.search(head[0]) if head else None
        if head is None or odd is None:
            return line
        clean = _NOT_SEEN.sub("", _ODD_SPACE.sub(" ", head[0]))
        name = re.match(r"[ ]*(?:- )*(\w+)[ ]*[:：]", clean)
        if name and name[1] not in self._names:
            return line
        if _ODD.search(head["lead"]):
            clean = " " * _lead(self._lines, number, clean) + clean.lstrip(" ")
        message = _(
            "Raden har {character} (U+{code}) där det ska vara ett vanligt mellanslag eller inget: ”{line}”.",
            character=_(NAMES[odd[0]]) if odd[0] in NAMES else _("ett ovanligt mellanrum"),
            code=f"{ord(odd[0]):04X}",
            line=short(_NOT_SEEN.sub("", line).strip()),
        )
        return self._tell(number, message, clean + line[head.end() :])

    def _first(self, number: int, line: str) -> str:
        """The first field, which shows how far in the others stand."""
        found = FIELD.match(line)
        if (
            not found
            or found["key"] not in self._names
            or not line.startswith(" ")
            or line_above(self._lines, number)
        ):
            return line
        if not any(re.match(KEY, other) for other in self._lines[number + 1 :]):
            return line
        message = _("Raden börjar inte lika långt in som raderna under: ”{line}”.", line=short(line))
        return self._tell(number, message, line.lstrip(" "))

    def _bullet(self, number: int, line: str) -> str:
        """A point of a list that begins with another character than a hyphen and a space."""
        found = _BULLET.match(line)
        if (
            found is None
            or (found["bullet"] == "-" and found["gap"])
            or (found["bullet"] == "*" and not found["gap"])
        ):
            return line
        above = line_above(self._lines, number)
        if not re.match(rf"[ ]*(?:- )?{KEY}:[ ]*$|[ ]*- ", above):
            return line
        message = _(
            "Punkten i listan börjar inte med ett bindestreck och ett mellanslag: ”{line}”.",
            line=short(line),
        )
        return self._tell(number, message, f"{found['lead']}- {found['item']}")

    def _deeper(self, number: int, line: str) -> str:
        """A point further in than a text that is the point above it: YAML reads on in that text."""
        above = _POINT.match(self._lines[number - 1]) if number else None
        found = _POINT.match(line)
        if not above or not found or len(found["lead"]) <= len(above["lead"]):
            return line
        message = _(
            "Punkten står längre in än den ovanför, och läses som en del av den: ”{line}”.", line=short(line)
        )
        return self._tell(number, message, f"{above['lead']}{line.lstrip(' ')}")

    def _below_point(self, number: int, line: str) -> str:
        """A sentence on a line of its own below a point that has ended: YAML reads on in that point."""
        above = _POINT.match(self._lines[number - 1]) if number else None
        text = line.lstrip(" ")
        if above is None or not text or not text[0].isupper() or len(line) - len(text) <= len(above["lead"]):
            return line
        ended = self._lines[number - 1].rstrip()
        field = FIELD.match(text)
        is_full = len(ended) + 1 + len(text.split()[0]) > NARROWEST  # the line was broken since it was full
        if not ended.endswith((".", "!", "?")) or is_full or (field and field["key"] in self._names):
            return line
        message = _(
            "Raden läses som en del av punkten ovanför: ”{line}”. Är den det, så flytta upp den dit.",
            line=short(line),
        )
        return self._tell(number, message, f"{above['lead']}- {text}")

    def _nameless(self, number: int, line: str) -> str:
        """Points below a field that has a text already, which YAML reads on in: a name is gone above them."""
        above = FIELD.match(self._lines[number - 1]) if number else None
        text = above["rest"].strip() if above else ""
        if above is None or above["key"] not in self._names or not text or text[0] in "[{|>&*!\"'#":
            return line
        lead = len(line) - len(line.lstrip(" "))
        if not line.startswith("- ", lead) or lead <= len(above["lead"]):
            return line
        message = _(
            "Listan hör inte till något fält, och läses som en del av raden ovanför, {field}: ”{line}”.",
            field=above["key"],
            line=short(line),
        )
        hint = _("Listans namn saknas. Skriv {name} på en egen rad ovanför.", name="{name}")
        self._slips.append(Slip(number, message, hint, point=line.strip()))
        self._lost = lead
        return ""

    def _semicolons(self, number: int, line: str) -> str:
        """A list of texts with semicolons between, which is read as one text."""
        found = _SEMICOLONS.match(line)
        if found is None:
            return line
        message = _(
            "Semikolon skiljer inte punkterna i en lista åt: ”{line}”. Är det en enda text, sätt "
            "citattecken runt den.",
            line=short(line),
        )
        parts = [part.strip() for part in re.split("[;,]", found["inner"]) if part.strip()]
        return self._tell(number, message, f"{found['head']}{', '.join(parts)}{found['end']}")

    def _colon(self, number: int, line: str) -> str:
        """A known field whose colon has no space after it, or is another character."""
        found = FIELD.match(line)
        if found is None or found["key"] not in self._names:
            return line
        sign, rest = found["sign"].strip(), found["rest"]
        if sign == ":" and (not rest or rest[0] in " :/\t"):
            return line
        if sign == ":":
            message = _("Det saknas ett mellanslag efter kolonet: ”{line}”.", line=short(line))
        else:
            message = _(
                "Efter fältets namn står {character} i stället för ett kolon: ”{line}”.",
                character=sign,
                line=short(line),
            )
        return self._tell(number, message, f"{found['lead']}{found['key']}: {rest.strip()}".rstrip())

    def _cut(self, number: int, line: str) -> str:
        """A text that is cut off: what follows a space and # is read as a note to oneself."""
        found = _CUT.match(line)
        if found is None:
            return line
        whole = f"{found['text'] or ''}{found['cut']}"
        message = _(
            "Texten från {cut} skulle försvinna: ett # efter ett mellanslag börjar en anteckning.",
            cut=short(found["cut"], 30),
        )
        return self._tell(number, message, f"{found['head']}{quoted(whole)}")


def suggested(new: str) -> str:
    """How a line should stand, as a proposal."""
    lead = len(new) - len(new.lstrip(" "))
    if not lead:
        return _("Skriv så här: {line}", line=short(new, 300))
    return _("Skriv så här, med {count} mellanslag först: {line}", count=lead, line=short(new.strip(), 300))


def line_above(lines: Sequence[str], number: int) -> str:
    """The nearest line above one that is not empty; an empty text when there is none."""
    return next((lines[at] for at in range(number - 1, -1, -1) if lines[at].strip()), "")


def _lead_below(lines: Sequence[str], number: int) -> int:
    """How far in a field stands that follows upon the line above."""
    beside = FIELD.match(line_above(lines, number))
    if beside is None:
        return 0
    return len(beside["lead"]) + (0 if beside["rest"].strip() else 2)


def _lead(lines: Sequence[str], number: int, line: str) -> int:
    """How far in a line with another indent belongs: as a field above, or below the last."""
    width = len(line) - len(line.lstrip(" "))
    if line.startswith("- ", width) and (point := _point_above(lines, number)) is not None:
        return point
    known = {len(found["lead"]) for found in map(FIELD.match, lines[:number]) if found}
    return width if width in known else _lead_below(lines, number)


def _point_above(lines: Sequence[str], number: int) -> int | None:
    """How far in the points of the list stand that a line goes on; None when there is none above it."""
    for line in reversed(lines[max(0, number - MOST_ABOVE) : number]):
        lead = len(line) - len(line.lstrip(" "))
        if line.startswith("- ", lead):
            return lead
        if line.strip() and not lead:
            return None
    return None


def quoted(text: str) -> str:
    """A text within quotes that YAML reads as itself, in place of quotes of a printed kind."""
    text = text.strip()
    if printed := _PRINTED.fullmatch(text):
        text = printed[1].strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def short(text: str, most: int = 70) -> str:
    """A line as a message quotes it."""
    text = text.strip() if most < 100 else text
    return text if len(text) <= most else f"{text[: most - 1]}…"
