"""Addresses: each leads to one page, and every former address can be kept."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, count
from urllib.parse import unquote

from paraply.check.copies import by_age, is_copy
from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.ids import DEVICES, is_id, plain_id
from paraply.model.record import Record
from paraply.model.values import RESERVED_IDS
from paraply.problems import Family, Place, Severity

LONGEST_NAME = 255
"""Bytes in a file name; each part of an address becomes one."""

_PAGES = {"", "html", "htm"}
"""Endings that web servers send as pages; a redirect under another would be downloaded."""

_REFUSED = re.compile(r"[\s<>\"|?*\\:#%\x00-\x1f\x7f]")


@rule(
    "L19",
    Family.READ,
    Severity.ERROR,
    "Två sidor gör anspråk på samma adress",
    "En adress kan bara leda till en sida. Den andra skulle försvinna i tysthet.",
)
def same_address(world: World) -> Iterator[Finding]:
    """Live and former addresses are compared without regard to slashes at the ends and to capitals."""
    former = [(_compared(address), place, address, record) for address, place, record in _former(world)]
    left = Counter((key, place) for key, place, *_rest in former)
    claimed: dict[str, Place | None] = {}
    for address, place in world.addresses:
        key = _compared(address)
        if place and left[key, place]:
            left[key, place] -= 1
            continue
        first = claimed.setdefault(key, place)
        if place and first != place:
            yield (
                place,
                _("Adressen '{address}' är upptagen av {holder}.", address=address, holder=_holder(first)),
                _("Byt id på den ena."),
            )
    holders: dict[str, Record] = {}
    copies: set[int] = set()
    for key, place, address, record in former:
        if _fault(address):
            continue
        if id(record) in copies:
            continue
        if (holder := holders.get(key)) and is_copy(record, holder):
            copies.add(id(record))
            message = _(
                "Den gamla adressen '{address}' står redan i {holder}. Det här ser ut att vara en kopia.",
                address=address,
                holder=_holder(claimed[key]),
            )
            hint = _(
                "Ska den bli något nytt: ta bort fältet old_addresses här. Annars: ta bort filen {file}.",
                file=record.file,
            )
            yield place, message, hint
        elif key in claimed:
            message = _(
                "Den gamla adressen '{address}' är upptagen av {holder}.",
                address=address,
                holder=_holder(claimed[key]),
            )
            yield place, message, _("Ta bort raden, eller rätta adressen.")
        claimed.setdefault(key, place)
        holders.setdefault(key, record)


@rule(
    "L21",
    Family.READ,
    Severity.ERROR,
    "Ett id duger inte som adress",
    "Områdens och ansvarigas id blir deras sidors adresser och ändras aldrig.",
)
def unfit_id(world: World) -> Iterator[Finding]:
    """Ids that stand in a list; the names of files are judged when they are found."""
    for records in (world.content.areas, world.content.owners):
        taken = {*records, *RESERVED_IDS}
        for record in records.values():
            if record.id in RESERVED_IDS:
                message = _("Id '{id}' är upptaget av webbplatsen.", id=record.id)
            elif record.id in DEVICES:
                message = _("Id '{id}' går inte att ha på en dator med Windows.", id=record.id)
            elif not is_id(record.id):
                message = _("Id '{id}' duger inte som adress.", id=record.id)
            else:
                continue
            made = plain_id(record.id)
            numbered = chain([made], (f"{made}-{number}" for number in count(2)))
            free = next(name for name in numbered if name not in taken)
            taken.add(free)
            yield record.place("id"), message, _("Skriv id: {id}", id=free)


@rule(
    "L22",
    Family.READ,
    Severity.ERROR,
    "En gammal adress är felskriven",
    "En gammal adress leder besökaren rätt bara om den skrivs som en väg på webbplatsen, som info/bygglov/.",
)
def malformed_old_address(world: World) -> Iterator[Finding]:
    """``old_addresses`` are paths on this site, with or without slashes at the ends."""
    for address, place, _record in _former(world):
        if fault := _fault(address):
            yield (
                place,
                _("Den gamla adressen '{address}' {fault}.", address=address, fault=fault),
                _mended(address),
            )


def _former(world: World) -> Iterator[tuple[str, Place, Record]]:
    """The former addresses, those of copies last."""
    for records in world.content.folders.values():
        moved = [record for record in records.values() if record.old_addresses]
        for record in by_age(world, moved):
            for index, address in enumerate(record.old_addresses):
                yield address, record.place("old_addresses", index), record


def _compared(address: str) -> str:
    """What two addresses have in common when they are the same page, on any file system."""
    return re.sub(r"(^|/)index\.html$", "", address.strip("/")).strip("/").casefold()


def _holder(place: Place | None) -> str:
    return str(place) if place else _("en av webbplatsens egna sidor")


def _fault(address: str) -> str:
    """What is wrong with a former address, as the end of a sentence; empty when it can be kept."""
    return next(_faults(address), "")


def _faults(address: str) -> Iterator[str]:
    parts = address.strip("/").split("/")
    ending = parts[-1].rpartition(".")[2] if "." in parts[-1] else ""
    if "://" in address or address.startswith("//"):
        yield _("är en hel webbadress")
    if "?" in address or "#" in address:
        yield _("har en fråga eller ett ankare på slutet")
    if "%" in address:
        yield _("är kodad med procenttecken")
    if found := _REFUSED.search(address):
        yield (
            _("innehåller ett mellanrum")
            if found.group().isspace()
            else _("innehåller tecknet {character}", character=found.group())
        )
    if {".", ".."} & set(parts):
        yield _("går via . eller ..")
    if "" in parts:
        yield _("har ett tomt led") if len(parts) > 1 else _("är startsidans")
    if ending not in _PAGES:
        yield _("slutar på .{ending}, och bara sidor kan leda vidare", ending=ending)
    if any(len(part.encode()) > LONGEST_NAME for part in parts):
        yield _("är för lång")


def _mended(address: str) -> str:
    """The path that was probably meant."""
    path = re.split(r"[?#]", unquote(re.sub(r"^(?:[a-z]+:)?//[^/]*", "", address.strip())))[0]
    parts = [part for part in path.split("/") if part not in {"", ".", ".."}]
    candidate = "/".join(parts)
    if candidate and not _fault(candidate):
        return _("Skriv {address}", address=candidate if "." in parts[-1] else f"{candidate}/")
    return _("Skriv det som står efter webbplatsens namn, utan filändelse, till exempel info/bygglov/.")
