"""The command: read the file, show what would change, ask, and write all of it or nothing."""

from collections.abc import Callable
from pathlib import Path

from paraply.command import findings as report
from paraply.command.statuses import CHANGED, FAILED, SAME
from paraply.files.os_errors import reason
from paraply.importers import asking
from paraply.importers import mapping as mappings
from paraply.importers.answers import plan_of, settled
from paraply.importers.bounds import FileRefusedError
from paraply.importers.mapping import Learned
from paraply.importers.naming import name_of
from paraply.importers.opening import Export, RefusedError, Wish, opened
from paraply.importers.plan import Plan
from paraply.importers.unknown import ways
from paraply.importers.wording import MOST_LINES, left_lines, line_of, plan_lines
from paraply.importers.workbook import Sheet, read_workbook
from paraply.importers.writing import Occasion, texts_of
from paraply.language import _, is_yes, ngettext
from paraply.model.imports import ImportRow
from paraply.text.yamledit import EditError
from paraply.trial import Judged, Say, judged, may_write, tried

__all__ = ["RefusedError", "Wish", "run"]

Read = Callable[[Path], list[Sheet]]


def run(wish: Wish, say: Say, read: Read = read_workbook) -> int:
    """Import the file. Returns the exit status; when it is ``FAILED``, what was said tells why.

    ``read`` turns the file into sheets; it raises ``FileRefusedError``, ``RefusedError`` or ``OSError``.
    """
    work = _Import(wish, say)
    try:
        return work.run(read)
    except RefusedError as refused:
        for line in refused.lines:
            say(line)
    except FileRefusedError as refused:
        say(f"{wish.file.name}: {refused.message} {refused.hint}")
    except EditError as error:
        told = _(
            "{file}: En fil kan inte ändras på det här sättet ({reason}). Ändra den för hand.",
            file=wish.file.name,
            reason=error,
        )
        say(told)
    except OSError as error:
        file = error.filename or wish.file.name
        say(_("{file}: Det gick inte att läsa eller skriva ({reason}).", file=file, reason=reason(error)))
    except (KeyboardInterrupt, EOFError):
        work.keep_answers()
        raise
    say(_("Inget skrevs.") if not work.keep_answers() else _("Inga siffror skrevs."))
    return FAILED


class _Import:
    """One file on its way into the content: what was answered outlives what goes wrong."""

    def __init__(self, wish: Wish, say: Say) -> None:
        self._wish, self._say = wish, say
        self._before: Judged | None = None
        self._export: Export | None = None
        self._is_kept = True

    def run(self, read: Read) -> int:
        """Read, show, ask, and write all of it or nothing."""
        wish, say = self._wish, self._say
        before = self._before = judged(wish.root, wish.today)
        if before.errors:
            told = report.as_text(before.errors)
            raise RefusedError(_("Innehållet har fel som måste rättas först:"), *told)
        export = self._export = opened(wish, before.content, read(wish.file), say)
        plan = settled(wish, before.content, export)
        self._is_kept = not export.learned.is_empty
        for line in (*plan_lines(plan, wish.file.name), *left_lines(plan.left)):
            say(line)
        _refuse(wish, export, plan, say)
        for line in ways(plan.unknown, export.sheets.names, before.content, export.file):
            say(line)
        _learn_rows(export, plan)
        if not plan.writes and (export.learned.is_empty or not plan.changes):
            return self._nothing_new(export, plan)
        why = _reason(wish, plan)
        texts = texts_of(plan.writes, wish.root, Occasion(wish.file.name, wish.today, why))
        if text := _mapping_text(wish, export):
            texts[export.file] = text
        trial = tried(wish.root, wish.today, before, texts)
        if trial.after.errors:
            raise RefusedError(_("Importen skulle ge fel i innehållet:"), *report.as_text(trial.after.errors))
        for problem in report.open_problems(trial.new):
            say(_("Att se över efteråt: {what}", what=problem))
        _point_at_comments(trial.after, texts, say)
        if wish.dry_run:
            say(_("Provkörning: inget skrevs."))
            return CHANGED
        if not wish.yes and not may_write(wish.ask):
            raise self._declined()
        trial.write()
        values = ngettext("{number} värde", "{number} värden", len(plan.writes))
        files = ngettext("{number} fil", "{number} filer", len(texts) - (export.file in texts))
        say(_("Klart: {values} i {files}.", values=values, files=files))
        if export.file in texts:
            say(_("Mappningen sparades i {file}. Nästa gång räcker det med filen.", file=export.file))
        return CHANGED

    def _nothing_new(self, export: Export, plan: Plan) -> int:
        """Say that there is nothing to write; a file of which nothing was understood has failed."""
        if plan.changes:
            is_all = not (plan.refusals or plan.questions or any(one.is_ours for one in plan.left))
            known = _("Inget nytt i filen. Allt är redan inlagt.")
            self._say(known if is_all else _("Inget nytt i filen. Det som inte läses in står ovan."))
            return SAME
        if not any(not one.is_ours for one in plan.left) and not plan.told:
            raise RefusedError(*_nothing_alike(self._wish, export, plan))
        if missed := sum(len(one.cells) for one in plan.left if one.is_ours):
            told = ngettext(
                "Inget lästes in: {number} tal förstods inte, se ovan.",
                "Inget lästes in: {number} tal förstods inte, se ovan.",
                missed,
            )
            raise RefusedError(told)
        self._say(_("Inget lästes in. Skälen står ovan."))
        self.keep_answers()
        return SAME

    def _declined(self) -> RefusedError:
        """The plan is not to be written; the answers may have been wrong, and are kept if they say so."""
        if self._wish.ask is None:
            return RefusedError(_("Kör igen med --yes om det stämmer."))
        if self._is_kept:
            yes, no = _("ja")[:1], _("nej")[:1].upper()
            asked = _("Ska svaren sparas till nästa gång? [{yes}/{no}]", yes=yes, no=no)
            self._is_kept = is_yes(self._wish.ask(f"{asked} "))
        return RefusedError()

    def keep_answers(self) -> bool:
        """Write the mapping alone, when a person has answered: the same questions are not asked again."""
        wish, export, before = self._wish, self._export, self._before
        is_answered = self._is_kept and export is not None and not export.learned.is_empty
        if export is None or before is None or wish.ask is None or wish.dry_run or not is_answered:
            return False
        _learn_rows(export, plan_of(wish, before.content, export))
        if not (text := _mapping_text(wish, export)):
            return False
        trial = tried(wish.root, wish.today, before, {export.file: text})
        if trial.after.errors:
            return False
        trial.write()
        self._say(_("Svaren sparades i {file}. Kör igen, så frågas det inte om dem.", file=export.file))
        return True


def _refuse(wish: Wish, export: Export, plan: Plan, say: Say) -> None:
    """Tell all at once what cannot be read or was not answered, and let the rest go on."""
    lines = [str(refusal) for refusal in plan.refusals]
    lines += [asking.told(question, wish.file.name, export.file) for question in plan.questions]
    if lines and not plan.changes:
        raise RefusedError(*lines)
    if lines:
        say(_("Det här kunde inte läsas och hoppas över; resten läses in:"))
        for line in lines[:MOST_LINES]:
            say(f"  {line}")
        if len(lines) > MOST_LINES:
            say(_("… och {number} till.", number=len(lines) - MOST_LINES))


# what is remembered


def _learn_rows(export: Export, plan: Plan) -> None:
    """A row of the mapping for each text that named a measure, unless it has one."""
    known = {(name_of(row.label), row.measure) for row in (*export.memory.rows, *export.learned.rows)}
    for key, text in plan.named.items():
        if key not in known:
            row = ImportRow(
                label=text,
                measure=key[1],
                unit=export.memory.units.get(text),
                negated=text in export.memory.negated,
            )
            export.learned.rows.append(row)
    answered = any(
        change.entry.sources["unit"].what == _("ditt svar")
        for change in plan.changes
        if "unit" in change.entry.sources
    )
    if answered and export.memory.unit and not (export.mapping and export.mapping.unit == export.memory.unit):
        export.learned.unit = export.memory.unit


def _mapping_text(wish: Wish, export: Export) -> str:
    """The text of the mapping's file, when it has something new."""
    if export.mapping is None:
        return "" if export.learned.is_empty else mappings.new_mapping(wish.file.stem, export.learned)
    if export.learned.is_empty:
        return ""
    old = (wish.root / export.file).read_bytes().decode("utf-8")
    new = mappings.with_learned(old, export.mapping, export.learned)
    return "" if new == old else new


def _nothing_alike(wish: Wish, export: Export, plan: Plan) -> list[str]:
    if apart := [one.series for one in plan.left if one.series]:
        told = _(
            "{file}: Rader liknar mått, men rubrikerna säger mer än en period: {series}.",
            file=wish.file.name,
            series=", ".join(dict.fromkeys(f"'{row.series}'" for row in apart)),
        )
        hint = _("Skriv vilken som gäller i {file}, till exempel:", file=export.file)
        return [told, hint, *mappings.new_mapping(wish.file.stem, Learned(rows=apart[:1])).splitlines()]
    labels = export.sheets.labels[:10]
    lines = [_("{file}: Ingen rad liknar något mått. De första raderna är:", file=wish.file.name)]
    for label in labels:
        nearest, score = export.sheets.names.nearest(label)
        hint = _("Menade du '{word}'?", word=nearest) if nearest and score >= 0.6 else ""
        lines.append(f"  '{label}'  {hint}".rstrip(" "))
    row = ImportRow(label=labels[0] if labels else _("Radens text"), measure="mattets-id")
    example = mappings.new_mapping(wish.file.stem, Learned(rows=[row]))
    told = _("Skriv vilka rader som är vilka mått i {file}, till exempel:", file=export.file)
    return [*lines, told, *example.splitlines()]


def _reason(wish: Wish, plan: Plan) -> str:
    """Why published figures change: from the command, or asked for."""
    if not plan.restated:
        return ""
    why = wish.why.strip()
    if not why and wish.ask and not wish.dry_run:
        why = wish.ask(_("Varför ändras det som redan är publicerat?") + " ").strip()
    if not why and not wish.dry_run:
        lines = [
            f"{change.measure.place('outcomes', change.index or 0)}: {line_of(change)}"
            for change in plan.restated
        ]
        raise RefusedError(
            _("Filen har andra värden än dem som är publicerade:"),
            *lines,
            _('Ange skälet: --why "Två ärenden var felräknade."'),
        )
    return why or _("(skälet anges när det skrivs)")


def _point_at_comments(after: Judged, texts: dict[str, str], say: Say) -> None:
    for measure in after.content.measures.values():
        if measure.file in texts and measure.comment:
            told = _("Texten skrevs till det förra värdet. Se över den.")
            say(_("Att se över efteråt: {what}", what=f"{measure.place('comment')}: {told}"))
