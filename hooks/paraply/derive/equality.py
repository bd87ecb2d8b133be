"""Likställdhet: every promise is asked the same questions, and what it leaves unanswered is counted.

A question counts as unanswered by the same rule as in the checks (G02–G14); ``tests/derive/test_equality.py``
holds the two together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from paraply.derive.views import PromiseView, Views
from paraply.model.choices import Choice, Every, Method, PromiseVerdict
from paraply.model.consequence import Compensation
from paraply.model.guarantee import BasisKind, FollowUp, Guarantee
from paraply.model.level import LevelUnit
from paraply.model.organisation import Owner

INDIRECT: Final = frozenset({Method.INTERNAL_CONTROL, Method.COMPLAINTS, Method.INDICATOR})
"""Methods that see only some of the times a promise is broken: not to be compared with counted cases."""

WORTH_CLAIMING: Final = frozenset({Compensation.MONEY, Compensation.FEE_REDUCTION, Compensation.IN_KIND})


C = TypeVar("C", bound=Choice)


class Question(Choice):
    """What every promise is asked, in the order a reader needs it."""

    LEVEL = "level", "Nivå"
    CLOCK_STARTS = "clock_starts", "När klockan startar"
    YOUR_PART = "your_part", "Motkrav"
    EXCEPTIONS = "exceptions", "Undantag"
    CONSEQUENCE = "consequence", "Konsekvens"
    CLAIM = "claim", "Så får du ersättningen"
    FOLLOW_UP = "follow_up", "Uppföljning"
    MEASURE = "measure", "Mått"
    DECISION = "decision", "Beslut"
    BASIS = "basis", "Lag eller eget"
    OUTCOME = "outcome", "Resultat"


class Answer(Choice):
    """Whether a promise answers a question."""

    GIVEN = "given", "Finns"
    MISSING = "missing", "Saknas"
    NOT_NEEDED = "not_needed", "Behövs inte"


@dataclass(frozen=True, slots=True)
class Row:
    """A promise with its answers. ``is_indirect``: its follow-up cannot be compared with counted cases."""

    view: PromiseView
    answers: Mapping[Question, Answer]
    is_indirect: bool

    @property
    def is_complete(self) -> bool:
        """Whether no question is left unanswered."""
        return Answer.MISSING not in self.answers.values()

    @property
    def missing(self) -> list[Question]:
        """The questions left unanswered. Without a measure there is no outcome to ask for."""
        missing = [question for question in Question if self.answers[question] is Answer.MISSING]
        if Question.MEASURE in missing:
            missing.remove(Question.OUTCOME)
        return missing

    @property
    def is_law_only(self) -> bool:
        """Whether the promise is the law's own limit and adds nothing that is known."""
        return is_law_only(self.view.guarantee)


@dataclass(frozen=True)
class Equality:
    """All promises beside each other. A question nobody needs to answer is in none of the three lists."""

    rows: Sequence[Row]

    @property
    def total(self) -> int:
        """How many promises there are: the denominator."""
        return len(self.rows)

    @property
    def complete(self) -> int:
        """How many promises answer every question."""
        return sum(row.is_complete for row in self.rows)

    def count(self, question: Question, answer: Answer) -> int:
        """How many promises give one answer to a question."""
        return sum(row.answers[question] is answer for row in self.rows)

    def giving(self, question: Question, answer: Answer) -> list[Row]:
        """The promises that give one answer to a question."""
        return [row for row in self.rows if row.answers[question] is answer]

    def of_owner(self, owner: Owner) -> "Equality":
        """The promises that one owner answers for."""
        return Equality([row for row in self.rows if owner.id in row.view.guarantee.owners])

    @cached_property
    def without_owner(self) -> "Equality":
        """The promises that nobody is known to answer for."""
        return Equality([row for row in self.rows if not row.view.guarantee.owners])

    def needed(self, question: Question) -> int:
        """How many promises need to answer a question."""
        return self.total - self.count(question, Answer.NOT_NEEDED)

    @cached_property
    def answered_by_all(self) -> list[Question]:
        """The questions that every promise that needs to answers."""
        return [question for question in Question if self._share(question) == (True, False)]

    @cached_property
    def answered_by_none(self) -> list[Question]:
        """The questions that no promise answers."""
        return [question for question in Question if self._share(question) == (False, True)]

    @cached_property
    def answered_by_some(self) -> list[Question]:
        """The questions that set the promises apart, the one most often unanswered first."""
        some = [question for question in Question if self._share(question) == (True, True)]
        return sorted(some, key=lambda question: -self.count(question, Answer.MISSING))

    def _share(self, question: Question) -> tuple[bool, bool]:
        given = question is not Question.EXCEPTIONS and self.count(question, Answer.GIVEN) > 0
        return given, self.count(question, Answer.MISSING) > 0

    @cached_property
    def units(self) -> Mapping[LevelUnit, int]:
        """How many levels are counted in each unit, the usual ones first."""
        return _counted(view.guarantee.level.unit for view in self._views if view.guarantee.level)

    @cached_property
    def methods(self) -> Mapping[Method, int]:
        """How many promises are followed up in each way."""
        return _counted(followed.method for followed in self._follow_ups if followed.method)

    @cached_property
    def rounds(self) -> Mapping[Every, int]:
        """How many promises are followed up how often."""
        return _counted(followed.every for followed in self._follow_ups if followed.every)

    @cached_property
    def compensations(self) -> Mapping[Compensation, int]:
        """How many promises give each kind of compensation."""
        given = [view.guarantee.consequence for view in self._views if view.guarantee.has_consequence]
        return _counted(each.compensation for each in given if each and each.compensation)

    @cached_property
    def resting_on_law(self) -> list[Row]:
        """The promises that point at a law."""
        bases = [(row, row.view.guarantee.basis) for row in self.rows]
        return [row for row, basis in bases if basis and basis.kind is BasisKind.LAW]

    @property
    def beyond_law(self) -> int:
        """How many of those say what the municipality adds to the law."""
        bases = [row.view.guarantee.basis for row in self.resting_on_law]
        return sum(bool(basis and basis.beyond_law) for basis in bases)

    @property
    def _views(self) -> list[PromiseView]:
        return [row.view for row in self.rows]

    @property
    def _follow_ups(self) -> list[FollowUp]:
        return [view.guarantee.follow_up for view in self._views if view.guarantee.follow_up]


def equality_of(views: Views) -> Equality:
    """Ask every promise that holds, or may hold, the same questions."""
    return Equality([_row(view) for view in views.current_promises])


def owners_of(equality: Equality, views: Views) -> list[tuple[Owner, Equality]]:
    """The owners that answer for any of the promises, each with theirs, in the order of the owners' file."""
    found = [(owner, equality.of_owner(owner)) for owner in views.content.owners.values()]
    return [(owner, theirs) for owner, theirs in found if theirs.rows]


def is_law_only(guarantee: Guarantee) -> bool:
    """Whether the level is the law's own limit, and nothing is said of what the municipality adds."""
    basis = guarantee.basis
    if basis is None or basis.law_level is None or guarantee.level is None or basis.beyond_law:
        return False
    return basis.kind is BasisKind.LAW and guarantee.level.same_limit(basis.law_level)


def is_followed_up_indirectly(view: PromiseView) -> bool:
    """Whether only deviations, complaints or an indicator tell; a measure that counts or asks is enough."""
    followed = view.guarantee.follow_up
    if followed is None or followed.method not in INDIRECT:
        return False
    method = view.measure.measure.method if view.measure else None
    return method is None or method in INDIRECT


def _row(view: PromiseView) -> Row:
    guarantee = view.guarantee
    followed, basis = guarantee.follow_up, guarantee.basis
    answers = {
        Question.LEVEL: _answer(guarantee.level),
        Question.CLOCK_STARTS: _answer(
            guarantee.clock_starts, needed=bool(guarantee.level and guarantee.level.is_longest_time)
        ),
        Question.YOUR_PART: _answer(guarantee.your_part),
        Question.EXCEPTIONS: _answer(_exceptions(guarantee), needed=False),
        Question.CONSEQUENCE: _answer(guarantee.has_consequence),
        Question.CLAIM: _claim(guarantee),
        Question.FOLLOW_UP: _answer(followed and (followed.text or followed.every or followed.method)),
        Question.MEASURE: _answer(guarantee.measure),
        Question.DECISION: _answer(guarantee.decision),
        Question.BASIS: _answer(basis and basis.kind),
        Question.OUTCOME: _answer(view.judgement.verdict is not PromiseVerdict.NOT_ASSESSED),
    }
    return Row(view, answers, is_followed_up_indirectly(view))


def _answer(value: object, *, needed: bool = True) -> Answer:
    if value:
        return Answer.GIVEN
    return Answer.MISSING if needed else Answer.NOT_NEEDED


def _exceptions(guarantee: Guarantee) -> bool:
    return bool(guarantee.exceptions or (guarantee.level and guarantee.level.extended))


def _claim(guarantee: Guarantee) -> Answer:
    claim = guarantee.claim
    if not guarantee.has_consequence:
        return Answer.NOT_NEEDED
    worth = guarantee.consequence is not None and guarantee.consequence.compensation in WORTH_CLAIMING
    return _answer(claim and (claim.how or claim.text), needed=worth)


def _counted(choices: Iterable[C]) -> dict[C, int]:
    return dict(Counter(choices).most_common())
