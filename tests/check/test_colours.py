"""The municipality's own colours."""

from pathlib import Path

import pytest

from paraply.check.colours import contrast
from tests.worlds import CLEAN, MUNICIPALITY, found


def coloured(primary: str, accent: str) -> dict[str, str]:
    return {MUNICIPALITY: CLEAN[MUNICIPALITY] + f"colours: {{primary: '{primary}', accent: '{accent}'}}\n"}


def test_dark_band_with_a_light_accent_is_fine(tmp_path: Path) -> None:
    assert not found(tmp_path, "L23", coloured("#0d3a47", "#e5b53f"))


@pytest.mark.parametrize(
    ("primary", "accent", "what"),
    [
        ("#5fb0c9", "#ffffff", "vit text mot huvudfärgen"),
        ("#000000", "#606060", "mörk text mot betoningen"),
        ("#6d6d00", "#9b9b10", "betoningen mot huvudfärgen"),
    ],
)
def test_weak_contrast_is_refused(tmp_path: Path, primary: str, accent: str, what: str) -> None:
    problems = found(tmp_path, "L23", coloured(primary, accent))
    assert any(what in problem.message for problem in problems)
    assert all(problem.is_error for problem in problems)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
