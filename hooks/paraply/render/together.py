"""What no line may part: ``den`` and its day, a day and its month, a number and its unit.

Our own sentences and what municipalities write themselves alike, so that nobody has to type no-break spaces.
"""

import re
from functools import lru_cache
from typing import Final

from babel.dates import get_month_names

from paraply import language
from paraply.language import N_, _
from paraply.model.level import LevelUnit
from paraply.numbers import NBSP

_BEFORE_DAY: Final = N_("den")
_MONEY: Final = (N_("kronor"), N_("kr"), N_("miljoner"), N_("miljarder"))


def kept_together(text: str) -> str:
    """A text without tags, with no-break spaces where they belong."""
    return _place(language.code()).sub(NBSP, text)


@lru_cache(maxsize=2)
def _place(code: str) -> re.Pattern[str]:
    """Where the space is, in the language in use."""
    units = [*_MONEY, *(unit.label for unit in LevelUnit if unit is not LevelUnit.DAY_OF_MONTH)]
    words = [*get_month_names("wide", locale=code).values(), *map(_, units)]
    after = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    den = re.escape(_(_BEFORE_DAY)[1:])
    first = "".join({_(_BEFORE_DAY)[:1].lower(), _(_BEFORE_DAY)[:1].upper()})
    return re.compile(rf"[ \n](?:(?<=\b[{first}]{den}[ \n])(?=\d)|(?<=\d[ \n])(?=(?:{after})\b))")
