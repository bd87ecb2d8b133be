"""A task of the handbook: what a person does, step by step, with commands and examples.

A test runs every command, and reads every example into a file of the example municipality.
"""

from dataclasses import dataclass

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
