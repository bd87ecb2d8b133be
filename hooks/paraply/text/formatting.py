"""One way to write a content file, so that a change shows what changed and not who wrote it.

Each field is written as ``yamledit.block`` writes it: on one line where it fits, and without needless quotes.
A comment stays above its field; a field with a comment inside is left as it stands. The text below the
front matter is left alone. What would not be read as the same values is never written.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from paraply.load.files import FOLDERS, find_files
from paraply.text.positions import Path as YamlPath
from paraply.text.yamledit import block
from paraply.text.yamlfile import Value, decode, read_yaml

_ONLY_COMMENT = re.compile(r"(?:#.*)?\s*")


def formatted(text: str, ending: str) -> str:
    """The text as it should stand; as it is when it cannot be read, which the check of the content tells."""
    lines = text.replace("\r\n", "\n")
    if ending == ".md":
        found = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", lines, re.DOTALL)
        if not found:
            return text
        front, body = found[1], lines[found.end() :].strip("\n")
        new = f"---\n{_fields(front)}---\n" + (f"{body}\n" if body.strip() else "")
    else:
        new = _fields(lines)
    return new


def unformatted(root: Path) -> dict[Path, str]:
    """The files people write under ``root/content`` that stand otherwise, with the texts they should have."""
    wanted = {}
    for folder, paths in find_files(root).files.items():
        for path in paths if FOLDERS.get(folder) != ".json" else ():
            data = path.read_bytes()
            _, problems = decode(data, path.name)
            if problems:
                continue
            text = data.decode("utf-8")
            if (new := formatted(text, path.suffix)) != text:
                wanted[path] = new
    return wanted


def _fields(text: str) -> str:
    document = read_yaml(text, "")
    if document.problems or not isinstance(document.value, dict) or not document.value:
        return text
    if any(":" in str(name) for name in document.value):  # ``title:Bygglov``, which the check tells of
        return text
    lines, starts = text.split("\n"), _starts(document.lines)
    if all(re.match(r"[\w\"']", lines[start]) for start in starts.values()):
        new = "".join(_entries(lines, document.value, starts))
    else:  # all within braces, where a line is no field
        new = text if _holds_comment(text) else block(document.value)
    return new if read_yaml(new, "").value == document.value else text


def _starts(lines: Mapping[YamlPath, int]) -> dict[str, int]:
    """The line, from 0, on which each field begins."""
    return {str(path[0]): line - 1 for path, line in lines.items() if len(path) == 1}


def _entries(lines: list[str], fields: dict[str, Value], starts: dict[str, int]) -> Iterator[str]:
    """Each field with the comments above it, then the comments at the end."""
    ends = [*list(starts.values())[1:], len(lines)]
    above = lines[: next(iter(starts.values()))]
    for (name, start), end in zip(starts.items(), ends, strict=True):
        own = lines[start:end]
        after = len(own)
        while after > 1 and _ONLY_COMMENT.fullmatch(own[after - 1]):
            after -= 1
        yield from _comments(above, is_first=start == len(above))
        written = "\n".join(own[:after])
        yield f"{written}\n" if _holds_comment(written) else block({name: fields[name]})
        above = own[after:]
    yield from _comments([line for line in above if line.strip()], is_first=False)


def _comments(lines: list[str], *, is_first: bool) -> Iterator[str]:
    """Comments as they are, and at most one empty line in a row."""
    empty = is_first
    for line in map(str.rstrip, lines):
        if line or not empty:
            yield f"{line}\n"
        empty = not line


def _holds_comment(text: str) -> bool:
    """Whether there is a ``#`` outside the values."""
    outside, at = "", 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            begins = token.start_mark.index
            header = token.style in {"|", ">"}
            outside += text[at : text.find("\n", begins) if header else begins]
            at = token.end_mark.index
    return "#" in outside + text[at:]
