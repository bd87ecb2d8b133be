"""What passes the check is published: any records in any state become a site with sound links, or an error.

make fuzz                                      # 2,000 contents
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest
from hypothesis import given
from markdown import Markdown

from paraply.build import build_site, examine
from paraply.files.links import BrokenLink, broken_links_on
from paraply.problems import ContentError
from paraply.render.page import Page
from paraply.render.site import Site
from paraply.render.templating import Renderer
from tests import subsets
from tests.conftest import ROOT, TODAY
from tests.worlds import CLEAN, GUARANTEE, OWNERS, write

BY_HAND = {"om/ordlista/index.html": ROOT / "docs" / "om" / "ordlista.md"}
"""Pages of ``docs/`` that ours may lead to, and their texts."""

SHARE = 0.2
"""Of 10,000 cases under make fuzz: 2,000."""

ROW = 12
"""Records in a row. Some hundred of them, each made within the last, would be more than Python lets nest."""

TRIED: Counter[str] = Counter()


@cache
def frame(*, pictograms: bool) -> str:
    """What the frame around each body has to link to."""
    parts = sorted((ROOT / "overrides").rglob("*.html"))
    text = "".join(
        part.read_text(encoding="utf-8") for part in parts if pictograms or part.name != "pictograms.html"
    )
    return "".join(f'<a id="{name}"></a>' for name in re.findall(r'id="([\w-]+)"', text))


@cache
def by_hand(name: str) -> bytes:
    """A page of ``docs/``, which is the same whatever the content."""
    return Markdown(extensions=["toc"]).convert(BY_HAND[name].read_text("utf-8")).encode()


def broken_in(site: Site) -> list[BrokenLink]:
    """The links of the bodies and breadcrumbs that lead nowhere, without writing a file."""
    pages = {f"{page.address}index.html": page for page in site.pages}
    bodies: dict[str, bytes] = {}

    def read(name: str) -> bytes:
        if name in BY_HAND:
            return by_hand(name)
        if name not in bodies:
            page = pages.get(name)
            shown = site.meta(page)["breadcrumbs"] if page else ()  # as the frame has them
            crumbs = "".join(f'<a href="/{crumb["url"]}"></a>' for crumb in shown)
            framed = f"{frame(pictograms=page.pictograms)}{crumbs}{site.body(page)}" if page else ""
            bodies[name] = framed.encode()
        return bodies[name]

    files = {*pages, *BY_HAND, *(plain.address for plain in site.files()), "index.html"}
    asked = (name for name in pages if not name.startswith("handbok/"))  # the same whatever the content
    return [link for name in asked for link in broken_links_on(name, files, read, "https://exempel.se/")]


CONTENTS = max(25, round(hypothesis.settings.default.max_examples * SHARE))  # type: ignore[union-attr]


@hypothesis.settings(
    max_examples=CONTENTS,
    suppress_health_check=list(hypothesis.HealthCheck),
)
@given(subsets.municipalities())
def tried(files: dict[str, str]) -> None:
    """Built with sound links, or refused by the check."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        subsets.write(root, files)
        try:
            site = build_site(root, TODAY, allow_example=True)  # which asks all that the check asks
        except ContentError:
            assert examine(root, TODAY).has_errors, "the build says what the check does not"
            TRIED["refused"] += 1
            return
        TRIED["built"] += 1
        assert broken_in(site) == []


def test_what_has_no_error_is_built_with_sound_links() -> None:
    tried()
    assert TRIED.total() >= CONTENTS
    assert TRIED["built"] > TRIED["refused"], "too little of what is drawn is built"


@pytest.mark.parametrize("goes_on", ["link", "replaced_by", "works_for"])
def test_a_long_row_of_records_that_lead_on_is_built(
    goes_on: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever leads from record to record, only the page that a text links to is made within another."""
    within: list[str] = []
    deepest: list[int] = []

    def body(renderer: Renderer, page: Page, made: Callable[[Renderer, Page], str] = Renderer.body) -> str:
        within.append(page.address)
        deepest.append(len(within))
        html = made(renderer, page)
        within.pop()
        return html

    monkeypatch.setattr(Renderer, "body", body)
    whole = (CLEAN[GUARANTEE] or "").replace("old_addresses: [info/bygglov/]\n", "")
    files: dict[str, str | None] = dict(CLEAN)
    if goes_on == "works_for":
        rows = (
            f"  - {{id: k{at}, name: Kontor {at}, kind: office, works_for: [k{at + 1}]}}\n"
            for at in range(ROW)
        )
        files[OWNERS] = f"{CLEAN[OWNERS]}{''.join(rows)}  - {{id: k{ROW}, name: Nämnden, kind: committee}}\n"
    for at in range(ROW if goes_on != "works_for" else 0):
        text = f"{whole}\n[Nästa](/garantier/r{(at + 1) % ROW}/#nasta)\n" if goes_on == "link" else whole
        if goes_on == "replaced_by" and at + 1 < ROW:
            over = f"state: withdrawn\nvalid_to: 2025-01-01\nreplaced_by: r{at + 1}"
            text = text.replace("state: in_force", over)
        files[f"guarantees/r{at}.md"] = text
    write(tmp_path, files)
    assert [problem for problem in examine(tmp_path, TODAY).problems if problem.is_error] == []
    site = build_site(tmp_path, TODAY, allow_example=True)
    assert all(site.body(page) for page in site.pages)
    assert max(deepest) <= 2
