"""The line that figures are judged by over time: a measure's targets, and what a promise was to reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from paraply import numbers
from paraply.derive.outcomes import JudgedOutcome
from paraply.derive.verdicts import WHOLE_SHARE, target_for
from paraply.derive.views import MeasureView
from paraply.language import N_, _
from paraply.model.dates import Period
from paraply.model.level import Bound, Level
from paraply.model.series import Point
from paraply.render.charts.labels import width_of
from paraply.render.charts.marks import VERDICTS, Look
from paraply.speech.text import capital

TARGET: Final = N_("Mål")
PROMISE: Final = N_("Löftet")
WIDEST_NAME: Final = 110.0
"""A longer name is only its word: the figure stands on the axis and in the text."""

LOOKS: Final = {verdict: look for look, verdict in VERDICTS.items()}


class Held(NamedTuple):
    """A bound that held from one day until another, as ordinals."""

    begins: float
    ends: float
    bound: Decimal


@dataclass(frozen=True, slots=True)
class Bounds:
    """What held, the oldest first; the ``name`` of the last of them, which may be empty.

    ``joined``: there is one bound at a time, so that each may be joined with the next as a stair.
    """

    held: Sequence[Held]
    name: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise's own part of a measure: how the outcome of each of its periods is drawn, and its bounds."""

    looks: Mapping[Period, Look]
    bounds: Bounds


def of_targets(view: MeasureView, points: Sequence[Point]) -> Bounds:
    """The bounds of the targets that held while the points were measured.

    The upper bound of a range comes before the lower one, so that the last is the one that is named.
    """
    targets = sorted(view.measure.targets, key=lambda target: target.from_period.first)
    starts = [target.from_period.first.toordinal() for target in targets]
    first = min(point.period.first.toordinal() for point in points)
    end = max(point.period.last.toordinal() for point in points) + 1
    held = []
    for target, starts_at, next_starts_at in zip(targets, starts, [*starts[1:], end], strict=False):
        begins, ends = max(starts_at, first), min(next_starts_at, end)
        bounds = [bound for bound in (target.at_most, target.at_least) if bound is not None]
        held += [Held(begins, ends, bound) for bound in bounds if begins < ends]
    single = all(target.at_least is None or target.at_most is None for target in targets)
    return Bounds(held, _name_of_target(view, points), single)


def _name_of_target(view: MeasureView, points: Sequence[Point]) -> str:
    """The name of the target that holds for the last point, ``Mål 95`` or ``Mål 18–22``; else empty."""
    target = target_for(view.measure, points[-1])
    limits = (target.at_least, target.at_most) if target else ()
    bounds = "–".join(dict.fromkeys(numbers.plain(limit) for limit in limits if limit is not None))
    name = _("Mål {bounds}", bounds=bounds)
    return (name if width_of(name) <= WIDEST_NAME else _(TARGET)) if bounds else ""


def of_promise(outcomes: Sequence[JudgedOutcome]) -> Judged:
    """The level, or the share that was to be kept, of each period of a promise.

    ``outcomes`` come the oldest first. A bound holds until the next outcome's period begins when that has
    the same one, so that a year without a figure makes no hole in what was promised.
    """
    bound = {outcome.point.period: _bound_of(outcome) for outcome in outcomes}
    held: list[Held] = []
    for period, value in bound.items():
        begins, ends = float(period.first.toordinal()), float(period.last.toordinal() + 1)
        if value is None:
            continue
        if held and held[-1].bound == value:
            held[-1] = held[-1]._replace(ends=ends)
        else:
            held.append(Held(begins, ends, value))
    met = [
        one if one.ends >= other.begins else one._replace(ends=other.begins) for one, other in pairwise(held)
    ]
    looks = {outcome.point.period: LOOKS[outcome.judgement.verdict] for outcome in outcomes}
    name = _name_of_promise(outcomes[-1])
    return Judged(looks, Bounds([*met, *held[-1:]], name, joined=True))


def _bound_of(outcome: JudgedOutcome) -> Decimal | None:
    """What the outcome was judged by; None when it was judged by nothing."""
    level = outcome.judgement.level
    if level is not None:
        return level.at_least if level.at_least is not None else level.at_most
    return outcome.judgement.share


def _name_of_promise(newest: JudgedOutcome) -> str:
    """``Högst 8``, ``Mål 95`` or ``Löftet: alla``; empty when the newest outcome was judged by nothing."""
    bound, level = _bound_of(newest), newest.judgement.level
    if bound is None:
        return ""
    if level is not None:
        name, word = _name_of_level(level), PROMISE
    elif bound == WHOLE_SHARE:
        name, word = _("Löftet: alla"), PROMISE
    else:
        name, word = _("Mål {bounds}", bounds=numbers.plain(bound)), TARGET
    return name if width_of(name) <= WIDEST_NAME else _(word)


def _name_of_level(level: Level) -> str:
    if level.bound is Bound.BY_DAY_OF_MONTH:
        return _("Senast den {day}", day=numbers.ordinal(int(level.value)))
    return capital(f"{level.bound.label} {numbers.plain(level.value)}")
