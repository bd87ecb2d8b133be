"""Links from the site's root in pages written by hand, as texts of the content have → files of MkDocs."""

import re
from collections.abc import Mapping
from posixpath import dirname, relpath

from paraply.text.pagefaults import outside_code

_LINK = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).{1,500}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<before>\]\(\s{0,3}<?|^ {0,3}\[[^\[\]^][^\[\]]{0,80}\]:\s{0,3}<?)/(?P<path>(?!/)[^\s()<>#?\"]*)"
)


def from_here(markdown: str, file: str, sources: Mapping[str, str]) -> str:
    """The Markdown of ``file`` with each link to ``/an/address/`` as the way to its file.

    ``sources`` are the files of MkDocs by address. What is not among them is left for MkDocs to tell of.
    """

    def led(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        path = found["path"]
        source = next((sources[way] for way in (path, f"{path}/") if way in sources), None)
        return found[0] if source is None else f"{found['before']}{relpath(source, dirname(file) or '.')}"

    lines = markdown.split("\n")
    for number, _line in outside_code(lines):
        lines[number] = _LINK.sub(led, lines[number])
    return "\n".join(lines)
