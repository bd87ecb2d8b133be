"""What sort of number a cell holds, whom it is about, and which group of them."""

from typing import Final

from paraply.importers.fragments import Fragment, plain
from paraply.importers.meaning import Meaning, Source
from paraply.importers.parts import Heads, Part, Texts
from paraply.importers.tables import Column, Row, Text
from paraply.importers.vocabulary import COUNTIES, PART_OF, SEVERAL, TOTAL, Role, Sort, Whose, whose_in
from paraply.language import _
from paraply.model.choices import OutcomeKind
from paraply.model.imports import ImportColumn

_OTHERS: Final = (Sort.TARGET, Sort.BUDGET, Sort.CHANGE, Sort.OTHER)
SORT_OF: Final = {
    OutcomeKind.OUTCOME: Sort.OUTCOME,
    OutcomeKind.PART_YEAR: Sort.OUTCOME,
    OutcomeKind.FORECAST: Sort.FORECAST,
    OutcomeKind.PRELIMINARY: Sort.PRELIMINARY,
}


class SortPart(Part):
    """Reads the sort of a number."""

    def _sort(  # noqa: PLR0912  (one for each place that says a kind)
        self, found: Meaning, row: Row, heads: Heads, texts: Texts, fixed: ImportColumn | None
    ) -> None:
        if fixed and fixed.kind:
            found.sort = SORT_OF[fixed.kind]
            found.sources["kind"] = Source(_("mappningens kolumn"), fixed.heading)
            return
        said: list[tuple[Sort, Source]] = []
        for column, text, fragment in texts:
            if column.role is Role.KIND and fragment.rest and text.text:
                found.unknown = found.unknown or _("'{word}' är ett okänt slags tal", word=text.text)
            if fragment.sort and self._counts(column, text, fragment):
                said.append((fragment.sort, Source(_("raden"), text.text, text.cell)))
        own = [
            (fragment.sort, Source(_("rubriken"), text.text, text.cell), text)
            for text, fragment in heads
            if fragment.sort and not self._is_name(text)
        ]
        said += [(sort, source) for sort, source, _text in own]
        in_row = [sort for column, _text, one in texts if column.role is Role.KIND and (sort := one.sort)]
        if in_row:  # a column for kinds says it; *Värde* above the figures does not say otherwise
            said = [(sort, source) for sort, source in said if sort in in_row or sort is not Sort.OUTCOME]
        sorts = {sort for sort, _source in said}
        if said:
            strange = [sort for sort in sorts if sort in _OTHERS]
            if strange:
                found.sort = strange[0]
            elif sorts <= {Sort.OUTCOME, Sort.PRELIMINARY}:
                found.sort = Sort.PRELIMINARY if Sort.PRELIMINARY in sorts else Sort.OUTCOME
            elif sorts <= {Sort.OUTCOME, Sort.FORECAST} and not (own and own[-1][0] is Sort.OUTCOME):
                found.sort = Sort.FORECAST
            elif len(sorts) == 1:
                found.sort = next(iter(sorts))
            else:
                found.unknown = found.unknown or _("rubrikerna säger olika slags tal")
            sources = [source for sort, source in said if sort is found.sort]
            found.sources["kind"] = (sources or [said[0][1]])[0]
        else:
            for fragment, source in self._outer(row):
                if fragment.sort and not fragment.rest:
                    found.sort = fragment.sort
                    found.sources["kind"] = source
                    break
            else:
                if twice := self._around.twice:
                    told = _(
                        "rubriken '{heading}' står två gånger, och kan gälla mål på ett ställe", heading=twice
                    )
                    found.doubt("kind", twice, told)
                for line in self._around.doubtful_kinds:
                    told = _("texten '{line}' säger att talen kan vara annat än utfall", line=line)
                    found.doubt("kind", line, told)
        if found.sort in _OTHERS:
            told = _("{sort}, inget utfall", sort=_(found.sort.value))
            if found.sort is Sort.TARGET:
                told = _("mål, inget utfall: mål skrivs i måttets targets")
            found.not_ours = found.not_ours or told


class BelongingPart(Part):
    """Reads whose a number is, and of which group."""

    def _whose(self, found: Meaning, row: Row, heads: Heads, texts: Texts) -> None:
        allowed = plain(found.row.under) if found.row and found.row.under else None
        near, named = False, found.sources["measure"].text if "measure" in found.sources else ""
        for column, text, fragment in texts:
            if not self._counts(column, text, fragment) or plain(text.text) == allowed:
                continue
            whose = fragment.whose
            if column.role is Role.WHOSE and text.text and text.text != named:
                whose = whose or (Whose.OURS if fragment.group == TOTAL and not fragment.rest else None)
                if whose is None or (fragment.rest and whose is Whose.OURS):
                    whose = self._beside(found, column, text)
            is_around = column.path and plain(column.path[-1].text) in COUNTIES
            if is_around and any(
                one.role is Role.WHOSE and one.number > column.number and said.text.strip()
                for one, said, _fragment in texts
            ):
                continue  # the municipality beside it says whose
            if whose and (column.role is Role.WHOSE or not self._is_owner(fragment)):
                near = True
                self._belongs(found, whose, Source(_("raden"), text.text, text.cell))
        for text, fragment in heads:
            if fragment.whose and not self._is_name(text):
                near = True
                self._belongs(found, fragment.whose, Source(_("rubriken"), text.text, text.cell))
        if near:
            return
        for fragment, source in self._outer(row):
            if fragment.whose and not fragment.rest and not self._is_owner(fragment):
                self._belongs(found, fragment.whose, source)
                return
        for line in self._around.doubtful_whose:
            found.doubt("whose", line, _("texten '{line}' säger att talen kan gälla andra", line=line))

    def _beside(self, found: Meaning, column: Column, text: Text) -> Whose | None:
        """Whose a figure is beside a name in a column of places or units; None where that is asked."""
        if ("whose", text.text) in self._memory.answers:
            return Whose.OURS
        heading = " ".join(column.path[-1].text.split()) if column.path else ""
        whose = whose_in(heading)
        if whose is not Whose.UNIT:
            return whose
        if PART_OF.match(text.text):
            found.not_ours = found.not_ours or _(
                "'{text}' är en del av raden ovanför", text=text.text.strip()
            )
            return Whose.OURS
        if SEVERAL.search(text.text):
            if not found.unknown:
                told = _("'{text}' kan vara kommunens tal, eller tal för flera enheter", text=text.text)
                found.unknown, found.unknown_text, found.asks = told, text.text, "row"
            return None
        likely = self._names.nearest(text.text)[0]
        if likely and self._names.is_sure(text.text, likely, None):
            if not found.unknown:
                told = _("raden '{label}' hör inte till något mått", label=text.text)
                found.unknown, found.unknown_text, found.asks = told, text.text, "measure"
            return None
        if ("units", plain(heading)) not in self._memory.answers:
            found.units = heading
            return Whose.UNIT
        found.body = " ".join(text.text.split())
        return Whose.OURS

    @staticmethod
    def _is_owner(fragment: Fragment) -> bool:
        """Whether a body is named only because it answers for the measure."""
        return fragment.whose is Whose.UNIT

    @staticmethod
    def _belongs(found: Meaning, whose: Whose, source: Source) -> None:
        found.sources["whose"] = source
        if whose is not Whose.OURS:
            found.not_ours = found.not_ours or _(
                "gäller {whose}: {source}", whose=_(whose.value), source=source
            )
