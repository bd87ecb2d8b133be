"""What has been published does not vanish: it is withdrawn, or its address leads on."""

from collections.abc import Iterator
from typing import Final

from paraply.changes.reading import Reading, RecordKey
from paraply.language import N_, _
from paraply.model.record import Record
from paraply.problems import Family, Problem, Rule, Severity

REMOVED: Final = Rule(
    "L24",
    Family.READ,
    Severity.ERROR,
    "Det som är publicerat får inte bara försvinna",
    "Den som har länkat dit, eller fick ett löfte, ska få veta vad som hände. Kontrolleras med --base.",
)

_INSTEAD: Final = {
    "guarantees": N_(
        "skriv state: withdrawn och valid_to, och replaced_by om något ersätter det. Då "
        "säger sidan att löftet inte gäller längre, och resultaten står kvar"
    ),
    "goals": N_("skriv valid_to. Då säger sidan att målet inte gäller längre"),
    "owners": N_("skriv valid_to. Då står den kvar hos det som den har ansvarat för"),
    "policies": N_("skriv state: replaced. Då säger sidan att dokumentet är ersatt"),
}


def removals(before: Reading, after: Reading) -> Iterator[Problem]:
    """The records that had a page in the earlier version and have neither page nor redirect in the later."""
    for key, address in before.addresses.items():
        folder, id_ = key
        was = before.views.content.folders.get(folder, {}).get(id_)
        if was is None or _is_kept(key, address, after):
            continue
        yield REMOVED.at(
            was.place(),
            _("'{name}' är publicerat och finns inte längre.", name=_name(was)),
            _hint(folder, address),
        )


def _is_kept(key: RecordKey, address: str, after: Reading) -> bool:
    folder, id_ = key
    is_public = id_ in after.views.content.folders.get(folder, {})
    return is_public or address in after.redirects or after.is_unread(key)


def _name(record: Record) -> str:
    return str(getattr(record, "title", None) or getattr(record, "name"))  # noqa: B009  (one of the two)


def _hint(folder: str, address: str) -> str:
    instead = _(_INSTEAD.get(folder, ""))
    back = _("Lägg tillbaka det, och {instead}.", instead=instead) if instead else _("Lägg tillbaka det.")
    if "#" in address:
        return back
    moved = _("Ersätts det av en annan sida, skriv '{address}' i old_addresses där.", address=address)
    return f"{back} {moved}"
