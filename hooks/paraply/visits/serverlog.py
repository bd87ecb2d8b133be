"""Count visits in a server's log, in the combined format that Apache and nginx write.

A visit is what one visitor asks for with less than half an hour in between, as in Matomo. Who the visitor is
is never known: address and browser become a key, by a secret that is new for each run and never written.
"""

import gzip
import hashlib
import re
import secrets
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from paraply.language import _
from paraply.visits.counts import Count, Statistics, VisitsError, page_of

SOURCE: Final = "Serverloggar"
"""The name of its sheet in any language: mappings and figures remember what they were read from by it."""

PAUSE: Final = timedelta(minutes=30)
PREVIEWS: Final = ("/granska/", "/redigera/", "/handbok/")
"""Parts of the site for those who make it."""

SWEDEN: Final = ZoneInfo("Europe/Stockholm")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LINE = re.compile(
    r'(?P<who>\S+) \S+ .*?\[(?P<at>[^\]]{20,30})\] "(?P<method>[A-Z]+) (?P<path>\S+)[^"]*"'
    r' (?P<status>\d{3}) \S+ "(?:[^"\\]|\\.)*" "(?P<agent>(?:[^"\\]|\\.)*)"'
)
_ROBOT = re.compile(
    r"bot\b|bot[/;_-]|crawl|spider|slurp|preview|facebookexternal|whatsapp|embedly|scan|monitor|check|uptime|pingdom"
    r"|headless|lighthouse|curl|wget|python|java/|go-http|libwww|httpclient|okhttp|axios|node-fetch|feed|rss|archiv"
    r"|validator|siteimprove|screaming|phantom|http",
    re.IGNORECASE,
)
"""Words in what robots and programs call themselves. Browsers never give an address (http) in theirs."""


@dataclass(slots=True)
class _Visitor:
    """When someone was last seen, and what they have seen in this visit."""

    last: datetime
    pages: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Hit:
    at: datetime
    page: str
    visitor: bytes


def read_logs(paths: Sequence[Path], labels: Iterable[str]) -> Statistics:
    """Count the visits in log files (``.gz`` too). A label that ends in ``*`` is all pages that begin so.

    Raises ``VisitsError`` when a file is no log, and ``OSError`` when it cannot be read.
    """
    stars = [label for label in labels if label.endswith("*")]
    secret = secrets.token_bytes(32)
    counts: Counter[tuple[str, str]] = Counter()
    visitors: dict[bytes, _Visitor] = {}
    days: list[datetime] = []
    for path in sorted(paths, key=_begins):
        for hit in _hits(path, secret, days):
            visitor = visitors.get(hit.visitor)
            if visitor is None or hit.at - visitor.last > PAUSE:
                visitor = visitors[hit.visitor] = _Visitor(hit.at)
            visitor.last = hit.at
            month = f"{hit.at:%Y-%m}"
            for name in (hit.page, *(star for star in stars if hit.page.startswith(star[:-1]))):
                if name not in visitor.pages:
                    visitor.pages.add(name)
                    counts[name, month] += 1
    months, notes = _whole_months(min(days), max(days))
    return Statistics(SOURCE, {key: Count(visits) for key, visits in counts.items()}, months, notes)


def _begins(path: Path) -> datetime:
    """When the first line of a file was written: rotated files are read in the order of time."""
    for line in _lines(path):
        if found := _LINE.match(line):
            return _time(found["at"], path)
    raise VisitsError(
        _(
            "{file} har ingen rad i formatet ”{format}”. Fråga den som sköter webbservern.",
            file=path.name,
            format="combined",
        )
    )


def _hits(path: Path, secret: bytes, days: list[datetime]) -> Iterator[_Hit]:
    """The pages that people asked for and got. ``days`` hears of the first and last line, whatever it was."""
    first = last = None
    for line in _lines(path):
        found = _LINE.match(line)
        if not found:
            continue
        last = _time(found["at"], path)
        first = first or last
        if found["method"] != "GET" or found["status"] not in {"200", "304"}:
            continue
        page = page_of(found["path"])
        agent = found["agent"]
        if _is_asset(page) or page.startswith(PREVIEWS) or agent in {"", "-"} or _ROBOT.search(agent):
            continue
        key = hashlib.blake2b(f"{found['who']} {agent}".encode(), key=secret, digest_size=16).digest()
        yield _Hit(last, page, key)
    days += [day for day in (first, last) if day]


def _lines(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as file:
        yield from file


def _time(text: str, path: Path) -> datetime:
    """``12/Nov/2026:08:30:00 +0100`` as Swedish time; months are English, whatever the machine's language."""
    try:
        day, month, rest = text.split("/", 2)
        number = _MONTHS.index(month) + 1
        return datetime.strptime(f"{day}/{number}/{rest}", "%d/%m/%Y:%H:%M:%S %z").astimezone(SWEDEN)
    except ValueError:
        told = _("{file}: tiden '{text}' går inte att läsa.", file=path.name, text=text)
        raise VisitsError(told) from None


def _is_asset(page: str) -> bool:
    """Whether an address is of a picture, a style sheet or a data file: no page."""
    return not page.endswith(("/", ".html", ".htm"))


def _whole_months(first: datetime, last: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The months that the log covers from the first day to the last, and a word on those it does not."""
    months, notes = [], []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        name = f"{year}-{month:02}"
        late = (year, month) == (first.year, first.month) and first.day > 1
        early = (year, month) == (last.year, last.month) and last.day < monthrange(year, month)[1]
        if late or early:
            notes.append(
                _("{month} är inte hel (loggen börjar den {day}) och räknas inte.", month=name, day=first.day)
                if late
                else _(
                    "{month} är inte hel (loggen slutar den {day}) och räknas inte.", month=name, day=last.day
                )
            )
        else:
            months.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(months), tuple(notes)
