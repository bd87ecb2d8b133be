"""A text file with values apart, as programs export it → its rows."""

import csv
import io

from paraply.importers.bounds import FileRefusedError, broken, check_size
from paraply.language import _


def rows_of(data: bytes) -> list[list[str]]:
    """Values apart by tab, semicolon or comma, in UTF-8 or Windows-1252. Raises ``FileRefusedError``."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileRefusedError(
            _("Filen är ett kalkylblad, men namnet säger text."),
            _("Döp om den så att den slutar på .xlsx."),
        )
    text = decoded(data)
    if "\x00" in text:
        raise FileRefusedError(_("Filen är ingen textfil."), _("Spara den som CSV UTF-8."))
    delimiter = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise broken() from error
    check_size(_("Filen"), len(rows), max(map(len, rows), default=0))
    return rows


def decoded(data: bytes) -> str:
    """The text of a file as programs write it: UTF-8 with or without a mark, UTF-16, Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The character that parts the cells: the most frequent in the first lines, outside quotes."""
    lines = text.splitlines()[:20]
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    counts = {char: sum(line.count(char) for line in lines) for char in "\t;"}
    best = max(counts, key=lambda char: counts[char])
    return best if counts[best] else ","
