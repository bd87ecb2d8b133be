"""A language without a letter of Swedish: each text of the catalogue in Greek letters.

What is still Latin in what somebody reads is then no text of ours, or one that somebody forgot to mark.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from paraply import language
from paraply.build import all_rules
from paraply.developer.messages import template

GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ",
    "αβγδεφγηιξκλμνοπθρστυβωχψζααοεΑΒΓΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΒΩΧΨΖΑΑΟ",
)
KEPT = re.compile(r"(\{[^{}]*\}|<[^>]*>)")
_COMMAND = re.compile(r"python3 scripts/paraply\.py(?: [a-z-]+)?(?: --[a-z-]+)?")
_WORD = re.compile(r"[A-Za-zÅÄÖåäöé]{2,}")


def greek(text: str) -> str:
    """The text in Greek letters, its values and tags as they are."""
    return "".join(part if KEPT.fullmatch(part) else part.translate(GREEK) for part in KEPT.split(text))


@cache
def greek_catalogue() -> bytes:
    """A whole translation of the template."""
    catalog = read_po(BytesIO(template(all_rules())), locale="el")
    for message in catalog:
        if message.id:
            message.string = tuple(map(greek, message.id)) if message.pluralizable else greek(str(message.id))
    written = BytesIO()
    write_po(written, catalog)
    return written.getvalue()


@contextmanager
def greek_known(folder: Path) -> Iterator[None]:
    """The language can be chosen (``el``), but is not yet. ``folder`` is new, and holds it."""
    folder.mkdir()
    (folder / "el.po").write_bytes(greek_catalogue())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "FOLDER", folder)
        try:
            yield
        finally:
            language.use(language.SWEDISH)


@contextmanager
def greek_spoken(folder: Path) -> Iterator[None]:
    """Everything that is said within is in Greek letters. ``folder`` is new, and holds the language."""
    with greek_known(folder):
        language.use("el")
        yield


def latin_left(told: str, *values: str) -> list[str]:
    """The words that are still Latin once the ``values`` and our commands are taken away."""
    told = _COMMAND.sub(" ", told)
    for value in sorted(values, key=len, reverse=True):
        told = told.replace(value, " ")
    return _WORD.findall(told)
