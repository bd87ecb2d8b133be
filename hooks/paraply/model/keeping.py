"""How the past of a field is kept. Every model says it of each of its fields, in ``keeping``.

What a resident or an examiner may have built on is corrected in the open, else it is an error. What gives it
its meaning, or stands beside it, may be told better, and whoever reviews is warned and answers. The rest is
what holds today, such as a telephone number: what changes tells of it, and nothing more is asked.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import TypeAlias


class Keeping(Enum):
    """What is asked of whoever changes a published field."""

    FACT = auto()
    """It is corrected in the open, by ``corrected`` or ``restated_from``; anything else is an error."""
    WORDING = auto()
    """It is what a promise says: the former wording stays among ``earlier``, or it is an error."""
    MEANING = auto()
    """It tells what figures mean: H15, a warning to answer."""
    SAID = auto()
    """It was said beside a promise or a result: H16, a warning to answer."""
    RETOLD = auto()
    """It is told around it in our own words: it may be told anew, and a sentence that is gone is H16."""
    LOOKED = auto()
    """The day on which somebody looked: it moves on, and H16 asks when it is taken back."""
    END = auto()
    """A last day. It may be written for today or for a day to come; one that has passed takes back what has
    been told since (``ends``), and one that has come is a fact."""
    PLAN = auto()
    """A day to come, for which something was announced: H16 asks when it is moved or goes, till it came."""
    DUE = auto()
    """The day something was promised for: once it has passed, H16 asks, unless somebody has looked since."""
    TOLD = auto()
    """It tells how things are today: what changes tells the old and the new, and no finding asks."""
    PARTS = auto()
    """A group of fields, or a list of such groups: each of its fields by its own row."""
    NAME = auto()
    """It names the row of a list, or the record: with another name it is another, and the former is gone."""
    ITS_OWN = auto()
    """It has a rule of its own: it holds the past itself, or is a list of nothing but names."""
    UNSEEN = auto()
    """No page shows it."""


Kept: TypeAlias = Mapping[Keeping, str]
"""A model's own fields, their names parted by spaces, by how their past is kept."""
