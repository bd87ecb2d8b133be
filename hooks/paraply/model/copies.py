"""The dated copies of the site that the municipality keeps: what was published when, and its fingerprint."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from paraply.language import _
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, PastDay
from paraply.model.values import Text, refused


def _fingerprint(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise refused(
            "fingerprint",
            _("'{text}' är inget avtryck", text=text),
            _("Det har 64 tecken, 0–9 och a–f, och skrivs ut av archive --verify."),
        )
    return text


Fingerprint = Annotated[Text, AfterValidator(_fingerprint)]
"""The SHA-256 of a copy's manifest, which holds that of every file."""


class KeptCopy(FieldGroup):
    """A copy of the whole site, as it was on a day."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "file",
        Keeping.FACT: "day fingerprint",
    }

    day: PastDay = Field(title="Dag", description="Dagen då sidorna såg ut så.")
    file: Text = Field(title="Fil", description="Vad zip-filen heter.")
    fingerprint: Fingerprint = Field(title="Avtryck", description="Som archive skrev ut, 64 tecken.")
