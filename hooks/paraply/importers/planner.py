"""Meanings beside what is published: each a change, a question, a refusal, or left with its reason."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from paraply.importers.cells import Absent, Blank, Figure, Limits, Reading, Unclear, read_cell
from paraply.importers.doubles import without_doubles
from paraply.importers.formats import shown_by
from paraply.importers.fragments import plain
from paraply.importers.meaning import Meaning, Memory, Source
from paraply.importers.naming import name_of
from paraply.importers.plan import (
    Change,
    Left,
    Plan,
    Question,
    Refusal,
    State,
    change_of,
    compared,
    place_of,
    places_of,
    pointed,
)
from paraply.importers.sizes import look_twice, whole_of
from paraply.importers.valuing import valued
from paraply.importers.vocabulary import TOO_SOON, Sort
from paraply.importers.words import Said, missing_noted
from paraply.language import _
from paraply.model.choices import Missing, OutcomeKind
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.imports import ImportRow
from paraply.model.measure import Group, Measure
from paraply.text.yamledit import flow

_REASONS: Final = {reason.value: reason for reason in Missing}


class Planner:
    """Takes the cells one by one and collects what they mean."""

    def __init__(self, file: str, content: Content, memory: Memory) -> None:
        self._file, self._content, self._memory = file, content, memory
        self._plan = Plan()
        self._seen: dict[tuple[str, Period, OutcomeKind, Group | None], Change] = {}
        self._torn: set[tuple[str, Period, OutcomeKind, Group | None]] = set()
        self._absent: list[Change] = []
        self._questions: dict[tuple[str, str], Question] = {}
        self._left: dict[tuple[str, str], Left] = {}
        self._unknown: dict[tuple[str, str, str], Question] = {}

    def plan(self, found: Iterable[Meaning]) -> Plan:
        """The plan for the cells of a file."""
        for entry in found:
            self._take(entry)
        self._add_absent()
        self._plan.changes = [change for key, change in self._seen.items() if key not in self._torn]
        without_doubles(self._plan, self._content)
        self._plan.questions = list(self._questions.values())
        self._plan.unknown = self._apart()
        self._look_twice()
        self._plan.left = list(self._left.values())
        return self._plan

    def _look_twice(self) -> None:
        """Hold back what is odd; of two sizes nobody knows which is right: all of the measure waits."""
        held: set[str | None] = set()
        for question in list(look_twice(self._plan, self._memory)):
            first = question.entries[0]
            if first.is_own:  # it was published so, and is only told again
                self._plan.told.append(f"{place_of(self._file, first)}: {question.message}.")
            else:
                self._plan.questions.append(question)
                asked = {id(entry) for entry in question.entries}
                self._plan.changes = [one for one in self._plan.changes if id(one.entry) not in asked]
                held |= {entry.measure for entry in question.entries if question.about == "size"}
        for change in self._plan.writes:
            if change.measure.id in held:
                told = _("väntar på svaret om ett annat tal i måttet: {id}", id=change.measure.id)
                self.leave(change.entry, told, is_ours=False)
        writes = [one for one in self._plan.changes if one.measure.id not in held or one.state is State.SAME]
        self._plan.changes = writes

    def leave(self, entry: Meaning, why: str, *, is_ours: bool, text: str = "") -> None:
        """Account for a cell that is not taken."""
        told = self._left.setdefault((entry.sheet, why), Left(why, is_ours, [], entry.sheet, text))
        told.cells.append(entry.cell.name)
        if entry.series and entry.measure and entry.label:
            told.series = ImportRow(label=entry.label, series=entry.series, measure=entry.measure)

    def _take(self, entry: Meaning) -> None:
        if entry.not_ours:
            self.leave(entry, entry.not_ours, is_ours=False)
            if entry.units and (entry.asks == "row" or (entry.measure and not entry.unknown)):
                self._wonder("units", entry.units, entry)
            return
        if entry.unknown or entry.measure is None:
            self.leave(entry, entry.unknown, is_ours=True, text=entry.unknown_text)
            if entry.asks:
                self._wonder(entry.asks, entry.unknown_text, entry)
            return
        measure = self._content.measures.get(entry.measure)
        if measure is None:
            told = _("måttet '{id}' finns inte", id=entry.measure)
            self._refuse(entry, told, _("Rätta måttets id i mappningen."))
            return
        if measure.kolada:
            self.leave(entry, pointed(measure), is_ours=False)
            return
        self._name(entry, measure)
        shown = shown_by(entry.cell.shown)
        reading = read_cell(entry.cell.raw, percent=entry.cell.percent, thousands=shown.thousands)
        if isinstance(reading, Blank) and not entry.cell.fault and not entry.missing:
            return
        if isinstance(reading, Figure) and reading.is_preliminary and entry.sort is Sort.OUTCOME:
            entry.sort = Sort.PRELIMINARY
            entry.sources["kind"] = Source(_("cellen"), entry.cell.text.strip())
        if entry.sort is Sort.OUTCOME and (sort := self._memory.kinds.get(key := whole_of(entry))):
            entry.sort, entry.sources["kind"] = sort, Source(_("ditt svar"), key)
        if entry.cell.fault:
            self._refuse(entry, entry.cell.fault, _("Öppna filen i Excel, rätta cellen och spara."))
        elif entry.period is None or any(doubt.about != "unit" for doubt in entry.doubts):
            self._doubtful(entry, measure, reading)
        else:
            self._read(entry, measure, entry.period, reading)

    def _name(self, entry: Meaning, measure: Measure) -> None:
        """Note the text that named a measure, for the mapping to know it again."""
        source = entry.sources.get("measure")
        if entry.row is None and source and source.text:
            self._plan.named.setdefault((name_of(source.text), measure.id), source.text)

    def _doubtful(self, entry: Meaning, measure: Measure, reading: Reading) -> None:
        """Ask, but not about what is published already just so."""
        if isinstance(reading, Absent | Blank) and any(
            doubt.key.startswith(TOO_SOON) for doubt in entry.doubts
        ):
            self.leave(entry, entry.doubts[0].message, is_ours=False)
            return
        if entry.period is not None and isinstance(reading, Figure):
            change, _asked = self._valued(entry, measure, entry.period, reading)
            if change is not None and change.state is State.SAME:
                self._add(change)
                return
        for doubt in entry.doubts:
            self._ask(doubt.about, doubt.key, doubt.message, entry, doubt.proposal)

    def _wonder(self, about: str, text: str, entry: Meaning) -> None:
        asked = self._unknown.setdefault((about, plain(text), ""), Question(about, text, entry.unknown))
        asked.entries.append(entry)

    def _apart(self) -> list[Question]:
        """The questions about texts; one for each place, where a text may mean other things in each."""
        found = []
        for question in self._unknown.values():
            places = places_of(question.entries) if question.about == "measure" else {}
            if self._memory.is_apart and len(places) > 1:
                found += [replace(question, place=place, entries=mine) for place, mine in places.items()]
            else:
                found.append(question)
        return found

    def _ask(self, about: str, key: str, message: str, entry: Meaning, proposal: str = "") -> None:
        asked = self._questions.setdefault((about, key), Question(about, key, message, proposal))
        asked.entries.append(entry)

    def _read(self, entry: Meaning, measure: Measure, period: Period, reading: Reading) -> None:
        match reading:
            case Figure():
                change, question = self._valued(entry, measure, period, reading)
                if change is not None and (change.state is State.SAME or question is None):
                    self._add(change)
                elif question is not None:
                    self._ask(question.about, question.key, question.message, entry, question.proposal)
            case Absent() | Blank():
                self._missing(entry, measure, period, reading)
            case Limits():
                told = _("'{text}' är en gräns, inget utfall", text=entry.cell.text)
                self._refuse(entry, told, _("Utfall är ett tal. Mål skrivs i måttets targets."))
            case Said():
                hint = _("Omdömen skrivs i målets assessments. Ange talet här.")
                self._refuse(entry, _meaning(entry, reading), hint)
            case Unclear():
                self._refuse(entry, reading.message, reading.hint)

    def _valued(
        self, entry: Meaning, measure: Measure, period: Period, figure: Figure
    ) -> tuple[Change | None, Question | None]:
        """The change a number makes, and what must be asked of its unit; neither when it is refused."""
        found = valued(entry, measure, figure, self._memory)
        if isinstance(found, Unclear):
            self._refuse(entry, found.message, found.hint)
            return None, None
        change = change_of(entry, measure, period, note=found.note)
        return compared(change, found.exact, found.value), found.question

    def _missing(self, entry: Meaning, measure: Measure, period: Period, reading: Absent | Blank) -> None:
        said = entry.missing if isinstance(reading, Blank) else ""
        missing, word = _REASONS.get(said), ""
        if isinstance(reading, Absent):
            missing = missing_noted(entry.note, reading.missing)
            word = f"{reading.word} = {entry.note}" if entry.note else reading.word
            if missing is None:
                told = _("filen säger att {word}, och talet kan vara noll", word=f"'{word}'")
                self._refuse(entry, told, _("Skriv talet."))
        if missing is None:
            return
        if entry.sort is Sort.FORECAST:
            told = _("'{word}': ingen prognos är gjord", word=word or entry.cell.text)
            self.leave(entry, told, is_ours=False)
            return
        change = change_of(entry, measure, period, missing=missing, word=word)
        if change.before and change.before.value is not None:
            told = _(
                "Här saknas värde ('{word}'). Det publicerade värdet står kvar: {place}.",
                word=word,
                place=measure.place("outcomes", change.index or 0),
            )
            self._plan.told.append(f"{place_of(self._file, entry)}: {told}")
        else:
            self._absent.append(change)

    def _add_absent(self) -> None:
        """Marks for missing figures count from the first figure on: before it, nothing was measured."""
        for change in self._absent:
            is_hidden = change.missing in {Missing.TOO_FEW, Missing.CONFIDENTIAL}  # it was measured, then
            published = (
                outcome.period
                for outcome in change.measure.outcomes
                if outcome.value is not None and (is_hidden or outcome.group == change.group)
            )
            found = (
                one.period
                for one in self._seen.values()
                if one.measure.id == change.measure.id
                and one.value is not None
                and (is_hidden or one.group == change.group)
            )
            if change.before:
                self._add(change)
            elif change.entry.missing or any(period < change.period for period in (*published, *found)):
                self._add(replace(change, state=State.NEW))
            else:
                word = change.word or change.entry.cell.text
                told = _("'{word}' före måttets första värde: där mättes inget", word=word)
                self.leave(change.entry, told, is_ours=False)

    def _add(self, change: Change) -> None:
        if change.group and change.group.dimension not in self._content.municipality.dimensions:
            told = _("indelningen '{name}' finns inte i municipality.yml", name=change.group.dimension)
            self.leave(change.entry, told, is_ours=False)
            return
        key = (change.measure.id, change.period, change.kind, change.group)
        other = self._seen.setdefault(key, change)
        if (other.value, other.missing) != (change.value, change.missing):
            self._torn.add(key)
            message = _(
                "två värden för {period} i måttet '{id}', här och i {cell}",
                period=change.period,
                id=change.measure.id,
                cell=other.entry.cell.name
                if other.entry.sheet == change.entry.sheet
                else place_of("", other.entry).lstrip(", "),
            )
            hint = _("Låt mappningen peka ut en av raderna, med under eller series.")
            if other.entry.sheet != change.entry.sheet:
                line = flow({"text": change.entry.sheet, "why": _("skälet")})
                hint = _("Ska ett blad inte läsas: skriv i mappningen under declined: - {line}", line=line)
            self._refuse(change.entry, message, hint)

    def _refuse(self, entry: Meaning, message: str, hint: str) -> None:
        self._plan.refusals.append(Refusal(place_of(self._file, entry), message, hint))


def _meaning(entry: Meaning, said: Said) -> str:
    """What a cell's words say something about, with the verdict they are."""
    word, about = entry.cell.text.strip(), _(said.about.value)
    if said.verdict is None:
        return _("'{word}' säger något om {about}, inget tal", word=word, about=about)
    verdict = said.verdict.label
    return _(
        "'{word}' ({verdict}) säger något om {about}, inget tal", word=word, verdict=verdict, about=about
    )
