"""What the file does not say: asked, one question for all cells alike, or told with what to write."""

from dataclasses import replace
from typing import Final

from paraply.importers.mapping import Learned
from paraply.importers.meaning import Meaning, Memory
from paraply.importers.periods import parsed, when_of
from paraply.importers.plan import KIND_OF, Question, place_of
from paraply.importers.sortpart import SORT_OF
from paraply.importers.unknown import MOST_TRIES, declined
from paraply.importers.vocabulary import NEAR, SORTS, YEAR_OF, Sort
from paraply.language import _, is_yes, ngettext
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period
from paraply.model.imports import OWN_UNIT, Asked, ImportAnswer, ImportColumn, ImportRow
from paraply.model.units import SHARE, unit_named
from paraply.text.yamledit import flow
from paraply.trial import Ask


def told(question: Question, file: str, mapping: str) -> str:
    """A question that nobody can answer now, with what to write so that it is answered."""
    first = question.entries[0]
    more = len(question.entries) - 1
    place = place_of(file, first)
    if more:
        place = ngettext(
            "{place} och {number} cell till", "{place} och {number} celler till", more, place=place
        )
    message = f"{question.message[:1].upper()}{question.message[1:]}"
    return f"{place}: {message}. {_hint(question, first, mapping)}".rstrip()


def _hint(  # noqa: PLR0911, PLR0912  (one for each part)
    question: Question, entry: Meaning, mapping: str
) -> str:
    match question.about:
        case "unit" if question.key.startswith("scaled"):
            return _("Skriv talens enhet i rubriken: {unit}.", unit="tkr")
        case "unit":
            return _(
                "Ange den: --unit tkr, eller --unit {own} om talen är i måttens egna enheter. "
                "Svaret sparas i mappningen.",
                own=OWN_UNIT,
            )
        case "period" if question.key.startswith((NEAR, YEAR_OF)):
            if not question.proposal:
                return _("Skriv årtalet i rubrikerna, eller kör utan --yes och svara.")
            return _("Gäller talen {period}: ange --period {period}.", period=question.proposal)
        case "period" if entry.heading and question.key == entry.heading:
            headings = list(dict.fromkeys(one.heading for one in question.entries))
            if len(headings) == 1:
                column = flow({"heading": headings[0], "period": question.proposal or "2025"})
                return _(
                    "Ange den: --period 2025 för helår, --period 2025-T2 för januari–augusti, "
                    "eller skriv i {file} under columns: - {line}",
                    file=mapping,
                    line=column,
                )
        case "period" if entry.heading and question.key not in {entry.label, ""} and question.is_of_heading:
            column = flow({"heading": entry.heading, "period": question.proposal or "2025-T2"})
            return _("Skriv vilken i {file} under columns, till exempel: - {line}", file=mapping, line=column)
        case "kind":
            line = flow({"about": question.about, "text": question.key, "kind": "preliminary"})
            return _("Skriv vilket i {file} under answers, till exempel: - {line}", file=mapping, line=line)
        case "whose" | "group":
            line = flow({"about": question.about, "text": question.key})
            return _(
                "Om det är kommunens tal för alla: skriv i {file} under answers: - {line}",
                file=mapping,
                line=line,
            )
        case "share":
            return _(
                "Skriv {share} eller {percent} på raden i mappningen.",
                share=f"unit: {SHARE}",
                percent="unit: procent",
            )
        case "same":
            line = flow({"about": question.about, "text": question.key})
            return _("Är det samma enhet: skriv i {file} under answers: - {line}", file=mapping, line=line)
        case "sign":
            return _(
                "Skrivs måttet utan minus: {negated} på raden i {file}. Annars under answers: - {line}",
                negated="negated: true",
                file=mapping,
                line=flow({"about": question.about, "text": question.key}),
            )
        case "size":
            return _("Rätta enheten eller talet. Stämmer det: kör utan --yes, och svara ja.")
    return _("Skriv perioden i filen, till exempel 2025, 2025-T2 eller 2025-05.")


def answered(  # noqa: PLR0911, PLR0912  (one for each part)
    question: Question, memory: Memory, learned: Learned, ask: Ask
) -> Memory | None:
    """What is known with the person's answer; None when they do not say."""
    listed = ", ".join(dict.fromkeys(entry.cell.name for entry in question.entries[:4]))
    rest = " …" if len(question.entries) > 4 else ""
    asked = f"{question.message[:1].upper()}{question.message[1:]} ({listed}{rest})."
    match question.about:
        case "unit" if not question.key:
            answer = ask(_("{asked} Enhet (tom rad: måttens egna):", asked=asked) + " ").strip()
            for _try in range(MOST_TRIES):
                unit = OWN_UNIT if not answer or answer.casefold() == OWN_UNIT else unit_named(answer)
                if unit is not None:
                    learned.unit = unit
                    return replace(memory, unit=unit)
                answer = ask(
                    _("'{said}' är ingen enhet vi känner. Skriv till exempel procent eller tkr:", said=answer)
                    + " "
                ).strip()
        case "period":
            return _period(question, memory, learned, ask, asked)
        case "kind":
            words = "/".join(kind.label for kind in _KINDS)
            answer = (
                ask(_("{asked} Vilket slag ({words}):", asked=asked, words=words) + " ").strip().casefold()
            )
            kind = _kind(answer)
            if kind is None and (sort := SORTS.get(answer)):
                return _left_out(question, _(sort.value), memory, learned)
            if kind is None:
                return None
            # Of the cells that the text is about, and of no others below their headings.
            learned.answers.append(ImportAnswer(about=Asked.KIND, text=question.key, kind=kind))
            return replace(memory, kinds={**memory.kinds, question.key: SORT_OF[kind]})
        case "whose" | "group":
            said = _said(ask, _("{asked} Är det ändå kommunens tal för alla?", asked=asked))
            if not said:
                return None
            if not is_yes(said):
                return declined(question.key, _("gäller inte kommunen, eller inte alla"), memory, learned)
            return _remembered(question, memory, learned, _ABOUT[question.about])
        case "share":
            answer = ask(_("{asked} Är talen procent eller andel?", asked=asked) + " ").strip()
            unit = unit_named(answer)
            if unit not in {SHARE, "procent"}:
                return None
            return _rows_in(unit, question, memory, learned)
        case "same":
            if is_yes(_said(ask, _("{asked} Är det samma enhet?", asked=asked))):
                return _remembered(question, memory, learned, Asked.SAME)
        case "sign":
            answer = ask(_("{asked} Vända tecknet, eller behålla minus? [vänd/behåll]", asked=asked) + " ")
            said = answer.strip().casefold()
            if said and _("vänd").startswith(said):
                return _negated(question, memory, learned)
            if said and _("behåll").startswith(said):
                return _remembered(question, memory, learned, Asked.SIGN)
        case "size":
            if is_yes(_said(ask, _("{asked} Stämmer det?", asked=asked))):
                if question.proposal:
                    return _remembered(question, memory, learned, Asked.SIZE)
                return _remembered(question, memory, learned, Asked.SIZE, is_of_file=True)
    return None


_ABOUT = {about.value: about for about in Asked}
_KINDS: Final = tuple(KIND_OF.values())


def _kind(answer: str) -> OutcomeKind | None:
    """The kind that a person says, by its label or by a word for it that exports have."""
    kind = next((one for one in _KINDS if answer and one.label.casefold().startswith(answer)), None)
    return kind or KIND_OF.get(SORTS.get(answer, Sort.OTHER))


def _headings(question: Question) -> list[str]:
    return list(dict.fromkeys(entry.heading for entry in question.entries if entry.heading))


def _said(ask: Ask, text: str) -> str:
    yes, no = _("ja")[:1], _("nej")[:1].upper()
    return ask(f"{text} [{yes}/{no}] ").strip()


def _remembered(
    question: Question, memory: Memory, learned: Learned, about: Asked, *, is_of_file: bool = False
) -> Memory:
    file = learned.file if is_of_file else None
    learned.answers.append(ImportAnswer(about=about, text=question.key, file=file))
    return replace(memory, answers=memory.answers | {(question.about, question.key)})


def _left_out(question: Question, why: str, memory: Memory, learned: Learned) -> Memory:
    """The columns that a question is about, left out from now on."""
    for heading in _headings(question):
        memory = declined(heading, why, memory, learned)
    return memory


def _period(question: Question, memory: Memory, learned: Learned, ask: Ask, asked: str) -> Memory | None:
    proposal, heading = question.proposal, question.entries[0].heading
    is_column = question.is_of_heading and bool(heading)
    for _try in range(MOST_TRIES):
        lines = [asked]
        if is_column:
            lines.append(_("Ska kolumnen hoppas över varje gång: skriv skälet, med minst två ord."))
        lines.append(
            _("Period (tom rad: {proposal}):", proposal=proposal)
            if proposal
            else _("Period, till exempel 2025, 2025-T2 eller 2025-05:")
        )
        answer = ask("\n".join(lines) + " ").strip()
        if not (answer or proposal):
            return None
        if (period := _period_in(answer or proposal)) is not None:
            break
        if is_column and " " in answer:
            return declined(heading, answer, memory, learned)
        asked = _("'{said}' är ingen period.", said=answer)
    else:
        return None
    if is_column and str(period)[:4] in heading:
        # Only a heading that names its year: another would mean another period in next year's file.
        learned.columns.append(column := ImportColumn(heading=heading, period=period))
        return replace(memory, columns=(*memory.columns, column))
    is_said = str(period)[:4] in question.key
    answer_kept = ImportAnswer(
        about=Asked.PERIOD, text=question.key, period=period, file=None if is_said else learned.file
    )
    learned.answers.append(answer_kept)
    return replace(memory, periods={**memory.periods, question.key: period})


def _period_in(answer: str) -> Period | None:
    """The period that a person writes, as the model has it or in words: *augusti 2026*, *jan-aug 2026*."""
    when, rest = when_of(answer)
    return parsed(answer) or (when.period() if when and not rest else None)


def _negated(question: Question, memory: Memory, learned: Learned) -> Memory:
    """The mapping's rows whose figures have a minus that the measure has not."""
    memory, labels = _with(question, memory, learned, {"negated": True})
    return replace(memory, negated=memory.negated | labels)


def _rows_in(unit: str, question: Question, memory: Memory, learned: Learned) -> Memory:
    """The mapping's rows with the unit of their figures."""
    memory, labels = _with(question, memory, learned, {"unit": unit})
    return replace(memory, units={**memory.units, **dict.fromkeys(labels, unit)})


def _with(
    question: Question, memory: Memory, learned: Learned, change: dict[str, object]
) -> tuple[Memory, set[str]]:
    """What is known of the rows that a question is about, changed; and their labels, for those to come."""
    labels = {entry.sources["measure"].text for entry in question.entries}
    mine = [entry.row for entry in question.entries if entry.row is not None]

    def changed(row: ImportRow) -> ImportRow:
        return row.model_copy(update=change) if row in mine or row.label in labels else row

    rows = tuple(changed(row) for row in memory.rows)
    for old, new in zip(memory.rows, rows, strict=True):
        if new is not old:
            learned.changed = [*(row for row in learned.changed if row != old), new]
    learned.rows = [changed(row) for row in learned.rows]
    return replace(memory, rows=rows), labels
