"""What the nation measures and the municipality does not show, with the reason."""

from typing import ClassVar

from pydantic import Field

from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, ListedRecord, PastDay, Reason
from paraply.model.values import Text


class NotShown(ListedRecord):
    """A key figure that was left out: a selection that gives its reasons cannot flatter."""

    keeping: ClassVar[Kept] = {
        Keeping.NAME: "id",
        Keeping.SAID: "why",
        Keeping.LOOKED: "checked",
    }

    id: Text = Field(title="Nyckeltal", description="Koladas id, till exempel N15613.")
    why: Reason = Field(title="Varför", description="Varför det inte visas, i en mening.")
    checked: PastDay | None = Field(None, title="Kontrollerat", description="Dagen då skälet gällde.")

    @property
    def title(self) -> str:
        """It has no name of ours: Kolada's id names it."""
        return self.id


class NotShownFile(FieldGroup):
    """The file ``not_shown.yml``."""

    not_shown: tuple[NotShown, ...] = Field(
        title="Visas inte", description="Nyckeltal som finns för alla kommuner men inte visas här."
    )
