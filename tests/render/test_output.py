"""What is put out of a record is all that is in it, and the files, their schema and the page say the same."""

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure, Outcome
from paraply.render import measure_data, promise_data, urls
from paraply.render.measure_data import FIGURE_TABLE, MeasureData, OutcomeData
from paraply.render.output import Column, Output, Table, meanings, schema_of
from paraply.render.promise_data import PROMISE_TABLE, PromiseData
from tests.made import content, guarantee, html, measure, text_of, views


@pytest.mark.parametrize(
    ("record", "output", "left_out"),
    [
        (Guarantee, PromiseData, set(promise_data.LEFT_OUT)),
        (Measure, MeasureData, {name for name in measure_data.LEFT_OUT if "." not in name}),
        (Outcome, OutcomeData, {name[9:] for name in measure_data.LEFT_OUT if name.startswith("outcomes.")}),
    ],
)
def test_every_field_of_a_record_is_put_out_or_left_out_for_a_reason(
    record: type[BaseModel], output: type[Output], left_out: set[str]
) -> None:
    assert set(record.model_fields) - set(output.model_fields) == left_out


@pytest.mark.parametrize("why", [*promise_data.LEFT_OUT.values(), *measure_data.LEFT_OUT.values()])
def test_a_reason_is_more_than_a_word(why: str) -> None:
    assert len(why.split()) > 3


@pytest.mark.parametrize("output", [PromiseData, MeasureData])
def test_every_field_says_what_it_means_in_the_schema_and_on_the_page(output: type[Output]) -> None:
    schema = schema_of(output, "Namn", "schema.json", "")
    told = text_of(html(content(), urls.OPEN_DATA))
    for name, meaning in meanings(output):
        assert meaning.endswith(".")
        assert schema["properties"][name]["description"] == meaning
        assert f"{name} {meaning}" in told


@pytest.mark.parametrize("table", [PROMISE_TABLE, FIGURE_TABLE])
def test_every_column_is_told_on_the_page(table: Table) -> None:
    told = text_of(html(content(), urls.OPEN_DATA))
    for name, meaning in table.meanings():
        assert f"{name} {meaning}" in told


def test_a_schema_tells_nothing_of_the_program() -> None:
    schema = schema_of(PromiseData, "Löfte", "schema.json", "")
    assert schema["title"] == "Löfte"
    assert "description" not in schema
    assert not any("title" in part or "description" in part for part in schema["$defs"].values())
    assert '"additionalProperties"' not in str(schema).replace("'", '"')
    assert schema["$defs"]["Level"]["required"] == ["bound", "value", "unit", "per", "extended"]


def promise_of(**fields: Any) -> dict[str, Any]:
    made = views(content(guarantees=[guarantee(**fields)]), date(2026, 11, 23))
    return promise_data.promise_data(made.promises["lofte"], made, "").model_dump(mode="json")


def test_what_a_promise_says_of_itself_is_in_its_file() -> None:
    found = promise_of(
        service="Bygglov",
        easy="Du får svar.",
        path_decision="kf-2026-1",
        body="Förklaring.",
        follow_up={"text": "Vi räknar varje år.", "every": "year"},
        earlier=[{"until": "2024-12-31", "promise": "Du får svar i tid."}],
    )
    assert found["service"] == "Bygglov"
    assert found["easy"] == "Du får svar."
    assert found["path_decision"] == "kf-2026-1"
    assert found["body"] == "Förklaring."
    assert found["follow_up"] == {"text": "Vi räknar varje år.", "every": "year", "method": None}
    assert [(was["until"], was["promise"]) for was in found["earlier"]] == [
        ("2024-12-31", "Du får svar i tid.")
    ]


def test_a_wording_that_is_still_to_come_is_not_in_the_file() -> None:
    """Of three, the middle one holds: the last of the earlier ones begins when it ends."""
    found = promise_of(
        promise="Du får svar på tre dagar.",
        valid_from="2029-01-01",
        earlier=[
            {"until": "2025-12-31", "promise": "Du får svar på en dag."},
            {"until": "2027-12-31", "promise": "Du får svar på två dagar."},
            {"until": "2028-12-31", "promise": "Du får svar på fyra dagar."},
        ],
    )
    assert found["promise"] == "Du får svar på två dagar."
    assert [was["promise"] for was in found["earlier"]] == ["Du får svar på en dag."]


def test_what_is_known_of_a_figure_stands_by_it_and_nothing_else() -> None:
    outcomes = [
        {"period": "2024", "value": 80},
        {"period": "2025", "value": 90.5, "numerator": 181, "denominator": 200, "note": "Ny enkät."},
    ]
    made = views(content(measures=[measure(outcomes=outcomes)]))
    plain, told = measure_data.measure_data(made.measures["matt"], made, "").model_dump(mode="json")[
        "outcomes"
    ]
    assert set(plain) == {"period", "value", "kind", "carried", "missing", "group"}
    assert set(told) - set(plain) == {"numerator", "denominator", "note"}
    assert (told["numerator"], told["denominator"], told["value"]) == (181, 200, 90.5)


def test_a_column_whose_path_ends_early_is_empty() -> None:
    made = views(content(measures=[measure(outcomes=[{"period": "2025", "value": 1}])]))
    told = measure_data.ToldMeasure(made.measures["matt"], made, "")
    read = Table((Column("a", "", "source.id"), Column("title", ""))).reader()
    assert list(read(told)) == [None, "Svar i tid"]
    with pytest.raises(AttributeError):
        Table((Column("a", "", "source.id"), Column("no_such_field", ""))).reader()(told)
