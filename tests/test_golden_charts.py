"""Golden drawings: each form of chart as it stands on a page of the example municipality.

``pytest tests/test_golden_charts.py --update-golden`` writes them anew; look at the pages, read the diff.
"""

import re

import pytest

from paraply.build import build_site
from paraply.render.site import Site
from tests.conftest import ROOT, TODAY

GOLDEN = ROOT / "tests" / "golden" / "charts"
FORMS = {
    "line-peers-carried": ("matt/trygghet-arskurs-5/", "Linjediagram"),
    "line-break-steps": ("matt/sjukfranvaro/", "Linjediagram"),
    "line-kept": ("garantier/bygglov-inom-atta-veckor/", "Linjediagram"),
    "strip": ("matt/trygghet-arskurs-5/", "Punktdiagram"),
    "bars": ("matt/besok-kulturhuset/", 'class="bars"'),
    "share": ("garantier/bygglov-inom-atta-veckor/", 'class="chart share"'),
}


@pytest.fixture(scope="module")
def example() -> Site:
    return build_site(ROOT / "tests" / "example", TODAY, allow_example=True)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_drawn_as_approved(form: str, example: Site, request: pytest.FixtureRequest) -> None:
    address, mark = FORMS[form]
    page = next(page for page in example.pages if page.address == address)
    drawings = re.findall(
        r'<ul class="bars.*?</ul>|<svg class="chart share.*?</svg>|<svg class="chart chart.*?</g></svg>',
        example.body(page),
        re.DOTALL,
    )
    drawn = next(drawing for drawing in drawings if mark in drawing) + "\n"
    golden = GOLDEN / f"{form}.svg"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")
    if form not in {"share", "bars"}:  # words say it all; the others tell it themselves, in Swedish
        assert re.search(r'role="img" aria-labelledby="\S+ \S+"><title id="[^"]+">.+</title><desc', drawn)


def test_no_golden_drawing_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.svg")} == set(FORMS)
