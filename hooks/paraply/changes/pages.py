"""Pages that appear, change, move or go, by what they say: markup that no reader meets is no change."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from paraply.changes.reading import Article, Reading
from paraply.model.choices import Choice
from paraply.past.moves import MovedRecords

# Each begins at one character and never reads past the next: a page of any other program must not backtrack.
_DROPPED = re.compile(
    r"<(script|style)\b(?:(?!<(?:script|style)\b).)*?</\1>|<!--(?:(?!<!--).)*?-->", re.DOTALL | re.IGNORECASE
)
_ELSEWHERE = re.compile(r"<a\s[^<>]*href=\"((?:https?|mailto|tel):[^\"<>]*)\"[^<>]*>", re.IGNORECASE)
_CALL = re.compile(r"\[(?:tel|mailto):[^\[\]]*\]")
_TAG = re.compile(r"<[^<>]*>")


class PageState(Choice):
    """What happens to a page."""

    NEW = "new", "Ny"
    CHANGED = "changed", "Ändras"
    MOVED = "moved", "Flyttar"
    GONE = "gone", "Försvinner"


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is not as before. ``old_address`` is where it was, None for a new one."""

    state: PageState
    address: str
    title: str
    old_address: str | None


def text_of(html: str) -> str:
    """What a page's HTML says, with the addresses of links that lead elsewhere: those can change unseen."""
    linked = _ELSEWHERE.sub(r" [\1] ", _DROPPED.sub(" ", html))
    return " ".join(unescape(_TAG.sub(" ", linked)).split())


def page_changes(before: Reading, after: Reading, moves: MovedRecords) -> Iterator[PageChange]:
    """The pages that differ, in the order of the site; those that go stand last."""
    pairs = [(before.addresses.get(old, ""), after.addresses.get(new, "")) for old, new in moves.items()]
    moved = {old: new for old, new in pairs if old in before.articles and new in after.articles}
    yield from changes_of_articles(before.articles, after.articles, moved)


def following_contact(changes: Iterable[PageChange], before: Reading, after: Reading) -> frozenset[str]:
    """The pages that change in nothing but the municipality's contact, which is told once."""
    old, new = before.content.municipality.contact, after.content.municipality.contact
    swaps = [
        (getattr(new, name), getattr(old, name))
        for name in ("centre", "phone", "email")
        if getattr(old, name) and getattr(new, name) and getattr(old, name) != getattr(new, name)
    ]
    if not swaps:
        return frozenset()

    def as_before(text: str) -> str:
        for now, then in swaps:
            text = text.replace(now, then)
        return text

    return frozenset(
        change.address
        for change in changes
        if change.state is PageState.CHANGED
        and as_before(_without_calls(after.articles[change.address].text))
        == _without_calls(before.articles[change.address].text)
    )


def _without_calls(text: str) -> str:
    """The addresses of calls and letters say what stands beside them."""
    return _CALL.sub("", text)


def changes_of_articles(
    old: Mapping[str, Article], new: Mapping[str, Article], moves: Mapping[str, str] | None = None
) -> Iterator[PageChange]:
    """Compare articles by address; ``moves`` leads from old addresses to new. Nothing without both."""
    if not old or not new:
        return
    moves = moves or {}
    origins = {there: here for here, there in moves.items()}
    for address, article in new.items():
        origin = origins.get(address, address)
        if origin not in old:
            yield PageChange(PageState.NEW, address, article.title, None)
        elif origin != address:
            yield PageChange(PageState.MOVED, address, article.title, origin)
        elif old[origin] != article:
            yield PageChange(PageState.CHANGED, address, article.title, origin)
    for address, article in old.items():
        if address not in new and address not in moves:
            yield PageChange(PageState.GONE, address, article.title, address)
