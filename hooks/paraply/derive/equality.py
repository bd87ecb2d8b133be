"""Likställdhet: every promise is asked the same questions, and what it leaves unanswered is counted.

What counts as an answer is told in ``model.questions``, for the checks (G02–G14) too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from paraply.derive.views import PromiseView, Views
from paraply.model.choices import Choice, Every, Method, PromiseVerdict
from paraply.model.consequence import Compensation
from paraply.model.guarantee import BasisKind, FollowUp
from paraply.model.level import LevelUnit
from paraply.model.organisation import Owner
from paraply.model.questions import Answer, Question, answers_of, is_followed_up_indirectly

C = TypeVar("C", bound=Choice)


@dataclass(frozen=True, slots=True)
class PromiseAnswers:
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
        return self.view.guarantee.is_law_only


@dataclass(frozen=True)
class Equality:
    """All promises beside each other. A question nobody needs to answer is in none of the three lists."""

    rows: Sequence[PromiseAnswers]

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

    def giving(self, question: Question, answer: Answer) -> list[PromiseAnswers]:
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
    def resting_on_law(self) -> list[PromiseAnswers]:
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


def _row(view: PromiseView) -> PromiseAnswers:
    has_outcome = view.judgement.verdict is not PromiseVerdict.NOT_ASSESSED
    measure = view.measure.measure if view.measure else None
    return PromiseAnswers(
        view,
        answers_of(view.guarantee, has_outcome=has_outcome),
        is_followed_up_indirectly(view.guarantee, measure),
    )


def _counted(choices: Iterable[C]) -> dict[C, int]:
    return dict(Counter(choices).most_common())
