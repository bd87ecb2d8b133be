"""What a column's heading says of the cells below it. Matched by synonyms, never by a vendor's layout."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from paraply.importers.periods import period_in
from paraply.importers.units import unit_named
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period


class Role(Enum):
    """What stands in a column."""

    FIGURE = "figure"
    TARGET = "target"
    LABEL = "label"
    ID = "id"
    PERIOD = "period"
    UNIT = "unit"
    KIND = "kind"
    MISSING = "missing"
    DIMENSION = "dimension"
    GROUP = "group"
    CARRIED = "carried"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading understood. ``series`` are the words that set its figures apart from plain outcomes."""

    text: str
    role: Role
    period: Period | None = None
    series: str = ""
    unit: str | None = None
    kind: OutcomeKind = OutcomeKind.OUTCOME


_WORDS: Final = {
    Role.LABEL: """nyckeltal, mått, mätetal, mätområde, indikator, indikatorer, styrtal, mål, benämning,
        namn, titel,
        title, verksamhet, resultatmått, kvalitetsmått""",
    Role.ID: "id, rad-id, kod, nyckeltals-id, nyckeltalsid, kpi",
    Role.PERIOD: "period, datum, år, mätperiod, mätdatum, tidpunkt, mättillfälle",
    Role.UNIT: "enhet, unit",
    Role.KIND: "kind, slag",
    Role.MISSING: "missing, saknas",
    Role.DIMENSION: "dimension, indelning",
    Role.GROUP: "group, grupp",
    Role.CARRIED: "carried",
    Role.TARGET: """målvärde, målnivå, målsättning, mål, måltal, ambitionsnivå, ambition, target, budget,
        riktvärde,
        gräns""",
    Role.FIGURE: """utfall, resultat, värde, value, utfall ack, ack utfall, utfall ackumulerat,
        ackumulerat utfall,
        bokslut, helår, helårsutfall, årsutfall, faktiskt utfall, år, prognos, helårsprognos,
        preliminärt, preliminär,
        prel, prel utfall, preliminärt utfall""",
}
_WHOLE_YEAR: Final = frozenset({"helår", "helåret", "år", "året"})
_ROLES: Final = {role: frozenset(re.split(r",\s+", words)) for role, words in _WORDS.items()}
# Bounded, and without two ways to read one sign: a heading of stars must not lock the import.
_FOOTNOTE = re.compile(r"(?:\s?(?:\d\)|\*|[¹²³⁴⁵⁶⁷⁸⁹])){1,9}$")
_UNIT = re.compile(r"[(\[]([^()\[\]]+)[)\]]$|,([^,]+)$")


def without_footnote(text: str) -> str:
    """A heading or label without the mark of a footnote at its end: ``20-64 år 1)`` → ``20-64 år``."""
    return _FOOTNOTE.sub("", " ".join(text.split()))


def unit_at_end(text: str) -> tuple[str, str | None]:
    """A text without the unit at its end, and that unit: ``Värde (%)`` → ``Värde``, ``procent``."""
    found = _UNIT.search(text)
    unit = unit_named((found[1] or found[2]).strip()) if found else None
    return (text[: found.start()].rstrip(), unit) if found and unit else (text, None)


def read_heading(text: str, own_names: frozenset[str] = frozenset()) -> Heading:
    """What a heading says. ``own_names``: the municipality's, which set nothing apart."""
    clean = without_footnote(text)
    period, rest = period_in(clean)
    rest, unit = unit_at_end(without_footnote(rest))
    word = _without_whole_year(rest.strip(" .:").replace(".", "").casefold())
    if period is None and unit is None and (alone := unit_named(clean)):
        return Heading(text, Role.LABEL, unit=alone)
    if period is None and (role := _role(word)):
        return Heading(text, role, unit=unit, kind=_kind(word))
    if period and word in _ROLES[Role.TARGET]:
        return Heading(text, Role.TARGET, period, unit=unit)
    if period and (not word or word in _ROLES[Role.FIGURE] or word in own_names):
        return Heading(text, Role.FIGURE, period, unit=unit, kind=_kind(word))
    return Heading(text, Role.FIGURE if period else Role.OTHER, period, rest if period else "", unit)


def _without_whole_year(word: str) -> str:
    """``helår utfall``, as of two rows of headings, says no more than ``utfall``."""
    left = [part for part in word.split() if part not in _WHOLE_YEAR]
    return " ".join(left) if left else word


def _role(word: str) -> Role | None:
    return next((role for role, words in _ROLES.items() if word in words), None)


def _kind(word: str) -> OutcomeKind:
    if "prognos" in word:
        return OutcomeKind.FORECAST
    return OutcomeKind.PRELIMINARY if word.startswith("prel") else OutcomeKind.OUTCOME
