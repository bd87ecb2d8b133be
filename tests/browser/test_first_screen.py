"""Every promise and measure is near the start."""

import re
from pathlib import Path

import pytest

from tests.browser.looks import RECORD
from tests.browser.served import addresses_of


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_every_promise_and_measure_is_two_taps_from_the_start(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(which)
    first = linked(site, "")
    second = {page for step in first for page in linked(site, step)}
    records = {address for address in addresses_of(site) if RECORD.fullmatch(address)}
    assert records - first - second == set()


def linked(site: Path, address: str) -> set[str]:
    """The pages that a page links to, as addresses from the site's root."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    found = set()
    for link in re.findall(r'<a [^>]*href="([^"#:?]*)"', html):
        target = (site / address / link).resolve()
        if (target / "index.html").exists() and target.is_relative_to(site.resolve()):
            path = target.relative_to(site.resolve()).as_posix()
            found.add("" if path == "." else f"{path}/")
    return found
