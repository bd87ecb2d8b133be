"""Content → problems. ``check_content`` runs every rule; ``rules`` lists them."""

from paraply.check import (  # noqa: F401  (each enters its rules)
    addresses,
    colours,
    current,
    figures,
    guarantees,
    once,
    plain,
    references,
    series,
    signs,
    targets,
)
from paraply.check.answers import answered
from paraply.check.rule import CHECKS, World, findings
from paraply.problems import Problem, Rule, in_order

__all__ = ["World", "check_content", "rules"]


def check_content(world: World) -> list[Problem]:
    """All problems of the content, by file and line; warnings answered in their file carry the answer."""
    found = in_order(answered(world, findings(world)))
    plain.prose_of.cache_clear()  # it holds the world, with every series, which nobody needs any more
    return found


def rules() -> list[Rule]:
    """The rule of every check, by code."""
    return sorted(CHECKS, key=lambda rule: rule.code)
