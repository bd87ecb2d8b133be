"""Which measures tell most of how it goes, good and bad alike: chosen by numbers, with the reason in words.

How far a value is from others' is counted in standard deviations among all municipalities, so that days,
shares and kronor can be set side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import pstdev
from typing import Final

from paraply.derive.comparisons import Comparison, With
from paraply.derive.views import MeasureView, Views
from paraply.language import N_, _
from paraply.model.choices import Direction

ENOUGH: Final = 20
"""Municipalities with a value: with fewer the deviation says little."""

_BEST: Final = {
    True: N_("Här låg kommunen bäst till jämfört med liknande kommuner när måtten valdes."),
    False: N_("Här låg kommunen bäst till jämfört med andra kommuner när måtten valdes."),
}
_WORST: Final = {
    True: N_("Här låg kommunen sämst till jämfört med liknande kommuner när måtten valdes."),
    False: N_("Här låg kommunen sämst till jämfört med andra kommuner när måtten valdes."),
}
_MOVED: Final = N_("Av de andra måtten hade det här ändrats mest när måtten valdes.")


@dataclass(frozen=True, slots=True)
class Telling:
    """A measure that is worth the first page, and why."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class _Standing:
    """How much better than its peers, else than all, and how large the newest change, in deviations."""

    view: MeasureView
    better: float
    moved: float
    is_among_similar: bool


def telling(views: Views) -> list[Telling]:
    """The furthest from similar municipalities, else from all, in each direction, and what changed most.

    Of measures that have a better direction, are compared with enough others and come by themselves: where
    the municipality chooses when to ask, the answers are often few. The order of ids decides between equals.
    """
    standings = [each for view in views.reported_measures for each in _standing(view)]
    if not standings:
        return []
    chosen: dict[str, str] = {}
    best = max(standings, key=lambda each: each.better)
    worst = min(standings, key=lambda each: each.better)
    if best.better > 0:
        chosen[best.view.measure.id] = _(_BEST[best.is_among_similar])
    if worst.better < 0:
        chosen[worst.view.measure.id] = _(_WORST[worst.is_among_similar])
    others = [each for each in standings if each.view.measure.id not in chosen and each.moved]
    if others:
        most = max(others, key=lambda each: each.moved)
        chosen[most.view.measure.id] = _(_MOVED)
    return [Telling(id_, why) for id_, why in chosen.items()]


def _standing(view: MeasureView) -> Iterator[_Standing]:
    """Nothing for a measure that cannot be set beside the others."""
    measure, by = view.measure, {each.with_: each for each in view.comparisons}
    similar, everyone = by.get(With.SIMILAR), by.get(With.ALL)
    if measure.direction not in {Direction.HIGHER, Direction.LOWER} or not everyone or not measure.every:
        return
    spread, beside = _spread(everyone), similar or everyone
    if not spread or beside.group_mean is None:
        return
    sign = 1 if measure.direction is Direction.HIGHER else -1
    better = sign * float(beside.ours - beside.group_mean) / spread
    yield _Standing(view, better, _moved(view) / spread, bool(similar))


def _spread(everyone: Comparison) -> float:
    values = [float(value) for value in everyone.values.values()]
    return pstdev(values) if len(values) >= ENOUGH else 0.0


def _moved(view: MeasureView) -> float:
    """How much the newest value differs from the one before it, where the two can be compared."""
    values = [point.value for point in view.series.comparable_with(view.series.measured[-1])]
    known = [float(value) for value in values if value is not None]
    return abs(known[-1] - known[-2]) if len(known) > 1 else 0.0
