"""The same service side by side: one unit, and no conversion in silence."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from paraply.derive.services import Service, services_of
from paraply.model.guarantee import Elsewhere
from paraply.model.level import LevelUnit
from paraply.model.record import Origin
from tests.made import content, guarantee, views


def level(value: int, unit: str, **more: Any) -> dict[str, Any]:
    return {"bound": "at_most", "value": value, "unit": unit, **more}


def elsewhere(id_: str, **fields: Any) -> Elsewhere:
    values = {"municipality": id_.title(), "service": "Bygglov", **fields}
    return Elsewhere.model_validate(values).read_from(Origin(f"content/results/elsewhere/{id_}.yml", id_))


def service(*levels: dict[str, Any] | None) -> Service:
    promises = [guarantee(f"nr-{n}", service="E-post", level=found) for n, found in enumerate(levels)]
    [only] = services_of(views(content(guarantees=promises)))
    return only


def test_ours_and_others_stand_together_by_the_name_of_the_service() -> None:
    ours = [guarantee("ett", service="bygglov"), guarantee("annat", service="Avlopp"), guarantee("utan")]
    others = {"alkulla": elsewhere("alkulla"), "b": elsewhere("b", service="Förskola")}
    known = replace(content(guarantees=ours), elsewhere=others)
    [found] = services_of(views(known))
    assert [offer.is_ours for offer in found.offers] == [True, False]
    assert found.name == "bygglov"


def test_one_promise_alone_is_no_comparison() -> None:
    assert services_of(views(content(guarantees=[guarantee("ett", service="Bygglov")]))) == []


def test_working_days_are_not_days_and_that_is_told() -> None:
    found = service(level(10, "arbetsdagar"), level(2, "veckor"), level(12, "dagar"))
    assert found.unit is LevelUnit.DAYS
    told = [
        (offer.level.unit.value, offer.converted, offer.is_exact) for offer in found.offers if offer.level
    ]
    assert told == [
        ("dagar", None, True),
        ("arbetsdagar", Decimal(14), False),
        ("veckor", Decimal(14), True),
    ]
    assert found.inexact_units == [LevelUnit.WORKING_DAYS]
    assert found.levels_differ


def test_the_same_length_in_two_units_is_no_difference() -> None:
    assert not service(level(2, "veckor"), level(14, "dagar")).levels_differ


def test_one_unit_is_left_as_it_is() -> None:
    found = service(level(2, "arbetsdagar"), level(3, "arbetsdagar"))
    assert found.unit is LevelUnit.WORKING_DAYS
    assert [offer.converted for offer in found.offers] == [None, None]
    assert found.inexact_units == []


@pytest.mark.parametrize(
    ("shortest", "unit"),
    [("minuter", LevelUnit.MINUTES), ("sekunder", LevelUnit.SECONDS), ("timmar", LevelUnit.HOURS)],
)
def test_the_unit_fits_the_shortest_level(shortest: str, unit: LevelUnit) -> None:
    assert service(level(1, shortest), level(2, "veckor")).unit is unit


def test_what_is_no_time_is_not_converted() -> None:
    found = service(level(90, "procent"), level(2, "dagar"))
    assert found.unit is None
    assert [offer.converted for offer in found.offers] == [None, None]


def test_a_level_per_week_is_no_length() -> None:
    found = service(level(3, "timmar", per="week"), level(2, "dagar"))
    assert found.unit is None
    assert [offer.converted for offer in found.offers] == [None, None]


def test_a_promise_without_a_level_stands_last() -> None:
    assert service(None, level(2, "dagar")).offers[-1].level is None


def test_no_time_at_all_is_a_length_too() -> None:
    assert service(level(0, "sekunder"), level(1, "sekunder")).levels_differ
    assert not service(level(0, "sekunder"), level(0, "minuter")).levels_differ


def test_what_cannot_be_converted_stands_with_its_own_unit() -> None:
    found = service(level(60, "procent"), level(50, "dagar"), level(70, "procent"), level(2, "veckor"))
    told = [(int(offer.level.value), offer.level.unit.value) for offer in found.offers if offer.level]
    assert told == [(2, "veckor"), (50, "dagar"), (60, "procent"), (70, "procent")]
    assert [offer.is_exact for offer in found.offers] == [True, True, False, False]
    assert service(level(90, "procent"), level(90, "antal")).levels_differ


def test_a_length_is_no_number_of_something_else() -> None:
    assert service(level(60, "procent"), level(1, "minuter")).levels_differ
