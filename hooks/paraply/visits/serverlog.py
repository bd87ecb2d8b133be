"""Count visits in servers' logs.

A visit is what one visitor asks for with less than half an hour in between, as in Matomo. Who the visitor is
is never known: address and browser become a key, by a secret that is new for each run and never written.
"""

import hashlib
import heapq
import secrets
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from operator import attrgetter
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from paraply.language import _, ngettext
from paraply.visits.counts import Count, Statistics, VisitsError, page_of
from paraply.visits.logfile import Heard, beginning, day_of, lines_of
from paraply.visits.robots import is_robot

SOURCE: Final = "Serverloggar"
"""The name of its sheet in any language: mappings and figures remember what they were read from by it."""

PAUSE: Final = 30 * 60
"""Seconds without a request that end a visit."""
PREVIEWS: Final = ("/granska/", "/redigera/", "/handbok/")
"""Parts of the site for those who make it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is counted: the pages of the site, by address, and those that a mapping follows.

    ``pages`` None: every page. ``labels``: addresses; one that ends in ``*`` is all that begin so.
    ``address``: the site's own, where it is known.
    """

    pages: Collection[str] | None = None
    labels: Sequence[str] = ()
    address: str = ""

    def host(self) -> str:
        """The name of the site's server."""
        return (urlsplit(self.address).hostname or "").lower()

    def base(self) -> str:
        """The folder of the server that the site lies in: ``/kvalitet``, empty for none."""
        return urlsplit(self.address).path.rstrip("/")

    def stars(self) -> tuple[str, ...]:
        """What the addresses of a label begin with."""
        return tuple(label.removesuffix("*") for label in self.labels if label.endswith("*"))


@dataclass(slots=True)
class _Visitor:
    """When someone was last seen, and what they have seen in this visit."""

    last: int
    pages: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Hit:
    at: int
    site: str
    page: str
    visitor: bytes


def read_logs(
    paths: Sequence[Path], wanted: Wanted | None = None, heard: Heard = lambda _bytes: None
) -> Statistics:
    """Count the visits in log files, packed or not, of one server or several that share the work.

    Raises ``VisitsError`` when a file is no log, is broken or is there twice, and ``OSError``.
    """
    wanted = wanted or Wanted()
    _refuse_twice(paths)
    named = _named_by(wanted)
    secret = secrets.token_bytes(32)
    counts: dict[str, Counter[tuple[str, str]]] = {}
    visitors: dict[bytes, _Visitor] = {}
    days: set[date] = set()
    streams = [_hits(path, secret, days, heard) for path in paths]
    for hit in heapq.merge(*streams, key=attrgetter("at")):
        visitor = visitors.get(hit.visitor)
        if visitor is None or hit.at - visitor.last > PAUSE:
            visitor = visitors[hit.visitor] = _Visitor(hit.at)
        visitor.last = hit.at
        for name in named(hit.page):
            if name not in visitor.pages:
                visitor.pages.add(name)
                counts.setdefault(hit.site, Counter())[name, f"{day_of(hit.at):%Y-%m}"] += 1
    found = _of_site(counts, wanted.host())
    months, notes = whole_months(days)
    return Statistics(SOURCE, {key: Count(visits) for key, visits in found.items()}, months, notes)


def whole_months(days: Collection[date]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The months of which every day has a line, and a word on those that lack some."""
    months, notes = [], []
    for year, month in sorted({(day.year, day.month) for day in days}):
        name, last = f"{year}-{month:02}", monthrange(year, month)[1]
        lacking = [number for number in range(1, last + 1) if date(year, month, number) not in days]
        if lacking:
            notes.append(_lacks(name, lacking, last))
        else:
            months.append(name)
    return tuple(months), tuple(notes)


def _lacks(month: str, lacking: Sequence[int], last: int) -> str:
    """What a log lacks of a month: its beginning, its end, or days within."""
    first, end = min(lacking), max(lacking)
    if end - first + 1 == len(lacking) and first == 1:
        return _("{month} är inte hel (loggen börjar den {day}) och räknas inte.", month=month, day=end + 1)
    if end - first + 1 == len(lacking) and end == last:
        return _("{month} är inte hel (loggen slutar den {day}) och räknas inte.", month=month, day=first - 1)
    return ngettext(
        "{month} är inte hel (loggen saknar {number} dag, den {day}) och räknas inte.",
        "{month} är inte hel (loggen saknar {number} dagar, den första den {day}) och räknas inte.",
        len(lacking),
        month=month,
        day=first,
    )


def _refuse_twice(paths: Sequence[Path]) -> None:
    """A log that is there twice, packed and not, or once whole and once as it was earlier, is told."""
    begun = {path: beginning(path) for path in paths}
    for (one, first), (other, second) in combinations(begun.items(), 2):
        length = min(len(first), len(second))
        if length and first[:length] == second[:length]:
            told = _("{one} och {other} är samma logg. Ta med en av dem.", one=one.name, other=other.name)
            raise VisitsError(told)
    if len(begun) < len(paths):
        twice = next(path for path in paths if list(paths).count(path) > 1)
        raise VisitsError(_("{one} och {other} är samma logg. Ta med en av dem.", one=twice, other=twice))


def _hits(path: Path, secret: bytes, days: set[date], heard: Heard) -> Iterator[_Hit]:
    """The pages that people asked for and got. ``days`` hears of each line's day, whatever it was."""
    is_log = False
    for line in lines_of(path, heard):
        is_log = True
        days.add(day_of(line.at).date())
        if line.method != "GET" or line.status not in {"200", "304"} or is_robot(line.agent):
            continue
        if page := page_of(line.path):
            seen = f"{line.site} {line.who} {line.agent}"
            key = hashlib.blake2b(seen.encode(), key=secret, digest_size=16).digest()
            yield _Hit(line.at, line.site, page, key)
    if not is_log:
        raise VisitsError(
            _(
                "{file} har ingen rad i formatet ”{format}”. Fråga den som sköter webbservern.",
                file=path.name,
                format="combined",
            )
        )


def _named_by(wanted: Wanted) -> Callable[[str], Iterable[str]]:
    """What a page that somebody has asked for is counted as: itself, and the labels it belongs to."""
    base, stars, labels = wanted.base(), wanted.stars(), set(wanted.labels)

    def names(asked: str) -> Iterator[str]:
        page = asked.removeprefix(base) if asked.startswith(f"{base}/") else ""
        is_ours = page in wanted.pages if wanted.pages is not None else _is_page(page)
        if is_ours:
            yield page
        if asked in labels and not (is_ours and asked == page):
            yield asked
        yield from (f"{star}*" for star in stars if asked.startswith(star) and _is_page(asked))

    return names


def _is_page(page: str) -> bool:
    """Whether an address is of a page for residents: no picture, style sheet, data file or preview."""
    return page.endswith(("/", ".html", ".htm")) and not page.startswith(PREVIEWS)


def _of_site(counts: dict[str, Counter[tuple[str, str]]], host: str) -> Counter[tuple[str, str]]:
    """The counts of the site, of several virtual hosts. Raises ``VisitsError`` when it is not known which."""
    if len(counts) <= 1:
        return next(iter(counts.values()), Counter())
    if host in counts:
        return counts[host]
    told = _(
        "Loggen gäller flera webbplatser: {sites}. Skriv er i site_address i municipality.yml.",
        sites=", ".join(sorted(counts)),
    )
    raise VisitsError(told)
