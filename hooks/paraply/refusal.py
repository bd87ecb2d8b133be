"""Why the operating system refused to read or write, in Swedish."""

import errno
from typing import Final

_TABLE: Final[dict[int, tuple[str, str]]] = {
    errno.ENOSPC: ("disken är full", "Frigör plats och försök igen."),
    errno.EDQUOT: ("ditt utrymme på disken är slut", "Frigör plats och försök igen."),
    errno.EFBIG: ("filen blir större än vad som tillåts här", "Höj gränsen (ulimit -f) och försök igen."),
    errno.EACCES: ("behörighet saknas", "Kontrollera vem som äger filen och mappen den ligger i."),
    errno.EPERM: ("behörighet saknas", "Kontrollera vem som äger filen och mappen den ligger i."),
    errno.EROFS: ("disken är skrivskyddad", "Välj en mapp på en annan disk."),
    errno.EIO: ("disken svarar inte som den ska", "Kontrollera disken."),
    errno.ENOENT: ("filen eller mappen finns inte", "Kontrollera namnet."),
    errno.ENOTDIR: ("en del av sökvägen är en fil, inte en mapp", "Kontrollera namnet."),
    errno.EISDIR: ("det är en mapp, inte en fil", "Välj ett annat namn."),
    errno.EEXIST: ("det finns redan något med det namnet", "Välj ett annat namn."),
    errno.ENOTEMPTY: ("mappen är inte tom", "Välj ett annat namn."),
    errno.ENAMETOOLONG: ("namnet är för långt", "Välj ett kortare namn."),
    errno.EMFILE: ("för många filer är öppna", "Höj gränsen (ulimit -n) och försök igen."),
}


def reason(error: OSError) -> str:
    """The reason as a part of a sentence; as the system says it, when it is a rare one."""
    known = _TABLE.get(error.errno or 0)
    return known[0] if known else error.strerror or str(error)


def told(error: OSError) -> str:
    """The file, the reason, and what to do about it."""
    why = reason(error)
    where = f"{error.filename}: " if error.filename is not None else ""
    advice = _TABLE.get(error.errno or 0, ("", ""))[1]
    return f"{where}{why[:1].upper()}{why[1:]}. {advice}".rstrip()
