"""Signs that come in pairs: quotation marks, parentheses and brackets of which one half is missing."""

import re
from collections.abc import Iterator
from typing import Final

from paraply.check.fields import FieldText, RecordTexts
from paraply.check.rule import Finding, rule_of_texts
from paraply.language import _
from paraply.problems import Family, Severity

_ANY = re.compile('["”“„()\\[\\]]')
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_ALONE = re.compile(r"[:;=][-o]?[()]|(?<=\d)[\"”]|\\.|https?://[^\s()\[\]<>\"”]+")
"""What stands alone and is right: faces, inches, what is escaped, and addresses."""

_POINT = re.compile(r"(?:^|\s)(?:\d{1,3}|[a-zA-Z])$")
"""Before the parenthesis of a point: a) and 1)."""

_OPENING: Final = {")": "(", "]": "["}
_NAMES: Final = {"(": ")", ")": "(", "[": "]", "]": "["}


@rule_of_texts(
    "K10",
    Family.PLAIN,
    Severity.WARNING,
    "Ett citattecken eller en parentes saknar sin andra halva",
    "Läsaren ser ett löst tecken, och undrar vad som fattas.",
)
def lone_half(found: RecordTexts) -> Iterator[Finding]:
    """The first such sign of each text."""
    for text in found.texts:
        if _ANY.search(text.value) and (told := _told(text)):
            line, message, hint = told
            yield text.on(found.record, line), message, hint


def _told(text: FieldText) -> tuple[int, str, str] | None:
    """On which line of the text, what is wrong, and what to do."""
    value = _ALONE.sub(_blanked, _CODE.sub(_blanked, text.value))
    at = _alone_in(value)
    if at is None:
        return None
    sign, around = text.value[at], text.value[max(0, at - 20) : at + 21].strip()
    other = _NAMES.get(sign, sign)
    message = _(
        "{field}: {sign} står ensamt, utan {other}: ”{around}”.",
        field=text.field,
        sign=sign,
        other=other if other != sign else _("ett till"),
        around=" ".join(around.split()),
    )
    line = text.value.count("\n", 0, at)
    without = text.value[:at] + text.value[at + 1 :]
    if at in {0, len(text.value) - 1} and "\n" not in without:
        return line, message, _("Skriv {word}", word=without.strip())
    return line, message, _("Ta bort tecknet, eller skriv det som fattas.")


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _alone_in(text: str) -> int | None:
    """Where the first sign stands whose other half is missing; None when all are whole."""
    open_signs: list[tuple[str, int]] = []
    quotes: dict[str, int] = {}
    for found in _ANY.finditer(text):
        sign, at = found[0], found.start()
        if sign in "([":
            open_signs.append((sign, at))
        elif sign in _OPENING:
            if open_signs and open_signs[-1][0] == _OPENING[sign]:
                open_signs.pop()
            elif not _POINT.search(text[max(0, at - 5) : at]):
                return at
        else:
            kind = '"' if sign == '"' else "”"
            if kind in quotes:
                del quotes[kind]
            else:
                quotes[kind] = at
    left = [at for _sign, at in open_signs] + list(quotes.values())
    return min(left, default=None)
