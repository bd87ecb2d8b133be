"""What has been published does not vanish: it is withdrawn, or its address leads on."""

from collections.abc import Iterator
from typing import Final

from paraply.changes.reading import Reading, RecordKey
from paraply.language import _
from paraply.model.kind import name_of
from paraply.model.kinds import BY_NAME
from paraply.problems import Family, Problem, Rule, Severity

REMOVED: Final = Rule(
    "L24",
    Family.READ,
    Severity.ERROR,
    "Det som är publicerat får inte bara försvinna",
    "Den som har länkat dit, eller fick ett löfte, ska få veta vad som hände. Kontrolleras med --base.",
)


def removals(before: Reading, after: Reading) -> Iterator[Problem]:
    """The records that had a page in the earlier version and have neither page nor redirect in the later."""
    for key, address in before.addresses.items():
        folder, id_ = key
        was = before.views.content.folders.get(folder, {}).get(id_)
        if was is None or _is_kept(key, address, after):
            continue
        yield REMOVED.at(
            was.place(),
            _("'{name}' är publicerat och finns inte längre.", name=name_of(was)),
            _hint(folder, address),
        )


def _is_kept(key: RecordKey, address: str, after: Reading) -> bool:
    folder, id_ = key
    is_public = id_ in after.views.content.folders.get(folder, {})
    return is_public or address in after.redirects or after.is_unread(key)


def _hint(folder: str, address: str) -> str:
    instead = _(BY_NAME[folder].instead)
    back = _("Lägg tillbaka det, och {instead}.", instead=instead) if instead else _("Lägg tillbaka det.")
    if "#" in address:
        return back
    moved = _("Ersätts det av en annan sida, skriv '{address}' i old_addresses där.", address=address)
    return f"{back} {moved}"
