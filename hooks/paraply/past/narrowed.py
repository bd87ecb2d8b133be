"""What comes to a promise that is published: an exception, something more to do, a past nobody has read."""

from collections.abc import Iterator
from typing import Final

from paraply.model.guarantee import ClaimWay, EarlierWording, Guarantee
from paraply.model.record import Record
from paraply.past.comparison import Rewritten
from paraply.past.facts import text_of
from paraply.past.sentences import Likeness, likeness

_NARROWING: Final = ("exceptions", "your_part")
"""Lists of sentences. What a person must do may be filled in where nothing was said; that there was no
exception is what the promise said."""


def narrowed(old: Record, new: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields whose lists have sentences that say something new, with those."""
    if not isinstance(old, Guarantee) or not isinstance(new, Guarantee) or not new.is_live:
        return
    for field in _NARROWING:
        had, has = (getattr(record, field) or () for record in (old, new))
        came = tuple(each for each in has if not any(_is_spelled(one, each) for one in had))
        if len(has) > len(had) and came and (had or field == "exceptions"):
            yield field, came
    if conditions := _conditions(old, new):
        yield "claim", conditions
    if invented := tuple(each.promise or text_of(each.level) for each in _never_published(old, new)):
        yield "earlier", invented


def _never_published(old: Guarantee, new: Guarantee) -> Iterator[EarlierWording]:
    """Earlier wordings that come without having been the present one: they tell of a past nobody has read."""
    days = {each.until for each in old.earlier}
    known = {
        (each.level, each.promise) for each in old.earlier
    }  # that its last day was moved is told as such
    for each in new.earlier:
        is_ours = each.level == old.level and each.promise in {None, old.promise}
        is_ours = is_ours or (each.level, each.promise) in known
        if each.until not in days and not is_ours:
            yield each


def _conditions(old: Guarantee, new: Guarantee) -> tuple[str, ...]:
    """What somebody must do for the compensation, where the promise asked for nothing."""
    was, now = old.claim, new.claim
    if now is None or now.how in {None, ClaimWay.AUTOMATIC} or (was is not None and was.how is not None):
        return ()
    return tuple(filter(None, (now.how.label if now.how else None, now.text)))


def _is_spelled(one: str, other: str) -> bool:
    return likeness(one, other) is not Likeness.OTHER


def is_kept_among_earlier(fact: Rewritten, old: Record, new: Record) -> bool:
    """Whether the owners that were are told with an earlier wording that the later version adds."""
    if fact.field != "owners" or not isinstance(old, Guarantee) or not isinstance(new, Guarantee):
        return False
    return any(set(old.owners) == set(each.owners) for each in new.earlier if each not in old.earlier)
