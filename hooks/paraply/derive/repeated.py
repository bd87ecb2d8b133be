"""Double follow-up, counted: the records whose figure is asked for in more than one place.

A place is a report of one kind, a goal, the internal control, or the promise's own follow-up. How often a
place asks is left out: a yearly report is one place, however many years there are of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paraply.derive.views import MeasureView, PromiseView, Views
from paraply.model.guarantee import Guarantee, GuaranteeKind
from paraply.model.measure import Measure
from paraply.model.results import Goal, ReportKind


@dataclass(frozen=True, slots=True)
class Followed:
    """A promise, or a measure that is no promise's, with the places that ask for its figure.

    ``reports`` are the kinds of reports that have had the figure; ``stated`` those that an investigation says
    are to have it, though none of the figure's own says so.
    """

    view: PromiseView | MeasureView
    reports: Sequence[ReportKind]
    stated: Sequence[ReportKind]
    goals: Sequence[Goal]
    is_controlled: bool
    has_own: bool

    @property
    def record(self) -> Guarantee | Measure:
        """The promise or the measure itself."""
        return self.view.guarantee if isinstance(self.view, PromiseView) else self.view.measure

    @property
    def places(self) -> int:
        """How many places ask for the figure; all rounds of internal control are one."""
        return (
            len(self.reports) + len(self.stated) + len(self.goals) + bool(self.is_controlled) + self.has_own
        )


@dataclass(frozen=True, slots=True)
class FollowUps:
    """All that is followed up somewhere: promises before measures, and those with most places first."""

    rows: Sequence[Followed]

    @property
    def repeated(self) -> Sequence[Followed]:
        """Those that are followed up in more than one place."""
        return [row for row in self.rows if row.places > 1]

    @property
    def times(self) -> int:
        """How many places ask for a figure of those, together."""
        return sum(row.places for row in self.repeated)

    @property
    def stated(self) -> int:
        """How many of those places are known from an investigation alone."""
        return sum(len(row.stated) for row in self.repeated)

    @property
    def alike(self) -> Sequence[Sequence[Followed]]:
        """Those that are followed up in several places, the ones with the same places together."""
        groups: dict[object, list[Followed]] = {}
        for row in self.repeated:
            goals = tuple(goal.id for goal in row.goals)
            kind = isinstance(row.view, PromiseView)
            same = (kind, *row.reports, "", *row.stated, "", *goals, row.is_controlled, row.has_own)
            groups.setdefault(same, []).append(row)
        return list(groups.values())


def follow_ups_of(views: Views) -> FollowUps:
    """Count the places of every current promise, with its measure, and of the other measures."""
    kinds = _kinds_of_reports(views)
    stated = {kind for one in views.content.investigations.values() for kind in one.reported_in}
    promises = [_promise(view, kinds, stated, views) for view in views.current_promises]
    theirs = {view.guarantee.measure for view in views.current_promises}
    measures = [
        Followed(view, _ordered(kinds[id_]), (), _current(views.uses_of(view.measure), views), False, False)
        for id_, view in views.measures.items()
        if id_ not in theirs
    ]
    return FollowUps([*_most_first(promises), *_most_first(measures)])


def _promise(
    view: PromiseView, kinds: Mapping[str, set[ReportKind]], stated: set[ReportKind], views: Views
) -> Followed:
    guarantee, follow_up = view.guarantee, view.guarantee.follow_up
    seen = kinds[view.measure.measure.id] if view.measure else set()
    users = views.uses_of(view.measure.measure) if view.measure else []
    asked = stated if guarantee.kind is GuaranteeKind.GUARANTEE else set()
    return Followed(
        view,
        _ordered(seen),
        _ordered(asked - seen),
        _current([*views.goals_with(guarantee), *users], views),
        is_controlled=bool(views.controls_of(guarantee)),
        has_own=bool(follow_up and (follow_up.text or follow_up.every or follow_up.method)),
    )


def _kinds_of_reports(views: Views) -> Mapping[str, set[ReportKind]]:
    """The kinds of reports that each measure's figures were published in, corrected ones included."""
    reports = views.content.reports
    found: dict[str, set[ReportKind]] = {}
    for id_, view in views.measures.items():
        named = [outcome.report for outcome in view.measure.outcomes]
        named += [outcome.restated_from.report for outcome in view.measure.outcomes if outcome.restated_from]
        found[id_] = {reports[name].kind for name in named if name and name in reports}
    return found


def _current(users: Iterable[object], views: Views) -> list[Goal]:
    """The goals among the users whose time has not passed, each once."""
    goals = {user.id: user for user in users if isinstance(user, Goal)}
    return [goal for id_, goal in goals.items() if id_ in views.goals and views.goals[id_].is_current]


def _ordered(kinds: set[ReportKind]) -> list[ReportKind]:
    return [kind for kind in ReportKind if kind in kinds]


def _most_first(rows: Iterable[Followed]) -> list[Followed]:
    return sorted((row for row in rows if row.places), key=lambda row: -row.places)
