"""What a sheet rewrites that is published and is no wording: it stays, corrected with the meeting's reason.

The rules for the past say what was rewritten and what makes it open: a new column needs nothing here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from paraply.check.past import WHY
from paraply.derive.published import published
from paraply.inventory.columns import CHANGES_WHY
from paraply.inventory.editing import with_fields
from paraply.inventory.reading import Edit, Fault
from paraply.language import _
from paraply.model.content import Content
from paraply.past import Found, Version, found_in
from paraply.text.yamledit import Add
from paraply.text.yamledit import Edit as AnyEdit

_NO_WORDING: Final = frozenset({"H06", "H08", "H15", "H16"})


def kept_openly(
    texts: Mapping[str, str], edits: Sequence[Edit], before: Content, after: Content, today: date
) -> tuple[Mapping[str, str], Sequence[Fault]]:
    """The texts with what they lack to be open, and the cells that lack a reason for it."""
    reasons = {edit.id: str(edit.value) for edit in edits if edit.column is CHANGES_WHY and edit.value}
    faults: list[Fault] = []
    added: dict[str, list[AnyEdit]] = defaultdict(list)
    for found in found_in(_version(before, today), _version(after, today)):
        folder, id_ = found.key
        if folder != "guarantees" or found.mend is None or found.problem.rule.code not in _NO_WORDING:
            continue
        if why := reasons.get(id_):
            given = added[after.guarantees[id_].file]
            because = (_because(edit, why) for edit in found.mend.edits)
            given += [edit for edit in because if edit not in given]  # one answer is enough
        elif found.problem.is_error:
            faults.append(_unexplained(found, edits))
    return {**texts, **{file: with_fields(texts[file], added[file]) for file in added}}, faults


def _version(content: Content, today: date) -> Version:
    return Version(content=content, public=published(content, today), today=today)


def _because(edit: AnyEdit, why: str) -> AnyEdit:
    """The proposal with the meeting's own reason."""
    if isinstance(edit, Add) and isinstance(edit.item, Mapping) and edit.item.get("why") == _(WHY):
        return replace(edit, item={**edit.item, "why": why})
    return edit


def _unexplained(found: Found, edits: Sequence[Edit]) -> Fault:
    """The cell that rewrites it, with what to fill in."""
    given = found.mend.edits[0] if found.mend else None
    item = given.item if isinstance(given, Add) and isinstance(given.item, Mapping) else {}
    field = item.get("field")
    cell = next(
        (edit.cell for edit in edits if edit.id == found.key[1] and ".".join(edit.column.path) == field),
        "",
    )
    hint = _("Fyll i {column} på samma rad, så står det förra kvar som rättat.", column=CHANGES_WHY.heading)
    return Fault(cell, found.problem.message, hint)
