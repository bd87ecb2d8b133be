"""That a whole measure, survey or report is no longer reported: told on its page, which stays."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from paraply.model.dates import PartialDate
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, Reason
from paraply.model.values import Text


class Withdrawal(FieldGroup):
    """The day from which a record is no longer reported, and why. What was published before it stays."""

    keeping: ClassVar[Kept] = {
        Keeping.FACT: "why",
        Keeping.END: "day",
        Keeping.SAID: "by",
    }

    day: PartialDate = Field(title="Dag", description="Första dagen som det inte redovisas.")
    by: Text | None = Field(None, title="Av", description="Id för en ansvarig, eller ett namn.")
    why: Reason = Field(title="Varför", description="Varför det inte redovisas längre.")

    def has_begun(self, today: date) -> bool:
        """Whether its day has come."""
        return self.day.first <= today


Withdrawn = Annotated[
    Withdrawal | None,
    Field(
        title="Redovisas inte längre",
        description="Från vilken dag kommunen inte redovisar det, och varför. Sidan står kvar och säger det.",
    ),
]
"""The field of the records that can be withdrawn whole."""


def is_withdrawn(withdrawal: Withdrawal | None, today: date) -> bool:
    """Whether a record is no longer reported on ``today``."""
    return withdrawal is not None and withdrawal.has_begun(today)
