"""Addresses in a text that lead nowhere, and which was probably meant."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from paraply.language import N_, _

Told = tuple[str, str]
"""What is wrong, and what to do."""

_LOST = N_("'{value}' är en länk som inte leder någonstans. Bara länkens text visas.")
_KEPT = re.compile(r"(?:https?://|mailto:|tel:).|/(?![/\\])", re.IGNORECASE)
_BROKEN_SCHEME = re.compile(
    r"(?:(https?)(?::/|:|//|/|:\\+)|h{0,2}t{1,3}p{1,3}s?[:;]?//?|//)([\w-]+\..*)", re.IGNORECASE
)
_NUMBER = re.compile(r"\+?\d[\d %()-]{5,20}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ON_A_COMPUTER = re.compile(r"file:|[a-z]:[\\/]|\\", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}(?:[/?#:]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FILES: Final = {"md", "yml", "html", "htm", "pdf", "docx", "doc", "xlsx", "csv", "png", "jpg", "svg"}

_DOWNLOADED: Final = _FILES - {"md", "yml", "html", "htm"}


def lost(address: str, resolve: Callable[[str], str]) -> Told | None:
    """Why a link loses its address, and which to write; None when it leads elsewhere or into the site.

    ``resolve`` gives the site's address of a file, if it knows.
    """
    if _KEPT.match(address):
        return None
    if not address:
        return _("En länk har ingen adress. Bara länkens text visas."), _("Skriv [länkens text](adressen).")
    return _(_LOST, value=shortened(unquote(address))), _meant(address, resolve)


def without_scheme(address: str) -> Told | None:
    """The same on a page written by hand, whose links to files and other pages are looked up elsewhere."""
    return lost(address, lambda _path: "") if not address or _SCHEME.match(address) else None


def on_a_computer(address: str) -> bool:
    """Whether it is the way to a file on somebody's disk, or on a server of files."""
    return _ON_A_COMPUTER.match(unquote(address)) is not None


def meant_elsewhere(address: str) -> str:
    """What to write where an address was meant to lead to another site or to a person; empty else."""
    path = re.split(r"[?#]", address)[0]
    if on_a_computer(address):
        return _("Filen ligger på en dator. Lägg den på webben, och skriv adressen dit med https:// först.")
    ending = path.partition("/")[0].rpartition(".")[2].lower()
    if found := _BROKEN_SCHEME.fullmatch(unquote(address)):
        return _("Skriv {address}.", address=f"{(found[1] or 'https').lower()}://{found[2]}")
    if _MAIL.fullmatch(address):
        return _("Skriv mailto:{address}.", address=address)
    if _DOMAIN.fullmatch(address) and ending not in _FILES:
        return _("Skriv https://{address}.", address=address)
    return ""


def _meant(address: str, resolve: Callable[[str], str]) -> str:
    """The address that was probably meant."""
    if address.startswith("#"):
        return _("Skriv hela vägen på webbplatsen, som /garantier/bygglov/#kontakt.")
    if hint := meant_elsewhere(address):
        return hint
    if _NUMBER.fullmatch(address):
        return _("Skriv tel:{number}.", number=re.sub(r"[^\d+]", "", unquote(address)))
    if _SCHEME.match(address):
        return _("Länka till en adress som börjar med https://, mailto: eller tel:.")
    name = re.split(r"[?#]", address)[0].rpartition("/")[2]
    if name.rpartition(".")[2].lower() in _DOWNLOADED:
        return _("Lägg filen i docs/assets/, och skriv {address}.", address=f"/assets/{name}")
    if known := resolve(re.split(r"[?#]", address)[0]):
        return _("Skriv {address}.", address=known)
    return _("Skriv hela vägen på webbplatsen, som /garantier/bygglov/, eller en adress med https:// först.")


def shortened(text: str) -> str:
    """The text on one line, of which so much is told."""
    text = " ".join(text.replace("\x00", "").split())
    return text if len(text) <= 60 else f"{text[:57]}…"
