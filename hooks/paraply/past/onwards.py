"""What time brings is no rewriting: a state goes on, somebody looks again, a new figure gets a new comment.

What is said to have come must leave its trace: the report that says so, or the day on which somebody looked.
Without one, it is as likely that what was said then has been said anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from paraply.derive.published import is_public
from paraply.model.dates import PartialDate, Period
from paraply.model.guarantee import Guarantee, GuaranteeState
from paraply.model.keeping import Keeping
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.results import AssignmentState, Goal, Policy, PolicyState, RoutineState
from paraply.past.both import Both
from paraply.past.facts import OWN, Fact, Facts, Row
from paraply.past.kept import SAID_ANEW
from paraply.past.sentences import are_kept, are_retold, is_respelled

ONWARDS: Final[Mapping[type[Record], Mapping[object, frozenset[str]]]] = {
    Guarantee: {
        GuaranteeState.UNKNOWN: frozenset({"in_force", "under_review", "withdrawn"}),
        GuaranteeState.IN_FORCE: frozenset({"under_review", "withdrawn"}),
        GuaranteeState.UNDER_REVIEW: frozenset({"in_force", "withdrawn"}),
    },
    Policy: {
        PolicyState.IN_FORCE: frozenset({"under_review", "replaced"}),
        PolicyState.UNDER_REVIEW: frozenset({"in_force", "replaced"}),
    },
}
"""Where a state may go as time passes; any other way is to take back what was said."""

_ONWARDS_OF_SAID: Final[Mapping[object, frozenset[str]]] = {
    AssignmentState.ONGOING: frozenset({"done", "delayed", "dropped"}),
    AssignmentState.DELAYED: frozenset({"done", "dropped"}),
    RoutineState.MISSING: frozenset({"exists"}),
}
"""The same, of what is warned about: each with the trace of where it is said."""

_FOLLOW_THE_WORDING: Final = frozenset({"title", "wording", "easy", "body"})
"""What is said of a promise in other words: with a new wording, told in the open, they are new too."""

_COMMENTS: Final = frozenset({"comment", "next_steps", "next_update"})
"""What is said of the latest figure, and of the next."""

_IN_TURN: Final = frozenset({"claims", "assessments"})
"""Lists that get a row for each period as it passes: one that comes for an older period was not told then."""

_CAME: Final = frozenset({"done", "basis.checked"})
"""Days on which something was done: none may come for a time when the page said that it was not."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Two versions of a record, and what has happened between them."""

    before: Record
    after: Record
    old: Facts
    new: Facts
    both: Both

    def lets_be(self, field: str, fact: Fact, now: Fact | None) -> bool:
        """Whether a fact that is another is so because time has passed, and nothing was taken back."""
        match fact.keeping:
            case Keeping.FACT:
                return field == "state" and self._goes_on(fact, now) and self._says_when(fact, now)
            case Keeping.PLAN:
                return field == "planned" and "published" in self.new.get(OWN, {})
            case Keeping.LOOKED:
                return self._moves_on(fact, now) or self._looked_beside(field)
            case Keeping.DUE:
                return (
                    not _is_over(fact.value, self.both.after.today)
                    or self._has_looked()
                    or self._is_new(field)
                )
            case Keeping.RETOLD if now is not None and are_retold(fact.value, now.value, self.both.times):
                return True
            case Keeping.SAID if now is not None and are_kept(fact.value, now.value, self.both.times):
                return True
            case Keeping.MEANING if now is not None and is_respelled(fact.value, now.value, self.both.times):
                return True
        return self._is_new(field) or self._is_said_to_have_come(fact, now)

    def keeping_of(self, field: str, fact: Fact, now: Fact | None) -> Keeping:
        """How a fact is kept: a state that goes on without saying from when is asked about, as no error."""
        goes_on = field == "state" and fact.keeping is Keeping.FACT and self._goes_on(fact, now)
        return Keeping.SAID if goes_on else fact.keeping

    def without_said_anew(self) -> Facts:
        """The former facts but for those that somebody has looked at again since."""
        group, day = SAID_ANEW.get(type(self.before), ("", ""))
        then, now = (facts.get(OWN, {}).get(f"{group}{day}") for facts in (self.old, self.new))
        if not day or now is None or (then is not None and not _is_later(now.value, then.value)):
            return self.old
        own = {
            name: fact
            for name, fact in self.old[OWN].items()
            if not (fact.keeping is Keeping.SAID and name.startswith(group))
        }
        return {**self.old, OWN: own}

    def backdated(self) -> Iterator[tuple[tuple[str, str], str, Fact]]:
        """The days that come for a time when the page was read and said otherwise, or said it was late."""
        looked = self._latest_look(self.old)
        latest = {list_: self._latest_of(list_) for list_ in _IN_TURN}
        for row, fields in self.new.items():
            was = self.old.get(row)
            if was is None and (last := latest.get(row[0])) and self._is_of_before(row, last):
                for field, fact in fields.items():
                    if field in {"claimed", "verdict"}:
                        yield row, field, fact
            for field in _CAME & fields.keys():
                fact = fields[field]
                if was is None or field in was or not isinstance(fact.value, PartialDate):
                    continue
                due = was.get("due")
                is_late = due is not None and _is_over(due.value, self.both.after.today)
                turns = is_late and due is not None and not _is_later(fact.value, due.value)
                if turns or (looked is not None and fact.value.last < looked.first):
                    yield row, field, fact

    def taken_back(self) -> Fact | None:
        """The state of a promise that holds, where it is said to be a plan again though its day has come."""
        before, after = self.before, self.after
        if not isinstance(before, Guarantee) or not isinstance(after, Guarantee):
            return None
        is_taken = after.state is GuaranteeState.PLANNED and before.state is GuaranteeState.IN_FORCE
        return Fact(after.state, ("state",)) if is_taken and is_public(after, self.both.after.today) else None

    def _latest_of(self, list_: str) -> date | None:
        days = (self._day_of(row) for row in self.old if row[0] == list_)
        return max((day for day in days if day is not None), default=None)

    def _is_of_before(self, row: Row, last: date) -> bool:
        day = self._day_of(row)
        return day is not None and day < last

    def _day_of(self, row: Row) -> date | None:
        """The day that a row speaks of: its report's, or the last of its period."""
        if row[0] == "assessments":
            return self.both.told_on(row[1])
        try:
            period: Period = Period.of(row[1])
            return period.last
        except ValueError:
            return None

    def _says_when(self, fact: Fact, now: Fact | None) -> bool:
        """Whether what has ended says when it did, or by what."""
        before, after = self.before, self.after
        if isinstance(after, Guarantee) and now is not None and now.value is GuaranteeState.WITHDRAWN:
            return fact.value is GuaranteeState.UNKNOWN or after.valid_to is not None
        if isinstance(before, Policy) and isinstance(after, Policy) and after.state is PolicyState.REPLACED:
            told = ((one.decision, one.decided, one.url) for one in (before, after))
            return len(set(told)) > 1 or len(after.body) > len(before.body)
        return True

    def _goes_on(self, fact: Fact, now: Fact | None) -> bool:
        value = now.value if now else None
        if not isinstance(self.after, Guarantee | Policy):
            return False
        if value in {GuaranteeState.DRAFT, GuaranteeState.PLANNED}:
            return True  # told as hidden
        return value in ONWARDS[type(self.after)].get(fact.value, frozenset())

    def _moves_on(self, fact: Fact, now: Fact | None) -> bool:
        return now is not None and not _is_later(fact.value, now.value)

    def _looked_beside(self, field: str) -> bool:
        """Whether another day in the same group of fields moved on: the page was read again."""
        group = field.rpartition(".")[0]
        return any(name.rpartition(".")[0] == group for name in self._looked_again())

    def _has_looked(self) -> bool:
        return any(True for _name in self._looked_again())

    def _looked_again(self) -> Iterator[str]:
        before, after = self.old.get(OWN, {}), self.new.get(OWN, {})
        for name, fact in after.items():
            was = before.get(name)
            if fact.keeping is Keeping.LOOKED and (was is None or _is_later(fact.value, was.value)):
                yield name

    def _latest_look(self, facts: Facts) -> PartialDate | None:
        days = (
            fact.value
            for name, fact in facts.get(OWN, {}).items()
            if fact.keeping is Keeping.LOOKED and not name.endswith("page_changed")
        )
        return max((day for day in days if isinstance(day, PartialDate)), default=None)

    def _is_new(self, field: str) -> bool:
        """Whether what a field tells of is another than it was: a new wording, or a newer figure."""
        before, after = self.before, self.after
        if isinstance(before, Guarantee) and isinstance(after, Guarantee):
            return field in _FOLLOW_THE_WORDING and len(after.earlier) > len(before.earlier)
        if isinstance(before, Measure) and isinstance(after, Measure) and field in _COMMENTS:
            ends = [max((each.period.last for each in one.outcomes), default=None) for one in (before, after)]
            return self.both.is_fetched(after) or (
                ends[1] is not None and (ends[0] is None or ends[0] < ends[1])
            )
        return False

    def _is_said_to_have_come(self, fact: Fact, now: Fact | None) -> bool:
        if now is None or now.value not in _ONWARDS_OF_SAID.get(fact.value, ()):
            return False
        before, after = self.before, self.after
        if isinstance(before, Goal) and isinstance(after, Goal):
            was, is_now = before.assignments[_index(fact)].report, after.assignments[_index(now)].report
            return was is None or self._is_newer(is_now, was)
        if isinstance(before, Policy) and isinstance(after, Policy) and after.routine is not None:
            url = before.routine.url if before.routine else None
            return (after.routine.url is not None and after.routine.url != url) or self._has_looked()
        return False

    def _is_newer(self, report: str | None, other: str) -> bool:
        """Whether a report is later than another: an older one cannot say what has come since."""
        if report is None or report == other:
            return False
        day, before = self.both.told_on(report), self.both.told_on(other)
        return day is None or before is None or day > before


def _index(fact: Fact) -> int:
    return next(step for step in fact.path if isinstance(step, int))


def _is_over(day: object, today: date) -> bool:
    return isinstance(day, PartialDate) and day.last < today


def _is_later(day: object, other: object) -> bool:
    """Whether a day lies after another, as far as both are known."""
    return isinstance(day, PartialDate) and isinstance(other, PartialDate) and other.last < day.first
