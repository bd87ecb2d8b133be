"""axe-core finds nothing on any kind of page, narrow and wide, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.served import one_of_each_kind, opened

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose answer may differ between light and dark, where nothing else changes."""

RUN = """async ([tags, rules]) => {
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
  const { violations } = await axe.run({ runOnly, resultTypes: ["violations"] });
  return violations.map((found) => `${found.id}: ${found.nodes[0].html.slice(0, 160)}`);
}"""


@pytest.mark.parametrize("which", ["site", "example"])
def test_axe_finds_nothing(which: str, browser: Browser, axe: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue("site" if which == "site" else "example_site")
    base: str = request.getfixturevalue(f"{which}_url")
    found = []
    with opened(browser, base, {"width": 1280, "height": 800}) as page:
        for address in one_of_each_kind(site) + (["404.html"] if which == "example" else []):
            page.goto(base + address)
            page.evaluate(axe)
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 800})
                for scheme, rules in (("light", None), ("dark", COLOURS)):
                    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                    found += [(address, width, scheme, what) for what in page.evaluate(RUN, [WCAG, rules])]
    assert found == []
