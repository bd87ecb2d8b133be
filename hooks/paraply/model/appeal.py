"""Where a decision is appealed: one way, never all of them."""

from typing import ClassVar, Final

from pydantic import Field

from paraply.model.choices import Choice
from paraply.model.keeping import Keeping, Kept
from paraply.model.record import FieldGroup, Source
from paraply.model.values import Text, Whole

WEEKS: Final = 3
"""The time to appeal by förvaltningslagen 44 § and kommunallagen 13 kap. 5 §."""


class AppealTo(Choice):
    """Who tries the decision."""

    COUNTY_BOARD = "county_board", "länsstyrelsen"
    ADMINISTRATIVE_COURT = "administrative_court", "förvaltningsrätten"
    COURT_OF_APPEAL = "court_of_appeal", "kammarrätten"
    SCHOOLS_BOARD = "schools_board", "Skolväsendets överklagandenämnd"
    LEGALITY = "legality", "förvaltningsrätten, som prövar om beslutet är lagligt"
    NOBODY = "nobody", "går inte att överklaga"


class Appeal(FieldGroup):
    """How a decision of this kind is appealed."""

    keeping: ClassVar[Kept] = {
        Keeping.SAID: "body weeks text",
        Keeping.PARTS: "source",
    }

    body: AppealTo | None = Field(None, title="Hos vem", description="Vem som prövar ett överklagande.")
    weeks: Whole | None = Field(None, title="Veckor", description="Hur många veckor man har på sig.")
    text: Text | None = Field(None, title="Med egna ord", description="Något att veta om just detta.")
    source: Source | None = Field(None, title="Källa", description="Var det står.")
