"""What the site writes is read back the same: ``import(export(x)) = x``."""

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.command.statuses import CHANGED, FAILED
from paraply.importers.vocabulary import OWN_HEADINGS
from paraply.load import load_content
from paraply.model.measure import Measure
from paraply.render.exports import outcomes_csv
from paraply.render.measure_data import FIGURE_TABLE
from tests.importers.imports import imported
from tests.made import content, views
from tests.made import measure as made
from tests.worlds import write

values = st.decimals(-(10**9), 10**9, places=1, allow_nan=False)
series = st.dictionaries(
    st.sampled_from(["2021", "2022", "2023-T2", "2024-Q1", "2024-05", "2024/2025", "2025-01-01/2025-03-31"]),
    st.one_of(values, st.sampled_from(["not_measured", "too_few", "confidential"])),
    min_size=1,
)


@settings(max_examples=25, deadline=None)
@given(series, st.sampled_from(["procent", "mnkr", "antal"]), st.booleans())
def test_what_the_site_exports_is_imported_the_same(
    tmp_path_factory: pytest.TempPathFactory, figures: dict[str, Any], unit: str, grouped: bool
) -> None:
    """``import(export(x)) = x``: the site's own data.csv, read into a measure that has no figures."""
    root = tmp_path_factory.mktemp("round")
    outcomes = [
        {
            "period": period,
            **({"missing": value} if isinstance(value, str) else {"value": value}),
            **({"group": {"dimension": "gender", "value": "women"}} if grouped else {}),
        }
        for period, value in figures.items()
    ]
    measure = made("matt", title="Svar i tid", unit=unit, decimals=1, outcomes=outcomes)
    exported = root / "data.csv"
    exported.write_bytes(outcomes_csv(views(content(measures=[measure])).measures.values()))
    bare = f"title: Svar i tid\nunit: {unit}\ndirection: higher\n"
    write(
        root,
        {
            "results/measures/matt.yml": f"{bare}decimals: 1\n",
            "results/municipality.yml": "name: X\ndimensions: {gender: Kön}\n",
        },
    )
    status, said = imported(root, exported)
    assert status == CHANGED, said
    found = load_content(root).content.measures["matt"]
    assert comparable(found) == comparable(measure)
    assert imported(root, exported)[1].endswith("Inget nytt i filen. Allt är redan inlagt.")


def comparable(measure: Measure) -> list[tuple[Any, ...]]:
    """What an export tells of each outcome, by period."""
    return sorted(
        (str(one.period), one.value, one.missing or "", one.period.is_part_year, str(one.group))
        for one in measure.outcomes
    )


def test_the_export_is_the_file_that_the_site_writes(
    example_site: Path, example: Path, tmp_path: Path
) -> None:
    """The built site's own file, imported into the content it was built from, has nothing new."""
    file = next(example_site.glob("matt/sjukfranvaro/data.csv"))
    with io.StringIO(file.read_text(encoding="utf-8-sig"), newline="") as lines:
        assert len(list(csv.reader(lines, delimiter=";"))) > 20
    shutil.copy(file, tmp_path / "data.csv")
    status, said = imported(example, tmp_path / "data.csv", dry_run=True)
    assert status == CHANGED, said
    assert "= 24 värden som redan är inlagda" in said
    assert "+" not in said


def test_the_columns_by_which_an_own_export_is_known_are_those_that_the_site_writes() -> None:
    assert set(FIGURE_TABLE.names) >= OWN_HEADINGS


COLUMNS = "id;title;period;value;unit;kind;carried;missing;dimension;group;target"


@pytest.mark.parametrize(
    ("headings", "status", "told"),
    [
        (COLUMNS, CHANGED, "100,1 procent är mer än alla: Svar i tid."),
        (COLUMNS.replace("carried", "kommentar"), FAILED, "Stämmer det: kör utan --yes, och svara ja."),
    ],
)
def test_what_is_odd_is_told_of_what_the_site_published_and_asked_of_others(
    tmp_path: Path, headings: str, status: int, told: str
) -> None:
    bare = "title: Svar i tid\nunit: procent\ndecimals: 1\ndirection: higher\n"
    write(tmp_path, {"results/measures/matt.yml": bare, "results/municipality.yml": "name: X\n"})
    file = tmp_path / "data.csv"
    file.write_text(f"{headings}\nmatt;Svar i tid;2024;100,1;procent;outcome;;;;;\n", encoding="utf-8")
    found, said = imported(tmp_path, file)
    assert (found, told in said) == (status, True), said


def test_women_men_and_all_are_not_asked_about_when_they_are_published_already(tmp_path: Path) -> None:
    measure = "title: Svar i tid\nunit: procent\ndecimals: 0\ndirection: higher\noutcomes:\n"
    rows = [("", "90"), ("women", "70"), ("men", "60")]
    for group, value in rows:
        part = f", group: {{dimension: gender, value: {group}}}" if group else ""
        measure += f"  - {{period: 2024, value: {value}{part}}}\n"
    world = {
        "results/measures/matt.yml": measure,
        "results/municipality.yml": "name: X\ndimensions: {gender: Kön}\n",
    }
    write(tmp_path, world)
    names = {"": "Totalt", "women": "Kvinnor", "men": "Män"}
    for number in ("60", "61"):
        lines = [f"Svar i tid;{names[group]};{number if group == 'men' else value}" for group, value in rows]
        file = tmp_path / "a.csv"
        file.write_text("\n".join(["Nyckeltal;Kön;2024 (%)", *lines, ""]), encoding="utf-8")
        status, said = imported(tmp_path, file)
        is_asked = "Kvinnor och män stämmer inte med alla" in said
        assert (status == FAILED, is_asked) == (number == "61", number == "61"), said
