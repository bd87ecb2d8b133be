"""Round scales for the axes of charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

ROOM_BELOW: Final = 0.5


@dataclass(frozen=True, slots=True)
class Scale:
    """A round scale along an axis: positions ``top`` and ``bottom`` belong to ``high`` and ``low``."""

    low: float
    high: float
    step: float
    top: float
    bottom: float

    @classmethod
    def around(cls, values: Sequence[float], top: float, bottom: float) -> "Scale":
        """Round limits around the values with three to six steps; starts at zero when zero is near."""
        low, high = min(values), max(values)
        if low == high:
            low, high = low - (abs(low) * 0.1 or 1), high + (abs(high) * 0.1 or 1)
        if 0 < low < (high - low):
            low = 0.0
        step = _nice((high - low) / 3)
        low, high = floor(low / step) * step, ceil(high / step) * step
        if low and min(values) - low < step * ROOM_BELOW:
            low -= step  # a label may stand under the lowest point
        return cls(low, high, step, top, bottom)

    @property
    def ticks(self) -> list[float]:
        """The values with a line of their own."""
        return [
            self.low + index * self.step for index in range(round((self.high - self.low) / self.step) + 1)
        ]

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
