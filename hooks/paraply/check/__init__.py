"""Content → problems. ``check_content`` runs every rule; ``rules`` lists them."""

from paraply.check import (  # noqa: F401  (each enters its rules)
    addresses,
    colours,
    current,
    figures,
    follow_up,
    guarantees,
    once,
    past,
    plain,
    references,
    responsibility,
    series,
    signs,
    targets,
    validity,
)
from paraply.check.answers import answered
from paraply.check.rule import Known, World, findings
from paraply.check.rule import all_rules as rules
from paraply.problems import Problem, in_order

__all__ = ["Known", "World", "check_content", "rules"]


def check_content(world: World, known: Known | None = None) -> list[Problem]:
    """All problems of the content, by file and line; warnings answered in their file carry the answer.

    ``known`` is what the same process found before in records that are the same, and is brought up to date.
    """
    return in_order(answered(world, findings(world, known)))
