"""The municipality's own colours."""

from pathlib import Path

import pytest

from paraply.check.colours import contrast
from tests.worlds import CLEAN, MUNICIPALITY, found


def coloured(primary: str, accent: str) -> dict[str, str]:
    return {MUNICIPALITY: CLEAN[MUNICIPALITY] + f"colours: {{primary: '{primary}', accent: '{accent}'}}\n"}


def test_dark_band_with_a_light_accent_is_fine(tmp_path: Path) -> None:
    assert not found(tmp_path, "L23", coloured("#0d3a47", "#e5b53f"))


def test_what_is_just_enough_is_enough(tmp_path: Path) -> None:
    """White on it 4.54 times, and a mark on that 3.004: the limits are 4.5 and 3."""
    assert not found(tmp_path, "L23", coloured("#767676", "#d2d2d2"))


@pytest.mark.parametrize(
    ("primary", "accent", "what"),
    [
        ("#5fb0c9", "#ffffff", "vit text mot huvudfärgen"),
        ("#000000", "#606060", "mörk text mot betoningen"),
        ("#6d6d00", "#9b9b10", "betoningen mot huvudfärgen"),
        ("#777777", "#ffffff", "vit text mot huvudfärgen"),  # 4.48
        ("#000000", "#888888", "mörk text mot betoningen"),  # 4.49
        ("#767676", "#d1d1d1", "betoningen mot huvudfärgen"),  # 2.97
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


@pytest.mark.parametrize(
    ("colour", "luminance"),
    [
        ("#ff0000", 0.2126),
        ("#00ff00", 0.7152),
        ("#0000ff", 0.0722),
        ("#0a0a0a", 10 / 255 / 12.92),  # the last grey below the bend of the curve
        ("#0b0b0b", ((11 / 255 + 0.055) / 1.055) ** 2.4),
        ("#804020", 0.2126 * 0.215861 + 0.7152 * 0.051269 + 0.0722 * 0.014444),
    ],
)
def test_contrast_is_of_the_light_of_each_channel(colour: str, luminance: float) -> None:
    """Relative luminance of WCAG 2.2: each channel has its weight, and a curve with a straight beginning."""
    assert contrast(colour, "#000000") == pytest.approx((luminance + 0.05) / 0.05, rel=1e-4)
    assert contrast("#ffffff", colour) == pytest.approx(1.05 / (luminance + 0.05), rel=1e-4)
