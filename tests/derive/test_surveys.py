"""Response rates, late actions, and what controls found."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from paraply.derive.surveys import (
    ActionState,
    ControlCount,
    action_state,
    count_controls,
    newest_first,
    response_rate,
    watched_promises,
)
from paraply.model.results import Action
from tests.made import content, guarantee, survey, views

TODAY = date(2026, 11, 23)


def test_the_response_rate_is_the_share_of_those_invited() -> None:
    assert response_rate(survey(invited=500, answered=430)) == Decimal(86)
    assert response_rate(survey(invited=500, answered=0)) == 0


@pytest.mark.parametrize("fields", [{"invited": 500}, {"answered": 430}, {"invited": 0, "answered": 0}, {}])
def test_an_unknown_number_gives_no_rate(fields: dict[str, Any]) -> None:
    assert response_rate(survey(**fields)) is None


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        (None, None, ActionState.ONGOING),
        ("2026-11-23", None, ActionState.ONGOING),
        ("2026-11-22", None, ActionState.LATE),
        ("2026-11", None, ActionState.ONGOING),
        ("2026-06-30", "2026-06-30", ActionState.DONE),
        ("2026-06", "2026-07-01", ActionState.DONE_LATE),
        (None, "2026", ActionState.DONE),
    ],
)
def test_an_action_is_late_after_the_last_day_its_date_can_mean(
    due: str | None, done: str | None, state: ActionState
) -> None:
    assert action_state(Action.model_validate({"text": "Bygg om.", "due": due, "done": done}), TODAY) is state


def test_deviations_are_counted_and_an_unknown_number_is_not_zero() -> None:
    controls = [{"moment": "A", "deviations": 6}, {"moment": "B", "deviations": 0}, {"moment": "C"}]
    made = survey(kind="internal_control", controls=controls)
    assert count_controls(made.controls) == ControlCount(
        controls=3, deviations=6, with_deviations=1, unknown=1
    )


def test_newest_first_and_those_of_an_unknown_period_last() -> None:
    made = [survey("a", period="2022"), survey("b"), survey("c", period="2024-T1")]
    assert [one.id for one in newest_first(made)] == ["c", "a", "b"]


def test_watched_promises_have_their_controls_newest_round_first() -> None:
    controls = [{"moment": "Kontroll", "guarantee": "lofte"}, {"moment": "Annat"}]
    rounds = [
        survey(f"ik-{year}", kind="internal_control", period=str(year), controls=controls)
        for year in (2024, 2025)
    ]
    watched = watched_promises(views(content(guarantees=[guarantee(), guarantee("b")], surveys=rounds)))
    assert list(watched) == ["lofte"]
    assert [made.id for made, _ in watched["lofte"][1]] == ["ik-2025", "ik-2024"]
