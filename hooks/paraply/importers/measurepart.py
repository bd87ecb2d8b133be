"""Which measure a cell is of: named by its row, by a heading, or by what heads a row that names nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraply.importers.columns import role_in
from paraply.importers.fragments import LONGEST, plain
from paraply.importers.meaning import Meaning, Source
from paraply.importers.naming import row_for
from paraply.importers.parts import NAMING, Heads, Part, Texts
from paraply.importers.tables import Row, Text
from paraply.importers.vocabulary import Role
from paraply.language import _
from paraply.model.imports import ImportColumn, ImportRow

_SAYS_WHAT_FOLLOWS: Final = frozenset({Role.GROUP, Role.PERIOD, Role.KIND, Role.UNIT, Role.DIMENSION})
"""An upper heading of such a role, *Kön* above *Kvinnor*, only says what the lower ones are."""


@dataclass(frozen=True, slots=True)
class Called:
    """The measures that a text calls for, and the row of the mapping that says so."""

    ids: frozenset[str]
    text: Text
    row: ImportRow | None = None


class MeasurePart(Part):
    """Reads which measure a cell is of."""

    def _name(self, found: Meaning, row: Row, heads: Heads, texts: Texts, fixed: ImportColumn | None) -> None:
        """The measure: named by the row, by a heading, or by what heads a row that names nothing."""
        rests = [
            fragment.rest
            for at, (text, fragment) in enumerate(heads)
            if fragment.rest
            and not self._names.named(text.text)
            and not (at < len(heads) - 1 and role_in(text.text) in _SAYS_WHAT_FOLLOWS)
        ]
        series = "" if fixed else " ".join(dict.fromkeys(rests))
        if ("column", plain(series)) in self._memory.answers:
            series = ""
        near = [text.text for text in (*row.sections, *([row.parent] if row.parent else []))]
        near += [self._around.sheet, self._around.title, *(text.text for _column, text, _fragment in texts)]
        naming = [(text, fragment) for column, text, fragment in texts if column.role in NAMING]
        others = [
            (text, fragment)
            for column, text, fragment in texts
            if column.role in {Role.GROUP, Role.WHOSE, Role.KIND}
        ]
        by_row = self._called(naming, series, near) or self._mapped(others, series, near)
        by_row = by_row or self._titled(others)
        by_head = self._called(heads, "", near) or self._called_together(found, heads, series, near)
        if by_row and by_head and by_row.ids != by_head.ids:
            found.unknown = _("raden och rubriken namnger olika mått")
            return
        if by_row is None and self._row_is_unknown(found, row, texts):
            self._asked(found, "" if by_head else series, found.unknown_text)
            found.asks = "row" if by_head else found.asks
            return
        called, what = by_row or by_head, _("radtexten") if by_row else _("rubriken")
        if called is None:
            called, what = self._called_around(row, series, near)
        if called is None:
            found.unknown_text = series or self._heading(row)
            told = _("'{text}' hör inte till något mått", text=found.unknown_text)
            found.unknown = found.unknown or (told if found.unknown_text else _("inget mått nämns"))
            found.asks = "measure" if found.unknown_text else ""
        elif len(called.ids) > 1:
            found.unknown = _("namnet är flera mått: {ids}", ids=", ".join(sorted(called.ids)))
        else:
            self._take(found, called, what, texts)
            if series and called is not by_head and not (called.row and called.row.series):
                found.unknown = _("rubriken säger mer än vi förstår: '{words}'", words=series)
                self._asked(found, series, "")
            self._parted(found, row, called, texts)
            if called is by_head:
                self._headed(found, called, heads)

    def _parted(self, found: Meaning, row: Row, called: Called, texts: Texts) -> None:
        """Ask of a column whose words may part the figures of a measure: *Skolform*, *Program*."""
        under = plain(called.row.under) if called.row and called.row.under else None
        for column, text, fragment in texts:
            heading = " ".join(column.path[-1].text.split()) if column.path else text.text
            if column.number not in row.parted_by or not fragment.rest or text is called.text:
                continue
            if (
                plain(text.text) == under
                or {
                    ("part", plain(heading)),
                    ("whose", text.text),
                }
                & self._memory.answers
            ):
                continue
            told = _(
                "'{text}' under '{heading}' kan betyda att talet bara gäller en del",
                text=text.text,
                heading=heading,
            )
            if not found.unknown:
                found.unknown, found.unknown_text, found.asks = told, heading, "part"

    def _headed(self, found: Meaning, called: Called, heads: Heads) -> None:
        """Ask of a heading above a measure's own that may say which part of it is meant: *Friskolor*."""
        if found.measure is None or called.text not in [text for text, _fragment in heads]:
            return
        for text, fragment in heads:
            words = " ".join(text.text.split())
            is_harmless = text is called.text or not fragment.rest or role_in(words) or self._is_name(text)
            if is_harmless or self._names.is_subject(found.measure, fragment.rest):
                continue
            if self._names.named(found.heading) or ("part", plain(words)) in self._memory.answers:
                continue
            told = _("rubriken '{text}' ovanför kan betyda att talet bara gäller en del", text=words)
            if not found.unknown:
                found.unknown, found.unknown_text, found.asks = told, words, "part"

    @staticmethod
    def _asked(found: Meaning, series: str, label: str) -> None:
        """Note what to ask: first whether the column is of measures at all, then which measure the row is."""
        found.series = series
        found.unknown_text, found.asks = (series, "column") if series else (label, "measure")

    def _heading(self, row: Row) -> str:
        """The text that heads a row which names nothing itself: the one most like a measure."""
        near = [*([row.parent] if row.parent else []), *reversed(row.sections)]
        pairs = [*((text, self._words.fragment(text.text)) for text in near), *self._around.lines]
        named = [
            (fragment.unit is not None, self._names.nearest(text.text)[1], text.text)
            for text, fragment in pairs
            if fragment.rest and len(text.text) <= LONGEST
        ]
        return max(named)[2] if named else row.label.text if row.label else ""

    def _take(self, found: Meaning, called: Called, what: str, texts: Texts) -> None:
        found.measure, found.row = next(iter(called.ids)), called.row
        what = _("mappningens rad") if called.row else what
        found.sources["measure"] = Source(what, called.text.text, called.text.cell)
        by_id = any(one is called.text and column.role is Role.ID for column, one, _fragment in texts)
        is_known = found.measure in {row.measure for row in self._memory.rows}
        if called.row is None and self._memory.is_mapped and not (by_id and is_known):
            found.unknown = _("raden '{label}' är inte med i mappningen", label=called.text.text)
            found.unknown_text, found.asks = called.text.text, "measure"

    def _called(self, pairs: Heads, series: str, near: Sequence[str]) -> Called | None:
        """What the first text that names a measure calls for: a row of the mapping, or a name."""
        if called := self._mapped(pairs, series, near):
            return called
        for text, fragment in pairs:
            named = self._names.named(text.text) or (
                self._names.named(fragment.rest) if fragment.says else None
            )
            if named:
                return Called(named.ids, text)
        return None

    def _titled(self, pairs: Heads) -> Called | None:
        """A measure whose very title stands in a column that its heading says is of something else."""
        named = ((self._names.titled(text.text), text) for text, _fragment in pairs)
        return next((Called(found.ids, text) for found, text in named if found), None)

    def _mapped(self, pairs: Heads, series: str, near: Sequence[str]) -> Called | None:
        for text, fragment in pairs:
            row = row_for(self._memory.rows, text.text, series, near)
            if row is None and fragment.says and fragment.rest:
                row = row_for(self._memory.rows, fragment.rest, series, near)
            if row is None and series:
                row = row_for(self._memory.rows, text.text, "", near)
            if row:
                return Called(frozenset({row.measure}), text, row)
        return None

    def _called_together(
        self, found: Meaning, heads: Heads, series: str, near: Sequence[str]
    ) -> Called | None:
        """A name that stands in two rows of headings, or in the words that these leave over."""
        named = self._names.named(found.heading) if len(heads) > 1 else None
        if named:
            return Called(named.ids, heads[0][0])
        row = row_for(self._memory.rows, series, "", near) if series else None
        return Called(frozenset({row.measure}), Text(series, heads[0][0].cell), row) if row else None

    def _row_is_unknown(self, found: Meaning, row: Row, texts: Texts) -> bool:
        """Whether the row names something that is none of our measures."""
        unknown = [
            text
            for column, text, one in texts
            if column.role in {Role.LABEL, Role.UNKNOWN}
            and one.rest
            and not (row.parent and column.number < row.part_in)
            and ("whose", text.text) not in self._memory.answers
        ]
        if not unknown:
            return False
        text = row.label if row.label in unknown else unknown[0]
        found.unknown = found.unknown or _("raden '{label}' hör inte till något mått", label=text.text)
        found.unknown_text = text.text
        return True

    def _called_around(self, row: Row, series: str, near: Sequence[str]) -> tuple[Called | None, str]:
        """The measure of a row that only says a group, a kind or a period: that of what heads it."""
        for text in (*([row.parent] if row.parent else []), *reversed(row.sections)):
            fragment = self._words.fragment(text.text)
            if called := self._called([(text, fragment)], series, near):
                return called, _("raden ovanför")
            if text is row.parent and fragment.rest:
                return None, ""  # a part of what is none of ours
        for text, fragment in self._around.lines:
            named = self._names.titled(text.text) or (
                self._names.titled(fragment.rest) if fragment.says else None
            )
            if called := self._mapped([(text, fragment)], series, near) or (
                Called(named.ids, text) if named else None
            ):
                return called, _("texten ovanför")
        sheet = Text(self._around.sheet, "")
        named = self._names.titled(sheet.text)
        mapped = self._mapped([(sheet, self._words.fragment(sheet.text))], series, near)
        return mapped or (Called(named.ids, sheet) if named else None), _("bladets namn")
