"""The one text that a build leaves, read as from a stranger: nothing is unpacked onto disk."""

import lzma
import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from paraply.language import _

NAME: Final = "andringar.md"
MOST_TEXT: Final = 200_000
"""Bytes. The text is cut at 60,000 when it is written."""
MOST_PACKED: Final = 250_000


class UntrustedError(Exception):
    """Raised when what a build left is not the one short text it should be; the message is Swedish."""


def text_in(packed: bytes) -> str:
    """The text in a zip file that holds ``andringar.md`` and nothing else. Raises ``UntrustedError``."""
    try:
        with zipfile.ZipFile(BytesIO(packed)) as archive:
            if archive.namelist() != [NAME]:
                raise UntrustedError(_("Bygget lämnade något annat än {file}.", file=NAME))
            with archive.open(NAME) as file:
                return _text(file.read(MOST_TEXT + 1))
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        raise UntrustedError(_("Det som bygget lämnade går inte att packa upp.")) from error
    except (NotImplementedError, RuntimeError) as error:  # an odd packing, or a password
        raise UntrustedError(_("Det som bygget lämnade är packat på ett okänt sätt.")) from error


def text_in_file(folder: Path, name: str) -> str:
    """The text in a file below ``folder``, which no link may lead out of. Raises ``UntrustedError``."""
    path = folder / name
    try:
        inside = path.resolve(strict=True) == folder.resolve() / name
        if not inside or not stat.S_ISREG(path.lstat().st_mode):
            raise UntrustedError(_("{file} är ingen vanlig fil.", file=name))
        with path.open("rb") as file:
            return _text(file.read(MOST_TEXT + 1))
    except OSError:
        raise UntrustedError(_("{file} finns inte.", file=name)) from None


def _text(data: bytes) -> str:
    if len(data) > MOST_TEXT:
        raise UntrustedError(_("Texten från bygget är längre än {most} byte.", most=MOST_TEXT))
    return data.decode(errors="replace")
