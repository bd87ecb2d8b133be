"""Visits per page and month: all that is kept of a visit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit


class VisitsError(Exception):
    """Raised when a file cannot be read as statistics of visits; the message says why."""


@dataclass(frozen=True, slots=True)
class Count:
    """Visits that included a page, and the mean time on it in seconds, None where the source does not say."""

    visits: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts by page and month (``2026-09``), the months that are whole, and what was left out and why."""

    source: str
    counts: Mapping[tuple[str, str], Count]
    months: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())

    def of(self, page: str, month: str) -> Count:
        """The count of a page; a page that nobody visited has none in the source."""
        return self.counts.get((page, month), Count(0))

    @property
    def has_times(self) -> bool:
        """Whether the source says how long visitors stayed."""
        return any(count.seconds is not None for count in self.counts.values())


def page_of(address: str) -> str:
    """The page at an address: ``https://a.se/garantier/index.html?x=1`` → ``/garantier/``; empty for none."""
    try:
        parts = urlsplit(address if "://" in address or address.startswith("/") else f"//{address}")
    except ValueError:  # as //[ is none
        return ""
    path = unquote(parts.path).strip() or "/"
    folder, _, last = path.rpartition("/")
    if last in {"index", "index.html", "index.htm", "index.php"}:
        last = ""
    path = f"{folder}/{last}"
    return path if not last or "." in last else f"{path}/"


def month_in(text: str) -> str | None:
    """The month that a text is, ``2026-09``; None for what is none."""
    return text if re.fullmatch(r"(19|20)\d{2}-(0[1-9]|1[0-2])", text) else None
