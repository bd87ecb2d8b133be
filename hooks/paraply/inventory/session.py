"""The command: write the sheets, or read a filled-in one, show what would change, ask, and write."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from paraply.command.invocation import quoted
from paraply.command.statuses import CHANGED, FAILED, SAME
from paraply.derive.published import is_public
from paraply.derive.views import Views, views_of
from paraply.files import atomic
from paraply.files.os_errors import reason
from paraply.inventory.columns import CHANGES_FROM, CHANGES_WHY
from paraply.inventory.editing import EditError, changed_parts, new_texts
from paraply.inventory.openly import kept_openly
from paraply.inventory.overview import WITHOUT_OWNER, Inventory, parts_of
from paraply.inventory.reading import Fault, Filled, read_filled
from paraply.inventory.sheet import workbook_of
from paraply.language import _, ngettext
from paraply.model.content import Content
from paraply.problems import Problem, did_you_mean
from paraply.trial import Ask, Judged, Say, Trial, judged, may_write, tried

_CEASED: Final = frozenset({"R07"})
"""Warnings that a sheet may not add: an owner that has ceased cannot answer for a promise."""


def write_sheets(root: Path, today: date, output: Path, owner: str | None, say: Say) -> int:
    """Write one sheet per owner that answers for a promise, or one owner's. Returns the exit status."""
    found = judged(root, today)
    if _stopped(found, say):
        return FAILED
    views = views_of(found.content, found.problems, today)
    sheets = {
        name: text for name, text in _sheets(views) if owner is None or name == f"inventering-{owner}.xlsx"
    }
    if owner is not None and not sheets:
        known = [*found.content.owners, WITHOUT_OWNER]
        told = _("Det finns inget ark för '{id}'.", id=owner)
        idle = _("Id '{id}' svarar inte för något löfte.", id=owner)
        say(f"{told} {idle if owner in known else did_you_mean(owner, known)}".strip())
        return FAILED
    try:
        atomic.write_all({output / name: data for name, data in sheets.items()})
    except OSError as error:
        file = error.filename or output
        say(_("{file}: Det gick inte att skriva ({reason}).", file=file, reason=reason(error)))
        return FAILED
    for name in sheets:
        say(str(output / name))
    return 0


def apply_sheet(
    root: Path, today: date, file: Path, say: Say, ask: Ask | None, *, yes: bool, dry_run: bool
) -> int:
    """Read a filled-in sheet back. Returns the exit status; of a ``FAILED`` one, what was said tells why."""
    try:
        return _apply(root, today, file, say, ask, yes=yes, dry_run=dry_run)
    except OSError as error:
        name = error.filename or file
        say(_("{file}: Det gick inte att läsa eller skriva ({reason}).", file=name, reason=reason(error)))
    except EditError as error:
        told = _(
            "{file}: En fil kan inte ändras på det här sättet ({reason}). Ändra den för hand.",
            file=file.name,
            reason=error,
        )
        say(told)
    say(_("Inget skrevs."))
    return FAILED


def _apply(
    root: Path, today: date, file: Path, say: Say, ask: Ask | None, *, yes: bool, dry_run: bool
) -> int:
    before = judged(root, today)
    if _stopped(before, say):
        return FAILED
    filled = read_filled(file.read_bytes(), before.content)
    if filled.faults:
        return _refused(say, (f"{file.name}: {fault}" for fault in filled.faults))
    if not filled.edits:
        say(_("Inget är ändrat i arket."))
        return SAME
    trial, unexplained = _tried(root, today, before, filled)
    if unexplained:
        return _refused(say, (f"{file.name}: {fault}" for fault in unexplained))
    if wrong := _new_problems(trial):
        return _refused(say, (_told(problem, file, filled) for problem in wrong))
    for line in trial.difference():
        say(line)
    for edit in filled.edits:
        say(f"{edit.id}, {edit.column.heading}: '{edit.before}' → '{edit.after}'")
    if dry_run:
        say(_("Provkörning: inget skrevs."))
        return CHANGED
    if not yes and not may_write(ask):
        hint = _("Kör igen med --yes om det stämmer.") if ask is None else ""
        told = _("Inget skrevs.")
        say(f"{told} {hint}".rstrip())
        return FAILED
    trial.write()
    edits = ngettext("{number} ändring", "{number} ändringar", len(filled.edits))
    files = ngettext("{number} fil", "{number} filer", len(trial.texts))
    say(_("Se över att titel och löfte säger samma sak som nivån: {command}.", command=quoted("check")))
    say(_("Klart: {edits} i {files}.", edits=edits, files=files))
    return CHANGED


def _tried(root: Path, today: date, before: Judged, filled: Filled) -> tuple[Trial, Sequence[Fault]]:
    """The edits with what makes them open, or the cells that lack the day or the reason it takes."""
    texts = new_texts(filled.edits, before.content, root)
    trial = tried(root, today, before, texts)
    lacking = list(_unexplained(filled, before.content, today))
    opened, unexplained = kept_openly(texts, filled.edits, before.content, trial.after.content, today)
    return (tried(root, today, before, opened) if opened != texts else trial), [*lacking, *unexplained]


def inventory_of(root: Path, today: date) -> Inventory:
    """The inventory of the content under ``root``; empty when the content has errors."""
    found = judged(root, today)
    if found.errors:
        return Inventory()
    views = views_of(found.content, found.problems, today)
    return Inventory(tuple(parts_of(views)), dict(_sheets(views)))


def _sheets(views: Views) -> Iterable[tuple[str, bytes]]:
    for part in parts_of(views):
        yield part.sheet, workbook_of(part.rows, views, _("Inventering av löften: {owner}", owner=part.name))


def _stopped(found: Judged, say: Say) -> bool:
    if not found.errors:
        return False
    _refused(say, [_("Innehållet har fel som måste rättas först:"), *map(str, found.errors)])
    return True


def _refused(say: Say, lines: Iterable[str]) -> int:
    for line in lines:
        say(line)
    say(_("Inget skrevs."))
    return FAILED


def _new_problems(trial: Trial) -> list[Problem]:
    """What the sheet would bring in that a build refuses, or that names an owner that is no more."""
    return [problem for problem in trial.new if problem.is_error or problem.rule.code in _CEASED]


def _unexplained(filled: Filled, content: Content, today: date) -> Iterator[Fault]:
    """Changes of what is published that lack their day or their reason."""
    for id_ in dict.fromkeys(edit.id for edit in filled.edits):
        edits = [edit for edit in filled.edits if edit.id == id_]
        given = {edit.column for edit in edits if edit.value}
        changed = [edit for edit in edits if changed_parts([edit])]
        missing = [column.heading for column in (CHANGES_FROM, CHANGES_WHY) if column not in given]
        if changed and missing and is_public(content.guarantees[id_], today):
            message = _(
                "{column} är publicerat och ändras från '{before}'.",
                column=changed[0].column.heading,
                before=changed[0].before,
            )
            hint = _("Fyll i {columns} på samma rad, så står den förra lydelsen kvar.",
                     columns=_(" och ").join(missing))  # fmt: skip
            yield Fault(changed[0].cell, message, hint)


def _told(problem: Problem, file: Path, filled: Filled) -> str:
    """The problem with the row of the sheet that brings it."""
    row = filled.rows.get(Path(problem.place.file).stem)
    told = f"{problem.rule.code} {problem.message} {problem.hint}".rstrip()
    if row:
        return _("{file}: rad {row}: {told}", file=file.name, row=row, told=told)
    return f"{file.name}: {told}"
