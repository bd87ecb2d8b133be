"""A record in two versions: all that is found between them, with what turns and what mends it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from paraply import numbers
from paraply.check.past import RULES
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.series import series_of
from paraply.past.astray import Astray
from paraply.past.both import THE_MUNICIPALITY, Both
from paraply.past.comparison import Rewritten, rewritten
from paraply.past.corrections import backdated, lost_corrections
from paraply.past.found import Found
from paraply.past.kept import FACTS, WARNED
from paraply.past.labels import in_words
from paraply.past.mends import Mend
from paraply.past.messages import message_of, message_of_end
from paraply.past.narrowed import is_kept_among_earlier, narrowed
from paraply.past.open_changes import Opened, correction, new_answers, opened
from paraply.past.proposals import answer, beside, kept_on, of_copy, of_outcome
from paraply.past.rejudged import onwards_only, rejudged
from paraply.past.rewordings import told_of
from paraply.past.snapshots import lost_values
from paraply.past.turns import Turn, told, turns_of_measure, turns_of_promise
from paraply.past.versions import RecordKey, Version
from paraply.past.wordings import reworded
from paraply.problems import Place

_RULE_OF_LIST: Final[Mapping[str, str]] = {
    "outcomes": "H01", "targets": "H05", "rounds": "H06", "breaks": "H06", "assessments": "H07",
    "copies": "H14",
}  # fmt: skip
_RULE_OF_FIELD: Final[Mapping[str, str]] = dict.fromkeys(
    ("unit", "direction", "tolerance", "measure", "measure_is"), "H06"
)


class Pair:
    """A record in two versions."""

    def __init__(self, both: Both, key: RecordKey, new_key: RecordKey, old: Record, new: Record) -> None:
        self._both, self._key, self._new_key = both, key, new_key
        self._before, self._after = both.before, both.after
        self._old, self._new = old, new
        self._open: Opened = opened(old, new)
        self._answers = new_answers(old, new)

    def found(self) -> Iterator[Found]:
        """All findings of the pair."""
        old, new = self._old, self._new
        if old is not new:
            yield from self._corrections()
            astray = Astray(new, self._after.content)
            if isinstance(old, Guarantee) and isinstance(new, Guarantee):
                measure = self._before.public.measures.get(old.measure or "")
                series = series_of(measure, self._before.public) if measure else None
                for wording in reworded(old, new, series, self._both, self._open):
                    if not astray.explains_all(wording):
                        code, message, mend = told_of(wording, new)
                        yield self.at(code, new.place(*wording.path), message, mend, told(self._turned))
                facts: tuple[Record, Record] = old, new
            else:
                facts = (
                    self._public(old, self._before, self._key),
                    self._public(new, self._after, self._new_key),
                )
            silent = list(self._silent(astray, *facts))
            yield from map(self._fact, silent)
            is_judged_alike = not any(fact.keeping in FACTS for fact in silent)
            if is_judged_alike and isinstance(facts[0], Measure) and isinstance(facts[1], Measure):
                yield from self._rejudged(facts[0], facts[1])
            yield from self._narrowed()
        if isinstance(old, Measure) and isinstance(new, Measure):
            yield from self._kolada(old, new)

    def _silent(self, astray: Astray, old: Record, new: Record) -> Iterator[Rewritten]:
        """The facts that say something else, and nothing says why."""
        for fact in rewritten(old, new, self._both, self._open):
            is_same = astray.explains(fact) or self._has_only_moved(fact)
            if not is_same and not is_kept_among_earlier(fact, self._old, self._new):
                yield fact

    def _public(self, record: Record, version: Version, key: RecordKey) -> Record:
        return record if key == THE_MUNICIPALITY else version.public.folders[key[0]].get(key[1], record)

    @cached_property
    def _turned(self) -> list[Turn]:
        """The verdicts that turn by all that is changed in the record, and in what it rests on."""
        before, after = self._before.public, self._after.public
        if isinstance(self._old, Measure):
            return turns_of_measure(self._key[1], self._new_key[1], before, after)
        if isinstance(self._old, Guarantee) and isinstance(self._new, Guarantee):
            return turns_of_promise(self._old, self._new, before, after)
        return []

    def at(self, code: str, place: Place, message: str, mend: Mend | None, turns: str = "") -> Found:
        """The finding, with the answer that the later version gives to a warning."""
        text = f"{message} {turns}".strip()
        problem = RULES[code].at(place, text, mend.told if mend else "")
        why = self._answers.get(code)
        return Found(problem.answered(why) if why and not problem.is_error else problem, mend, self._new_key)

    def _has_only_moved(self, fact: Rewritten) -> bool:
        """Whether an id, or some in a list, is that of a record whose file was renamed."""
        before, after = fact.before, fact.after
        if isinstance(before, tuple) and isinstance(after, tuple):
            return all(each in after or self._both.new_ids.get(each) in after for each in before)
        return isinstance(before, str) and after is not None and self._both.new_ids.get(before) == after

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
            text = _("serien bryts, {after}", **values) if is_break else _("{before} → {after}", **values)
            message = _(
                "Resultatet för {period} är publicerat, och skulle bedömas annorlunda: {changes}.",
                period=values["period"],
                changes=text,
            )
            code = "H05" if found.row[0] == "targets" else "H06"
            place = new.place(found.row[0] or found.field)
            mend = correction(new, found.row, found.field, found.before, self._after.today)
            if found.row[0]:
                mend = Mend(mend.edits, _("{first} {mend}", first=onwards_only(found), mend=mend.told))
            yield self.at(code, place, message, mend, told(self._turned))
            return

    def _narrowed(self) -> Iterator[Found]:
        """A promise in force that holds for less than it did, or asks for more."""
        for field, came in narrowed(self._old, self._new):
            what = _(type(self._old).model_fields[field].title or field)
            message = _("Löftet är publicerat, och ”{what}” får något mer: {came}.",
                        what=what, came=in_words(came).removesuffix("."))  # fmt: skip
            yield self.at("H16", self._new.place(field), message, answer(self._new, "H16"))

    def _fact(self, fact: Rewritten) -> Found:
        code = self._code(fact)
        turns = told(self._turns_by(fact))
        message = (
            message_of_end(fact, type(self._old))
            if fact.is_end
            else message_of(fact, type(self._old), self._before.content, self._after.content)
        )
        return self.at(code, self._new.place(*fact.place), message, self._mend(fact, code), turns)

    def _turns_by(self, fact: Rewritten) -> list[Turn]:
        name = fact.row[1].split(" ")[0]
        turns = self._turned
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

    # --- corrections and Kolada

    def _corrections(self) -> Iterator[Found]:
        """The corrections that are gone or told otherwise, and those said to be older than they are."""
        old, new, today = self._old, self._new, self._after.today
        lost = lost_corrections(old, new, self._open, today)
        for each in (*lost, *backdated(old, new, lambda: self._both.stood, today)):
            yield self.at(each.code, self._new.place(*each.path), each.message, each.mend)

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
            turns = told(self._turned) if told_year else ""
            hint = _("Hämta filen igen med skriptet, som sparar det gamla värdet i revisions.")
            place = has.place() if has else new.place("source")
            yield Found(RULES["H13"].at(place, f"{message} {turns}".strip(), hint), None, self._new_key)
