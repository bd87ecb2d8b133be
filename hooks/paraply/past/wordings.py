"""The wordings of a promise in two versions: each that was published stands, on the days it held."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from paraply.check.past import WHY
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.guarantee import Guarantee
from paraply.model.series import Series
from paraply.model.wordings import HeldWording, wording_on, wordings_of
from paraply.past.both import Both
from paraply.past.facts import OWN, text_of
from paraply.past.mends import Mend, in_row, listed
from paraply.past.open_changes import Opened
from paraply.past.proposals import answer
from paraply.past.sentences import Likeness, Times, likeness
from paraply.past.written_wordings import fields_of, kept_until_today, part_of
from paraply.text.positions import Path


@dataclass(frozen=True, slots=True)
class Differing:
    """A field of a wording in two versions."""

    field: str
    before: object
    after: object
    is_spelling: bool


@dataclass(frozen=True, slots=True)
class Reworded:
    """A wording that is not kept. ``was`` is how it stood; ``mend`` keeps it."""

    was: HeldWording
    differing: tuple[Differing, ...]
    path: Path
    mend: Mend | None
    is_past: bool
    lacks_why: bool = False
    lost_why: bool = False
    ends: PartialDate | None = None
    """The day it ends now, where only that was moved."""
    rejudged: str = ""
    is_backdated: bool = False
    """Whether it is said to have ended on a day after which it is known to have stood."""


_PARTS: Final = ("kind", "owners", "decision", "consequence", "claim")
"""What an earlier wording says besides its sentence and its level, if it was another."""

_SENTENCES: Final = {"promise", "consequence.text", "claim.text", "why"}


def reworded(
    before: Guarantee, after: Guarantee, series: Series | None, both: Both, open_: Opened
) -> Iterator[Reworded]:
    """The wordings that ``after`` has lost, changed or moved. ``series`` are the published figures."""
    today = both.after.today
    found = list(_each(before, after, both, open_))
    if any(each.ends for each in found):  # that the next one begins another day follows from it
        found = [each for each in found if each.mend or each.differing]
    yield from found
    if found:
        return
    judged = list(_rejudged(before, after, series, open_, today)) if series is not None else []
    yield from judged or _backdated(before, after, both)


def _backdated(before: Guarantee, after: Guarantee, both: Both) -> Iterator[Reworded]:
    """The present wording of ``before``, said to have ended on a day after which it stood."""
    was = wordings_of(before)[0]
    ends = {each.until for each in before.earlier}
    for index, each in enumerate(after.earlier):
        is_ours = each.level == was.level and each.promise in {None, was.promise}
        if (
            each.until in ends
            or not is_ours
            or (before.level, before.promise) == (after.level, after.promise)
        ):
            continue
        if both.stood is not None and each.until.last < both.stood - timedelta(days=1):
            until = both.after.today - timedelta(days=1)
            mend = in_row("earlier", index, {"until": until.isoformat()})
            other = answer(after, "H16")
            told = _("{mend} Annars: {other}", mend=mend.told, other=other.told)
            yield Reworded(was, (), ("earlier", index, "until"), Mend(mend.edits, told), is_past=True,
                           is_backdated=True)  # fmt: skip


def _each(before: Guarantee, after: Guarantee, both: Both, open_: Opened) -> Iterator[Reworded]:
    now, today = wordings_of(after), both.after.today
    for place, was in enumerate(wordings_of(before)):
        if was.since is not None and was.since > today:
            continue  # a plan
        is_present = place == 0 or (was.until is not None and was.until >= today)
        if is_present:
            yield from _present(was, now, before, after, both, open_)
        else:
            yield from _past(was, now, before, after, both, open_)


def _present(
    was: HeldWording, now: list[HeldWording], before: Guarantee, after: Guarantee, both: Both, open_: Opened
) -> Iterator[Reworded]:
    """The wording that held in the base: it still does, or stands among the earlier with a reason."""
    newest = differing(was, now[0], both.times)
    if not newest:
        stays = any(one.since == was.since and not differing(was, one, both.times) for one in now[1:])
        if _moved(was, now[0], after) and not stays:
            yield Reworded(was, (), _path_until(after, now[0]), None, is_past=True)
        return
    for kept in now[1:]:
        if _hard(differing(was, kept, both.times)) or (was.since and kept.until and kept.until < was.since):
            continue
        index = _index(after, kept)
        if index is None:
            continue
        if not after.earlier[index].why:
            reason = in_row("earlier", index, {"why": _(WHY)})
            yield Reworded(was, (), ("earlier", index), reason, is_past=False, lacks_why=True)
        elif _moved(was, kept, after):
            yield Reworded(was, (), ("earlier", index), None, is_past=True)
        return
    left = tuple(each for each in newest if not open_.names(OWN, each.field, each.before))
    if left:
        hard = _hard(left)
        mend = (
            kept_until_today(was, before, {each.field.split(".")[0] for each in newest}, both.after.today)
            if hard
            else None
        )
        yield Reworded(was, hard or left, tuple(left[0].field.split(".")), mend, is_past=False)


def _past(
    was: HeldWording, now: list[HeldWording], before: Guarantee, after: Guarantee, both: Both, open_: Opened
) -> Iterator[Reworded]:
    """A wording that had ended stands with the same last day. What it did not say itself it cannot lose."""
    said = next(each for each in before.earlier if each.until.last == was.until)
    there = next((each for each in now if each.until == was.until), None)
    if there is None:
        if (index := _moved_end(was, before, after)) is not None:
            back = in_row("earlier", index, {"until": str(was.until)})
            ends = after.earlier[index].until
            yield Reworded(was, (), ("earlier", index, "until"), back, is_past=True, ends=ends)
        elif not open_.names(("earlier", str(was.until)), "", text_of(was.level)):
            fields = fields_of(was, was.until)
            fields |= {part: part_of(was, part) for part in _PARTS if getattr(said, part)}
            fields["why"] = was.why or _(WHY)
            yield Reworded(was, (), ("earlier",), listed(after, "earlier", fields), is_past=True)
        return
    row = ("earlier", str(was.until))
    left = tuple(
        each
        for each in differing(was, there, both.times)
        if getattr(said, each.field.split(".")[0]) is not None
        and not open_.names(row, each.field, each.before)
    )
    index = _index(after, there)
    if left:
        old = {each.field.split(".")[0]: part_of(was, each.field.split(".")[0]) for each in left}
        mend = in_row("earlier", index, old) if index is not None else None
        path: Path = ("earlier", index, left[0].field.split(".")[0]) if index is not None else ("earlier",)
        yield Reworded(was, left, path, mend, is_past=True)
    elif was.why and not there.why and index is not None:
        mend = in_row("earlier", index, {"why": was.why})
        yield Reworded(was, (), ("earlier", index), mend, is_past=True, lost_why=True)
    elif _moved(was, there, after):
        yield Reworded(was, (), _path_until(after, there), None, is_past=True)


def _moved_end(was: HeldWording, before: Guarantee, after: Guarantee) -> int | None:
    """Where a wording stands now that only ends another day."""
    ends = {each.until for each in before.earlier}
    return next(
        (
            index
            for index, each in enumerate(after.earlier)
            if each.until not in ends
            and (each.promise or was.promise) == was.promise
            and each.level == was.level
        ),
        None,
    )


def _rejudged(
    before: Guarantee, after: Guarantee, series: Series, open_: Opened, today: date
) -> Iterator[Reworded]:
    """The last published figure that another level than before would judge: all are mended with it."""
    for point in reversed(series.totals):
        if point.value is None:
            continue
        old, new = (wording_on(each, point.period.last).level for each in (before, after))
        if old is None or old == new or open_.names(OWN, "level", old):
            continue
        earlier = next((index for index, each in enumerate(after.earlier) if each.level == old), None)
        mend = (
            in_row(
                "earlier", earlier, {"until": max(point.period.last, today - timedelta(days=1)).isoformat()}
            )
            if earlier is not None
            else None
        )
        changed = Differing("level", old, new, is_spelling=False)
        was = wordings_of(before)[0]
        path: Path = ("earlier", earlier, "until") if earlier is not None else ("level",)
        yield Reworded(was, (changed,), path, mend, is_past=True, rejudged=str(point.period))
        return


def differing(was: HeldWording, now: HeldWording, times: Times) -> tuple[Differing, ...]:
    """What of a wording is not the same. What was not said before may be added."""
    pairs: list[tuple[str, object, object]] = [
        ("promise", was.promise, now.promise),
        ("level", was.level, now.level),
        ("kind", was.kind, now.kind),
        ("decision", was.decision, now.decision),
    ]
    if was.earlier is not None and was.earlier.owners:  # who answers today is no wording, but who did then is
        pairs.append(("owners", was.owners, now.owners))
    if now.earlier is not None and now.why:  # a reason that is gone is told of by itself
        pairs.append(("why", was.why, now.why))
    for part, names in (("consequence", ("text", "compensation")), ("claim", ("how", "text", "contact"))):
        old, new = getattr(was, part), getattr(now, part)
        pairs += [(f"{part}.{name}", getattr(old, name, None), getattr(new, name, None)) for name in names]
    found = []
    for field, before, after in pairs:
        if before is None or before == after:
            continue
        alike = (
            likeness(before, after, times)
            if field in _SENTENCES and isinstance(before, str) and isinstance(after, str)
            else Likeness.OTHER
        )
        if alike is not Likeness.SAME:
            found.append(Differing(field, before, after, alike is Likeness.SPELLED))
    return tuple(found)


def _hard(found: tuple[Differing, ...]) -> tuple[Differing, ...]:
    return tuple(each for each in found if not each.is_spelling)


def _moved(was: HeldWording, there: HeldWording, after: Guarantee) -> bool:
    """Whether it would hold from another day than it was said to; a day that was not known may be added.

    A promise's own first day is a fact of its own.
    """
    if was.since is None or there.since is None or was.since == there.since:
        return False
    return after.valid_from is None or there.since != after.valid_from.first


def _index(guarantee: Guarantee, wording: HeldWording) -> int | None:
    return next(
        (index for index, each in enumerate(guarantee.earlier) if each.until.last == wording.until), None
    )


def _path_until(guarantee: Guarantee, wording: HeldWording) -> Path:
    """Where the day stands that a wording begins after: the wording before it."""
    day = wording.since - timedelta(days=1) if wording.since else None
    index = next((index for index, each in enumerate(guarantee.earlier) if each.until.last == day), None)
    return ("earlier", index, "until") if index is not None else ("earlier",)
