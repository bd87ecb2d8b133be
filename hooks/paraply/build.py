"""The pipeline, one step per line. Read this first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from paraply import check, load
from paraply.check import World, check_content
from paraply.derive.published import published
from paraply.derive.views import views_of
from paraply.load import load_content
from paraply.model.content import Content
from paraply.problems import ContentError, Family, Problem, Rule, Severity, in_order
from paraply.render import urls
from paraply.render.site import Site, render_site

EXAMPLE_REFUSED = Rule(
    "L20",
    Family.READ,
    Severity.ERROR,
    "Exempel får inte publiceras",
    "Påhittat innehåll ska aldrig kunna förväxlas med en kommuns eget.",
)


@dataclass(frozen=True, slots=True)
class Examined:
    """Content with everything found wrong with it, sorted by file and line."""

    content: Content
    problems: Sequence[Problem]

    @property
    def has_errors(self) -> bool:
        """Whether a build must stop."""
        return any(problem.is_error for problem in self.problems)


def examine(root: Path, today: date) -> Examined:
    """Load and check a municipality's folder: all problems at once."""
    loaded = load_content(root)
    world = World(loaded.content, today, tuple(urls.claimed(loaded.content)), loaded.unread)
    return Examined(loaded.content, in_order([*loaded.problems, *check_content(world)]))


def build_site(root: Path, today: date, *, allow_example: bool = False) -> Site:
    """Run load → check → derive → render. Raises ``ContentError`` with every problem when there is an error.

    Content marked as an example is refused unless the configuration allows it, as only the tests' does.
    """
    examined = examine(root, today)
    problems = [*examined.problems, *_refused_example(examined.content, allow_example=allow_example)]
    if any(problem.is_error for problem in problems):
        raise ContentError(problems)
    views = views_of(published(examined.content, today), problems, today)
    return render_site(views)


def all_rules() -> list[Rule]:
    """Every rule by code, the reader's included."""
    return sorted((*load.RULES, EXAMPLE_REFUSED, *check.rules()), key=lambda rule: rule.code)


def _refused_example(content: Content, *, allow_example: bool) -> list[Problem]:
    if not content.municipality.example or allow_example:
        return []
    place = content.municipality.place("example")
    return [
        EXAMPLE_REFUSED.at(
            place, "Innehållet är märkt som exempel.", "Ta bort example: true, eller allt påhittat."
        )
    ]
