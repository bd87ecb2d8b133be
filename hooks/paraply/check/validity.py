"""When does it hold? States and dates that must say the same, judged by the day the build was given."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.guarantee import Guarantee, GuaranteePath, GuaranteeState
from paraply.model.organisation import Owner
from paraply.model.results import Goal
from paraply.model.wordings import wording_on
from paraply.problems import Family, Severity


@rule(
    "A01",
    Family.CURRENT,
    Severity.WARNING,
    "Löftet har slutat gälla",
    "Invånarna tror annars att de kan lita på ett löfte som inte finns längre.",
)
def promise_ended(world: World) -> Iterator[Finding]:
    """``valid_to`` has passed, but the state still says that the promise holds."""
    for promise in world.live_promises:
        ended = promise.valid_to
        if ended and ended.last < world.today:
            message = _(
                "Löftet gällde till och med {ended}, men läget är '{state}'.",
                ended=ended,
                state=promise.state.label,
            )
            hint = _("Skriv state: withdrawn, eller ett nytt slutdatum om löftet är förlängt.")
            yield promise.place("valid_to"), message, hint


@rule(
    "A08",
    Family.CURRENT,
    Severity.WARNING,
    "Löftets läge stämmer inte med datumet",
    "Ett löfte visas inte före dagen då det börjar gälla. Läget och datumet ska säga samma sak.",
)
def state_against_date(world: World) -> Iterator[Finding]:
    """Planned though its day has come, or in force before it with no earlier wording that holds till then."""
    for promise in world.content.guarantees.values():
        begins = promise.valid_from
        if begins is None:
            continue
        place = promise.place("state")
        if promise.state is GuaranteeState.PLANNED and begins.last <= world.today:
            message = _("Löftet står som planerat, men det gäller från {begins}.", begins=begins)
            yield place, message, _("Skriv state: in_force, eller flytta fram valid_from.")
        elif promise.state is GuaranteeState.IN_FORCE and begins.first > world.today:
            if wording_on(promise, world.today).earlier is not None:
                continue
            message = _("Läget är att löftet gäller, men det börjar gälla först {begins}.", begins=begins)
            until = begins.first - timedelta(days=1)
            hint = _(
                "Är löftet publicerat: behåll valid_from, och skriv den lydelse som gäller nu i earlier "
                "med until: {until}. Är det nytt: skriv state: planned till dess.",
                until=until.isoformat(),
            )
            yield place, message, hint


@rule(
    "A13",
    Family.CURRENT,
    Severity.WARNING,
    "Löftet ska avvecklas, men ingenting säger när eller varför",
    "Den som litar på löftet ska i tid få veta när det slutar gälla och vad som gäller i stället.",
)
def phased_out_in_silence(world: World) -> Iterator[Finding]:
    """``path: phase_out`` of a promise that holds, without a decision, or without a last day or a successor.

    Nothing need come instead of a promise whose decision and last day are known.
    """
    for promise in world.live_promises:
        known = promise.path_decision and (promise.valid_to or promise.replaced_by)
        if promise.path is GuaranteePath.PHASE_OUT and not known:
            message = (
                _("Löftet ska avvecklas, men varken sista dag eller ersättare är inskriven.")
                if promise.path_decision
                else _("Löftet ska avvecklas, men inget beslut är inskrivet.")
            )
            hint = _("Fyll i path_decision, och valid_to eller replaced_by.")
            yield promise.place("path"), message, hint


@rule(
    "A09",
    Family.CURRENT,
    Severity.WARNING,
    "Löftet är borttaget utan förklaring",
    "Den som söker löftet ska få veta vad som gäller i stället.",
)
def withdrawn_in_silence(world: World) -> Iterator[Finding]:
    """A withdrawn promise names its successor, the decision, or the reason in its text."""
    for promise in world.content.guarantees.values():
        told = promise.replaced_by or promise.path_decision or promise.body.strip()
        if promise.state is GuaranteeState.WITHDRAWN and not told:
            message = _(
                "Löftet gäller inte längre, men sidan säger inte varför eller vad som gäller i stället."
            )
            hint = _("Fyll i replaced_by, eller skriv varför i texten under fälten.")
            yield promise.place("state"), message, hint


@rule(
    "A12",
    Family.CURRENT,
    Severity.WARNING,
    "Något slutar innan det börjar",
    "Då gäller det ingen dag alls.",
)
def ends_before_it_begins(world: World) -> Iterator[Finding]:
    """``valid_to`` is before ``valid_from``, or a wording was over before the promise began."""
    content = world.content
    dated: Iterator[Guarantee | Goal | Owner] = chain(
        content.guarantees.values(), content.goals.values(), content.owners.values()
    )
    for record in dated:
        begins, ends = record.valid_from, record.valid_to
        if begins and ends and ends.last < begins.first:
            message = _(
                "Det gäller från {begins} till och med {ends}, alltså ingen dag.", begins=begins, ends=ends
            )
            yield record.place("valid_to"), message, _("Byt plats på datumen eller rätta det ena.")
    for promise in content.guarantees.values():
        begins = promise.valid_from if promise.state is not GuaranteeState.PLANNED else None
        for index, earlier in enumerate(promise.earlier):
            if begins and earlier.until.last < begins.first:
                message = _(
                    "En tidigare lydelse slutade {until}, men löftet började {begins}.",
                    until=earlier.until,
                    begins=begins,
                )
                hint = _(
                    "Skriv i valid_from när löftet först började. Nästa lydelse gäller dagen efter until."
                )
                yield promise.place("earlier", index, "until"), message, hint
                break
