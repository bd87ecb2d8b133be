"""Every word of ours passes the catalogue: the example's site in a language without a letter of Swedish.

Each text of the catalogue is written with Greek letters, so what is still Latin on a page must be the
municipality's own: its content, or a figure's sign. A word that somebody forgot to mark is found at once.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from paraply.render.pages.visits import MARK
from tests.conftest import ROOT, build_into
from tests.developer.test_messages import made
from tests.greek import KEPT, greek_known

EXAMPLE = ROOT / "tests" / "example"
VALUE = re.compile(r"\{\w+\}")
STOP = re.compile(r"https?://\S+|[^\w\s]+|\d+")
SIGNS = {"cc", "csv", "json", "kolada"}
"""Names that are the same in every language."""

LATIN = re.compile(r"[A-Za-zÅÄÖåäöé][^Α-Ωα-ωά-ώ]*")
SEEN = {"alt", "title", "aria-label", "placeholder", "content"}
SEARCH = {"data-hits", "data-all", "data-none", "data-one", "data-many", "data-best", "data-broken"}
UNSEEN = {"script", "style", "code", "textarea"}


BY_HAND = {"om/ordlista/index.html"}
"""Pages that another language writes anew in docs/."""


EXPLAINED = re.compile(r'<a class="term" [^<>]*>([^<>]*)</a>')
"""A word of the list in one of those pages: the sentence that it stands in is read whole."""


class Texts(HTMLParser):
    """All that people see or hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN
        values = dict(attrs)
        name = values.get("name") or values.get("property") or ""
        for key, value in attrs:
            is_said = key != "content" or "description" in name or "title" in name
            if key in SEEN | SEARCH and value and is_said:
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen and data.strip():
            self.found.append(data)


def plain(text: str) -> str:
    """Words only, so that a sentence is the same with another sign at its end."""
    return " ".join(re.findall(r"[\wåäöÅÄÖé]+", text)).casefold()


@cache
def ours() -> frozenset[str]:
    """Each of our texts in Swedish."""
    return frozenset(
        plain(piece)
        for message in read_po(BytesIO(made()))
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        for piece in STOP.split(KEPT.sub("", text))
    )


def strings(value: Any) -> Iterator[str]:
    """Every text in plain data, keys too: dimensions are words."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield str(value)


def content_texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".json":
            yield from strings(json.loads(path.read_text(encoding="utf-8")))
        elif path.suffix == ".yml":
            yield from strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        elif path.suffix == ".md":
            _nothing, fields, body = path.read_text(encoding="utf-8").split("---\n", 2)
            yield from strings(yaml.safe_load(fields))
            yield from (body, re.sub(r"[#*_`>\[\]]|\(\S*\)", " ", body))


@pytest.fixture(scope="module")
def greek_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The example municipality's site in Greek letters."""
    folder = tmp_path_factory.mktemp("greek")
    shutil.copytree(EXAMPLE, folder / "example")
    settings = (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8").replace("../../", f"{ROOT}/")
    (folder / "example" / "mkdocs.yml").write_text(settings, encoding="utf-8")
    municipality = folder / "example" / "content" / "results" / "municipality.yml"
    text = municipality.read_text(encoding="utf-8")
    municipality.write_text(text.replace("language: sv", "language: el"), encoding="utf-8")
    with greek_known(folder / "locale"):
        yield build_into(folder / "site", folder / "example" / "mkdocs.yml")


@dataclass(frozen=True)
class Own:
    """What the municipality itself has written: each piece of a sentence, and all texts in a run of words."""

    pieces: frozenset[str]
    run: str

    def has(self, piece: str) -> bool:
        """Whether a piece of a page is the municipality's; what is ours too must be a whole piece."""
        return piece in self.pieces or (piece not in ours() and f" {piece} " in self.run)


def left_in(texts: Iterable[str], own: Own) -> list[str]:
    """What is neither in Greek letters nor in the municipality's content."""
    return [
        f"{piece!r} in {text.strip()!r}"
        for text in texts
        for found in LATIN.findall(VALUE.sub("", text))
        for piece in map(plain, STOP.split(found))
        if len(piece) > 1 and piece not in SIGNS and not own.has(piece)
    ]


def own_of(*texts: str) -> Own:
    pieces = frozenset(plain(piece) for text in texts for piece in STOP.split(text))
    return Own(pieces, f" {' | '.join(map(plain, texts))} ")


@pytest.fixture(scope="module")
def own() -> Own:
    return own_of(*content_texts(EXAMPLE / "content"), MARK)


def test_no_word_of_ours_is_left_in_swedish(greek_site: Path, own: Own) -> None:
    left: dict[str, list[str]] = {}
    for path in sorted(greek_site.rglob("*.html")):
        name = path.relative_to(greek_site).as_posix()
        html = path.read_text(encoding="utf-8")
        if name.startswith("handbok/"):
            continue  # Markdown in the language of those who write, and Material's own words
        assert '<html lang="el"' in html, name
        texts = Texts()
        texts.feed(EXPLAINED.sub(r"\1", html))
        if name not in BY_HAND and (found := left_in(texts.found, own)):
            left[name] = found
    assert left == {}


@pytest.mark.parametrize("text", ["Löften", "Ange det", "Λοφτεν ογη mål", "Λοφτεν, mätt på vår sida"])
def test_a_forgotten_word_is_found(own: Own, text: str) -> None:
    assert left_in([text], own)
