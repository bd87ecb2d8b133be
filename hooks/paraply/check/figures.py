"""Are figures sound? What can be told from a single figure; see also ``series`` and ``targets``."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from paraply.check.rule import Finding, World, rule
from paraply.language import N_, _
from paraply.model.choices import Method, OutcomeKind
from paraply.model.level import LevelUnit
from paraply.model.measure import Measure, Outcome
from paraply.model.units import unit_named
from paraply.numbers import decimals_of, number, plain
from paraply.problems import Family, Severity

FEWEST: Final = 5
"""Fewer answers than this may point out a person."""

FEW: Final = 30
"""Fewer answers than this say little without a margin of error; Kolada asks for 20 or 30 (SKR)."""

_MEND = N_("Rätta det tal som är fel.")
_COUNTS = {"antal", "gånger"}
_MONEY = {"kronor", "tkr", "mnkr"}
_WORDS_OF_THEIR_OWN = {"dygn"}
"""Units that an import may take for another, and that people write since they say more."""

_RANGES: Final[dict[str, tuple[Decimal, Decimal | None]]] = {
    **{unit.value: (Decimal(0), None) for unit in LevelUnit},
    LevelUnit.PERCENT.value: (Decimal(0), Decimal(100)),
    LevelUnit.DAY_OF_MONTH.value: (Decimal(1), Decimal(31)),
}
"""The lowest and highest value of units that have them. An index has its own range, and money may be lost."""

_COUNTED_WHEN_OVER = {Method.CASE_DATA, Method.AVERAGE, Method.INTERNAL_CONTROL, Method.COMPLAINTS}
"""What counts all that happens in a period; the survey or election of a year may be over before it ends."""


@rule(
    "S03",
    Family.FIGURES,
    Severity.WARNING,
    "Delen är större än helheten",
    "Ett av talen är fel, eller så är det inte en del av det andra.",
)
def part_over_whole(world: World) -> Iterator[Finding]:
    """Of cases, answers, break-downs and claims."""
    for measure in world.content.measures.values():
        for index, outcome in enumerate(measure.outcomes):
            for part, whole in (("numerator", "denominator"), ("respondents", "denominator")):
                if message := _too_great(part, getattr(outcome, part), whole, getattr(outcome, whole)):
                    yield measure.place("outcomes", index, part), message, _(_MEND)
        yield from _group_over_total(measure)
    for survey in world.content.surveys.values():
        if message := _too_great("answered", survey.answered, "invited", survey.invited):
            yield survey.place("answered"), message, _(_MEND)
    for promise in world.content.guarantees.values():
        for index, claims in enumerate(promise.claims):
            if message := _too_great("granted", claims.granted, "claimed", claims.claimed):
                yield promise.place("claims", index, "granted"), message, _(_MEND)


@rule(
    "S04",
    Family.FIGURES,
    Severity.WARNING,
    "Värdet ligger utanför enhetens gränser",
    "Andelar går från 0 till 100, och antal och tider är aldrig mindre än noll.",
)
def outside_range(world: World) -> Iterator[Finding]:
    """Own values and targets each; of Kolada's values the first, which may show that the unit is wrong."""
    for measure in world.content.measures.values():
        if measure.unit not in _RANGES:
            continue
        for index, outcome in enumerate(measure.outcomes):
            yield from _outside(measure, outcome.value, "outcomes", index, "value")
        for index, target in enumerate(measure.targets):
            for bound in ("at_least", "at_most"):
                yield from _outside(measure, getattr(target, bound), "targets", index, bound)
        if measure.kolada:
            values = (point.value for point in world.series_of(measure).points)
            found = (finding for value in values for finding in _outside(measure, value, "unit"))
            yield from list(found)[:1]


@rule(
    "S05",
    Family.FIGURES,
    Severity.WARNING,
    "Andelen stämmer inte med täljare och nämnare",
    "Den som räknar efter ska få samma svar.",
)
def share_off(world: World) -> Iterator[Finding]:
    """A share in percent is numerator through denominator, to the decimals it is written with."""
    for measure in world.content.measures.values():
        if measure.unit != "procent":
            continue
        for index, outcome in enumerate(measure.outcomes):
            value, part, whole = outcome.value, outcome.numerator, outcome.denominator
            if value is None or part is None or whole is None:
                continue
            place = measure.place("outcomes", index, "value")
            if whole == 0:
                yield (
                    place,
                    _("Andelen är {value} procent av noll.", value=plain(value)),
                    _("Skriv missing: not_applicable i stället för value."),
                )
            elif abs(100 * part / whole - value) > Decimal(5).scaleb(-decimals_of(value) - 1):
                share = number(100 * part / whole, 2)
                message = _(
                    "Andelen är {value} procent, men {part} av {whole} är {share}.",
                    value=plain(value),
                    part=plain(part),
                    whole=plain(whole),
                    share=share,
                )
                yield place, message, _("Rätta andelen, täljaren eller nämnaren.")


@rule(
    "S12",
    Family.FIGURES,
    Severity.WARNING,
    "För få svar",
    "Få svar kan peka ut enskilda, och slumpen får stor betydelse.",
)
def few_respondents(world: World) -> Iterator[Finding]:
    """Too few to publish; or, of a survey, too few to trust without a margin of error."""
    for measure in world.content.measures.values():
        for index, outcome in enumerate(measure.outcomes):
            answers = outcome.respondents
            if outcome.value is None or answers is None:
                continue
            place = measure.place("outcomes", index, "respondents")
            if answers < FEWEST:
                message = _("Bara {answers} har svarat, och svaren kan peka ut enskilda.", answers=answers)
                yield place, message, _("Skriv missing: too_few i stället för value.")
            elif answers < FEW and outcome.margin is None and measure.method is Method.SURVEY:
                message = _("Bara {answers} har svarat, och felmarginalen är okänd.", answers=answers)
                yield place, message, _("Fyll i margin, eller skriv missing: too_few i stället för value.")
    for survey in world.content.surveys.values():
        if survey.answered is not None and 0 < survey.answered < FEWEST:
            message = _(
                "Bara {answered} har svarat, och svaren kan peka ut enskilda.", answered=survey.answered
            )
            yield (
                survey.place("answered"),
                message,
                _("Se till att texten inte berättar vad någon enskild svarade."),
            )


@rule(
    "S13",
    Family.FIGURES,
    Severity.WARNING,
    "Det finns ett tal som sägs saknas",
    "Antingen finns uppgiften eller så saknas den.",
)
def missing_but_there(world: World) -> Iterator[Finding]:
    """A value beside a reason why it is missing, or a number of claims that nobody counts."""
    for measure in world.content.measures.values():
        for index, outcome in enumerate(measure.outcomes):
            if outcome.value is not None and outcome.missing:
                message = _(
                    "Värdet är {value}, men missing säger '{missing}'.",
                    value=plain(outcome.value),
                    missing=outcome.missing.label,
                )
                yield measure.place("outcomes", index, "missing"), message, _("Ta bort det ena.")
    for promise in world.content.guarantees.values():
        for index, claims in enumerate(promise.claims):
            given = {"claimed": claims.claimed, "granted": claims.granted}
            field = next((name for name, number in given.items() if number is not None), None)
            if field and not claims.counted:
                message = _(
                    "{field} är {given}, men counted: false säger att ingen räknar.",
                    field=field,
                    given=given[field],
                )
                yield (
                    promise.place("claims", index, field),
                    message,
                    _("Skriv counted: true, eller ta bort talet."),
                )


@rule(
    "S27",
    Family.FIGURES,
    Severity.WARNING,
    "Enheten skrivs på ett annat sätt än i andra mått",
    "Sidorna böjer och förkortar bara enheter som de känner igen, och jämför bara det som har samma enhet.",
)
def unit_of_another_spelling(world: World) -> Iterator[Finding]:
    """A short form, or a word in the singular, of a unit that has a usual name."""
    for measure in world.content.measures.values():
        usual = unit_named(measure.unit)
        if usual and usual != measure.unit and measure.unit.casefold() not in _WORDS_OF_THEIR_OWN:
            message = _("Enheten är skriven '{unit}'.", unit=measure.unit)
            yield measure.place("unit"), message, _("Skriv unit: {unit}", unit=usual)


@rule(
    "S14",
    Family.FIGURES,
    Severity.WARNING,
    "En period har varken värde eller förklaring",
    "Läsaren undrar om värdet är noll, glömt eller hemligt.",
)
def neither_value_nor_reason(world: World) -> Iterator[Finding]:
    """A period without a value says why."""
    for measure in world.content.measures.values():
        for index, outcome in enumerate(measure.outcomes):
            if outcome.value is None and not (outcome.missing or outcome.why or outcome.note):
                message = _("Perioden {period} har inget värde och ingen förklaring.", period=outcome.period)
                hint = _("Fyll i value, eller skriv missing och why.")
                yield measure.place("outcomes", index), message, hint


@rule(
    "S15",
    Family.FIGURES,
    Severity.WARNING,
    "Ett utfall för en period som inte är slut",
    "Det som inte har hänt kan inte vara uppmätt.",
)
def outcome_of_the_future(world: World) -> Iterator[Finding]:
    """A final outcome of a period that has not begun or, of what is counted to the last day, not ended."""
    for measure in world.content.measures.values():
        for index, outcome in enumerate(measure.outcomes):
            if outcome.value is None or outcome.kind is not OutcomeKind.OUTCOME:
                continue
            period, message = outcome.period, ""
            if period.first > world.today:
                message = _("Perioden {period} har inte börjat, men värdet står som utfall.", period=period)
            elif period.last >= world.today and measure.method in _COUNTED_WHEN_OVER:
                message = _("Perioden {period} är inte slut, men värdet står som utfall.", period=period)
            if message:
                hint = _("Skriv kind: forecast, preliminary eller part_year, eller rätta perioden.")
                yield measure.place("outcomes", index, "period"), message, hint


def _too_great(part: str, few: Decimal | int | None, whole: str, many: Decimal | int | None) -> str:
    """What is wrong when a part is greater than its whole; empty when nothing is."""
    if few is None or many is None or few <= many:
        return ""
    counts = {"few": plain(Decimal(few)), "many": plain(Decimal(many))}
    return _("{part} är {few} men {whole} bara {many}.", part=part, whole=whole, **counts)


def adds_up(measure: Measure) -> bool:
    """Whether parts make a whole: money, and counts that are whole numbers, since others are averages."""
    values = [outcome.value for outcome in measure.outcomes if outcome.value is not None]
    return measure.unit in _MONEY or (measure.unit in _COUNTS and all(value % 1 == 0 for value in values))


def _group_over_total(measure: Measure) -> Iterator[Finding]:
    if not adds_up(measure):
        return
    for _total, whole, parts in totals_and_parts(measure):
        for index, part in parts:
            if part.value is not None and part.value > whole >= 0:
                name = part.group.value if part.group else ""
                message = _(
                    "{group} har {value} i {period}, men helheten är {total}.",
                    group=name,
                    value=plain(part.value),
                    period=part.period,
                    total=plain(whole),
                )
                yield measure.place("outcomes", index, "value"), message, _(_MEND)


def totals_and_parts(measure: Measure) -> Iterator[tuple[Outcome, Decimal, list[tuple[int, Outcome]]]]:
    """Each own total, its value, and the break-downs of its period and kind with their place in the file."""
    parts = defaultdict(list)
    for index, outcome in enumerate(measure.outcomes):
        if outcome.group:
            parts[outcome.period, outcome.kind].append((index, outcome))
    for outcome in measure.outcomes:
        if outcome.group is None and outcome.value is not None:
            yield outcome, outcome.value, parts[outcome.period, outcome.kind]


def _outside(measure: Measure, value: Decimal | None, *path: str | int) -> Iterator[Finding]:
    lowest, highest = _RANGES[measure.unit]
    if value is None or (value >= lowest and (highest is None or value <= highest)):
        return
    edge = (
        _("mellan {lowest} och {highest}", lowest=plain(lowest), highest=plain(highest))
        if highest is not None
        else _("minst {lowest}", lowest=plain(lowest))
    )
    hint = _("Ett värde i {unit} är {edge}. Rätta värdet eller enheten.", unit=measure.unit, edge=edge)
    message = _("Värdet {value} {unit} är orimligt.", value=plain(value), unit=measure.unit)
    yield measure.place(*path), message, hint
