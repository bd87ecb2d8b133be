"""Tables as CSV that opens right in Excel in Sweden, and in which no cell can run."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

_RUNNABLE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with when a spreadsheet takes it for a formula (OWASP, CSV Injection)."""


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Semicolon, decimal comma and UTF-8 with BOM."""
    return csv_table(columns, [csv_rows(rows)])


def csv_table(columns: Sequence[str], parts: Iterable[bytes]) -> bytes:
    """The same of rows that are written already, which may stand in several tables."""
    return b"".join((codecs.BOM_UTF8, csv_rows([columns]), *parts))


def csv_rows(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows of a table, without its head."""
    made = io.BytesIO()
    text = io.TextIOWrapper(made, "utf-8", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(map(_safe, row) for row in rows)
    text.flush()
    return made.getvalue()


def _safe(cell: object) -> str:
    """Numbers with a decimal comma, lists with spaces; text that would run gets an apostrophe."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        if isinstance(cell, Decimal):
            return format(cell, "f").replace(".", ",")
        if isinstance(cell, bool):
            return "true" if cell else "false"
        cell = " ".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)
    if cell[:1].isalnum():
        return cell
    return f"'{cell}" if cell.lstrip().startswith(_RUNNABLE) or cell.startswith(_RUNNABLE) else cell
