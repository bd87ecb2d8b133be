"""Links from the site's root in pages written by hand, as texts of the content have → files of MkDocs."""

import re
from collections.abc import Mapping
from posixpath import dirname, relpath

from paraply.text.pagefaults import outside_code

_LINK = re.compile(
    r"(?P<before>\]\(\s{0,3}<?|^ {0,3}\[[^\[\]^][^\[\]]{0,80}\]:\s{0,3}<?)/(?P<path>(?!/)[^\s()<>#?\"]*)"
)


def from_here(markdown: str, file: str, sources: Mapping[str, str]) -> str:
    """The Markdown of ``file`` with each link to ``/an/address/`` as the way to its file.

    ``sources`` are the files of MkDocs by address. What is not among them is left for MkDocs to tell of.
    """
    lines = markdown.split("\n")
    for number, line in outside_code(lines):  # code is spaces in it, so places in both are the same
        for found in reversed(list(_LINK.finditer(line))):
            path = found["path"]
            source = next((sources[way] for way in (path, f"{path}/") if way in sources), None)
            if source is not None:
                way = relpath(source, dirname(file) or ".")
                lines[number] = f"{lines[number][: found.end('before')]}{way}{lines[number][found.end() :]}"
    return "\n".join(lines)
