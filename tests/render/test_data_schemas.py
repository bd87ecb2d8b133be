"""The data files of promises, the tables of the whole site, and the schemas that all JSON keeps to."""

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from paraply.build import build_site
from paraply.render.csvfile import csv_file
from tests.conftest import ROOT, TODAY
from tests.made import content, guarantee, measure, municipality, site

MEASURE_SCHEMA = "om/oppna-data/matt.schema.json"
PROMISE_SCHEMA = "om/oppna-data/lofte.schema.json"
ADDRESS = "https://kvalitet.exempel.se/"


def files_of(made: Any) -> dict[str, bytes]:
    return {file.address: file.content for file in site(made).files()}


@pytest.fixture(scope="module")
def example() -> dict[str, bytes]:
    built = build_site(ROOT / "tests" / "example", TODAY, allow_example=True)
    return {file.address: file.content for file in built.files()}


@pytest.fixture(scope="module")
def own() -> dict[str, bytes]:
    return {file.address: file.content for file in build_site(ROOT, TODAY).files()}


def rows_in(table: bytes) -> list[dict[str, str]]:
    text = table.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("whose", ["example", "own"])
def test_every_file_keeps_to_its_schema(whose: str, request: pytest.FixtureRequest) -> None:
    files: Mapping[str, bytes] = request.getfixturevalue(whose)
    for folder, schema_file in (("matt/", MEASURE_SCHEMA), ("garantier/", PROMISE_SCHEMA)):
        schema = json.loads(files[schema_file])
        Draft202012Validator.check_schema(schema)
        found = [name for name in files if name.startswith(folder) and name.endswith("data.json")]
        assert found or whose == "own"
        for name in found:
            Draft202012Validator(schema).validate(json.loads(files[name]))
            assert list(json.loads(files[name])) == list(schema["properties"]), name


@pytest.mark.parametrize(
    ("field", "wrong"), [("value", "74"), ("kind", "guess"), ("carried", None), ("group", {"value": "women"})]
)
def test_a_schema_refuses_what_no_file_may_hold(example: dict[str, bytes], field: str, wrong: object) -> None:
    data = json.loads(example["matt/brev-svar-i-tid/data.json"])
    data["outcomes"][0][field] = wrong
    with pytest.raises(ValidationError):
        Draft202012Validator(json.loads(example[MEASURE_SCHEMA])).validate(data)


def test_a_schema_is_named_by_its_address() -> None:
    files = files_of(content(of=municipality(site_address=ADDRESS)))
    assert json.loads(files[PROMISE_SCHEMA])["$id"] == f"{ADDRESS}{PROMISE_SCHEMA}"
    assert "$id" not in json.loads(files_of(content())[PROMISE_SCHEMA])


class TestPromise:
    MADE = content(
        of=municipality(site_address=ADDRESS, licence="http://creativecommons.org/publicdomain/zero/1.0/"),
        measures=[
            measure(
                unit="veckor",
                direction="lower",
                outcomes=[{"period": "2024", "value": 12}, {"period": "2025", "value": 9.5}],
            )
        ],
        guarantees=[
            guarantee(
                measure="matt",
                measure_is="level",
                earlier=[
                    {"until": "2024-12-31", "level": {"bound": "at_most", "value": 12, "unit": "veckor"}}
                ],
                claims=[{"period": "2025", "counted": False}],
            )
        ],
    )

    def test_each_outcome_is_judged_by_the_level_of_its_time(self) -> None:
        data = json.loads(files_of(self.MADE)["garantier/lofte/data.json"])
        assert [(was["period"], was["level"]["value"], was["verdict"]) for was in data["outcomes"]] == [
            ("2024", 12, "kept"),
            ("2025", 10, "kept"),
        ]
        assert data["verdict"]["code"] == "kept"
        assert data["verdict"]["value"] == 9.5
        assert data["verdict"]["text"].startswith("Löftet hölls: det blev 9,5")
        assert data["url"] == f"{ADDRESS}garantier/lofte/"
        assert data["licence"] == "http://creativecommons.org/publicdomain/zero/1.0/"

    def test_not_counted_is_not_zero(self) -> None:
        claims = json.loads(files_of(self.MADE)["garantier/lofte/data.json"])["claims"]
        assert claims[0]["counted"] is False
        assert claims[0]["claimed"] is None

    def test_the_table_says_the_same(self) -> None:
        (row,) = rows_in(files_of(self.MADE)["garantier/lofte/data.csv"])
        assert (row["id"], row["verdict"], row["period"], row["value"]) == ("lofte", "kept", "2025", "9,5")
        assert (row["level_bound"], row["level_value"], row["level_unit"]) == ("at_most", "10", "veckor")

    def test_nothing_is_invented_of_a_promise_that_says_little(self) -> None:
        made = content(guarantees=[guarantee(level=None, consequence=None)])
        data = json.loads(files_of(made)["garantier/lofte/data.json"])
        assert data["level"] is data["basis"] is data["claim"] is data["licence"] is data["measure"] is None
        assert data["kind"] == "service_level"
        assert data["verdict"]["reason"] == "not_measurable"


class TestWholeSite:
    def test_every_promise_stands_in_the_table_and_the_list(self, example: dict[str, bytes]) -> None:
        beside = {
            name.split("/")[1] for name in example if name.startswith("garantier/") and "data.csv" in name
        }
        assert {row["id"] for row in rows_in(example["om/oppna-data/loften.csv"])} == beside
        listed = json.loads(example["om/oppna-data/loften.json"])
        for promise in listed:
            assert promise == json.loads(example[f"garantier/{promise['id']}/data.json"])
        assert {promise["id"] for promise in listed} == beside

    def test_every_figure_stands_in_the_table(self, example: dict[str, bytes]) -> None:
        one_by_one = [
            row
            for name, table in example.items()
            if name.startswith("matt/") and name.endswith("data.csv")
            for row in rows_in(table)
        ]
        together = rows_in(example["om/oppna-data/matt.csv"])
        assert len(together) > 50
        assert sorted(map(str, together)) == sorted(map(str, one_by_one))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])
def test_no_cell_runs(text: str) -> None:
    (row,) = rows_in(csv_file(("a",), [(text,)]))
    assert row["a"] == f"'{text}"


def test_a_negative_number_stays_a_number() -> None:
    (row,) = rows_in(csv_file(("a", "b"), [(Decimal("-1.5"), None)]))
    assert row == {"a": "-1,5", "b": ""}
