"""Decisions, and what rests on each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from paraply.derive.views import Views
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.results import Decision, Goal, Policy, Report

Resting: TypeAlias = Guarantee | Goal | Measure | Policy | Report
"""The records that name a decision."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision with the records that name it, each once."""

    decision: Decision
    rests_on_it: Sequence[Resting]


def decisions_of(views: Views) -> list[DecisionView]:
    """Every decision, the newest first; those of an unknown day last."""
    resting = _resting(views)
    shown = [
        DecisionView(decision, resting.get(decision.id, ())) for decision in views.content.decisions.values()
    ]
    return sorted(shown, key=_day, reverse=True)


def _day(view: DecisionView) -> date:
    return view.decision.date.last if view.decision.date else date.min


def _resting(views: Views) -> Mapping[str, Sequence[Resting]]:
    content = views.content
    named: list[tuple[str | None, Resting]] = []
    for guarantee in content.guarantees.values():
        named += [(guarantee.decision, guarantee), (guarantee.path_decision, guarantee)]
    for measure in content.measures.values():
        named += [(target.decision, measure) for target in measure.targets]
    named += [(goal.decision, goal) for goal in content.goals.values()]
    named += [(policy.decision, policy) for policy in content.policies.values()]
    named += [(report.decision, report) for report in content.reports.values()]
    resting: dict[str, dict[str, Resting]] = {}
    for id_, record in named:
        if id_:
            resting.setdefault(id_, {})[record.file] = record
    return {id_: list(records.values()) for id_, records in resting.items()}
