"""Texts have the room they need, at any width and on paper: of extremes, and on both sites."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.served import SHEET, opened
from tests.conftest import ROOT
from tests.extremes import extremes
from tests.made import site

WIDTHS = (280, 360, 768, 1280)

CROWDED = """() => {
  const LINES = 'path:is(.line-1, .line-2, .target), line:is(.break, .median, .ours, .goal, .base)';
  const found = [], wide = document.documentElement.clientWidth;
  for (const whole of document.querySelectorAll('[data-page]')) {
    const tell = (what, text) => found.push(`${whole.dataset.page} ${what}: ${text}`);
    for (const drawing of whole.querySelectorAll('svg.chart')) {
      const room = drawing.getBoundingClientRect();
      const texts = [...drawing.querySelectorAll('text')].map((text) => {
        const box = text.getBoundingClientRect();
        return {text: text.textContent, left: box.left + 1, right: box.right - 1,
                top: box.top + 2, bottom: box.bottom - 2};
      }).filter((text) => text.text.trim());
      const marks = [...drawing.querySelectorAll('.marks > *, .point-2')]
        .map((mark) => mark.getBoundingClientRect());
      const lines = [...drawing.querySelectorAll(LINES)].map((line) => {
        const seen = line.getScreenCTM(), length = line.getTotalLength(), points = [];
        for (let part = 0; part <= 100; part += 1)
          points.push(line.getPointAtLength(length * part / 100).matrixTransform(seen));
        return [line.getAttribute('class'), points];
      });
      texts.forEach((one, place) => {
        if (one.left < room.left - 1 || one.right > room.right + 1
            || one.top < room.top - 3 || one.bottom > room.bottom + 3) tell('outside', one.text);
        if (marks.some((mark) => one.left < mark.right - 1.5 && mark.left + 1.5 < one.right
            && one.top < mark.bottom - 1.5 && mark.top + 1.5 < one.bottom)) tell('over a mark', one.text);
        for (const [name, points] of lines)
          if (points.some(({x, y}) => one.left < x && x < one.right && one.top < y && y < one.bottom))
            tell(`over ${name}`, one.text);
        for (const other of texts.slice(place + 1))
          if (one.left < other.right && other.left < one.right
              && one.top < other.bottom && other.top < one.bottom)
            tell('over each other', `${one.text} | ${other.text}`);
      });
    }
    for (const part of whole.querySelectorAll('.bars li, .key li, h1, h3, p, caption, dt, dd, pre, a')) {
      if (part.closest('.table')) continue;
      const box = part.getBoundingClientRect();
      if (box.right > wide + 1) tell('outside the page', part.textContent.slice(0, 60));
    }
  }
  for (const caption of document.querySelectorAll('.table caption')) {
    const table = caption.parentElement, room = table.closest('.table').clientWidth;
    const width = table.offsetWidth;
    if (width <= room + 1) continue;
    caption.hidden = true;
    if (table.offsetWidth < width - 1)
      found.push(`a table made wide by its caption: ${caption.textContent.slice(0, 60)}`);
    caption.hidden = false;
  }
  const reach = document.documentElement.scrollWidth;
  if (reach > wide) found.push(`scrolls sideways: ${reach}`);
  return found;
}"""
"""What in each page has too little room: texts outside, over each other, a line or a mark, and the rest.

The lines of a grid are no lines that say something.
"""


def _pages(which: str, request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The address and the body of every page with a drawing."""
    if which == "extremes":
        made = site(extremes())
        for page in made.pages:
            if page.template in {"measure.html", "promise.html", "survey.html", "area.html"}:
                yield page.address, f'<div class="frame">{made.body(page)}</div>'
        return
    built: Path = request.getfixturevalue(which)
    folders = ("matt", "garantier", "matningar", "jamfor", "omraden")
    for path in (path for folder in folders for path in sorted((built / folder).rglob("index.html"))):
        html = path.read_text(encoding="utf-8")
        if found := re.search(r"<main[^>]*>(.*)</main>", html, re.DOTALL):
            yield path.parent.relative_to(built).as_posix(), found[1]


@pytest.mark.parametrize("which", ["extremes", "site", "example_site"])
def test_nothing_is_crowded(which: str, browser: Browser, request: pytest.FixtureRequest) -> None:
    style = (ROOT / "docs" / "assets" / "paraply.css").read_text(encoding="utf-8")
    bodies = list(_pages(which, request))
    assert any("chart--line" in body for _address, body in bodies) or which == "site"
    parts = [f'<div data-page="{address}">{body}</div>' for address, body in bodies]
    crowded: list[tuple[str, str]] = []
    with opened(browser, "about:blank", {"width": WIDTHS[-1], "height": 900}) as page:
        page.set_default_timeout(120_000)
        for some in batched(parts):
            page.set_content(
                f'<!doctype html><html lang="sv"><head><style>{style}</style></head>'
                f"<body><main>{''.join(some)}</main></body></html>"
            )
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                crowded += [(f"{width} px", told) for told in page.evaluate(CROWDED)]
            page.emulate_media(media="print")
            page.set_viewport_size({"width": SHEET["width"], "height": SHEET["height"]})
            told = page.evaluate(CROWDED)  # a table parted between two columns is as wide as both
            crowded += [("on paper", what) for what in told if not what.startswith("a table made wide")]
            page.emulate_media(media="screen")
    assert crowded == []


def batched(parts: list[str], size: int = 12) -> Iterator[list[str]]:
    """A few pages at a time: one document of all is slow to lay out."""
    for begin in range(0, len(parts), size):
        yield parts[begin : begin + size]
