"""The same service with different levels, ours and other municipalities', side by side in one unit.

Nothing is converted in silence: working days and months are not a fixed number of days, so every conversion
of them says what it counts with and that it is about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply.derive.views import PromiseView, Views
from paraply.model.guarantee import Elsewhere
from paraply.model.level import AVERAGE_SECONDS, EXACT_SECONDS, Level, LevelUnit

_COMMON: Final = (LevelUnit.DAYS, LevelUnit.HOURS, LevelUnit.MINUTES)


@dataclass(frozen=True, slots=True)
class ServiceOffer:
    """What somebody promises for a service: one of ours, or another municipality's.

    ``converted`` is the level in the unit of the service; None when it is not a time, or has that unit.
    ``is_exact``: it is a time whose length does not depend on the calendar.
    """

    source: PromiseView | Elsewhere
    level: Level | None
    converted: Decimal | None
    is_exact: bool

    @property
    def is_ours(self) -> bool:
        """Whether it is one of the municipality's own promises."""
        return isinstance(self.source, PromiseView)


@dataclass(frozen=True, slots=True)
class Service:
    """A service that at least two promise something for. ``unit`` is what they are compared in."""

    name: str
    unit: LevelUnit | None
    offers: Sequence[ServiceOffer]

    @property
    def levels_differ(self) -> bool:
        """Whether the offers promise different things, as far as they can be compared."""
        return len({offer.level.limit for offer in self.offers if offer.level}) > 1

    @property
    def inexact_units(self) -> list[LevelUnit]:
        """The units among the levels that were converted by an average."""
        used = {offer.level.unit for offer in self.offers if offer.level and offer.converted is not None}
        return [unit for unit in AVERAGE_SECONDS if unit in used]


def services_of(views: Views) -> list[Service]:
    """Every service that more than one promise is about, by its name. Ours stand first, then by length."""
    sources: dict[str, list[PromiseView | Elsewhere]] = {}
    names: dict[str, str] = {}
    for view in views.current_promises:
        if name := view.guarantee.service:
            names.setdefault(name.casefold(), name)
            sources.setdefault(name.casefold(), []).append(view)
    for other in views.content.elsewhere.values():
        if other.service.casefold() in sources:
            sources[other.service.casefold()].append(other)
    return [_service(names[key], found) for key, found in sorted(sources.items()) if len(found) > 1]


def _service(name: str, sources: Iterable[PromiseView | Elsewhere]) -> Service:
    found = [(source, _level(source)) for source in sources]
    unit = _common_unit([level for _source, level in found if level])
    offers = [
        ServiceOffer(
            source,
            level,
            _length(level, unit) if level and unit and level.unit is not unit else None,
            level is not None and _length(level) is not None and level.unit not in AVERAGE_SECONDS,
        )
        for source, level in found
    ]
    return Service(name, unit, sorted(offers, key=_order))


def _level(source: PromiseView | Elsewhere) -> Level | None:
    return source.level if isinstance(source, Elsewhere) else source.guarantee.level


def _common_unit(levels: Sequence[Level]) -> LevelUnit | None:
    """The unit all have; else the longest of days, hours and minutes that fits into the shortest level."""
    units = {level.unit for level in levels}
    if len(units) == 1:
        return next(iter(units))
    lengths = [length for level in levels if (length := _length(level)) is not None]
    if len(lengths) < len(levels) or not lengths:
        return None
    fitting = (unit for unit in _COMMON if EXACT_SECONDS[unit] <= min(lengths))
    return next(fitting, LevelUnit.SECONDS)


def _length(level: Level, unit: LevelUnit = LevelUnit.SECONDS) -> Decimal | None:
    """How long a level's time is; None when it is no time, or per something."""
    converted = level.in_unit(unit) if level.per is None else None
    return converted.value if converted else None


def _comparable(level: Level) -> tuple[str, Decimal]:
    """A level's length in seconds whatever its unit; what is no time keeps its unit."""
    seconds = _length(level)
    return ("", seconds) if seconds is not None else (level.unit.value, level.value)


def _order(offer: ServiceOffer) -> tuple[bool, bool, str, Decimal]:
    """Ours first, and those without a level last; levels by length, and others by unit."""
    length = _comparable(offer.level) if offer.level else ("", Decimal(0))
    return not offer.is_ours, offer.level is None, *length
