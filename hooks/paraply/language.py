"""The language that people read: Swedish stands in the code, any other in ``locale/<code>.po`` (gettext).

``_`` translates a text where it is read, and fills in its values: ``_("Målet är {target}.", target=…)``.
``N_`` only marks a text that stands in a constant; it is translated where it is shown. Labels of choices,
titles of rules and help of fields need no mark: ``messages`` gathers them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TypeVar

from babel.core import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

Key = TypeVar("Key")

SWEDISH = "sv"
FOLDER = Path(__file__).parent / "locale"

_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class TranslationFault:
    """What is wrong with a line of a language's file; without a file, with the code of the language."""

    file: str
    line: int
    message: str


class LanguageError(Exception):
    """Raised when a language cannot be used."""

    def __init__(self, *faults: TranslationFault) -> None:
        self.faults = faults
        super().__init__("\n".join(f"{fault.file}:{fault.line}: {fault.message}" for fault in faults))


class _Language:
    """The language in use, one for the whole program, as in gettext itself."""

    code: str = SWEDISH
    translations: NullTranslations = NullTranslations()


def use(code: str) -> None:
    """Let every text be read in the language ``code`` from here on. Raises ``LanguageError``, and stays."""
    translations = NullTranslations() if code == SWEDISH else _read(code)
    _Language.code, _Language.translations = code, translations


def named_in(fields: object) -> str:
    """The code that stands in the fields of ``municipality.yml``, right or wrong; Swedish without one."""
    found = fields.get("language") if isinstance(fields, dict) else None
    return found if isinstance(found, str) else SWEDISH


def known() -> list[str]:
    """The codes of the languages there are, Swedish first."""
    return [SWEDISH, *sorted(path.stem for path in FOLDER.glob("*.po"))]


def code() -> str:
    """The language in use, as its file and Babel name it: ``sv``, ``pt_BR``."""
    return _Language.code


def tag() -> str:
    """The language in use, as HTML, RDF and JSON-LD name it (BCP 47): ``sv``, ``pt-BR``."""
    return _Language.code.replace("_", "-")


def _(text: str, /, **values: object) -> str:
    """The text in the language in use, with its values; in Swedish where it has no such text yet."""
    told = _Language.translations.gettext(text) if text else ""
    return told.format(**values) if values else told


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The text for so many of something, by the plural rules of the language; ``{number}`` is filled in."""
    return _Language.translations.ngettext(one, many, number).format(number=number, **values)


def is_yes(answer: str) -> bool:
    """Whether an answer to our question is yes: the word in the language in use, or its first letter."""
    yes = _("ja").casefold()
    return answer.strip().casefold() in {yes, yes[:1]}


def is_no(answer: str) -> bool:
    """Whether an answer to our question is no: the word in the language in use, or its first letter."""
    no = _("nej").casefold()
    return answer.strip().casefold() in {no, no[:1]}


def N_(text: str) -> str:
    """Mark a text for translation where it stands; it is translated where it is shown."""
    return text


def translated(texts: Mapping[Key, str]) -> dict[Key, str]:
    """A table of marked texts in the language in use."""
    return {key: _(text) for key, text in texts.items()}


def _read(code: str) -> GNUTranslations:
    path = FOLDER / f"{code}.po"
    file = f"hooks/paraply/locale/{path.name}"
    if not re.fullmatch("[A-Za-z_]+", code):  # Babel lets more through, which may lead to another folder
        raise LanguageError(TranslationFault("", 0, f"'{code}' är ingen språkkod."))
    try:
        locale = Locale.parse(code)
    except (ValueError, UnknownLocaleError):
        raise LanguageError(TranslationFault("", 0, f"'{code}' är ingen språkkod.")) from None
    try:
        return _translations(path.read_bytes(), locale, file)
    except OSError:
        raise LanguageError(
            TranslationFault("", 0, f"Det finns ingen översättning till '{code}', ingen fil {file}.")
        ) from None


@lru_cache(maxsize=4)  # a command chooses its language, and then reads content that says the same
def _translations(data: bytes, locale: Locale, file: str) -> GNUTranslations:
    try:
        catalog = read_po(BytesIO(data), locale=locale, abort_invalid=True)
    except UnicodeDecodeError:
        raise LanguageError(TranslationFault(file, 1, "Filen är inte skriven i UTF-8.")) from None
    except PoFileError as error:
        raise LanguageError(
            TranslationFault(file, error.lineno + 1, f"Raden går inte att läsa: {error}")
        ) from None
    except (ValueError, LookupError) as error:  # its head: the plural rule, the letters, a day
        raise LanguageError(TranslationFault(file, 1, f"Filens huvud går inte att läsa: {error}")) from None
    faults = [
        TranslationFault(file, message.lineno or 1, told)
        for message in catalog
        if message.id
        for told in wrong_in(message)
    ]
    if faults:
        raise LanguageError(*faults)
    try:
        return _compiled(catalog)
    except (ValueError, LookupError, TypeError) as error:
        raise LanguageError(TranslationFault(file, 1, f"Filens huvud går inte att läsa: {error}")) from None


def _compiled(catalog: Catalog) -> GNUTranslations:
    packed = BytesIO()
    write_mo(packed, catalog)
    packed.seek(0)
    return GNUTranslations(packed)


def wrong_in(message: Message) -> Iterator[str]:
    """What a translation has lost or added of the values and tags of its Swedish text."""
    originals, filled = _forms(message.id), [text for text in _forms(message.string) if text]
    allowed = [_marks(text) for text in originals]
    for text in filled:
        try:
            marks = _marks(text)
        except ValueError as error:
            yield f"'{text}': en klammer är felskriven ({error})."
            continue
        if marks not in allowed:
            wanted = ", ".join(sorted(allowed[-1].elements())) or "inga"
            found = ", ".join(sorted(marks.elements())) or "inga"
            yield f"'{text}' ska ha samma värden och taggar som '{originals[-1]}': {wanted}, inte {found}."


def _forms(text: object) -> list[str]:
    """A message's text in singular, or in each of its plurals."""
    return [text] if isinstance(text, str) else list(text) if isinstance(text, (list, tuple)) else []


def _marks(text: str) -> Counter[str]:
    """The named values of a text, which may stand there more than once, and each of its HTML tags."""
    names = {
        f"{{{name}{f'!{how}' if how else ''}{f':{spec}' if spec else ''}}}"
        for _text, name, spec, how in Formatter().parse(text)
        if name is not None
    }
    return Counter([*names, *_TAG.findall(text)])
