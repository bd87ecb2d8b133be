"""Tables as CSV that opens right in Excel in Sweden, and in which no cell can run."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

_RUNNABLE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with when a spreadsheet takes it for a formula (OWASP, CSV Injection)."""


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Semicolon, decimal comma and UTF-8 with BOM."""
    made = io.BytesIO()
    text = io.TextIOWrapper(made, "utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    text.flush()
    return made.getvalue()


def _safe(cell: object) -> str:
    """Numbers with a decimal comma; text that a spreadsheet would run begins with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f").replace(".", ",")
    text = str(cell)
    if text[:1].isalnum():
        return text
    return f"'{text}" if text.lstrip().startswith(_RUNNABLE) or text.startswith(_RUNNABLE) else text
