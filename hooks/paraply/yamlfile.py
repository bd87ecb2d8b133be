"""A strict reader of YAML that keeps line numbers.

It reads the part of YAML that means the same to every program: mappings, lists, text, whole and decimal
numbers, true, false and null. What YAML 1.1 and 1.2 read differently (``no``, ``0114``, ``12:30``) is
refused with a proposal, and so are duplicate keys, anchors, tags and deep nesting. Parsing is libyaml's,
event by event, so that hostile nesting costs nothing (https://yaml.org/spec/1.1/, /spec/1.2.2/).
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from decimal import Decimal
from sys import intern
from typing import Final, TypeAlias

import yaml

from paraply.language import N_, _
from paraply.lines import Path, below
from paraply.problems import Family, Place, Problem, Rule, Severity

Value: TypeAlias = "str | int | Decimal | bool | list[Value] | dict[str, Value] | None"

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 30


def _rule(code: str, title: str, why: str) -> Rule:
    return Rule(code, Family.READ, Severity.ERROR, title, why)


SYNTAX = _rule("L01", "Filen går inte att tolka", "Ett fel i tecknen gör att resten av filen inte kan läsas.")
TRAP = _rule(
    "L02",
    "Värdet läses olika av olika program",
    "Ord som no och tal som 0114 tolkas på flera sätt. Citattecken gör värdet entydigt.",
)
DUPLICATE_KEY = _rule("L03", "Samma fält står två gånger", "Bara ett av värdena skulle gälla, i tysthet.")
ENCODING = _rule(
    "L04", "Filen har fel teckenkodning", "Alla filer ska vara UTF-8 utan inledande märke (BOM)."
)
TOO_LARGE = _rule(
    "L05",
    "Filen är för stor eller för djup",
    "Gränsen är 5 MB och 30 nivåer, så att ingen fil kan låsa bygget.",
)
EMPTY = _rule("L06", "Filen är tom", "En tom fil är oftast en fil som inte sparades.")
FORBIDDEN = _rule("L07", "Ankare, taggar eller flera dokument", "Sådant kan gömma innehåll och stöds inte.")

RULES: Final = (SYNTAX, TRAP, DUPLICATE_KEY, ENCODING, TOO_LARGE, EMPTY, FORBIDDEN)

_NULL = re.compile(r"(?:~|null|Null|NULL)?")
_INT = re.compile(r"[-+]?(?:0|[1-9]\d*)", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d*)\.\d+", re.ASCII)
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
"""Signs that no text needs. Those that turn its direction show a reviewer another text than what is read
(CVE-2021-42574, "Trojan Source"); letters that are written from the right need none of them."""

_TRAPS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"y|yes|on|n|no|off|true|false", re.IGNORECASE),
        N_("läses som ja eller nej av en del program"),
        N_("Skriv true eller false, eller sätt citattecken om det är ett ord: '{value}'."),
    ),
    (
        re.compile(r"[-+]?0[\d_]+"),
        N_("börjar med noll och läses som ett annat tal av en del program"),
        N_("Sätt citattecken: '{value}'."),
    ),
    (
        re.compile(r"[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?"),
        N_("läses som ett antal sekunder av en del program"),
        N_("Sätt citattecken: '{value}'."),
    ),
    (
        re.compile(
            r"[-+]?(?:0x[\da-f_]+|0o[0-7_]+|0b[01_]+|\d+_[\d_.]*|\.(?:inf|nan)|\d+\.|\.\d+)",
            re.IGNORECASE,
        ),
        N_("är ett tal skrivet på ett sätt som läses olika"),
        N_("Skriv talet med vanliga siffror och decimalpunkt, eller sätt citattecken: '{value}'."),
    ),
    (
        re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)e[-+]?\d+", re.IGNORECASE),
        N_("är ett tal i potensform som läses olika"),
        N_("Skriv ut talet med alla siffror, eller sätt citattecken: '{value}'."),
    ),
)
_QUOTE = N_("Sätt citattecken runt hela texten.")
_SYNTAX_HINTS: tuple[tuple[str, str, str], ...] = (
    ("tab character", N_("Raden är indragen med en tabb"), N_("Byt tabben mot blanksteg.")),
    ("cannot start any token", N_("Texten börjar med ett tecken som har en egen betydelse"), _QUOTE),
    ("scanning an alias", N_("Texten börjar med *, som har en egen betydelse"), _QUOTE),
    ("scanning an anchor", N_("Texten börjar med &, som har en egen betydelse"), _QUOTE),
    (
        "scanning a block scalar",
        N_("Efter | eller > står det mer på samma rad"),
        N_("Börja texten på nästa rad, eller: sätt citattecken runt hela texten."),
    ),
    (
        "escape character",
        N_("Efter \\ står ett tecken som inte har någon betydelse där"),
        N_("Byt texten runt: enkla citattecken i stället för dubbla."),
    ),
    (
        "mapping values are not allowed",
        N_("Här står ett kolon inne i en text"),
        N_(
            "Sätt citattecken runt hela texten. Är det ett eget fält? Kontrollera indraget, och att raden "
            "ovanför har ett kolon."
        ),
    ),
    (
        "could not find expected ':'",
        N_("Här saknas ett kolon efter fältets namn"),
        N_("Skriv 'fält: värde'."),
    ),
    (
        "did not find expected key",
        N_("Indraget stämmer inte med raderna ovanför"),
        N_("Kontrollera att fält på samma nivå börjar lika långt in, och att varje citattecken är avslutat."),
    ),
    (
        "did not find expected '-' indicator",
        N_("Listan är inte indragen rätt"),
        N_("Låt varje rad i listan börja med '- ' lika långt in."),
    ),
    (
        "quoted scalar found unexpected end",
        N_("Ett citattecken är inte avslutat"),
        N_("Avsluta texten med samma citattecken som den börjar med."),
    ),
    (
        "while parsing a flow",
        N_("En lista eller grupp med [ ] eller { } är inte avslutad"),
        N_("Kontrollera att varje [ och { har sitt ] och }, och kommatecken emellan."),
    ),
    ("", N_("Filen går inte att tolka här"), N_("Kontrollera indrag, kolon och citattecken.")),
)
"""Part of what libyaml says, what it means in Swedish, and what to do; the last one fits all."""

_BEGINS_EARLIER = {
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
}
"""What libyaml was doing when the mistake is where that began, not where it gave up."""


@dataclass(slots=True)
class Document:
    """What a file says: its value, and the line (from 1) of every key and list item by path.

    ``refused`` are the paths whose value was refused and stands as None, so that nobody tells of them again.
    """

    value: Value = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Text of a file's bytes; too large, empty, not UTF-8 or with control characters is a problem.

    Letters come composed (Unicode's form NFC): ``å`` is one sign, also where a Mac wrote ``a`` and a ring.
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
        hint = _("Det ser ut som '{seen}' i Windows-1252. Spara filen som UTF-8.", seen=seen)
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
        document.problems.append(_syntax_problem(error, text, Place(file, first_line)))
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
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    return self._stop(
                        FORBIDDEN, line, _("Filen innehåller flera dokument."), _("Ta bort raden '---'.")
                    )
            case yaml.AliasEvent():
                return self._stop(
                    FORBIDDEN,
                    line,
                    _("Hänvisningen *{anchor} stöds inte.", anchor=event.anchor),
                    _("Skriv ut värdet."),
                )
            case yaml.ScalarEvent() | yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                return self._node(event, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
        return True

    def _node(
        self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent, line: int
    ) -> bool:
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
        if top and isinstance(top.value, dict) and top.key is None:
            return self._key(event, top, line)
        path = self._path(top)
        self._document.lines.setdefault(path, line)
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = (
                self._text(event.value, line, path) if event.style else self._resolve(event.value, line, path)
            )
            self._put(top, value)
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
        if isinstance(top.value, dict) and name in top.value:
            first = self._document.lines.get(path, line)
            message = _("Fältet '{name}' står redan på rad {first}.", name=name, first=first)
            self._problem(DUPLICATE_KEY, line, message, _("Behåll bara ett av dem."))
        else:
            self._document.lines[path] = line
        top.key = name
        return True

    def _path(self, top: _Open | None) -> Path:
        if top is None:
            return ()
        if isinstance(top.value, list):
            return below(top.path, len(top.value))
        return below(top.path, top.key or "")

    def _put(self, top: _Open | None, value: Value) -> None:
        if top is None:
            self._document.value = value
        elif isinstance(top.value, list):
            top.value.append(value)
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
        if _NULL.fullmatch(text):
            return None
        if text in {"true", "false"}:
            return text == "true"
        if _INT.fullmatch(text):
            return int(text) if len(text) < 400 else text
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        for pattern, message, hint in _TRAPS:
            if pattern.fullmatch(text):
                return self._refuse(
                    TRAP, path, line, f"{_named(path)}: {text} {_(message)}.", _(hint, value=text)
                )
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


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, place: Place) -> Problem:
    """What libyaml says, in Swedish; ``place`` is where ``text`` begins."""
    mark = error.context_mark if error.context in _BEGINS_EARLIER else error.problem_mark
    number = mark.line if mark else 0
    line = "".join(text.split("\n")[number : number + 1])
    said = f"{error.context or ''} {error.problem or ''}"
    if line.strip("\t ") and line.lstrip(" ").startswith("\t"):
        said = "tab character"
    message, hint = next((message, hint) for part, message, hint in _SYNTAX_HINTS if part in said)
    shown = line.strip() if len(line) <= 80 else f"{line.strip()[:77]}…"
    told = f"{_(message)}: ”{shown}”." if shown else f"{_(message)}."
    return SYNTAX.at(replace(place, line=place.line + number), told, _(hint))
