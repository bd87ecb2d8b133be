"""The proposals of findings: what to paste for a warning, and for a figure that is changed or gone."""

from datetime import date, timedelta
from typing import Final

from paraply.check.past import WHY
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure, outcome_name
from paraply.model.municipality import Municipality
from paraply.model.record import Record
from paraply.past.comparison import Rewritten
from paraply.past.facts import text_of
from paraply.past.kept import WARNED
from paraply.past.mends import Mend, in_fields, in_row, listed
from paraply.past.open_changes import correction
from paraply.text.yamlfile import Value


def answer(record: Record, code: str) -> Mend:
    """The proposal that answers a warning."""
    return listed(record, "accepted", {"rule": code, "why": _(WHY)})


_MEASURED: Final = frozenset({"question", "definition", "counts", "method"})


def beside(fact: Rewritten, record: Record) -> Mend:
    """The proposal for what is warned about: an answer, and first what would be better where anything is."""
    kept = answer(record, WARNED[fact.keeping])
    first = ""
    if isinstance(record, Measure) and fact.field in _MEASURED:
        first = _("Mäts något annat nu: skriv det i breaks. Annars:")
    elif isinstance(record, Guarantee) and fact.field == "owners":
        first = _("Ska sidan säga vilka som svarade förut: skriv owners på en rad i earlier. Annars:")
    return Mend(kept.edits, f"{first} {kept.told}".strip())


def of_copy(fact: Rewritten, old: Record, new: Record, today: date) -> Mend:
    """The line of an archived copy as it stood; if that was wrong, it is corrected in the open."""
    if not isinstance(old, Municipality) or not isinstance(new, Municipality):
        raise TypeError(fact.row)  # no other record lists copies
    was = next(copy for copy in old.copies if copy.file == fact.row[1])
    index = next((index for index, copy in enumerate(new.copies) if copy.file == was.file), None)
    stood: dict[str, Value] = {"day": str(was.day), "file": was.file, "fingerprint": was.fingerprint}
    mend = (
        listed(new, "copies", stood)
        if index is None
        else in_row("copies", index, {fact.field: stood[fact.field]})
    )
    other = correction(new, fact.row, fact.field, fact.before, today)
    return Mend(mend.edits, _("{mend} Var raden fel: {correction}", mend=mend.told, correction=other.told))


def of_outcome(fact: Rewritten, old: Measure, new: Measure, today: date) -> Mend | None:
    """A figure keeps its former value in ``restated_from``; one that is gone keeps its row."""
    was = next((each for each in old.outcomes if outcome_name(each) == fact.row[1]), None)
    if was is None:
        return None
    restated: dict[str, Value] = {"value": was.value}
    if was.report:
        restated["report"] = was.report
    if was.published:
        restated["published"] = str(was.published)
    restated["day"] = today.isoformat()
    restated["why"] = _(WHY)
    if was.restated_from and was.restated_from.value is not None:
        restated["why"] = _("{why} Dessförinnan {value}", why=_(WHY), value=text_of(was.restated_from.value))
    index = next((i for i, each in enumerate(new.outcomes) if outcome_name(each) == fact.row[1]), None)
    if fact.row_is_gone and index is not None:  # only hidden
        return in_row("outcomes", index, {"published": str(was.published)})
    if fact.row_is_gone:
        if was.value is None:
            return None
        item: dict[str, Value] = {"period": str(was.period)}
        if was.group:
            item["group"] = {"dimension": was.group.dimension, "value": was.group.value}
        item |= {"missing": "not_reported", "why": _(WHY), "restated_from": restated}
        return listed(new, "outcomes", item)
    if was.value is None or index is None:
        return None
    if new.outcomes[index].value != was.value or fact.field in {"kind", "value"}:
        return in_row("outcomes", index, {"restated_from": restated})
    return None


def kept_on(fact: Rewritten, record: Record, today: date) -> Mend:
    """The day that stood, or one that takes nothing back; if it was over then, that is said."""
    *groups, name = map(str, fact.place)
    day: object = fact.before
    if day is None:
        day = today if groups else today - timedelta(days=1)  # a withdrawal has a first day
    mend = in_fields({name: str(day)}, tuple(groups))
    if fact.since:
        other = correction(record, fact.row, fact.field, fact.before, today)
        return Mend(mend.edits, _("{mend} Stämmer dagen: {other}", mend=mend.told, other=other.told))
    other = answer(record, "H16")
    return Mend(mend.edits, _("{mend} Annars: {other}", mend=mend.told, other=other.told))
