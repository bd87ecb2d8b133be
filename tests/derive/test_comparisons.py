"""Rank, ties, quartile, median and mean among other municipalities, and the same by SQL."""

import sqlite3
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.derive.comparisons import Comparison, With, compare
from paraply.model.series import series_of
from tests.made import KPI, US, area, content, measure, municipality, snapshot

Rows = list[list[Any]]


def compared(
    values: Mapping[str, float | str | Decimal],
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    others: Mapping[str, str] | None = None,
    rows: Rows | None = None,
    kolada: dict[str, str] | None = None,
    code: str | None = US,
    **fields: Any,
) -> dict[With, Comparison]:
    """The comparisons of 2026, where every id in ``values`` is a municipality unless ``others`` says more."""
    kinds = {**dict.fromkeys([*values, US], "K"), **(others or {})}
    all_rows = rows if rows is not None else []
    all_rows = [*all_rows, *([id_, 2026, "T", value, ""] for id_, value in values.items())]
    made = measure(**{"source": {"kind": "kolada", "id": KPI}, **fields})
    world = content(
        of=municipality(code=code, kolada=kolada or {}),
        measures=[made],
        areas=[area(kolada_group="G-area")],
        snapshots=[snapshot(all_rows)],
        places=list(kinds.items()),
        groups=list((groups or {}).items()),
    )
    return {found.with_: found for found in compare(made, series_of(made, world), world)}


class TestPopulation:
    def test_every_municipality_with_a_value_counts_ours_included(self) -> None:
        found = compared({US: 5, "0001": 4, "0002": 6, "0003": 7})[With.ALL]
        assert (found.n, found.members, found.members_with_value) == (4, 3, 3)
        assert (found.rank, found.ours) == (3, Decimal(5))

    def test_regions_riket_and_groups_never_count(self) -> None:
        values = {US: 5, "0001": 4, "0017": 99, "0000": 99, "G1": 99, "7777": 99}
        found = compared(values, others={"0017": "L", "0000": "L", "G1": "L", "7777": "L"})[With.ALL]
        assert sorted(found.values) == ["0001", US]
        assert found.rank == 1

    def test_a_value_with_a_status_is_no_value(self) -> None:
        rows = [["0002", 2026, "T", 99.0, "Missing"]]
        assert sorted(compared({US: 5, "0001": 4}, others={"0002": "K"}, rows=rows)[With.ALL].values) == [
            "0001",
            US,
        ]

    def test_what_is_not_in_koladas_list_of_municipalities_is_not_among_all(self) -> None:
        rows = [["G12345", 2026, "T", 99.0, ""], ["0000", 2026, "T", 99.0, ""]]
        assert compared({US: 5, "0001": 4}, rows=rows)[With.ALL].n == 2

    def test_carried_values_of_others_count_as_they_do_in_kolada(self) -> None:
        rows = [["0001", 2025, "T", 9.0, ""]]
        found = compared({US: 5, "0001": 9}, rows=rows, rounds=[2024, 2026])[With.ALL]
        assert found.rank == 2

    def test_the_newest_of_our_rounds_is_compared_even_when_later_values_are_carried(self) -> None:
        rows = [[US, 2024, "T", 3.0, ""], ["0001", 2024, "T", 2.0, ""]]
        found = compared({US: 3, "0001": 9}, rows=rows, rounds=[2024])[With.ALL]
        assert str(found.period) == "2024"
        assert found.rank == 1

    def test_other_years_and_sexes_do_not_count(self) -> None:
        rows = [["0001", 2025, "T", 99.0, ""], ["0001", 2026, "K", 99.0, ""], ["0002", 2026, "T", 9.0, ""]]
        found = compared({US: 5}, rows=rows, others={"0001": "K", "0002": "K"})[With.ALL]
        assert (found.n, found.members) == (2, 2)

    def test_a_missing_value_is_a_member_without_value(self) -> None:
        rows = [["0002", 2026, "T", None, "."]]
        found = compared({US: 5, "0001": 4}, rows=rows, others={"0002": "K"})[With.ALL]
        assert (found.n, found.members, found.members_with_value) == (2, 2, 1)


class TestNothingToCompare:
    def test_no_code_no_snapshot_no_value(self) -> None:
        assert compared({US: 5, "0001": 4}, code=None) == {}
        assert compared({US: 5, "0001": 4}, source={"kind": "own"}) == {}
        assert compared({"0001": 4}) == {}

    def test_a_figure_of_ours_that_kolada_does_not_have(self) -> None:
        assert compared({"0001": 4}, outcomes=[{"period": "2026", "value": 5}]) == {}

    def test_only_carried_values_of_ours(self) -> None:
        assert compared({US: 5, "0001": 4}, rounds=[2024]) == {}

    def test_nobody_is_compared_with_themselves(self) -> None:
        assert compared({US: 5}) == {}
        groups = {"G1": ["0001", "0002"], "G2": ["0003", US]}
        found = compared(
            {US: 5, "0003": 4}, groups=groups, kolada={"default_group": "G1", "county_group": "G2"}
        )
        assert sorted(found) == [With.ALL, With.COUNTY]

    def test_koladas_own_mean_is_enough_for_a_group(self) -> None:
        rows = [["G1", 2026, "T", 7.0, ""]]
        found = compared({US: 5}, rows=rows, groups={"G1": ["0001"]}, kolada={"default_group": "G1"})
        assert list(found) == [With.SIMILAR]
        assert found[With.SIMILAR].group_mean == 7


class TestRank:
    @pytest.mark.parametrize(("direction", "rank"), [("higher", 3), ("lower", 2)])
    def test_one_more_than_the_number_strictly_better(self, direction: str, rank: int) -> None:
        found = compared({US: 5, "0001": 4, "0002": 6, "0003": 7}, direction=direction)[With.ALL]
        assert (found.rank, found.ties) == (rank, 0)

    def test_ties_are_the_others_with_our_value(self) -> None:
        found = compared({US: 5, "0001": 5, "0002": "5.0", "0003": 7, "0004": 1})[With.ALL]
        assert (found.rank, found.ties) == (2, 2)

    @pytest.mark.parametrize("direction", ["neutral", "range"])
    def test_without_a_better_end_there_is_no_rank(self, direction: str) -> None:
        found = compared({US: 5, "0001": 4, "0002": 5}, direction=direction)[With.ALL]
        assert found.rank is None
        assert found.quartile is None
        assert (found.ties, found.median) == (1, Decimal(5))

    @pytest.mark.parametrize(
        ("n", "quartiles"),
        [
            (2, "ML"),
            (3, "MML"),
            (4, "BMML"),
            (5, "BMMLL"),
            (6, "BMMMLL"),
            (7, "BMMMMLL"),
            (8, "BBMMMMLL"),
            (9, "BBMMMMLLL"),
            (12, "BBBMMMMMMLLL"),
        ],
    )
    def test_quartiles_at_their_edges(self, n: int, quartiles: str) -> None:
        """``best`` when rank ≤ n/4, ``last`` when rank > 3n/4, else ``middle``."""
        found = ""
        for rank in range(1, n + 1):
            values = {US if place == rank else f"{place:04}": 100 - place for place in range(1, n + 1)}
            comparison = compared(values)[With.ALL]
            assert comparison.rank == rank
            assert comparison.quartile is not None
            found += comparison.quartile.value[0].upper()
        assert found == quartiles


class TestGroups:
    VALUES: Mapping[str, float] = {US: 5, "0001": 4, "0002": 7, "0003": 100}

    def test_a_group_is_its_members_and_us(self) -> None:
        for members in (["0001", "0002"], ["0001", "0002", US]):
            found = compared(self.VALUES, groups={"G1": members}, kolada={"default_group": "G1"})[
                With.SIMILAR
            ]
            assert sorted(found.values) == ["0001", "0002", US]
            assert (found.n, found.members, found.members_with_value) == (3, 2, 2)
            assert (found.rank, found.median) == (2, Decimal(5))

    def test_the_mean_is_over_the_members_alone(self) -> None:
        found = compared(self.VALUES, groups={"G1": ["0001", "0002", US]}, kolada={"default_group": "G1"})
        assert found[With.SIMILAR].group_mean == Decimal("5.5")
        assert not found[With.SIMILAR].mean_is_koladas

    def test_koladas_own_mean_comes_first(self) -> None:
        rows = [["G1", 2026, "T", 6.25, ""], ["G1", 2024, "T", 1.0, ""]]
        found = compared(
            self.VALUES, rows=rows, groups={"G1": ["0001", "0002"]}, kolada={"default_group": "G1"}
        )
        assert found[With.SIMILAR].group_mean == Decimal("6.25")
        assert found[With.SIMILAR].mean_is_koladas
        assert found[With.ALL].group_mean == 37
        assert not found[With.ALL].mean_is_koladas

    def test_members_without_a_value_are_counted_as_members_only(self) -> None:
        groups = {"G1": ["0001", "0002", "0008", "0009"]}
        found = compared(self.VALUES, groups=groups, kolada={"default_group": "G1"})[With.SIMILAR]
        assert (found.members, found.members_with_value) == (4, 2)

    def test_the_measure_chooses_before_its_area_and_the_area_before_the_municipality(self) -> None:
        groups = {"G-measure": ["0001"], "G-area": ["0002"], "G-default": ["0003"]}

        def chosen(**fields: Any) -> str:
            found = compared(self.VALUES, groups=groups, kolada={"default_group": "G-default"}, **fields)
            group = found[With.SIMILAR].group
            assert group is not None
            return group.id

        assert chosen(kolada_group="G-measure", area="omrade") == "G-measure"
        assert chosen(area="omrade") == "G-area"
        assert chosen() == "G-default"

    def test_a_group_kolada_does_not_have_is_left_out(self) -> None:
        assert sorted(compared(self.VALUES, kolada={"default_group": "G1", "county_group": "G2"})) == [
            With.ALL
        ]

    def test_the_order_is_similar_county_all(self) -> None:
        groups = {"G1": ["0001"], "G2": ["0002"]}
        found = compared(self.VALUES, groups=groups, kolada={"default_group": "G1", "county_group": "G2"})
        assert list(found) == [With.SIMILAR, With.COUNTY, With.ALL]


SQL = """
WITH given AS (SELECT id, value, :sign * value AS goodness FROM figures WHERE kind = 'K'),
ranked AS (
    SELECT id, value,
        RANK() OVER (ORDER BY goodness DESC) AS rank,
        COUNT(*) OVER (PARTITION BY goodness) - 1 AS ties,
        COUNT(*) OVER () AS n,
        ROW_NUMBER() OVER (ORDER BY goodness) AS place
    FROM given
)
SELECT rank, ties, n,
    CASE WHEN 4 * rank <= n THEN 'best' WHEN 4 * rank > 3 * n THEN 'last' ELSE 'middle' END,
    (SELECT SUM(value) FROM ranked WHERE place IN ((n + 1) / 2, (n + 2) / 2))
        * 1.0 / (SELECT COUNT(*) FROM ranked WHERE place IN ((n + 1) / 2, (n + 2) / 2)),
    (SELECT AVG(value) FROM ranked WHERE id <> :us)
FROM ranked WHERE id = :us
"""
"""The definitions of the content model once more, in another language and by another engine."""


@settings(max_examples=80)
@given(
    st.integers(0, 30),
    st.dictionaries(
        st.integers(1, 200).map("{:04}".format),
        st.tuples(st.integers(0, 30), st.sampled_from("KKKL")),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(["higher", "lower"]),
)
def test_an_independent_computation_agrees(
    ours: int, others: dict[str, tuple[int, str]], direction: str
) -> None:
    figures = {US: (ours, "K"), **others}
    found = compared(
        {id_: value for id_, (value, _kind) in figures.items()},
        others={id_: kind for id_, (_value, kind) in figures.items()},
        direction=direction,
    ).get(With.ALL)
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE figures (id TEXT, value INTEGER, kind TEXT)")
        database.executemany(
            "INSERT INTO figures VALUES (?, ?, ?)", [(id_, *figure) for id_, figure in figures.items()]
        )
        sign = 1 if direction == "higher" else -1
        rank, ties, n, quartile, median, mean = database.execute(SQL, {"us": US, "sign": sign}).fetchone()
    database.close()
    if n == 1:
        assert found is None
        return
    assert found is not None
    assert found.quartile is not None
    assert (found.rank, found.ties, found.n, found.quartile.value) == (rank, ties, n, quartile)
    assert float(found.median) == pytest.approx(median)
    assert float(found.group_mean or 0) == pytest.approx(mean)
