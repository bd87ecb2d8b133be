"""Quality measurements: how many answered, what is done about the result, and what controls found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from paraply.derive.views import PromiseView, Views
from paraply.model.choices import Choice
from paraply.model.results import Action, Control, Survey, SurveyKind


class ActionState(Choice):
    """How far an action has come, judged by its dates."""

    DONE = "done", "Klart"
    DONE_LATE = "done_late", "Klart, men efter utsatt tid"
    LATE = "late", "Försenat"
    ONGOING = "ongoing", "Pågår"


@dataclass(frozen=True, slots=True)
class ControlCount:
    """How many controls there are and what they found; ``unknown`` are those without a count."""

    controls: int
    deviations: int
    with_deviations: int
    unknown: int


def response_rate(survey: Survey) -> Decimal | None:
    """How many of those invited answered, in percent; None when either number is unknown."""
    if not survey.invited or survey.answered is None:
        return None
    return Decimal(100) * survey.answered / survey.invited


def action_state(action: Action, today: date) -> ActionState:
    """Whether an action is done, and whether it is late."""
    if action.done is not None:
        late = action.due is not None and action.done.first > action.due.last
        return ActionState.DONE_LATE if late else ActionState.DONE
    late = action.due is not None and action.due.last < today
    return ActionState.LATE if late else ActionState.ONGOING


def newest_first(surveys: Iterable[Survey]) -> list[Survey]:
    """By the period, the newest first; those of an unknown period last."""
    return sorted(surveys, key=lambda survey: survey.period.last if survey.period else date.min, reverse=True)


def rounds_of(views: Views) -> list[Survey]:
    """The internal-control rounds, newest first."""
    surveys = views.content.surveys.values()
    return newest_first([survey for survey in surveys if survey.kind is SurveyKind.INTERNAL_CONTROL])


def count_controls(controls: Sequence[Control]) -> ControlCount:
    """Count controls and deviations; a control whose count is unknown is no control without deviations."""
    found = [control.deviations for control in controls if control.deviations is not None]
    return ControlCount(
        len(controls), sum(found), sum(number > 0 for number in found), len(controls) - len(found)
    )


def watched_promises(views: Views) -> Mapping[str, tuple[PromiseView, Sequence[tuple[Survey, Control]]]]:
    """The promises that a control watches, with the controls, the newest round first."""
    watched: dict[str, tuple[PromiseView, list[tuple[Survey, Control]]]] = {}
    for survey in rounds_of(views):
        for control in survey.controls:
            if view := views.promises.get(control.guarantee or ""):
                watched.setdefault(view.guarantee.id, (view, []))[1].append((survey, control))
    return watched
