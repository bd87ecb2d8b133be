"""A short time limit as boxes to count: one a week or day, and dashed ones for the longer limit."""

from dataclasses import dataclass
from typing import Final

from paraply import numbers
from paraply.language import _
from paraply.model.level import Bound, Level, LevelUnit
from paraply.speech import amounts
from paraply.speech.amounts import Scale
from paraply.speech.text import capital, inside, sentence

MOST: Final = 20
"""More boxes than this cannot be counted at a glance; the longer limit may have twice as many."""

COUNTED: Final = frozenset(
    {
        LevelUnit.WEEKS,
        LevelUnit.DAYS,
        LevelUnit.WORKING_DAYS,
        LevelUnit.WEEKDAYS,
        LevelUnit.MONTHS,
        LevelUnit.HOURS,
    }
)
WIDTH: Final = 20
"""Units of the drawing a box is wide."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box, and whether it is of the longer limit."""

    x: int
    is_extra: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """The boxes of a level and the words beside them."""

    heading: str
    lead: str
    text: str
    limit: str
    longer: str
    boxes: tuple[Box, ...]
    extra: int

    @property
    def width(self) -> int:
        """Units of the drawing in all."""
        return len(self.boxes) * WIDTH

    @property
    def is_free(self) -> bool:
        """Whether the longer limit is not exactly twice the other."""
        return self.extra not in {0, len(self.boxes) - self.extra}


def clock_of(level: Level | None) -> Clock | None:
    """The drawing of a level; None when it is no short and whole time limit."""
    if level is None or level.bound is not Bound.AT_MOST or level.unit not in COUNTED:
        return None
    if not 0 < level.value <= MOST or level.value != level.value.to_integral_value():
        return None
    whole = int(level.value)
    longest = level.extended.value if level.extended else level.value
    extra = int(longest - level.value) if level.value < longest <= 2 * MOST else 0
    heading = capital(numbers.level_text(level))
    longer = amounts.bound(longest, Scale(level.unit.value))
    lead = _("Varje ruta är en {unit}.", unit=numbers.unit_word(level.unit.value, level.value / level.value))
    text = _("{whole} fyllda rutor för {level}.", whole=whole, level=numbers.level_text(level))
    if extra:
        when = level.extended.when if level.extended else None
        dashed = inside(sentence(when)) if when else _("bara i vissa fall.")
        lead = " ".join([lead, _("Streckade rutor: {when}", when=dashed)])
        text = " ".join(
            [text, _("Sedan {extra} streckade rutor upp till {longer}.", extra=extra, longer=longer)]
        )
    boxes = tuple(Box(place * WIDTH + 1, place >= whole) for place in range(whole + extra))
    limit = _("Inom {limit}", limit=amounts.bound(level.value, Scale(level.unit.value)))
    return Clock(
        heading, lead, text, limit, _("Högst {longer}", longer=longer) if extra else "", boxes, extra
    )
