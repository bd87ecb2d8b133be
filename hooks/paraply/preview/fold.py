"""The fold check: whether the whole answer stands on the first screen of a phone, in words."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from paraply.language import N_, _

PHONE: Final = (360, 640)
"""The width and height of a small phone, in CSS pixels."""
MOST_WORDS: Final = 45
"""The words a reader may meet before the answer."""

LOOK: Final = """() => {
  const answer = document.querySelector(".answer");
  if (!answer) return null;
  const bottom = (element) => (element ? element.getBoundingClientRect().bottom : Infinity);
  const todo = answer.querySelector("h2");
  const judged = answer.querySelector(".verdict")
    || answer.querySelector(".measure-answer :has(+ h2)")
    || answer.querySelector(".measure-answer .big-figure");
  const later = [...document.querySelectorAll("main h2")].filter((heading) => heading !== todo);
  const told = [...answer.querySelectorAll("h1, .big-figure, .verdict")].map((part) => part.innerText);
  return {
    heading: bottom(answer.querySelector("h1")),
    verdict: bottom(judged),
    todo: bottom(todo && todo.nextElementSibling),
    next: later.length ? later[0].getBoundingClientRect().top + 12 : 0, // 12 px of its letters show
    words: told.join(" ").trim().split(/\\s+/).length,
  };
}"""
"""Asks a page where the parts of its answer end; ``null`` on a page that gives no answer.

A measure that no goal judges has no verdict: what is told last before what one can do stands in its place.
"""

_PARTS: Final = {
    "heading": N_("rubriken"),
    "verdict": N_("bedömningen"),
    "todo": N_("det du kan göra"),
    "next": N_("nästa rubrik"),
}


def told(looked: Mapping[str, Any]) -> str:
    """What ``LOOK`` found, as sentences."""
    return " ".join(_wrong(looked)) or _("Hela svaret syns på en telefons första skärm.")


def _wrong(looked: Mapping[str, Any]) -> Iterator[str]:
    low = [_(name) for part, name in _PARTS.items() if looked[part] > PHONE[1]]
    if low:
        yield _(
            "Hamnar nedanför en telefons första skärm: {parts}. Korta titeln eller texten ovanför.",
            parts=", ".join(low),
        )
    if looked["words"] > MOST_WORDS:
        yield _(
            "Det är {count} ord fram till svaret; högst {most} är lagom.",
            count=looked["words"],
            most=MOST_WORDS,
        )
