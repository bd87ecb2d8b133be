"""Which wording held on a day: one answer, for findings, verdicts, pages and changes alike."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraply.derive.published import as_of, is_public
from paraply.model.guarantee import Guarantee, GuaranteeKind, GuaranteeState
from paraply.model.wordings import held_on, is_begun, were_guarantees, wording_on, wordings_of
from tests.made import guarantee

TWELVE = {"bound": "at_most", "value": 12, "unit": "veckor"}
DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))


@st.composite
def promises(draw: st.DrawFn) -> Guarantee:
    untils = draw(st.lists(DAYS, max_size=4, unique=True))
    earlier = [
        {
            "until": until.isoformat(),
            "promise": f"Till {until}.",
            "kind": draw(st.sampled_from([None, *GuaranteeKind])),
            "owners": draw(st.sampled_from([(), ("en",), ("annan",)])),
        }
        for until in untils
    ]
    return guarantee(
        promise="Nu.",
        kind=draw(st.sampled_from(GuaranteeKind)),
        state=draw(st.sampled_from(GuaranteeState)),
        valid_from=draw(st.none() | DAYS),
        valid_to=draw(st.none() | DAYS),
        earlier=earlier,
    )


@given(promises(), DAYS)
def test_the_wording_of_a_day_is_the_one_whose_days_hold_it(promise: Guarantee, day: date) -> None:
    found = wording_on(promise, day)
    assert found in wordings_of(promise)
    if is_begun(promise, day):
        assert found.since is None or found.since <= day or found is wordings_of(promise)[-1]
    if found.earlier:
        assert found.until is not None
        assert day <= found.until


@given(promises())
def test_wordings_follow_each_other_without_overlap(promise: Guarantee) -> None:
    newest_first = wordings_of(promise)
    assert len(newest_first) == len(promise.earlier) + 1
    for later, before in pairwise(newest_first):
        assert later.since is not None
        assert before.until is not None
        assert before.until < later.since
        is_its_own = promise.valid_from is not None and later.since == promise.valid_from.first
        assert is_its_own or later.since == before.until + timedelta(days=1)


@given(promises(), DAYS)
def test_nothing_that_comes_later_is_public(promise: Guarantee, today: date) -> None:
    shown, wording = as_of(promise, today), wording_on(promise, today)
    said = (shown.promise, shown.level, shown.kind, shown.owners, shown.decision)
    assert said == (wording.promise, wording.level, wording.kind, wording.owners, wording.decision)
    assert [one.earlier for one in wordings_of(shown)[1:]] == [
        one.earlier for one in wordings_of(promise) if one.earlier and one.earlier.until.last < today
    ]


@given(promises(), DAYS, DAYS)
def test_the_past_is_the_same_in_the_file_and_on_the_page(promise: Guarantee, day: date, later: date) -> None:
    today = max(day, later)
    if not is_public(promise, today):
        return
    shown = as_of(promise, today)
    assert held_on(shown, day) is held_on(promise, day)
    before, after = wording_on(promise, day), wording_on(shown, day)
    assert (before.promise, before.kind, before.owners) == (after.promise, after.kind, after.owners)


def test_a_withdrawn_promise_is_not_in_force_again_before_its_newest_wording() -> None:
    """It was withdrawn before that wording began: the file does not say whether the one before held."""
    earlier = [{"until": "2020-01-02", "promise": "Förr."}]
    promise = guarantee(state="withdrawn", valid_from="2020-02-01", earlier=earlier)
    shown = as_of(promise, date(2020, 1, 2))
    assert shown.state is GuaranteeState.WITHDRAWN
    assert held_on(shown, date(2020, 1, 2)) is held_on(promise, date(2020, 1, 2)) is None


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        ({"valid_from": "2020"}, True),
        ({}, None),
        ({"state": "draft", "valid_from": "2020"}, False),
        ({"state": "planned"}, False),
        ({"valid_from": "2020", "valid_to": "2020-12-30"}, False),
        ({"valid_from": "2020", "valid_to": "2020-12-31"}, True),
        ({"valid_from": "2021"}, False),
        ({"valid_from": "2022", "earlier": [{"until": "2020-12-31"}]}, None),
        ({"valid_from": "2022", "earlier": [{"until": "2020-12-30"}]}, False),
        ({"valid_from": "2020", "state": "withdrawn"}, None),
        ({"valid_from": "2020", "state": "withdrawn", "valid_to": "2021"}, True),
        ({"state": "planned", "earlier": [{"until": "2020-12-31"}]}, None),
    ],
)
def test_whether_a_promise_held_at_the_end_of_2020(fields: dict[str, Any], held: bool | None) -> None:
    assert held_on(guarantee(**fields), date(2020, 12, 31)) is held


def test_a_promise_is_called_what_it_was_called_on_the_day() -> None:
    promise = guarantee(
        kind="service_level", valid_from="2020", earlier=[{"until": "2021-06-30", "kind": "guarantee"}]
    )
    assert were_guarantees([promise], date(2021, 6, 30)) == [promise]
    assert were_guarantees([promise], date(2021, 7, 1)) == []


def test_what_an_older_wording_does_not_say_is_as_it_was_afterwards() -> None:
    promise = guarantee(
        valid_from="2020-01-01",
        kind="service_level",
        owners=["nya"],
        earlier=[
            {"until": "2020-12-31", "promise": "Först.", "owners": ["gamla"], "decision": "beslut"},
            {
                "until": "2022-12-31",
                "promise": "Sedan.",
                "level": TWELVE,
                "kind": "guarantee",
                "why": "Därför.",
            },
        ],
    )
    now, then, first = wordings_of(promise)
    assert (now.since, now.until, now.kind) == (date(2023, 1, 1), None, GuaranteeKind.SERVICE_LEVEL)
    assert (then.since, then.until, then.kind) == (
        date(2021, 1, 1),
        date(2022, 12, 31),
        GuaranteeKind.GUARANTEE,
    )
    assert (then.owners, then.why) == (("nya",), "Därför.")
    assert (first.since, first.promise, first.owners, first.decision) == (
        date(2020, 1, 1),
        "Först.",
        ("gamla",),
        "beslut",
    )
    assert (first.kind, first.level) == (GuaranteeKind.GUARANTEE, None)
    shown = as_of(promise, date(2020, 6, 1))
    assert (shown.kind, shown.earlier) == (GuaranteeKind.GUARANTEE, ())


def test_a_first_day_after_the_change_is_of_the_present_wording() -> None:
    now, then = wordings_of(guarantee(valid_from="2023-01-01", earlier=[{"until": "2022-12-31"}]))
    assert (now.since, then.since) == (date(2023, 1, 1), None)


def test_in_a_gap_between_two_wordings_none_holds() -> None:
    promise = guarantee(valid_from="2023-02-01", earlier=[{"until": "2022-12-31"}])
    now, then = wordings_of(promise)
    assert (now.since, then.since) == (date(2023, 2, 1), None)
    assert [held_on(promise, date(2023, *day)) for day in ((1, 31), (2, 1))] == [False, True]


def test_a_promise_that_never_changed_has_one_wording() -> None:
    [now] = wordings_of(guarantee())
    assert (now.since, now.until, now.promise) == (None, None, "Du får svar inom tio veckor.")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"consequence": {"text": "Ingen ersättning."}}, GuaranteeKind.SERVICE_LEVEL),
        ({"consequence": {"text": "Avgiften sänks med en femtedel."}}, GuaranteeKind.GUARANTEE),
        (
            {"consequence": {"text": "Avgiften sänks med en femtedel."}, "level": None},
            GuaranteeKind.SERVICE_LEVEL,
        ),
    ],
)
def test_a_guarantee_without_level_or_consequence_is_shown_as_a_service_level(
    fields: dict[str, Any], shown: GuaranteeKind
) -> None:
    assert guarantee(kind="guarantee", **fields).shown_kind is shown
