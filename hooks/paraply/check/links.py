"""Texts as they are shown: links that lead somewhere, and Markdown that becomes what its author meant."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from posixpath import dirname, join, normpath
from typing import Final

from paraply.check.fields import RecordTexts, Sought, texts_of
from paraply.check.plain_swedish import NOT_PROSE
from paraply.check.rule import Finding, Lead, World, rule, rule_of_texts
from paraply.language import _
from paraply.model.ids import plain_id
from paraply.model.kinds import BY_PATH, KINDS
from paraply.model.record import Record
from paraply.problems import Family, Place, Severity, nearest
from paraply.text.markdown import Link, links_in
from paraply.text.markdownfaults import faults_in

_MARKED_UP = re.compile(
    r"\*\*([^*\n]{1,200})\*\*|\[([^\[\]\n]{1,200})\]\([^()\s]{1,300}\)|</?[a-z][a-z0-9:]{0,9}(?:\s[^<>]{0,200})?/?>"
    r"|&(?:[a-z]{2,8}|#\d{2,6});|^[•·▪●○◦‣][\s\u00a0]*",
    re.IGNORECASE,
)
"""Markdown, HTML, and the point of a list, in a field that shows characters as they are."""

ALIKE: Final = 0.75
"""How like the last word of an address must be to be taken for another."""


def links_on_site(record: Record) -> Iterator[tuple[Place, Link]]:
    """The links in a record's texts that lead into the site, each with its line."""
    for text in texts_of(record, Sought.MARKDOWN):
        for link in links_in(text.value):
            if link.address.startswith("/") and not link.address.startswith(("//", "/\\")):
                yield text.on(record, link.line), link


@rule(
    "R10",
    Family.REFERENCES,
    Severity.ERROR,
    "En länk i en text leder till en sida som inte finns",
    "Den som följer länken får veta att sidan inte finns.",
)
def link_to_no_page(world: World) -> Iterator[Finding]:
    """Whatever day it is: no record, page or file has, or had, that address."""
    if not world.addresses:
        return
    known = {_compared(address) for address, _place in world.addresses} | {
        *map(_compared, world.by_hand.anchors)
    }
    known |= {f"{kind.address}{id_}" for kind in KINDS for id_ in world.unread.get(kind.name, ())}
    for record in world.content.records():
        for place, link in links_on_site(record):
            path = link.address.partition("#")[0].partition("?")[0]
            if _compared(path) in known:
                continue
            if "." in path.rpartition("/")[2]:
                message = _("Länken till '{address}' leder till en fil som inte finns.", address=link.address)
                yield place, message, _("Lägg filen här: {file}, eller rätta länken.", file=f"docs{path}")
            else:
                yield (
                    place,
                    _("Länken till '{address}' leder till en sida som inte finns.", address=link.address),
                    _nearest(path, world),
                )


@rule(
    "R11",
    Family.REFERENCES,
    Severity.WARNING,
    "En länk i en text når inte ända fram",
    "Länken visas som vanlig text tills sidan finns, eller leder till sidan men inte till rubriken.",
)
def short_link(world: World) -> Iterator[Finding]:
    """What is not shown on this day, or a heading that is not on its page; asked when there is no error."""
    if world.lead is None:
        return
    for record in world.content.records():
        for place, link in links_on_site(record):
            match world.lead(link.address.lstrip("/")):
                case Lead.NOWHERE:
                    yield (
                        place,
                        _(
                            "Sidan '{address}' visas inte i dag, så länken visas som text.",
                            address=link.address,
                        ),
                        _("Ta bort länken, eller låt den stå om sidan snart visas."),
                    )
                case Lead.PAGE_ONLY:
                    path, _mark, anchor = link.address.partition("#")
                    yield (
                        place,
                        _(
                            "Rubriken '{anchor}' finns inte på {path}, så länken leder till sidans början.",
                            anchor=anchor,
                            path=path,
                        ),
                        _("Skriv {path}, eller kopiera adressen från sidan.", path=path),
                    )


@rule_of_texts(
    "K06",
    Family.PLAIN,
    Severity.WARNING,
    "Texten visas inte som den är skriven",
    "Allt som skrivs ska synas. Det som sidorna inte kan visa skrivs på ett annat sätt.",
)
def not_shown_as_written(found: RecordTexts) -> Iterator[Finding]:
    """Markdown of other programs, HTML, pictures, and links without an address."""
    for text in found.texts:
        if text.is_markdown:
            for fault in faults_in(text.value, partial(_address_of_file, found.record.file)):
                yield text.on(found.record, fault.line), fault.message, fault.hint
        elif (
            text.field not in NOT_PROSE and text.refers is None and (marked := _MARKED_UP.search(text.value))
        ):
            yield (
                found.record.place(*text.path),
                _(
                    "{field}: '{value}' visas som tecken, för fältet är en ren text.",
                    field=text.field,
                    value=marked[0],
                ),
                _("Skriv bara orden: {words}", words=_bare(text.value)),
            )


def _bare(text: str) -> str:
    """The words of a plain text without Markdown and HTML markup."""
    words = _MARKED_UP.sub(lambda found: found[1] or found[2] or _sign(found[0]), text)
    return " ".join(words.split())


def _sign(marked: str) -> str:
    return unescape(marked) if marked.startswith("&") else " " if marked.startswith("<") else ""


def _address_of_file(here: str, path: str) -> str:
    """The page of a content file that a text leads to as on GitHub, by its path from the text's own file."""
    folder, _slash, name = normpath(join(dirname(here), path)).rpartition("/")
    kind = BY_PATH.get(folder.removeprefix("content/"))
    stem, _dot, ending = name.rpartition(".")
    return f"/{kind.address}{stem}/" if kind and kind.has_page and f".{ending}" == kind.ending else ""


def _compared(address: str) -> str:
    return address.strip("/").removesuffix("index.html").strip("/")


def pages_like(path: str, addresses: Iterable[str], most: int = 3) -> list[str]:
    """The addresses that a link may have been meant to lead to, by their last words: folders say little."""
    known: dict[str, list[str]] = {}
    for address in addresses:
        known.setdefault(_last(address), []).append(address)
    last = plain_id(_last(path))
    begin = sorted(word for word in known if last and word.startswith(f"{last}-"))
    words = [last] if last in known else begin or [nearest(last, filter(None, known), ALIKE)]
    words = list(filter(None, words))  # the start page has no word
    return [address for word in words for address in known.get(word, ())][:most]


def one_of(pages: Iterable[str]) -> str:
    """The question whether one of some pages was meant; empty without any."""
    named = _(" eller ").join(f"'{page}'" for page in pages)
    return _("Menade du {pages}?", pages=named) if named else ""


def _last(address: str) -> str:
    return _compared(address).removesuffix(".md").removesuffix("/index").rpartition("/")[2]


def _nearest(path: str, world: World) -> str:
    moved = {_compared(old) for record in world.content.records() for old in record.old_addresses}
    claimed = (address for address, _place in world.addresses if address.endswith("/"))
    pages = [address for address in claimed if _compared(address) not in moved]
    return one_of(f"/{page}" for page in pages_like(path, pages)) or _(
        "Kopiera adressen från sidan: det som står efter webbplatsens namn, med / först."
    )
