"""Why the operating system refused to read or write, in the language in use."""

import errno
from typing import Final

from paraply.language import N_, _

_TABLE: Final[dict[int, tuple[str, str]]] = {
    errno.ENOSPC: (N_("disken är full"), N_("Frigör plats och försök igen.")),
    errno.EDQUOT: (N_("ditt utrymme på disken är slut"), N_("Frigör plats och försök igen.")),
    errno.EFBIG: (
        N_("filen blir större än vad som tillåts här"),
        N_("Höj gränsen (ulimit -f) och försök igen."),
    ),
    errno.EACCES: (N_("behörighet saknas"), N_("Kontrollera vem som äger filen och mappen den ligger i.")),
    errno.EPERM: (N_("behörighet saknas"), N_("Kontrollera vem som äger filen och mappen den ligger i.")),
    errno.EROFS: (N_("disken är skrivskyddad"), N_("Välj en mapp på en annan disk.")),
    errno.EIO: (N_("disken svarar inte som den ska"), N_("Kontrollera disken.")),
    errno.ENOENT: (N_("filen eller mappen finns inte"), N_("Kontrollera namnet.")),
    errno.ENOTDIR: (N_("en del av sökvägen är en fil, inte en mapp"), N_("Kontrollera namnet.")),
    errno.EISDIR: (N_("det är en mapp, inte en fil"), N_("Välj ett annat namn.")),
    errno.EEXIST: (N_("det finns redan något med det namnet"), N_("Välj ett annat namn.")),
    errno.ENOTEMPTY: (N_("mappen är inte tom"), N_("Välj ett annat namn.")),
    errno.ENAMETOOLONG: (N_("namnet är för långt"), N_("Välj ett kortare namn.")),
    errno.EMFILE: (N_("för många filer är öppna"), N_("Höj gränsen (ulimit -n) och försök igen.")),
}


def reason(error: OSError) -> str:
    """The reason as a part of a sentence; as the system says it, when it is a rare one."""
    known = _TABLE.get(error.errno or 0)
    return _(known[0]) if known else error.strerror or str(error)


def told(error: OSError) -> str:
    """The file, the reason, and what to do about it."""
    why = reason(error)
    where = f"{error.filename}: " if error.filename is not None else ""
    advice = _(_TABLE.get(error.errno or 0, ("", ""))[1])
    return f"{where}{why[:1].upper()}{why[1:]}. {advice}".rstrip()
