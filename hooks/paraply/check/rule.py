"""A check is a small function that yields findings; ``rule`` registers it under a code."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TypeAlias, TypeVar

from paraply.check.fields import RecordTexts
from paraply.model.byhand import ByHand, Settings
from paraply.model.content import Content
from paraply.model.guarantee import Guarantee
from paraply.model.measure import Measure
from paraply.model.record import Record
from paraply.model.series import Series, series_of
from paraply.problems import Family, Place, Problem, Rule, Severity

Finding = tuple[Place, str, str]
"""Where, what is wrong (Swedish, a whole sentence), and what to do about it (may be empty)."""


class Lead(Enum):
    """How far a link comes: to what it names, only to the page that should hold it, or nowhere."""

    WHOLE = "whole"
    PAGE_ONLY = "page only"
    NOWHERE = "nowhere"


@dataclass(frozen=True, eq=False)
class World:
    """All a check may look at.

    ``addresses`` holds every address of the site with the place that claims it (None: the engine's own page);
    ``unread`` holds, by folder, the ids whose files could not be read, so that nobody is blamed for them;
    ``by_hand`` the pages and files written by hand, and ``settings`` what ``mkdocs.yml`` says; ``led_to`` are
    pages written by hand that every page's frame leads to. ``lead`` says how far a link from the site's root
    comes, when that can be known: there is no error, and the pages are planned. ``before`` is an earlier
    version of the content, when one is known.
    """

    content: Content
    today: date
    addresses: tuple[tuple[str, Place | None], ...] = ()
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)
    by_hand: ByHand = field(default_factory=ByHand)
    settings: Settings = field(default_factory=Settings)
    led_to: frozenset[str] = frozenset()
    lead: Callable[[str], Lead] | None = None
    before: Content | None = None

    @cached_property
    def live_promises(self) -> tuple[Guarantee, ...]:
        """The promises that hold or may hold: neither drafts nor withdrawn."""
        return tuple(promise for promise in self.content.guarantees.values() if promise.is_live)

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """The series of every measure, by id."""
        return {id_: series_of(measure, self.content) for id_, measure in self.content.measures.items()}

    def series_of(self, measure: Measure) -> Series:
        """The series of one measure."""
        return self.series[measure.id]


Check = Callable[[World], Iterator[Finding]]
CheckOfTexts = Callable[[RecordTexts], Iterator[Finding]]

CHECKS: dict[Rule, Check] = {}
"""Every check of the whole by its rule, in the order of definition."""

CHECKS_OF_TEXTS: dict[Rule, CheckOfTexts] = {}
"""Every check that looks at the texts of one record, and at nothing else."""

DECLARED: list[Rule] = []
"""Rules that look at more than one version: what asks them stands above, but their codes are known here."""

AnyCheck = TypeVar("AnyCheck", Check, CheckOfTexts)

Known: TypeAlias = dict[int, tuple[Record, Sequence[Problem]]]
"""What was found in the texts of each record, by its identity; a record that was read again is another."""


def rule(code: str, family: Family, severity: Severity, title: str, why: str) -> Callable[[Check], Check]:
    """Register a check. Codes are unique: a letter for the family and two digits."""
    return _entering(CHECKS, Rule(code, family, severity, title, why))


def rule_of_texts(
    code: str, family: Family, severity: Severity, title: str, why: str
) -> Callable[[CheckOfTexts], CheckOfTexts]:
    """Register a check of one record's texts. It does not run again for a record that is unchanged."""
    return _entering(CHECKS_OF_TEXTS, Rule(code, family, severity, title, why))


def declared(code: str, family: Family, severity: Severity, title: str, why: str) -> Rule:
    """Register a rule that a higher layer checks."""
    entered = Rule(code, family, severity, title, why)
    DECLARED.append(_new(entered))
    return entered


def _entering(checks: dict[Rule, AnyCheck], entered: Rule) -> Callable[[AnyCheck], AnyCheck]:
    def enter(check: AnyCheck) -> AnyCheck:
        checks[_new(entered)] = check
        return check

    return enter


def _new(entered: Rule) -> Rule:
    if any(known.code == entered.code for known in all_rules()):
        raise ValueError(f"rule {entered.code} is defined twice")
    return entered


def all_rules() -> list[Rule]:
    """The rule of every check, by code."""
    return sorted((*CHECKS, *CHECKS_OF_TEXTS, *DECLARED), key=lambda rule: rule.code)


def findings(world: World, known: Known | None = None) -> Iterator[Problem]:
    """What every check finds, as problems. ``known`` is what was found before, and becomes what is now."""
    for entered, check in CHECKS.items():
        for place, message, hint in check(world):
            yield entered.at(place, message, hint)
    before = known or {}
    now: Known = {}
    for record in world.content.records():
        _same, found = before.get(id(record)) or (record, _found_in_texts(record))
        if known is not None:
            now[id(record)] = record, found  # kept alive, so that its id() is not reused
        yield from found
    if known is not None:
        known.clear()
        known.update(now)


def _found_in_texts(record: Record) -> list[Problem]:
    texts = RecordTexts.of(record)
    return [
        entered.at(place, message, hint)
        for entered, check in CHECKS_OF_TEXTS.items()
        for place, message, hint in check(texts)
    ]
