"""A task of the handbook: what a person does, step by step, with commands and examples.

A test runs every command, and reads every example into a file of the example municipality.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paraply.language import _
from paraply.render.handbook.pictures import Picture


@dataclass(frozen=True, slots=True)
class Step:
    """What to do (Markdown), lines of a file, the commands to write, what they answer, and how it looks."""

    text: str
    commands: tuple[str, ...] = ()
    example: str = ""
    answer: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One page of the handbook. ``record`` names the kind of file that the examples are lines of."""

    slug: str
    title: str
    lead: str
    steps: tuple[Step, ...]
    remember: tuple[str, ...] = ()
    record: str = ""
    related: tuple[str, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """All that people read of it, for the catalogue; commands, files and answers stay as they are."""
        yield from (self.title, self.lead, *(step.text for step in self.steps), *self.remember)
        for picture in (step.picture for step in self.steps):
            if picture:
                yield from (picture.alt, picture.caption)

    def translated(self) -> "Task":
        """The same task in the language in use."""
        steps = (replace(step, text=_(step.text), picture=_told(step.picture)) for step in self.steps)
        remember = tuple(map(_, self.remember))
        return replace(self, title=_(self.title), lead=_(self.lead), steps=tuple(steps), remember=remember)


def _told(picture: Picture | None) -> Picture | None:
    return replace(picture, alt=_(picture.alt), caption=_(picture.caption)) if picture else None
