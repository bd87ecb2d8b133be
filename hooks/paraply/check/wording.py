"""What the words of a promise say: vague, empty, or another number than the level."""

import re
from collections.abc import Iterable, Iterator

from paraply.check.amounts import Amount, amounts_in, amounts_of
from paraply.check.words import VAGUE, Vague
from paraply.model.guarantee import Guarantee
from paraply.model.level import Level
from paraply.text.positions import Path

_SENTENCE_END = re.compile(r"[.!?;](?=\s)")
_CONDITION = re.compile(
    r"\b(?:om|när|ifall|förutsatt|såvida|sedan|innan|efter|före|från|annars|ibland|utom"
    r"|(?:måste|ska|behöver) du|du (?:måste|ska|behöver)|ansök\w*|anmäl\w*|lämna\w*|skicka\w*)\b",
    re.IGNORECASE,
)
"""What begins a condition or another case, and what the person does: such times are not the level's."""


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
    """The first amount that could be the level's and is not.

    Beside the level's own amount another may stand in its range, or in a condition: *8 veckor, om du svarar
    inom 2 veckor*.
    """
    promised = amounts_of(level)
    named = [amount for amount in amounts_in(text) if amount.family == promised[0].family]
    own = [amount for amount in named if any(amount.same_as(each) for each in promised)]
    if not own:
        return named[0] if named else None
    fitting = {(amount.at, amount.text) for amount in own}
    others = (amount for amount in named if (amount.at, amount.text) not in fitting)
    return next((amount for amount in others if not _is_condition(text, amount, own)), None)


def _is_condition(text: str, amount: Amount, own: Iterable[Amount]) -> bool:
    """Whether the sentence has come to a condition where it names the amount, after the level's own."""
    before = max((each.at + len(each.text) for each in own if each.at < amount.at), default=0)
    sentence = _SENTENCE_END.split(text[before : amount.at])[-1]
    return bool(_CONDITION.search(sentence))
