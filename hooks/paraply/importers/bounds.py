"""How large a spreadsheet may be, and what is refused of it before anything is unpacked."""

import io
import lzma
import zipfile
import zlib
from typing import Final

from paraply.importers.extent import extents_of
from paraply.language import _

MAX_BYTES: Final = 20_000_000
MAX_UNPACKED: Final = 200_000_000
MAX_RATIO: Final = 200
"""A spreadsheet shrinks 5 to 30 times; what shrinks more is made to fill a disk."""
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 16_384
"""As many as Excel has; their names have one to three letters."""
MAX_CELLS: Final = 400_000
MAX_ROOM: Final = 5_000_000
"""Cells that a library may have to make room for; a hidden sheet may hold much, and is not read."""

_UNPACKABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,  # NotImplementedError too: an odd packing
    ValueError,
)
"""What zipfile raises for a file that is broken or made to break."""


class FileRefusedError(Exception):
    """The file cannot be read; ``message`` and ``hint`` say why and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} {hint}")
        self.message, self.hint = message, hint


def check_room(data: bytes) -> None:
    """Refuse a file of a few kilobytes whose sheets say that they are as large as a library's memory."""
    for extent in extents_of(data):
        if extent.rows * extent.columns > MAX_ROOM or extent.merged > MAX_ROOM:
            amount = max(extent.rows * extent.columns, extent.merged)
            raise odd(_("Ett blad i filen har plats för {number} celler.", number=amount))


def check_packing(data: bytes) -> None:
    """Refuse what is not a whole zip file, or would unpack to too much; its sums are checked too."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise encrypted()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise encrypted()
            unpacked = sum(member.file_size for member in members)
            shrunk = max((one.file_size / max(1, one.compress_size) for one in members), default=0)
            if (
                unpacked > MAX_UNPACKED
                or (shrunk > MAX_RATIO and unpacked > 5_000_000)
                or len(members) > 5_000
            ):
                raise odd(_("Filen blir {size} MB när den packas upp.", size=unpacked // 1_000_000))
            if packed.testzip():
                raise broken()
    except _UNPACKABLE as error:
        raise broken() from error


def check_size(name: str, rows: int, columns: int) -> None:
    """Refuse more cells than an import is for. Raises ``FileRefusedError``."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        message = _("{what} har {rows} rader och {columns} kolumner.", what=name, rows=rows, columns=columns)
        hint = _(
            "Gränsen är {rows} rader, {columns} kolumner och {cells} celler. "
            "Ta bara ut det som gäller måtten.",
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
            cells=MAX_CELLS,
        )
        raise FileRefusedError(message, hint)


def large(size: int, limit: int) -> FileRefusedError:
    """The refusal of a file of so many bytes."""
    return FileRefusedError(
        _("Filen är {size} MB.", size=size // 1_000_000),
        _("Gränsen är {limit} MB. Ta bara ut det som behövs.", limit=limit // 1_000_000),
    )


def odd(message: str) -> FileRefusedError:
    """The refusal of a file made to fill a memory."""
    return FileRefusedError(message, _("Så ser ingen vanlig export ut. Ta bara ut det som behövs."))


def encrypted() -> FileRefusedError:
    """The refusal of what only a password opens."""
    message = _("Filen är skyddad med lösenord, eller i ett äldre format än namnet säger.")
    hint = _("Öppna den i Excel, ta bort lösenordet och spara den som .xlsx.")
    return FileRefusedError(message, hint)


def broken() -> FileRefusedError:
    """The refusal of what no program could read."""
    return FileRefusedError(
        _("Filen är trasig eller avklippt."),
        _("Hämta den igen, eller öppna den i Excel och spara på nytt."),
    )
