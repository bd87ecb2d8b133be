"""Golden pages: the article of one page of each kind of the example municipality, as it was last approved.

``pytest tests/test_golden.py --update-golden`` writes them anew; read the diff before you commit it.
"""

import re
from pathlib import Path

import pytest

from paraply.build import build_site
from paraply.render.page import Page
from paraply.render.site import Site
from tests.conftest import ROOT, TODAY

GOLDEN = Path(__file__).parent / "golden"
SPECIAL = {
    "promise.html": ("withdrawn", "nearly_kept", "not_kept", "not_assessed"),
    "measure.html": ("near", "not_met", "not_assessed"),
}
"""Verdicts that have a golden page of their own, by template."""


@pytest.fixture(scope="module")
def example() -> Site:
    return build_site(ROOT / "tests" / "example", TODAY, allow_example=True)


def chosen(site: Site) -> dict[str, Page]:
    """One page per template, and one per verdict of promises and measures, by its golden file's name."""
    found: dict[str, Page] = {}
    for page in sorted(site.pages, key=lambda page: page.address):
        stem = page.template.removesuffix(".html")
        found.setdefault(stem, page)
        if view := page.values.get("view"):
            verdict = getattr(getattr(view, "judgement", None), "verdict", None)
            state = getattr(getattr(view, "guarantee", None), "state", None)
            for word in (verdict, state):
                if word is not None and word.value in SPECIAL.get(page.template, ()):
                    found.setdefault(f"{stem}-{word.value.replace('_', '-')}", page)
    return found


def pretty(html: str) -> str:
    """One block element per line, so that a diff shows what changed."""
    return (
        re.sub(
            r"(?<=>)\s*(?=<(?:/?(?:article|section|div|dl|dt|dd|ul|ol|li|h[1-6]|p|table|t[rhdb]|figure|svg)))",
            "\n",
            html.strip(),
        )
        + "\n"
    )


def test_every_kind_of_page_has_a_golden_one(example: Site) -> None:
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(chosen(example))


def test_pages_are_as_approved(example: Site, request: pytest.FixtureRequest) -> None:
    update = request.config.getoption("--update-golden")
    if update:
        GOLDEN.mkdir(exist_ok=True)
        for left in GOLDEN.glob("*.html"):
            left.unlink()
    different = []
    for name, page in chosen(example).items():
        path = GOLDEN / f"{name}.html"
        text = pretty(example.body(page))
        if update:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            different.append(f"{name} ({page.address})")
    assert different == [], "look at the pages, then run pytest tests/test_golden.py --update-golden"
