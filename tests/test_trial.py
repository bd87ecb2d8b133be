"""An edit that anything proposes is judged by every rule, those of the past too, before it is written."""

from datetime import date
from pathlib import Path

import pytest

from paraply.trial import judged, tried
from tests.worlds import write

TODAY = date(2026, 11, 23)
FILE = "content/results/measures/matt.yml"
MEASURE = "title: Svar i tid\nunit: procent\ndecimals: 1\ndirection: higher\noutcomes:\n"
STOOD = f"{MEASURE}  - {{period: 2024, value: 90.1}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files: dict[str, str | None] = {
        "results/municipality.yml": "name: X\n",
        "results/measures/matt.yml": STOOD,
    }
    return write(tmp_path, files)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (STOOD.replace("90.1", "91.5"), ["H01"]),
        (MEASURE.removesuffix("outcomes:\n"), ["H02"]),
        (
            f"{MEASURE}  - {{period: 2024, value: 91.5, restated_from: {{value: 90.1, why: Felräknat.}}}}\n",
            [],
        ),
        (f"{STOOD}  - {{period: 2025, value: 91.5}}\n", []),
    ],
)
def test_what_was_published_is_not_rewritten_in_silence(root: Path, text: str, codes: list[str]) -> None:
    trial = tried(root, TODAY, judged(root, TODAY), {FILE: text})
    assert [problem.rule.code for problem in trial.new if problem.is_error] == codes
    assert (root / FILE).read_text(encoding="utf-8") == STOOD


def test_a_trial_of_what_stands_finds_nothing_new(root: Path) -> None:
    trial = tried(root, TODAY, judged(root, TODAY), {FILE: STOOD})
    assert (trial.new, list(trial.difference())) == ([], [])
