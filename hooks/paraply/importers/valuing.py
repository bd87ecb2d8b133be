"""A number in a cell → the value in its measure's unit and decimals, and what must be asked of the unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from paraply.importers.cells import Figure, Unclear
from paraply.importers.formats import shown_by
from paraply.importers.meaning import Meaning, Memory, Source
from paraply.importers.plan import Question
from paraply.importers.units import converted, is_money, is_same, same_unit, size_of
from paraply.language import _
from paraply.model.arithmetic import rounded
from paraply.model.imports import OWN_UNIT
from paraply.model.measure import Measure
from paraply.model.units import PER, SHARE, unit_named
from paraply.numbers import decimals_of

_SCALES: Final = {1: "tkr", 2: "mnkr", 3: "mdkr"}


@dataclass(frozen=True, slots=True)
class Valued:
    """What a number is in the measure's unit: ``exact``, and with no more decimals than the measure has."""

    exact: Decimal
    value: Decimal
    note: str
    question: Question | None = None


def valued(entry: Meaning, measure: Measure, figure: Figure, memory: Memory) -> Valued | Unclear:
    """The value of a figure; why there is none, where its unit is not the measure's."""
    is_mapped = entry.sources.get("unit", Source("")).what == _("mappningens rad")
    mapped = entry.unit if is_mapped else None
    if mapped and figure.unit and not entry.cell.percent and same_unit(mapped) != same_unit(figure.unit):
        message = _("cellen säger {unit}, men mappningen säger {other}", unit=figure.unit, other=mapped)
        return Unclear(message, _("Rätta unit på raden i mappningen."))
    unit, question = _unit(entry, measure, figure, mapped, memory)
    thousands = shown_by(entry.cell.shown).thousands
    if thousands and size_of(same_unit(unit)) != _SCALES.get(thousands):
        told = _("talen visas i tusental, men enheten är {unit}", unit=unit)
        question = Question("unit", f"scaled {unit}", told)
    shown, named = _number(entry, figure, thousands), entry.sources.get("measure", Source("")).text
    value = converted(figure.value, unit, measure.unit)
    is_negated = bool(entry.row and entry.row.negated) or named in memory.negated
    ways = {"unit": unit, "wanted": measure.unit}
    is_other = (is_money(unit) or unit == "procent") and unit not in measure.unit
    each = [same_unit(one).partition(PER)[2] for one in (unit, measure.unit)]
    if value is None and all(each) and is_money(same_unit(unit)) and is_money(measure.unit):
        value = converted(figure.value, size_of(same_unit(unit)), size_of(same_unit(measure.unit)))
        key = f"per {each[0]} = per {each[1]}"
        if ("same", key) not in memory.answers:
            told = _("filen säger per {unit}, men måttet är per {wanted}", unit=each[0], wanted=each[1])
            question = Question("same", key, told)
    if value is None and not (unit_named(unit) and unit_named(measure.unit)) and not is_other:
        value, key = (
            figure.value,
            f"{unit} = {measure.unit}",
        )
        if ("same", key) not in memory.answers:
            question = Question("same", key, _("filen säger {unit}, men måttet är i {wanted}", **ways))
        unit = measure.unit
    if value is None:
        return Unclear(
            _("'{text}' är i {unit}, men måttet är i {wanted}", text=shown, **ways),
            _("Rätta filen, eller skriv unit på raden i mappningen om enheten bara heter något annat."),
        )
    value = -value if is_negated else value
    notes = [_("tecknet vänt")] if is_negated else []
    if not is_same(unit, measure.unit):
        notes.append(_("omräknat från {number} {unit}", number=shown, unit=unit))
    elif thousands:
        notes.append(_("visas förkortat i filen"))
    notes += [
        _("fotnot {mark} '{text}'", mark=mark, text=text) if text else _("fotnot {mark} i filen", mark=mark)
        for mark, text in entry.footnotes.items()
    ]
    if figure.previous is not None:
        notes.append(_("talet inom parentes lästes inte"))
    shortened = value
    if measure.decimals is not None and decimals_of(value.normalize()) > measure.decimals:
        shortened = rounded(value, measure.decimals)
        notes.append(_("avrundat från {number}", number=_plain(value)))
    if question is None and _may_be_share(measure, figure, entry, mapped):
        told = _(
            "{number} kan vara {percent} procent, eller en procent eller mindre",
            number=shown.replace(".", ","),
            percent=_plain((figure.value * 100).normalize()),
        )
        question = Question("share", entry.label, told)
    return Valued(value, shortened, ", ".join(notes), question)


def _plain(value: Decimal) -> str:
    return format(value, "f").replace(".", ",")


def _number(entry: Meaning, figure: Figure, thousands: int) -> str:
    """The number as people see it: one that is shown in thousands has lost them."""
    return _plain(figure.value.normalize()) if thousands else entry.cell.text.strip()


def _unit(
    entry: Meaning, measure: Measure, figure: Figure, mapped: str | None, memory: Memory
) -> tuple[str, Question | None]:
    """The unit of a number by what is nearest it, and what must be asked; with where it was read."""
    unit = mapped if mapped and not entry.cell.percent else figure.unit or entry.unit
    if figure.unit:
        entry.sources["unit"] = (
            Source(_("talformatet"), entry.cell.shown or entry.cell.text.strip())
            if entry.cell.percent
            else Source(_("cellen"), entry.cell.text.strip())
        )
    is_around = entry.sources.get("unit", Source("")).what == _("texten vid tabellen")
    if unit is not None and is_around and not mapped and not figure.unit:
        is_about = converted(Decimal(1), unit, measure.unit) is not None or (
            is_money(unit) and is_money(measure.unit)
        )
        unit = unit if is_about else None  # a line about money says nothing of a share
    return (unit, None) if unit is not None else _assumed(entry, measure, figure, memory)


def _assumed(entry: Meaning, measure: Measure, figure: Figure, memory: Memory) -> tuple[str, Question | None]:
    """The unit when the sheet names none: the words of the label, the mapping's answer, or a question."""
    first = (entry.label or entry.heading).casefold().split(" ")[0]
    if (first == "antal" and measure.unit == "antal") or (
        first == SHARE and measure.unit == "procent" and abs(figure.value) > 1
    ):
        entry.sources["unit"] = Source(_("ordet"), entry.label.split(" ")[0])
        return measure.unit, None
    known = memory.unit
    if known:
        entry.sources["unit"] = Source(_("ditt svar"), "" if known == OWN_UNIT else known)
        unit = measure.unit if known == OWN_UNIT else known
        return (unit if converted(Decimal(1), unit, measure.unit) is not None else measure.unit), None
    return measure.unit, Question("unit", "", _("filen säger inte vilken enhet talen har"), OWN_UNIT)


def _may_be_share(measure: Measure, figure: Figure, entry: Meaning, mapped: str | None) -> bool:
    """A bare number up to 1 beside percentages that are greater: perhaps a part of one."""
    is_stated = entry.sources.get("unit", Source("")).what == _("kolumnen för enhet")
    if measure.unit != "procent" or figure.unit or mapped or is_stated or not 0 < abs(figure.value) <= 1:
        return False
    known = [abs(outcome.value) for outcome in measure.outcomes if outcome.value]
    return not known or min(known) > 1
