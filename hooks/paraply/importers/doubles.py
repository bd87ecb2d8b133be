"""New figures that another measure has for the same periods already, under another name."""

from collections.abc import Sequence

from paraply.check.duplicates import are_beyond_chance
from paraply.importers.plan import Change, Plan, State
from paraply.importers.units import same_unit
from paraply.language import _
from paraply.model.content import Content
from paraply.model.measure import Measure
from paraply.model.series import series_of


def without_doubles(plan: Plan, content: Content) -> None:
    """Leave out new figures that another measure has for the same periods, too many digits for chance."""
    writes = [one for one in plan.changes if one.state is not State.SAME]
    for id_ in dict.fromkeys(change.measure.id for change in writes):
        new = [change for change in writes if change.measure.id == id_ and change.value is not None]
        other = next(
            (
                one
                for one in content.measures.values()
                if one.id != id_ and _is_told_already(new, one, content)
            ),
            None,
        )
        if other is None:
            continue
        told = _(
            "{measure}: samma siffror ({periods}) finns redan i måttet '{id}' "
            "och läses inte in en gång till: {place}.",
            measure=new[0].measure.title,
            periods=", ".join(str(change.period) for change in new),
            id=other.id,
            place=other.place("outcomes"),
        )
        plan.told.append(told)
        plan.changes = [one for one in plan.changes if one not in new]


def _is_told_already(new: Sequence[Change], other: Measure, content: Content) -> bool:
    if not new or same_unit(new[0].measure.unit) != same_unit(other.unit):
        return False
    if any(answer.rule == "D03" for answer in (*new[0].measure.accepted, *other.accepted)):
        return False
    known = series_of(other, content).figures
    shared = [known.get((one.period.first, one.period.last, one.group)) for one in new]
    is_same = all(mine.value == theirs for mine, theirs in zip(new, shared, strict=True))
    return is_same and are_beyond_chance(one.value for one in new if one.value is not None)
