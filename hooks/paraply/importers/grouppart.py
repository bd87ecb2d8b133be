"""Which group a number is of: women or men, an age, a unit; one at a time, or none that is written here."""

from paraply.importers.fragments import Fragment, plain
from paraply.importers.meaning import Meaning, Source
from paraply.importers.naming import name_of
from paraply.importers.parts import Heads, Part, Texts
from paraply.importers.tables import Row, Text
from paraply.importers.vocabulary import TOTAL, Role
from paraply.language import _
from paraply.model.imports import ImportColumn
from paraply.model.measure import Group


class GroupPart(Part):
    """Reads the group of a number."""

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
        said = self._genders(found, row, heads, texts)
        parts = [*self._ages_and_unit(found, heads, texts)]
        parts += [
            (Group(dimension="gender", value=group), source) for group, source in said if group != TOTAL
        ]
        groups = dict(parts)
        if len({group.dimension for group in groups}) > 1:
            names = ", ".join(group.label for group in groups)
            told = _("gäller två delar på en gång: {parts}", parts=names)
            found.not_ours = found.not_ours or told
        elif len(groups) > 1:
            found.unknown = found.unknown or _("raden och rubriken säger olika grupper")
        elif groups:
            found.group, found.sources["group"] = parts[0]
        elif said:
            found.sources["group"] = said[0][1]

    def _genders(self, found: Meaning, row: Row, heads: Heads, texts: Texts) -> list[tuple[str, Source]]:
        """What the nearest texts say of women, men or all; a group that is none of these is not ours."""
        said: list[tuple[str, Source]] = []
        named = found.sources.get("measure", Source("")).text
        for column, text, fragment in texts:
            said_above = {plain(one.text) for one in column.path}
            is_known = bool(fragment.group or fragment.age) and plain(fragment.rest) in {"", *said_above}
            if column.role is Role.GROUP and text.text.strip() and not is_known and text.text != named:
                found.not_ours = found.not_ours or _("gäller gruppen '{group}'", group=text.text)
            is_said = self._counts(column, text, fragment) or self._is_of_the_row(found, text, fragment)
            if fragment.group and is_said and column.role is not Role.WHOSE:
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
        return said

    def _is_of_the_row(self, found: Meaning, text: Text, fragment: Fragment) -> bool:
        """Whether a label that a person called a measure names a group of it: *bland män* is not all."""
        if found.row is None or found.measure is None or fragment.group in {None, TOTAL}:
            return False
        is_label = name_of(found.row.label) == name_of(text.text)
        return is_label and not self._names.is_about(found.measure, fragment.group or "")

    @staticmethod
    def _ages_and_unit(found: Meaning, heads: Heads, texts: Texts) -> list[tuple[Group, Source]]:
        told = [(_("raden"), text, fragment) for _column, text, fragment in texts]
        told += [(_("rubriken"), text, fragment) for text, fragment in heads]
        ages = [
            (Group(dimension="age", value=fragment.age), Source(what, text.text, text.cell))
            for what, text, fragment in told
            if fragment.age
        ]
        units = [(Group(dimension="unit", value=found.body), found.sources["whose"])] if found.body else []
        return [*units, *ages]
