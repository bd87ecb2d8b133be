"""What a finding proposes, done to a text as somebody would who reads the message and knows no Markdown."""

import re
from typing import Final

WRITE_SO: Final = re.compile(r"Skriv så här: (.*[^…])$")


def followed(text: str, line: int, message: str, hint: str) -> str | None:
    """The text with what is proposed in place of what is quoted; None without a whole proposal."""
    proposed, quoted = WRITE_SO.match(hint), re.match(r"'(.*)' ", message)
    if not proposed or not quoted:
        return None
    lines = text.split("\n")
    piece = r"\s+".join(map(re.escape, quoted[1].removesuffix("…").split()))
    rest = r".*" if quoted[1].endswith("…") else ""
    lines[line], made = re.subn(piece + rest, lambda _found: proposed[1], lines[line], count=1)
    assert made == 1, (quoted[1], lines[line])
    return "\n".join(lines)


FIELD: Final = re.compile(
    r"\b[Ss]kriv (?:till exempel )?(?P<name>[a-z_]+): "
    r"(?P<value>\{[^{}…]*\}|\[[^\[\]…]*\]|\"[^\"]*\"|[A-ZÅÄÖ][^.,…{}]*(?=\.$)|[\w%'-]+)"
    r"(?P<more>(?:, [a-z_]+: [\w-]+)*)(?= \(|[.,]|$| eller )?"
    r"(?: inom (?P<group>[a-z_]+)| i stället för (?P<instead>[a-z_]+))?"
)
"""Fields with their values, whole enough to be written as they stand."""


def with_proposed(text: str, line: int, hint: str) -> str | None:
    """A file of fields with what is proposed in its place on the line, or as one more; None without any."""
    proposed = FIELD.search(hint)
    if not proposed:
        return None
    name, value = proposed["name"], proposed["value"]
    written = f"{name}: {value}{proposed['more']}"
    lines = text.split("\n")
    at = line - 1
    here = re.compile(
        rf"(?P<lead>^[ ]*(?:- )?|[{{,] ?)\b{proposed['instead'] or name}: "
        r"(?:\{[^{}]*\}|\[[^\[\]]*\]|[^,{}\[\]]*)"
    )
    group = re.compile(rf"{proposed['group']}: \{{|^[ ]*- \{{")
    if here.search(lines[at]):
        lines[at] = here.sub(lambda found: f"{found['lead']}{written}", lines[at], count=1)
    elif group.search(lines[at]):
        lines[at] = group.sub(lambda found: f"{found[0]}{written}, ", lines[at], count=1)
    else:
        there = next((number for number, each in enumerate(lines) if each.startswith(f"{name}:")), None)
        first = next(number for number, each in enumerate(lines) if re.match(r"[a-z_]+:", each))
        lines[first if there is None else there : first if there is None else there + 1] = [written]
    return "\n".join(lines)
