"""What model, check and derive hand on never changes: a view that is shared by many pages must not."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, ValidationError

import paraply.check
import paraply.derive
import paraply.model
from paraply.check.rule import World
from paraply.derive.published import published
from paraply.derive.views import views_of
from tests.made import TODAY, content, guarantee


def classes() -> Iterator[type]:
    for package in (paraply.model, paraply.check, paraply.derive):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            yield from (
                one for one in vars(module).values() if isinstance(one, type) and one.__module__ == found.name
            )


def test_every_value_is_frozen() -> None:
    kinds = [one for one in classes() if dataclasses.is_dataclass(one)]
    assert len(kinds) > 50
    changeable = [one.__qualname__ for one in kinds if not one.__dataclass_params__.frozen]  # type: ignore[attr-defined]
    assert changeable == []


def test_every_group_of_fields_is_frozen_and_refuses_what_it_does_not_know() -> None:
    models = [one for one in classes() if issubclass(one, BaseModel)]
    assert len(models) > 30
    assert [one.__qualname__ for one in models if not one.model_config.get("frozen")] == []
    assert [one.__qualname__ for one in models if one.model_config.get("extra") != "forbid"] == []


def test_a_record_cannot_be_changed() -> None:
    made = guarantee()
    with pytest.raises(ValidationError):
        made.title = "Något annat"  # type: ignore[misc]


def test_what_holds_much_is_itself_and_equal_to_no_other() -> None:
    """So that what is derived from it is remembered by what it is, and never walked through to be told."""
    made = content(guarantees=[guarantee()])
    assert views_of(published(made, TODAY), [], TODAY) != views_of(published(made, TODAY), [], TODAY)
    assert World(made, TODAY) != World(made, TODAY)
    assert {World(made, TODAY)}
