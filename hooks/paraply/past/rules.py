"""What rewrites the past, as findings: file, line, what stood, what turns, and what makes it open."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from paraply import numbers
from paraply.check.past import RULES
from paraply.language import _
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.guarantee import Guarantee
from paraply.model.kind import name_of
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.series import series_of
from paraply.past.astray import Astray
from paraply.past.comparison import Rewritten, rewritten
from paraply.past.corrections import backdated, lost_corrections
from paraply.past.ends import cut_short, kept_on, message_of_end
from paraply.past.kept import FACTS, WARNED
from paraply.past.labels import in_words, label
from paraply.past.mends import Mend
from paraply.past.messages import message_of
from paraply.past.moves import MovedRecords, led_to, moved_records
from paraply.past.narrowed import is_kept_among_earlier, narrowed
from paraply.past.open_changes import Opened, correction, new_answers, opened
from paraply.past.proposals import answer, beside, of_copy, of_outcome
from paraply.past.rejudged import rejudged
from paraply.past.removals import records_without_page, withdrawing
from paraply.past.snapshots import lost_values
from paraply.past.turns import Turn, told, turns_of_measure, turns_of_promise
from paraply.past.versions import RecordKey, Version, last_known_day
from paraply.past.wordings import Reworded, reworded
from paraply.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the edits that follow its proposal, by the record they are for."""

    problem: Problem
    mend: Mend | None
    key: RecordKey


THE_MUNICIPALITY: Final[RecordKey] = ("municipality", "")
MUNICIPALITY_FILE: Final = "municipality.yml"
"""Under which name a file that cannot be read is told of."""

_RULE_OF_LIST: Final[Mapping[str, str]] = {
    "outcomes": "H01", "targets": "H05", "rounds": "H06", "breaks": "H06", "assessments": "H07",
    "copies": "H14",
}  # fmt: skip
_RULE_OF_FIELD: Final[Mapping[str, str]] = dict.fromkeys(
    ("unit", "direction", "tolerance", "measure", "measure_is"), "H06"
)


def rewrites(before: Version, after: Version) -> list[Problem]:
    """Every published fact of ``before`` that ``after`` changes or drops without saying so."""
    return [found.problem for found in found_in(before, after)]


def found_in(before: Version, after: Version) -> Iterator[Found]:
    """The same, with the edits that mend them. A record that is the same in both is not looked at."""
    moves = moved_records(before, after)
    newest = cache(lambda: last_known_day(before))
    for folder, records in before.public.folders.items():
        for id_ in records:
            key = (folder, id_)
            if before.is_unread(key) or after.is_unread(key):
                continue
            new_key = moves.get(key, key)
            old, new = before.record(key), after.record(new_key)
            if new is None and (other := led_to(key, before, after)):
                new_key, new = other, after.record(other)
            if old is None or new is None or type(old) is not type(new):
                if new is not None and old is not None:
                    yield from _led_astray(key, old, before, after.today)
                continue  # told as gone
            yield from _Pair(before, after, key, new_key, old, new, moves, newest).found()
    if not (before.unread.get(MUNICIPALITY_FILE) or after.unread.get(MUNICIPALITY_FILE)):
        whole = before.content.municipality, after.content.municipality
        pair = _Pair(before, after, THE_MUNICIPALITY, THE_MUNICIPALITY, *whole, moves, newest)
        yield from pair.found()
        yield from pair.without_page()
        yield from pair.groups()


def _led_astray(key: RecordKey, old: Record, before: Version, today: date) -> Iterator[Found]:
    """A measure whose address leads to something that is none: its figures are nowhere."""
    if isinstance(old, Measure) and before.public.measures[key[1]].outcomes:
        message = _("Måttets publicerade värden är borta: adressen leder till något annat.")
        hint = _("Lägg tillbaka filen, och {instead}.", instead=withdrawing(today))
        yield Found(RULES["H02"].at(old.place(), message, hint), None, key)


class _Pair:
    """A record in two versions."""

    def __init__(
        self, before: Version, after: Version, key: RecordKey, new_key: RecordKey, old: Record, new: Record,
        moves: MovedRecords, newest: Callable[[], date | None],
    ) -> None:  # fmt: skip
        self._before, self._after, self._key, self._new_key = before, after, key, new_key
        self._old, self._new = old, new
        self._moves, self._newest = moves, newest
        self._open: Opened = opened(old, new)
        self._turns: list[Turn] | None = None
        self._new_ids = {old_key[1]: moved[1] for old_key, moved in moves.items()}
        self._answers = new_answers(old, new)

    def found(self) -> Iterator[Found]:
        """All findings of the pair."""
        old, new, today = self._old, self._new, self._after.today
        if old is not new:
            yield from self._corrections()
            astray = Astray(new, self._after.content)
            if isinstance(old, Guarantee) and isinstance(new, Guarantee):
                measure = self._before.public.measures.get(old.measure or "")
                series = series_of(measure, self._before.public) if measure else None
                for wording in reworded(old, new, series, today, self._open, self._newest):
                    if not astray.explains_all(wording):
                        yield from self._wording(wording, new)
                facts: tuple[Record, Record] = old, new
            else:
                facts = (
                    self._public(old, self._before, self._key),
                    self._public(new, self._after, self._new_key),
                )
            ended = [
                fact
                for fact in cut_short(*facts, self._before.public, self._newest, today)
                if not self._open.names(fact.row, fact.field, fact.before)
            ]
            yield from map(self._fact, ended)
            told_of = {(fact.row, fact.field) for fact in ended}
            changed = rewritten(*facts, today, self._open, self._told_on, is_fetched=self._is_fetched())
            silent = [
                fact
                for fact in changed
                if (fact.row, fact.field) not in told_of
                and not astray.explains(fact)
                and not self._has_only_moved(fact)
                and not is_kept_among_earlier(fact, old, new)
            ]
            yield from map(self._fact, silent)
            is_judged_alike = not any(fact.keeping in FACTS for fact in silent)
            if is_judged_alike and isinstance(facts[0], Measure) and isinstance(facts[1], Measure):
                yield from self._rejudged(facts[0], facts[1])
            yield from self._narrowed()
        if isinstance(old, Measure) and isinstance(new, Measure):
            yield from self._kolada(old, new)

    def _public(self, record: Record, version: Version, key: RecordKey) -> Record:
        return record if key == THE_MUNICIPALITY else version.public.folders[key[0]].get(key[1], record)

    def _turned(self) -> list[Turn]:
        if self._turns is None:
            if isinstance(self._old, Measure):
                ids = self._key[1], self._new_key[1]
                self._turns = turns_of_measure(*ids, self._before.public, self._after.public)
            elif isinstance(self._old, Guarantee) and isinstance(self._new, Guarantee):
                self._turns = turns_of_promise(self._old, self._new, self._before.public, self._after.public)
            else:
                self._turns = []
        return self._turns

    def _at(self, code: str, place: Place, message: str, mend: Mend | None, turns: str = "") -> Found:
        text = f"{message} {turns}".strip()
        problem = RULES[code].at(place, text, mend.told if mend else "")
        why = self._answers.get(code)
        return Found(problem.answered(why) if why and not problem.is_error else problem, mend, self._new_key)

    def _has_only_moved(self, fact: Rewritten) -> bool:
        """Whether an id, or some in a list, is that of a record whose file was renamed."""
        before, after = fact.before, fact.after
        if isinstance(before, tuple) and isinstance(after, tuple):
            return all(each in after or self._new_ids.get(each) in after for each in before)
        return isinstance(before, str) and after is not None and self._new_ids.get(before) == after

    def _is_fetched(self) -> bool:
        """Whether the measure's figures were fetched from Kolada again."""
        id_ = self._new.kolada if isinstance(self._new, Measure) else None
        had, has = (one.content.snapshots.get(id_ or "") for one in (self._before, self._after))
        return has is not None and (had is None or had.fetched < has.fetched)

    def _told_on(self, report: str) -> date | None:
        """The day on which a report tells what it tells, or would."""
        found = self._after.content.reports.get(report) or self._before.content.reports.get(report)
        if found is None:
            return None
        day = found.published or found.planned or found.period
        return day.last if day else None

    # --- facts

    def _rejudged(self, old: Measure, new: Measure) -> Iterator[Found]:
        """What was added judges figures that are published, otherwise than they were."""
        for found in rejudged(old, new, series_of(old, self._before.public)):
            if self._open.names(found.row, found.field, found.before):
                continue
            values = {
                "period": numbers.period(found.period),
                "before": in_words(found.before),
                "after": in_words(found.after).removesuffix("."),
            }
            is_break = found.row[0] == "breaks"
            text = _("ett nytt brott: {after}", **values) if is_break else _("{before} → {after}", **values)
            message = _(
                "Resultatet för {period} är publicerat, och skulle bedömas annorlunda: {changes}.",
                period=values["period"],
                changes=text,
            )
            code = "H05" if found.row[0] else "H06"
            place = new.place(found.row[0] or found.field)
            mend = correction(new, found.row, found.field, found.before, self._after.today)
            yield self._at(code, place, message, mend, told(self._turned()))
            return

    def _narrowed(self) -> Iterator[Found]:
        """A promise in force that holds for less than it did, or asks for more."""
        for field, came in narrowed(self._old, self._new):
            what = _(type(self._old).model_fields[field].title or field)
            message = _("Löftet är publicerat, och ”{what}” får något mer: {came}.",
                        what=what, came=in_words(came).removesuffix("."))  # fmt: skip
            yield self._at("H16", self._new.place(field), message, answer(self._new, "H16"))

    def _fact(self, fact: Rewritten) -> Found:
        code = self._code(fact)
        turns = told(self._turns_by(fact))
        message = (
            message_of_end(fact, label(fact, type(self._old)))
            if fact.is_end
            else message_of(fact, type(self._old), self._before.content, self._after.content)
        )
        return self._at(code, self._new.place(*fact.place), message, self._mend(fact, code), turns)

    def _turns_by(self, fact: Rewritten) -> list[Turn]:
        name = fact.row[1].split(" ")[0]
        turns = self._turned()
        if fact.row[0] != "outcomes":
            return turns
        return [turn for turn in turns if turn.period is None or str(turn.period) == name]

    def _code(self, fact: Rewritten) -> str:
        if fact.is_spelling:
            return "H10"
        if fact.keeping in WARNED:
            return WARNED[fact.keeping]
        if fact.row[0] == "outcomes" and (fact.row_is_gone or (fact.field == "value" and fact.after is None)):
            return "H02"
        if fact.row[0]:
            return _RULE_OF_LIST.get(fact.row[0], "H08")
        return _RULE_OF_FIELD.get(fact.field, "H08")

    def _mend(self, fact: Rewritten, code: str) -> Mend:
        today, field = self._after.today, fact.field
        if code == "H10":
            return answer(self._new, code)
        if fact.is_end:
            return kept_on(fact, self._new, today)
        if fact.keeping in WARNED:
            return beside(fact, self._new)
        if code == "H14":
            return of_copy(fact, self._old, self._new, today)
        if fact.row[0] == "outcomes" and isinstance(self._old, Measure) and isinstance(self._new, Measure):
            made = of_outcome(fact, self._old, self._new, today)
            if made:
                return made
        return correction(self._new, fact.row, field, fact.before, today)

    # --- wordings

    def _wording(self, found: Reworded, new: Guarantee) -> Iterator[Found]:
        place = new.place(*found.path)
        turns = told(self._turned())
        changes = "; ".join(
            _("{before} → {after}", before=in_words(each.before), after=in_words(each.after))
            for each in found.differing
        ).removesuffix(".")
        held = numbers.day(found.was.until) if found.was.until else ""
        if found.lacks_why:
            message = _("Den förra lydelsen står kvar, men ingenting säger varför den ändrades.")
            yield self._at("H03", place, message, found.mend)
        elif found.is_backdated:
            until = new.earlier[found.path[1]].until if isinstance(found.path[1], int) else None
            message = _(
                "Den förra lydelsen slutar {day}, men sidan stod kvar som förut efter den dagen.",
                day=in_words(until),
            )
            yield self._at("H16", place, message, found.mend)
        elif found.rejudged:
            step = found.path[1] if found.path[0] == "earlier" and len(found.path) > 1 else None
            values = {"period": numbers.period(Period.of(found.rejudged)), "changes": changes}
            message = (
                _(
                    "Den förra nivån slutar {day}, men resultatet för {period} är bedömt efter den: "
                    "{changes}.",
                    day=numbers.day(new.earlier[step].until),
                    **values,
                )
                if isinstance(step, int)
                else _("Resultatet för {period} skulle bedömas efter en annan nivå: {changes}.", **values)
            )
            yield self._at("H04", place, message, found.mend, turns)
        elif found.is_past and found.differing:
            soft = all(each.is_spelling for each in found.differing)
            message = _(
                "Lydelsen som gällde till och med {day} ändras: {changes}.", day=held, changes=changes
            )
            mend = answer(new, "H10") if soft else found.mend
            yield self._at("H10" if soft else "H04", place, message, mend, turns)
        elif found.is_past and found.ends is not None:
            message = _("Lydelsen som gällde till och med {day} slutar en annan dag: {ends}.",
                        day=held, ends=numbers.day(found.ends))  # fmt: skip
            yield self._at("H04", place, message, found.mend, turns)
        elif found.is_past and found.mend:
            message = (
                _("Skälet till att lydelsen som gällde till och med {day} ändrades är borta.", day=held)
                if found.lost_why
                else _("Lydelsen som gällde till och med {day} är borta.", day=held)
            )
            yield self._at("H04", place, message, found.mend, turns)
        elif found.is_past:
            since = numbers.day(found.was.since)
            message = _("Lydelsen gällde från {day}, men skulle nu gälla från en annan dag.", day=since)
            hint = _("Låt varje tidigare lydelse sluta den dag som stod förut, och behåll valid_from.")
            yield Found(RULES["H04"].at(place, f"{message} {turns}".strip(), hint), None, self._new_key)
        elif all(each.is_spelling for each in found.differing):
            yield self._at("H10", place, _("En publicerad mening är omskriven: {changes}.", changes=changes),
                           answer(new, "H10"))  # fmt: skip
        else:
            message = _("Löftet är publicerat och ändras, men den förra lydelsen står inte kvar: {changes}.",
                        changes=changes)  # fmt: skip
            yield self._at("H03", place, message, found.mend, turns)

    # --- corrections and Kolada

    def _corrections(self) -> Iterator[Found]:
        """The corrections that are gone or told otherwise, and those said to be older than they are."""
        old, new, today = self._old, self._new, self._after.today
        lost = lost_corrections(old, new, self._open, today)
        for each in (*lost, *backdated(old, new, self._newest, today)):
            yield self._at(each.code, self._new.place(*each.path), each.message, each.mend)

    def _kolada(self, old: Measure, new: Measure) -> Iterator[Found]:
        """Our values in a snapshot: the script keeps what Kolada changed, and nobody else changes them."""
        had = self._before.content.snapshots.get(old.kolada or "")
        has = self._after.content.snapshots.get(new.kolada or "")
        if had is None or had is has:
            return
        code, new_code = (one.content.municipality.code or "" for one in (self._before, self._after))
        for told_year, message in lost_values(had, has, code, new_code, self._after.today):
            if told_year and self._open.names(("outcomes", told_year[0]), "value", told_year[1]):
                continue
            turns = told(self._turned()) if told_year else ""
            hint = _("Hämta filen igen med skriptet, som sparar det gamla värdet i revisions.")
            place = has.place() if has else new.place("source")
            yield Found(RULES["H13"].at(place, f"{message} {turns}".strip(), hint), None, self._new_key)

    # --- what is answered for by the municipality's own file

    def without_page(self) -> Iterator[Found]:
        """The records that are gone and had no page of their own: their lines stood on another page."""
        for was in records_without_page(self._before, self._after, self._moves):
            message = _("'{name}' är publicerat och finns inte längre.", name=name_of(was))
            kept = answer(self._new, "H16")
            hint = _(
                "Lägg tillbaka det. Annars, i {file}: {answer}", file=MUNICIPALITY_FILE, answer=kept.told
            )
            yield self._at("H16", was.place(), message, Mend(kept.edits, hint))

    def groups(self) -> Iterator[Found]:
        """The groups of municipalities that ours is compared with, where others are in them now."""
        old, new = self._before.content, self._after.content
        for id_, had in old.kolada_groups.items():
            has = new.kolada_groups.get(id_)
            if has is None or set(has.members) == set(had.members):
                continue
            left, came = (
                in_words(tuple(_name_in(old, code) for code in one.members if code not in other.members))
                for one, other in ((had, has), (has, had))
            )
            values = {"title": had.title, "left": left or _("ingen"), "came": came or _("ingen")}
            message = _("Gruppen ”{title}” har andra kommuner: bort {left}, till {came}.", **values)
            kept = answer(self._new, "H15")
            hint = _(
                "Hämta listan igen med skriptet. I {file}: {answer}", file=MUNICIPALITY_FILE, answer=kept.told
            )
            yield self._at("H15", self._new.place("kolada"), message, Mend(kept.edits, hint))


def _name_in(content: Content, code: str) -> str:
    found = content.kolada_municipalities.get(code)
    return found.title if found else code
