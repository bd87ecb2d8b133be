"""axe-core finds nothing on any kind of page, narrow and wide, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.served import one_of_each_kind, opened, residents_pages

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose answer may differ between light and dark, where nothing else changes."""

RUN = """async ([tags, only, without]) => {
  const runOnly = only ? { type: "rule", values: only } : { type: "tag", values: tags };
  const rules = Object.fromEntries((without || []).map((rule) => [rule, { enabled: false }]));
  const { violations } = await axe.run({ runOnly, rules, resultTypes: ["violations"] });
  return violations.map((found) => `${found.id}: ${found.nodes[0].html.slice(0, 160)}`);
}"""

SHORTEN = """(seen) => {
  const named = (element) => `${element.tagName}[${element.getAttributeNames().sort().map((name) =>
    ["class", "role", "type", "style"].includes(name) ? `${name}=${element.getAttribute(name)}` : name)}]`;
  const form = (element) => `${named(element)}(${[...new Set([...element.children].map(form))]})`;
  const short = (text) => {
    let number = 7n;
    for (const sign of text) number = (number * 31n + BigInt(sign.codePointAt(0))) % 2n ** 61n;
    return String(number);
  };
  const shorten = (parent, above) => {
    for (const child of [...parent.children]) {
      const key = short(`${above}/${form(child)}`);
      seen[key] = (seen[key] || 0) + 1;
      if (seen[key] > 3) child.remove();
      else shorten(child, short(`${above}/${named(child)}`));
    }
  };
  shorten(document.body, "");
  return seen;
}"""
"""Leave three of all rows, bars, headers and feet of one form, on this page and those before it: of the same
elements, classes and attributes, within the same.

For the colours alone, which take most of the time: all else is asked of the whole page in both widths. They
follow from classes and what is around; what a width or the dark does to an element, it does to all of its
form.
"""


def asked_of(site: Path, *, is_example: bool) -> list[str]:
    """One of each kind; the handbook, which is the same on both sites, once."""
    kinds = one_of_each_kind(site)
    return [*residents_pages(kinds), "404.html"] if is_example else kinds


@pytest.mark.parametrize("which", ["site", "example"])
def test_axe_finds_nothing(which: str, browser: Browser, axe: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue("site" if which == "site" else "example_site")
    base: str = request.getfixturevalue(f"{which}_url")
    found: list[tuple[object, ...]] = []
    seen: dict[str, int] = {}
    with opened(browser, base, {"width": 1280, "height": 800}) as page:
        for address in asked_of(site, is_example=which == "example"):
            page.emulate_media(color_scheme="light")
            page.set_viewport_size({"width": 1280, "height": 800})
            page.goto(base + address)
            page.evaluate(axe)
            found += [(address, 1280, what) for what in page.evaluate(RUN, [WCAG, None, COLOURS])]
            page.set_viewport_size({"width": 320, "height": 800})
            found += [(address, 320, what) for what in page.evaluate(RUN, [WCAG, None, COLOURS])]
            seen = page.evaluate(SHORTEN, seen)
            for width, scheme in ((1280, "light"), (320, "light"), (320, "dark"), (1280, "dark")):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                found += [(address, width, scheme, what) for what in page.evaluate(RUN, [WCAG, COLOURS])]
    assert found == []


def test_a_fault_in_one_width_or_mode_is_found_in_a_long_list(browser: Browser, axe: str) -> None:
    """What is left of a list that is made shorter is enough: faults that only the dark, or a phone, has."""
    rows = "".join(f"<li><span>Rad {number}</span> <em>text</em></li>" for number in range(50))
    dark = "@media (prefers-color-scheme: dark) { em { color: #777; background: #666 } }"
    narrow = "@media (width < 400px) { span { color: #aaa; background: #fff } }"
    page = browser.new_page()
    page.set_content(f"<title>x</title><style>{dark}{narrow}</style><main><ul>{rows}<li>sist</ul></main>")
    page.evaluate(axe)
    assert page.evaluate(RUN, [WCAG, COLOURS]) == []
    page.evaluate(SHORTEN, {})
    assert page.locator("li").count() == 4
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, [WCAG, COLOURS])
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(RUN, [WCAG, COLOURS])
    page.close()
