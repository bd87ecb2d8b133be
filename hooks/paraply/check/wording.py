"""What the words of a promise say: vague, empty, or another number than the level."""

from collections.abc import Iterator

from paraply.check.amounts import Amount, amounts_in, amounts_of
from paraply.check.words import VAGUE, Vague
from paraply.model.guarantee import Bound, Guarantee, Level
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


def told(level: Level) -> str:
    """A level in words: ``högst 8 veckor``, ``den 27:e i månaden``."""
    amount = str(amounts_of(level)[0])
    return amount if level.bound is Bound.BY_DAY_OF_MONTH else f"{level.bound.label} {amount}"


def same_level(level: Level, other: Level) -> bool:
    """Whether both limits are one and the same."""
    return (level.bound, level.value, level.unit, level.per) == (
        other.bound,
        other.value,
        other.unit,
        other.per,
    )


def gives_less(level: Level, law: Level) -> bool:
    """Whether a promise is worse for the resident than what the law gives, where they can be compared."""
    if (level.bound, level.unit, level.per) != (law.bound, law.unit, law.per):
        return False
    if level.bound is Bound.AT_MOST:
        return level.value > law.value
    return level.bound is Bound.AT_LEAST and level.value < law.value
