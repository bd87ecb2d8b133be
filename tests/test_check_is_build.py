"""What passes the check is published: any records in any state become a site with sound links, or an error.

make fuzz                                      # 2,000 contents
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
from hypothesis import given

from paraply.build import build_site, examine
from paraply.files.links import BrokenLink, broken_links_on
from paraply.render.site import Site
from tests import subsets
from tests.conftest import ROOT, TODAY

BY_HAND = {"om/ordlista/index.html"}
"""Pages of ``docs/`` that ours may lead to."""

SHARE = 0.2
"""Of 10,000 cases under make fuzz: 2,000."""

TRIED: Counter[str] = Counter()


@cache
def frame(*, pictograms: bool) -> str:
    """What the frame around each body has to link to."""
    parts = sorted((ROOT / "overrides").rglob("*.html"))
    text = "".join(
        part.read_text(encoding="utf-8") for part in parts if pictograms or part.name != "pictograms.html"
    )
    return "".join(f'<a id="{name}"></a>' for name in re.findall(r'id="([\w-]+)"', text))


def broken_in(site: Site) -> list[BrokenLink]:
    """The links of the bodies and breadcrumbs that lead nowhere, without writing a file."""
    pages = {f"{page.address}index.html": page for page in site.pages}
    bodies: dict[str, bytes] = {}

    def read(name: str) -> bytes:
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


@hypothesis.settings(
    max_examples=max(25, round(hypothesis.settings.default.max_examples * SHARE)),  # type: ignore[union-attr]
    suppress_health_check=list(hypothesis.HealthCheck),
)
@given(subsets.municipalities())
def tried(files: dict[str, str]) -> None:
    """Built with sound links, or refused by the check."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        subsets.write(root, files)
        if examine(root, TODAY).has_errors:
            TRIED["refused"] += 1
            return
        TRIED["built"] += 1
        assert broken_in(build_site(root, TODAY, allow_example=True)) == []


def test_what_has_no_error_is_built_with_sound_links() -> None:
    tried()
    assert TRIED["built"] > TRIED["refused"], "too little of what is drawn is built"
