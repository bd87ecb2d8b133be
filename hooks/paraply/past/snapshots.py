"""What two versions of a snapshot of Kolada say: only its script changes one, and keeps what it changes."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from paraply import numbers
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.kolada import Snapshot

_Values: TypeAlias = Mapping[tuple[str, str], Decimal]
"""Values by year and gender."""


def lost_values(
    had: Snapshot, has: Snapshot | None, code: str, new_code: str, today: date
) -> Iterator[tuple[tuple[str, Decimal] | None, str]]:
    """What was changed by hand, as a message; with the year and the value where it is one of ours.

    The script may run twice on one day, and Kolada publish in between: such a file is not doubted that day.
    """
    then, now = _ours(had, code), _ours(has, new_code) if has else {}
    told_of = {(str(each.year), each.gender, each.was) for each in (has.revisions if has else ())}
    for (year, gender), value in then.items():
        is_now = now.get((year, gender))
        if is_now == value or (year, gender, value) in told_of:
            continue
        values = {"when": _when(year, gender), "before": numbers.plain(value), "after": _told(is_now)}
        message = (
            _("Värdet för {when} från Kolada är publicerat och tas bort: {before}.", **values)
            if is_now is None
            else _(
                "Värdet för {when} från Kolada är publicerat och ändras från {before} till {after}.", **values
            )
        )
        yield (year, value), message
    if has is None:
        return
    yield from ((None, message) for message in _invented(had, has, then, now))
    if has.fetched < had.fetched:
        values = {"day": numbers.day(has.fetched), "stood": numbers.day(had.fetched)}
        yield None, _("Filen sägs vara hämtad {day}, före den som är publicerad ({stood}).", **values)
    if any(each not in has.revisions for each in had.revisions):
        yield None, _("Det står inte längre vilka värden Kolada har ändrat.")
    elif had.fetched == has.fetched != PartialDate.on(today) and _others(had, code) != _others(has, code):
        day = numbers.day(has.fetched)
        yield (
            None,
            _("Andra kommuners värden är ändrade, men filen är hämtad samma dag som förut ({day}).", day=day),
        )
    elif had.fetched == has.fetched != PartialDate.on(today) and _about(had) != _about(has):
        day = numbers.day(has.fetched)
        yield (
            None,
            _("Koladas beskrivning är ändrad, men filen är hämtad samma dag som förut ({day}).", day=day),
        )


def _invented(had: Snapshot, has: Snapshot, then: _Values, now: _Values) -> Iterator[str]:
    """The revisions that did not happen: each begins where the one before ended, the last with what is."""
    stood: dict[tuple[str, str], Decimal | None] = {**then}
    for each in (each for each in has.revisions if each not in had.revisions):
        key = (str(each.year), each.gender)
        if each.was != stood.get(key) or each.was == each.now:
            values = {"when": _when(*key), "was": _told(each.was), "stood": _told(stood.get(key))}
            yield _("Kolada sägs ha ändrat värdet för {when}, som var {was}. Det stod {stood}.", **values)
        stood[key] = each.now
    for about, value in stood.items():
        if about in then and value not in {then[about], now.get(about)}:
            told = {"when": _when(*about), "is_now": _told(value), "value": _told(now.get(about))}
            yield _("Kolada sägs ha ändrat värdet för {when} till {is_now}. Det är {value}.", **told)


def _when(year: str, gender: str) -> str:
    """The year, and whose value it is where it is not everybody's."""
    whose = {"K": _("kvinnor"), "M": _("män")}.get(gender)
    return f"{year} ({whose})" if whose else year


def _told(value: Decimal | None) -> str:
    return numbers.plain(value) if value is not None else _("uppgift saknas")


def _ours(snapshot: Snapshot, code: str) -> dict[tuple[str, str], Decimal]:
    return {
        (str(year), gender): Decimal(figure)
        for place, year, gender, figure, status in snapshot.values
        if place == code and figure and not status
    }


def _about(snapshot: Snapshot) -> tuple[str | None, ...]:
    return snapshot.title, snapshot.description, snapshot.operating_area


def _others(snapshot: Snapshot, code: str) -> list[object]:
    return [row for row in snapshot.values if row[0] != code]
