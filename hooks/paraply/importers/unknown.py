"""Which measure a label or heading is that names none of ours: asked, with the likely ones, or told."""

from dataclasses import replace
from typing import Final

from paraply.importers import mapping as mappings
from paraply.importers.mapping import Learned
from paraply.importers.meaning import Meaning, Memory
from paraply.importers.naming import Names
from paraply.importers.plan import Question, places_of, pointed
from paraply.importers.reading import Sheets
from paraply.language import _, is_no, is_yes
from paraply.model.content import Content
from paraply.model.imports import Asked, ImportAnswer, ImportDeclined, ImportRow
from paraply.text.yamledit import flow
from paraply.trial import Ask

MOST_ASKED: Final = 60
"""So many texts are asked about; the rest are told."""

_YES: Final = {**{one.value: one for one in Asked}, "row": Asked.WHOSE}
"""What a yes is about, by what was asked."""

MOST_TRIES: Final = 3
MOST_SHOWN: Final = 4
MOST_TOLD: Final = 10


class Unknown:
    """Asks a person about the texts of an export, and remembers which were passed over."""

    def __init__(self, ask: Ask, content: Content, names: Names, *, is_several: bool = False) -> None:
        self._ask, self._content, self._names, self._is_several = ask, content, names, is_several
        self._passed: set[tuple[str, str, str]] = set()
        self._is_ended = False

    def next_of(self, questions: list[Question]) -> Question | None:
        """The first that has not been asked: of columns before rows, the more alike before the less."""
        if self._is_ended or len(self._passed) >= MOST_ASKED:
            return None
        return next((one for one in questions if _key(one) not in self._passed), None)

    def is_apart(self, question: Question, sheets: Sheets, memory: Memory) -> bool | None:
        """Whether texts mean other things in other places: asked once, of the first that is in several."""
        names = places_of(question.entries)
        is_open = memory.is_apart is None and question.about == "measure"
        if len(names) < 2 or not is_open or not sheets.differ(names):
            return None
        yes, no = _("ja")[:1], _("nej")[:1].upper()
        shown = ", ".join(f"'{name}'" for name in names)
        asked = _("Samma texter står på flera ställen ({names}). Är det samma mått på alla?", names=shown)
        return not is_yes(self._ask(f"{asked} [{yes}/{no}] "))

    def answered(self, question: Question, memory: Memory, learned: Learned) -> Memory:
        """What is known with the answer: a row of the mapping, a text that is left out, or nothing."""
        self._passed.add(_key(question))
        lines = [_asked(question), *self._proposals(question)]
        for _try in range(MOST_TRIES):
            said = " ".join(self._ask("\n".join(lines) + "\n> ").split())
            if not said:
                return memory
            if said.casefold() == _("sluta"):
                self._is_ended = True
                return memory
            if question.about != "measure" and is_yes(said):
                about = _YES[question.about]
                learned.answers.append(answer := ImportAnswer(about=about, text=question.key))
                return replace(memory, answers=memory.answers | {mappings.answer_key(answer)})
            measure = self._measure(said, question) if question.about in {"measure", "column"} else None
            if measure and self._content.measures[measure].kolada:
                lines = [pointed(self._content.measures[measure]) + "."]
                continue
            if measure:
                row = ImportRow(label=question.key, under=question.place or None, measure=measure)
                learned.rows.append(row)
                return replace(memory, rows=(*memory.rows, row))
            if " " in said or is_no(said):
                why = _("inget mått här") if is_no(said) else said
                return declined(
                    question.key, why, memory, learned, question.place or self._sheet_of(question)
                )
            lines = [_("'{said}' är inget mått.", said=said) + f" {self._names.meant(said)}".rstrip()]
        return memory

    def _sheet_of(self, question: Question) -> str:
        """The sheet that a text is left out on: the one it was asked about, where there are others."""
        sheets = {entry.sheet for entry in question.entries}
        return sheets.pop() if self._is_several and len(sheets) == 1 else ""

    def _measure(self, said: str, question: Question) -> str | None:
        if said.isdecimal():
            number = int(said) if len(said) < 4 else 0
            return question.likely[number - 1] if 0 < number <= len(question.likely) else None
        named = self._names.named(said)
        return named.id if named else None

    def _proposals(self, question: Question) -> list[str]:
        lines = []
        for number, id_ in enumerate(question.likely, 1):
            measure = self._content.measures[id_]
            lines.append(f"  {number}  {measure.title} ({id_}, {measure.unit})")
        if question.about in {"row", "units", "part", "beside"}:
            return [_("Svara ja eller nej. {how}", how=_how())]
        if question.about == "column":
            how = _(
                "Svara ja eller nej. Är hela kolumnen ett enda mått: svara med dess {what}. {how}",
                what=_("siffra eller id") if lines else _("id"),
                how=_how(),
            )
        elif lines:
            how = _(
                "Svara med siffran eller ett annat måtts id, eller nej om det inget mått är. {how}",
                how=_how(),
            )
        else:
            how = _("Svara med måttets id, eller nej om det inget mått är. {how}", how=_how())
        return [*lines, how]


def declined(text: str, why: str, memory: Memory, learned: Learned, sheet: str = "") -> Memory:
    """What is known when a text is left out from now on: on one sheet, or on all."""
    learned.declined.append(ImportDeclined(text=text, why=why, under=sheet or None))
    return replace(memory, declined={**memory.declined, (mappings.plain(text), sheet): why})


def _key(question: Question) -> tuple[str, str, str]:
    return question.about, question.key, question.place


def _how() -> str:
    """What may be answered to every such question."""
    return _(
        "I stället för nej kan du skriva skälet. Tom rad: frågan kommer nästa gång. Inga fler frågor: sluta."
    )


def _asked(question: Question) -> str:
    match question.about:
        case "column":
            told = _(
                "Är talen under '{text}' värden för måtten i raderna? ({cells})",
                text=question.key,
                cells=_cells(question),
            )
        case "row":
            told = _(
                "Är raden '{text}' kommunens tal för måttet i rubriken? ({cells})",
                text=question.key,
                cells=_cells(question),
            )
        case "units":
            told = _(
                "Är det '{heading}' i kommunen, och ska de läsas in var för sig? ({cells})",
                heading=question.key,
                cells=_cells(question),
            )
        case "beside":
            told = _(
                "Före '{heading}' står en tom kolumn. Hör talen ändå till raderna till vänster? ({cells})",
                heading=question.key,
                cells=_cells(question),
            )
        case "part" if mappings.plain(question.key) in mappings.plain(question.entries[0].heading):
            told = _(
                "Ovanför måttet står '{heading}'. Gäller talen ändå hela måttet? ({cells})",
                heading=question.key,
                cells=_cells(question),
            )
        case "part":
            told = _(
                "Gäller talen hela måttet, vad som än står under '{heading}'? ({cells})",
                heading=question.key,
                cells=_cells(question),
            )
        case _:
            told = _("Vilket mått är '{text}'? ({cells})", text=question.key, cells=_cells(question))
    return told


def _cells(question: Question) -> str:
    """Where the figures stand, sheet by sheet, and below which heading, if the text is only part of it."""
    told = []
    for sheet in list(dict.fromkeys(entry.sheet for entry in question.entries))[:MOST_SHOWN]:
        mine = [entry for entry in question.entries if entry.sheet == sheet]
        cells = ", ".join(_seen(entry) for entry in mine[:MOST_SHOWN]) + (
            " …" if len(mine) > MOST_SHOWN else ""
        )
        told.append(_("blad {sheet}: {cells}", sheet=sheet, cells=cells) if sheet else cells)
    heading = question.entries[0].heading
    words, asked = mappings.plain(heading), mappings.plain(question.key)
    is_alone = len({entry.heading for entry in question.entries}) == 1
    is_shortened = is_alone and asked != words and set(asked.split()) <= set(words.split())
    return "; ".join([*([_("rubriken '{heading}'", heading=heading)] if is_shortened else []), *told])


def _seen(entry: Meaning) -> str:
    return f"{entry.cell.name}: {entry.cell.text.strip()[:20]}"


def ways(questions: list[Question], names: Names, content: Content, file: str) -> list[str]:
    """What to write in the mapping where nobody is asked: of each that is much alike, and how of the rest."""
    lines = []
    rest = []
    for question in questions:
        label = question.key
        if question.about in {"units", "part"}:
            lines.append(_column_way(question, file))
            continue
        row = _row(label, names)
        if question.about == "measure" and row and names.named(label):
            lines.append(
                _(
                    "Raden '{label}' är inte med i mappningen. Lägg till den i {file}: {line}",
                    label=label, file=file, line=f"- {row}",
                )
            )  # fmt: skip
        elif question.about == "measure" and row:
            title = content.measures[names.alike(label) or ""].title
            lines.append(
                _(
                    "Raden '{label}' liknar måttet {title}, men läses inte in. "
                    "Är det måttet: skriv i {file} under rows: {line}",
                    label=label, title=title, file=file, line=f"- {row}",
                )
            )  # fmt: skip
        else:
            rest.append(question)
    if likely := next((one for one in rest if one.about == "measure" and _is_sure(one, names)), None):
        row = flow(mappings.row_fields(ImportRow(label=likely.key, measure=likely.likely[0])))
        told = _(
            "Är någon av dem ett mått? Kör utan --yes och svara, eller skriv i {file} under rows: {line}",
            file=file,
            line=f"- {row}",
        )
        lines.append(told)
    elif rest:
        lines.append(_("Är någon av dem ett mått? Kör utan --yes och svara."))
    return lines


def _is_sure(question: Question, names: Names) -> bool:
    unit = next((entry.unit for entry in question.entries if entry.unit), None)
    return bool(question.likely) and names.is_sure(question.key, question.likely[0], unit)


def _column_way(question: Question, file: str) -> str:
    line = flow({"about": question.about, "text": question.key})
    if question.about == "units":
        return _(
            "Talen under '{heading}' läses inte in. Ska de läsas in var för sig: "
            "kör utan --yes och svara ja, eller skriv i {file} under answers: - {line}",
            heading=question.key, file=file, line=line,
        )  # fmt: skip
    return _(
        "Gäller talen hela måttet, vad som än står under '{heading}': "
        "kör utan --yes och svara ja, eller skriv i {file} under answers: - {line}",
        heading=question.key, file=file, line=line,
    )  # fmt: skip


def _row(label: str, names: Names) -> str:
    named = names.named(label)
    id_ = named.id if named else names.alike(label)
    return flow(mappings.row_fields(ImportRow(label=label, measure=id_))) if id_ else ""
