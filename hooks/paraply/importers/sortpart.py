"""What sort of number a cell holds, whom it is about, and which group of them."""

from typing import Final

from paraply.importers.fragments import Fragment, plain
from paraply.importers.meaning import Meaning, Source
from paraply.importers.parts import Heads, Part, Texts
from paraply.importers.tables import Row
from paraply.importers.vocabulary import TOTAL, Role, Sort, Whose
from paraply.language import _
from paraply.model.choices import OutcomeKind
from paraply.model.imports import ImportColumn
from paraply.model.measure import Group

_OTHERS: Final = (Sort.TARGET, Sort.BUDGET, Sort.CHANGE, Sort.OTHER)
_SORT_OF: Final = {
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
            found.sort = _SORT_OF[fixed.kind]
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
            found.sources["kind"] = next(
                source for sort, source in said if sort is found.sort or len(sorts) > 1
            )
        else:
            for fragment, source in self._outer(row):
                if fragment.sort and not fragment.rest:
                    found.sort = fragment.sort
                    found.sources["kind"] = source
                    break
            else:
                for line in self._around.doubtful_kinds:
                    told = _("texten '{line}' säger att talen kan vara annat än utfall", line=line)
                    found.doubt("kind", line, told)
        if found.sort in _OTHERS:
            found.not_ours = found.not_ours or _("{sort}, inget utfall", sort=_(found.sort.value))


class BelongingPart(Part):
    """Reads whose a number is, and of which group."""

    def _whose(self, found: Meaning, row: Row, heads: Heads, texts: Texts) -> None:
        allowed = plain(found.row.under) if found.row and found.row.under else None
        near = False
        for column, text, fragment in texts:
            if not self._counts(column, text, fragment) or plain(text.text) == allowed:
                continue
            whose = fragment.whose
            if column.role is Role.WHOSE and text.text:
                whose = whose or (Whose.OURS if fragment.group == TOTAL and not fragment.rest else None)
                if whose is None or (fragment.rest and whose is Whose.OURS):
                    whose = Whose.UNIT
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

    def _group(
        self, found: Meaning, row: Row, heads: Heads, texts: Texts, fixed: ImportColumn | None
    ) -> None:
        if found.row and found.row.group:
            found.group = found.row.group
            found.sources["group"] = Source(_("mappningens rad"), found.row.label)
            return
        if fixed and fixed.group:
            found.group, found.sources["group"] = fixed.group, Source(_("mappningens kolumn"), fixed.heading)
            return
        by_role = {column.role: text.text.strip() for column, text, _fragment in texts}
        if by_role.get(Role.DIMENSION) and by_role.get(Role.GROUP):
            found.group = Group(dimension=by_role[Role.DIMENSION], value=by_role[Role.GROUP])
            found.sources["group"] = Source(_("raden"), by_role[Role.GROUP])
            return
        said: list[tuple[str, Source]] = []
        named = found.sources.get("measure", Source("")).text
        for column, text, fragment in texts:
            is_unknown = bool(text.text.strip()) and (bool(fragment.rest) or not fragment.group)
            if column.role is Role.GROUP and is_unknown and text.text != named:
                found.not_ours = found.not_ours or _("gäller gruppen '{group}'", group=text.text)
            if fragment.group and self._counts(column, text, fragment) and column.role is not Role.WHOSE:
                said.append((fragment.group, Source(_("raden"), text.text, text.cell)))
        said += [
            (fragment.group, Source(_("rubriken"), text.text, text.cell))
            for text, fragment in heads
            if fragment.group and not self._is_name(text)
        ]
        if not said:
            said = [
                (fragment.group, source)
                for fragment, source in self._outer(row)
                if fragment.group and not fragment.rest
            ][:1]
        if not said:
            for line in self._around.doubtful_groups:
                found.doubt("group", line, _("texten '{line}' säger att talen kan gälla en grupp", line=line))
        groups = {group for group, _source in said} - {TOTAL}
        if len(groups) > 1:
            found.unknown = found.unknown or _("raden och rubriken säger olika grupper")
        elif groups:
            found.group = Group(dimension="gender", value=groups.pop())
        if said:
            found.sources["group"] = next(
                source for group, source in said if found.group is None or group == found.group.value
            )
