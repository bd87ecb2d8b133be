"""Corrections are public too: none is taken back, told otherwise, or said to be older than it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from paraply import numbers
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.measure import EarlierFigure, Measure, Outcome, outcome_name
from paraply.model.record import Correction, Record
from paraply.past.facts import is_text_of
from paraply.past.labels import in_words
from paraply.past.mends import Mend, in_row, listed
from paraply.past.open_changes import Opened, correction
from paraply.past.proposals import answer
from paraply.past.sentences import Likeness, likeness
from paraply.text.positions import Path
from paraply.text.yamlfile import Value

_PAST: Final = "H"
"""How the codes of the rules of the past begin."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """A correction that does not stand as it did, or that is not to be believed."""

    code: str
    path: Path
    message: str
    mend: Mend


def lost_corrections(old: Record, new: Record, open_: Opened, today: date) -> Iterator[Doubted]:
    """The corrections of the record and of its figures that are gone, or told otherwise."""
    yield from _of_record(old, new)
    yield from _of_answers(old, new)
    if isinstance(old, Measure) and isinstance(new, Measure):
        yield from _of_figures(old, new, open_, today)


def backdated(old: Record, new: Record, newest: Callable[[], date | None], today: date) -> Iterator[Doubted]:
    """The corrections that are new here, with a day on which what they correct was still published.

    ``newest`` is the last day on which the former version is known to have stood.
    """
    known = {_identity(entry)[:3] for entry in old.corrected}
    for index, entry in enumerate(new.corrected):
        if _identity(entry)[:3] not in known and _is_before(entry.day, newest):
            mend = in_row("corrected", index, {"day": today.isoformat()})
            yield _too_early(("corrected", index, "day"), entry.day, mend, new)
    if not isinstance(old, Measure) or not isinstance(new, Measure):
        return
    stood = {outcome_name(each): each for each in old.outcomes}
    for index, each in enumerate(new.outcomes):
        told, was = each.restated_from, stood.get(outcome_name(each))
        if told is None or was is None or was.restated_from == told or was.value != told.value:
            continue
        day = told.day or each.published  # as the page of corrections says it
        if day is None or _is_before(day, newest):
            stands = {**_written(told), "day": today.isoformat()}
            mend = in_row("outcomes", index, {"restated_from": stands})
            yield _too_early(("outcomes", index, "restated_from", "day"), day, mend, new)


def _too_early(path: Path, day: PartialDate | None, mend: Mend, new: Record) -> Doubted:
    message = (
        _(
            "Rättelsen sägs vara gjord {day}, men det som rättas stod kvar efter den dagen.",
            day=numbers.day(day),
        )
        if day
        else _("Rättelsen säger inte vilken dag den gjordes.")
    )
    other = answer(new, "H16").told
    return Doubted(
        "H16", path, message, Mend(mend.edits, _("{mend} Annars: {other}", mend=mend.told, other=other))
    )


def _is_before(day: PartialDate, newest: Callable[[], date | None]) -> bool:
    stood = newest()
    return stood is not None and day.last < stood


def _of_record(old: Record, new: Record) -> Iterator[Doubted]:
    known = {_identity(entry) for entry in old.corrected}
    kept = {_identity(entry): index for index, entry in enumerate(new.corrected)}
    for entry in old.corrected:
        index = kept.get(_identity(entry))
        if index is None:
            index = next(
                (
                    at
                    for at, each in enumerate(new.corrected)
                    if _identity(each)[:3] == _identity(entry)[:3] and _identity(each) not in known
                ),
                None,
            )
        if index is not None:
            yield from _retold(entry, index, new)
            continue
        item = _written(entry)
        message = _("Rättelsen av {field} den {day} är borta.", field=entry.field, day=entry.day)
        yield Doubted("H09", ("corrected",), message, listed(new, "corrected", item))


def _of_answers(old: Record, new: Record) -> Iterator[Doubted]:
    """The answers to changes of the past that are told otherwise: each was to a change that was made then.

    One that is only taken away is tidied: it answers for nothing more.
    """
    gone = [each for each in old.accepted if each not in new.accepted and each.rule.startswith(_PAST)]
    came = [each for each in new.accepted if each not in old.accepted]
    for each in gone:
        other = next((one for one in came if one.rule == each.rule), None)
        if other is None or likeness(each.why, other.why) is not Likeness.OTHER:
            continue
        came.remove(other)
        index = new.accepted.index(other)
        values = {
            "rule": each.rule,
            "before": each.why.removesuffix("."),
            "after": other.why.removesuffix("."),
        }
        message = _("Svaret på {rule} är omskrivet, från {before} till {after}.", **values)
        mend = in_row("accepted", index, {"why": each.why})
        told = _("{mend} Är ändringen ny: lägg till ett eget svar.", mend=mend.told)
        yield Doubted("H16", ("accepted", index), message, Mend(mend.edits, told))


def _retold(was: Correction, index: int, new: Record) -> Iterator[Doubted]:
    """When and why something was corrected, and who did it, is a part of the correction."""
    now = new.corrected[index]
    changed = _changed(was, now, ("day", "why", "by"))
    if not changed:
        return
    values = {"field": was.field, "day": was.day, "changes": _told(was, now, changed)}
    message = _("Rättelsen av {field} den {day} är omskriven: {changes}.", **values)
    yield _rewritten(("corrected", index), message, was, now, changed, new, in_row("corrected", index, {
        name: _plain(getattr(was, name)) for name in changed
    }))  # fmt: skip


def _of_figures(old: Measure, new: Measure, open_: Opened, today: date) -> Iterator[Doubted]:
    stands = {outcome_name(each): index for index, each in enumerate(new.outcomes)}
    for outcome in old.outcomes:
        told, index = outcome.restated_from, stands.get(outcome_name(outcome))
        if told is None or index is None:
            continue  # a figure that is gone is told as such
        now = new.outcomes[index].restated_from
        is_anew = new.outcomes[index].value != outcome.value
        if now is None or (is_anew and now.value != told.value):
            inside = now.why if now else None
            is_named = told.value is not None and inside is not None and _names(inside, told.value)
            if not is_named and not open_.names(
                ("outcomes", outcome_name(outcome)), "restated_from", told.value
            ):
                yield _gone(outcome, told, index, new, today)
            continue
        changed = _changed(told, now, ("value", "report", "published", "day", "why"))
        if changed and not open_.names(("outcomes", outcome_name(outcome)), "restated_from", told.value):
            values = {"period": numbers.period(outcome.period), "changes": _told(told, now, changed)}
            message = _("Rättelsen av värdet för {period} är omskriven: {changes}.", **values)
            mend = in_row("outcomes", index, {"restated_from": _written(told)})
            yield _rewritten(("outcomes", index), message, told, now, changed, new, mend)


def _gone(outcome: Outcome, told: EarlierFigure, index: int, new: Measure, today: date) -> Doubted:
    if new.outcomes[index].restated_from is None:
        mend = in_row("outcomes", index, {"restated_from": _written(told)})
    else:
        mend = correction(new, ("outcomes", outcome_name(outcome)), "restated_from", told.value, today)
    values = {"period": numbers.period(outcome.period), "before": in_words(told.value)}
    message = _("Rättelsen av värdet för {period} är borta: det var {before}.", **values)
    return Doubted("H09", ("outcomes", index), message, mend)


def _rewritten(
    path: Path, message: str, was: Correction | EarlierFigure, now: Correction | EarlierFigure,
    changed: list[str], new: Record, mend: Mend,
) -> Doubted:  # fmt: skip
    """A reason that is only spelled anew may be answered."""
    if changed == ["why"] and was.why and now.why and likeness(was.why, now.why) is Likeness.SPELLED:
        return Doubted("H10", path, message, answer(new, "H10"))
    return Doubted("H09", path, message, mend)


def _changed(
    was: Correction | EarlierFigure, now: Correction | EarlierFigure, names: tuple[str, ...]
) -> list[str]:
    """The fields that say something else; what was not said may be added."""
    pairs = ((name, getattr(was, name), getattr(now, name)) for name in names)
    return [
        name
        for name, before, after in pairs
        if before is not None
        and before != after
        and not (name == "why" and after and likeness(before, after) is Likeness.SAME)
    ]


def _told(was: Correction | EarlierFigure, now: Correction | EarlierFigure, changed: list[str]) -> str:
    fields = type(was).model_fields
    return "; ".join(
        _(
            "”{field}” ändras från {before} till {after}",
            field=_(fields[name].title or name),
            before=in_words(getattr(was, name)).removesuffix("."),
            after=in_words(getattr(now, name)),
        )
        for name in changed
    ).removesuffix(".")


def _names(text: str, value: object) -> bool:
    return any(is_text_of(word.strip(".,;:()"), value) for word in text.split())


def _identity(entry: Correction) -> tuple[object, ...]:
    return entry.field, entry.of, entry.was, entry.day


def _written(part: Correction | EarlierFigure) -> dict[str, Value]:
    """The fields as they are written in a file."""
    return {name: _plain(value) for name, value in part.model_dump(exclude_none=True).items()}


def _plain(value: object) -> Value:
    return str(value) if isinstance(value, PartialDate) else value  # type: ignore[return-value]
