"""Read the report on pages that Matomo exports as CSV, under English, Swedish or Matomo's own column names.

Matomo writes UTF-16 unless told otherwise, and folders instead of pages unless the report is flattened.
"""

import codecs
import csv
import io
import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from paraply.language import _
from paraply.visits.counts import Count, Statistics, VisitsError, month_in, page_of

SOURCE: Final = "Matomo"

_COLUMNS = {
    "url": r"metadata_url|metadata: url|url",
    "label": r"label|etikett|page url|page urls|sidans url|webbadress(er)?|sida|page",
    "visits": r"nb_visits|unique pageviews|unika sidvisningar|visits|besök",
    "seconds": r"avg_time_on_page|av(g|erage)\.? time on page"
    r"|(genomsnittlig|genomsn\.?|medel)\s*tid på sida[n]?",
    "date": r"date|datum|period|month|månad",
}
"""nb_visits counts the visits that included the page, which Matomo shows as unique pageviews."""

_DURATION = re.compile(
    r"(?:(\d+):)?(\d{1,2}):(\d{2})|(?:(\d+)\s*h(?:ours?)?\s*)?(?:(\d+)\s*min\s*)?(?:(\d+)\s*s)?"
)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def read_export(path: Path, period: str | None) -> Statistics:
    """The figures of one export. ``period``: the month it is for, where the file does not say.

    Raises ``VisitsError`` when a column is missing or a figure cannot be read.
    """
    text = _decoded(path.read_bytes())
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        told = _("{file} går inte att läsa som CSV. Exportera rapporten igen.", file=path.name)
        raise VisitsError(told) from error
    if not rows:
        raise VisitsError(_("{file} är tom.", file=path.name))
    columns = _columns(rows[0])
    if not {"label", "url"} & columns.keys() or "visits" not in columns:
        told = _(
            "{file}: kolumnerna för sida och unika sidvisningar finns inte. Filen har: {columns}. "
            "Exportera rapporten Beteende – Sidor från Matomo som CSV.",
            file=path.name,
            columns=", ".join(rows[0][:8]),
        )
        raise VisitsError(told)
    if longer := next((number for number, row in enumerate(rows[1:], 2) if len(row) > len(rows[0])), None):
        told = _(
            "{file}:{line}: raden har {cells} celler, men rubrikerna är {headings}. "
            "Talen kan stå i fel kolumn. Exportera rapporten igen, med en månad i taget.",
            file=path.name,
            line=longer,
            cells=len(rows[longer - 1]),
            headings=len(rows[0]),
        )
        raise VisitsError(told)
    counts: dict[tuple[str, str], Count] = {}
    for number, row in enumerate(rows[1:], 2):
        place = f"{path.name}:{number}"
        cells = {name: row[index].strip() for name, index in columns.items() if index < len(row)}
        address = cells.get("url") or cells.get("label", "")
        if not re.match(r"/|https?://|[\w.-]+\.\w+/", address):
            continue  # "Others", a page without address, or a folder
        page = page_of(address)
        if not page:
            continue
        count = Count(_whole(cells.get("visits", ""), place), _duration(cells.get("seconds", ""), place))
        key = (page, _month(cells.get("date"), period, place))
        counts[key] = _sum(counts[key], count) if key in counts else count
    if not counts:
        told = _(
            "{file} har ingen rad med en sidas adress. Välj ”Platta ut” (flatten) när du exporterar.",
            file=path.name,
        )
        raise VisitsError(told)
    return Statistics(SOURCE, counts, tuple(sorted({month for _page, month in counts})))


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    heading = text.split("\n", 1)[0]
    return max(",;\t", key=heading.count)


def _columns(headings: Sequence[str]) -> Mapping[str, int]:
    """The number of each column that is known, the first of each kind."""
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        name = " ".join(heading.split()).lower()
        for kind, pattern in _COLUMNS.items():
            if re.fullmatch(pattern, name):
                found.setdefault(kind, index)
    return found


def _month(text: str | None, period: str | None, place: str) -> str:
    """The month of a row: ``2026-09`` or the first and last day of it, else the month of the whole file."""
    if text and (found := re.fullmatch(r"(\d{4}-\d{2})(?:-01,\1-(\d{2}))?", text)) and month_in(found[1]):
        year, month = map(int, found[1].split("-"))
        if found[2] in {None, str(monthrange(year, month)[1])}:
            return found[1]
    if text:
        raise VisitsError(
            _("{place}: '{text}' är ingen månad. Exportera månad för månad.", place=place, text=text)
        )
    if period is None:
        told = _("{place}: filen säger inte vilken månad den gäller. Skriv den: --month 2026-09", place=place)
        raise VisitsError(told)
    return period


def _whole(text: str, place: str) -> int:
    digits = re.sub(r"\s", "", text)
    if not digits.isdecimal():
        raise VisitsError(_("{place}: '{text}' är inget antal besök.", place=place, text=text))
    return int(digits)


def _duration(text: str, place: str) -> float | None:
    """Seconds from ``00:01:40``, ``1 min 40s`` or ``100``; None when nothing is told."""
    if not text:
        return None
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    found = _DURATION.fullmatch(text)
    if not found:
        raise VisitsError(
            _("{place}: '{text}' är ingen tid. Väntade till exempel 00:01:40.", place=place, text=text)
        )
    hours, minutes, seconds = (
        int(clock or word or 0) for clock, word in zip(found.groups()[:3], found.groups()[3:], strict=True)
    )
    return float(3600 * hours + 60 * minutes + seconds)


def _sum(one: Count, other: Count) -> Count:
    """Two rows of one page, with and without a slash at the end; the mean time is weighted by visits."""
    visits = one.visits + other.visits
    if one.seconds is None or other.seconds is None or not visits:
        return Count(visits)
    return Count(visits, (one.visits * one.seconds + other.visits * other.seconds) / visits)
