"""Likställdhet: what every promise is asked, and whether it answers, for checks and pages alike."""

from typing import Final

from paraply.model.choices import Choice, Method
from paraply.model.consequence import Compensation
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure

INDIRECT: Final = frozenset({Method.INTERNAL_CONTROL, Method.COMPLAINTS, Method.INDICATOR, Method.AVERAGE})
"""Methods that see only some of the times a promise is broken: not to be compared with counted cases."""

WORTH_CLAIMING: Final = frozenset({Compensation.MONEY, Compensation.FEE_REDUCTION, Compensation.IN_KIND})
"""What a person gets only by knowing how."""


class Question(Choice):
    """What every promise is asked, in the order a reader needs it."""

    LEVEL = "level", "Det som lovas"
    CLOCK_STARTS = "clock_starts", "När tiden börjar räknas"
    YOUR_PART = "your_part", "Det du själv gör"
    EXCEPTIONS = "exceptions", "Undantag"
    CONSEQUENCE = "consequence", "Om löftet inte hålls"
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


def answers_of(guarantee: Guarantee, *, has_outcome: bool = False) -> dict[Question, Answer]:
    """The answer to every question, in order. Only the figures tell whether there is an outcome."""
    follow_up, basis = guarantee.follow_up, guarantee.basis
    is_timed = guarantee.level is not None and guarantee.level.is_longest_time
    has_exceptions = guarantee.exceptions or (guarantee.level and guarantee.level.extended)
    return {
        Question.LEVEL: _answer(guarantee.level),
        Question.CLOCK_STARTS: _answer(guarantee.clock_starts, needed=is_timed),
        Question.YOUR_PART: _answer(guarantee.your_part),
        Question.EXCEPTIONS: _answer(has_exceptions, needed=False),
        Question.CONSEQUENCE: _answer(guarantee.has_consequence),
        Question.CLAIM: _claim(guarantee),
        Question.FOLLOW_UP: _answer(follow_up and (follow_up.text or follow_up.every or follow_up.method)),
        Question.MEASURE: _answer(guarantee.measure),
        Question.DECISION: _answer(guarantee.decision),
        Question.BASIS: _answer(basis and basis.kind),
        Question.OUTCOME: _answer(has_outcome),
    }


def leaves_open(guarantee: Guarantee, question: Question) -> bool:
    """Whether a promise leaves a question, other than that of its outcome, unanswered though it needs to."""
    return answers_of(guarantee)[question] is Answer.MISSING


def is_followed_up_indirectly(guarantee: Guarantee, measure: Measure | None) -> bool:
    """Whether nothing that counts or asks tells: only deviations, complaints, a mean or an indicator."""
    if guarantee.follow_up is None or guarantee.follow_up.method not in INDIRECT:
        return False
    return measure is None or measure.method is None or measure.method in INDIRECT


def _answer(value: object, *, needed: bool = True) -> Answer:
    if value:
        return Answer.GIVEN
    return Answer.MISSING if needed else Answer.NOT_NEEDED


def _claim(guarantee: Guarantee) -> Answer:
    """What is worth claiming needs a way to it, also before its consequence is told in words."""
    claim, consequence = guarantee.claim, guarantee.consequence
    is_worth_it = consequence is not None and consequence.compensation in WORTH_CLAIMING
    if not guarantee.has_consequence and not is_worth_it:
        return Answer.NOT_NEEDED
    return _answer(claim and (claim.how or claim.text), needed=is_worth_it)
