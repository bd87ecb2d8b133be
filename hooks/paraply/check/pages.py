"""Pages written by hand and the menu: somebody finds them, and they are shown as they are written."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from paraply import icons
from paraply.check.links import links_on_site
from paraply.check.plain_swedish import left_open, to_fill_in
from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.byhand import HANDBOOK, WrittenPage
from paraply.problems import Family, Place, Severity, did_you_mean
from paraply.text.pagefaults import faults_of_page, outside_code

_LINK = re.compile(
    r"\]\(\s{0,3}<?([^\s()<>]{1,300})|\bhref=[\"']([^\"'<>]{1,300})[\"']|^\[[^\[\]]{1,80}\]:\s*<?(\S{1,300})",
    re.M,
)
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(\S[^\n]*)")


@rule(
    "R13",
    Family.REFERENCES,
    Severity.ERROR,
    "Menyn leder till en sida som inte finns",
    "Den som väljer ordet i menyn får veta att sidan inte finns.",
)
def menu_to_no_page(world: World) -> Iterator[Finding]:
    """``nav`` in mkdocs.yml: a page for residents or another site, with words to choose."""
    if not world.addresses:
        return
    known = {address for address, _place in world.addresses} | set(world.by_hand.anchors)
    for entry in (page for line in world.settings.menu for page in line.pages):
        if entry.address.startswith(HANDBOOK):
            yield (
                entry.place,
                _(
                    "Handboken har en egen meny, och '{address}' visas inte i besökarnas.",
                    address=entry.address,
                ),
                _("Ta bort raden. Handbokens meny följer group och order i varje sida."),
            )
        elif not entry.is_outside and _slashed(entry.address) not in known:
            yield (
                entry.place,
                _("Det finns ingen sida '{address}' att leda till.", address=entry.address or entry.title),
                did_you_mean(_slashed(entry.address), known)
                or _("Skriv filens väg från docs/, som om/ordlista.md, eller sidans adress, som garantier/."),
            )
        elif entry.is_outside and not entry.title:
            yield (
                entry.place,
                _("Länken till '{address}' har inget namn i menyn.", address=entry.address),
                _("Skriv till exempel - Startsidan: {address}", address=entry.address),
            )


@rule(
    "R14",
    Family.REFERENCES,
    Severity.WARNING,
    "Ingenting leder till en sida",
    "Den som behöver sidan hittar den inte, men någon måste ändå hålla den aktuell.",
)
def nobody_comes_here(world: World) -> Iterator[Finding]:
    """No menu, text or other page that is found has a link to the page."""
    pages = {page.address: page for page in world.by_hand.pages}
    if not pages:
        return
    waiting = [*world.led_to, *(page.address for entry in world.settings.menu for page in entry.pages)]
    waiting += [link.address for record in world.content.records() for _place, link in links_on_site(record)]
    municipality = world.content.municipality
    if municipality.site_address and (told := municipality.contact.complaints_url):
        waiting.append(told.removeprefix(municipality.site_address))
    found: set[str] = set()
    while waiting:
        address = _slashed(re.split(r"[?#]", waiting.pop().lstrip("/"))[0].removesuffix("index.html"))
        if address in pages and address not in found:
            found.add(address)
            waiting += _links_of(pages[address])
    for address in sorted(pages.keys() - found):
        page = pages[address]
        yield (
            Place(page.file),
            _("Ingenting leder till sidan '{title}'.", title=page.title),
            _("Skriv - {title}: {path} under nav i mkdocs.yml, eller länka till /{address} i en text.",
              title=page.title, path=page.path, address=address),
        )  # fmt: skip


@rule(
    "K07",
    Family.PLAIN,
    Severity.WARNING,
    "En handskriven sida visas inte som den är skriven",
    "Allt som skrivs ska synas. Det som sidorna inte kan visa skrivs på ett annat sätt.",
)
def page_not_shown_as_written(world: World) -> Iterator[Finding]:
    """Markdown of other programs, icons that there are none of, and what the policy of the pages stops."""
    extensions = world.settings.extensions
    for page in world.by_hand.pages:
        for fault in faults_of_page(page.body, extensions, _icon):
            yield Place(page.file, page.body_line + fault.line), fault.message, fault.hint


@rule(
    "K09",
    Family.PLAIN,
    Severity.WARNING,
    "En handskriven sida är inte klar",
    "Den som läser ser att något fattas, eller får två olika svar på samma fråga.",
)
def page_not_finished(world: World) -> Iterator[Finding]:
    """A place to fill in, and a heading that stands twice: in a list of words, one word with two meanings."""
    for page in world.by_hand.pages:
        is_list_of_words = page.address in world.led_to
        above: list[str] = []
        first: dict[tuple[str, ...], int] = {}
        for number, line in outside_code(page.body.split("\n")):
            place = Place(page.file, page.body_line + number)
            for left in left_open(line):
                yield place, *to_fill_in(left[0])
            if not (found := _HEADING.match(line)):
                continue
            level, words = len(found[1]), found[2].strip(" #")
            above = [*above[: level - 1], *[""] * (level - 1 - len(above)), words.casefold()]
            key = (above[-1],) if is_list_of_words else tuple(above)
            if key in first:
                message = _("Rubriken '{words}' står redan på rad {line}.", words=words, line=first[key])
                yield place, message, _("Slå ihop texterna under den ena, eller byt ord i den andra.")
            first.setdefault(key, place.line)


def _icon(code: str) -> str | None:
    name = icons.name_of(code)
    if name and icons.drawing(name):
        return None
    return icons.code_of(like) if name and (like := icons.like(name)) else ""


def _links_of(page: WrittenPage) -> Iterator[str]:
    """The addresses on the site that a page's links come to, from the site's root."""
    here = dirname(page.path)
    for found in _LINK.findall(page.body):
        link = unquote(next(filter(None, found))).partition("#")[0]
        if link.startswith("/"):
            yield link
        elif link.endswith(".md"):
            stem = normpath(join(here, link)).removesuffix(".md")
            last = stem.rpartition("/")[2]
            yield f"{stem.removesuffix(last)}" if last in {"index", "README"} else f"{stem}/"
        elif link and "://" not in link:
            yield normpath(join(page.address, link))


def _slashed(address: str) -> str:
    return (
        address
        if not address or address.endswith("/") or "." in address.rpartition("/")[2]
        else f"{address}/"
    )
