"""Contrast of what charts are drawn with, in both palettes, from the style sheet (WCAG 1.4.3, 1.4.11)."""

import re

import pytest

from tests.conftest import ROOT

CSS = (ROOT / "docs" / "assets" / "paraply.css").read_text(encoding="utf-8")
LINES = ("series-1", "series-2", "dot", "rule-strong", "ink", "ink-soft", "focus")
TEXTS = ("ink", "ink-soft", "series-1", "series-2", "link", "met", "near", "not-met", "unknown")
SURFACES = ("paper", "surface", "sand")


def palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))


LIGHT = palette(CSS.split(":root {", 1)[1].split("}", 1)[0])
DARK = palette(CSS.split("prefers-color-scheme: dark", 1)[1].split("}", 1)[0])


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_and_marks_stand_out(colours: dict[str, str]) -> None:
    weak = {name: contrast(colours[name], colours["paper"]) for name in LINES}
    assert {name: ratio for name, ratio in weak.items() if ratio < 3} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_surface(colours: dict[str, str]) -> None:
    weak = {(text, on): contrast(colours[text], colours[on]) for text in TEXTS for on in SURFACES}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("field", [r"\.hero \.search input", r"\.band-search input"])
def test_the_edge_of_a_search_field_stands_out_from_the_band(field: str, colours: dict[str, str]) -> None:
    [edge] = re.findall(
        rf"^ *{field} \{{[^}}]*border(?:-color)?: [^;}}]*var\(--([\w-]+)\)", CSS, re.MULTILINE
    )
    assert contrast(colours[edge], colours["band"]) >= 3
