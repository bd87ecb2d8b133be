"""A filled-in workbook → what was changed, or everything that is wrong with it, each with its cell."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paraply.inventory.columns import BEFORE, COLUMNS, GAP, HEADINGS, Column, MeaningError
from paraply.inventory.sheet import MEMORY, SHEET
from paraply.model.content import Content
from paraply.problems import did_you_mean
from paraply.yamlfile import Value

MAX_BYTES: Final = 5_000_000
MAX_UNPACKED: Final = 50_000_000
MAX_ROWS: Final = 5_000
_NEW_SHEET = "Skriv ut ett nytt ark och för över ändringarna."

Memory = Mapping[str, Mapping[str, str]]
"""What each cell held when the sheet was made: by id and heading."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that a person has changed: which, what it says, and what it means."""

    cell: str
    id: str
    column: Column
    before: str
    after: str
    value: Value


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be read: in which cell, what is wrong, and what to do."""

    cell: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"cell {self.cell}: " if self.cell else ""
        return f"{where}{self.message} {self.hint}".strip()


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook says: the edits, what is wrong, and the row of each promise."""

    edits: Sequence[Edit] = ()
    faults: Sequence[Fault] = ()
    rows: Mapping[str, int] = field(default_factory=dict)


def read_filled(data: bytes, content: Content) -> Filled:
    """Read a workbook made by ``sheet``. Nothing is guessed: with a fault there are no edits."""
    try:
        sheet, memory = _opened(data)
    except _RefusedError as refused:
        return Filled(faults=[refused.fault])
    faults = list(_heading_faults(sheet))
    if faults:
        return Filled(faults=faults)
    rows: dict[str, int] = {}
    faults += _row_faults(sheet, memory, content, rows)
    edits: list[Edit] = []
    for id_, line in rows.items():
        for found in _edits(sheet, id_, line, memory[id_], content):
            (faults if isinstance(found, Fault) else edits).append(found)  # type: ignore[arg-type]
    return Filled((), faults, rows) if faults else Filled(edits, (), rows)


class _RefusedError(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault = Fault("", message, hint)


def _opened(data: bytes) -> tuple[Worksheet, Memory]:
    if len(data) > MAX_BYTES:
        raise _RefusedError("Filen är större än 5 MB.", "Ta bort bilder och annat som inte hör till arket.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise _RefusedError("Filen är för stor när den packas upp.", _NEW_SHEET)
        book = load_workbook(io.BytesIO(data), keep_links=False)
    except _RefusedError:
        raise
    except Exception:  # openpyxl raises whatever a broken file makes it trip over
        hint = "Spara den som Excel-arbetsbok (.xlsx) utan lösenord."
        raise _RefusedError("Filen går inte att läsa som ett kalkylark.", hint) from None
    if SHEET not in book.sheetnames or MEMORY not in book.sheetnames:
        raise _RefusedError(
            f"Filen har inte bladen '{SHEET}' och '{MEMORY}', så det är inget ark från inventeringen.",
            _NEW_SHEET,
        )
    sheet, remembered = book[SHEET], book[MEMORY]
    if max(sheet.max_row, remembered.max_row) > MAX_ROWS:
        raise _RefusedError(f"Arket har fler än {MAX_ROWS} rader.", _NEW_SHEET)
    return sheet, _memory(remembered)


def _memory(sheet: Worksheet) -> Memory:
    headings = [_text(cell) for cell in sheet[1]][1:]
    found: dict[str, dict[str, str]] = {}
    for row in sheet.iter_rows(min_row=2):
        id_, *values = [_text(cell) for cell in row]
        if id_:
            found[id_] = dict(zip(headings, values, strict=False))
    return found


def _heading_faults(sheet: Worksheet) -> Iterator[Fault]:
    """The columns stand as they were: a moved one would put an answer under another question."""
    hint = "Ångra flytten, så att kolumnerna står som i ett nytt ark."
    for number, heading in enumerate(HEADINGS, 1):
        cell = sheet.cell(1, number)
        found = _text(cell)
        if found == heading:
            continue
        if found in HEADINGS:
            message = f"Kolumnen '{found}' står där '{heading}' ska stå."
        elif found:
            message = f"Rubriken '{found}' ska vara '{heading}'."
        else:
            message = f"Rubriken '{heading}' saknas."
        yield Fault(cell.coordinate, message, hint)
        return
    for cell in sheet[1][len(HEADINGS) :]:
        if _text(cell):
            message = f"Kolumnen '{_text(cell)}' hör inte till arket."
            yield Fault(cell.coordinate, message, "Flytta texten till anteckningarna och ta bort kolumnen.")


def _row_faults(sheet: Worksheet, memory: Memory, content: Content, rows: dict[str, int]) -> Iterator[Fault]:
    """Every row is a promise of the sheet, once, and none is gone. Fills ``rows`` with the right ones."""
    for line in range(2, sheet.max_row + 1):
        cell = sheet.cell(line, 1)
        id_ = _text(cell)
        if not id_:
            if any(_text(other) for other in sheet[line]):
                yield Fault(
                    cell.coordinate, f"Rad {line} har inget id.", "Skriv tillbaka löftets id i kolumn A."
                )
        elif id_ in rows:
            yield Fault(cell.coordinate, f"'{id_}' står redan på rad {rows[id_]}.", "Ta bort den ena raden.")
        elif id_ not in content.guarantees:
            hint = did_you_mean(id_, content.guarantees) or "Nya löften skrivs i en egen fil, inte i arket."
            yield Fault(cell.coordinate, f"'{id_}' finns inte bland löftena.", hint)
        elif id_ not in memory:
            hint = f"{_meant(id_, memory)} Låt id stå som det gjorde."
            yield Fault(cell.coordinate, f"'{id_}' hörde inte till arket när det skrevs ut.", hint.strip())
        else:
            rows[id_] = line
    for id_ in memory:
        if id_ not in rows and id_ in content.guarantees:
            hint = (
                "Ångra det. Ett löfte avvecklas i kolumnerna Läge och Mötet, inte genom att raden tas bort."
            )
            yield Fault("", f"Raden för '{id_}' är borta.", hint)
        elif id_ not in rows:
            hint = "Det har tagits bort eller bytt namn sedan arket skrevs ut. " + _NEW_SHEET
            yield Fault("", f"Löftet '{id_}' finns inte längre.", hint)


def _edits(
    sheet: Worksheet, id_: str, line: int, remembered: Mapping[str, str], content: Content
) -> Iterator[Edit | Fault]:
    guarantee = content.guarantees[id_]
    for number, column in enumerate(COLUMNS, len(BEFORE) + 1):
        cell = sheet.cell(line, number)
        name = f"{get_column_letter(number)}{line}"
        if cell.data_type == "f":
            yield Fault(name, f"{column.heading}: cellen har en formel.", "Skriv värdet i stället.")
            continue
        before, after = remembered.get(column.heading, ""), _text(cell)
        if after.casefold() == GAP.casefold():
            after = ""
        if after == before:
            continue
        now = column.shown(guarantee)
        if now == after:
            continue
        if now != before:
            message = (
                f"{column.heading}: '{id_}' har ändrats sedan arket skrevs ut. "
                f"Då stod det '{_short(before)}', nu står det '{_short(now)}' och i arket '{_short(after)}'."
            )
            yield Fault(name, message, "Skriv det som ska gälla i löftets fil, eller skriv ut ett nytt ark.")
            continue
        try:
            value = column.read(after, content)
        except MeaningError as error:
            yield Fault(name, f"{column.heading}: {error.what}.", error.hint)
            continue
        yield Edit(name, id_, column, before, after, value)


def _text(cell: Cell | MergedCell) -> str:
    """A cell's value as the text a person sees: whole numbers without decimals, days as ISO dates."""
    value = cell.value
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if value is None:
        return ""
    return "\n".join(line.strip() for line in str(value).strip().splitlines())


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _meant(id_: str, memory: Memory) -> str:
    close = get_close_matches(id_, list(memory), n=1)
    return f"Menade du '{close[0]}'?" if close else ""
