"""A tally drawn: a mark for each up to twenty, else a bar of its shares; its words always stand beside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from paraply.model.choices import Choice

MOST_MARKS: Final = 20
A_ROW: Final = 10
CELL: Final = 24
EDGE: Final = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol at its place."""

    symbol: str
    look: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of all."""

    look: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Marks or bars; neither when there is nothing to count."""

    marks: Sequence[Mark] = ()
    bars: Sequence[Bar] = ()
    height: int = 0
    total: int = 0


def drawn(codes: Sequence[Choice], symbol: Callable[[Choice], str]) -> Drawn:
    """The marks in the order of ``codes``, in rows of the same length."""
    if not codes:
        return Drawn()
    if len(codes) > MOST_MARKS:
        return Drawn(bars=_bars(codes, symbol), total=len(codes))
    rows = -(-len(codes) // A_ROW)
    across = -(-len(codes) // rows)
    marks = [
        Mark(symbol(code), _look(symbol(code)), place % across * CELL + EDGE, place // across * CELL + EDGE)
        for place, code in enumerate(codes)
    ]
    return Drawn(marks=marks, height=rows * CELL)


def _bars(codes: Sequence[Choice], symbol: Callable[[Choice], str]) -> list[Bar]:
    bars: list[Bar] = []
    at = 0
    for code in dict.fromkeys(codes):
        width = codes.count(code)
        bars.append(Bar(_look(symbol(code)), at, width))
        at += width
    return bars


def _look(symbol: str) -> str:
    """The style's name of a symbol: what stands after its first hyphen."""
    return symbol.partition("-")[2]
