"""The lines of servers' logs, compressed or not, in the combined format that Apache and nginx write.

The virtual host may stand first (``vhost_combined``). What is no line of a log is passed over.
"""

import gzip
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo

from paraply.language import _
from paraply.visits.counts import VisitsError

SWEDEN: Final = ZoneInfo("Europe/Stockholm")
MOST_OF_A_LINE: Final = 65_536
"""Bytes; what is longer is no line of a log."""
SAMPLE: Final = 65_536
"""Bytes at the beginning of a file that tell whether two files are the same log."""
STEP: Final = 20_000
"""Lines between two words on how far the reading has come."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LINE = re.compile(
    r'(?P<head>[^\n]*?)\[(?P<at>[^\]]{20,30})\] "(?P<method>[A-Z]+) (?P<path>\S+)[^"]*"'
    r' (?P<status>\d{3}) \S+ "(?:[^"\\]|\\.)*" "(?P<agent>(?:[^"\\]|\\.)*)"'
)
_AT = re.compile(r"(\d{2}/\w{3}/\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-]\d{4})")

Heard = Callable[[int], None]
"""Hears how many bytes more have been read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One request. ``site``: the virtual host, where the log names it; ``at``: seconds since 1970."""

    site: str
    who: str
    at: int
    method: str
    path: str
    status: str
    agent: str


def lines_of(path: Path, heard: Heard) -> Iterator[Line]:
    """Every line of a log in it. Raises ``VisitsError`` for a packed file that is broken, and ``OSError``."""
    for text in _texts(path, heard):
        if found := _LINE.match(text):
            site, who = _asking(found["head"].split())
            at = _seconds(found["at"], path)
            yield Line(site, who, at, found["method"], found["path"], found["status"], found["agent"])


def beginning(path: Path) -> bytes:
    """The first bytes of a file, unpacked."""
    return b"".join(_pieces(path, lambda _count: None, SAMPLE))


def day_of(at: int) -> datetime:
    """The hour in Sweden of a moment."""
    return _hour(at // 3600)


def _texts(path: Path, heard: Heard) -> Iterator[str]:
    for piece in _pieces(path, heard):
        yield piece.decode("utf-8", "replace")


def _pieces(path: Path, heard: Heard, most: int = sys.maxsize) -> Iterator[bytes]:
    """The lines of a file as bytes, up to ``most`` of them."""
    with path.open("rb") as packed:
        is_packed = packed.read(2) == b"\x1f\x8b"
        packed.seek(0)
        file: BinaryIO | gzip.GzipFile = gzip.GzipFile(fileobj=packed) if is_packed else packed
        told = number = taken = 0
        try:
            while piece := file.readline(min(MOST_OF_A_LINE, most - taken)):
                yield piece
                number, taken = number + 1, taken + len(piece)
                if number % STEP == 0:
                    heard(packed.tell() - told)
                    told = packed.tell()
        except (EOFError, gzip.BadGzipFile, zlib.error):
            why = _("{file} är trasig eller avklippt. Hämta filen igen från servern.", file=path.name)
            raise VisitsError(why) from None
        heard(packed.tell() - told)


def _asking(head: list[str]) -> tuple[str, str]:
    """The virtual host, if the line begins with one, and who asks."""
    first, second = (*head, "", "")[:2]
    name, colon, port = first.rpartition(":")
    begins_with_host = bool(colon) and port.isdecimal() and not _is_address(first) and second not in {"", "-"}
    if begins_with_host or (_is_address(second) and not _is_address(first)):
        return (name if begins_with_host else first).lower(), second
    return "", first


@lru_cache(maxsize=65_536)
def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _seconds(text: str, path: Path) -> int:
    """``12/Nov/2026:08:30:00 +0100`` as seconds since 1970."""
    found = _AT.fullmatch(text)
    midnight = _midnight(found[1], found[5]) if found else None
    if found is None or midnight is None:
        raise VisitsError(_("{file}: tiden '{text}' går inte att läsa.", file=path.name, text=text))
    return midnight + int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4])


@lru_cache(maxsize=4096)
def _midnight(day: str, zone: str) -> int | None:
    """The first second of a day; months are English, whatever the machine's language."""
    number, month, year = day.split("/")
    try:
        moment = datetime(int(year), _MONTHS.index(month) + 1, int(number), tzinfo=UTC)
    except ValueError:
        return None
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
    return int((moment + (offset if zone[0] == "-" else -offset)).timestamp())


@lru_cache(maxsize=65_536)
def _hour(hours: int) -> datetime:
    return datetime.fromtimestamp(hours * 3600, tz=SWEDEN)
