"""Both sides of an unfinished merge, which stand in a file until somebody chooses."""

import re
from collections.abc import Mapping, Sequence

from paraply.language import _
from paraply.text.slips import Slip, short

_MERGE = re.compile(r"\n(?:<<<<<<<|>>>>>>>)")
_CONFLICT = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: .*)?$")


def conflicts_in(text: str) -> tuple[str, list[Slip]]:
    """The text with the first side of every unfinished merge, and a slip for each."""
    if not _MERGE.search(f"\n{text}"):
        return text, []
    lines, slips, side = text.split("\n"), [], ""
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
