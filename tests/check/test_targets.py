from pathlib import Path

import pytest

from tests.worlds import CLEAN, Files, all_found, found, line_of

MINE = "results/measures/mitt.yml"


def measure(target: str, direction: str = "higher") -> Files:
    """The clean world with one measure more, with a sound target and then this one."""
    text = f"""\
title: Svar inom två dagar
area: bygga-och-bo
unit: procent
direction: {direction}
source: {{kind: own, title: Kontaktcenter}}
targets:
  - {{from_period: 2025, at_least: 40, at_most: 60, decision: kf-2019-12}}
  - {{from_period: 2026, {target}}}
outcomes: [{{period: 2025, value: 50}}]
"""
    return {**CLEAN, MINE: text}


DECIDED = "decision: kf-2019-12"

CASES: dict[str, list[tuple[Files, str]]] = {
    "S08": [(measure("at_least: 50"), "Målet från 2026 har inget beslut")],
    "S09": [(measure(DECIDED), "Målet från 2026 säger varken minst eller högst")],
    "S10": [(measure(f"at_least: 60, at_most: 50.5, {DECIDED}"), "minst 60 och högst 50,5")],
    "S11": [
        (measure(f"at_most: 50, {DECIDED}"), "'högre är bättre', men målet har at_most: 50"),
        (measure(f"at_least: 50, {DECIDED}", "lower"), "'lägre är bättre', men målet har at_least: 50"),
        (measure(f"at_least: 50, {DECIDED}", "range"), "men målet har at_least: 50"),
    ],
}


@pytest.mark.parametrize(
    ("code", "number"), [(code, number) for code, cases in CASES.items() for number in range(len(cases))]
)
def test_an_unsound_target_is_found(tmp_path: Path, code: str, number: int) -> None:
    files, says = CASES[code][number]
    [problem] = found(tmp_path, code, files)
    assert problem.place == line_of(MINE, "from_period: 2026", files)
    assert says in problem.message
    assert problem.hint
    assert not problem.is_error


SOUND = [
    measure(f"at_least: 50, {DECIDED}"),
    measure(f"at_most: 50, {DECIDED}", "lower"),
    measure(f"at_least: 50, at_most: 50, {DECIDED}", "range"),
    measure(f"at_least: 50, at_most: 90, {DECIDED}"),
    measure(f"at_least: 0, {DECIDED}"),
]


@pytest.mark.parametrize("files", SOUND)
def test_a_sound_target_is_left_alone(tmp_path: Path, files: Files) -> None:
    assert [problem for problem in all_found(tmp_path, files) if problem.rule.code in CASES] == []


def test_a_target_of_a_neutral_measure_says_what_is_better(tmp_path: Path) -> None:
    files = measure(f"at_least: 50, {DECIDED}", "neutral")
    messages = [problem.message for problem in found(tmp_path, "S11", files)]
    assert messages == [
        "Riktningen är 'varken högt eller lågt är bättre', men målet har at_least: 40 och at_most: 60.",
        "Riktningen är 'varken högt eller lågt är bättre', men målet har at_least: 50.",
    ]
