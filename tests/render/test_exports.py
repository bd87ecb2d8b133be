"""The figures of a measure as JSON and CSV, in the shape that re-users lean on."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.model.values import LARGEST
from paraply.render.exports import data_files, outcomes_csv
from paraply.render.measure_data import FIGURE_TABLE, measure_data
from tests.made import KPI, US, content, measure, municipality, snapshot, views

ADDRESS = "https://kvalitet.exempel.se/"

OWN = measure(
    title="Svar i tid",
    source={"kind": "system", "title": "Ärendesystemet", "read": "2026-02-01"},
    decimals=1,
    targets=[
        {"from_period": "2024", "at_least": 90},
        {"from_period": "2026", "at_least": 92.5, "at_most": 100},
    ],
    every="year",
    next_update="2027-02",
    outcomes=[
        {"period": "2023", "missing": "not_measured"},
        {"period": "2024", "value": 80, "published": "2025-02-01"},
        {"period": "2025", "value": 90.25, "published": "2026-02-02"},
        {"period": "2025", "value": 91, "group": {"dimension": "gender", "value": "women"}},
        {"period": "2026-T2", "value": 95, "kind": "part_year"},
    ],
)


def data_of(made: Any, **world: Any) -> dict[str, Any]:
    """The JSON of one measure, written and read back."""
    shown = views(content(measures=[made], **world))
    found: dict[str, Any] = json.loads(
        measure_data(shown.measures[made.id], shown, ADDRESS).model_dump_json()
    )
    return found


def rows_of(made: Any, **world: Any) -> list[dict[str, str]]:
    """The CSV of one measure as a spreadsheet in Sweden reads it."""
    shown = views(content(measures=[made], **world))
    text = outcomes_csv([shown.measures[made.id]]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


class TestJson:
    def test_own_figures(self) -> None:
        assert data_of(OWN) == {
            "id": "matt",
            "title": "Svar i tid",
            "question": None,
            "area": None,
            "owners": [],
            "kolada": None,
            "unit": "procent",
            "decimals": 1,
            "counts": None,
            "people": None,
            "school_year": False,
            "direction": "higher",
            "method": None,
            "definition": None,
            "every": "year",
            "rounds": [],
            "breaks": [],
            "corrected": [],
            "source": {
                "kind": "system",
                "id": None,
                "title": "Ärendesystemet",
                "url": None,
                "read": "2026-02-01",
                "page_changed": None,
            },
            "url": "https://kvalitet.exempel.se/matt/matt/",
            "outcomes": [
                _outcome("2023", None, missing="not_measured"),
                _outcome("2024", 80, published="2025-02-01"),
                _outcome("2025", 90.25, published="2026-02-02"),
                _outcome("2025", 91, group={"dimension": "gender", "value": "women"}),
                _outcome("2026-T2", 95, kind="part_year"),
            ],
            "targets": [
                {"from_period": "2024", "at_least": 90, "at_most": None, "decision": None},
                {"from_period": "2026", "at_least": 92.5, "at_most": 100, "decision": None},
            ],
            "target_state": None,
            "tolerance": None,
            "verdict": {
                "code": "met",
                "text": "Målet nåddes: 90,3\u00a0procent år 2025. Målet var minst 90\u00a0procent.",
                "period": "2025",
                "value": 90.25,
                "target": 90,
                "reason": None,
                "rule": "https://kvalitet.exempel.se/om/bedomning/#matt",
            },
            "trend": {"code": "better", "from": "2024", "to": "2025"},
            "answer": "Svar i tid: 90,3\u00a0procent i Exempelkommunen år 2025. "
            "Målet, minst 90\u00a0procent, nåddes.",
            "comparisons": [],
            "kolada_group": None,
            "series": None,
            "series_question": None,
            "series_group": None,
            "comment": None,
            "next_steps": None,
            "withdrawn": None,
            "updated": "2026-02-02",
            "next_update": "2027-02",
            "licence": None,
            "attribution": ["Källa: Ärendesystemet"],
        }

    def test_koladas_figures_with_comparisons(self) -> None:
        rows = [
            ["0001", 2026, "T", 70.1, ""],
            ["0002", 2026, "T", 70.2, ""],
            ["G1", 2026, "T", 70.25, ""],
            [US, 2024, "K", 72.0, ""],
            [US, 2024, "T", 71.0, ""],
            [US, 2025, "T", 71.0, ""],
            [US, 2026, "T", 74.0, ""],
        ]
        found = data_of(
            measure(source={"kind": "kolada", "id": KPI}, rounds=["2022", "2024", "2026"]),
            of=municipality(kolada={"default_group": "G1"}, licence="https://exempel.se/licens"),
            snapshots=[snapshot(rows)],
            places=[("0001", "K"), ("0002", "K"), (US, "K")],
            groups=[("G1", ["0001"])],
        )
        assert found["kolada"] == KPI
        assert found["outcomes"] == [
            _outcome("2022", None),
            _outcome("2024", 72.0, group={"dimension": "gender", "value": "women"}),
            _outcome("2024", 71.0),
            _outcome("2025", 71.0, carried=True),
            _outcome("2026", 74.0),
        ]
        assert found["comparisons"] == [
            {
                "with": "similar",
                "group": {"id": "G1", "title": "Grupp G1"},
                "period": "2026",
                "n": 2,
                "rank": 1,
                "ties": 0,
                "quartile": "middle",
                "median": 72.05,
                "group_mean": 70.25,
            },
            {
                "with": "all",
                "group": None,
                "period": "2026",
                "n": 3,
                "rank": 1,
                "ties": 0,
                "quartile": "middle",
                "median": 70.2,
                "group_mean": 70.15,
            },
        ]
        assert found["verdict"]["reason"] == "no_target"
        assert (found["verdict"]["target"], found["verdict"]["value"]) == (None, 74.0)
        assert found["updated"] == "2026-06-14"
        assert found["licence"] is None
        assert found["attribution"] == ["Källa: Kolada", "Egen bearbetning av data från Kolada"]

    def test_nothing_known(self) -> None:
        found = data_of(measure())
        assert found["outcomes"] == found["targets"] == found["comparisons"] == found["attribution"] == []
        assert found["verdict"]["code"] == "not_assessed"
        assert (found["verdict"]["period"], found["verdict"]["value"]) == (None, None)
        assert found["trend"] == {"code": "none", "from": None, "to": None}
        assert (found["updated"], found["next_update"], found["source"]) == (None, None, None)

    def test_an_upper_bound_is_a_target_too(self) -> None:
        made = measure(
            outcomes=[{"period": "2025", "value": 3}], targets=[{"from_period": "2020", "at_most": 5}]
        )
        assert data_of(made)["verdict"]["target"] == 5

    def test_the_licence_is_the_municipalitys_for_its_own_figures(self) -> None:
        found = data_of(OWN, of=municipality(licence="https://exempel.se/licens"))
        assert found["licence"] == "https://exempel.se/licens"

    def test_without_a_site_address_the_url_starts_at_the_root(self) -> None:
        shown = views(content(measures=[OWN]))
        assert measure_data(shown.measures["matt"], shown, "").url == "matt/matt/"

    def test_numbers_are_json_numbers(self) -> None:
        made = measure(
            outcomes=[{"period": "2025", "value": "74.0"}, {"period": "2024", "value": Decimal("1E+3")}]
        )
        shown = views(content(measures=[made]))
        text = measure_data(shown.measures["matt"], shown, ADDRESS).model_dump_json()
        assert '"value":74.0' in text
        assert '"value":1000,' in text
        json.loads(text, parse_constant=pytest.fail)


def _outcome(period: str, value: float | None, **fields: Any) -> dict[str, Any]:
    plain = {"kind": "outcome", "carried": False, "missing": None, "group": None}
    return {"period": period, "value": value, **plain, **fields}


class TestCsv:
    def test_it_opens_right_in_excel_in_sweden(self) -> None:
        data = outcomes_csv(views(content(measures=[OWN])).measures.values())
        assert data.startswith(b"\xef\xbb\xbfid;title;period;value;")
        lines = data.decode("utf-8-sig").split("\r\n")
        assert lines[0] == ";".join(FIGURE_TABLE.names)
        assert lines[-1] == ""
        assert lines[3] == "matt;Svar i tid;2025;90,25;procent;outcome;false;;;;90;"

    def test_groups_missing_and_part_year_have_rows_of_their_own(self) -> None:
        missing, plain, total, women, part = rows_of(OWN)
        assert (missing["value"], missing["missing"]) == ("", "not_measured")
        assert (plain["value"], plain["target"]) == ("80", "")
        assert (total["value"], total["dimension"], total["group"]) == ("90,25", "", "")
        assert (women["value"], women["dimension"], women["group"]) == ("91", "gender", "women")
        assert (part["period"], part["kind"]) == ("2026-T2", "part_year")

    def test_carried_values_say_so(self) -> None:
        rows = [[US, 2024, "T", 71.0, ""], [US, 2025, "T", 71.0, ""]]
        made = measure(source={"kind": "kolada", "id": KPI}, rounds=["2024"])
        assert [row["carried"] for row in rows_of(made, snapshots=[snapshot(rows)])] == ["false", "true"]

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_cell_can_run(self, sign: str) -> None:
        hostile = f"{sign}HYPERLINK(1)"
        made = measure(outcomes=[{"period": "2025", "value": -5.5}])
        group = {"dimension": hostile, "value": hostile}
        outcome = made.outcomes[0]
        hostile_outcome = outcome.model_copy(update={"group": outcome_group(group)})
        made = made.model_copy(update={"title": hostile, "unit": hostile, "outcomes": (hostile_outcome,)})
        made.read_from(OWN._origin)
        [row] = rows_of(made)
        for column in ("title", "unit", "dimension", "group"):
            assert row[column] == f"'{hostile}"
        assert row["value"] == "-5,5"

    def test_a_title_with_every_special_sign_reads_back(self) -> None:
        title = 'Svar; "i tid"\noch mer'
        made = measure(outcomes=[{"period": "2025", "value": 1}])
        assert rows_of(made.model_copy(update={"title": title}).read_from(OWN._origin))[0]["title"] == title


def outcome_group(group: dict[str, str]) -> Any:
    """A group as it would be if nothing had been stripped from its words."""
    found = measure(outcomes=[{"period": "2025", "value": 1, "group": {"dimension": "a", "value": "b"}}])
    made = found.outcomes[0].group
    assert made is not None
    return made.model_copy(update=group)


@settings(max_examples=60)
@given(st.lists(st.decimals(-LARGEST, LARGEST, places=4), min_size=1, max_size=5))
def test_both_files_hold_the_same_figures(values: list[Decimal]) -> None:
    made = measure(
        outcomes=[{"period": str(2020 + place), "value": value} for place, value in enumerate(values)]
    )
    in_csv = [Decimal(row["value"].replace(",", ".")) for row in rows_of(made)]
    in_json = [outcome["value"] for outcome in data_of(made)["outcomes"]]
    assert in_csv == values
    assert in_json == pytest.approx([float(value) for value in values], rel=1e-15)


def test_every_measure_has_both_files() -> None:
    files = {
        file.address: file.content for file in data_files(views(content(measures=[OWN, measure("b")])), "")
    }
    assert sorted(address for address in files if address.startswith("matt/")) == [
        "matt/b/data.csv",
        "matt/b/data.json",
        "matt/matt/data.csv",
        "matt/matt/data.json",
    ]
    assert json.loads(files["matt/matt/data.json"])["title"] == "Svar i tid"
    assert files["matt/matt/data.json"].decode().startswith('{"id":"matt","title":"Svar i tid"')
    assert "Ärendesystemet" in files["matt/matt/data.json"].decode()
