"""Entries read one by one beside what is published: each becomes a change, a refusal or something told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from paraply.check.duplicates import are_beyond_chance
from paraply.importers.cells import Absent, Blank, Figure, Limits, Unclear, read_cell
from paraply.importers.mapping import Matched
from paraply.importers.plan import Change, Plan, Refusal, State, place_of
from paraply.importers.table import Entry
from paraply.importers.units import SHARE, converted, same_unit
from paraply.importers.words import Said
from paraply.language import _
from paraply.model.arithmetic import decimals_of, rounded
from paraply.model.choices import Missing, OutcomeKind
from paraply.model.content import Content
from paraply.model.dates import Period
from paraply.model.measure import Group, Measure
from paraply.model.series import Point, series_of

_REASONS: Final = {reason.value: reason for reason in Missing}


def plan_of(file: str, found: Iterable[Matched], content: Content) -> Plan:
    """The plan for the entries of a file, named ``file`` in every message."""
    return _Planner(file, content).plan(list(found))


class _Planner:
    """Reads the entries one by one and collects what they mean."""

    def __init__(self, file: str, content: Content) -> None:
        self._file = file
        self._content = content
        self._plan = Plan()
        self._seen: dict[tuple[str, Period, OutcomeKind, Group | None], Change] = {}
        self._pointed: set[str] = set()
        self._periods: set[str] = set()

    def plan(self, found: Sequence[Matched]) -> Plan:
        for one in found:
            if (
                not isinstance(read_cell(one.entry.cell.raw), Blank)
                or one.entry.cell.fault
                or one.entry.missing
            ):
                self._take(one)
        self._plan.changes = list(self._seen.values())
        self._point_at_doubles()
        return self._plan

    def _take(self, one: Matched) -> None:
        entry, measure = one.entry, self._content.measures.get(one.row.measure)
        if measure is None:
            told = _("måttet '{id}' finns inte", id=one.row.measure)
            self._refuse(entry, told, _("Rätta måttets id i mappningen."))
        elif measure.kolada:
            self._point(measure)
        elif entry.period is None:
            if entry.unread not in self._periods:
                self._periods.add(entry.unread)
                told = _("{heading} säger inte vilken period det gäller", heading=entry.unread)
                hint = _("Ange den: --period 2025 för helår, --period 2025-T2 för januari–augusti.")
                self._refuse(entry, told, hint)
        else:
            self._read(one, measure, entry.period)

    def _read(self, one: Matched, measure: Measure, period: Period) -> None:
        entry = one.entry
        if entry.cell.fault:
            hint = _("Öppna filen i Excel, rätta cellen och spara.")
            self._refuse(entry, entry.cell.fault, hint)
            return
        reading = read_cell(entry.cell.raw, percent=entry.cell.percent)
        match reading:
            case Figure():
                self._figure(one, measure, period, reading)
            case Absent() | Blank():
                self._absent(one, measure, period, reading)
            case Limits():
                told = _("'{text}' är en gräns, inget utfall", text=entry.cell.text)
                self._refuse(entry, told, _("Utfall är ett tal. Mål skrivs i måttets targets."))
            case Said():
                hint = _("Omdömen skrivs i målets assessments. Ange talet här.")
                self._refuse(entry, _meaning(entry, reading), hint)
            case Unclear():
                self._refuse(entry, reading.message, reading.hint)

    def _figure(self, one: Matched, measure: Measure, period: Period, figure: Figure) -> None:
        entry, row = one.entry, one.row
        unit = row.unit or figure.unit or entry.unit or measure.unit
        if row.unit and figure.unit and same_unit(row.unit) != same_unit(figure.unit):
            message = _("cellen säger {unit}, men mappningen säger {other}", unit=figure.unit, other=row.unit)
            self._refuse(entry, message, _("Rätta unit på raden i mappningen."))
            return
        shown = entry.cell.text.strip()
        value = converted(figure.value, unit, measure.unit)
        if value is None:
            message = _(
                "'{text}' är i {unit}, men måttet är i {wanted}", text=shown, unit=unit, wanted=measure.unit
            )
            hint = _("Rätta filen, eller skriv unit på raden i mappningen om enheten bara heter något annat.")
            self._refuse(entry, message, hint)
            return
        notes = []
        if same_unit(unit) != same_unit(measure.unit):
            notes.append(_("omräknat från {number} {unit}", number=shown, unit=unit))
        if figure.footnote:
            notes.append(_("fotnot {mark} i filen", mark=figure.footnote))
        if figure.previous is not None:
            notes.append(_("talet inom parentes lästes inte"))
        shortened = value
        if measure.decimals is not None and decimals_of(value.normalize()) > measure.decimals:
            shortened = rounded(value, measure.decimals)
            notes.append(_("avrundat från {number}", number=format(value, "f").replace(".", ",")))
        change = self._change(one, measure, period, note=", ".join(notes))
        change = self._valued(change, value, shortened)
        if change.state is not State.SAME and self._may_be_share(measure, figure, entry, row.unit):
            message = _(
                "{number} kan vara {percent} procent, eller en procent eller mindre",
                number=entry.cell.text.replace(".", ","),
                percent=format((figure.value * 100).normalize(), "f").replace(".", ","),
            )
            hint = _(
                "Skriv {share} eller {percent} på raden i mappningen.",
                share=f"unit: {SHARE}",
                percent="unit: procent",
            )
            self._refuse(entry, message, hint)
            return
        self._add(change)

    def _may_be_share(self, measure: Measure, figure: Figure, entry: Entry, mapped: str | None) -> bool:
        """A bare number up to 1 beside percentages that are greater: perhaps a part of one."""
        if (
            measure.unit != "procent"
            or figure.unit
            or mapped
            or entry.unit_stated
            or not 0 < abs(figure.value) <= 1
        ):
            return False
        known = [abs(outcome.value) for outcome in measure.outcomes if outcome.value]
        return not known or min(known) > 1

    def _absent(self, one: Matched, measure: Measure, period: Period, reading: Absent | Blank) -> None:
        entry = one.entry
        said = entry.missing if isinstance(reading, Blank) else ""
        missing, word = _REASONS.get(said), ""
        if isinstance(reading, Absent):
            missing, word = reading.missing, reading.word
        if missing is None:
            return
        change = self._change(one, measure, period, missing=missing, word=word)
        if change.before and change.before.value is not None:
            place = measure.place("outcomes", change.index or 0)
            told = _(
                "Här saknas värde ('{word}'). Det publicerade värdet står kvar: {place}.",
                word=word,
                place=place,
            )
            self._plan.told.append(f"{place_of(self._file, entry)}: {told}")
        elif change.before:
            self._add(change)
        elif any(outcome.period < period for outcome in measure.outcomes) or entry.missing:
            self._add(_with(change, State.NEW))

    def _change(
        self,
        one: Matched,
        measure: Measure,
        period: Period,
        *,
        missing: Missing | None = None,
        word: str = "",
        note: str = "",
    ) -> Change:
        entry = one.entry
        kind, group = entry.kind, one.row.group or entry.group
        if period.is_part_year and kind is OutcomeKind.OUTCOME:
            kind = OutcomeKind.PART_YEAR
        index, before = next(
            (
                (index, outcome)
                for index, outcome in enumerate(measure.outcomes)
                if (outcome.period.first, outcome.period.last) == (period.first, period.last)
                and outcome.group == group
                and Point(outcome).kind is kind
            ),
            (None, None),
        )
        return Change(
            measure, entry, State.SAME, period, kind, group,
            missing=missing, word=word, before=before, index=index, note=note,
        )  # fmt: skip

    def _valued(self, change: Change, value: Decimal, shortened: Decimal) -> Change:
        before = change.before
        if before is None or before.value is None:
            return _with(change, State.NEW, shortened)
        same = before.value in {value, shortened}
        return _with(change, State.SAME if same else State.RESTATED, before.value if same else shortened)

    def _add(self, change: Change) -> None:
        key = (change.measure.id, change.period, change.kind, change.group)
        other = self._seen.setdefault(key, change)
        if (other.value, other.missing) != (change.value, change.missing):
            message = _(
                "två värden för {period} i måttet '{id}', här och i {cell}",
                period=change.period,
                id=change.measure.id,
                cell=other.entry.cell.name,
            )
            hint = _("Låt mappningen peka ut en av raderna, med under eller series.")
            self._refuse(change.entry, message, hint)

    def _refuse(self, entry: Entry, message: str, hint: str) -> None:
        self._plan.refusals.append(Refusal(place_of(self._file, entry), message, hint))

    def _point(self, measure: Measure) -> None:
        if measure.id not in self._pointed:
            self._pointed.add(measure.id)
            told = _(
                "{measure}: siffrorna hämtas från Kolada ({id}) och läses inte in en gång till: {place}.",
                measure=measure.title,
                id=measure.kolada,
                place=measure.place("source"),
            )
            self._plan.told.append(told)

    def _point_at_doubles(self) -> None:
        """Leave out new figures that another measure has for the same periods, too many digits for chance."""
        for id_ in dict.fromkeys(change.measure.id for change in self._plan.writes):
            new = [
                change
                for change in self._plan.writes
                if change.measure.id == id_ and change.value is not None
            ]
            for other in self._content.measures.values():
                if other.id != id_ and _is_told_already(new, other, self._content):
                    told = _(
                        "{measure}: samma siffror ({periods}) finns redan i måttet '{id}' "
                        "och läses inte in en gång till: {place}.",
                        measure=new[0].measure.title,
                        periods=", ".join(str(change.period) for change in new),
                        id=other.id,
                        place=other.place("outcomes"),
                    )
                    self._plan.told.append(told)
                    self._plan.changes = [one for one in self._plan.changes if one not in new]
                    break


def _is_told_already(new: Sequence[Change], other: Measure, content: Content) -> bool:
    if not new or same_unit(new[0].measure.unit) != same_unit(other.unit):
        return False
    if any(answer.rule == "D03" for answer in (*new[0].measure.accepted, *other.accepted)):
        return False
    known = series_of(other, content).figures
    shared = [known.get((one.period.first, one.period.last, one.group)) for one in new]
    is_same = all(mine.value == theirs for mine, theirs in zip(new, shared, strict=True))
    return is_same and are_beyond_chance(one.value for one in new if one.value is not None)


def _meaning(entry: Entry, said: Said) -> str:
    """What a cell's words say something about, with the verdict they are."""
    word, about = entry.cell.text.strip(), _(said.about.value)
    if said.verdict is None:
        return _("'{word}' säger något om {about}, inget tal", word=word, about=about)
    verdict = said.verdict.label
    return _(
        "'{word}' ({verdict}) säger något om {about}, inget tal", word=word, verdict=verdict, about=about
    )


def _with(change: Change, state: State, value: Decimal | None = None) -> Change:
    return replace(change, state=state, value=value)
