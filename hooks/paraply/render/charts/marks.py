"""The points of a line over time: how each is drawn, and which of them have their figures beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from paraply import numbers
from paraply.language import _
from paraply.model.choices import OutcomeKind, PromiseVerdict
from paraply.model.series import Point
from paraply.render.charts.labels import Box, Label, Stroke, around, beside, first_clear

WIDEST_LABELS: Final = 6
"""More points than this, and only the newest and the oldest have their figures."""

MARK_RADIUS: Final = 6.5


class Look(Enum):
    """How a point is drawn: a disc, a ring, a diamond, or a broken ring where there is no value.

    On the page of a promise it has the sign of its verdict.
    """

    MEASURED = "measured"
    CARRIED = "carried"
    TENTATIVE = "tentative"
    KEPT = "met"
    NEARLY_KEPT = "near"
    NOT_KEPT = "not-met"
    NOT_ASSESSED = "not-assessed"
    MISSING = "missing"

    @property
    def is_verdict(self) -> bool:
        """Whether it is the sign of a verdict."""
        return self in VERDICTS

    @property
    def word(self) -> str:
        """The verdict as a sentence; empty for other looks."""
        return f"{VERDICTS[self].label}." if self in VERDICTS else ""


VERDICTS: Final = {
    Look.KEPT: PromiseVerdict.KEPT,
    Look.NEARLY_KEPT: PromiseVerdict.NEARLY_KEPT,
    Look.NOT_KEPT: PromiseVerdict.NOT_KEPT,
    Look.NOT_ASSESSED: PromiseVerdict.NOT_ASSESSED,
}
_OPEN: Final = (Look.CARRIED, Look.TENTATIVE, Look.MISSING)


class Mark(NamedTuple):
    """A drawn point, and its figure where there is room for it. ``at`` is a share of the width."""

    at: float
    y: float
    look: Look
    label: Label | None = None

    @property
    def is_open(self) -> bool:
        """Whether the figure is something less than measured, full and final."""
        return self.look in _OPEN


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What figures stand among: other ``texts``, ``ours``, our own line, and ``dashed``, those of others.

    No figure leaves ``room``; all is told of a ``plot`` of so many pixels.
    """

    plot: float
    room: Box
    texts: Sequence[Box]
    ours: Sequence[Stroke]
    dashed: Sequence[Stroke | Box]


def look_of(point: Point) -> Look:
    """How a point is drawn."""
    if point.value is None:
        return Look.MISSING
    if point.carried:
        return Look.CARRIED
    return Look.MEASURED if point.kind is OutcomeKind.OUTCOME else Look.TENTATIVE


def key_of(points: Sequence[Point], drawn: Sequence[Look]) -> list[tuple[Look, str]]:
    """What the marks mean, where there is more than one sort of them; what a verdict's sign means, always."""
    if all(look is Look.MEASURED for look in drawn):
        return []
    looks = set(drawn)
    kinds = dict.fromkeys(point.kind.label for point in points if look_of(point) is Look.TENTATIVE)
    words: dict[Look, Callable[[], str]] = {
        Look.MEASURED: lambda: _("Uppmätt"),
        Look.CARRIED: lambda: _("Inte mätt, förra värdet upprepas"),
        Look.TENTATIVE: lambda: _(" eller ").join(kinds).capitalize(),
        Look.MISSING: lambda: _("Värde saknas: {periods}", periods=_missing(points)),
    }
    return [
        (look, VERDICTS[look].label if look in VERDICTS else words[look]()) for look in Look if look in looks
    ]


def _missing(points: Sequence[Point]) -> str:
    """The periods without a value by their reason: ``2021 och 2022 (inte mätt)``."""
    by_reason: dict[str, list[str]] = {}
    for point in points:
        if point.value is None:
            reason = point.outcome.missing.label if point.outcome.missing else _("ingen siffra")
            by_reason.setdefault(reason, []).append(numbers.period(point.period))
    return ", ".join(f"{', '.join(periods)} ({reason})" for reason, periods in by_reason.items())


def labelled(
    marks: Sequence[Mark],
    points: Sequence[Point],
    text_of: Callable[[Point], str],
    surroundings: Surroundings,
) -> list[Mark]:
    """The marks with their figures: the newest first, then the oldest, then as many as there is room for.

    A dash before a figure reads as a minus sign, so a figure stands clear of the lines of targets and of
    similar municipalities; only the newest and the oldest may cover them where there is no other place. Our
    own line and its marks are covered by these two only, among many points, and no open mark by any. What is
    no outcome says what it is.
    """
    around_ = surroundings
    solid = [index for index, mark in enumerate(marks) if not mark.is_open]
    order = [*solid[-1:], *solid[:1], *reversed(solid[1:-1])] if len(solid) > 1 else solid
    is_dense = len(solid) > WIDEST_LABELS
    if is_dense:
        order = order[:2]
    low = {
        index
        for before, index, after in zip(solid, solid[1:], solid[2:], strict=False)
        if index in order and _dips(points, before, index, after)
    }
    order += [index for index, mark in enumerate(marks) if mark.look is Look.TENTATIVE][-1:]
    boxes = [around(mark.at / 100 * around_.plot, mark.y, MARK_RADIUS) for mark in marks]
    open_ = [index for index, mark in enumerate(marks) if mark.is_open]
    labels: dict[int, Label] = {}
    texts = list(around_.texts)
    for index in order:
        mark = marks[index]
        others = boxes[:index] + boxes[index + 1 :]
        is_end = index in order[:2]
        over_line = is_dense and is_end  # among many points, the two figures lie over the line
        never = [*texts, *([boxes[place] for place in open_ if place != index] if over_line else others)]
        seldom = [*texts, *others, *around_.dashed]
        text = text_of(points[index])
        if mark.look is Look.TENTATIVE:
            text = f"{text} {points[index].kind.label}"
        every = [*seldom, *around_.ours]
        choices = ((every, False), (every, True), (seldom, False), (never, False), (never, True))
        for avoided, far in choices if is_end else choices[:2]:
            places = beside(text, mark.at, mark.y, below=index in low, far=far)
            if label := first_clear(places, avoided, around_.plot, around_.room):
                labels[index] = label
                texts.append(label.box(around_.plot))
                break
    return [
        Mark(mark.at, mark.y, mark.look, labels[index]) if index in labels else mark
        for index, mark in enumerate(marks)
    ]


def _dips(points: Sequence[Point], before: int, index: int, after: int) -> bool:
    """Whether a point lies below its measured neighbours, so that its label belongs under it."""
    low, value, high = (points[place].value or Decimal(0) for place in (before, index, after))
    return value < low and value < high
