"""What the catalogue says of a key figure. Kolada has no unit, direction or plain words: they are ours."""

from decimal import Decimal

from pydantic import Field

from paraply.model.choices import Choice, DataTheme, Direction, Every, Method
from paraply.model.dates import Period
from paraply.model.organisation import Pictogram
from paraply.model.record import FieldGroup
from paraply.model.values import Decimals, Text, Whole


class Level(Choice):
    """How far down the list a municipality goes before it takes the figure."""

    CORE = "core", "kärnan"
    STANDARD = "standard", "standard"
    MORE = "more", "fler"


class Pinned(FieldGroup):
    """What Kolada called the figure when the entry was written: another title may mean another content."""

    title: Text
    unit: Text | None = None
    """The unit as the title names it; some titles name none."""
    earlier_titles: tuple[Text, ...] = ()
    """Titles that the same figure has had."""

    def knows(self, title: str) -> bool:
        """Whether a title is one of these, however many blanks Kolada puts between the words."""
        return _plain(title) in {_plain(each) for each in (self.title, *self.earlier_titles)}


class KnownBreak(FieldGroup):
    """From this year on, values cannot be compared with earlier ones."""

    before: Period
    why: Text
    title: Text | None = None
    """What Kolada called the figure until then, where that tells the two apart."""


class Gap(FieldGroup):
    """A year without values anywhere."""

    period: Period
    why: Text


class Possible(FieldGroup):
    """Which values can have been measured: Kolada now and then has a gap as 0, or 211 hours in a week."""

    above: Decimal | None = None
    at_most: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether it is one of them."""
        is_above = self.above is None or value > self.above
        return is_above and (self.at_most is None or value <= self.at_most)


class KeyFigure(FieldGroup):
    """One of Kolada's key figures: what a measure's file is written from."""

    id: Text
    level: Level
    topic: Text
    """The part of the area, as a person browsing would call it."""
    title: Text
    question: Text
    unit: Text
    decimals: Decimals
    counts: Text
    """What the figure is a share or a number of."""
    direction: Direction
    direction_reason: Text
    """Why high or low is better, or why neither is: Kolada does not say."""
    definition: Text
    limits: Text
    """What the figure does not show."""
    method: Method
    every: Every | None = None
    """Absent when each municipality chooses its years."""
    rounds: Text
    """Which years it is measured, in words."""
    peers: Text | None = None
    """The kind of similar municipalities in Kolada's own word; absent: the general kind."""
    possible: Possible | None = None
    """Where Kolada has values that cannot be: they count as missing, ours and others'."""
    gaps: tuple[Gap, ...] = ()
    breaks: tuple[KnownBreak, ...] = ()
    follows: Text | None = None
    """The id of an ended figure that this one takes over from, without being comparable with it."""
    why: Text
    """Why this figure and no other."""
    synonyms: tuple[Text, ...] = ()
    kolada: Pinned

    def knows(self, title: str) -> bool:
        """Whether Kolada's title is one that the figure has or had, until a break too."""
        of_breaks = tuple(each.title for each in self.breaks if each.title)
        return self.kolada.knows(title) or Pinned(title=self.kolada.title, earlier_titles=of_breaks).knows(
            title
        )


class StandardArea(FieldGroup):
    """A part of what any municipality does, with its figures."""

    order: Whole = Field(ge=1)
    title: Text
    pictogram: Pictogram | None = None
    data_themes: tuple[DataTheme, ...] = ()
    lead: Text
    figures: tuple[KeyFigure, ...]


class Refilled(FieldGroup):
    """A figure outside the catalogue whose id Kolada has given another content, as the titles show."""

    id: Text
    before: Period
    """The first year that can be of the new content."""
    was: Text
    now: Text


def _plain(title: str) -> str:
    """Without blanks: Kolada puts two between words now and then, or none."""
    return "".join(title.split()).casefold()
