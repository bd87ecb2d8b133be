"""Which wording of a promise held on a day: every question of when a promise says what is answered here.

An earlier wording holds to the end of its last day, and the next one from the day after. The first day of the
promise is ``valid_from``; when that comes after an earlier wording's last day, it is the next one's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from paraply.model.consequence import Consequence
from paraply.model.guarantee import Claim, EarlierWording, Guarantee, GuaranteeKind, GuaranteeState
from paraply.model.level import Level


@dataclass(frozen=True, slots=True)
class HeldWording:
    """A wording, and the first and last day it held; None where the day is not known, or has not come.

    What an older wording does not say is as it was afterwards, but its level is its own, also when it had
    none. ``earlier`` is where it is written; None for the newest.
    """

    since: date | None
    until: date | None
    promise: str
    level: Level | None
    kind: GuaranteeKind
    owners: tuple[str, ...]
    decision: str | None
    consequence: Consequence | None
    claim: Claim | None
    why: str | None = None
    earlier: EarlierWording | None = None


def wordings_of(guarantee: Guarantee) -> list[HeldWording]:
    """Every wording, the newest first."""
    after = HeldWording(
        guarantee.valid_from.first if guarantee.valid_from else None,
        guarantee.valid_to.last if guarantee.valid_to else None,
        guarantee.promise,
        guarantee.level,
        guarantee.kind,
        guarantee.owners,
        guarantee.decision,
        guarantee.consequence,
        guarantee.claim,
    )
    found = []
    for earlier in sorted(guarantee.earlier, key=lambda earlier: earlier.until.last, reverse=True):
        began = earlier.until.last + timedelta(days=1)
        is_its_own = after.since is not None and after.since >= began
        found.append(after if is_its_own else replace(after, since=began))
        after = HeldWording(
            None if is_its_own else after.since,
            earlier.until.last,
            earlier.promise or after.promise,
            earlier.level,
            earlier.kind or after.kind,
            earlier.owners or after.owners,
            earlier.decision or after.decision,
            earlier.consequence or after.consequence,
            earlier.claim or after.claim,
            earlier.why,
            earlier,
        )
    return [*found, after]


def wording_on(guarantee: Guarantee, day: date) -> HeldWording:
    """The wording of a day: the oldest whose last day had not passed, else the newest."""
    newest, *before = wordings_of(guarantee)
    return next((one for one in reversed(before) if one.until and one.until >= day), newest)


def is_begun(guarantee: Guarantee, day: date) -> bool:
    """Whether the day of a wording has come: not before the first, in a gap, or of a plan without a day."""
    wording = wording_on(guarantee, day)
    if wording.since is None and wording.earlier is None:
        return guarantee.state is not GuaranteeState.PLANNED
    return wording.since is None or wording.since <= day


def held_on(guarantee: Guarantee, day: date) -> bool | None:
    """Whether a promise held on a day; None when the file does not say enough to know."""
    ends, state = guarantee.valid_to, guarantee.state
    if state is GuaranteeState.DRAFT or (ends and ends.last < day) or not is_begun(guarantee, day):
        return False
    if wording_on(guarantee, day).since is None or (state is GuaranteeState.WITHDRAWN and ends is None):
        return None
    return True


def were_guarantees(guarantees: Iterable[Guarantee], day: date) -> list[Guarantee]:
    """Those that were called tjänstegaranti on a day, whether or not they held then."""
    return [one for one in guarantees if wording_on(one, day).kind is GuaranteeKind.GUARANTEE]
