"""Do Kolada's figures still mean what the measure says? Compared with the catalogue and with the values."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from paraply import numbers
from paraply.check.rule import Finding, World, rule
from paraply.keyfigures.catalogue import figures, refilled
from paraply.keyfigures.units import contradicts, unit_in
from paraply.language import _
from paraply.model.dates import Period
from paraply.model.kolada import IMPOSSIBLE, Snapshot
from paraply.model.measure import Measure
from paraply.model.series import REPEATED, repeating
from paraply.problems import Family, Severity, did_you_mean

_ID: Final = re.compile(r"[A-Z]\d{5}")
_ENDED: Final = re.compile(r"\(\s*-\s*(\d{4})\s*\)")
"""How Kolada's titles say that a figure has ended: ``(-2024)`` or ``(- 2024)``."""


@rule(
    "S20",
    Family.FIGURES,
    Severity.WARNING,
    "Kolada har bytt nyckeltalets titel",
    "Ett nytt namn på samma beteckning kan betyda ett nytt innehåll. Då går serien inte att jämföra.",
)
def renamed(world: World) -> Iterator[Finding]:
    """The title of the snapshot is none that the catalogue knows the figure by."""
    for measure, snapshot in _of_kolada(world):
        known = figures().get(snapshot.kpi)
        if known and not known.knows(snapshot.title) and not _ENDED.search(snapshot.title):
            message = _(
                "Kolada kallar {kpi} för '{now}'. Katalogen känner det som '{before}'.",
                kpi=snapshot.kpi,
                now=" ".join(snapshot.title.split()),
                before=known.kolada.title,
            )
            hint = _(
                "Läs Koladas beskrivning. Mäter det något annat: skriv året i breaks. "
                "Mäter det samma sak: besvara varningen i accepted."
            )
            yield measure.place("source", "id"), message, hint


@rule(
    "S21",
    Family.FIGURES,
    Severity.WARNING,
    "Ett känt brott i serien saknas",
    "En linje över brottet visar en förändring som inte har hänt.",
)
def known_break(world: World) -> Iterator[Finding]:
    """The series crosses a break that the catalogue knows, and the measure has none there."""
    for measure, snapshot in _of_kolada(world):
        years = [point.period for point in world.series_of(measure).totals if point.value is not None]
        for before, why in _breaks(snapshot.kpi):
            earlier = [period for period in years if period < before]
            later = [period for period in years if period >= before]
            if not earlier or not later:
                continue
            told = any(max(earlier) < one.before <= min(later) for one in measure.breaks)
            if not told:
                message = _(
                    "Värden före och från {period} går inte att jämföra. {why}", period=before, why=why
                )
                hint = _("Skriv i måttets fil: breaks: [{{before: {period}, why: …}}]", period=before)
                yield measure.place("source", "id"), message, hint


@rule(
    "S22",
    Family.FIGURES,
    Severity.WARNING,
    "Nyckeltalet har upphört i Kolada",
    "Läsaren väntar på ett nytt värde som aldrig kommer.",
)
def ended(world: World) -> Iterator[Finding]:
    """Kolada's title says when the figure ended, and the measure has no break after that."""
    for measure, snapshot in _of_kolada(world):
        found = _ENDED.search(snapshot.title)
        if found is None:
            continue
        year = int(found[1])
        if any(one.before > Period.of(str(year - 1)) for one in measure.breaks):
            continue
        message = _("Kolada slutade med {kpi} {year}.", kpi=snapshot.kpi, year=year)
        after = next((one for one in figures().values() if one.follows == snapshot.kpi), None)
        write = _(
            "Skriv i måttets fil att serien slutar: breaks: [{{before: {next}, why: …}}]", next=year + 1
        )
        take = (
            _("Lägg till {id} ({title}) som ett eget mått.", id=after.id, title=after.title) if after else ""
        )
        yield measure.place("source", "id"), message, f"{write} {take}".strip()


@rule(
    "S23",
    Family.FIGURES,
    Severity.WARNING,
    "Enheten är en annan än i Koladas titel",
    "Samma tal betyder olika saker i procent och i antal.",
)
def other_unit(world: World) -> Iterator[Finding]:
    """The title speaks of a share and the measure does not, or the other way about."""
    for measure, snapshot in _of_kolada(world):
        if contradicts(snapshot.title, measure.unit):
            message = _(
                "Måttets enhet är {unit}, men Koladas titel är '{title}'.",
                unit=measure.unit,
                title=" ".join(snapshot.title.split()),
            )
            unit = unit_in(snapshot.title)
            hint = _("Skriv unit: {unit}, eller hämta värdena igen.", unit=unit or _("procent"))
            yield measure.place("unit"), message, hint


@rule(
    "S24",
    Family.FIGURES,
    Severity.WARNING,
    "Kolada upprepar kanske värden",
    "Ett upprepat värde är ingen ny mätning, och oförändrat är då fel ord.",
)
def repeated(world: World) -> Iterator[Finding]:
    """Many municipalities have last year's value, and the measure says neither how often nor which years.

    The years are then taken to be carried where our own value is the same too; a person should say so.
    """
    for measure, snapshot in _of_kolada(world):
        known = figures().get(snapshot.kpi)
        if measure.rounds or measure.every or (known and known.every is None):
            continue
        years = {year for _place, year, _gender, _figure, _status in snapshot.values}
        shares = {year: share for year, share in repeating(snapshot, years).items() if share >= REPEATED}
        if shares:
            message = _(
                "{share} procent av kommunerna har samma värde {year} som året innan.",
                share=round(100 * max(shares.values())),
                year=max(shares, key=lambda year: shares[year]),
            )
            hint = _("Mäts det varje år: skriv every: year. Annars: skriv åren som mättes i rounds.")
            yield measure.place("source", "id"), message, hint


@rule(
    "S25",
    Family.FIGURES,
    Severity.WARNING,
    "Listan över det som inte visas stämmer inte",
    "Läsaren ska kunna lita på vad som är bortvalt, och varför.",
)
def wrongly_not_shown(world: World) -> Iterator[Finding]:
    """What is said not to be shown is shown, or is no key figure."""
    shown = {measure.kolada: measure for measure in world.content.measures.values() if measure.kolada}
    for entry in world.content.not_shown.values():
        if measure := shown.get(entry.id):
            message = _("{id} visas, i måttet ”{title}”.", id=entry.id, title=measure.title)
            yield entry.place("id"), message, _("Ta bort raden, eller måttet.")
        elif not _ID.fullmatch(entry.id):
            message = _("'{id}' är inget nyckeltal i Kolada.", id=entry.id)
            hint = did_you_mean(entry.id, figures()) or _("Skriv Koladas id, till exempel N15613.")
            yield entry.place("id"), message, hint


@rule(
    "S28",
    Family.FIGURES,
    Severity.WARNING,
    "Koladas värde kan inte stämma",
    "En lucka som står som 0 i Kolada blir annars landets bästa resultat. Sådana värden visas inte.",
)
def impossible(world: World) -> Iterator[Finding]:
    """A value of ours that cannot have been measured, by the catalogue; it counts as missing."""
    for measure, snapshot in _of_kolada(world):
        for place, year, gender, figure, status in snapshot.values:
            if status == IMPOSSIBLE and place == world.content.municipality.code and gender == "T":
                message = _(
                    "Kolada har värdet {value} för år {year}. Det kan inte ha mätts, och visas inte.",
                    value=numbers.plain(Decimal(figure)),
                    year=year,
                )
                hint = _(
                    "Be den som lämnar uppgiften till Kolada att rätta. Besvara sedan varningen i accepted."
                )
                yield measure.place("source", "id"), message, hint


def _of_kolada(world: World) -> Iterator[tuple[Measure, Snapshot]]:
    for measure in world.content.measures.values():
        if snapshot := world.content.snapshots.get(measure.kolada or ""):
            yield measure, snapshot


def _breaks(kpi: str) -> Iterator[tuple[Period, str]]:
    """The breaks that the catalogue knows of a figure."""
    if known := figures().get(kpi):
        yield from ((one.before, one.why) for one in known.breaks)
    if changed := refilled().get(kpi):
        yield changed.before, f"{changed.was} {changed.now}"
