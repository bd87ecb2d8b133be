"""What an import says to the person who runs it: the plan, line by line, with where each part was read."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.importers.plan import Change, Left, Plan, State, by_measure
from paraply.language import _, ngettext
from paraply.model.choices import OutcomeKind
from paraply.model.measure import Measure

MOST_CELLS: Final = 6
MOST_LINES: Final = 40


def plan_lines(plan: Plan, file: str) -> Iterator[str]:
    """Every measure with what would change; figures that are published already are counted only."""
    for measure, changes in by_measure(plan.changes):
        same = sum(change.state is State.SAME for change in changes)
        yield f"{measure.title} ({measure.id})"
        before = ""
        for change in changes:
            if change.state is not State.SAME:
                yield f"  {line_of(change)}"
                if (origin := _origin(change, file)) != before:
                    yield f"      {origin}"
                before = origin
        if same:
            known = ngettext(
                "{number} värde som redan är inlagt", "{number} värden som redan är inlagda", same
            )
            yield f"  = {known}"
    yield from plan.told


def left_lines(left: Iterable[Left]) -> Iterator[str]:
    """The cells that look like figures and are not taken, with the reason; what may be ours first."""
    lines = [_left(one) for one in sorted(left, key=lambda one: not one.is_ours)]
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield _("… och {number} skäl till.", number=len(lines) - MOST_LINES)


def _left(one: Left) -> str:
    cells = ", ".join(one.cells[:MOST_CELLS]) + (" …" if len(one.cells) > MOST_CELLS else "")
    where = _("{sheet}: {cells}", sheet=one.sheet, cells=cells) if one.sheet else cells
    number = len(one.cells)
    if one.is_ours:
        told = ngettext("{number} tal förstods inte", "{number} tal förstods inte", number)
    else:
        told = ngettext("{number} tal läses inte in", "{number} tal läses inte in", number)
    return f"{told} ({where}): {one.why}."


def line_of(change: Change) -> str:
    """``+ 2025: 96,3 % (C4)`` or ``~ 2024: 95,2 % → 95,3 % (C4)``."""
    what = _said(change.measure, change.value) if change.value is not None else _missing(change)
    if change.state is State.RESTATED and change.before and change.before.value is not None:
        what = f"{_said(change.measure, change.before.value)} → {what}"
    elif change.before and change.before.missing and change.value is not None:
        what = _("{what}, saknades förut", what=what)
    notes = [change.entry.cell.name, *([change.note] if change.note else [])]
    return f"{change.state.value} {_when(change)}: {what} ({', '.join(notes)})"


def _origin(change: Change, file: str) -> str:
    """The file and sheet, and where each part was read; what no text says otherwise is told so."""
    names = {
        "measure": _("mått"), "period": _("period"), "kind": _("slag"), "unit": _("enhet"), "whose": _("vem"),
        "group": _("grupp"),
    }  # fmt: skip
    sources = change.entry.sources
    sheet = change.entry.sheet
    parts = [_("{file}, blad {sheet}", file=file, sheet=sheet) if sheet else file]
    parts += [f"{names[part]}: {sources[part]}" for part in names if part in sources]
    silent = {"kind": _("utfall"), "whose": _("kommunen"), "group": _("alla")}
    unsaid = [word for part, word in silent.items() if part not in sources]
    if unsaid:
        parts.append(_("inget säger annat än {what}", what=", ".join(unsaid)))
    return "; ".join(parts)


def _when(change: Change) -> str:
    parts = [numbers.period(change.period)]
    if change.group:
        parts.append(change.group.label)
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
