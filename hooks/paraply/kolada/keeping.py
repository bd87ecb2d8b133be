"""Which rows of an answer are kept: what the pages show, and no more.

Kolada answers with every municipality, year and gender. Ours and the country's are kept whole. Of the others
we show totals only: our peers' and the groups' of every year, everybody's of the years we compare them in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, Self, TypeVar

YEARS_OF_ALL: Final = 5
"""So many years, with this one, are kept of municipalities that are no peers: elections are four apart."""
COUNTRY: Final = "0000"
"""Riket, the whole country."""

R = TypeVar("R", bound=tuple[Any, ...])


@dataclass(frozen=True, slots=True)
class Keeping:
    """For one KPI: our code, the codes of our peers, and the first year that is kept of all."""

    code: str
    peers: Collection[str]
    since: int

    @classmethod
    def of(cls, rows: Iterable[R], code: str, peers: Collection[str], this_year: int) -> Self:
        """From what an answer has: where our newest value is older, so are those it is compared with."""
        ours = [row[1] for row in rows if row[0] == code and row[2] == "T" and row[3] not in {None, ""}]
        return cls(code, peers, min([this_year - YEARS_OF_ALL + 1, *ours[-1:]]))

    def keeps(self, row: R) -> bool:
        """Whether a row (municipality, year, gender, …) is shown or counted anywhere."""
        place, year, gender = row[:3]
        if place in {self.code, COUNTRY}:
            return True
        return bool(gender == "T" and (year >= self.since or place[:1] == "G" or place in self.peers))
