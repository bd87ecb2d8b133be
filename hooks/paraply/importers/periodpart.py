"""Which period a cell is of: the year and the part of it, which may stand in two texts."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from paraply.importers.meaning import Meaning, Source
from paraply.importers.parts import Heads, Part, Texts
from paraply.importers.periods import When, when_of
from paraply.importers.tables import Row
from paraply.importers.vocabulary import (
    FORECAST_OF,
    IS_ABOUT,
    NEAR,
    PART_OF_YEAR,
    SCHOOL_YEAR,
    SUMMED_TO,
    TOO_SOON,
    YEAR_OF,
    Role,
    Sort,
)
from paraply.language import _
from paraply.model.dates import Period
from paraply.model.imports import ImportColumn

_TERTIAL: Final = re.compile(r"(?<![^\W_])(?:T|tertial) ?([12])(?!\d)", re.IGNORECASE)


class PeriodPart(Part):
    """Reads the period of a cell."""

    def _period(
        self, found: Meaning, row: Row, heads: Heads, texts: Texts, fixed: ImportColumn | None
    ) -> None:
        if fixed and fixed.period:
            found.period = fixed.period
            found.sources["period"] = Source(_("mappningens kolumn"), fixed.heading)
            return
        near: list[tuple[When, Source]] = []
        is_summed = any(fragment.is_summed_up for _text, fragment in heads)
        for column, text, fragment in texts:
            if column.role in {Role.ID, Role.UNIT, Role.COMMENT}:
                continue
            is_summed |= fragment.is_summed_up
            when, rest = (
                when_of(text.raw, text.shown)
                if column.role is Role.PERIOD and text.raw is not None
                else (fragment.when, "")
            )
            if column.role is Role.PERIOD:
                when = when if when and not self._words.fragment(rest).rest else None
                if when is None:
                    found.doubt(
                        "period", text.text, _("'{text}' säger inte vilken period det gäller", text=text.text)
                    )
                    return
            if when and self._counts(column, text, fragment):
                near.append((when, Source(_("raden"), text.text, text.cell)))
        for text, fragment in reversed(heads):
            if not self._is_name(text):
                when = fragment.when if not isinstance(text.raw, date) else when_of(text.raw, text.shown)[0]
                if isinstance(text.raw, date) and when is None:
                    found.doubt("period", found.heading, _("rubriken är datumet {day}", day=text.text))
                    return
                if when:
                    near.append((when, Source(_("rubriken"), text.text, text.cell)))
        near = [(self._third(found, when, source), source) for when, source in near]
        self._combined(found, row, near, is_summed=is_summed)
        for text in row.comments:
            if IS_ABOUT.search(text.text) and _is_other(when_of(text.text)[0], found.period, text.text):
                told = _("kommentaren säger '{text}'", text=text.text)
                found.doubt("period", text.text, told, str(found.period or ""))

    def _third(self, found: Meaning, when: When, source: Source) -> When:
        """A *tertial* as the file's own legend has it: the second may be of eight months, or of four."""
        named = _TERTIAL.search(source.text)
        if named is None or when.months != (1, 4 * int(named[1])):
            return when
        said = when_of(self._around.note(f"T{named[1]}"))[0]
        if said and said.months:
            return replace(when, months=said.months)
        if named[1] == "2" and self._around.has_third:
            told = _("'{text}' kan vara årets åtta första månader eller bara fyra", text=source.text)
            found.doubt("period", source.text, told)
        return when

    def _combined(  # noqa: PLR0912  (one for each way a period is said)
        self, found: Meaning, row: Row, near: list[tuple[When, Source]], *, is_summed: bool
    ) -> None:
        years = {when.year for when, _source in near if when.year is not None}
        parts = {when.months for when, _source in near if when.months}
        others = {when.other for when, _source in near if when.other}
        told = " ".join(source.text for _when, source in near)
        if len(years) > 1 or len(parts) > 1 or len(others) > 1 or (others and (parts or years)):
            found.doubt("period", told, _("'{text}' säger två perioder", text=told))
            return
        outer = self._outer_whens(row)
        sources = [source for _when, source in near]
        if others:
            found.period = others.pop()
            found.sources["period"] = sources[0]
            return
        year, months = next(iter(years), None), next(iter(parts), None)
        key = found.heading
        if found.sort is Sort.FORECAST and months and months != (1, 12) and (made := self._made_in(near)):
            told = _("'{text}' kan vara prognosen för den tiden, eller den som gjordes då", text=made)
            found.doubt("period", f"{FORECAST_OF}{key}", told, str(year or ""))
            return
        if year is None:
            whole = [(when, source) for when, source, sure in outer if sure and (when.year or when.other)]
            if not whole:
                answer = self._asked_for(found, outer, months, told)
                if answer is None:
                    return
                whole = [(self._months_of(answer, months), Source(_("ditt svar"), str(answer)))]
            when, source = whole[0]
            if when.other:
                if months:
                    found.doubt("period", key, _("'{text}' säger två perioder", text=f"{told} {source.text}"))
                    return
                found.period, found.sources["period"] = when.other, source
                return
            year = when.year
            sources.append(source)
            if months is None:
                months = None if found.sort is Sort.FORECAST and when.months != (1, 12) else when.months
        elif months is None:
            months = self._part_of(found, year, outer, sources, key)
        if is_summed and months and months[0] == months[1]:
            months = (1, months[1])
        elif is_summed and months is None:
            found.doubt("period", f"{SUMMED_TO}{key}", _("talen är ackumulerade, men det står inte till när"))
        found.period = When(year, months).period()
        if sources:
            found.sources["period"] = Source(
                sources[0].what, ", ".join(dict.fromkeys(source.text for source in sources)), sources[0].cell
            )
        self._is_over(found)

    def _asked_for(
        self,
        found: Meaning,
        outer: list[tuple[When, Source, bool]],
        months: tuple[int, int] | None,
        said: str,
    ) -> Period | None:
        """The period that was answered; else ask, once for all cells that a text around them may tell of."""
        doubtful = next(((when, source) for when, source, _sure in outer if when.period()), None)
        proposal = ""
        if months and not (self._around.is_one_year and (doubtful is None or doubtful[0].year)):
            # The months of a school year, or of several: no one year is that of them all.
            key, told = f"{YEAR_OF}{said}", _("'{text}' säger inte vilket år det gäller", text=said)
        elif months and doubtful:
            key, proposal = f"{NEAR}{doubtful[1].text}", str(doubtful[0].year)
            told = _("året står bara i '{text}', bland annat", text=doubtful[1].text)
        elif months:
            key, told = f"{YEAR_OF}{self._around.sheet}", _("månaderna har inget år")
        elif doubtful:
            key, proposal = f"{NEAR}{doubtful[1].text}", str(doubtful[0].period())
            told = _("perioden står bara i '{text}', bland annat", text=doubtful[1].text)
        else:
            key, name = found.heading, found.heading or found.label
            told = _("kolumnen '{heading}' säger inte vilken period det gäller", heading=name)
        if key not in self._memory.periods:
            found.doubt("period", key, told, proposal)
        return self._memory.periods.get(key)

    @staticmethod
    def _months_of(answer: Period, months: tuple[int, int] | None) -> When:
        """The answer; only its year where the heading says the months."""
        if months:
            return When(answer.first.year)
        when = when_of(str(answer))[0]
        return when if when else When(other=answer)

    def _made_in(self, near: list[tuple[When, Source]]) -> str:
        """The text that names a forecast and a part of the year at once; empty when none does."""
        texts = (source.text for when, source in near if when.months)
        return next((text for text in texts if self._words.fragment(text).sort is Sort.FORECAST), "")

    def _part_of(
        self,
        found: Meaning,
        year: int | None,
        outer: list[tuple[When, Source, bool]],
        sources: list[Source],
        key: str,
    ) -> tuple[int, int] | None:
        """The part of the year that the report is about, when the heading only names the year."""
        if found.sort is Sort.FORECAST or "bokslut" in found.heading.casefold():
            return None
        for when, source, sure in outer:
            if not when.months or when.months == (1, 12):
                continue
            asked = f"{PART_OF_YEAR}{key}, {source.text}"
            if when.year == year and sure:
                sources.append(source)
                return when.months
            if when.year in {None, year} or sure:  # of a report without a year, earlier years may be whole
                told = _(
                    "'{heading}' kan vara hela {year} eller bara en del ({text})",
                    heading=found.heading,
                    year=year,
                    text=source.text,
                )
                found.doubt("period", asked, told, str(year))
                return None
        return None

    def _outer_whens(self, row: Row) -> list[tuple[When, Source, bool]]:
        """The periods around, from the nearest. The command's own stands in the place of all lines."""
        found: list[tuple[When, Source, bool]] = []
        for section in reversed(row.sections):
            fragment = self._words.fragment(section.text)
            if fragment.when and not self._is_name(section):
                found.append(
                    (fragment.when, Source(_("raden ovanför"), section.text, section.cell), not fragment.rest)
                )
        if self._memory.period:
            when = when_of(str(self._memory.period))[0]
            return [*found, (when, Source(_("--period")), True)] if when else found
        found += [
            (when, Source(_("texten ovanför"), text.text, text.cell), sure)
            for when, text, sure in self._around.whens
        ]
        named = self._around.sheet_says
        if named is not None and named.when:
            found.append((named.when, Source(_("bladets namn"), self._around.sheet), not named.rest))
        return found

    def _is_over(self, found: Meaning) -> None:
        """An outcome of days that were still to come when the file was made, or today, may be of a part."""
        if found.period is None or found.sort is Sort.FORECAST:
            return
        if found.period.first > self._today:
            told = _("perioden {period} har inte börjat", period=found.period)
            found.doubt("period", f"{TOO_SOON[0]}{found.period}", told)
        elif found.period.last > self._today and found.sort is Sort.OUTCOME:
            told = _("perioden {period} är inte slut, och talen kan vara mål", period=found.period)
            found.doubt("kind", f"{TOO_SOON[1]}{found.period}", told)
        if found.measure and self._names.is_of_school_years(found.measure) and _is_year(found.period):
            year = found.period.first.year
            told = _("måttet gäller läsår, och '{year}' kan vara det som slutade då", year=year)
            found.doubt("period", f"{SCHOOL_YEAR}{year}", told, f"{year - 1}/{year}")
        made = self._around.printed
        if made and made < found.period.last:
            told = _(
                "filen är från {day}, innan {period} var slut", day=made.isoformat(), period=found.period
            )
            found.doubt("period", f"{TOO_SOON[1]}{found.period}", told, str(found.period))


def _is_year(period: Period) -> bool:
    return When(period.first.year).period() == period


def _is_other(when: When | None, period: Period | None, text: str) -> bool:
    """Whether a comment about a period names another one, or one that we cannot read."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))
    if period is None or not (when or years):
        return False
    if when is None or len(years) > 1 or when.other:
        return when is None or when.period() != period
    if when.months is None:
        return when.year != period.first.year
    return replace(when, year=when.year or period.first.year).period() != period
