"""A line over time with the targets that held, and with similar municipalities beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import Final

from paraply import numbers
from paraply.derive.verdicts import target_for
from paraply.derive.views import MeasureView
from paraply.language import N_, _
from paraply.model.dates import Period, PeriodKind
from paraply.model.series import Point
from paraply.render.charts.labels import Box, Label, Line, along, around, width_of
from paraply.render.charts.marks import Look, Mark, Surroundings, key_of, labelled, look_of
from paraply.render.charts.scale import Scale

WIDTH: Final = 340
HEIGHT: Final = 214
LEFT: Final = 44
RIGHT: Final = 64
TOP: Final = 26
BOTTOM: Final = 28
MIN_POINTS: Final = 2
PEERS: Final = N_("Liknande")
TARGET: Final = N_("Mål")
BREAK: Final = N_("Ny mätning")
AXIS_GAP: Final = 6.0
NAME_GAP: Final = 4.0
PEER_RADIUS: Final = 4.0
LINE_ROOM: Final = 1.0
"""Half of what a line takes in height."""
WIDEST_NAME: Final = 110.0
"""A longer name is only its word: the figure stands on the axis and in the text."""

LINE_OF_TEXT: Final = 16.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis at a position along it."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """One series over time, the targets that held, and the mean of similar municipalities.

    ``steps`` are the targets as (from x, to x, y); ``target`` and ``peers_at`` say where their names stand.
    """

    solid: Sequence[Line]
    marks: Sequence[Mark]
    across: Sequence[Tick]
    up: Sequence[Tick]
    steps: Sequence[tuple[float, float, float]]
    target: Tick | None
    peers: Line
    peers_at: Tick | None
    breaks: Sequence[float]
    break_names: Sequence[Label]
    starts_at_zero: bool
    key: Sequence[tuple[Look, str]]
    left: float
    right: float

    @staticmethod
    def path(points: Line) -> str:
        """SVG path data of a line."""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def line_chart(view: MeasureView) -> LineChart | None:
    """The totals over time; None with fewer than two. Lines join measured points, never across a break."""
    points = [point for point in view.series.totals if point.value is not None]
    if len(points) < MIN_POINTS:
        return None
    times = [when(point) for point in points]
    first, last = min(times), max(times)
    if first == last:
        return None
    values = [point.value or Decimal(0) for point in points]
    held = _held(view, points)
    peers = [(period, value) for period, value in view.peers if first <= _middle_of(period) <= last]
    shown = [*values, *(bound for _from, _to, bound in held), *(value for _period, value in peers)]
    scale = Scale.around([float(value) for value in shown], TOP, HEIGHT - BOTTOM)
    up = [Tick(scale.at(value), numbers.number(Decimal(str(value)), scale.decimals)) for value in scale.ticks]
    named = _named_target(view, points)
    left, right = _edges(up, [named, _(PEERS)] if len(peers) >= MIN_POINTS else [named])

    def across(time: float) -> float:
        return left + 12 + (time - first) / (last - first) * (right - left - 24)

    def inside(time: float) -> float:
        return round(min(max(across(time), left), right), 1)

    places = [round(across(time), 1) for time in times]
    steps = [(inside(begins), inside(ends), scale.at(float(bound))) for begins, ends, bound in held]
    beside = [(round(across(_middle_of(period)), 1), scale.at(float(value))) for period, value in peers]
    target = Tick(steps[-1][2], named) if named else None
    peers_at = Tick(beside[-1][1], _(PEERS)) if len(beside) >= MIN_POINTS else None
    target, peers_at = _apart(target, peers_at)
    breaks = _breaks(points, places, view)
    break_names = _break_names(breaks)
    names = [name for name in (target, peers_at) if name]
    taken = [
        # with the gap after them: a figure close by would be read as one number with the axis' own
        *(Label(tick.text, left, tick.at + 5, "end").box for tick in up),
        *(Label(name.text, right + NAME_GAP, name.at + 5, "start").box for name in names),
        *(name.box for name in break_names),
    ]
    drawn_peers = beside if peers_at else []
    bare = [
        Mark(x, scale.at(float(value)), look_of(point))
        for x, value, point in zip(places, values, points, strict=True)
    ]
    solid = _segments(points, bare, view)
    surroundings = Surroundings(
        room=Box(0, 0, WIDTH, HEIGHT - BOTTOM + 4),
        texts=taken,
        ours=[stroke for segment in solid for stroke in along(segment, LINE_ROOM)],
        dashed=[
            *(
                stroke
                for begins, ends, at in steps
                for stroke in along([(begins, at), (ends, at)], LINE_ROOM)
            ),
            *along(drawn_peers, LINE_ROOM),
            *(around(x, y, PEER_RADIUS) for x, y in drawn_peers),
        ],
    )
    return LineChart(
        solid=solid,
        marks=labelled(bare, points, view.decimals, surroundings),
        across=_across(points, places),
        up=up,
        steps=steps,
        target=target,
        peers=drawn_peers,
        peers_at=peers_at,
        breaks=breaks,
        break_names=break_names,
        starts_at_zero=scale.low == 0,
        key=key_of(points),
        left=left,
        right=right,
    )


def _edges(up: Sequence[Tick], names: Sequence[str]) -> tuple[float, float]:
    """Where the axis ends, so that its figures and the names at its right fit beside it."""
    left = max(float(LEFT), max(width_of(tick.text) for tick in up) + AXIS_GAP)
    right = WIDTH - max(float(RIGHT), max(map(width_of, names)) + NAME_GAP)
    return float(ceil(left)), float(floor(right))


def when(point: Point) -> float:
    """When a point stands on the axis of time, in days."""
    return _middle_of(point.period)


def _middle_of(period: Period) -> float:
    return (period.first.toordinal() + period.last.toordinal()) / 2


def _segments(points: Sequence[Point], marks: Sequence[Mark], view: MeasureView) -> list[Line]:
    breaks = [broken.before for broken in view.measure.breaks]
    segments: dict[tuple[int, PeriodKind], list[tuple[float, float]]] = {}
    for point, mark in zip(points, marks, strict=True):
        if not mark.is_open:
            part = sum(not point.period < before for before in breaks)
            kind = point.period.kind  # a month is never joined with a year
            segments.setdefault((part, kind), []).append((mark.x, mark.y))
    return [segment for segment in segments.values() if len(segment) >= MIN_POINTS]


def _across(points: Sequence[Point], places: Sequence[float]) -> list[Tick]:
    ticks: list[Tick] = []
    years = [str(point.period.last.year) for point in points]
    for year, x in zip(years, places, strict=True):
        if not ticks or (year != ticks[-1].text and x - ticks[-1].at >= 44):
            ticks.append(Tick(round(x, 1), year))
    return ticks


def _held(view: MeasureView, points: Sequence[Point]) -> list[tuple[float, float, Decimal]]:
    """The bounds of the targets that held while the points were measured, as (from day, to day, bound).

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
        held += [(float(begins), float(ends), bound) for bound in bounds if begins < ends]
    return held


def _named_target(view: MeasureView, points: Sequence[Point]) -> str:
    """The name of the target that holds for the last point, ``Mål 95`` or ``Mål 18–22``; else empty."""
    target = target_for(view.measure, points[-1])
    limits = (target.at_least, target.at_most) if target else ()
    bounds = "–".join(numbers.plain(limit) for limit in limits if limit is not None)
    name = _("Mål {bounds}", bounds=bounds)
    return (name if width_of(name) <= WIDEST_NAME else _(TARGET)) if bounds else ""


def _apart(one: Tick | None, other: Tick | None) -> tuple[Tick | None, Tick | None]:
    """Two names at the right edge, moved from each other when they would touch, and kept inside."""
    if one is None or other is None or abs(one.at - other.at) >= LINE_OF_TEXT:
        return one, other
    middle_, half = (one.at + other.at) / 2, LINE_OF_TEXT / 2
    middle_ = min(max(middle_, TOP + half), HEIGHT - BOTTOM - half)
    up, down = round(middle_ - half, 1), round(middle_ + half, 1)
    if one.at <= other.at:
        return Tick(up, one.text), Tick(down, other.text)
    return Tick(down, one.text), Tick(up, other.text)


def _breaks(points: Sequence[Point], places: Sequence[float], view: MeasureView) -> list[float]:
    found = []
    for broken in view.measure.breaks:
        before = [x for point, x in zip(points, places, strict=True) if point.period < broken.before]
        after = [x for point, x in zip(points, places, strict=True) if point.period >= broken.before]
        if before and after:
            found.append(round((before[-1] + after[0]) / 2, 1))
    return found


def _break_names(breaks: Sequence[float]) -> list[Label]:
    """The word over each break; breaks so near each other that the words would touch share the first's."""
    names: list[Label] = []
    for x in breaks:
        half = width_of(_(BREAK)) / 2
        name = Label(_(BREAK), min(max(x, half), WIDTH - half), 14)
        if not names or not name.box.touches(names[-1].box):
            names.append(name)
    return names
