"""The unknown, in one place: what is not known yet, whom to ask, and the question ready to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from paraply import numbers
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.municipality import Contact


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is not known of a record. Each of ``items`` ends the sentence ``Vi vet inte …``.

    ``mail`` is the address that opens the question as a letter, empty where the municipality has none: the
    page does not say everything twice.
    """

    items: Sequence[str]
    since: str = ""
    mail: str = ""

    def __bool__(self) -> bool:
        return bool(self.items)


def unknown_of(name: str, items: Sequence[str], contact: Contact, read: PartialDate | None = None) -> Unknown:
    """The unknown of the record that people call ``name``, read in its source on a day."""
    if not items:
        return Unknown(())
    since = _("Vi läste källan {day}.", day=numbers.in_sentence(read)) if read else ""
    greeting, about = _("Hej!"), _("Jag har läst om ”{name}”. På sidan står det inte:", name=name)
    closing = _("Kan ni svara på det?")
    letter = "\n".join([greeting, "", about, *(f"– {item}" for item in items), "", closing])
    mail = _mail(contact.email, _("Fråga om {name}", name=name), letter)
    return Unknown(items, since, mail)


def _mail(address: str | None, subject: str, text: str) -> str:
    if not address:
        return ""
    return f"mailto:{address}?subject={quote(subject)}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}"
