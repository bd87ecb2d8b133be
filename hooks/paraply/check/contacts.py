"""Where to write and whom to call: addresses and numbers in texts that reach nobody."""

import re
import unicodedata
from collections.abc import Iterator

from paraply.check.fields import RecordTexts
from paraply.check.rule import Finding, rule_of_texts
from paraply.language import _
from paraply.model.formats import is_email
from paraply.problems import Family, Severity

_ADDRESS = re.compile(r"[^\s()<>\[\]\"”’'/:@]{1,64}@[^\s()<>\[\]\"”’'/]{0,200}")
_APART = re.compile(r"([\w.+-]{1,64})(?: @ ?| ?@ )([\w-]{1,64}\.[\w.-]{0,99}\w)")
_NUMBER = re.compile(r"(?<![\w.,/-])0\d{2,3}[-‑–]\d[\d \u00a0]*(?:[OoIl|]|[.,](?=\d))[\dOoIl|., \u00a0]*\d")
"""A telephone number with a letter that looks like a figure, or stops between its groups."""


@rule_of_texts(
    "K11",
    Family.PLAIN,
    Severity.WARNING,
    "En e-postadress eller ett telefonnummer går inte att använda",
    "Den som behöver hjälp når ingen, och får inte veta varför.",
)
def reaches_nobody(found: RecordTexts) -> Iterator[Finding]:
    """The first such address or number of each text."""
    for text in found.texts:
        if told := next(_faults(text.value), None):
            at, message, right = told
            hint = (
                _("Skriv {word}", word=right) if right else _("Skriv hela adressen, som kontakt@example.org.")
            )
            place = text.on(found.record, text.value.count("\n", 0, at))
            yield place, f"{text.field}: {message}", hint


def _faults(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each that is wrong stands, what is wrong, and what was meant; empty when nobody can tell."""
    if "@" in text:
        for apart in _APART.finditer(text):
            right = f"{apart[1]}@{apart[2]}"
            yield apart.start(), _("'{address}' har ett mellanslag vid @.", address=apart[0]), right
        for found in _ADDRESS.finditer(text):
            address = found[0].rstrip(".,;!?")
            if not is_email(address):
                yield found.start(), _("'{address}' är ingen e-postadress.", address=address), _meant(address)
    for found in _NUMBER.finditer(text):
        number = re.sub("[Oo]", "0", re.sub("[Il|]", "1", found[0]))
        right = re.sub(r"[., \u00a0]+", " ", number)
        yield found.start(), _("'{number}' är inget telefonnummer.", number=found[0]), right


def _meant(address: str) -> str:
    plain = unicodedata.normalize("NFD", address).encode("ascii", "ignore").decode()
    tried = (re.sub(r"[.,;]+", ".", each).strip(".") for each in (address, plain))
    return next(filter(is_email, tried), "")
