"""What happens when a promise is broken, and whether that is anything at all."""

import re
from functools import lru_cache
from typing import Final

from pydantic import Field

from paraply.model.choices import Choice
from paraply.model.record import FieldGroup
from paraply.model.values import Text


def _phrases(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


TURN_TO_US: Final = _phrases(
    r"kontakta\w*|kontakt med|vänd(?:a|er)? (?:dig|er|sig)|hör(?:a|er)?(?: gärna)? av (?:dig|er|sig)",
    r"ring(?:a|er)?(?! upp)|mejla\w*|skriv(?:a|er)? till|tyck(?:a|er)? till|säg(?:a)? till",
    r"synpunkt\w*|klagomål\w*|klaga\w*|meddela oss|prata med|överklaga\w*|anmäl(?:a|er)? (?:det|detta)",
)
"""Says where to turn."""

SOMETHING_GIVEN: Final = _phrases(
    r"(?:du|ni) får(?! gärna)|betal\w*|ersätt\w*|sänk\w*|minsk\w*|avdrag\w*|rabatt\w*|gratis|avgiftsfri\w*",
    r"kostnadsfri\w*|slipper|pengar\w*|kronor|halv\w*|ursäkt\w*|beklag\w*|förklar\w*|åtgärd\w*|rättar?",
    r"erbjud\w*|bjud\w*|utred\w*|ny tid|svarar vi|återkommer vi|så \w+ vi",
)
"""Says that the municipality itself does or gives something."""

NOTHING: Final = re.compile(
    r"(?:(?:ingen|inget|inga|ingenting|nej|saknas)\b[^.]{0,60}\.?|\W+)", re.IGNORECASE
)
"""Says in words that there is no consequence."""

_PAY = r"(?:ersätt\w*|rabatt\w*|kompens\w*|avdrag\w*|prisavdrag\w*|pengar|skadestånd\w*|återbetal\w*)"
_NOT = r"(?:ingen|inget|inga|aldrig|(?<!behöver )inte)"
DENIED: Final = re.compile(
    rf"\b{_NOT}\b(?! (?:begära|ansöka|vänta))[^.,;:]{{0,40}}\b{_PAY}\b|\b{_PAY}\b[^.,;:]{{0,40}}\b{_NOT}\b",
    re.IGNORECASE,
)
"""Says that nothing is paid: ``Vi betalar inte ut någon ersättning``, ``Ersättning utgår inte``."""

_CLAUSES: Final = re.compile(r"[.!?;]|\b(?:men|utan|däremot)\b", re.IGNORECASE)
"""Where one thing ends and another is said: what is given after ``men`` counts."""


class Compensation(Choice):
    """What a person gets when the promise is broken."""

    MONEY = "money", "Pengar"
    FEE_REDUCTION = "fee_reduction", "Lägre avgift"
    IN_KIND = "in_kind", "Ersättning i annan form"
    APOLOGY = "apology", "Ursäkt"
    EXPLANATION = "explanation", "Förklaring"
    NONE = "none", "Ingen ersättning"


class Consequence(FieldGroup):
    """What happens if the promise is broken."""

    text: Text | None = Field(None, title="Vad som händer", description="Vad den som drabbas får.")
    compensation: Compensation | None = Field(None, title="Ersättning", description="Slag av ersättning.")


def gives_nothing(consequence: Consequence | None) -> bool:
    """Whether nothing happens by the text, or every clause says that nothing is paid or where to turn."""
    if consequence is None or consequence.text is None:
        return True
    clauses = [clause for clause in _CLAUSES.split(consequence.text) if clause.strip(" ,")]
    if all(_denies(clause) for clause in clauses):
        return True
    if consequence.compensation not in {None, Compensation.NONE}:
        return False
    return all(_denies(clause) or _only_tells_where(clause) for clause in clauses)


@lru_cache(maxsize=1024)  # each promise is asked on many pages, and the same words end many
def _denies(clause: str) -> bool:
    return bool(NOTHING.fullmatch(clause.strip(" ,")) or DENIED.search(clause))


def _only_tells_where(clause: str) -> bool:
    return bool(TURN_TO_US.search(clause) and not SOMETHING_GIVEN.search(clause))
