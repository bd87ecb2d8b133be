"""What has been published does not vanish: it is withdrawn, or its address leads on."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from paraply.check.past import RULES, WHY
from paraply.language import _
from paraply.model.guarantee import Guarantee
from paraply.model.kind import name_of
from paraply.model.kinds import BY_NAME
from paraply.model.not_shown import NotShown
from paraply.model.record import Record
from paraply.past.mends import Mend, in_fields, line_of, listed
from paraply.past.moves import MovedRecords
from paraply.past.versions import RecordKey, Version
from paraply.past.written_wordings import earlier_wording
from paraply.problems import Family, Problem, Rule, Severity
from paraply.text.yamlfile import Value

REMOVED: Final = Rule(
    "L24",
    Family.READ,
    Severity.ERROR,
    "Det som är publicerat får inte bara försvinna",
    "Den som har länkat dit, eller fick ett löfte, ska få veta vad som hände. Kontrolleras med --base.",
)


def removals(before: Version, after: Version) -> Iterator[Problem]:
    """The records that had a page in the earlier version and have neither page nor redirect in the later."""
    for key, address in before.addresses.items():
        folder, id_ = key
        was = before.public.folders.get(folder, {}).get(id_)
        if was is None or _is_kept(key, address, after):
            continue
        if (written := after.record(key)) is not None:
            yield _hidden(before.record(key) or was, written, after)
            continue
        yield REMOVED.at(
            was.place(),
            _("'{name}' är publicerat och finns inte längre.", name=name_of(was)),
            _hint(folder, address, after.today),
        )


def records_without_page(before: Version, after: Version, moves: MovedRecords) -> Iterator[Record]:
    """The published records without a page of their own that are gone. What a measure shows now is shown."""
    shown = {measure.kolada for measure in after.content.measures.values()}
    for folder, records in before.public.folders.items():
        for id_, was in records.items():
            key = folder, id_
            is_there = id_ in after.content.folders[folder] or key in moves or after.is_unread(key)
            is_seen = BY_NAME[folder].weight is not None or folder == "visits"
            if (
                is_seen
                and not is_there
                and key not in before.addresses
                and not (isinstance(was, NotShown) and id_ in shown)
            ):
                yield was


def lost_addresses(before: Version, after: Version) -> Iterator[Problem]:
    """The old addresses of a page that is still there, or that leads on, and that do not lead there."""
    there = {address: key for key, address in after.addresses.items()}
    for address, led_to in before.redirects.items():
        now = led_to if led_to in there else after.redirects.get(led_to)
        key = there.get(now or "")
        if key is None or address in there or after.redirects.get(address) == now:
            continue
        record = after.record(key)
        if record is None or after.is_unread(key):
            continue
        message = _("Den gamla adressen {address} ledde hit och gör det inte längre.", address=address)
        hint = _("Skriv tillbaka '{address}' i old_addresses.", address=address)
        yield REMOVED.at(record.place("old_addresses"), message, hint)


def _is_kept(key: RecordKey, address: str, after: Version) -> bool:
    folder, id_ = key
    is_public = id_ in after.public.folders.get(folder, {})
    return is_public or address in after.redirects or after.is_unread(key)


def _hidden(was: Record, written: Record, after: Version) -> Problem:
    """The file is there, but says that residents are not to see it: from a day on, or as a draft."""
    field = next(
        name
        for name in ("state", "valid_from", "decided")
        if getattr(was, name, None) != getattr(written, name, None)
    )
    begins = getattr(written, "valid_from", None) or getattr(written, "decided", None)
    later = begins.first if begins is not None and begins.first > after.today else None
    values = {"name": name_of(was), "day": begins}
    message = (
        _("'{name}' är publicerat, men skulle döljas till {day}.", **values)
        if later
        else _("'{name}' är publicerat, men skulle döljas.", **values)
    )
    mend = _shown_again(was, written, later_from=later)
    return RULES["H12"].at(written.place(field), message, mend.told)


def _shown_again(was: Record, written: Record, later_from: date | None) -> Mend:
    """The fields that hide it as they were; a promise that changes on a day keeps its wording until then."""
    fields: dict[str, Value] = {}
    for name in ("state", "valid_from", "decided"):
        old, new = getattr(was, name, None), getattr(written, name, None)
        if old != new and (old is not None or name != "state"):
            fields[name] = getattr(old, "value", None) or (str(old) if old is not None else None)
    mend = in_fields(fields)
    is_another = (
        isinstance(was, Guarantee)
        and isinstance(written, Guarantee)
        and ((was.promise, was.level) != (written.promise, written.level))
    )
    if later_from and is_another and isinstance(was, Guarantee):
        until = later_from - timedelta(days=1)
        mend += listed(written, "earlier", earlier_wording(was, until, _(WHY)))
    return mend


def withdrawing(today: date) -> str:
    """How a whole measure, survey or report is withdrawn: the line to paste, and what follows."""
    line = f"{{{line_of({'day': today.isoformat(), 'why': _(WHY)})}}}"
    return _(
        "skriv en rad bland fälten: `withdrawn: {line}`. Då säger sidan att kommunen inte längre redovisar "
        "det, och det som är publicerat står kvar",
        line=line,
    )


def _hint(folder: str, address: str, today: date) -> str:
    kind = BY_NAME[folder]
    instead = _(kind.instead)
    if "withdrawn" in kind.model.model_fields:
        instead = withdrawing(today)
    back = _("Lägg tillbaka det, och {instead}.", instead=instead) if instead else _("Lägg tillbaka det.")
    if "#" in address:
        return back
    moved = _("Ersätts det av en annan sida, skriv '{address}' i old_addresses där.", address=address)
    return f"{back} {moved}"
