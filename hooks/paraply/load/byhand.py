"""The pages and files of ``docs/``: what texts may link to besides the pages that are made of the content."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from markdown.extensions.toc import slugify as slugify_latin
from markdown.extensions.toc import slugify_unicode, unique

from paraply.model.byhand import HANDBOOK, ByHand, WrittenPage
from paraply.problems import Problem
from paraply.text.yamlfaults import SYNTAX
from paraply.text.yamlfile import MAX_BYTES, read_yaml

_HEADING = re.compile(r"^#{1,6}[ \t]([^\n]*)$", re.MULTILINE)
_NAMED = re.compile(r"\{[^{}#\n]{0,80}#([\w-]{1,80})[^{}\n]{0,80}\}|\bid=[\"']([\w-]{1,80})[\"']")
_MARKS = re.compile(r"[*_`]|\{[^{}\n]*\}|\]\([^()\n]*\)|\[")
_FENCE: Final = "---\n"
_TITLE = re.compile(r"\A\s*#[ \t]([^\n]*)$", re.MULTILINE)


def by_hand(docs: Path, root: Path) -> tuple[ByHand, list[Problem]]:
    """What ``docs`` holds, as MkDocs publishes it, and which front matter cannot be read.

    Without the folder, nothing.
    """
    anchors: dict[str, frozenset[str]] = {}
    pages, problems = [], []
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_symlink() or not path.is_file():
            continue
        if path.suffix != ".md":
            anchors[name] = frozenset()
            continue
        stem = name.removesuffix(".md").removesuffix("index").removesuffix("README")
        address = stem if not stem or stem.endswith("/") else f"{stem}/"
        text = _text(path)
        anchors[address] = _anchors(text)
        if not name.startswith(HANDBOOK):
            file = Path(os.path.relpath(path, root)).as_posix()
            page, found = written_page(file, name, address, text)
            pages.append(page)
            problems += found
    return ByHand(anchors, tuple(pages)), problems


def written_page(file: str, path: str, address: str, text: str) -> tuple[WrittenPage, list[Problem]]:
    """The page that a file's text makes, and what is wrong above its Markdown."""
    front, body, line, problems = "", text, 1, []
    if text.startswith(_FENCE) and _FENCE in text[len(_FENCE) :]:
        _before, front, body = text.split(_FENCE, 2)
        line = front.count("\n") + 3
    fields: Mapping[str, Any] = {}
    if front.strip():
        read = read_yaml(front, file, 2)
        problems = [problem for problem in read.problems if problem.rule is SYNTAX]
        fields = read.value if isinstance(read.value, dict) else {}
    headings = tuple(_MARKS.sub("", heading).strip(" \t#") for heading in _HEADING.findall(body))
    first = _TITLE.search(body)
    title = _words(fields.get("title")) or (_MARKS.sub("", first[1]).strip(" \t#") if first else "")
    search = fields.get("search")
    page = WrittenPage(
        file,
        path,
        address,
        title or address.strip("/").rpartition("/")[2].replace("-", " ").capitalize(),
        body,
        line,
        _words(fields.get("description")),
        _words(fields.get("synonyms")),
        headings,
        _answers(fields.get("accepted")),
        searched=not (isinstance(search, dict) and search.get("exclude") is True),
    )
    return page, problems


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else ""


def _answers(value: Any) -> dict[str, str]:
    """``accepted`` as in every other file: the rule, and why it may be so."""
    listed = value if isinstance(value, list) else ()
    return {
        str(answer.get("rule")): str(answer["why"])
        for answer in listed
        if isinstance(answer, dict) and answer.get("why")
    }


def _text(path: Path) -> str:
    try:
        return path.read_bytes()[:MAX_BYTES].decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _anchors(text: str) -> frozenset[str]:
    """The ids that MkDocs gives the headings of a page, and those that its author has given."""
    named = {first or second for first, second in _NAMED.findall(text)}
    taken: set[str] = set()
    for heading in _HEADING.findall(text):
        words = _MARKS.sub("", heading).strip(" \t#")
        unique(slugify_latin(words, "-"), taken)
        named.add(slugify_unicode(words, "-"))
    return frozenset(named | taken)
