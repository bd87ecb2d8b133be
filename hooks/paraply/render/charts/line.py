"""A line over time with the targets that held, and with similar municipalities beside it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise
from statistics import median
from typing import Final

from paraply import language, numbers
from paraply.derive.outcomes import JudgedOutcome
from paraply.derive.views import MeasureView, PromiseView
from paraply.language import N_, _
from paraply.model.dates import Period
from paraply.model.series import Point
from paraply.render.charts import bounds as lines_of
from paraply.render.charts.axes import Tick, left_of, periods_along, possible, values_along
from paraply.render.charts.labels import ROOM, Box, Label, Line, Stroke, along, around, first_clear
from paraply.render.charts.marks import Look, Mark, Surroundings, key_of, labelled, look_of
from paraply.render.charts.scale import Scale
from paraply.speech import amounts

HEIGHT: Final = 264
TOP: Final = 40
BOTTOM: Final = 30
RIGHT: Final = 12
"""Pixels at the right, for half of the last name on the axis of time."""

WHOLE: Final = 100.0
FIRST: Final = 4.0
LAST: Final = 96.0
"""Where the first and the last point stand, as shares of the plot."""

MIN_POINTS: Final = 2
MOST_LARGE: Final = 16
PEERS: Final = N_("Liknande {figure}")
BREAK: Final = N_("Ny mätning")
NAME_ROW: Final = 14.0
BREAK_TOP: Final = 20.0
PEER_RADIUS: Final = 4.0
LINE_ROOM: Final = 1.0
"""Half of what a line takes in height."""

BESIDE_LINE: Final = (-6.0, 17.0, -12.0, 23.0)
"""Where a line's name may stand, in pixels from the line: farther away where the line is steep."""

GAP: Final = 1.6
"""A step in time so many times as long as is usual has no value in it, and the line does not cross it."""


@dataclass(frozen=True, slots=True, eq=False)  # one is itself, as what it is drawn of
class LineChart:
    """One series over time, the targets that held, and the mean of similar municipalities.

    Positions along the drawing are shares of its width in percent, and down it pixels. ``steps`` are the
    bounds as (from, to, y), joined by ``rises`` as (x, y, y); ``target`` and ``peers_at`` are their names
    where there is room, and ``unnamed`` those that are told below. ``counted_in`` is what the axis counts;
    ``left`` its room in units of 8 px. ``points`` are those that the marks stand for, in their order, and
    ``low`` and ``high`` the ends of the axis.
    """

    solid: Sequence[Line]
    marks: Sequence[Mark]
    points: Sequence[Point]
    across: Sequence[Label]
    up: Sequence[Tick]
    counted_in: str
    steps: Sequence[tuple[float, float, float]]
    rises: Sequence[tuple[float, float, float]]
    target: Label | None
    peers: Line
    peers_at: Label | None
    unnamed: Sequence[tuple[str, str]]
    breaks: Sequence[float]
    break_names: Sequence[Label]
    starts_at_zero: bool
    key: Sequence[tuple[Look, str]]
    left: int
    low: float
    high: float

    @property
    def plot(self) -> float:
        """The narrowest plot, in pixels."""
        return ROOM - self.left_room - RIGHT

    @property
    def is_dense(self) -> bool:
        """Whether there are more marks than have room beside each other in the narrowest plot."""
        return len(self.marks) > MOST_LARGE

    @property
    def scale(self) -> str:
        """What the script finds the height of a value by: the ends of the axis, and where they are."""
        return f"{self.low} {self.high} {TOP} {HEIGHT - BOTTOM}"

    @property
    def judged(self) -> list[tuple[Point, str]]:
        """The points with the word of their verdict, where they have one."""
        words = [mark.look.word for mark in self.marks]
        return list(zip(self.points, words, strict=True))

    @property
    def left_room(self) -> int:
        """Pixels left of the plot, for the figures of the axis."""
        return 8 * self.left

    @staticmethod
    def path(points: Line, wide: float = WHOLE) -> str:
        """SVG path data of a line in a drawing that is so many units wide."""
        if wide == WHOLE:
            return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        return "M" + "L".join(f"{x * wide / WHOLE:.1f} {y:.1f}" for x, y in points)

    def stairs(self, wide: float) -> list[str]:
        """SVG path data of each of the bounds, and of each rise from one to the next."""
        part = wide / WHOLE
        return [
            *(f"M{round(begins * part, 1)} {y}H{round(ends * part, 1)}" for begins, ends, y in self.steps),
            *(f"M{round(x * part, 1)} {y}V{other}" for x, y, other in self.rises),
        ]


def kept_chart(view: PromiseView, outcomes: Sequence[JudgedOutcome]) -> LineChart | None:
    """The outcomes of a promise, the oldest first, beside what it was to reach in each of their periods.

    Each is drawn by its verdict, as a shape of its own. None with fewer than two.
    """
    if view.measure is None or not outcomes:
        return None
    return _chart(view.measure, lines_of.of_promise(outcomes))


def line_chart(view: MeasureView) -> LineChart | None:
    """The totals over time; None with fewer than two. Lines join measured points, never across a break."""
    return _remembered(view, language.code())


@lru_cache(maxsize=1)  # a measure's page, its small page and its picture are made one after another
def _remembered(view: MeasureView, _language: str) -> LineChart | None:
    return _chart(view)


def _chart(view: MeasureView, judged: lines_of.Judged | None = None) -> LineChart | None:
    """``judged`` leaves only the periods of a promise, without other municipalities."""
    every: Sequence[Point] = view.series.totals
    if judged:
        every = [point for point in every if point.value is None or point.period in judged.looks]
    points = [point for point in every if point.value is not None]
    if not is_drawn(points):
        return None
    times = [when(point) for point in points]
    first, last = min(times), max(times)
    values = [point.value or Decimal(0) for point in points]
    bounds = judged.bounds if judged else lines_of.of_targets(view, points)
    held = bounds.held
    peers = (
        []
        if judged
        else [(period, value) for period, value in view.peers if first <= _middle_of(period) <= last]
    )
    shown = [*values, *(bound for _from, _to, bound in held), *(value for _period, value in peers)]
    can = possible(shown, view.measure.unit)
    scale = Scale.around([float(value) for value in shown], TOP, HEIGHT - BOTTOM, can)
    up, counted_in = values_along(scale)
    left = left_of(up)
    plot = ROOM - 8 * left - RIGHT

    def across(time: float) -> float:
        return FIRST + (time - first) / (last - first) * (LAST - FIRST)

    def inside(time: float) -> float:
        return round(min(max(across(time), 0.0), 100.0), 1)

    places = [round(across(time), 1) for time in times]
    steps = [(inside(begins), inside(ends), scale.at(float(bound))) for begins, ends, bound in held]
    beside = [(round(across(_middle_of(period)), 1), scale.at(float(value))) for period, value in peers]
    drawn_peers = beside if len(beside) >= MIN_POINTS else []
    bare = [
        Mark(at, scale.at(float(value)), judged.looks[point.period] if judged else look_of(point))
        for at, value, point in zip(places, values, points, strict=True)
    ]
    rises = [
        (ends, y, other_y)
        for (_from, ends, y), (begins, _to, other_y) in pairwise(steps)
        if bounds.joined and begins == ends
    ]
    solid = _segments(points, times, bare, view)
    breaks = _breaks(points, places, view)
    missing = _missing(every, points) if len(points) < len(every) else []
    holes = [Mark(round(across(when(point)), 1), HEIGHT - BOTTOM - 8.0, Look.MISSING) for point in missing]
    room = Box(-8.0 * left, 0, plot + RIGHT, HEIGHT - BOTTOM + 4)
    axis = [Label(tick.text, 0, tick.at + 5, "end", -6).box(plot) for tick in up]
    axis += [Label(counted_in, 0, NAME_ROW, "start", -8.0 * left).box(plot)] if counted_in else []
    break_names = _break_names(breaks, axis, plot, room)
    broken = _in_pixels([(x, 0.0) for x in breaks], plot)
    surroundings = Surroundings(
        plot=plot,
        room=room,
        texts=[*axis, *(name.box(plot) for name in break_names)],
        ours=[stroke for segment in solid for stroke in along(_in_pixels(segment, plot), LINE_ROOM)],
        dashed=[
            *(
                stroke
                for begins, ends, at in steps
                for stroke in along(_in_pixels([(begins, at), (ends, at)], plot), LINE_ROOM)
            ),
            *(Box(x - LINE_ROOM, min(ys), x + LINE_ROOM, max(ys)) for x, *ys in _pixels_of(rises, plot)),
            *(Box(x - LINE_ROOM, BREAK_TOP, x + LINE_ROOM, HEIGHT - BOTTOM) for x, _y in broken),
            *along(_in_pixels(drawn_peers, plot), LINE_ROOM),
            *(around(x, y, PEER_RADIUS) for x, y in _in_pixels(drawn_peers, plot)),
        ],
    )
    marks = labelled(bare, points, partial(amounts.shown, view), surroundings)
    names = {
        "target": (bounds.name, [((begins, at), (ends, at)) for begins, ends, at in steps[-1:]]),
        "peers": (_named_peers(view, peers), [(drawn_peers[-2], drawn_peers[-1])] if drawn_peers else []),
    }
    named = _named(names, marks, surroundings)
    return LineChart(
        solid=solid,
        marks=[*marks, *holes],
        points=[*points, *missing],
        across=[
            Label(label.text, label.at, HEIGHT - 8.0, label.anchor, label.dx)
            for label in periods_along(
                [point.period for point in points], places, plot, (8.0 * left, float(RIGHT))
            )
        ],
        up=up,
        counted_in=counted_in,
        steps=steps,
        rises=rises,
        target=named.get("target"),
        peers=drawn_peers,
        peers_at=named.get("peers"),
        unnamed=[(what, text) for what, (text, at) in names.items() if text and at and what not in named],
        breaks=breaks,
        break_names=break_names,
        starts_at_zero=scale.low == 0,
        key=key_of([*points, *missing], [mark.look for mark in (*marks, *holes)]),
        left=left,
        low=scale.low,
        high=scale.high,
    )


def is_drawn(points: Sequence[Point]) -> bool:
    """Whether there are two values or more to draw a line of, and time between them."""
    valued = [point for point in points if point.value is not None]
    return len(valued) >= MIN_POINTS and when(valued[0]) != when(valued[-1])


def drawn_points(view: MeasureView) -> list[Point]:
    """The points that a measure's line has a mark for, in their order; none when there is no line."""
    points = [point for point in view.series.totals if point.value is not None]
    return [*points, *_missing(view.series.totals, points)] if is_drawn(points) else []


def _missing(every: Sequence[Point], points: Sequence[Point]) -> list[Point]:
    """The points without a value between the first and the last that have one."""
    first, last = min(map(when, points)), max(map(when, points))
    return [point for point in every if point.value is None and first < when(point) < last]


def when(point: Point) -> float:
    """When a point stands on the axis of time, in days."""
    return _middle_of(point.period)


def _middle_of(period: Period) -> float:
    return (period.first.toordinal() + period.last.toordinal()) / 2


def _in_pixels(points: Line, plot: float) -> list[tuple[float, float]]:
    return [(at / 100 * plot, y) for at, y in points]


def _pixels_of(rises: Sequence[tuple[float, float, float]], plot: float) -> list[tuple[float, float, float]]:
    return [(x / 100 * plot, one, other) for x, one, other in rises]


def _segments(
    points: Sequence[Point], times: Sequence[float], marks: Sequence[Mark], view: MeasureView
) -> list[Line]:
    """Runs of measured points of one kind, broken where the measuring changed and where no value is."""
    breaks = [broken.before for broken in view.measure.breaks]
    empty = [point.period for point in view.series.totals if point.value is None]
    solid = [
        (point.period, time, mark)
        for point, time, mark in zip(points, times, marks, strict=True)
        if not mark.is_open
    ]
    segments: list[Line] = []
    for kind in dict.fromkeys(period.kind for period, _time, _mark in solid):  # a month never joins a year
        run = [each for each in solid if each[0].kind is kind]
        periods = [period for period, _time, _mark in run]
        steps = [other[1] - one[1] for one, other in pairwise(run)]
        widest = GAP * median(steps) if steps else 0.0
        walls = {bisect_left(periods, wall) for wall in breaks}
        walls |= {bisect_left(periods, wall) for wall in empty if wall.kind is kind}
        starts = [place for place, step in enumerate(steps, 1) if step > widest or place in walls]
        for begins, ends in pairwise([0, *starts, len(run)]):
            if ends - begins >= MIN_POINTS:
                segments.append([(mark.at, mark.y) for _period, _time, mark in run[begins:ends]])
    return segments


def _named_peers(view: MeasureView, peers: Sequence[tuple[Period, Decimal]]) -> str:
    """The name of the line of similar municipalities, with its newest value."""
    return _(PEERS, figure=numbers.number(peers[-1][1], view.decimals)) if peers else ""


def _named(
    names: dict[str, tuple[str, list[tuple[tuple[float, float], tuple[float, float]]]]],
    marks: Sequence[Mark],
    surroundings: Surroundings,
) -> dict[str, Label]:
    """Each line's name beside it, clear of figures and of every line; without one, told below."""
    plot = surroundings.plot
    taken: list[Box | Stroke] = [
        *surroundings.texts,
        *(mark.label.box(plot) for mark in marks if mark.label),
        *(around(mark.at / 100 * plot, mark.y, PEER_RADIUS) for mark in marks),
    ]
    lines: list[Stroke | Box] = [*surroundings.ours, *surroundings.dashed]
    found: dict[str, Label] = {}
    for what, (text, pieces) in names.items():
        for (begins, one), (ends, other) in pieces if text else []:
            stands = [(WHOLE, other, "end"), (ends, other, "end")]
            stands += [((begins + ends) / 2, (one + other) / 2, "middle"), (begins, one, "start")]
            if one == other and begins <= FIRST:  # where the line is, from the first period on
                stands.append((0.0, other, "start"))
            places = (
                Label(text, at, round(y + move, 1), anchor, 0.0 if at else 4.0)
                for move in BESIDE_LINE
                for at, y, anchor in stands
            )
            if label := first_clear(places, [*taken, *lines], plot, surroundings.room):
                found[what] = label
                taken.append(label.box(plot))
    return found


def _breaks(points: Sequence[Point], places: Sequence[float], view: MeasureView) -> list[float]:
    """Where the measuring changed: midway between the last point before it and the first after."""
    if not view.measure.breaks:
        return []
    periods = [point.period for point in points]
    found = [bisect_left(periods, broken.before) for broken in view.measure.breaks]
    return [round((places[at - 1] + places[at]) / 2, 1) for at in found if 0 < at < len(places)]


def _break_names(breaks: Sequence[float], taken: Sequence[Box], plot: float, room: Box) -> list[Label]:
    """The word over each break; breaks so near each other that the words would touch share the first's."""
    names: list[Label] = []
    for at in breaks:
        places = [Label(_(BREAK), at, NAME_ROW, anchor) for anchor in ("middle", "start", "end")]
        boxes = [*taken, *(name.box(plot) for name in names)]
        if name := first_clear(places, boxes, plot, room):
            names.append(name)
    return names
