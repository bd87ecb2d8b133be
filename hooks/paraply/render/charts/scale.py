"""Round scales for the axes of charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, log10
from typing import Final

ROOM_BELOW: Final = 0.5


@dataclass(frozen=True, slots=True)
class Possible:
    """The values that there can be: none below ``least`` or above ``most``; counts are ``whole``."""

    least: float = -inf
    most: float = inf
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A round scale along an axis: positions ``top`` and ``bottom`` belong to ``high`` and ``low``."""

    low: float
    high: float
    step: float
    top: float
    bottom: float

    @classmethod
    def around(
        cls, values: Sequence[float], top: float, bottom: float, possible: Possible | None = None
    ) -> "Scale":
        """Round limits around the values with two to six steps; starts at zero when zero is near.

        No end is a value that cannot be, and whole values have whole steps.
        """
        can = possible or Possible()
        low, high = min(values), max(values)
        if low == high:
            low, high = max(low - (abs(low) * 0.1 or 1), can.least), high + (abs(high) * 0.1 or 1)
        if 0 < low < (high - low):
            low = 0.0
        step = _nice((high - low) / 3)
        if can.whole:
            step = float(max(1, ceil(step)))
        low, high = floor(low / step) * step, ceil(high / step) * step
        if low and min(values) - low < step * ROOM_BELOW:
            low -= step  # a label may stand under the lowest point
        if low < can.least <= min(values):
            low = can.least
        if high > can.most >= max(values):
            high = can.most
        return cls(low, high, step, top, bottom)

    @property
    def ticks(self) -> list[float]:
        """The values with a line of their own: the top one always, and steps from there."""
        count = floor((self.high - self.low) / self.step + 1e-9)
        ticks = [self.low + index * self.step for index in range(count + 1)]
        if self.high - ticks[-1] > self.step * ROOM_BELOW:
            ticks.append(self.high)
        return ticks

    @property
    def decimals(self) -> int:
        """How many decimals the ticks need."""
        return max(0, -floor(log10(self.step)))

    def at(self, value: float) -> float:
        """The position of a value."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.bottom - share * (self.bottom - self.top), 1)


def _nice(rough: float) -> float:
    power: float = 10.0 ** floor(log10(rough))
    return next((factor * power for factor in (1, 2, 5) if rough <= factor * power), 10 * power)
