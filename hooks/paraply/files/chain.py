"""The copies of a site in a folder: each names the one before, so that none can be taken away or changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from paraply.files.archive import SITE, ArchiveCheck, page_in, verify
from paraply.language import _


@dataclass(frozen=True, slots=True)
class Link:
    """A copy in its place: the day it is of, its fingerprint and that of the one before."""

    path: Path
    day: str
    fingerprint: str
    previous: str
    files: Mapping[str, str]

    @property
    def pages(self) -> Mapping[str, str]:
        """The hash of every page by its address."""
        start, end = f"{SITE}/", "index.html"
        return {
            name.removeprefix(start).removesuffix(end): digest
            for name, digest in self.files.items()
            if name.startswith(start) and name.endswith(end)
        }


@dataclass(frozen=True, slots=True)
class Chain:
    """The copies in order, and what is wrong with any of them or between them."""

    links: tuple[Link, ...]
    faults: tuple[str, ...]


def chain_of(folder: Path) -> Chain:
    """Every copy in a folder, the oldest first by what they name, and whether they hang together."""
    links, faults = [], []
    for path in sorted(folder.glob("*.zip")):
        checked = verify(path)
        faults += [_("{file}: {fault}", file=path.name, fault=fault) for fault in checked.faults]
        if not checked.faults and checked.about is not None:
            links.append(_link(path, checked, checked.about))
    links.sort(key=lambda link: link.day)
    ordered = _in_order(links)
    return Chain(tuple(ordered), (*faults, *_breaks(ordered)))


def _link(path: Path, checked: ArchiveCheck, about: Mapping[str, object]) -> Link:
    listed = about.get("files")
    files = {
        str(entry["path"]): str(entry["sha256"])
        for entry in (listed if isinstance(listed, list) else [])
        if isinstance(entry, dict) and "path" in entry and "sha256" in entry
    }
    return Link(path, str(about.get("day")), checked.fingerprint, str(about.get("previous") or ""), files)


def _in_order(links: Sequence[Link]) -> list[Link]:
    """By day; two of one day by which names the other."""
    ordered: list[Link] = []
    for link in links:
        before = next((at for at, each in enumerate(ordered) if each.previous == link.fingerprint), None)
        ordered.insert(len(ordered) if before is None else before, link)
    return ordered


def _breaks(links: Sequence[Link]) -> Iterator[str]:
    for number, link in enumerate(links):
        former = links[number - 1] if number else None
        if former is None:
            if link.previous:
                yield _("{file}: kopian före den saknas här.", file=link.path.name)
        elif link.previous != former.fingerprint:
            yield _(
                "{file}: den nämner inte avtrycket av {former}. En kopia saknas, eller är utbytt.",
                file=link.path.name,
                former=former.path.name,
            )


def differences(former: Link, link: Link) -> tuple[list[str], list[str], list[str]]:
    """The pages that came, changed and went from one copy to the next, by address."""
    old, new = former.pages, link.pages
    return (
        sorted(new.keys() - old.keys()),
        sorted(address for address in new.keys() & old.keys() if new[address] != old[address]),
        sorted(old.keys() - new.keys()),
    )


def said_on(chain: Chain, address: str, day: date) -> tuple[Link, str] | None:
    """The copy that was the newest on a day, and the page in it; None when there is none."""
    held = [link for link in chain.links if link.day <= day.isoformat()]
    if not held:
        return None
    name = f"{SITE}/{address.strip('/')}/index.html".replace("//", "/")
    page = page_in(held[-1].path, name)
    return None if page is None else (held[-1], page)
