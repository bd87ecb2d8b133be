"""What a record's picture says to those who are sent its address: its question or promise, and the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply.derive.views import GoalView, MeasureView, PromiseView
from paraply.language import _
from paraply.model import kinds
from paraply.model.choices import Reason
from paraply.model.guarantee import GuaranteeState
from paraply.model.record import Record
from paraply.render import charts
from paraply.render.verdicts import VERDICT_CLASSES
from paraply.speech import amounts, answers, periods, verdicts
from paraply.speech.text import capital

LONGEST_FIGURE: Final = 12
"""Characters of a figure with its unit, at each end of a line."""


@dataclass(frozen=True, slots=True)
class End:
    """The first or the last of a line: its figure and its period."""

    figure: str
    period: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a record's picture says. ``sign`` is the style of the verdict, empty without one.

    ``part`` is a share of a whole as a bar; ``course`` the points of a small line, with its two ``ends``. A
    card has one of them at the most.
    """

    kind: str
    heading: str
    answer: str
    sign: str = ""
    part: charts.Share | None = None
    course: Sequence[tuple[float, float]] = ()
    ends: Sequence[End] = ()

    @property
    def alt(self) -> str:
        """The same in words, for those who do not see the picture."""
        return f"{self.heading}{'' if self.heading[-1:] in '.?!' else '.'} {self.answer}".strip()


def promise_card(view: PromiseView) -> Card:
    """A promise, how it went, and of how many."""
    ended = view.guarantee.state is GuaranteeState.WITHDRAWN
    part = charts.share(*view.cases, view.judgement.share) if view.cases and not ended else None
    course, ends = _course(view.measure) if view.measure and not (part or ended) else ((), ())
    return Card(
        _kind_of(view.guarantee),
        view.guarantee.promise,
        answers.ended_sentence(view) if ended else str(verdicts.promise_told(view)),
        "" if ended else VERDICT_CLASSES[view.judgement.verdict.value],
        part,
        course,
        ends,
    )


def measure_card(view: MeasureView, answer: str) -> Card:
    """A measure's question, its newest figure, and how it has gone; ``answer`` is that of its page."""
    measure = view.measure
    is_judged = view.judgement.reason is not Reason.NO_TARGET and not measure.withdrawn
    return Card(
        _kind_of(measure),
        measure.question or measure.title,
        _answer(measure.title, answer),
        VERDICT_CLASSES[view.judgement.verdict.value] if is_judged else "",
        None,
        *_course(view),
    )


def goal_card(view: GoalView, answer: str) -> Card:
    """A goal, and how it went as those who decided it say."""
    sign = VERDICT_CLASSES[view.assessment.verdict.value] if view.assessment and view.is_current else ""
    return Card(_kind_of(view.goal), view.goal.title, _answer(view.goal.title, answer), sign)


def record_card(record: Record, heading: str, answer: str) -> Card:
    """Any other record, and what there is to say of it."""
    return Card(_kind_of(record), heading, _answer(heading, answer))


def _course(view: MeasureView) -> tuple[Sequence[tuple[float, float]], Sequence[End]]:
    """The figures that can be compared with the newest as a small line, with its first and its last."""
    small = charts.sparkline(view)
    if small is None:
        return (), ()
    line = charts.comparable(view)
    ends = line[0], line[-1]
    figures = [amounts.figure(view, point) for point in ends]
    if max(map(len, figures)) > LONGEST_FIGURE:  # the answer has the unit, and the line needs the room
        figures = [amounts.shown(view, point) for point in ends]
    return small.points, [
        End(figure, periods.name(point.period)) for figure, point in zip(figures, ends, strict=True)
    ]


def _answer(title: str, answer: str) -> str:
    """The answer of a page without the title that it begins with: the heading says that already."""
    return capital(answer.removeprefix(f"{title}: ").removeprefix(f"{title}. "))


def _kind_of(record: Record) -> str:
    return capital(_(kinds.kind_of(record).one))
