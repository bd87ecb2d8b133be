"""What each page shows: a record with everything that follows from it. ``views_of`` builds them all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from paraply.derive.comparisons import Comparison, With, compare, peer_means
from paraply.derive.course import Course, course_of
from paraply.derive.movements import Movement, movement_of
from paraply.derive.verdicts import Judgement, PromiseJudgement, judge_measure, judge_promise, judgeable
from paraply.model.choices import Reason, Trend
from paraply.model.content import Content
from paraply.model.dates import PartialDate, Period
from paraply.model.guarantee import Guarantee, GuaranteeState, MeasureIs
from paraply.model.kolada import Snapshot
from paraply.model.lateness import late
from paraply.model.measure import Measure
from paraply.model.organisation import Area, Owner
from paraply.model.results import Assessment, Control, Decision, Goal, Report, Survey
from paraply.model.series import Point, Series, series_of
from paraply.numbers import decimals_of
from paraply.problems import Family, Problem

DEFAULT_DECIMALS = 1
"""Decimals of Kolada figures when the measure does not say."""


@dataclass(frozen=True, eq=False)  # one is itself, so that what is drawn of it can be remembered
class MeasureView:
    """A measure with its series, verdict, change and comparisons."""

    measure: Measure
    series: Series
    decimals: int
    judgement: Judgement
    change: Movement
    comparisons: tuple[Comparison, ...]
    peers: tuple[tuple[Period, Decimal], ...]
    course: Course | None
    snapshot: Snapshot | None

    @property
    def updated(self) -> PartialDate | None:
        """The day of the newest figures: when they were fetched, or else published."""
        days = [point.outcome.published for point in self.series.points if point.outcome.published]
        return self.snapshot.fetched if self.snapshot else max(days, default=None)

    @cached_property
    def is_signed(self) -> bool:
        """Whether some figure is below zero: each of hundreds of sentences asks."""
        return any(point.value is not None and point.value < 0 for point in self.series.points)

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day of the periods with a value; None without any."""
        periods = [point.period for point in self.series.totals if point.value is not None]
        return (periods[0].first, periods[-1].last) if periods else None

    def compared_with(self, with_: With) -> Comparison | None:
        """The comparison with one kind of group, where there is one."""
        return next((comparison for comparison in self.comparisons if comparison.with_ == with_), None)


@dataclass(frozen=True)
class PromiseView:
    """A promise with its verdict and the measure it rests on."""

    guarantee: Guarantee
    judgement: PromiseJudgement
    measure: MeasureView | None

    @property
    def cases(self) -> tuple[Decimal, Decimal] | None:
        """How many cases were kept, of how many, in the period of the verdict; None when not known."""
        point = self.judgement.point
        if self.judgement.reason or point is None or self.guarantee.measure_is is not MeasureIs.SHARE:
            return None
        kept, of_all = point.outcome.numerator, point.outcome.denominator
        return (kept, of_all) if kept is not None and of_all is not None else None


@dataclass(frozen=True)
class GoalView:
    """A goal with its newest decided assessment."""

    goal: Goal
    assessment: Assessment | None
    is_current: bool


@dataclass(frozen=True, eq=False)  # one is itself, so that what is derived from it can be remembered
class Views:
    """Everything pages are made from. ``content`` is what is public on ``today``."""

    content: Content
    today: date
    problems: Sequence[Problem]
    measures: Mapping[str, MeasureView]
    promises: Mapping[str, PromiseView]
    goals: Mapping[str, GoalView]

    @cached_property
    def current_promises(self) -> list[PromiseView]:
        """The promises that hold, or may hold: withdrawn ones are left out."""
        return [view for view in self.promises.values() if view.guarantee.is_live]

    @cached_property
    def withdrawn_promises(self) -> list[PromiseView]:
        """The promises that no longer hold; their pages stay."""
        return [view for view in self.promises.values() if view.guarantee.state is GuaranteeState.WITHDRAWN]

    @cached_property
    def current_goals(self) -> list[GoalView]:
        """The goals whose time has not passed."""
        return [view for view in self.goals.values() if view.is_current]

    @cached_property
    def reported_measures(self) -> list[MeasureView]:
        """The measures that the municipality still reports: these are counted and compared."""
        return [view for view in self.measures.values() if view.measure.withdrawn is None]

    @cached_property
    def withdrawn_measures(self) -> list[MeasureView]:
        """The measures that are no longer reported; their pages stay."""
        return [view for view in self.measures.values() if view.measure.withdrawn is not None]

    def owners_of(self, ids: Iterable[str]) -> list[Owner]:
        """The owners by id, those not public today left out."""
        return [self.content.owners[id_] for id_ in ids if id_ in self.content.owners]

    def area_of(self, record: Guarantee | Measure | Goal | Survey) -> Area | None:
        """The area a record belongs to."""
        return self.content.areas.get(record.area or "")

    def decision(self, id_: str | None) -> Decision | None:
        """A decision by id."""
        return self.content.decisions.get(id_ or "")

    def report(self, id_: str | None) -> Report | None:
        """A report by id."""
        return self.content.reports.get(id_ or "")

    @cached_property
    def _late(self) -> dict[str, list[Problem]]:
        late: dict[str, list[Problem]] = {}
        for problem in self.problems:
            if problem.rule.family is Family.CURRENT and problem.accepted is None:
                late.setdefault(problem.place.file, []).append(problem)
        return late

    def late_in(self, record: Guarantee | Measure | Goal | Survey) -> list[Problem]:
        """What the checks found out of date in a record's file."""
        return self._late.get(record.file, [])

    @cached_property
    def _controls(self) -> dict[str, list[tuple[Survey, Control]]]:
        controls: dict[str, list[tuple[Survey, Control]]] = {}
        for survey in self.content.surveys.values():
            for control in survey.controls:
                controls.setdefault(control.guarantee or "", []).append((survey, control))
        return controls

    def controls_of(self, guarantee: Guarantee) -> list[tuple[Survey, Control]]:
        """The internal-control moments that watch a promise."""
        return self._controls.get(guarantee.id, [])

    @cached_property
    def _outcomes(self) -> dict[str, list[tuple[MeasureView, Point]]]:
        outcomes: dict[str, list[tuple[MeasureView, Point]]] = {}
        for view in self.measures.values():
            for point in view.series.points:
                if report := point.outcome.report:
                    outcomes.setdefault(report, []).append((view, point))
        return outcomes

    def outcomes_in(self, report: Report) -> list[tuple[MeasureView, Point]]:
        """The figures that were published in a report."""
        return self._outcomes.get(report.id, [])

    @cached_property
    def _assessments(self) -> dict[str | None, list[tuple[GoalView, Assessment]]]:
        assessments: dict[str | None, list[tuple[GoalView, Assessment]]] = {}
        for view in self.goals.values():
            for assessment in view.goal.assessments:
                assessments.setdefault(assessment.report, []).append((view, assessment))
        return assessments

    def assessments_in(self, report: Report) -> list[tuple[GoalView, Assessment]]:
        """The goals that were judged in a report, and how."""
        return self._assessments.get(report.id, [])

    @cached_property
    def _in_area(self) -> dict[str | None, list[PromiseView]]:
        promises: dict[str | None, list[PromiseView]] = {}
        for view in self.current_promises:
            promises.setdefault(view.guarantee.area, []).append(view)
        return promises

    def promises_in(self, area: Area) -> list[PromiseView]:
        """The promises of an area that hold, or may hold."""
        return self._in_area.get(area.id, [])

    @cached_property
    def _replaced(self) -> dict[str | None, list[Guarantee]]:
        replaced: dict[str | None, list[Guarantee]] = {}
        for guarantee in self.content.guarantees.values():
            replaced.setdefault(guarantee.replaced_by, []).append(guarantee)
        return replaced

    def replaced_by(self, guarantee: Guarantee) -> list[Guarantee]:
        """The promises that this one took the place of."""
        return self._replaced.get(guarantee.id, [])

    @cached_property
    def _goals_with(self) -> dict[str, list[Goal]]:
        goals: dict[str, list[Goal]] = {}
        for goal in self.content.goals.values():
            for id_ in goal.guarantees:
                goals.setdefault(id_, []).append(goal)
        return goals

    def goals_with(self, guarantee: Guarantee) -> list[Goal]:
        """The goals that a promise is part of."""
        return self._goals_with.get(guarantee.id, [])

    @cached_property
    def _uses(self) -> dict[str, list[Goal | Survey | Guarantee]]:
        uses: dict[str, list[Goal | Survey | Guarantee]] = {}
        for guarantee in self.content.guarantees.values():
            if guarantee.measure:
                uses.setdefault(guarantee.measure, []).append(guarantee)
        users: list[Goal | Survey] = [*self.content.goals.values(), *self.content.surveys.values()]
        for user in users:
            for id_ in user.measures:
                uses.setdefault(id_, []).append(user)
        return uses

    def uses_of(self, measure: Measure) -> list[Goal | Survey | Guarantee]:
        """The promises, goals and surveys that show a measure."""
        return self._uses.get(measure.id, [])


def views_of(content: Content, problems: Sequence[Problem], today: date) -> Views:
    """Judge and compare everything in ``content``, which must already be what is public ``today``."""
    measures = {id_: _measure_view(measure, content, today) for id_, measure in content.measures.items()}
    promises = {
        id_: _promise_view(guarantee, measures, today)
        for id_, guarantee in sorted(content.guarantees.items(), key=lambda item: _by_area(item[1], content))
    }
    goals = {id_: _goal_view(goal, content, today) for id_, goal in content.goals.items()}
    return Views(content, today, problems, measures, promises, goals)


def _measure_view(measure: Measure, content: Content, today: date) -> MeasureView:
    series = series_of(measure, content)
    sound, reason = judgeable(measure, series, today)
    is_old = reason is Reason.TOO_OLD or (sound is not None and late(measure, series, today) is not None)
    decimals = measure.decimals if measure.decimals is not None else _decimals_in(series)
    return MeasureView(
        measure=measure,
        series=series,
        decimals=decimals,
        judgement=judge_measure(measure, series, today),
        change=Movement(Trend.NONE, is_old=True) if is_old else movement_of(measure, series, decimals),
        comparisons=compare(measure, series, content),
        peers=peer_means(measure, series, content),
        course=course_of(measure, series, None if reason else sound),
        snapshot=content.snapshots.get(measure.kolada or ""),
    )


def _promise_view(guarantee: Guarantee, measures: Mapping[str, MeasureView], today: date) -> PromiseView:
    shown = measures.get(guarantee.measure or "")
    judgement = judge_promise(
        guarantee, shown.measure if shown else None, shown.series if shown else None, today
    )
    return PromiseView(guarantee, judgement, shown)


def _goal_view(goal: Goal, content: Content, today: date) -> GoalView:
    def reported(assessment: Assessment) -> date:
        report = content.reports.get(assessment.report or "")
        return report.period.last if report and report.period else date.min

    newest = max(goal.assessments, key=reported, default=None)
    return GoalView(goal, newest, goal.valid_to is None or goal.valid_to.last >= today)


def _decimals_in(series: Series) -> int:
    """As many decimals as the figures are written with, at most three."""
    if series.measure.kolada:
        return DEFAULT_DECIMALS
    values = (point.value for point in series.points if point.value is not None)
    return min(3, max(map(decimals_of, values), default=0))


def _by_area(guarantee: Guarantee, content: Content) -> tuple[int, str]:
    order = {id_: place for place, id_ in enumerate(content.areas)}
    return order.get(guarantee.area or "", len(order)), guarantee.id
