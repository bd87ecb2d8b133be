"""The present state, for those who decide on the promises: what is known, what is not, and what is left.

The page and the report to the board show this one value, so that they cannot give different numbers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paraply.derive.comparisons import With
from paraply.derive.equality import Equality, PromiseAnswers, equality_of, owners_of
from paraply.derive.repeated import FollowUps, follow_ups_of
from paraply.derive.reporting import guarantees_on, stated_reports
from paraply.derive.surveys import rounds_of
from paraply.derive.tasks import phase_out_tasks_of, update_tasks_of
from paraply.derive.views import Views
from paraply.derive.ways import PathProgress, progress_of
from paraply.model.guarantee import GuaranteeKind, GuaranteePath
from paraply.model.organisation import Owner
from paraply.model.questions import Answer, Question
from paraply.model.results import Report

ASKED: Final = (
    Question.LEVEL,
    Question.CLOCK_STARTS,
    Question.CONSEQUENCE,
    Question.FOLLOW_UP,
    Question.OUTCOME,
)
"""What a promise needs before anyone can say whether it was kept: the columns of the matrix."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those that need something have it."""

    given: int
    needed: int


@dataclass(frozen=True, slots=True)
class Published:
    """What is published beside what is decided.

    ``reports`` are those that said how many tjänstegarantier there were, oldest first, each with the number
    and how many of those published here are known to have held then; None when no dates tell.
    """

    promises: int
    guarantees: int
    decided: int
    reports: Sequence[tuple[Report, int, int | None]]


@dataclass(frozen=True, slots=True)
class MeasureCount:
    """How many measures are shown, have figures of Kolada, and are compared with other municipalities."""

    shown: int
    of_kolada: int
    compared: int


@dataclass(frozen=True, slots=True)
class ControlRoundCount:
    """How many internal controls there are, and of how many promises it is known what is controlled."""

    rounds: int
    promises: int


@dataclass(frozen=True, slots=True)
class ElsewhereCount:
    """How many promises of others there are to compare with, and of how many municipalities."""

    promises: int
    municipalities: int


@dataclass(frozen=True, slots=True)
class Work:
    """The steps that are left on either way, each with for how many promises."""

    phase_out: Mapping[str, int]
    update: Mapping[str, int]

    def steps(self, path: GuaranteePath) -> Mapping[str, int]:
        """The steps on one way; every other than phasing out means to keep and improve."""
        return self.phase_out if path is GuaranteePath.PHASE_OUT else self.update

    def left(self, path: GuaranteePath) -> int:
        """How many steps are left on one way, for all the promises together."""
        return sum(self.steps(path).values())


@dataclass(frozen=True, slots=True)
class OwnerWork:
    """What is left for one owner; None are those that nobody is known to answer for."""

    owner: Owner | None
    promises: int
    work: Work


@dataclass(frozen=True, slots=True)
class PresentState:
    """All that the page and the report say."""

    equality: Equality
    shares: Mapping[Question, Share]
    followed: FollowUps
    published: Published
    ways: PathProgress
    work: Work
    owners: Sequence[OwnerWork]
    owned_promises: Share
    owned_areas: Share
    measures: MeasureCount
    controls: ControlRoundCount
    elsewhere: ElsewhereCount

    @property
    def total(self) -> int:
        """How many promises there are."""
        return self.equality.total

    @property
    def indirect(self) -> int:
        """How many are followed up by what cannot be compared with counted cases."""
        return sum(row.is_indirect for row in self.equality.rows)


def present_state_of(views: Views) -> PresentState:
    """Count it all, from the same files as every other page."""
    equality = equality_of(views)
    owners = [
        OwnerWork(owner, theirs.total, _work(theirs.rows)) for owner, theirs in owners_of(equality, views)
    ]
    if rest := equality.without_owner.rows:
        owners.append(OwnerWork(None, len(rest), _work(rest)))
    return PresentState(
        equality,
        {question: _share(equality, question) for question in Question},
        follow_ups_of(views),
        _published(equality, views),
        progress_of(views),
        _work(equality.rows),
        owners,
        Share(equality.total - len(equality.without_owner.rows), equality.total),
        Share(sum(bool(area.owners) for area in views.content.areas.values()), len(views.content.areas)),
        _measures(views),
        _controls(equality, views),
        _elsewhere(views),
    )


def _measures(views: Views) -> MeasureCount:
    shown = views.reported_measures
    return MeasureCount(
        len(shown),
        sum(view.measure.kolada is not None for view in shown),
        sum(view.compared_with(With.ALL) is not None for view in shown),
    )


def _controls(equality: Equality, views: Views) -> ControlRoundCount:
    controlled = sum(bool(views.controls_of(row.view.guarantee)) for row in equality.rows)
    return ControlRoundCount(len(rounds_of(views)), controlled)


def _elsewhere(views: Views) -> ElsewhereCount:
    others = views.content.elsewhere.values()
    return ElsewhereCount(len(others), len({other.municipality for other in others}))


def _share(equality: Equality, question: Question) -> Share:
    return Share(equality.count(question, Answer.GIVEN), equality.needed(question))


def _published(equality: Equality, views: Views) -> Published:
    reports = [
        (report, report.stated.guarantees, _held(report, views))
        for report in stated_reports(views)
        if report.stated and report.stated.guarantees is not None
    ]
    return Published(
        equality.total,
        sum(row.view.guarantee.shown_kind is GuaranteeKind.GUARANTEE for row in equality.rows),
        equality.count(Question.DECISION, Answer.GIVEN),
        reports,
    )


def _held(report: Report, views: Views) -> int | None:
    if report.period is None:
        return None
    held = guarantees_on(report.period.last, views)
    return len(held.ids) if held.is_known else None


def _work(rows: Iterable[PromiseAnswers]) -> Work:
    listed = list(rows)
    return Work(
        Counter(task for row in listed for task in phase_out_tasks_of(row)),
        Counter(task for row in listed for task in update_tasks_of(row)),
    )
