"""Kolada's rows as columns: every row as it stands in the file."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from paraply.model.kolada import Gender, KoladaRows, KoladaValue
from tests.made import snapshot

GENDERS: tuple[Gender, ...] = ("T", "K", "M")
ROWS = st.tuples(
    st.sampled_from(["0999", "0114", "G1"]),
    st.integers(1800, 2200),
    st.sampled_from(GENDERS),
    st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", ".", "..", "Missing"]),
)


@given(st.lists(ROWS))
def test_rows_come_back_as_they_stood(values: list[KoladaValue]) -> None:
    made = [
        (code, year, gender, Decimal(figure) if figure else None, status)
        for code, year, gender, figure, status in KoladaRows.of(values)
    ]
    assert list(map(repr, made)) == list(map(repr, values)), "with every decimal, also those that are 0"


def test_a_snapshot_is_written_out_with_its_rows() -> None:
    rows = snapshot([["0999", 2024, "T", 71.50, ""], ["0999", 2025, "T", None, "Missing"]])
    assert rows.model_dump(mode="json")["values"] == [
        ["0999", 2024, "T", "71.5", ""],
        ["0999", 2025, "T", "", "Missing"],
    ]
