"""What was meant by a line at which a parser gives up: each guess is one kind of mistake, and says which."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from paraply.language import _
from paraply.text.slips import FIELD, KEY, line_above, quoted, short

MOST_ABOVE: Final = 2_000
"""Lines above one that are looked at to see how far in it belongs."""

_UNCLOSED = re.compile(rf"([ ]*(?:- )*(?:{KEY}:[ ]+)?)([\"'])((?:(?!\2).)*)")


def mended(lines: list[str], number: int, names: frozenset[str]) -> tuple[str, str] | None:
    """A line at which a parser gave up, as it was meant, and what is wrong; None when nobody can tell."""
    line = lines[number]
    return next(filter(None, (guess(lines, number, line, names) for guess in _GUESSES)), None)


def _unclosed(_lines: list[str], _number: int, line: str, _names: frozenset[str]) -> tuple[str, str] | None:
    found = _UNCLOSED.fullmatch(line)
    if found is None:
        return None
    return f"{found[1]}{quoted(found[3])}", _("Ett citattecken är inte avslutat: ”{line}”.", line=short(line))


def unclosed_above(lines: Sequence[str], number: int) -> list[int]:
    """The lines above that begin a quote and do not end it: a parser reads on to the next quote."""
    return [at for at in range(min(number, len(lines)) - 1, -1, -1) if _UNCLOSED.fullmatch(lines[at])][:3]


def _no_colon(_lines: list[str], _number: int, line: str, names: frozenset[str]) -> tuple[str, str] | None:
    found = re.fullmatch(rf"([ ]*(?:- )*)({KEY})(?:(?:[ ]*[=;]|[ ])[ ]*(.*))?", line)
    if found is None or found[2] not in names:
        return None
    return (
        f"{found[1]}{found[2]}: {found[3] or ''}".rstrip(),
        _("Det saknas ett kolon efter fältets namn: ”{line}”.", line=short(line)),
    )


def _no_dash(lines: list[str], number: int, line: str, _names: frozenset[str]) -> tuple[str, str] | None:
    """A text below the texts of a list, at their place or at the edge."""
    above = re.match(rf"([ ]*)- (?!{KEY}:(?:[ ]|$))\S", line_above(lines, number))
    text = line.lstrip(" ")
    if above is None or not text or re.match(r"-(?: |$)", text) or re.search(r":(?: |$)", text):
        return None
    if len(line) - len(text) not in {0, len(above[1])}:
        return None
    return f"{above[1]}- {text}", _(
        "Raden står i en lista, men har inget streck först: ”{line}”. "
        "Är det löpande text hör den inte hit, utan sist i filen.",
        line=short(line),
    )


def _point_astray(lines: list[str], number: int, line: str, _names: frozenset[str]) -> tuple[str, str] | None:
    """A point that does not begin as far in as the one above it in its list."""
    lead = len(line) - len(line.lstrip(" "))
    if not line.startswith("- ", lead):
        return None
    for above in reversed(lines[max(0, number - MOST_ABOVE) : number]):
        begins = len(above) - len(above.lstrip(" "))
        if above.startswith("- ", begins):
            if begins == lead:
                return None
            return f"{' ' * begins}{line.strip()}", _(
                "Punkten börjar inte lika långt in som punkten ovanför: ”{line}”.", line=short(line)
            )
        if above.strip() and not begins:
            break
    return None


def _too_far_in(lines: list[str], number: int, line: str, names: frozenset[str]) -> tuple[str, str] | None:
    """A field that stands beside none of those above, which may have lists or groups of their own between."""
    found = FIELD.match(line)
    if not found or found["key"] not in names:
        return None
    lead, open_leads = len(found["lead"]), _open_leads(lines, number)
    before = line_above(lines, number)
    if not open_leads or lead in open_leads or _no_colon(lines, number, before, names):
        return None
    nearest = min(open_leads, key=lambda other: abs(other - lead))
    new = f"{' ' * nearest}{line.strip()}"
    if FIELD.match(before):
        return new, _("Raden börjar inte lika långt in som raden ovanför: ”{line}”.", line=short(line))
    if abs(nearest - lead) > 1:  # two spaces are a level of their own: it belongs to something else
        return None
    return new, _("Raden börjar inte lika långt in som fälten ovanför: ”{line}”.", line=short(line))


def _open_leads(lines: Sequence[str], number: int) -> list[int]:
    """How far in the fields above stand that the next may stand beside, the nearest first."""
    leads: list[int] = []
    edge: int | None = None
    for line in reversed(lines[max(0, number - MOST_ABOVE) : number]):
        found = FIELD.match(line)
        begins = len(line) - len(line.lstrip(" "))
        if found and (edge is None or begins < edge) and (found["rest"].strip() or leads or edge is not None):
            leads.append(len(found["lead"]))
        if line.strip() and (edge is None or begins < edge):
            edge = begins
        if edge == 0:
            break
    return leads


def _braces_lost(_lines: list[str], _number: int, line: str, names: frozenset[str]) -> tuple[str, str] | None:
    """A group on one line without the braces around it."""
    found = re.fullmatch(rf"([ ]*(?:- )*{KEY}:[ ]+)(({KEY}):[ ][^\"'{{}}\[\]]*)", line)
    parts = re.split(",[ ]+", found[2]) if found else []
    fields = [part.partition(": ")[0] for part in parts if ": " in part]
    if found is None or len(parts) < 2 or len(fields) != len(parts) or not names.issuperset(fields):
        return None
    message = _("Fälten i en grupp på en rad ska stå inom klamrar: ”{line}”.", line=short(line))
    return f"{found[1]}{{{found[2].rstrip()}}}", message


def _note(_lines: list[str], _number: int, line: str, _names: frozenset[str]) -> tuple[str, str] | None:
    """A note to oneself as HTML has them."""
    lead, mark, told = line.partition("<!--")
    if not mark or lead.strip():
        return None
    message = _("En anteckning bland fälten börjar med #: ”{line}”.", line=short(line))
    return f"{lead}# {told.strip().removesuffix('-->').strip()}", message


def _colon_in_text(
    _lines: list[str], _number: int, line: str, _names: frozenset[str]
) -> tuple[str, str] | None:
    found = re.fullmatch(rf"([ ]*(?:- )*(?:{KEY}:[ ]+)?)([^\s\"'\[{{|>].*:(?:[ ].*)?)", line)
    if found is None or not found[1].strip():
        return None
    return f"{found[1]}{quoted(found[2])}", _(
        "Här står ett kolon inne i en text: ”{line}”.", line=short(line)
    )


def _open_bracket(
    _lines: list[str], _number: int, line: str, _names: frozenset[str]
) -> tuple[str, str] | None:
    """A list or a group that begins on the line and does not end there."""
    found = re.fullmatch(rf"([ ]*(?:- )*{KEY}:[ ]+|[ ]*- )([\[{{].*)", line)
    if found is None or '"' in found[2] or "'" in found[2]:
        return None
    closing = [{"[": "]", "{": "}"}[char] for char in found[2] if char in "[{"]
    ended = sum(found[2].count(char) for char in "]}")
    if len(closing) <= ended:
        return None
    new = line.rstrip(" ,") + "".join(reversed(closing[: len(closing) - ended]))
    return new, _(
        "En lista eller grupp som börjar med [ eller {{ är inte avslutad: ”{line}”.", line=short(line)
    )


def _no_comma(_lines: list[str], _number: int, line: str, names: frozenset[str]) -> tuple[str, str] | None:
    """A group whose next field begins without a comma before it, or after a semicolon."""
    found = re.fullmatch(rf"([ ]*(?:- )*(?:{KEY}:[ ]+)?\{{)([^\"']*\}})[ ]*", line)
    if found is None:
        return None
    fields = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    next_field = rf"(?=(?:{fields}):[ ])"
    parted = re.sub(rf";[ ]*{next_field}", ", ", found[2])
    inner = re.sub(rf"(?<=[^\s,{{\[:])[ ]+{next_field}", ", ", parted)
    if inner == found[2]:
        return None
    message = (
        _("Det saknas ett kommatecken mellan fälten: ”{line}”.", line=short(line))
        if parted == found[2]
        else _("Fälten är åtskilda med semikolon i stället för kommatecken: ”{line}”.", line=short(line))
    )
    return f"{found[1]}{inner}", message


def _in_group(_lines: list[str], _number: int, line: str, names: frozenset[str]) -> tuple[str, str] | None:
    """A text in a group on one line, without quotes around a sign that means something else there."""
    found = re.fullmatch(rf"([ ]*(?:- )*(?:{KEY}:[ ]+)?)(\{{.*\}})[ ]*", line)
    new = f"{found[1]}{_INNERMOST.sub(partial(_quoted_in, names), found[2])}" if found else line
    if new == line:
        return None
    return new, _(
        "En text inom klamrar har ett tecken som betyder något annat där: ”{line}”.", line=short(line)
    )


_INNERMOST = re.compile(r"(?<=\{)[^{}]*(?=\})")
_MEANS_MORE = re.compile(r"[\[\],\"*&!%@`|>?']|:(?:[ ]|$)|[ ]#")


def _quoted_in(names: frozenset[str], group: re.Match[str]) -> str:
    """The fields of a group, with quotes around each text that needs them."""
    begins = [each for each in re.finditer(rf"(?:^|,[ ]+)({KEY}):[ ]+", group[0]) if each[1] in names]
    if not begins or begins[0].start():
        return group[0]
    ends = [each.start() for each in begins[1:]] + [len(group[0])]
    return "".join(
        f"{each[0]}{_quoted_value(group[0][each.end() : end])}"
        for each, end in zip(begins, ends, strict=True)
    )


def _quoted_value(value: str) -> str:
    whole = re.fullmatch(r"\"[^\"]*\"|'[^']*'|\[[^\[\]]*\]", value.strip())
    if whole or not _MEANS_MORE.search(value):
        return value
    text = value.strip()
    return quoted(text[1:] if text[0] in "\"'" and text.count(text[0]) == 1 else text)


def _odd_beginning(
    _lines: list[str], _number: int, line: str, _names: frozenset[str]
) -> tuple[str, str] | None:
    found = re.fullmatch(rf"([ ]*(?:- )*(?:{KEY}:[ ]+)?)([*&!%@`\]}},?\"'\[{{].*|[|>][ ]*[^\s|>+-].*)", line)
    if found is None or not found[1].strip() or re.match(rf"\{{[ ]*{KEY}:[ ]", found[2]):
        return None  # what is a group is never one text
    within = re.fullmatch(r"([\"'])([^\"']*[ ]\1.*)\1", found[2].strip())  # a quote opens within the first
    return (
        f"{found[1]}{quoted(within[2] if within else found[2])}",
        _("Texten börjar med ett tecken som har en egen betydelse: ”{line}”.", line=short(line)),
    )


def _dash_first(_lines: list[str], _number: int, line: str, _names: frozenset[str]) -> tuple[str, str] | None:
    """A hyphen in the place of a value, or as that of a point on the line of its field."""
    found = re.fullmatch(rf"([ ]*(?:- )*{KEY}:[ ]+)-(?:[ ]+(\S.*))?", line)
    if found is None:
        return None
    return (
        f"{found[1]}{quoted(found[2]) if found[2] else 'null'}",
        _("Efter kolonet står ett streck, som bara kan börja en egen rad: ”{line}”.", line=short(line)),
    )


def _goes_on(lines: list[str], number: int, line: str, names: frozenset[str]) -> tuple[str, str] | None:
    """A text that goes on at the edge, below its field."""
    found = FIELD.match(line)
    above = line_above(lines, number)
    if (
        (found and found["key"] in names)
        or not line.strip()
        or not re.match(rf"[ ]*(?:- )?{KEY}:(?:[ ]+\S|[ ]*$)", above)
    ):
        return None
    lead = len(above) - len(above.lstrip(" "))
    if re.search(r"[:#]", line) or len(line) - len(line.lstrip(" ")) > lead:
        return None
    return (
        f"{' ' * (lead + 2)}{line.strip()}",
        _(
            "Raden hör inte till något fält: ”{line}”. En text som fortsätter på nästa rad dras in.",
            line=short(line),
        ),
    )


_GUESSES: Final = (
    _open_bracket, _no_comma, _point_astray, _too_far_in, _no_colon, _no_dash, _unclosed, _in_group,
    _dash_first, _braces_lost, _note, _colon_in_text, _odd_beginning, _goes_on,
)  # fmt: skip
