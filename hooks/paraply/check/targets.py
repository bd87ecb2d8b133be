"""Are figures sound? What can be told from a measure's targets."""

from collections.abc import Iterator

from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.choices import Direction
from paraply.model.measure import Measure, Target
from paraply.numbers import plain
from paraply.problems import Family, Severity


@rule(
    "S08",
    Family.FIGURES,
    Severity.WARNING,
    "Målet har inget beslut",
    "Ett mål gäller därför att någon har beslutat om det. Läsaren vill veta vem.",
)
def target_without_decision(world: World) -> Iterator[Finding]:
    """A target names the decision that set it."""
    for measure, index, target in _targets(world):
        if target.decision is None:
            message = _("Målet från {period} har inget beslut.", period=target.from_period)
            yield measure.place("targets", index), message, _("Skriv beslutets id i decision.")


@rule(
    "S09",
    Family.FIGURES,
    Severity.WARNING,
    "Målet har ingen gräns",
    "Utan en gräns går det inte att säga om målet nåddes.",
)
def target_without_bound(world: World) -> Iterator[Finding]:
    """A target says at least, at most or both."""
    for measure, index, target in _targets(world):
        if target.at_least is None and target.at_most is None:
            message = _("Målet från {period} säger varken minst eller högst.", period=target.from_period)
            yield measure.place("targets", index), message, _("Fyll i at_least eller at_most.")


@rule(
    "S10",
    Family.FIGURES,
    Severity.WARNING,
    "Målets gränser är omvända",
    "Inget värde kan nå ett sådant mål.",
)
def bounds_reversed(world: World) -> Iterator[Finding]:
    """The least is more than the most."""
    for measure, index, target in _targets(world):
        least, most = target.at_least, target.at_most
        if least is not None and most is not None and least > most:
            message = _("Målet är minst {least} och högst {most}.", least=plain(least), most=plain(most))
            yield measure.place("targets", index, "at_least"), message, _("Byt plats på talen.")


@rule(
    "S11",
    Family.FIGURES,
    Severity.WARNING,
    "Målet och riktningen säger emot varandra",
    "Riktningen styr om en ändring är bättre eller sämre, målet om värdet är bra.",
)
def bounds_against_direction(world: World) -> Iterator[Finding]:
    """A ceiling where higher is better, a floor where lower is, half a range, or no direction at all."""
    for measure, index, target in _targets(world):
        floor, ceiling = target.at_least is not None, target.at_most is not None
        wrong = {
            Direction.HIGHER: ceiling and not floor,
            Direction.LOWER: floor and not ceiling,
            Direction.RANGE: floor != ceiling,
            Direction.NEUTRAL: floor or ceiling,
        }[measure.direction]
        if wrong:
            given = _(" och ").join(_given(target))
            message = _(
                "Riktningen är '{direction}', men målet har {given}.",
                direction=measure.direction.label,
                given=given,
            )
            hint = _("Ändra direction, eller skriv målet med den andra gränsen.")
            yield measure.place("targets", index), message, hint


def _targets(world: World) -> Iterator[tuple[Measure, int, Target]]:
    for measure in world.content.measures.values():
        for index, target in enumerate(measure.targets):
            yield measure, index, target


def _given(target: Target) -> Iterator[str]:
    if target.at_least is not None:
        yield f"at_least: {target.at_least:f}"
    if target.at_most is not None:
        yield f"at_most: {target.at_most:f}"
