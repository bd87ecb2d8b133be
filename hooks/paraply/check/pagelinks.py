"""Links of pages written by hand: what would stop the build stops the check already, at its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath
from typing import Final
from urllib.parse import unquote

from paraply.check.links import one_of, pages_like
from paraply.check.rule import Finding, Lead, World, rule
from paraply.language import _
from paraply.model.byhand import HANDBOOK, ByHand, WrittenPage
from paraply.problems import Family, Place, Severity, did_you_mean
from paraply.text.linkfaults import meant_elsewhere
from paraply.text.pagefaults import outside_code

_LINK = re.compile(
    r"(?<=\]\()\s{0,3}(?:<(?P<held>[^<>\n]{1,300})>|(?P<bare>[^\s()<>\"]{1,300})(?=\s{0,3}[)\"'(]))"
    r"|\b(?:href|src)=[\"'](?P<tag>[^\"'<>]{1,300})[\"']"
    r"|^\s{0,3}\[[^\[\]^][^\[\]]{0,80}\]:\s*<?(?P<named>[^\s<>]{1,300})"
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_INDEX: Final = "index.md"


@dataclass(frozen=True, slots=True)
class _Led:
    """A link as it is written, and its line from 0; the address from the site's root, and the part of it."""

    written: str
    line: int
    address: str
    anchor: str
    is_folder: bool
    """Whether it leads to a folder, as only a link from the site's root may: others name a file."""
    is_in_tag: bool


@rule(
    "R16",
    Family.REFERENCES,
    Severity.ERROR,
    "En länk på en handskriven sida leder ingenstans",
    "Den som följer länken får veta att sidan inte finns.",
)
def page_link_to_nowhere(world: World) -> Iterator[Finding]:
    """No page or file is there, the heading is not on it, or the page is not shown on this day."""
    if not world.addresses:
        return
    targets = _Targets(world)
    for page in world.by_hand.pages:
        for led in _links_of(page):
            if wrong := targets.wrong(led):
                yield Place(page.file, page.body_line + led.line), wrong, targets.meant(led, page)


def pages_lead_into_site(beside: ByHand) -> bool:
    """Whether a page written by hand leads to one that is made of the content."""
    known = {_compared(address) for address in beside.anchors}
    return any(led.address not in known for page in beside.pages for led in _links_of(page))


class _Targets:
    """What there is to lead to."""

    def __init__(self, world: World) -> None:
        self._lead = world.lead
        self._by_hand = {_compared(address): found for address, found in world.by_hand.anchors.items()}
        self._sources = {_compared(page.address): page.path for page in world.by_hand.pages}
        self._claimed = {_compared(address) for address, _place in world.addresses}
        moved = {_compared(old) for record in world.content.records() for old in record.old_addresses}
        for address, _place in world.addresses:
            if (not address or address.endswith("/")) and _compared(address) not in moved:
                self._sources.setdefault(_compared(address), f"{address}{_INDEX}")

    def wrong(self, led: _Led) -> str:
        """What is wrong with a link; empty when it comes all the way."""
        if led.address in self._by_hand:
            in_handbook = f"{led.address}/".startswith(HANDBOOK)
            is_short = bool(led.anchor) and not in_handbook and led.anchor not in self._by_hand[led.address]
        elif led.address in self._claimed:
            lead = self._lead(f"{led.address}#{led.anchor}") if self._lead else Lead.WHOLE
            if lead is Lead.NOWHERE:
                return _(
                    "Länken till '{address}' leder till en sida som inte visas i dag.", address=led.written
                )
            if led.address not in self._sources and not led.is_in_tag:
                return _(
                    "Länken till '{address}' leder till en fil som görs sist, eller till en gammal adress.",
                    address=led.written,
                )
            is_short = lead is Lead.PAGE_ONLY
        else:
            return _("Länken till '{address}' leder till något som inte finns.", address=led.written)
        if is_short:
            return _("Rubriken '{anchor}' finns inte på sidan.", anchor=led.anchor)
        if led.is_folder and led.address in self._sources:
            return _("Länken till '{address}' leder till en mapp, inte till en fil.", address=led.written)
        return ""

    def meant(self, led: _Led, page: WrittenPage) -> str:
        """What to write instead."""
        here = dirname(page.path) or "."
        if source := self._sources.get(led.address):
            if led.is_folder:
                return _("Skriv {address}.", address=relpath(source, here))
            if led.anchor:
                return did_you_mean(led.anchor, sorted(self._by_hand.get(led.address, ()))) or _(
                    "Ta bort #{anchor}, eller kopiera adressen från sidan.", anchor=led.anchor
                )
            return _("Ta bort länken, eller låt den vänta tills sidan visas.")
        if led.address in self._claimed:
            return _("Länka till sidan som filen eller den gamla adressen hör till.")
        if elsewhere := meant_elsewhere(led.written):
            return elsewhere
        path = led.written.partition("#")[0]
        example = relpath(f"garantier/{_INDEX}", here)
        if led.is_in_tag:
            return _("Skriv länken utan tagg, som [löftena]({example}).", example=example)
        if path.startswith("/") or "." not in path.rpartition("/")[2] or path.endswith(".md"):
            like = pages_like(path, self._sources)
            ways = [f"/{one}/" if path.startswith("/") else relpath(self._sources[one], here) for one in like]
            return one_of(ways) or _("Skriv filens väg härifrån, som {example}.", example=example)
        folder = relpath("assets", here)
        return _("Lägg filen i docs/assets/, och skriv vägen dit: {example}.", example=f"{folder}/fil.pdf")


def _links_of(page: WrittenPage) -> Iterator[_Led]:
    """Every link that stays on the site, as MkDocs follows it: from the folder of the page's file.

    What stands in a tag is left as it is, and followed from the page's address.
    """
    for number, line in outside_code(page.body.split("\n")):
        for found in _LINK.finditer(line):
            written = next(filter(None, found.groups()))
            path, _mark, anchor = unquote(written).partition("#")
            path = path.partition("?")[0]
            if _ELSEWHERE.match(written) or (found["tag"] and path.startswith("/")):
                continue
            above = page.address if found["tag"] else dirname(page.path)
            address = normpath(join("/", above, path)).lstrip("/") if path else page.address
            is_page = address.endswith(".md") and not found["tag"]
            yield _Led(
                written,
                number,
                _compared(_page_of(address) if is_page else address),
                anchor,
                is_in_tag=bool(found["tag"]),
                is_folder=bool(path) and not (is_page or found["tag"] or path.startswith("/")),
            )


def _page_of(file: str) -> str:
    folder, _slash, name = file.removesuffix(".md").rpartition("/")
    return folder if name in {"index", "README"} else f"{folder}/{name}"


def _compared(address: str) -> str:
    return address.strip("/").removesuffix("index.html").strip("/")
