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
