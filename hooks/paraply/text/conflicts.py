"""Both sides of an unfinished merge, which stand in a file until somebody chooses."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from paraply.language import _
from paraply.text.slips import Slip, short

_MERGE = re.compile(r"\n(?:<<<<<<<|>>>>>>>|=======(?:\n|$))")
_CONFLICT = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: .*)?$")
_FENCE: Final = "---"


def conflicts_in(text: str) -> tuple[str, list[Slip]]:
    """The text with the first side of every unfinished merge, and a slip for each."""
    if not _MERGE.search(f"\n{text}"):
        return text, []
    lines = text.split("\n")
    marks = {number: found[1] for number, line in enumerate(lines) if (found := _CONFLICT.match(line))}
    there = Counter(marks.values())
    if not there["<<<<<<<"] == there["======="] == there[">>>>>>>"]:
        return _without_rests(lines, marks)
    slips, side = [], ""
    began, sides = 0, {"ours": [""], "theirs": [""]}
    for number, line in enumerate(lines):
        found = _CONFLICT.match(line)
        mark = found[1] if found and (found[1] != "=======" or side) else ""
        if mark == "<<<<<<<" or (mark and not side):
            began, sides = number, {"ours": [], "theirs": []}
            slips.append(_conflict(number, number, sides))
        if mark:
            side = {"<<<<<<<": "ours", ">>>>>>>": "", "|||||||": "before"}.get(mark, "theirs")
            slips[-1] = _conflict(began, number, sides)
        elif side in sides:
            sides[side].append(line.strip())
        if mark or side not in {"", "ours"}:
            lines[number] = ""
    return "\n".join(lines), slips


def _without_rests(lines: list[str], marks: Mapping[int, str]) -> tuple[str, list[Slip]]:
    """The text without the lines that are left of a merge, when not all are: the sides are not known.

    Below the fields a line of equals signs makes a heading of the one above.
    """
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
    body = fences[1] if len(fences) > 1 and fences[0] == 0 else len(lines)
    slips = []
    for number, mark in marks.items():
        if mark != "=======" or number < body:
            message = _("Raden {mark} är kvar sedan två ändringar fördes ihop.", mark=mark)
            hint = _("Ta bort raden. Finns samma uppgift två gånger: behåll den som gäller.")
            slips.append(Slip(number, message, hint, number))
            lines[number] = ""
    return "\n".join(lines), slips


def _conflict(first: int, last: int, sides: Mapping[str, Sequence[str]]) -> Slip:
    return Slip(
        first,
        _(
            "Två har ändrat samma ställe, och båda texterna står kvar, till och med rad {last}: "
            "”{ours}” och ”{theirs}”.",
            last="{last}",
            ours=short(" ".join(sides["ours"]), 50),
            theirs=short(" ".join(sides["theirs"]), 50),
        ),
        _(
            "Behåll den text som gäller. Ta bort den andra, och raderna som börjar med <<<<<<<, ======= "
            "och >>>>>>>."
        ),
        last,
    )
