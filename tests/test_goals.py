"""The table of goals: what is above its limit is said, and writing it leaves the rest of the file alone."""

from pathlib import Path

import pytest

from benchmarks import goals
from benchmarks.build import Run, growth
from benchmarks.charts import Drawing
from benchmarks.serve import Edit

RUNS = {500: Run(4, 90, 12), 2_000: Run(10, 160, 46), 10_000: Run(60, 310, 700)}
CHARTS = [Drawing(0.2, 700), Drawing(0.6, 900)]


def test_each_goal_is_told_beside_its_figure() -> None:
    found = {goal.what: goal.row.endswith("| yes |") for goal in goals.goals(RUNS, Edit(1.4, 0.8), CHARTS)}
    assert list(found.values()) == [True, False, False, False, False, True, False, True]
    assert len(found) == 8


def test_what_was_not_measured_is_no_goal_reached() -> None:
    told = [goal.what for goal in goals.goals({100: Run(1, 70, 2)}, None, CHARTS)]
    assert len(told) == 3
    assert not [what for what in told if "2,000" in what or "edit" in what]


def test_growth_is_the_power_of_the_size() -> None:
    assert growth([100, 500, 2_000], [1, 5, 20]) == pytest.approx(1)
    assert growth([100, 500, 2_000], [1, 25, 400]) == pytest.approx(2)


def test_writing_twice_changes_only_its_own_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = tmp_path / "RESULTS.md"
    results.write_text(f"# Results\n\n{goals.BEGIN}\n\nold\n\n{goals.END}\n\n## Search\n", encoding="utf-8")
    monkeypatch.setattr(goals, "RESULTS", results)
    for text in ("newer", "newest"):
        goals.put(text)
    assert results.read_text(encoding="utf-8") == (
        f"# Results\n\n{goals.BEGIN}\n\nnewest\n\n{goals.END}\n\n## Search\n"
    )
