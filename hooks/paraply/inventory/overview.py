"""The inventory as plain values, for a page: who answers, each promise, what it lacks and what is decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from paraply.derive.equality import PromiseAnswers
from paraply.derive.tasks import tasks_of
from paraply.derive.views import Views
from paraply.inventory.sheet import rows_for, warnings_of
from paraply.language import _
from paraply.model.organisation import Owner

WITHOUT_OWNER: Final = "utan-ansvarig"


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise: ``path`` is the way forward in words, ``tasks`` and ``warnings`` what is left."""

    id: str
    promise: str
    kind: str
    path: str
    tasks: Sequence[str]
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """The promises one owner answers for, or nobody known. ``sheet`` is the name of their workbook."""

    name: str
    sheet: str
    rows: Sequence[PromiseAnswers]
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Inventory:
    """All parts, and their workbooks by the name of the file."""

    parts: Sequence[Part] = ()
    sheets: Mapping[str, bytes] = field(default_factory=dict)


def parts_of(views: Views) -> Iterator[Part]:
    """A part for each owner that answers for a promise, and last for those without one."""
    for owner in views.content.owners.values():
        if rows := rows_for(views, owner):
            yield _part(owner, rows, views)
    if rows := rows_for(views):
        yield _part(None, rows, views)


def _part(owner: Owner | None, rows: Sequence[PromiseAnswers], views: Views) -> Part:
    name = owner.name if owner else _("Utan känd ansvarig")
    entries = [
        Entry(
            guarantee.id,
            guarantee.promise,
            guarantee.shown_kind.label,
            guarantee.path.label,
            tasks_of(row),
            warnings_of(row, views),
        )
        for row in rows
        for guarantee in (row.view.guarantee,)
    ]
    return Part(name, f"inventering-{owner.id if owner else WITHOUT_OWNER}.xlsx", rows, entries)
