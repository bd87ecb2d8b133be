"""What can be wrong in a YAML file, in words that say what to do.

Values that YAML 1.1 and 1.2 read differently are traps; libyaml's own errors are told in Swedish.
"""

import re
from dataclasses import replace
from typing import Final

import yaml

from paraply.language import N_, _
from paraply.problems import Family, Place, Problem, Rule, Severity


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

CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
"""Characters that no text needs. Those that turn its direction show a reviewer another text than what is read
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
_ANY_TRAP = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _why, _hint in _TRAPS), re.IGNORECASE)
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


def trap_in(text: str) -> tuple[str, str] | None:
    """Why other programs read a plain value otherwise, and what to write instead; None when they do not."""
    if not _ANY_TRAP.fullmatch(text):
        return None
    found = ((message, hint) for pattern, message, hint in _TRAPS if pattern.fullmatch(text))
    return next(((_(message), _(hint, value=text)) for message, hint in found), None)


def syntax_problem(error: yaml.MarkedYAMLError, text: str, place: Place) -> Problem:
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
