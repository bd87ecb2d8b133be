"""What an import says to the person who runs it: the plan, line by line."""

from collections.abc import Iterator
from decimal import Decimal

from paraply import numbers
from paraply.importers.mapping import Proposal
from paraply.importers.plan import Change, Plan, State, by_measure
from paraply.language import _, ngettext
from paraply.model.choices import OutcomeKind
from paraply.model.content import Content
from paraply.model.measure import Measure


def plan_lines(plan: Plan) -> Iterator[str]:
    """Every measure with what would change; figures that are published already are counted only."""
    for measure, changes in by_measure(plan.changes):
        same = sum(change.state is State.SAME for change in changes)
        yield f"{measure.title} ({measure.id})"
        yield from (f"  {line_of(change)}" for change in changes if change.state is not State.SAME)
        if same:
            known = ngettext(
                "{number} värde som redan är inlagt", "{number} värden som redan är inlagda", same
            )
            yield f"  = {known}"
    yield from plan.told


def line_of(change: Change) -> str:
    """``+ 2025: 96,3 % (C4)`` or ``~ 2024: 95,2 % → 95,3 % (C4)``."""
    what = _said(change.measure, change.value) if change.value is not None else _missing(change)
    if change.state is State.RESTATED and change.before and change.before.value is not None:
        what = f"{_said(change.measure, change.before.value)} → {what}"
    elif change.before and change.before.missing and change.value is not None:
        what = _("{what}, saknades förut", what=what)
    notes = [change.entry.cell.name, *([change.note] if change.note else [])]
    return f"{change.state.value} {_when(change)}: {what} ({', '.join(notes)})"


def _when(change: Change) -> str:
    parts = [numbers.period(change.period)]
    if change.group:
        parts.append(change.group.value)
    if change.kind is not OutcomeKind.OUTCOME:
        parts.append(change.kind.label)
    return ", ".join(parts)


def _missing(change: Change) -> str:
    reason = change.missing.label if change.missing else ""
    if change.word:
        return _("värdet saknas, {reason} (i filen: '{word}')", reason=reason, word=change.word)
    return _("värdet saknas, {reason}", reason=reason)


def _said(measure: Measure, value: Decimal) -> str:
    decimals = measure.decimals
    if decimals is None:
        return f"{numbers.plain(value)} {numbers.short_unit(measure.unit)}".strip()
    return numbers.figure(value, measure.unit, decimals)


def proposal_lines(proposals: list[Proposal], content: Content) -> Iterator[str]:
    """The rows proposed for a new mapping; those that are only alike are marked, to be looked at twice."""
    for proposal in proposals:
        row = proposal.row
        title = content.measures[row.measure].title
        mark = "" if proposal.sure else "  " + _("(liknar: kontrollera)")
        yield f"  '{row.label}' → {title} ({row.measure}){mark}"
