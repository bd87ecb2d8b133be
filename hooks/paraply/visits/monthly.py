"""Visits page by page and month → the files of ``content/results/visits/``, without any mapping by hand."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from paraply import numbers
from paraply.language import _, ngettext
from paraply.model.content import Content
from paraply.model.kinds import VISITS
from paraply.model.visits import FEWEST, PageVisits
from paraply.text.yamledit import block
from paraply.text.yamlfile import Value
from paraply.visits.counts import Count, Statistics

MOST_TOLD: Final = 20
"""Pages of a month that are named before anything is written."""


@dataclass(frozen=True, slots=True)
class Month:
    """The pages of a month with enough visits to tell, and how many had fewer."""

    name: str
    pages: tuple[PageVisits, ...]
    withheld: int

    @property
    def file(self) -> str:
        """Its file, from the root."""
        return f"content/{VISITS.path}/{self.name}{VISITS.ending}"


def months_of(statistics: Statistics, known: Collection[str], base: str) -> Iterator[Month]:
    """The whole months with the pages of the site that were visited. ``base``: the site's folder, if any."""
    for month in statistics.months:
        counts: dict[str, Count] = {}
        for (asked, at), count in statistics.counts.items():
            page = asked.removeprefix(base) if asked.startswith(f"{base}/") else asked
            if at == month and page in known:
                counts[page] = count
        told = {page: count for page, count in counts.items() if count.visits >= FEWEST}
        pages = tuple(
            PageVisits(
                address=page,
                visits=count.visits,
                seconds=None if count.seconds is None else round(count.seconds),
            )
            for page, count in sorted(told.items())
        )
        yield Month(month, pages, sum(1 for count in counts.values() if 0 < count.visits < FEWEST))


def is_known(month: Month, content: Content) -> bool:
    """Whether the content says the same already."""
    found = content.visits.get(month.name)
    return found is not None and (found.pages, found.withheld) == (month.pages, month.withheld)


def text_of(month: Month, source: str, today: date) -> str:
    """The file of a month."""
    fields: dict[str, Value] = {
        "month": month.name,
        "pages": [
            {
                "address": page.address,
                "visits": page.visits,
                **({} if page.seconds is None else {"seconds": page.seconds}),
            }
            for page in month.pages
        ],
        **({"withheld": month.withheld} if month.withheld else {}),
        "source": {"kind": "system", "title": source, "read": today.isoformat()},
    }
    return block(fields)


def lines_of(month: Month, content: Content) -> Iterator[str]:
    """What a month's file would say, and what it said, the most visited first."""
    found = content.visits.get(month.name)
    before: Mapping[str, int] = {page.address: page.visits for page in found.pages} if found else {}
    count = ngettext("{number} sida med besök", "{number} sidor med besök", len(month.pages))
    yield f"{month.file}: {count}"
    most = sorted(month.pages, key=lambda page: (-page.visits, page.address))
    for page in most[:MOST_TOLD]:
        was = before.get(page.address, page.visits)
        old = "" if was == page.visits else " " + _("(förut {count})", count=numbers.number(was, 0))
        yield f"  + {page.address}: {numbers.number(page.visits, 0)}{old}"
    if len(most) > MOST_TOLD:
        yield "  " + _("och {count} till", count=len(most) - MOST_TOLD)
    if month.withheld:
        yield "  " + ngettext(
            "{number} sida till hade färre än fem besök, och visas inte.",
            "{number} sidor till hade färre än fem besök, och visas inte.",
            month.withheld,
        )
