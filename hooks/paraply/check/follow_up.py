"""Is a guarantee followed up? How often, by which method, and by a measure that fits it."""

import re
from collections.abc import Iterator
from typing import Final

from paraply.check.guarantees import warning
from paraply.check.rule import Finding, World
from paraply.check.wording import contradiction
from paraply.language import _
from paraply.model.choices import Method
from paraply.model.guarantee import MeasureIs
from paraply.model.questions import Question, is_followed_up_indirectly, leaves_open
from paraply.model.wordings import wording_on
from paraply.numbers import level_text

_MEAN: Final = re.compile(
    r"\b(?:genomsnitt|medeltid|medelvärde|medeltal|median|snittid)\w*|\bi (?:snitt|medel)\b", re.IGNORECASE
)


@warning(
    "G05",
    "Uppföljning saknas",
    "Ett löfte som ingen följer upp kan ingen veta om det hålls.",
)
def no_follow_up(world: World) -> Iterator[Finding]:
    """Nothing at all is said of how the promise is followed up."""
    for promise in world.live_promises:
        if leaves_open(promise, Question.FOLLOW_UP):
            hint = _("Skriv till exempel follow_up: {every: month, method: case_data}.")
            yield promise.place("follow_up"), _("Det står inte hur löftet följs upp."), hint


@warning(
    "G06",
    "Uppföljningen är ofullständig",
    "Hur ofta och med vilken metod avgör om uppföljningen går att lita på och jämföra.",
)
def follow_up_in_part(world: World) -> Iterator[Finding]:
    """How often, or by which method, is missing from what is said."""
    for promise in world.live_promises:
        follow_up = promise.follow_up
        if follow_up is None or leaves_open(promise, Question.FOLLOW_UP):
            continue
        gaps, lacking = [], []
        if follow_up.every is None:
            gaps.append(_("hur ofta (every)"))
            lacking.append("every: month")
        if follow_up.method is None:
            gaps.append(_("hur (method)"))
            lacking.append("method: case_data")
        if gaps:
            message = _("Löftet följs upp, men det står inte {gaps}.", gaps=_(" eller ").join(gaps))
            hint = _("Skriv till exempel {fields} inom follow_up.", fields=", ".join(lacking))
            yield promise.place("follow_up"), message, hint


@warning(
    "G10",
    "Uppföljningen visar inte hur ofta löftet hålls",
    "Avvikelser, klagomål, medelvärden och indikatorer visar inte hur ofta löftet bryts.",
)
def followed_up_indirectly(world: World) -> Iterator[Finding]:
    """Internal control, complaints, a mean or an indicator alone. A measure that counts or asks is enough."""
    for promise in world.live_promises:
        method = promise.follow_up.method if promise.follow_up else None
        if method and is_followed_up_indirectly(promise, world.content.measures.get(promise.measure or "")):
            message = _("Löftet följs bara upp genom {method}.", method=method.label)
            hint = _("Räkna varje ärende (method: case_data), eller fråga dem det gäller (method: survey).")
            yield promise.place("follow_up", "method"), message, hint


@warning(
    "G17",
    "Ett medelvärde är inget räknat ärende",
    "Den som läser att varje ärende räknas tror att det går att se hur ofta löftet hålls.",
)
def average_told_as_counted(world: World) -> Iterator[Finding]:
    """A promise's follow-up or a measure's definition tells of a mean, and the method says cases."""
    content = world.content
    said = [
        *((each, ("follow_up", "method"), each.follow_up.method, each.follow_up.text or "")
          for each in world.live_promises if each.follow_up),
        *((each, ("method",), each.method, each.definition or "") for each in content.measures.values()),
    ]  # fmt: skip
    for record, field, method, text in said:
        found = _MEAN.search(text) if method is Method.CASE_DATA else None
        if found:
            message = _("Det står ”{word}”, men metoden är att varje ärende räknas.", word=found[0])
            yield record.place(*field), message, _("Skriv method: average, eller hur varje ärende räknas.")


@warning(
    "G15",
    "Löftet och måttet passar inte ihop",
    "Måttet är det som avgör om löftet hölls. Då måste det vara tydligt vad måttet visar.",
)
def measure_does_not_fit(world: World) -> Iterator[Finding]:
    """A promise with a measure says what the measure is, and their units agree."""
    for promise in world.live_promises:
        measure = world.content.measures.get(promise.measure or "")
        if measure is None:
            continue
        if promise.measure_is is None:
            message = _("Löftet har måttet '{id}', men det står inte vad måttet visar.", id=measure.id)
            hint = _("Skriv measure_is: share (andelen gånger löftet hölls) eller level (i löftets enhet).")
            yield promise.place("measure"), message, hint
        elif promise.measure_is is MeasureIs.SHARE and measure.unit not in {"procent", "%"}:
            message = _(
                "Måttet '{id}' ska vara en andel men räknas i {unit}.", id=measure.id, unit=measure.unit
            )
            hint = _("Välj ett mått i procent, eller skriv measure_is: level.")
            yield promise.place("measure_is"), message, hint
        elif promise.measure_is is MeasureIs.LEVEL and promise.level and measure.unit != promise.level.unit:
            message = _(
                "Löftet räknas i {promised} men måttet '{id}' i {measured}.",
                promised=promise.level.unit,
                id=measure.id,
                measured=measure.unit,
            )
            yield promise.place("measure_is"), message, _("Räkna båda i samma enhet.")


@warning(
    "G16",
    "Måttet frågar efter en annan nivå",
    "Det som mäts är inte det som lovas. Då säger siffran inget om löftet.",
)
def measure_asks_otherwise(world: World) -> Iterator[Finding]:
    """The measure's question or title names another amount than the promise: 15 days, *inom fem vardagar*."""
    for promise in world.live_promises:
        measure = world.content.measures.get(promise.measure or "")
        level = wording_on(promise, world.today).level
        if measure is None or level is None:
            continue
        for field, text in (("question", measure.question), ("title", measure.title)):
            if text and (other := contradiction(text, level)):
                message = _(
                    "Löftet är {level}, men måttet '{id}' säger {other} i {field}.",
                    level=level_text(level),
                    id=measure.id,
                    other=other,
                    field=field,
                )
                hint = _("Rätta det som är fel, eller välj ett mått som visar löftets egen nivå.")
                yield promise.place("measure"), message, hint
                break
