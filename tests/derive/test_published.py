"""What residents may see on a day."""

from datetime import date, timedelta
from typing import Any

import pytest

from paraply.derive.published import as_of, is_public, published
from paraply.model.content import Content
from paraply.model.guarantee import GuaranteeState
from paraply.model.level import Level
from tests.made import content, decision, goal, guarantee, measure, owner, policy, report

DAY = date(2027, 1, 1)
EVE = DAY - timedelta(days=1)

EIGHT = {"bound": "at_most", "value": 8, "unit": "veckor"}
TEN = {"bound": "at_most", "value": 10, "unit": "veckor"}


def promises(day: date, **fields: Any) -> dict[str, Any]:
    return dict(published(content(guarantees=[guarantee(**fields)]), day).guarantees)


@pytest.mark.parametrize("valid_from", [None, "2020-01-01", "2027-01-01"])
def test_a_draft_is_never_public(valid_from: str | None) -> None:
    assert promises(date(2100, 1, 1), state="draft", valid_from=valid_from) == {}
    earlier = [{"until": "2100-12-31", "promise": "Förr."}]
    assert promises(EVE, state="draft", valid_from=valid_from, earlier=earlier) == {}


@pytest.mark.parametrize("state", ["in_force", "under_review", "withdrawn", "unknown"])
def test_a_promise_without_a_day_is_public(state: str) -> None:
    assert promises(DAY, state=state)["lofte"].state.value == state


def test_a_planned_promise_without_a_day_waits() -> None:
    assert promises(DAY, state="planned") == {}


@pytest.mark.parametrize("state", ["planned", "in_force", "unknown"])
@pytest.mark.parametrize("valid_from", ["2027-01-01", "2027-01", "2027"])
def test_a_coming_promise_is_hidden_until_its_day(state: str, valid_from: str) -> None:
    assert promises(EVE, state=state, valid_from=valid_from) == {}
    assert list(promises(DAY, state=state, valid_from=valid_from)) == ["lofte"]


def test_a_planned_promise_holds_from_its_day() -> None:
    shown = promises(DAY, state="planned", valid_from="2027-01-01")["lofte"]
    assert shown.state is GuaranteeState.IN_FORCE
    assert shown.id == "lofte"
    assert shown.file == "content/guarantees/lofte.md"


CHANGING: dict[str, Any] = {
    "state": "in_force",
    "promise": "Du får svar inom åtta veckor.",
    "level": EIGHT,
    "valid_from": "2020-01-01",
    "earlier": [
        {"until": "2022-12-31", "promise": "Du får svar inom ett år."},
        {"until": "2026-12-31", "promise": "Du får svar inom tio veckor.", "level": TEN},
    ],
}


def test_a_promise_that_changes_keeps_its_wording_until_the_day() -> None:
    before = promises(EVE, **CHANGING)["lofte"]
    assert before.promise == "Du får svar inom tio veckor."
    assert before.level == Level.model_validate(TEN)
    assert [str(earlier.until) for earlier in before.earlier] == ["2022-12-31"]
    assert (str(before.valid_from), before.valid_to) == ("2020-01-01", None), "the promise goes on"
    assert before.id == "lofte"

    after = promises(DAY, **CHANGING)["lofte"]
    assert after.promise == "Du får svar inom åtta veckor."
    assert after.level == Level.model_validate(EIGHT)
    assert len(after.earlier) == 2


def test_the_wording_that_held_first_is_taken_from_the_day_asked_for() -> None:
    assert promises(date(2022, 12, 31), **CHANGING)["lofte"].promise == "Du får svar inom ett år."
    assert promises(date(2023, 1, 1), **CHANGING)["lofte"].promise == "Du får svar inom tio veckor."


@pytest.mark.parametrize("state", ["under_review", "unknown", "withdrawn"])
def test_a_promise_that_has_begun_keeps_its_state_while_its_wording_changes(state: str) -> None:
    assert promises(EVE, **{**CHANGING, "state": state})["lofte"].state.value == state


@pytest.mark.parametrize("state", ["planned", "in_force"])
def test_of_a_promise_that_is_said_to_begin_later_the_first_day_is_not_known(state: str) -> None:
    shown = promises(EVE, **{**CHANGING, "state": state, "valid_from": "2027-01-01"})["lofte"]
    assert (shown.state, shown.valid_from, shown.valid_to) == (GuaranteeState.IN_FORCE, None, None)
    assert shown.promise == "Du får svar inom tio veckor."


def test_the_coming_level_is_not_shown_with_an_older_wording_that_had_none() -> None:
    shown = promises(date(2022, 6, 1), **CHANGING)["lofte"]
    assert shown.level is None


def test_an_earlier_wording_known_only_by_its_level_keeps_the_text() -> None:
    earlier = [{"until": "2026-12-31", "level": TEN}]
    shown = promises(EVE, **{**CHANGING, "earlier": earlier})["lofte"]
    assert (shown.promise, shown.level) == (CHANGING["promise"], Level.model_validate(TEN))


def test_a_gap_between_two_wordings_hides_the_promise() -> None:
    earlier = [{"until": "2026-11-30", "promise": "Du får svar."}]
    made = guarantee(**{**CHANGING, "earlier": earlier, "valid_from": "2027-01-01"})
    assert is_public(made, date(2026, 11, 30))
    assert not is_public(made, date(2026, 12, 1))
    assert is_public(made, DAY)


def test_as_of_leaves_a_promise_that_holds_alone() -> None:
    made = guarantee(valid_from="2020-01-01")
    assert as_of(made, DAY) is made


@pytest.mark.parametrize("day", ["2027-01-01", "2027-01", "2027"])
def test_a_figure_is_hidden_until_it_is_published(day: str) -> None:
    old = {"period": "2025", "value": 90, "published": "2026-02-01"}
    new = {"period": "2026", "value": 91, "published": day}
    undated = {"period": "2024", "value": 89}
    made = content(measures=[measure(outcomes=[undated, old, new])])
    eve, then = (published(made, on).measures["matt"] for on in (EVE, DAY))
    assert [str(outcome.period) for outcome in eve.outcomes] == ["2024", "2025"]
    assert [str(outcome.period) for outcome in then.outcomes] == ["2024", "2025", "2026"]
    assert eve.id == "matt"


def test_goals_policies_and_owners_wait_for_their_day() -> None:
    made = content(
        goals=[goal("nu"), goal("sen", valid_from="2027-01-01")],
        policies=[policy("nu", decided="2020"), policy("sen", decided="2027-01-01")],
        owners=[owner("nu"), owner("sen", valid_from="2027-01-01")],
    )

    def shown(on: date) -> tuple[list[str], list[str], list[str]]:
        public: Content = published(made, on)
        return list(public.goals), list(public.policies), list(public.owners)

    assert shown(EVE) == (["nu"], ["nu"], ["nu"])
    assert shown(DAY) == (["nu", "sen"],) * 3


def test_what_has_ended_stays_public() -> None:
    made = content(
        guarantees=[guarantee(valid_to="2020-12-31", state="withdrawn")],
        goals=[goal(valid_to="2020-12-31")],
        owners=[owner(valid_to="2020-12-31")],
    )
    public = published(made, DAY)
    assert (len(public.guarantees), len(public.goals), len(public.owners)) == (1, 1, 1)


def test_everything_else_is_as_it_was() -> None:
    made = content(reports=[report(planned="2030-01-01")], decisions=[decision(date="2030-01-01")])
    public = published(made, DAY)
    assert (public.reports, public.decisions) == (made.reports, made.decisions)
