"""What the words of a promise say: vague, empty, or another number than the level."""

from collections.abc import Iterator

from paraply.check.amounts import Amount, amounts_in, amounts_of
from paraply.check.words import VAGUE, Vague
from paraply.model.guarantee import Guarantee
from paraply.model.level import Level
from paraply.text.positions import Path


def worded(promise: Guarantee) -> Iterator[tuple[Path, str]]:
    """The texts that say what is promised, with their fields."""
    yield ("title",), promise.title
    yield ("promise",), promise.promise
    if promise.easy:
        yield ("easy",), promise.easy


def vague_in(text: str) -> Iterator[tuple[str, Vague]]:
    """The vague words of a text; of two that overlap, the one listed first."""
    covered: set[int] = set()
    for vague in VAGUE:
        for match in vague.pattern.finditer(text):
            if covered.isdisjoint(range(*match.span())):
                covered.update(range(*match.span()))
                yield match.group(), vague


def contradiction(text: str, level: Level) -> Amount | None:
    """The first amount that could be the level's and is not, when no amount in the text is."""
    promised = amounts_of(level)
    named = [amount for amount in amounts_in(text) if amount.family == promised[0].family]
    if any(amount.same_as(own) for amount in named for own in promised):
        return None
    return named[0] if named else None
