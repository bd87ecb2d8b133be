"""Sums and sizes: what would be odd among figures that read well, asked about before anything is written."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Final

from paraply import numbers
from paraply.importers.meaning import Meaning, Memory
from paraply.importers.plan import KIND_OF, Change, Plan, Question, State
from paraply.importers.units import NEVER_NEGATIVE
from paraply.importers.vocabulary import COST
from paraply.language import _
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period
from paraply.model.measure import Group, Measure, Outcome

TIMES: Final = 8
"""A figure so many times its history, or so small a part of it, may be in another unit."""

KEPT: Final = "kept"
"""The proposal of a question whose answer is remembered: it says what a measure is, and not one figure."""

_ADDED: Final = frozenset({"antal", "kronor", "tkr", "mnkr", "mdkr"})
_SHARES: Final = frozenset({"procent"})
_UNCERTAIN: Final = frozenset({OutcomeKind.PRELIMINARY, OutcomeKind.FORECAST})


def look_twice(plan: Plan, memory: Memory) -> Iterator[Question]:
    """What is odd among the figures that would be written."""
    asked: dict[str, Question] = {}
    beside: dict[tuple[str, Group | None], list[Change]] = defaultdict(list)
    for change in plan.writes:
        beside[change.measure.id, change.group].append(change)
    for change in plan.writes:
        if change.value is None:
            continue
        near = [one for one in beside[change.measure.id, change.group][:8] if one is not change]
        for key, message, may_be_kept in _odd(change, change.value, near, memory):
            if ("size", key) not in memory.answers:
                question = asked.setdefault(key, Question("size", key, message, may_be_kept))
                question.entries.append(change.entry)
    yield from asked.values()
    yield from _signs(plan, memory)
    yield from _sums(plan, memory)
    yield from _wholes(plan, memory)


def _odd(
    change: Change, value: Decimal, near: Sequence[Change], memory: Memory
) -> Iterator[tuple[str, str, str]]:
    """The key of each thing that is odd, what is told, and a word where the answer holds for later too.

    ``near`` are others of the measure in the file: they stand in for a history where nothing is published.
    """
    measure = change.measure
    name = f"{measure.id} {change.period} {change.entry.cell.name}"
    shown = format(value.normalize(), "f").replace(".", ",")
    published = [one for one in measure.outcomes if one.value and one.group == change.group][-6:]
    known = [abs(one.value) for one in published if one.value]
    low, usual = _usual(change, published or near)
    if usual and not memory.is_counted and abs(value) >= 1:
        is_far = abs(value) >= usual * TIMES or abs(value) * TIMES <= low
        if is_far and not _is_small_count(measure, value, usual):
            told = _(
                "{value} är långt från måttets andra värden, omkring {usual}: {measure}",
                value=shown, usual=format(_short(usual), "f").replace(".", ","), measure=measure.title,
            )  # fmt: skip
            yield f"usual {name}", told, ""
    if measure.unit in _SHARES and abs(value) > 100 and (not known or max(known) <= 100):
        told = _("{value} procent är mer än alla: {measure}", value=shown, measure=measure.title)
        yield f"share {measure.id}", told, KEPT
    exact = value if change.exact is None else change.exact
    if measure.unit == "antal" and exact != exact.to_integral_value() and not measure.decimals:
        number = format(exact.normalize(), "f").replace(".", ",")
        told = _("{value} är ett antal med decimaler: {measure}", value=number, measure=measure.title)
        yield f"count {measure.id}", told, KEPT


def _signs(plan: Plan, memory: Memory) -> Iterator[Question]:
    """Figures below zero of what cannot be, or is written without a minus here, as costs are."""
    asked: dict[str, Question] = {}
    for change in plan.writes:
        measure = change.measure
        if change.value is None or change.value >= 0 or ("sign", measure.id) in memory.answers:
            continue
        known = [outcome.value for outcome in measure.outcomes if outcome.value]
        is_plus = COST.search(measure.title) or measure.unit in NEVER_NEGATIVE
        if not is_plus or any(value < 0 for value in known):
            continue
        told = _("talen är negativa, men {measure} skrivs utan minus", measure=measure.title)
        question = asked.setdefault(measure.id, Question("sign", measure.id, told))
        question.entries.append(change.entry)
    yield from asked.values()


def _usual(change: Change, published: Sequence[Outcome | Change]) -> tuple[Decimal, Decimal]:
    """About what the figure would be, at the least and at the most; 0 where the history does not say.

    What is added up is less in a month than in a year: it is compared month for month. Of other units but
    shares nobody knows: *kWh per kvm* may be for the month, or at the rate of a year.
    """
    unit, months = change.measure.unit, _months(change.period)
    sizes = [
        abs(one.value) / (_months(one.period) if unit in _ADDED else 1) for one in published if one.value
    ]
    if not sizes or max(sizes) >= min(sizes) * TIMES:
        return Decimal(0), Decimal(0)
    usual = median(sizes) * (months if unit in _ADDED else 1)
    longest = max(_months(one.period) for one in published)
    is_known = unit in _ADDED | _SHARES or months >= longest
    return (usual if is_known else usual * months / longest), usual


def _short(value: Decimal) -> Decimal:
    """A size in so few digits as say it."""
    return Decimal(f"{value:.3g}").normalize()


def _months(period: Period) -> int:
    first, last = period.first, period.last
    return max(1, 12 * (last.year - first.year) + last.month - first.month + 1)


def _is_small_count(measure: Measure, value: Decimal, usual: Decimal) -> bool:
    """Few things may become many; tens of them do not become thousands."""
    return measure.unit == "antal" and max(abs(value), usual) < 100


def _sums(plan: Plan, memory: Memory) -> Iterator[Question]:
    """Women and men beside all: the whole is their sum, or lies between them."""
    parts: dict[tuple[str, Period, str], dict[str, Change]] = defaultdict(dict)
    for change in plan.changes:
        group = change.group.value if change.group else "total"
        parts[change.measure.id, change.period, change.kind.value][group] = change
    for (id_, period, _kind), found in parts.items():
        values = [found[name].value for name in ("total", "women", "men") if name in found]
        if len(values) < 3 or any(value is None for value in values):
            continue
        if all(one.state is State.SAME for one in found.values()):
            continue
        whole, women, men = (value for value in values if value is not None)
        measure = found["total"].measure
        edge = Decimal(1).scaleb(-(measure.decimals or 0))
        is_sum = abs(women + men - whole) <= edge
        is_between = min(women, men) - edge <= whole <= max(women, men) + edge
        is_right = is_sum if measure.unit in _ADDED and not is_between else is_between or is_sum
        key = f"sum {id_} {period}"
        if not is_right and ("size", key) not in memory.answers:
            told = _(
                "kvinnor och män stämmer inte med alla, {period}: {measure}",
                period=period,
                measure=measure.title,
            )
            yield Question("size", key, told, "", [one.entry for one in found.values()])


def whole_of(entry: Meaning) -> str:
    """What a mapping calls a figure that a part of its own time makes uncertain."""
    return " ".join(map(str, filter(None, (entry.measure, entry.period, entry.group))))


def _wholes(plan: Plan, memory: Memory) -> Iterator[Question]:
    """A year with a quarter that is preliminary, a forecast or in doubt: its sum or mean is hardly final."""
    parts = [change.entry for change in plan.changes if change.kind in _UNCERTAIN]
    for one in plan.questions:
        parts += [entry for entry in one.entries if one.about == "kind" or KIND_OF[entry.sort] in _UNCERTAIN]
    beside: dict[tuple[str | None, Group | None], list[tuple[Period, Meaning]]] = defaultdict(list)
    for entry in parts:
        if entry.period is not None:
            beside[entry.measure, entry.group].append((entry.period, entry))
    for change in plan.writes:
        key, whole = whole_of(change.entry), change.period
        if change.value is None or change.kind in _UNCERTAIN or key in memory.kinds:
            continue
        for part, entry in beside[change.measure.id, change.group]:
            if whole.first <= part.first and part.last <= whole.last and part != whole:
                told = _(
                    "{whole} räknar in {part} ({cell}), som inte är slutligt",
                    whole=numbers.period(whole), part=numbers.period(part), cell=entry.cell.name,
                )  # fmt: skip
                yield Question("kind", key, told, "", [change.entry])
                break
