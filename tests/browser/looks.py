"""What is asked of a page that is open: each finds what is wrong there."""

import re
from typing import Any

from paraply.preview.fold import MOST_WORDS
from tests.browser.served import PHONE

RECORD = re.compile(r"(garantier|matt)/(?!bedomning/|slag/)[^/]+/")
AREA = re.compile(r"omraden/[^/]+/")
ZOOMED = {"width": 320, "height": 256}
"""A screen of 1280 × 1024 at 400 % (WCAG 1.4.10)."""


def wrong_with(looked: dict[str, Any]) -> list[str]:
    places = ("heading", "verdict", "todo", "next")
    low = [f"{place} at {looked[place]:.0f} px" for place in places if looked[place] > PHONE["height"]]
    return low + ([f"{looked['words']} words to the answer"] if looked["words"] > MOST_WORDS else [])


FIRST = """() => Math.min(...[...document.querySelectorAll("main :is(.value, .level, .matrix-figure h3)")]
  .map((figure) => figure.getBoundingClientRect().bottom))"""
"""Where the first figure, level of a promise or finding of a survey ends."""

UNNAMED = """() => [...document.querySelectorAll(".table--stack:not(.table--inline)")].flatMap((table) => {
  const heads = [...table.querySelectorAll("thead th")].slice(1).map((head) => head.textContent).join();
  return [...table.querySelectorAll("tbody tr")].filter((row) =>
    [...row.querySelectorAll("td")].map((cell) => cell.dataset.label).join() !== heads
  ).map((row) => row.textContent);
})"""
WIDE = """() => [...document.querySelectorAll(".table:not(:has(.compare))")]
  .filter((table) => table.scrollWidth > table.clientWidth + 1)
  .map((table) => table.getAttribute("aria-label"))"""

HIDDEN = (".main-nav", ".menu", ".breadcrumbs", ".skip", ".search", ".filter", ".letters", ".pager")

SIDEWAYS = """width => [...document.querySelectorAll("main *")]
  .filter((element) => !element.closest(".visually-hidden, svg, .table:has(table.compare th:nth-child(7))"))
  .filter((element) => element.getBoundingClientRect().right > width + 1)
  .map((element) => element.outerHTML.slice(0, 120))"""

MARKED = """() => [...document.querySelectorAll("main :is(a, h1, h2, h3)")]
  .filter((element) => getComputedStyle(element, "::after").content.includes("#"))
  .map((element) => element.outerHTML)"""
"""Links to the place itself have a sign on the screen, which says nothing on paper."""

HEAD = """() => [...document.querySelectorAll("thead")].slice(0, 1)
  .filter((head) => getComputedStyle(head).display !== "table-header-group")
  .map((head) => head.outerHTML.slice(0, 120))"""
"""The head of a long table is on each of its sheets."""
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
* { word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12."""

CUT = """() => [...document.querySelectorAll("main *, .band *, .footer *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = style.overflowX === "hidden" || style.overflowY === "hidden";
  return hides && !element.closest(".visually-hidden, svg") && element.clientWidth > 1 &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""

FIXED = """() => [...document.querySelectorAll("body *")]
  .filter((element) => getComputedStyle(element).position === "fixed").length"""
