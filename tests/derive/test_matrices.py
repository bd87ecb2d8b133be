"""Measures that belong together are one figure; nothing is lost of those that are not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.derive.matrices import matrices_of
from paraply.derive.views import MeasureView
from tests.made import content, measure, views


def views_of(*fields: dict[str, Any]) -> list[MeasureView]:
    made = [measure(f"m{place}", **each) for place, each in enumerate(fields)]
    return list(views(content(measures=made)).measures.values())


def of(question: str | None, group: str | None, series: str | None = "enkat", **more: Any) -> dict[str, Any]:
    return {"series": series, "series_question": question, "series_group": group, **more}


def test_questions_are_rows_and_groups_are_columns_also_where_one_is_missing() -> None:
    found, alone = matrices_of(views_of(of("Trygg", "5"), of("Trygg", "8"), of("Nöjd", "8")))
    [matrix] = found
    assert matrix.groups == ["5", "8"]
    assert [(question, [view and view.measure.id for view in cells]) for question, cells in matrix.rows] == [
        ("Trygg", ["m0", "m1"]),
        ("Nöjd", [None, "m2"]),
    ]
    assert alone == []


def test_one_alone_of_another_unit_or_without_a_group_is_told_by_itself() -> None:
    found, alone = matrices_of(views_of(of("Trygg", "5"), of("Trygg", "8", "annan"), of("Trygg", None)))
    assert (found, len(alone)) == ([], 3)
    found, alone = matrices_of(
        views_of(of("A", "1"), of("A", "2"), of("A", "3", unit="kronor"), of("A", "2"))
    )
    assert [view.measure.id for view in found[0].views] == ["m0", "m1"]
    assert [view.measure.id for view in alone] == ["m2", "m3"]


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A", "B", None]), st.sampled_from(["1", "2", None]),
            st.sampled_from(["x", "y", None]), st.sampled_from(["procent", "kronor"]),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_every_measure_is_shown_once(chosen: list[tuple[Any, ...]]) -> None:
    every = views_of(*(of(question, group, series, unit=unit) for question, group, series, unit in chosen))
    found, alone = matrices_of(every)
    shown = [view.measure.id for matrix in found for view in matrix.views] + [
        view.measure.id for view in alone
    ]
    assert sorted(shown) == sorted(view.measure.id for view in every)
    assert all(len({view.measure.unit for view in matrix.views}) == 1 for matrix in found)
