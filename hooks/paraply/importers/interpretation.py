"""The cells of a table, one by one → their meaning, with all its parts."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from paraply.importers.formats import shown_by
from paraply.importers.fragments import plain
from paraply.importers.grouppart import GroupPart
from paraply.importers.meaning import Meaning, Source
from paraply.importers.measurepart import MeasurePart
from paraply.importers.parts import NAMING, Heads, Texts
from paraply.importers.periodpart import PeriodPart
from paraply.importers.sortpart import BelongingPart, SortPart
from paraply.importers.tables import Column, Row, Text
from paraply.importers.vocabulary import Role, Sort
from paraply.importers.workbook import Cell
from paraply.language import _
from paraply.model.units import unit_named

_CODE: Final = re.compile(r"^\d{2,4}\s+(?=[^\W\d_])")


class Reading(MeasurePart, SortPart, BelongingPart, GroupPart, PeriodPart):
    """Reads the meaning of the cells of one table."""

    def of(self, row: Row, column: Column, cell: Cell) -> Meaning:
        """The meaning of a cell in a row and a column."""
        path = [text for text in column.path if text.text.strip()]
        heading = " ".join(dict.fromkeys(" ".join(text.text.split()) for text in path))
        label = row.label.text if row.label else ""
        found = Meaning(self._around.sheet, cell, label, heading, title=self._around.title)
        if row.is_longer and self._around.is_text:
            found.unknown = _("raden har fler celler än rubrikerna")
        if not path:
            found.unknown = found.unknown or _("kolumnen har ingen rubrik")
        fixed = self._memory.column(heading, *(text.text for text in path))
        heads = [(text, self._words.fragment(self._seen(text))) for text in path]
        texts = [
            (one, text, self._words.fragment(self._seen(text, one.role), one.role))
            for one, text in row.texts
            if one.part == column.part
        ]
        if row.texts and not texts:
            if ("beside", plain(heading)) in self._memory.answers:
                texts = [
                    (one, text, self._words.fragment(self._seen(text, one.role), one.role))
                    for one, text in row.texts
                ]
            elif not found.unknown:
                found.unknown = _("en tom kolumn skiljer talet från radens texter")
                found.unknown_text, found.asks = heading, "beside"
        unread = found.unknown_text, found.asks
        is_readable = not found.unknown
        self._name(found, row, heads, texts, fixed)
        if not is_readable:
            found.unknown_text, found.asks = unread
        self._sort(found, row, heads, texts, fixed)
        self._whose(found, row, heads, texts)
        self._group(found, row, heads, texts, fixed)
        self._period(found, row, heads, texts, fixed)
        self._unit(found, row, heads, texts)
        marks = [fragment.marks for _text, fragment in heads] + [fragment.marks for _c, _t, fragment in texts]
        marks += [self._flag(text.text) for text in (*path, *row.comments, *(one for _c, one, _f in texts))]
        found.marks = " ".join(mark for mark in marks if mark)
        return found

    def settle(self, found: Meaning, row: Row, column: Column) -> None:
        """Take out the doubts that are answered, when all are noted, and what a person has declined."""
        left = []
        for doubt in found.doubts:
            if doubt.about == "period" and doubt.key in self._memory.periods:
                found.period = self._memory.periods[doubt.key]
                found.sources["period"] = Source(_("ditt svar"), str(found.period))
            elif doubt.about == "kind" and doubt.key in self._memory.kinds:
                found.sort = self._memory.kinds[doubt.key]
                found.sources["kind"] = Source(_("ditt svar"), doubt.key)
            elif why := self._memory.left_out(doubt.key, found.sheet, found.title):
                found.not_ours = found.not_ours or why
            elif (doubt.about, doubt.key) not in self._memory.answers:
                left.append(doubt)
        found.doubts = left
        texts = [
            found.heading,
            found.series or found.unknown_text,
            found.sheet,
            *(text.text for text in column.path),
            *self._row_texts(found, row),
        ]
        whys = (self._memory.left_out(text, found.sheet, found.title) for text in texts)
        found.not_ours = found.not_ours or next(filter(None, whys), "")

    @staticmethod
    def _row_texts(found: Meaning, row: Row) -> Iterator[str]:
        """The texts of a row by which it may be left out: not a goal that only stands before its measure."""
        source = found.sources.get("measure")
        named_in = source.cell if source else ""
        names = {text.cell for column, text in row.texts if column.role in NAMING}
        for _column, text in row.texts:
            if named_in not in names or text.cell not in names or text is row.label or text.cell == named_in:
                yield text.text

    def _flag(self, text: str) -> str:
        """The last word of a text, where the file's legend says that it stands for what is preliminary."""
        last = text.split()[-1:]
        note = self._around.note(last[0]) if last else ""
        return last[0] if note and self._words.fragment(note).sort is Sort.PRELIMINARY else ""

    def _seen(self, text: Text, role: Role | None = None) -> str:
        """The words of a text; in a column of places without their code, as in ``0999 Havsvik``."""
        if isinstance(text.raw, date):
            return ""
        words = " ".join(text.text.split()).removesuffix(self._flag(text.text)).rstrip()
        return _CODE.sub("", words) if role is Role.WHOSE else words

    def _unit(self, found: Meaning, row: Row, heads: Heads, texts: Texts) -> None:
        named = found.sources.get("measure", Source("")).text
        mapped = (found.row.unit if found.row else None) or self._memory.units.get(named)
        if mapped:
            found.unit, found.sources["unit"] = mapped, Source(_("mappningens rad"), named)
            return
        by_format = shown_by(found.cell.shown)
        if by_format.unit and not by_format.is_percent:
            found.unit, found.sources["unit"] = by_format.unit, Source(_("talformatet"), found.cell.shown)
            return
        for column, text, fragment in texts:
            if column.role is Role.UNIT and text.text.strip():
                words = " ".join(text.text.split())  # *tkr per plats* is no *tkr*
                found.unit = unit_named(words) or (None if fragment.rest else fragment.unit) or words
                found.sources["unit"] = Source(_("kolumnen för enhet"), text.text, text.cell)
                return
        for column, text, fragment in texts:
            if fragment.unit and column.role is not Role.PERIOD:
                found.unit, found.sources["unit"] = (
                    fragment.unit,
                    Source(_("radtexten"), text.text, text.cell),
                )
                return
        for text, fragment in reversed(heads):
            if fragment.unit:
                found.unit, found.sources["unit"] = fragment.unit, Source(_("rubriken"), text.text, text.cell)
                return
        for section in (*([row.parent] if row.parent else []), *reversed(row.sections)):
            if unit := self._words.fragment(section.text).unit:
                found.unit, found.sources["unit"] = (
                    unit,
                    Source(_("raden ovanför"), section.text, section.cell),
                )
                return
        for text, unit in self._around.units:
            found.unit, found.sources["unit"] = unit, Source(_("texten vid tabellen"), text.text, text.cell)
            return
