"""A filled-in workbook → what was changed, or everything that is wrong with it, each with its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paraply.importers.bounds import FileRefusedError
from paraply.importers.workbook import excel_book
from paraply.inventory.columns import BEFORE, COLUMNS, GAP, HEADINGS, Column, MeaningError
from paraply.inventory.sheet import MEMORY, SHEET, tab
from paraply.language import N_, _
from paraply.model.content import Content
from paraply.model.guarantee import Guarantee
from paraply.past.sentences import Likeness, likeness
from paraply.problems import did_you_mean
from paraply.text.yamlfile import Value

MAX_BYTES: Final = 5_000_000
MAX_ROWS: Final = 5_000
_WORDING: Final = N_("Löfte")
_NEW_SHEET = N_("Skriv ut ett nytt ark och för över ändringarna.")

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
        told = f"{self.message} {self.hint}".strip()
        return _("cell {cell}: {told}", cell=self.cell, told=told) if self.cell else told


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
    try:
        book = excel_book(data, most_bytes=MAX_BYTES)
    except FileRefusedError as refused:
        raise _RefusedError(refused.message, refused.hint) from None
    name = tab(SHEET)
    if name not in book.sheetnames or MEMORY not in book.sheetnames:
        told = _(
            "Filen har inte bladen '{sheet}' och '{memory}', så det är inget ark från inventeringen.",
            sheet=name,
            memory=MEMORY,
        )
        raise _RefusedError(told, _(_NEW_SHEET))
    sheet, remembered = book[name], book[MEMORY]
    if max(sheet.max_row, remembered.max_row) > MAX_ROWS:
        raise _RefusedError(_("Arket har fler än {limit} rader.", limit=MAX_ROWS), _(_NEW_SHEET))
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
    headings = [_(heading) for heading in HEADINGS]
    for number, heading in enumerate(headings, 1):
        cell = sheet.cell(1, number)
        found = _text(cell)
        if found == heading:
            continue
        if found in headings:
            message = _("Kolumnen '{found}' står där '{heading}' ska stå.", found=found, heading=heading)
        elif found:
            message = _("Rubriken '{found}' ska vara '{heading}'.", found=found, heading=heading)
        else:
            message = _("Rubriken '{heading}' saknas.", heading=heading)
        hint = _("Ångra flytten, så att kolumnerna står som i ett nytt ark.")
        yield Fault(cell.coordinate, message, hint)
        return
    for cell in sheet[1][len(HEADINGS) :]:
        if _text(cell):
            message = _("Kolumnen '{found}' hör inte till arket.", found=_text(cell))
            hint = _("Flytta texten till anteckningarna och ta bort kolumnen.")
            yield Fault(cell.coordinate, message, hint)


def _row_faults(sheet: Worksheet, memory: Memory, content: Content, rows: dict[str, int]) -> Iterator[Fault]:
    """Every row is a promise of the sheet, once, and none is gone. Fills ``rows`` with the right ones."""
    for line in range(2, sheet.max_row + 1):
        cell = sheet.cell(line, 1)
        id_ = _text(cell)
        if not id_:
            if any(_text(other) for other in sheet[line]):
                told = _("Rad {row} har inget id.", row=line)
                yield Fault(cell.coordinate, told, _("Skriv tillbaka löftets id i kolumn A."))
        elif id_ in rows:
            told = _("'{id}' står redan på rad {row}.", id=id_, row=rows[id_])
            yield Fault(cell.coordinate, told, _("Ta bort den ena raden."))
        elif id_ not in content.guarantees:
            hint = did_you_mean(id_, content.guarantees) or _(
                "Nya löften skrivs i en egen fil, inte i arket."
            )
            yield Fault(cell.coordinate, _("'{id}' finns inte bland löftena.", id=id_), hint)
        elif id_ not in memory:
            told = _("'{id}' hörde inte till arket när det skrevs ut.", id=id_)
            hint = _("Låt id stå som det gjorde.")
            yield Fault(cell.coordinate, told, f"{_meant(id_, memory)} {hint}".strip())
        else:
            rows[id_] = line
    for id_ in memory:
        if id_ not in rows and id_ in content.guarantees:
            hint = _(
                "Ångra det. Ett löfte avvecklas i kolumnerna Läge och Mötet, inte genom att raden tas bort."
            )
            yield Fault("", _("Raden för '{id}' är borta.", id=id_), hint)
        elif id_ not in rows:
            hint = _("Det har tagits bort eller bytt namn sedan arket skrevs ut.")
            told = _("Löftet '{id}' finns inte längre.", id=id_)
            yield Fault("", told, f"{hint} {_(_NEW_SHEET)}")


def _edits(
    sheet: Worksheet, id_: str, line: int, remembered: Mapping[str, str], content: Content
) -> Iterator[Edit | Fault]:
    guarantee = content.guarantees[id_]
    if fault := _reworded(sheet, line, guarantee):
        yield fault
    for number, column in enumerate(COLUMNS, len(BEFORE) + 1):
        cell = sheet.cell(line, number)
        name = f"{get_column_letter(number)}{line}"
        if cell.data_type == "f":
            told = _("{column}: cellen har en formel.", column=column.heading)
            yield Fault(name, told, _("Skriv värdet i stället."))
            continue
        before, after = remembered.get(column.name, ""), _text(cell)
        if after == before:
            continue
        before, after = _without_gap(before), _without_gap(after)
        if after == before:
            continue
        now = column.shown(guarantee)
        if now == after:
            continue
        if now != before:
            message = _(
                "{column}: '{id}' har ändrats sedan arket skrevs ut. "
                "Då stod det '{before}', nu står det '{now}' och i arket '{after}'.",
                column=column.heading,
                id=id_,
                before=_short(before),
                now=_short(now),
                after=_short(after),
            )
            hint = _("Skriv det som ska gälla i löftets fil, eller skriv ut ett nytt ark.")
            yield Fault(name, message, hint)
            continue
        try:
            value = column.read(after, content)
        except MeaningError as error:
            yield Fault(name, f"{column.heading}: {error.what}.", error.hint)
            continue
        yield Edit(name, id_, column, before, after, value)


def _reworded(sheet: Worksheet, line: int, guarantee: Guarantee) -> Fault | None:
    """A wording that is written into the column that only tells it: it would be lost in silence."""
    cell = sheet.cell(line, BEFORE.index(_WORDING) + 1)
    known = {guarantee.promise, *(each.promise for each in guarantee.earlier if each.promise)}
    if any(likeness(each, _text(cell)) is not Likeness.OTHER for each in known):
        return None
    message = _("{column}: lydelsen är ändrad, men läses inte in härifrån.", column=_(_WORDING))
    hint = _("Skriv tillbaka den. Ändra den i löftets fil eller i formuläret, som sparar den förra.")
    return Fault(cell.coordinate, message, hint)


def _text(cell: Cell | MergedCell) -> str:
    """A cell's value as the text a person sees: whole numbers without decimals, days as ISO dates."""
    value = cell.value
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if value is None:
        return ""
    return "\n".join(line.strip() for line in str(value).strip().splitlines())


def _without_gap(text: str) -> str:
    return "" if text.casefold() == _(GAP).casefold() else text


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _meant(id_: str, memory: Memory) -> str:
    close = get_close_matches(id_, list(memory), n=1)
    return _("Menade du '{word}'?", word=close[0]) if close else ""
