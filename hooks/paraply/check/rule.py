"""A check is a small function that yields findings; ``rule`` gives it a code and enters it in the list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from paraply.model.content import Content
from paraply.model.measure import Measure
from paraply.model.series import Series, series_of
from paraply.problems import Family, Place, Problem, Rule, Severity

Finding = tuple[Place, str, str]
"""Where, what is wrong (Swedish, a whole sentence), and what to do about it (may be empty)."""


@dataclass(frozen=True, eq=False)
class World:
    """All a check may look at.

    ``addresses`` holds every address of the site with the place that claims it (None: the engine's own page);
    ``unread`` holds, by folder, the ids whose files could not be read, so that nobody is blamed for them.
    """

    content: Content
    today: date
    addresses: tuple[tuple[str, Place | None], ...] = ()
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """The series of every measure, by id."""
        return {id_: series_of(measure, self.content) for id_, measure in self.content.measures.items()}

    def series_of(self, measure: Measure) -> Series:
        """The series of one measure."""
        return self.series[measure.id]


Check = Callable[[World], Iterator[Finding]]

CHECKS: dict[Rule, Check] = {}
"""Every check by its rule, in the order of definition."""


def rule(code: str, family: Family, severity: Severity, title: str, why: str) -> Callable[[Check], Check]:
    """Enter a check in the list. Codes are unique: a letter for the family and two digits."""
    entered = Rule(code, family, severity, title, why)

    def enter(check: Check) -> Check:
        if any(known.code == code for known in CHECKS):
            raise ValueError(f"rule {code} is defined twice")
        CHECKS[entered] = check
        return check

    return enter


def findings(world: World) -> Iterator[Problem]:
    """What every check finds, as problems."""
    for entered, check in CHECKS.items():
        for place, message, hint in check(world):
            yield entered.at(place, message, hint)
