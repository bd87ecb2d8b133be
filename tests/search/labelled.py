"""What residents search for and where it should lead, and how well a search does it.

``queries.csv`` has a line a query: the query, its kind, and every page that is a right answer. None is right
for what the site knows nothing of. It was written before the search was made.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FOUND_AMONG = 3
LEAST_FIRST = 0.95
LEAST_QUERIES = 100


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody searches for, and the addresses that answer it."""

    text: str
    kind: str
    pages: tuple[str, ...]

    def is_among(self, hits: Sequence[str], first: int) -> bool:
        """Whether a right page is among the first hits; without one, whether there is no hit."""
        return any(hit in self.pages for hit in hits[:first]) if self.pages else not hits


def read(path: Path) -> list[Query]:
    """The labelled queries of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Query(row["query"], row["kind"], tuple(row["pages"].split())) for row in csv.DictReader(file)]


def share_first(queries: Iterable[Query], hits: Mapping[str, Sequence[str]]) -> float:
    """The share of queries with a right page first."""
    first = [query.is_among(hits[query.text], 1) for query in queries]
    return sum(first) / len(first)


def lost(queries: Iterable[Query], hits: Mapping[str, Sequence[str]]) -> list[str]:
    """The queries without a right page among the first three, with what they got."""
    return [
        f"{query.text}: {list(hits[query.text][:FOUND_AMONG])}"
        for query in queries
        if not query.is_among(hits[query.text], FOUND_AMONG)
    ]


def not_there(queries: Iterable[Query], site: Path) -> list[str]:
    """The labels that name a page the site does not have."""
    return [page for query in queries for page in query.pages if not (site / page / "index.html").exists()]
