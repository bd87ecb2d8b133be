"""What is kept of an answer: all of ours, and of the others what is shown."""

import json
from pathlib import Path

from paraply.kolada.keeping import Keeping
from tests.kolada.conftest import US, YEARS
from tests.kolada.server import Kolada
from tests.kolada.test_fetch import FOLDER, Run, change, snapshot

ROWS = [
    (place, year, gender, 1.0, "")
    for place in ("0000", "9901", "9902", US, "G9901")
    for year in range(2014, 2027)
    for gender in ("K", "M", "T")
]


def kept(keeping: Keeping) -> dict[str, set[tuple[int, str]]]:
    found: dict[str, set[tuple[int, str]]] = {}
    for row in ROWS:
        if keeping.keeps(row):
            found.setdefault(row[0], set()).add((row[1], row[2]))
    return found


def test_ours_and_the_countrys_are_whole_and_the_others_are_totals() -> None:
    every = {(year, gender) for year in range(2014, 2027) for gender in "KMT"}
    found = kept(Keeping.of(ROWS, US, {"9901"}, 2026))
    assert found[US] == found["0000"] == every
    assert found["9901"] == found["G9901"] == {(year, "T") for year in range(2014, 2027)}
    assert found["9902"] == {(year, "T") for year in range(2022, 2027)}


def test_where_our_newest_value_is_old_so_are_those_it_is_compared_with() -> None:
    old = [row for row in ROWS if row[0] != US or row[1] < 2017]
    assert Keeping.of(old, US, (), 2026).since == 2016
    assert Keeping.of([], US, (), 2026).since == 2022


def test_what_is_no_longer_kept_is_not_missed(root: Path, kolada: Kolada, fetch_script: Run) -> None:
    """The window moves each year: that is no loss, and no change worth a line."""
    assert fetch_script() == 10
    whole = snapshot(root, "N99991")
    far = [["9905", year, gender, 1.5, ""] for year in range(2010, 2022) for gender in ("K", "M", "T")]
    whole["values"] += far
    (root / FOLDER / "N99991.json").write_text(json.dumps(whole), encoding="utf-8")
    assert fetch_script() == 0


def test_a_fetch_keeps_the_genders_of_ours_only(root: Path, kolada: Kolada, fetch_script: Run) -> None:
    assert fetch_script() == 10
    genders: dict[str, set[str]] = {}
    for place, _year, gender, *_rest in snapshot(root, "N99991")["values"]:
        genders.setdefault(place, set()).add(gender)
    assert genders[US] == genders["0000"] == {"K", "M", "T"}
    assert genders["9901"] == genders["G9902"] == {"T"}


def test_a_year_that_is_published_is_asked_for_as_long_as_the_measure_stands(
    root: Path, kolada: Kolada, fetch_script: Run
) -> None:
    assert fetch_script("--today", "2031-06-01") == 10
    assert fetch_script("--today", "2032-06-01") == 10  # ten years are 2023 to 2032
    fetched = snapshot(root, "N99992")
    assert {row[1] for row in fetched["values"] if row[0] == US} == set(YEARS)
    assert "revisions" not in fetched
    change(kolada, "N99992", US, 2022, value=7.5)
    assert fetch_script("--today", "2032-07-01") == 10
    assert [(each["year"], each["now"]) for each in snapshot(root, "N99992")["revisions"]] == [(2022, 7.5)]
