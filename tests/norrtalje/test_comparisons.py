"""Every comparison of the committed Kolada figures, computed once more by another engine."""

import json
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from paraply.build import examine
from paraply.derive.comparisons import Comparison, With
from paraply.derive.published import published
from paraply.derive.views import MeasureView, Views, views_of
from tests.conftest import ROOT, TODAY

KOLADA = ROOT / "content" / "results" / "kolada"
SQL = """
WITH newest AS (
    SELECT MAX(f.year) AS year FROM figures f JOIN rounds r ON r.year = f.year WHERE f.id = :us
),
given AS (
    SELECT id, CAST(value AS REAL) AS value, :sign * CAST(value AS REAL) AS goodness
    FROM figures JOIN members USING (id) WHERE year = (SELECT year FROM newest)
),
ranked AS (
    SELECT *, RANK() OVER (ORDER BY goodness DESC) AS rank, COUNT(*) OVER (PARTITION BY goodness) - 1 AS ties,
        COUNT(*) OVER () AS n, ROW_NUMBER() OVER (ORDER BY goodness) AS place
    FROM given
)
SELECT (SELECT year FROM newest), rank, ties, n,
    CASE WHEN 4 * rank <= n THEN 'best' WHEN 4 * rank > 3 * n THEN 'last' ELSE 'middle' END,
    (SELECT AVG(value) FROM ranked WHERE place IN ((n + 1) / 2, (n + 2) / 2)),
    (SELECT AVG(value) FROM ranked WHERE id <> :us),
    (SELECT COUNT(*) FROM given JOIN figures f USING (id) WHERE f.year = (SELECT year FROM newest) - 1
        AND CAST(f.value AS REAL) = given.value)
FROM ranked WHERE id = :us
"""
"""The definitions of the content model; the last column counts values that equal those of the year before."""


@pytest.fixture(scope="module")
def views() -> Views:
    examined = examine(ROOT, TODAY)
    return views_of(published(examined.content, TODAY), examined.problems, TODAY)


@cache
def raw(name: str) -> Any:
    return json.loads((KOLADA / name).read_text(encoding="utf-8"), parse_float=str)


def members_of(comparison: Comparison) -> set[str]:
    """Read from the raw lists, not from the comparison: the group's members, or every municipality."""
    if comparison.group is None:
        return {entry["id"] for entry in raw("municipalities.json") if entry["type"] == "K"}
    [group] = [group for group in raw("groups.json") if group["id"] == comparison.group.id]
    return {*group["members"], "0188"}


def computed(view: MeasureView, comparison: Comparison) -> tuple[Any, ...]:
    rows = raw(f"{view.measure.kolada}.json")["values"]
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE figures (id TEXT, year INTEGER, value TEXT)")
    database.execute("CREATE TABLE members (id TEXT)")
    database.execute("CREATE TABLE rounds (year INTEGER)")
    database.executemany(
        "INSERT INTO figures VALUES (?, ?, ?)",
        [row[:2] + row[3:4] for row in rows if row[2] == "T" and row[3] is not None and not row[4]],
    )
    database.executemany("INSERT INTO members VALUES (?)", [(id_,) for id_ in members_of(comparison)])
    database.executemany("INSERT INTO rounds VALUES (?)", [(int(each.text),) for each in view.measure.rounds])
    sign = 1 if view.measure.direction.value == "higher" else -1
    found: tuple[Any, ...] = database.execute(SQL, {"us": "0188", "sign": sign}).fetchone()
    database.close()
    return found


def test_all_eighteen_are_compared_with_similar_and_with_all(views: Views) -> None:
    compared = [view for view in views.measures.values() if view.measure.kolada]
    assert len(compared) == 18
    for view in compared:
        assert {each.with_ for each in view.comparisons} >= {With.SIMILAR, With.ALL}, view.measure.id


@pytest.mark.parametrize("path", sorted(KOLADA.glob("N*.json")), ids=lambda path: path.stem)
def test_they_equal_an_independent_computation(path: Path, views: Views) -> None:
    [view] = [view for view in views.measures.values() if view.measure.kolada == path.stem]
    for comparison in view.comparisons:
        year, rank, ties, n, quartile, median, mean, repeated = computed(view, comparison)
        assert comparison.period.text == str(year)
        assert comparison.quartile is not None
        assert (comparison.rank, comparison.ties, comparison.n) == (rank, ties, n)
        assert comparison.quartile.value == quartile
        assert float(comparison.median) == pytest.approx(median)
        assert float(comparison.group_mean or 0) == pytest.approx(mean)
        if (
            comparison.with_ is With.ALL
        ):  # about half were measured the year before, and are counted all the same
            assert 0 < repeated < n
