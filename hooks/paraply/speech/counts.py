"""What holds for each of so many: of two, both; of more, all three."""

from paraply import numbers
from paraply.language import _


def of_each(count: int, one: str, both: str, every: str, /, **values: object) -> str:
    """The marked text that fits a count, filled in: ``Löftet …``, ``Båda löftena …``, ``Alla {count} …``."""
    text = one if count == 1 else both if count == 2 else every
    return _(text, count=numbers.count_word(count), **values)
