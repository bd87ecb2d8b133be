"""What the catalogue has for any municipality and this one does not show, with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from paraply.keyfigures.catalogue import areas, figures
from paraply.keyfigures.figure import KeyFigure
from paraply.model.content import Content
from paraply.model.not_shown import NotShown


@dataclass(frozen=True, slots=True)
class Unshown:
    """A figure that is not shown; without a ``reason`` nobody has said why."""

    id: str
    figure: KeyFigure | None
    reason: NotShown | None


@dataclass(frozen=True, slots=True)
class UnshownArea:
    """The figures of a standard area that are not shown."""

    id: str
    title: str
    rows: tuple[Unshown, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The catalogue beside what the municipality shows."""

    listed: int
    shown: int
    areas: tuple[UnshownArea, ...]
    others: tuple[Unshown, ...]
    """Figures outside the catalogue that the municipality itself gives a reason for."""

    @property
    def left(self) -> int:
        """How many of the listed ones are not shown."""
        return self.listed - self.shown

    @property
    def unexplained(self) -> int:
        """How many of those nobody has given a reason for."""
        return sum(row.reason is None for area in self.areas for row in area.rows)


def selection(content: Content) -> Selection:
    """What is shown of the catalogue, and the rest by area."""
    there = {measure.kolada for measure in content.measures.values()}
    parts = tuple(_areas(content, there))
    known = figures()
    others = tuple(
        Unshown(id_, None, reason)
        for id_, reason in content.not_shown.items()
        if id_ not in known and id_ not in there
    )
    left = sum(len(area.rows) for area in parts)
    return Selection(len(known), len(known) - left, parts, others)


def _areas(content: Content, there: set[str | None]) -> Iterator[UnshownArea]:
    for id_, area in areas().items():
        rows = tuple(
            Unshown(figure.id, figure, content.not_shown.get(figure.id))
            for figure in area.figures
            if figure.id not in there
        )
        if rows:
            yield UnshownArea(id_, area.title, rows)


def words_of(chosen: Selection, content: Content) -> Iterator[str]:
    """What a resident searches for and finds here: titles and synonyms of figures left out with a reason.

    Never a word that a promise or a measure has: then that is the better answer.
    """
    told = [(promise.title, *promise.synonyms) for promise in content.guarantees.values()]
    told += [(measure.title, *measure.synonyms) for measure in content.measures.values()]
    better = {word.casefold() for words in told for word in words}
    explained = (row.figure for area in chosen.areas for row in area.rows if row.reason and row.figure)
    own = dict.fromkeys(word for figure in explained for word in (figure.title, *figure.synonyms))
    yield from (word for word in own if word.casefold() not in better)
