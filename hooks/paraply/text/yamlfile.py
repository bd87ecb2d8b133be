"""A strict reader of YAML that keeps line numbers.

It reads the part of YAML that means the same to every program: mappings, lists, text, whole and decimal
numbers, true, false and null. What YAML 1.1 and 1.2 read differently (``no``, ``0114``, ``12:30``) is
refused with a proposal, and so are duplicate keys, anchors, tags and deep nesting. Parsing is libyaml's,
event by event, so that hostile nesting costs nothing (https://yaml.org/spec/1.1/, /spec/1.2.2/).
"""

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from sys import intern
from typing import Final, TypeAlias

import yaml

from paraply.language import _
from paraply.problems import Place, Problem, Rule
from paraply.text.positions import FIRST_LINE, Path, below
from paraply.text.yamlfaults import (
    CONTROL,
    DUPLICATE_KEY,
    EMPTY,
    ENCODING,
    FORBIDDEN,
    SYNTAX,
    TOO_LARGE,
    TRAP,
    syntax_problem,
    trap_in,
)

Value: TypeAlias = "str | int | Decimal | bool | list[Value] | dict[str, Value] | None"

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 30


_MAY_BE_NO_TEXT = re.compile(r"[-+.~\d]|(?:null|true|false|yes|no|on|off|y|n)?$", re.IGNORECASE)
"""How a plain value begins, or what it is, when it may be something else than a text."""
_NULL = re.compile(r"(?:~|null|Null|NULL)?")
_INT = re.compile(r"[-+]?(?:0|[1-9]\d*)", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d*)\.\d+", re.ASCII)


@dataclass(slots=True)
class Document:
    """What a file says: its value, and the line (from 1) of every key and list item by path.

    ``refused`` are the paths whose value was refused and stands as None, so that nobody tells of them again,
    and ``lost`` the lines where an item of a list begins whose own first line is gone.
    """

    value: Value = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)
    lost: list[int] = field(default_factory=list)


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Text of a file's bytes; too large, empty, not UTF-8 or with control characters is a problem.

    Letters come composed (Unicode's form NFC): ``å`` is one character, also where a Mac wrote two.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        return "", [
            TOO_LARGE.at(
                Place(file), _("Filen är {size} MB.", size=size), _("Gränsen är 5 MB. Dela upp den.")
            )
        ]
    if not data.strip():
        return "", [EMPTY.at(Place(file), _("Filen är tom."), _("Fyll i den eller ta bort den."))]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [ENCODING.at(Place(file), _("Filen är sparad som UTF-16."), _("Spara den som UTF-8."))]
    if data.startswith(b"\xef\xbb\xbf"):
        return "", [
            ENCODING.at(
                Place(file),
                _("Filen börjar med ett osynligt märke (BOM)."),
                _("Spara den som UTF-8 utan BOM."),
            )
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        seen = data[error.start : error.start + 1].decode("cp1252", "replace")
        hint = _(
            "Det ser ut som '{seen}' i Windows-1252. Spara som UTF-8: Arkiv, Spara som, Kodning: UTF-8.",
            seen=seen,
        )
        return "", [ENCODING.at(Place(file, line), _("Ett tecken är inte UTF-8."), hint)]
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = _("Här står ett osynligt styrtecken ({code}).", code=f"U+{ord(found.group()):04X}")
        return "", [ENCODING.at(Place(file, line), message, _("Ta bort det."))]
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"), []


def read_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Read one YAML document; ``first_line`` is where ``text`` begins in ``file``."""
    document = Document()
    builder = _Builder(document, file, first_line - 1)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        document.problems.append(syntax_problem(error, text, Place(file, first_line)))
    except (yaml.YAMLError, UnicodeEncodeError):
        hint = _("Kontrollera att filen bara innehåller vanliga tecken.")
        document.problems.append(SYNTAX.at(Place(file, first_line), _("Filen går inte att tolka."), hint))
    return document


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not ended."""

    value: dict[str, Value] | list[Value]
    path: Path
    key: str | None = None
    at: Path = ()
    """The path of ``key``, when one has been read."""
    is_lost: bool = False
    """Whether what follows belongs to another item of the list, whose first line is gone."""


class _Builder:
    """Builds a value from events; keeps an explicit stack, so nesting never becomes recursion."""

    def __init__(self, document: Document, file: str, offset: int) -> None:
        self._document = document
        self._file = file
        self._offset = offset
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Use one event; False when reading must stop."""
        line = event.start_mark.line + 1 + self._offset if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):  # most are
            return self._node(event, line)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._node(event, line)
        if isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            message = _("Hänvisningen *{anchor} stöds inte.", anchor=event.anchor)
            return self._stop(FORBIDDEN, line, message, _("Skriv ut värdet."))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                message = _("Filen innehåller flera dokument.")
                hint = _(
                    "Ta bort raden '---'. Står det en uppgift till under den, så flytta den till en egen fil."
                )
                return self._stop(FORBIDDEN, line, message, hint)
        return True

    def _node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> bool:
        if event.anchor:
            return self._stop(
                FORBIDDEN,
                line,
                _("Ankaret &{anchor} stöds inte.", anchor=event.anchor),
                _("Skriv ut värdet på varje ställe."),
            )
        if event.tag and event.tag != "!":
            return self._stop(
                FORBIDDEN, line, _("Taggen {tag} stöds inte.", tag=event.tag), _("Ta bort den.")
            )
        if len(self._stack) >= MAX_DEPTH and not isinstance(event, yaml.ScalarEvent):
            return self._stop(
                TOO_LARGE,
                line,
                _("Innehållet är djupare än {max_depth} nivåer.", max_depth=MAX_DEPTH),
                _("Gör det plattare."),
            )
        top = self._stack[-1] if self._stack else None
        if top and isinstance(top.value, dict):
            if top.key is None:
                return self._key(event, top, line)
            path = top.at
        else:
            path = below(top.path, len(top.value)) if top else ()
            self._document.lines.setdefault(path, line)
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = (
                self._text(event.value, line, path) if event.style else self._resolve(event.value, line, path)
            )
            self._put(top, value)
            if event.style == "|":
                self._document.lines[below(path, FIRST_LINE)] = line + 1
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(top, value)
            self._stack.append(_Open(value, path))
        return True

    def _key(self, event: yaml.Event, top: _Open, line: int) -> bool:
        if not isinstance(event, yaml.ScalarEvent) or CONTROL.search(event.value):
            message = _("Ett fältnamn ska vara ett enkelt ord.")
            return self._stop(SYNTAX, line, message, _("Skriv 'fält: värde'."))
        name = intern(event.value)  # the same few names stand in every file
        path = below(top.path, name)
        if isinstance(top.value, dict) and name in top.value and not top.is_lost:
            first = self._document.lines.get(path, line)
            kept = top.value[name]
            message = _("Fältet '{name}' står redan på rad {first}.", name=name, first=first)
            if isinstance(kept, str | int | Decimal):
                message = _(
                    "Fältet '{name}' står redan på rad {first}, med värdet {value}.",
                    name=name,
                    first=first,
                    value=str(kept)[:40],
                )
            hint = _("Behåll bara ett av dem.")
            begins = next(iter(top.value))
            if len(self._stack) > 1 and isinstance(self._stack[-2].value, list) and name != begins:
                top.is_lost = len(top.value) > 2 and name == list(top.value)[1]
                hint = _(
                    "Börjar en ny punkt här? Skriv då ovanför, med {count} mellanslag först: - {name}: …. "
                    "Annars: behåll bara ett av dem.",
                    count=max(0, (event.start_mark.column if event.start_mark else 0) - 2),
                    name=begins,
                )
            self._problem(DUPLICATE_KEY, line, message, hint)
            if top.is_lost:
                self._document.lost.append(line)
        elif top.is_lost:
            self._document.lines.setdefault(path, line)
        else:
            self._document.lines[path] = line
        top.key, top.at = name, path
        return True

    def _put(self, top: _Open | None, value: Value) -> None:
        if top is None:
            self._document.value = value
        elif isinstance(top.value, list):
            top.value.append(value)
        elif top.is_lost:
            top.key = None  # it belongs to a point whose first line is gone
        else:
            top.value.setdefault(top.key or "", value)  # of a field that stands twice, the first is kept
            top.key = None

    def _text(self, text: str, line: int, path: Path) -> Value:
        """Text within quotes or in a block, where an escape may have hidden a control character."""
        if found := CONTROL.search(text):
            code = f"U+{ord(found.group()):04X}"
            message = _("{field}: här står ett osynligt styrtecken ({code}).", field=_named(path), code=code)
            return self._refuse(ENCODING, path, line, message, _("Ta bort det."))
        return text

    def _resolve(self, text: str, line: int, path: Path) -> Value:
        if not _MAY_BE_NO_TEXT.match(text):  # most are words that mean nothing else
            return text
        if _NULL.fullmatch(text):
            return None
        if text in {"true", "false"}:
            return text == "true"
        if _INT.fullmatch(text):
            return int(text) if len(text) < 400 else text
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if trap := trap_in(text):
            message, hint = trap
            return self._refuse(TRAP, path, line, f"{_named(path)}: {text} {message}.", hint)
        return text

    def _refuse(self, rule: Rule, path: Path, line: int, message: str, hint: str) -> Value:
        """Tell of a single value; it stands as None, and the reading goes on."""
        self._problem(rule, line, message, hint)
        self._document.refused.add(path)
        return None

    def _problem(self, rule: Rule, line: int, message: str, hint: str) -> None:
        self._document.problems.append(rule.at(Place(self._file, line), message, hint))

    def _stop(self, rule: Rule, line: int, message: str, hint: str) -> bool:
        self._problem(rule, line, message, hint)
        return False


def _named(path: Path) -> str:
    """The field a value stands in."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), _("värdet"))
