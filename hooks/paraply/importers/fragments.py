"""A heading, a label or a line of text → what it says of the figures, and the words it leaves."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Final

from paraply.importers.periods import When, when_in
from paraply.importers.units import is_money, same_unit
from paraply.importers.vocabulary import (
    GROUPS,
    LETTERS,
    NEUTRAL,
    SORTS,
    TITLE_WORDS,
    WHOLE_YEAR,
    WHOSE,
    Role,
    Sort,
    Whose,
    age_of,
)
from paraply.model.choices import OutcomeKind
from paraply.model.content import Content
from paraply.model.units import SHARE, unit_named

LONGEST: Final = 200
"""Longer texts are comments, and say nothing that is read."""

_MOST_MARKS: Final = 5
# One mark at a time, without two ways to read one character: a heading of stars must not lock the import.
# A star after a slash stands for all pages below an address.
_MARK = re.compile(r"(?:(?<![*/])\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}[)⁾]?|(?<!\d)\d{1,2}\))$")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]$")
_AFTER_COMMA = re.compile(r",\s*([^,]{1,40})$")
_AFTER_I = re.compile(r"(?:^|\s)i\s+((?:miljoner |tusentals? |tusen )?[^\s,]{1,20})$", re.IGNORECASE)
_SHORT_UNIT: Final = frozenset(
    {"tkr", "mnkr", "mkr", "kr", "%", "procent", "msek", "kkr", "mdkr", "ksek", "sek"}
)
_NEIGHBOUR = re.compile(
    r"(?!(?:Hela?|Trygg|Grön|Öppen|God|Stark|Vår|Egen|Jämlik|Frisk|Modern|Smart|Klok|Ung|Varje) )"
    r"(?![^\W\d_]{1,20}(?:bar|iv|ig|ande|ende|isk)a? )[A-ZÅÄÖ][^\W\d_]{2,20} (?:kommun|län)(?![^\W\d_])"
)
"""The name of a municipality, and no goal that only ends in the same word."""
_MEAN_IN = re.compile(r"\((?:medel|median|genomsnitt)[^\W\d_]{0,6},? (?=[^()]{1,20}\)$)", re.IGNORECASE)
"""A mean of what is measured, *(medel, dagar)*, and not one of municipalities."""
_PLACE_AT_END = re.compile(r"\w (?:i |\(|[-\u2013] )([A-ZÅÄÖ][^\W\d_]{1,20}(?: [A-ZÅÄÖ][^\W\d_]{1,20})?)\)?$")
_PHYSICAL = re.compile(
    r"(?:[kmg]wh|kg|kilo|gram|ton|liter|kvm|m2|m²|m3|m³|km|mil)(?: ?(?:/|per) ?[^\W\d]{1,20}[²³2]?)?"
)
"""What is measured: ``kWh per kvm``, ``kg/invånare``."""
_TOKEN = re.compile(r"[\w%&#]+(?:[/:.\u2013+-][\w%&#]+)*\+?")
_SUM_UP: Final = frozenset({"ack", "ackumulerat", "ackumulerad", "ackumulerade", "acc"})
_NOT_OURS: Final = (Sort.TARGET, Sort.BUDGET, Sort.CHANGE, Sort.OTHER)
_KIND_CODES: Final = {
    OutcomeKind.OUTCOME.value: Sort.OUTCOME,
    OutcomeKind.PART_YEAR.value: Sort.OUTCOME,
    OutcomeKind.FORECAST.value: Sort.FORECAST,
    OutcomeKind.PRELIMINARY.value: Sort.PRELIMINARY,
}


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a text says. ``rest`` are the words that say nothing we know; ``marks`` those of footnotes."""

    text: str
    when: When | None = None
    sort: Sort | None = None
    unit: str | None = None
    whose: Whose | None = None
    group: str | None = None
    is_summed_up: bool = False
    rest: str = ""
    marks: str = ""
    age: str = ""

    @property
    def says(self) -> bool:
        """Whether it says anything of a figure."""
        said = self.when or self.sort or self.unit or self.whose or self.group or self.age
        return bool(said) or self.is_summed_up


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words everybody uses, and those of one municipality: its names, its bodies, its neighbours."""

    ours: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    bodies: Mapping[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()

    @staticmethod
    def of(content: Content) -> "Vocabulary":
        """That of a municipality's content."""
        named = content.municipality
        names = {name.casefold() for name in (named.name, named.short_name) if name}
        short = {name.removesuffix(" kommun").removesuffix("s kommun") for name in names}
        ours = {
            form for name in names | short for form in (name, f"{name} kommun", f"{name}s kommun", f"{name}s")
        }
        others = {one.title.casefold() for one in content.kolada_municipalities.values()} - ours
        bodies = {owner.name.casefold(): id_ for id_, owner in content.owners.items()}
        units = {same_unit(measure.unit) for measure in content.measures.values()}
        return Vocabulary(frozenset(ours), frozenset(others), bodies, frozenset(units))

    def fragment(self, text: str, role: Role | None = None, *, is_title: bool = False) -> Fragment:
        """What a text says, in a column of a role where it stands in one."""
        clean = " ".join(text.split())
        if not clean or len(clean) > LONGEST:
            return Fragment(text, rest=clean[:LONGEST])
        clean, marks = without_marks(clean)
        clean = _MEAN_IN.sub("(", clean)
        if age := age_of(clean):
            return Fragment(text, age=age, marks=marks)
        when, rest = when_in(clean)
        rest, unit = unit_at_end(without_marks(rest)[0], self.units)
        if unit is None and role is not Role.UNIT and (alone := self._unit(rest)) and alone != SHARE:
            rest, unit = "", alone
        elif role is Role.UNIT and (alone := unit_named(clean)):
            return Fragment(text, unit=alone)
        found = _Found(unit)
        words = list(self._words(rest, found, role, is_title=is_title))
        left = " ".join(words)
        if name := self._neighbour_at_end(rest):
            found.whose.add(Whose.OTHERS)
            left = left.removesuffix(name).rstrip()
        is_neighbour = _NEIGHBOUR.fullmatch(rest) and not {Whose.OURS, Whose.NATION} & found.whose
        if is_neighbour:
            left = rest
        if left and (left.casefold() in self.others or _NEIGHBOUR.fullmatch(left)):
            found.whose.add(Whose.OTHERS)
            left = ""
        elif left.casefold() in self.bodies:
            found.whose.add(Whose.UNIT)
            left = ""
        sort = found.sort()
        whose: Whose | None = next(
            (one for one in Whose if one is not Whose.OURS and one in found.whose), None
        )
        if whose is None and found.whose:
            whose = Whose.OURS
        groups = {one for one in found.groups if one != "total"}
        group = groups.pop() if len(groups) == 1 else None if groups else ("total" if found.groups else None)
        if groups and group is None:
            left = left or rest
        if found.is_whole_year and (when is None or when.months is None) and not (when and when.other):
            when = When(when.year if when else None, (1, 12))
        return Fragment(text, when, sort, found.unit, whose, group, found.is_summed_up, left, marks)

    def names_neighbour(self, text: str) -> bool:
        """Whether a line names another municipality among other words."""
        found = (one[0].casefold() for one in _NEIGHBOUR.finditer(text))
        return any(name not in self.ours for name in found)

    def _neighbour_at_end(self, text: str) -> str:
        """The other municipality that a text ends in, set apart from its name: *Matavfall i Österåker*."""
        found = _PLACE_AT_END.search(text)
        return found[1] if found and found[1].casefold() in self.others else ""

    def _unit(self, text: str) -> str | None:
        """The unit that a whole text is: one we know, of this municipality's measures, or a physical one."""
        own = same_unit(text)
        if unit := unit_named(text):
            return unit
        if (own in self.units and " per " in own) or is_money(own):
            return own
        return " ".join(text.split()) if _PHYSICAL.fullmatch(text.casefold().strip()) else None

    def _words(self, text: str, found: "_Found", role: Role | None, *, is_title: bool) -> Iterator[str]:
        """The words that are not known; what the others say is put in ``found``."""
        tokens = _TOKEN.findall(text)
        neutral = TITLE_WORDS if is_title else NEUTRAL
        at = 0
        while at < len(tokens):
            for length in range(min(4, len(tokens) - at), 0, -1):
                phrase = " ".join(tokens[at : at + length]).casefold().rstrip(".")
                is_amount = at > 0 and length == 1 and tokens[at - 1][-1].isdigit()
                if self._known(phrase, found, role, is_amount=is_amount) or phrase in neutral:
                    at += length
                    break
            else:
                yield tokens[at]
                at += 1

    def _known(self, phrase: str, found: "_Found", role: Role | None, *, is_amount: bool) -> bool:
        if phrase in self.ours:
            found.whose.add(Whose.OURS)
        elif phrase in SORTS:
            found.sorts.add(SORTS[phrase])
            found.is_whole_year |= phrase in WHOLE_YEAR
        elif role is Role.KIND and phrase in _KIND_CODES:
            found.sorts.add(_KIND_CODES[phrase])
        elif phrase in WHOSE:
            found.whose.add(WHOSE[phrase])
        elif phrase in GROUPS:
            found.groups.add(GROUPS[phrase])
        elif role is Role.GROUP and phrase in LETTERS:
            found.groups.add(LETTERS[phrase])
        elif phrase in _SHORT_UNIT and found.unit is None and not is_amount:
            found.unit = unit_named(phrase)  # *100 %* in a legend is an amount, and says no unit of others
        elif phrase in _SUM_UP:
            found.is_summed_up = True
        else:
            return False
        return True


@dataclass(slots=True)
class _Found:
    unit: str | None
    sorts: set[Sort] = field(default_factory=set)
    whose: set[Whose] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    is_summed_up: bool = False
    is_whole_year: bool = False

    def sort(self) -> Sort | None:
        """One of what is said: a target's outcome is no outcome, and a forecast of one is a forecast."""
        for one in (*_NOT_OURS, Sort.FORECAST, Sort.PRELIMINARY, Sort.OUTCOME):
            if one in self.sorts:
                return one
        return None


def without_marks(text: str) -> tuple[str, str]:
    """A text without the marks of footnotes at its end, and those: ``20-64 år 1)`` → ``20-64 år``, ``1)``.

    ``(årskurs 9)`` keeps its bracket: what was opened in the text is closed by it.
    """
    text, marks = " ".join(text.split()), ""
    for _mark in range(_MOST_MARKS):
        found = _MARK.search(text)
        if found is None or (found[0].endswith(")") and text.count("(") >= text.count(")")):
            break
        text, marks = text[: found.start()].rstrip(), f"{found[0].strip()} {marks}".strip()
    return text, marks


def unit_at_end(text: str, own: Set[str] = frozenset()) -> tuple[str, str | None]:
    """A text without the unit at its end, and that unit: ``Värde (%)`` → ``Värde``, ``procent``.

    ``own`` are units that only this municipality's measures have: set apart, they are units too.
    """
    for form in (_IN_BRACKETS, _AFTER_COMMA, _AFTER_I):
        if found := form.search(text):
            said = found[1].strip()
            unit = unit_named(said.removeprefix("i ")) or unit_named(said)
            if unit is None and form is not _AFTER_I and said.casefold() in own:
                unit = said.casefold()
            if unit and unit != SHARE:
                return text[: found.start()].rstrip(" ,"), unit
    return text, None


def group_at_end(text: str) -> bool:
    """Whether a text ends in a group, set apart from its name: ``Behöriga till gymnasiet, flickor``."""
    parts = re.split(r"[,(\u2013]|\s-\s", without_marks(text)[0].casefold().rstrip(" )"))
    return len(parts) > 1 and parts[-1].strip() in GROUPS


def plain(text: str) -> str:
    """A label or heading without what makes no difference: case, spaces, punctuation, footnotes."""
    return " ".join(re.findall(r"[\w%]+", without_marks(text)[0].casefold()))
