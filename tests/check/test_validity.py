"""States and dates that must say the same, on the day before, on and after each edge."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from paraply.check.rule import World
from paraply.check.validity import ends_before_it_begins, promise_ended, state_against_date
from paraply.model.guarantee import GuaranteeState
from tests.made import content, goal, guarantee, owner
from tests.worlds import GUARANTEE, edited, found

DAY = date(2026, 11, 23)
AROUND = [DAY + timedelta(days=days) for days in (-400, -1, 0, 1, 400)]


def world(**fields: object) -> World:
    return World(content(guarantees=[guarantee(**fields)]), DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("ended", AROUND)
@pytest.mark.parametrize("state", list(GuaranteeState))
def test_a_promise_has_ended_the_day_after_its_last(ended: date, state: GuaranteeState) -> None:
    told = list(promise_ended(world(valid_to=ended.isoformat(), state=state)))
    is_live = state not in {GuaranteeState.DRAFT, GuaranteeState.WITHDRAWN}
    assert bool(told) is (is_live and ended < DAY)
    if told:
        [(_place, message, _hint)] = told
        assert message == f"Löftet gällde till och med {ended}, men läget är '{state.label}'."


@pytest.mark.parametrize("begins", AROUND)
@pytest.mark.parametrize("state", list(GuaranteeState))
def test_a_state_says_what_its_day_says(begins: date, state: GuaranteeState) -> None:
    told = [
        message for _place, message, _hint in state_against_date(world(valid_from=str(begins), state=state))
    ]
    late, early = f"men det gäller från {begins}", f"det börjar gälla först {begins}"
    if state is GuaranteeState.PLANNED and begins <= DAY:
        assert [late in message for message in told] == [True]
    elif state is GuaranteeState.IN_FORCE and begins > DAY:
        assert [early in message for message in told] == [True]
    else:
        assert told == []


@pytest.mark.parametrize(
    ("until", "told"), [(DAY - timedelta(days=1), 1), (DAY, 0), (DAY + timedelta(days=1), 0)]
)
def test_an_earlier_wording_holds_until_the_promise_that_is_in_force_begins(until: date, told: int) -> None:
    made = world(valid_from="2027-06-01", state="in_force", earlier=[{"until": until.isoformat()}])
    assert len(list(state_against_date(made))) == told


def test_without_a_first_day_no_state_is_wrong() -> None:
    assert [list(state_against_date(world(state=state))) for state in GuaranteeState] == [[]] * len(
        GuaranteeState
    )


@pytest.mark.parametrize("ends", AROUND)
def test_nothing_ends_before_it_begins(ends: date) -> None:
    days = {"valid_from": DAY.isoformat(), "valid_to": ends.isoformat()}
    made = content(guarantees=[guarantee(**days)], goals=[goal(**days)], owners=[owner(**days)])
    assert len(list(ends_before_it_begins(World(made, DAY)))) == (3 if ends < DAY else 0)


@pytest.mark.parametrize("until", AROUND)
@pytest.mark.parametrize("state", ["in_force", "planned"])
def test_a_wording_is_not_over_before_the_promise_began(until: date, state: str) -> None:
    made = world(valid_from=DAY.isoformat(), state=state, earlier=[{"until": until.isoformat()}] * 2)
    assert len(list(ends_before_it_begins(made))) == int(until < DAY and state == "in_force")


def test_the_place_is_the_line_to_change(tmp_path: Path) -> None:
    files = edited(GUARANTEE, "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2019-12-31")
    [problem] = found(tmp_path, "A12", files)
    assert problem.place.line > 1
    assert problem.message == "Det gäller från 2020-01-01 till och med 2019-12-31, alltså ingen dag."
