"""The real comparisons, computed once more from the files themselves by SQLite's window functions."""

import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml

from paraply.build import examine
from paraply.derive.comparisons import Comparison
from paraply.derive.published import published
from paraply.derive.views import MeasureView, views_of
from tests.conftest import ROOT, TODAY

RESULTS = ROOT / "content" / "results"
KOLADA = RESULTS / "kolada"
SQL = """
WITH newest AS (
    SELECT MAX(figures.year) AS year FROM figures JOIN rounds USING (kpi, year)
    WHERE kpi = :kpi AND id = :us AND gender = 'T' AND value IS NOT NULL AND status = ''
),
counted AS (
    SELECT id, value, :sign * value AS goodness FROM figures JOIN newest USING (year)
    WHERE kpi = :kpi AND gender = 'T' AND value IS NOT NULL AND status = ''
        AND id IN (SELECT id FROM municipalities WHERE type = 'K')
        AND (:grp IS NULL OR id = :us OR id IN (SELECT id FROM members WHERE grp = :grp))
),
ranked AS (
    SELECT id, value,
        RANK() OVER (ORDER BY goodness DESC) AS rank,
        COUNT(*) OVER (PARTITION BY goodness) - 1 AS ties,
        COUNT(*) OVER () AS n,
        ROW_NUMBER() OVER (ORDER BY value) AS place
    FROM counted
)
SELECT (SELECT year FROM newest), rank, ties, n,
    CASE WHEN 4 * rank <= n THEN 'best' WHEN 4 * rank > 3 * n THEN 'last' ELSE 'middle' END,
    (SELECT AVG(value) FROM ranked WHERE place IN ((n + 1) / 2, (n + 2) / 2)),
    (SELECT AVG(value) FROM ranked WHERE id <> :us)
FROM ranked WHERE id = :us
"""


def json_of(name: str) -> Any:
    return json.loads((KOLADA / f"{name}.json").read_text(encoding="utf-8"))


def yaml_of(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((RESULTS / path).read_bytes(), Loader=yaml.CSafeLoader)
    return found


RECORDS = {
    record["source"]["id"]: record
    for record in (yaml_of(f"measures/{path.name}") for path in sorted((RESULTS / "measures").glob("*.yml")))
    if record.get("source", {}).get("kind") == "kolada"
}
SURVEYED = [kpi for kpi, record in RECORDS.items() if record.get("rounds") == [2022, 2024, 2026]]
YEARLY = [kpi for kpi, record in RECORDS.items() if record.get("rounds") or record.get("every") == "year"]
"""Those whose measured years can be read from the file; in the others Kolada repeats values."""
MUNICIPALITY = yaml_of("municipality.yml")
POSSIBLE = {
    "N07926": "value > 0", "N09807": "value > 0", "N09808": "value > 0 AND value <= 24 * 7",
    "U07480": "value <= 100", "U07491": "value <= 100", "U31803": "value > 0", "U33401": "value > 0",
}  # fmt: skip
"""What can have been measured, of key figures where Kolada has other values too."""


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    """Kolada's files as tables, with nothing chosen or computed."""
    made = sqlite3.connect(":memory:")
    made.executescript(
        "CREATE TABLE figures (kpi TEXT, id TEXT, year INT, gender TEXT, value REAL, status TEXT);"
        "CREATE TABLE rounds (kpi TEXT, year INT);"
        "CREATE TABLE municipalities (id TEXT, type TEXT);"
        "CREATE TABLE members (grp TEXT, id TEXT);"
    )
    for kpi, record in RECORDS.items():
        made.executemany(
            "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?)", [(kpi, *row) for row in json_of(kpi)["values"]]
        )
        years = record.get("rounds") or sorted({row[1] for row in json_of(kpi)["values"]})
        made.executemany("INSERT INTO rounds VALUES (?, ?)", [(kpi, year) for year in years])
    for kpi, holds in POSSIBLE.items():
        made.execute(f"DELETE FROM figures WHERE kpi = ? AND NOT ({holds})", (kpi,))
    places = [(place["id"], place["type"]) for place in json_of("municipalities")]
    made.executemany("INSERT INTO municipalities VALUES (?, ?)", places)
    members = [(group["id"], member) for group in json_of("groups") for member in group["members"]]
    made.executemany("INSERT INTO members VALUES (?, ?)", members)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shown() -> dict[str, MeasureView]:
    """The measures as the pages show them."""
    examined = examine(ROOT, TODAY)
    views = views_of(published(examined.content, TODAY), examined.problems, TODAY)
    return {view.measure.kolada: view for view in views.measures.values() if view.measure.kolada}


def told(comparison: Comparison) -> tuple[Any, ...]:
    quartile = comparison.quartile.value if comparison.quartile else None
    return int(comparison.period.text), comparison.rank, comparison.ties, comparison.n, quartile


def test_they_are_all_there(shown: dict[str, MeasureView]) -> None:
    assert len(SURVEYED) == 18
    assert len(YEARLY) > 80
    assert set(shown) == set(RECORDS)


@pytest.mark.parametrize("kpi", YEARLY)
def test_the_comparisons_are_those_of_an_independent_computation(
    kpi: str, shown: dict[str, MeasureView], database: sqlite3.Connection
) -> None:
    record, chosen = RECORDS[kpi], MUNICIPALITY["kolada"]
    similar = record.get("kolada_group") or chosen.get("default_group")
    groups = {"similar": similar, "county": chosen.get("county_group"), "all": None}
    found = {comparison.with_.value: comparison for comparison in shown[kpi].comparisons}
    for with_, group in groups.items():
        asked = {
            "kpi": kpi,
            "us": MUNICIPALITY["code"],
            "grp": group,
            "sign": -1 if record["direction"] == "lower" else 1,
        }
        year, rank, ties, n, quartile, median, mean = database.execute(SQL, asked).fetchone()
        if n == 1:  # nobody is compared with themselves
            assert with_ not in found
            continue
        if record["direction"] == "neutral":
            rank = quartile = None
        assert told(found[with_]) == (year, rank, ties, n, quartile), with_
        assert float(found[with_].median) == pytest.approx(median), with_
        assert not found[with_].mean_is_koladas
        assert float(found[with_].group_mean or Decimal("NaN")) == pytest.approx(mean), with_


@pytest.mark.parametrize("kpi", SURVEYED)
def test_carried_years_are_those_with_a_value_outside_the_rounds(
    kpi: str, shown: dict[str, MeasureView], database: sqlite3.Connection
) -> None:
    rows = database.execute(
        "SELECT year FROM figures WHERE kpi = ? AND id = ? AND gender = 'T' AND value IS NOT NULL AND "
        "year NOT IN (SELECT year FROM rounds WHERE rounds.kpi = figures.kpi) ORDER BY year",
        (kpi, MUNICIPALITY["code"]),
    )
    carried = [int(point.period.text) for point in shown[kpi].series.totals if point.carried]
    assert carried == [year for (year,) in rows]
