"""The command: read the file, show what would change, ask, and write all of it or nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from paraply.command import findings as report
from paraply.command.statuses import CHANGED, FAILED, SAME
from paraply.files import atomic
from paraply.files.os_errors import reason
from paraply.importers import mapping as mappings
from paraply.importers.plan import Plan
from paraply.importers.planner import plan_of
from paraply.importers.table import Entry, Reader, plain
from paraply.importers.wording import line_of, plan_lines, proposal_lines
from paraply.importers.workbook import FileRefusedError, Sheet, read_workbook
from paraply.importers.writing import Judged, Occasion, judged, judged_with, texts_of
from paraply.language import _, is_yes, ngettext
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.ids import plain_id
from paraply.model.imports import ImportMapping, ImportRow
from paraply.model.values import RESERVED_IDS
from paraply.problems import did_you_mean
from paraply.text.yamledit import flow

Say = Callable[[str], None]
Ask = Callable[[str], str]
Read = Callable[[Path], list[Sheet]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asks for. Without ``ask`` nobody can answer, and what needs an answer is refused."""

    file: Path
    root: Path
    today: date
    mapping: str | None = None
    period: str | None = None
    why: str = ""
    dry_run: bool = False
    yes: bool = False
    ask: Ask | None = None


class RefusedError(Exception):
    """Raised when nothing can be imported; the lines say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows that count, and the text and name of the mapping's file when it is new."""

    rows: Sequence[ImportRow]
    entries: Sequence[Entry]
    file: str = ""
    text: str = ""


def run(wish: Wish, say: Say, read: Read = read_workbook) -> int:
    """Import the file. Returns the exit status; when it is ``FAILED``, what was said tells why.

    ``read`` turns the file into sheets; it raises ``FileRefusedError``, ``RefusedError`` or ``OSError``.
    """
    try:
        return _import(wish, say, read)
    except RefusedError as refused:
        for line in refused.lines:
            say(line)
    except FileRefusedError as refused:
        say(f"{wish.file.name}: {refused.message} {refused.hint}")
    except OSError as error:
        file = error.filename or wish.file.name
        say(_("{file}: Det gick inte att läsa eller skriva ({reason}).", file=file, reason=reason(error)))
    say(_("Inget skrevs."))
    return FAILED


def _import(wish: Wish, say: Say, read: Read) -> int:
    before = judged(wish.root, wish.today)
    if before.errors:
        told = report.as_text(before.errors)
        raise RefusedError(_("Innehållet har fel som måste rättas först:"), *told)
    sheets = read(wish.file)
    chosen = _chosen(wish, before.content, sheets, say)
    plan = plan_of(wish.file.name, mappings.matched(chosen.entries, chosen.rows), before.content)
    for line in plan_lines(plan):
        say(line)
    if plan.refusals:
        raise RefusedError(*(str(refusal) for refusal in plan.refusals))
    if not plan.writes and not chosen.text:
        say(_("Inget nytt i filen. Allt är redan inlagt."))
        return SAME
    why = _reason(wish, plan)
    texts = texts_of(plan.writes, wish.root, Occasion(wish.file.name, wish.today, why))
    if chosen.text:
        texts[chosen.file] = chosen.text
    _judge(wish, before, texts, say)
    if wish.dry_run:
        say(_("Provkörning: inget skrevs."))
        return CHANGED
    if not agreed(wish):
        raise RefusedError(_("Kör igen med --yes om det stämmer."))
    atomic.write_all({wish.root / name: text for name, text in texts.items()})
    values = ngettext("{number} värde", "{number} värden", len(plan.writes))
    files = ngettext("{number} fil", "{number} filer", len(texts) - bool(chosen.text))
    say(_("Klart: {values} i {files}.", values=values, files=files))
    if chosen.text:
        say(_("Mappningen sparades i {file}. Nästa gång räcker det med filen.", file=chosen.file))
    return CHANGED


def _chosen(wish: Wish, content: Content, sheets: Sequence[Sheet], say: Say) -> Chosen:
    """The mapping the person names, else the one that fits the file, else a new one by resemblance."""
    for sheet in sheets:
        for note in sheet.notes:
            say(_("{file}, blad {sheet}: {note}", file=wish.file.name, sheet=sheet.name, note=note))
    if wish.mapping and wish.mapping != (valid := plain_id(wish.mapping)):
        raise RefusedError(
            _("--mapping: '{name}' duger inte som filnamn. Skriv {valid}.", name=wish.mapping, valid=valid)
        )
    if wish.mapping and (named := content.imports.get(wish.mapping)):
        return _by_mapping(wish, content, sheets, named, say)
    if not wish.mapping:
        for one in content.imports.values():
            entries = _entries(wish, content, sheets, one)
            if mappings.fits(one, entries):
                return _by_mapping(wish, content, sheets, one, say)
    return _new(wish, content, sheets, say)


def _by_mapping(
    wish: Wish, content: Content, sheets: Sequence[Sheet], one: ImportMapping, say: Say
) -> Chosen:
    names = [sheet.name for sheet in sheets]
    if one.sheet and names != [""] and one.sheet not in names:
        hint = did_you_mean(one.sheet, names) or _("Bladen är: {names}.", names=", ".join(names))
        told = _("{file}: Bladet '{sheet}' finns inte i filen.", file=wish.file.name, sheet=one.sheet)
        raise RefusedError(f"{told} {hint}")
    entries = _entries(wish, content, sheets, one)
    if not entries:
        raise _no_table(wish)
    say(_("Mappning: {title} ({id})", title=one.title, id=one.id))
    labels = list(dict.fromkeys(entry.label for entry in entries))
    found = {found.row for found in mappings.matched(entries, one.rows)}
    for index, row in enumerate(one.rows):
        if row not in found:
            hint = did_you_mean(row.label, labels)
            place = one.place("rows", index)
            told = _("{place}: Raden '{label}' finns inte i filen.", place=place, label=row.label)
            say(f"{told} {hint}".rstrip())
    mapped = {row.measure for row in one.rows}
    for proposal in mappings.proposed(entries, content):
        if proposal.sure and proposal.row.measure not in mapped:
            told = _(
                "Raden '{label}' är inte med i mappningen. Lägg till den i {file}: {line}",
                label=proposal.row.label,
                file=one.file,
                line=f"- {flow(mappings.row_fields(proposal.row))}",
            )
            say(told)
    return Chosen(one.rows, entries)


def _new(wish: Wish, content: Content, sheets: Sequence[Sheet], say: Say) -> Chosen:
    tried = []
    for sheet in sheets:
        if entries := _entries(wish, content, [sheet], None):
            tried.append((mappings.proposed(entries, content), entries, sheet))
    if not tried:
        raise _no_table(wish)
    proposals, entries, sheet = max(tried, key=lambda one: len(one[0]))
    id_ = wish.mapping or plain_id(_without_year(wish.file.stem))
    if id_ in RESERVED_IDS:  # such as data.csv, the site's own export
        id_ = f"export-{id_}"
    file = f"content/results/imports/{id_}.yml"
    if not proposals:
        raise RefusedError(*_nothing_alike(wish, content, entries, file))
    say(_("Filen har ingen mappning än. Så här kan raderna höra ihop med måtten:"))
    for line in proposal_lines(proposals, content):
        say(line)
    rows = [proposal.row for proposal in proposals]
    if id_ in content.imports:
        raise RefusedError(
            _("{file}: Filen finns redan och gäller en annan export.", file=file),
            _("Välj ett annat namn med --mapping."),
        )
    return Chosen(rows, entries, file, mappings.new_mapping(wish.file.stem, sheet.name or None, rows))


def _entries(wish: Wish, content: Content, sheets: Sequence[Sheet], one: ImportMapping | None) -> list[Entry]:
    municipality = content.municipality
    reader = Reader(
        frozenset(name.casefold() for name in (municipality.name, municipality.short_name) if name),
        {plain(column.heading): (column.period, column.kind) for column in one.columns} if one else None,
        _period(wish.period),
    )
    wanted = [sheet for sheet in sheets if not (one and one.sheet) or sheet.name in {one.sheet, ""}]
    return [entry for sheet in wanted for entry in reader.read(sheet)]


def _period(text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        return Period.parse(text)
    except PydanticCustomError as error:
        context = error.context or {}
        raise RefusedError(f"--period: {context.get('message')}. {context.get('hint')}") from None


def _no_table(wish: Wish) -> RefusedError:
    return RefusedError(
        _("{file}: Ingen rad ser ut som rubriker.", file=wish.file.name),
        # The words are those that ``headings`` reads, whatever language they are told in.
        _(
            "Rubrikerna ska ha år ({example}), eller ord som {first}, {second} och {third}.",
            example="Utfall 2025",
            first="Utfall",
            second="Period",
            third="Värde",
        ),
    )


def _nothing_alike(wish: Wish, content: Content, entries: Sequence[Entry], file: str) -> list[str]:
    if apart := _set_apart(entries, content):
        told = _(
            "{file}: Rader liknar mått, men rubrikerna säger mer än en period: {series}.",
            file=wish.file.name,
            series=", ".join(f"'{row.series}'" for row in apart),
        )
        hint = _("Skriv vilken som gäller i {file}, till exempel:", file=file)
        example = mappings.new_mapping(wish.file.stem, entries[0].sheet or None, apart[:1])
        return [told, hint, *example.splitlines()]
    labels = list(dict.fromkeys(entry.label for entry in entries))[:10]
    lines = [_("{file}: Ingen rad liknar något mått. De första raderna är:", file=wish.file.name)]
    for label in labels:
        nearest, score = mappings.nearest(label, content)
        hint = _("Menade du '{word}'?", word=nearest) if nearest and score >= 0.6 else ""
        lines.append(f"  '{label}'  {hint}".rstrip(" "))
    example = mappings.new_mapping(
        wish.file.stem, entries[0].sheet or None, [ImportRow(label=labels[0], measure="mattets-id")]
    )
    told = _("Skriv vilka rader som är vilka mått i {file}, till exempel:", file=file)
    return [*lines, told, *example.splitlines()]


def _set_apart(entries: Sequence[Entry], content: Content) -> list[ImportRow]:
    """A row for each word that sets figures apart, where a row of the file is a measure's; the first one."""
    for one in entries:
        nearest, score = mappings.nearest(one.label, content)
        if one.series and nearest and score >= mappings.ALIKE:
            words = dict.fromkeys(each.series for each in entries if each.label == one.label and each.series)
            return [ImportRow(label=one.label, measure=nearest, series=word) for word in words]
    return []


def _without_year(stem: str) -> str:
    """An export's name without its date, so that next year's file has the same mapping."""
    return re.sub(r"(?:19|20)\d\d(?:[-_ ]?\d\d(?:[-_ ]?\d\d)?)?", "", stem)


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


def _judge(wish: Wish, before: Judged, texts: dict[str, str], say: Say) -> None:
    """Check the content as it would be: an error stops the import, a new warning is told."""
    after = judged_with(wish.root, texts, wish.today)
    if after.errors:
        raise RefusedError(_("Importen skulle ge fel i innehållet:"), *report.as_text(after.errors))
    known = {(problem.place.file, problem.rule.code, problem.message) for problem in before.problems}
    for problem in report.open_problems(after.problems):
        if (problem.place.file, problem.rule.code, problem.message) not in known:
            say(_("Att se över efteråt: {what}", what=problem))
    for measure in after.content.measures.values():
        if measure.file in texts and measure.comment:
            told = _("Texten skrevs till det förra värdet. Se över den.")
            say(_("Att se över efteråt: {what}", what=f"{measure.place('comment')}: {told}"))


def agreed(wish: Wish) -> bool:
    """Whether to write: the person says so, or said it beforehand."""
    if wish.yes:
        return True
    yes, no = _("ja")[:1], _("nej")[:1].upper()  # what ``is_yes`` knows again, in any language
    question = _("Skriva detta? [{yes}/{no}]", yes=yes, no=no)
    return wish.ask is not None and is_yes(wish.ask(f"{question} "))
