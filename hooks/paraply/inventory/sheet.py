"""Promises → a workbook: one row each, drop-downs, and every gap both coloured and worded.

A hidden sheet remembers what each cell held, so that only what a person has edited is read back, and a
promise that has changed in the meantime is noticed.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from paraply.command.invocation import quoted
from paraply.derive.equality import PromiseAnswers, equality_of
from paraply.derive.tasks import tasks_of
from paraply.derive.views import Views
from paraply.files.zipped import zipped
from paraply.inventory.columns import BEFORE, COLUMNS, GAP, HEADINGS, MEETING, NOTES, Column, Kind
from paraply.language import N_, _, code
from paraply.model.guarantee import GuaranteePath, GuaranteeState
from paraply.model.organisation import Owner
from paraply.model.questions import Answer

SHEET: Final = N_("Inventering")
HELP: Final = N_("Så gör du")
MEMORY: Final = "Så var det"
OPTIONS: Final = "Val"
"""Sheets that nobody sees have the same names in any language."""

_MOST_TAB: Final = 31
_NOT_IN_TAB = re.compile(r"[\[\]:*?/\\]")

_MOST_ROW_HEIGHT: Final = 220
_LINE: Final = 15
_HEAD = PatternFill("solid", fgColor="12394A")
_HEAD_MEETING = PatternFill("solid", fgColor="6B4A00")
_GAP = PatternFill("solid", fgColor="FCE3B6")
_TOLD = PatternFill("solid", fgColor="EEF2F3")
_EDGE = Border(bottom=Side("thin", color="C9D1D4"), right=Side("thin", color="C9D1D4"))

_HELP_LINES = (
    N_("Ett löfte per rad. Orange celler där det står {gap} behöver fyllas i: skriv över ordet."),
    N_("De grå kolumnerna till vänster visar bara. Ändra inget där, och låt Id stå kvar."),
    N_(
        "Celler med en pil har en lista att välja ur. "
        "Motkrav och undantag: ett per rad i cellen (Alt + Enter)."
    ),
    N_("Kolumnerna som börjar med Mötet är till för beslutet om varje löfte."),
    N_(
        "Löften tas inte bort genom att raden tas bort. "
        "Välj '{phase_out}' som väg, och '{withdrawn}' som läge."
    ),
    N_("Töm en cell för att ta bort uppgiften. Flytta eller byt inte namn på kolumner. Sortera gärna."),
    N_("Läs in arket igen med: {command} FIL. Du ser ändringarna innan något skrivs."),
)
_COMMAND: Final = quoted("inventory --apply")


def rows_for(views: Views, owner: Owner | None = None) -> list[PromiseAnswers]:
    """The promises of one owner, of nobody known (None): all but the withdrawn ones."""
    equality = equality_of(views)
    return list((equality.of_owner(owner) if owner else equality.without_owner).rows)


def workbook_of(rows: Sequence[PromiseAnswers], views: Views, title: str) -> bytes:
    """The workbook of some promises as .xlsx. The same rows and day give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(tab(SHEET))
    _header(sheet)
    memory = book.create_sheet(MEMORY)
    memory.sheet_state = "veryHidden"
    _write(memory.cell(1, 1), "Id")
    for number, column in enumerate(COLUMNS, 2):
        _write(memory.cell(1, number), column.name)
    for line, row in enumerate(rows, 2):
        _row(sheet, line, row, views)
        _write(memory.cell(line, 1), row.view.guarantee.id)
        for number, column in enumerate(COLUMNS, 2):
            _write(memory.cell(line, number), _stands(row, column))
    _drop_downs(book, sheet, len(rows), views)
    _help(book.create_sheet(tab(HELP)), title, views.today)
    sheet.freeze_panes = "C2"  # id and promise stay in sight
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{max(2, len(rows) + 1)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    book.properties.creator = "Paraply"
    book.properties.title = title
    book.properties.language = code()
    return _saved(book, views.today)


def tab(name: str) -> str:
    """The name of a sheet that people see, in the language in use, as a spreadsheet can hold it."""
    return _NOT_IN_TAB.sub(" ", _(name))[:_MOST_TAB]


def warnings_of(row: PromiseAnswers, views: Views) -> list[str]:
    """What the checks say of the promise and nobody has answered."""
    return [
        f"{problem.rule.code} {problem.message}"
        for problem in views.problems
        if problem.place.file == row.view.guarantee.file and problem.accepted is None
    ]


def is_gap(row: PromiseAnswers, column: Column) -> bool:
    """Whether the promise ought to have a value here and has none."""
    return column.question is not None and row.answers[column.question] is Answer.MISSING


def _stands(row: PromiseAnswers, column: Column) -> str:
    """What stands in a cell: the promise's value, or the word of a gap."""
    text = column.shown(row.view.guarantee)
    return _(GAP) if not text and is_gap(row, column) else text


def _header(sheet: Worksheet) -> None:
    widths = [26, 34, 16, 36, 36, *(column.width for column in COLUMNS), 40]
    meeting = {*(column.name for column in MEETING), NOTES}
    for number, (heading, width) in enumerate(zip(HEADINGS, widths, strict=True), 1):
        cell = sheet.cell(1, number)
        _write(cell, _(heading))
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD_MEETING if heading in meeting else _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = 34


def _row(sheet: Worksheet, line: int, row: PromiseAnswers, views: Views) -> None:
    guarantee = row.view.guarantee
    warnings = warnings_of(row, views)
    told = (
        guarantee.id,
        guarantee.promise,
        guarantee.shown_kind.label,
        "\n".join(tasks_of(row)) or _("Inget"),
        "\n".join(warnings) or _("Inga"),
    )
    values = [_stands(row, column) for column in COLUMNS]
    lines = 1
    for number, text in enumerate((*told, *values, ""), 1):
        cell = sheet.cell(line, number)
        column = COLUMNS[number - len(BEFORE) - 1] if len(BEFORE) < number < len(HEADINGS) else None
        gap = column is not None and is_gap(row, column) and text == _(GAP)
        if column is not None and column.kind is Kind.NUMBER and text and not gap:
            cell.value = float(text)
        else:
            _write(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = _EDGE
        if gap:
            cell.fill = _GAP
            cell.font = Font(bold=True)
        elif column is None and number <= len(BEFORE):
            cell.fill = _TOLD
        width = sheet.column_dimensions[get_column_letter(number)].width
        lines = max(lines, sum(1 + int(len(part) / width) for part in text.split("\n")))
    sheet.row_dimensions[line].height = min(_MOST_ROW_HEIGHT, _LINE * lines + 4)


def _drop_downs(book: Workbook, sheet: Worksheet, count: int, views: Views) -> None:
    options = book.create_sheet(OPTIONS)
    options.sheet_state = "hidden"
    for place, column in enumerate(COLUMNS, 1):
        offered = column.options(views.content)
        if not offered or not count:
            continue
        _write(options.cell(1, place), column.name)
        for line, option in enumerate(offered, 2):
            _write(options.cell(line, place), option)
        letter = get_column_letter(place)
        rule = DataValidation(
            type="list",
            formula1=f"'{OPTIONS}'!${letter}$2:${letter}${len(offered) + 1}",
            allow_blank=True,
            showErrorMessage=False,  # the gap's own word is no option, and the reader says what is wrong
        )
        rule.promptTitle = column.heading[:32]
        rule.prompt = _("Välj ur listan.")
        rule.showInputMessage = True
        at = get_column_letter(len(BEFORE) + place)
        rule.add(f"{at}2:{at}{count + 1}")
        sheet.add_data_validation(rule)


def _help(sheet: Worksheet, title: str, today: date) -> None:
    sheet.column_dimensions["A"].width = 110
    _write(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    _write(
        sheet.cell(2, 1),
        _(
            "Läget {day}. Anteckningarna i sista kolumnen ({column}) stannar i arket.",
            day=today.isoformat(),
            column=_(NOTES),
        ),
    )
    words = {
        "gap": _(GAP),
        "phase_out": GuaranteePath.PHASE_OUT.label,
        "withdrawn": GuaranteeState.WITHDRAWN.label,
        "command": _COMMAND,
    }
    for line, text in enumerate(_HELP_LINES, 4):
        _write(sheet.cell(line, 1), _(text, **words))
        sheet.cell(line, 1).alignment = Alignment(wrap_text=True)


def _saved(book: Workbook, today: date) -> bytes:
    """The file of a workbook. openpyxl writes the time by the clock in three places; here it is the day's."""
    out = io.BytesIO()
    book.save(out)
    book.properties.created = book.properties.modified = datetime.combine(today, datetime.min.time())
    with zipfile.ZipFile(out) as saved:
        parts = {name: saved.read(name) for name in saved.namelist()}
    return zipped({**parts, ARC_CORE: tostring(book.properties.to_tree())}, today)


def _write(cell: Cell | MergedCell, text: str) -> None:
    """Always as text, whatever it begins with: no content becomes a formula."""
    cell.value = text or None
    if text:
        cell.data_type = "s"
