"""The sheets of a file → the meaning of each of their cells that looks like a figure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from paraply.importers.cells import Figure, read_cell
from paraply.importers.context import Around, around
from paraply.importers.fragments import Vocabulary, plain
from paraply.importers.grid import Reader
from paraply.importers.interpretation import Reading
from paraply.importers.meaning import Meaning, Memory, Source
from paraply.importers.naming import Names
from paraply.importers.tables import Grid, is_figure
from paraply.importers.vocabulary import Role, Sort
from paraply.importers.workbook import Sheet
from paraply.language import _
from paraply.model.content import Content


class Sheets:
    """The tables of a file, read once; their meaning, as often as something is answered."""

    def __init__(
        self, file: str, sheets: Sequence[Sheet], content: Content, memory: Memory, today: date
    ) -> None:
        self._file, self._content, self._today = file, content, today
        self._words, self._names = Vocabulary.of(content), Names(content)
        remembered = {plain(row.label) for row in memory.rows} | {
            plain(one.heading) for one in memory.columns
        }
        reader = Reader(self._words, self._names.all, frozenset(remembered))
        self._grids = [reader.read(sheet) for sheet in sheets]

    @property
    def names(self) -> Names:
        """The names of the measures."""
        return self._names

    @property
    def number(self) -> int:
        """How many sheets have tables."""
        return sum(bool(grid.tables) for grid in self._grids)

    def differ(self, names: Iterable[str]) -> bool:
        """Whether the names of sheets say more than which period or whose figures they hold."""
        return any(self._words.fragment(name, is_title=True).rest for name in names)

    @property
    def has_tables(self) -> bool:
        """Whether any row looks like headings."""
        return any(grid.tables for grid in self._grids)

    @property
    def labels(self) -> list[str]:
        """The texts of the rows, in order."""
        found = [
            row.label.text for grid in self._grids for table in grid.tables for row in table.rows if row.label
        ]
        return list(filter(None, dict.fromkeys(found)))

    @property
    def texts(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The texts of each row, and those it stands under."""
        for grid in self._grids:
            for table in grid.tables:
                yield from ((text, ()) for text in (grid.sheet, *(one.text for one in table.above)))
                for row in table.rows:
                    parent = [row.parent] if row.parent else []
                    near = [grid.sheet, *(text.text for text in (*table.above, *row.sections, *parent))]
                    for column, text in row.texts:
                        yield (
                            text.text,
                            [*near, *(one.text for other, one in row.texts if other is not column)],
                        )
                for column in table.columns:
                    near = [grid.sheet, *(text.text for text in table.above)]
                    rests = [self._words.fragment(text.text).rest for text in column.path]
                    # A heading, and what it says beside its period and unit, in one row or in several.
                    yield from ((text.text, near) for text in column.path)
                    yield from ((rest, near) for rest in (*rests, " ".join(filter(None, rests))) if rest)

    def meanings(self, memory: Memory) -> Iterator[Meaning]:
        """Every cell that looks like a figure."""
        for grid in self._grids:
            yield from self._in(grid, memory)

    def _noted(self, found: Meaning, near: Around) -> None:
        """Take in what the footnotes of a cell and its texts say: a kind or another owner is asked about."""
        reading = read_cell(found.cell.raw)
        own = reading.footnote if isinstance(reading, Figure) else ""
        for mark in filter(None, (own, *found.marks.split())):
            note = found.footnotes[mark] = near.note(mark)
            said = self._words.fragment(note)
            if said.sort is Sort.PRELIMINARY and not said.rest:  # of a forecast it says nothing more
                if found.sort is Sort.OUTCOME:
                    found.sort, found.sources["kind"] = Sort.PRELIMINARY, Source(_("fotnoten"), note)
                continue
            is_other = said.sort not in {None, Sort.OUTCOME} or "prelimin" in note.casefold()
            if is_other or said.whose or said.group or (said.when and said.when.year):
                found.doubt("kind", note, _("fotnoten säger '{note}'", note=note))

    def _in(self, grid: Grid, memory: Memory) -> Iterator[Meaning]:
        for cell in grid.loose:
            yield Meaning(grid.sheet, cell, "", "", unknown=_("talen står inte i en tabell"))
        for number, table in enumerate(grid.tables):
            is_last = number == len(grid.tables) - 1
            elsewhere = [
                *(grid.tables[0].above if number else ()),
                *(() if is_last else grid.tables[-1].below),
            ]
            notes = [text for one in grid.tables if one is not table for text in (*one.above, *one.below)]
            near = around(grid.sheet, table, self._words, self._file, elsewhere, notes)
            reading = Reading(near, self._words, self._names, memory, self._today)
            is_own = table.is_own
            for row in table.rows:
                texts = {column.role: text.text.strip() for column, text in row.texts}
                for column, cell in row.cells:
                    missing = texts.get(Role.MISSING, "")
                    if not is_figure(cell) and not cell.text.strip() and not missing:
                        continue
                    found = reading.of(row, column, cell)
                    found.missing, found.is_own = missing, is_own
                    if texts.get(Role.CARRIED) == "true":
                        found.not_ours = _("värdet är hämtat från en tidigare period")
                    if near.is_draft and not found.not_ours:
                        found.doubt(
                            "kind", grid.sheet, _("bladet '{sheet}' ser ut som ett utkast", sheet=grid.sheet)
                        )
                    found.note = near.note(cell.text)
                    self._noted(found, near)
                    reading.settle(found, row, column)
                    yield found
