"""Copies: of two records that are alike, which was there first, and what is said of the other."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.kind import name_of
from paraply.model.kinds import kind_of
from paraply.model.measure import Measure
from paraply.model.organisation import Owner, OwnerKind
from paraply.model.record import Record
from paraply.problems import Family, Severity

_MADE: Final = re.compile(r"(?P<of>[a-z0-9-]{1,80}?)-(?:kopia|copy|ny|nytt|\d{1,2})(?:-\d{1,2})?")
"""The name that a program, or somebody in a hurry, gives to a copy."""

_MADE_FIRST: Final = re.compile(r"(?:kopia|copy)-(?:av-|of-)?(?P<of>[a-z0-9-]{1,80})")

_NAMED: Final = ("areas", "owners", "measures", "goals", "surveys", "reports", "policies")
"""Records, besides promises, that people tell apart by their names."""

R = TypeVar("R", bound=Record)


@rule(
    "D08",
    Family.ONCE,
    Severity.WARNING,
    "Samma löfte två gånger",
    "När löftet ändras på ett ställe står det gamla kvar på det andra.",
)
def same_promise(world: World) -> Iterator[Finding]:
    """Two promises say the same; drafts and withdrawn ones may repeat one that holds."""
    for first, second, _same in _same_promises(world):
        message = _("Löftet '{id}' säger samma sak: ”{text}”", id=first.id, text=shortened(second.promise))
        hint = _("Skriv vad som lovas här, eller ta bort filen {file}.", file=second.file)
        yield second.place("promise"), message, hint


@rule(
    "D09",
    Family.ONCE,
    Severity.WARNING,
    "Två har samma namn",
    "I listor, i sökningen och på kort kan ingen veta vilken som är vilken.",
)
def same_name(world: World) -> Iterator[Finding]:
    """Two records of one kind that are called the same, at one time."""
    told = {id(second) for _first, second, _same in _same_promises(world)}  # by D08
    for records in (world.live_promises, *(world.content.folders[name].values() for name in _NAMED)):
        for first, second, _same in twins(world, records, _called):
            if _at_one_time(first, second) and id(second) not in told:
                yield _same_name(first, second)


def _same_promises(world: World) -> Iterator[tuple[Guarantee, Guarantee, str]]:
    return twins(world, world.live_promises, lambda promise: folded(promise.promise))


def _same_name(first: Record, second: Record) -> Finding:
    place = second.place("name" if "name" in type(second).model_fields else "title")
    message = _("'{name}' heter också {other}.", name=name_of(second), other=first.place())
    if isinstance(first, Measure) and isinstance(second, Measure) and (same := _same_of(first, second)):
        hint = _(
            "{what} är också samma. Ta bort filen {file} om den är en kopia. Annars: skriv ett annat namn, "
            "och det andra som skiljer dem åt.",
            what=same,
            file=second.file,
        )
        return place, message, hint
    return place, message, _("Skriv ett namn som skiljer dem åt, eller ta bort den som är en kopia.")


def _same_of(first: Measure, second: Measure) -> str:
    """What else is the same in two measures with one name, as the beginning of a sentence."""
    if first.kolada and first.kolada == second.kolada:
        return _("Nyckeltalet")
    return (
        _("Definitionen")
        if first.definition and folded(first.definition) == folded(second.definition)
        else ""
    )


def are_one(first: Measure, second: Measure) -> bool:
    """Whether two measures have name and content in common: that is told once, by D09."""
    return _called(first) == _called(second) and _at_one_time(first, second) and bool(_same_of(first, second))


def _called(record: Record) -> str:
    """The name; an office has that of its kind in every committee, and is told apart by what is above it."""
    parent = record.parent if isinstance(record, Owner) and record.kind is OwnerKind.OFFICE else None
    return f"{folded(name_of(record))}\0{parent}"


def _at_one_time(first: Record, second: Record) -> bool:
    """Whether there is a day on which both hold; what says nothing of it holds always."""
    begins = [getattr(record, "valid_from", None) for record in (first, second)]
    ends = [getattr(record, "valid_to", None) for record in (first, second)]
    latest = max((day.first for day in begins if day), default=date.min)
    return latest <= min((day.last for day in ends if day), default=date.max)


def twins(world: World, records: Iterable[R], trait: Callable[[R], str | None]) -> Iterator[tuple[R, R, str]]:
    """Each record that has the same trait as another that was there first, after that one."""
    alike: dict[str, list[R]] = {}
    for record in records:
        if value := trait(record):
            alike.setdefault(value, []).append(record)
    for value, several in alike.items():
        if len(several) > 1:
            first, *rest = by_age(world, several)
            yield from ((first, record, value) for record in rest)


def by_age(world: World, records: Collection[R]) -> list[R]:
    """The records as they stand, but those that came later last: new ones, and those named as a copy."""
    ids = {_id(record) for record in records}
    return sorted(records, key=lambda record: (_is_new(world, record), _is_named_copy(record, ids)))


def is_copy(record: Record, other: Record) -> bool:
    """Whether one record looks like it was made of the other, and not yet made its own."""
    alike = _called(record) == _called(other) or _is_named_copy(record, {_id(other)})
    return record is not other and type(record) is type(other) and alike


def _id(record: Record) -> str:
    return str(getattr(record, "id", ""))


def _is_new(world: World, record: Record) -> bool:
    """Whether the version before had no such record; False while none is known."""
    return world.before is not None and _id(record) not in world.before.folders[kind_of(record).name]


def _is_named_copy(record: Record, ids: Collection[str]) -> bool:
    found = _MADE.fullmatch(_id(record)) or _MADE_FIRST.fullmatch(_id(record))
    return found is not None and found["of"] in ids


def folded(text: str | None) -> str:
    """A text without what makes no difference: case, spaces, punctuation and Markdown markup."""
    return re.sub(r"[\W_]+", " ", (text or "").casefold()).strip()


def shortened(text: str) -> str:
    """A text on one line, of which so much is told."""
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:77]}…"
