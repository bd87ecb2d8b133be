"""The tree of goals, and the evidence beside a goal's decided verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from paraply.derive.evidence import VerdictCount, count_measures, count_promises
from paraply.derive.views import GoalView, MeasureView, PromiseView, Views
from paraply.model.choices import GoalVerdict
from paraply.model.results import Assessment, Goal, GoalLevel, Report

ByParent: TypeAlias = Mapping[str, Sequence[GoalView]]
"""The goals below each goal, by its id."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal with the goals below it. ``entered`` counts all below it, also those of another time."""

    view: GoalView
    children: Sequence["Branch"]
    entered: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """Measures and promises that point another way than the decided verdict.

    ``until`` is the last day of the assessed period; None when it is today's figures that point away.
    """

    measures: VerdictCount
    promises: VerdictCount
    until: date | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A goal's measures and promises, counted as they are today, and where they contradict the verdict."""

    measures: Sequence[MeasureView]
    promises: Sequence[PromiseView]
    measure_count: VerdictCount
    promise_count: VerdictCount
    contrast: Contrast | None


def goal_tree(views: Views, *, current: bool) -> list[Branch]:
    """The goals that hold, or those whose time has passed, each below its parent where that is among them.

    Current goals stand from fullmäktige down, former ones with the newest first.
    """
    chosen = {id_: view for id_, view in views.goals.items() if view.is_current is current}
    roots = [view for view in chosen.values() if view.goal.parent not in chosen]
    levels = list(GoalLevel)
    roots.sort(key=lambda view: levels.index(view.goal.level))
    if not current:
        roots.sort(key=_ended, reverse=True)
    below, entered = _by_parent(chosen.values()), _by_parent(views.goals.values())
    return [_branch(view, below, entered) for view in roots]


def branches_of(views: Views) -> dict[str, Branch]:
    """Every goal with everything below it, of any time."""
    below = _by_parent(views.goals.values())
    return {id_: _branch(view, below, below) for id_, view in views.goals.items()}


def assessments_of(goal: Goal, views: Views) -> list[tuple[Assessment, Report | None]]:
    """The assessments with their reports, the newest period first; those without a report last."""

    def ended(pair: tuple[Assessment, Report | None]) -> date:
        report = pair[1]
        return report.period.last if report and report.period else date.min

    paired = [(assessment, views.report(assessment.report)) for assessment in goal.assessments]
    return sorted(paired, key=ended, reverse=True)


def evidence_of(view: GoalView, views: Views) -> Evidence:
    """What the goal's measures and promises show, beside the newest assessment."""
    measures = [views.measures[id_] for id_ in view.goal.measures if id_ in views.measures]
    promises = [views.promises[id_] for id_ in view.goal.guarantees if id_ in views.promises]
    return Evidence(
        measures,
        promises,
        count_measures(measures),
        count_promises(promises),
        _contrast(view, measures, promises, views),
    )


def _contrast(
    view: GoalView, measures: Sequence[MeasureView], promises: Sequence[PromiseView], views: Views
) -> Contrast | None:
    """First by the figures that were there when the assessed period ended, then by today's."""
    if view.assessment is None:
        return None
    report = views.report(view.assessment.report)
    for day in (report.period.last if report and report.period else None, None):
        contrast = Contrast(count_measures(measures, day), count_promises(promises, day), day)
        if contradicts(view.assessment.verdict, contrast.measures + contrast.promises):
            return contrast
    return None


def contradicts(verdict: GoalVerdict, count: VerdictCount) -> bool:
    """Whether most of what can be judged points the other way. A partly met goal is never contradicted."""
    if verdict in {GoalVerdict.MET, GoalVerdict.MOSTLY_MET}:
        return count.missed > count.reached
    return verdict is GoalVerdict.NOT_MET and count.reached > count.missed


def _by_parent(goals: Iterable[GoalView]) -> ByParent:
    below: dict[str, list[GoalView]] = {}
    for view in goals:
        below.setdefault(view.goal.parent or "", []).append(view)
    return below


def _branch(view: GoalView, below: ByParent, entered: ByParent) -> Branch:
    id_ = view.goal.id
    children = [_branch(child, below, entered) for child in below.get(id_, [])]
    return Branch(view, children, len(entered.get(id_, [])))


def _ended(view: GoalView) -> date:
    return view.goal.valid_to.last if view.goal.valid_to else date.max
