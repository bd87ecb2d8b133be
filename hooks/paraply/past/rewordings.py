"""A wording of a promise that is not kept, as a finding: what became of it, and what keeps it."""

from typing import NamedTuple

from paraply import numbers
from paraply.language import _
from paraply.model.dates import Period
from paraply.model.guarantee import Guarantee
from paraply.past.labels import in_words
from paraply.past.mends import Mend
from paraply.past.proposals import answer
from paraply.past.wordings import Reworded


class Told(NamedTuple):
    """The rule, what is said, and the proposal. One that nobody can paste has no edits."""

    code: str
    message: str
    mend: Mend | None


def told_of(found: Reworded, new: Guarantee) -> Told:
    """The rule, the message and the proposal, for the first that is true of it."""
    changes = "; ".join(
        _("{before} → {after}", before=in_words(each.before), after=in_words(each.after))
        for each in found.differing
    ).removesuffix(".")
    if found.lacks_why:
        message = _("Den förra lydelsen står kvar, men ingenting säger varför den ändrades.")
        return Told("H03", message, found.mend)
    if found.is_backdated:
        until = new.earlier[found.path[1]].until if isinstance(found.path[1], int) else None
        message = _(
            "Den förra lydelsen slutar {day}, men sidan stod kvar som förut efter den dagen.",
            day=in_words(until),
        )
        return Told("H16", message, found.mend)
    if found.rejudged:
        step = found.path[1] if found.path[0] == "earlier" and len(found.path) > 1 else None
        values = {"period": numbers.period(Period.of(found.rejudged)), "changes": changes}
        message = (
            _(
                "Den förra nivån slutar {day}, men resultatet för {period} är bedömt efter den: {changes}.",
                day=numbers.day(new.earlier[step].until),
                **values,
            )
            if isinstance(step, int)
            else _("Resultatet för {period} skulle bedömas efter en annan nivå: {changes}.", **values)
        )
        return Told("H04", message, found.mend)
    if found.is_past:
        return _of_a_former(found, new, changes)
    if all(each.is_spelling for each in found.differing):
        message = _("En publicerad mening är omskriven: {changes}.", changes=changes)
        return Told("H10", message, answer(new, "H10"))
    message = _(
        "Löftet är publicerat och ändras, men den förra lydelsen står inte kvar: {changes}.", changes=changes
    )
    return Told("H03", message, found.mend)


def _of_a_former(found: Reworded, new: Guarantee, changes: str) -> Told:
    """A wording that had ended."""
    held = numbers.day(found.was.until) if found.was.until else ""
    if found.differing:
        soft = all(each.is_spelling for each in found.differing)
        message = _("Lydelsen som gällde till och med {day} ändras: {changes}.", day=held, changes=changes)
        mend = answer(new, "H10") if soft else found.mend
        return Told("H10" if soft else "H04", message, mend)
    if found.ends is not None:
        message = _("Lydelsen som gällde till och med {day} slutar en annan dag: {ends}.",
                    day=held, ends=numbers.day(found.ends))  # fmt: skip
        return Told("H04", message, found.mend)
    if found.mend:
        message = (
            _("Skälet till att lydelsen som gällde till och med {day} ändrades är borta.", day=held)
            if found.lost_why
            else _("Lydelsen som gällde till och med {day} är borta.", day=held)
        )
        return Told("H04", message, found.mend)
    since = numbers.day(found.was.since)
    message = _("Lydelsen gällde från {day}, men skulle nu gälla från en annan dag.", day=since)
    hint = _("Låt varje tidigare lydelse sluta den dag som stod förut, och behåll valid_from.")
    return Told("H04", message, Mend((), hint))
