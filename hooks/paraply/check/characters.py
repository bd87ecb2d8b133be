"""Characters that deceive the eye: invisible ones, and letters of another alphabet within a word."""

import re
import unicodedata
from collections.abc import Iterator

from paraply.check.fields import FieldText, RecordTexts
from paraply.check.rule import Finding, rule_of_texts
from paraply.language import _
from paraply.problems import Family, Severity

_UNSEEN = re.compile("[\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\ufeff\uffa0]")
"""Characters without a width. The joiners of Persian and of pictures have their uses."""

_SOFT = "\u00ad"
_QUOTED = re.compile(r"[”“„»’‘]([^”“„»«’‘]+)[”“«’‘»]")

_OTHER_LETTER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = 12


@rule_of_texts(
    "K05",
    Family.PLAIN,
    Severity.WARNING,
    "Ett tecken syns inte, eller ser ut som ett annat",
    "Sökningen hittar inte ordet, och den som granskar ser inte vad som står där.",
)
def deceiving_character(found: RecordTexts) -> Iterator[Finding]:
    """The first such character of each text; ids are texts too."""
    for text in found.texts:
        if told := _told(text):
            yield found.record.place(*text.path), *told


def _told(text: FieldText) -> tuple[str, str] | None:
    if found := _UNSEEN.search(text.value):
        near = text.value[max(0, found.start() - _AROUND) : found.start()].strip()
        where = _("efter '{near}'", near=near) if near else _("först")
        message = _(
            "{field}: {where} står ett tecken som inte syns ({code}).",
            field=text.field,
            where=where,
            code=f"U+{ord(found.group()):04X}",
        )
        return message, _("Ta bort det: radera på båda sidor om det, och skriv om.")
    if _SOFT in text.value:
        word = next(word for word in text.value.split() if _SOFT in word)
        message = _(
            "{field}: '{word}' har ett mjukt bindestreck (U+00AD), som inte syns. Sidorna avstavar själva.",
            field=text.field,
            word=word.replace(_SOFT, "-"),
        )
        return message, _("Skriv {word}", word=word.replace(_SOFT, ""))
    if not text.is_markdown and (quoted := _QUOTED.fullmatch(text.value.strip())):
        message = _(
            "{field}: hela texten står inom citattecken av tryckt slag ({value}), och de syns på sidan.",
            field=text.field,
            value=text.value if len(text.value) <= 40 else f"{text.value[:39]}…",
        )
        return message, _("Skriv {word}", word=quoted[1].strip())
    if not _OTHER_LETTER.search(text.value):
        return None
    for word in _WORD.findall(text.value):
        other = _OTHER_LETTER.search(word)
        if other and any(unicodedata.name(letter, "").startswith("LATIN") for letter in word):
            alphabet = _("kyrilliskt") if other.group() >= "\u0400" else _("grekiskt")
            message = _(
                "{field}: '{word}' har ett {alphabet} {character} bland de andra bokstäverna.",
                field=text.field,
                word=word,
                alphabet=alphabet,
                character=other.group(),
            )
            return message, _("Skriv om ordet för hand.")
    return None
